"""Recovery: an e-mail address that has been shown to be one's own, and a new password by it."""
