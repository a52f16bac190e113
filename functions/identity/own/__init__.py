"""One's own account: the user name and the password that one signs in with."""
