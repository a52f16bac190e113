"""Substitutes (vikarier): who is let in to lessons of a day, as attendance's timetable tells."""
