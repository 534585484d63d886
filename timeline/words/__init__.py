"""Dates, lengths and counts in a reader's language."""
