"""Sign-ins: where somebody is signed in, and how that is ended before its time."""
