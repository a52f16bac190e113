"""How a person wishes to be told: the channels of each kind, at once or once a day, quiet hours."""
