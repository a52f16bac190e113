"""Reminders: what waits for somebody, told by the clock and not by a change."""
