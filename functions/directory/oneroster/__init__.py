"""Reading OneRoster 1.2 CSV (1EdTech), as communes' registries export it.

Pure: from a zip file to checked records and a list of what was wrong, with file, line and
column. Nothing here knows of tables or of AWS.
"""
