"""Forgetting: the name of a person who has got protected identity, wherever it was copied."""
