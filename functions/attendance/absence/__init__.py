"""Absence reports: what a guardian may say of a day, and what became of it."""
