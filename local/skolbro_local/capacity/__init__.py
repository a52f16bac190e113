"""Whether DynamoDB bears the morning of a large commune: the hottest key, from measured units.

`make capacity` prints it, and writes `docs/capacity.md`. What a request consumes is measured as
`make bench` does; how many of them meet one key in a second is declared in the scenario, with
reasons.
"""
