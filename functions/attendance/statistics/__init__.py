"""Statistics (närvarostatistik): offered, valid, invalid and late minutes, kept by events."""
