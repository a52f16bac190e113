"""Time registration as guardians have it: the schedule, whose weeks, pick-up, and lov."""
