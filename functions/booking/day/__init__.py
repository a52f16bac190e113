"""Where a person is, day by day, so that nobody is in two places at once."""
