"""The school's side of a booking: staff book, move and cancel for a student, at any time."""
