"""Forgetting: the name of a teacher who has got protected identity, on the times of meetings."""
