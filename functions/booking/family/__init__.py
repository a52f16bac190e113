"""Parent meetings, for guardians."""
