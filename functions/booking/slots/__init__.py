"""Times (tider) of a round, as teachers put them out, change them and take them in."""
