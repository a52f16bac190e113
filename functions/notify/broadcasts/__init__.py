"""Broadcasts: a short message from school to all guardians of a group, a school or a commune."""
