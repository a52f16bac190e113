"""What is to happen at an instant: a meeting is a day away, or an offered time is nobody's."""
