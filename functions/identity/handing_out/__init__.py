"""What a school does for its people's accounts: codes, letters, and who may not be signed in."""
