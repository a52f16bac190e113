"""What follows when a round is cancelled: its meetings are, and all have their time back."""
