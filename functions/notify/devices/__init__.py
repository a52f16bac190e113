"""The phones and browsers on which a person is told of what is new."""
