"""Activation: a code from the school becomes a user name and a password."""
