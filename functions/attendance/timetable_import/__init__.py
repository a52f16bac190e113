"""Taking in a timetable that another system has laid: SS 12000 as JSON, or iCalendar."""
