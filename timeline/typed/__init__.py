"""What people type for a date, and what it may mean."""
