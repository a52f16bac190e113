"""Time registration as the unit's staff have it: settings, the day's list, coming and leaving."""
