"""Rounds of parent meetings (samtalsomgångar), and the times that teachers put out in them."""
