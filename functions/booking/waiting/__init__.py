"""The waiting list of a round of parent meetings."""
