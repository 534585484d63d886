"""Time expressions in an article."""
