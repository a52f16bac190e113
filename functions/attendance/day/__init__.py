"""A student's day: what is reported, what the roll calls say, and what the guardians were told.

All of it stands in one item, so that none of it can contradict the rest: see decision 0006.
"""
