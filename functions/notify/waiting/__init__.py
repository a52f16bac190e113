"""What is sent later: at the end of quiet hours, or in the day's digest."""
