"""Files to checked events, and back."""
