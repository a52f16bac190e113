"""Rounds of several groups of a school, made in one go by an administrator."""
