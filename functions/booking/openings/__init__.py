"""When a round opens: guardians are told of it once, at the instant or when it has times."""
