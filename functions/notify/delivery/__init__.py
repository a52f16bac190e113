"""Sending what stands in the bell to phones, browsers, e-mail and SMS, and the log of it."""
