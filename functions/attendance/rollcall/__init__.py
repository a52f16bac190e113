"""Roll call: who was at a lesson, what nobody had reported, and what is said of it afterwards."""
