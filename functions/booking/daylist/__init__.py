"""A teacher's day of parent meetings, across rounds, groups and schools."""
