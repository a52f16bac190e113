"""Bookings (bokningar): who meets whom, and when."""
