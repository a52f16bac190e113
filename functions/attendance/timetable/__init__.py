"""The timetable: the lessons of each group, week by week, with what is out of the ordinary."""
