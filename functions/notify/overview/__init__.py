"""What is new of one child, function by function: the numbers on the home page's tiles."""
