"""Forgetting: the name of a child who has got protected identity, in the bells of staff."""
