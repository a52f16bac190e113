"""Accounts: how people sign in by user name and password, which the school hands out."""
