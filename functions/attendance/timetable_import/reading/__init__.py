"""Files from timetable systems, read into drafts of lessons. Pure.

A bad row is told with its place and a reason, and the others go in; nothing that a file may hold
makes the reading crash.
"""
