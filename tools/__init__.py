"""What maintainers run: the bootstrap, and the rules that no other lint knows."""
