"""Marks after the lesson: a guardian sees and explains them, the mentor accepts or does not."""
