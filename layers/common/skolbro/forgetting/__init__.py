"""Forgetting: a person who has got protected identity is named in no item any more."""
