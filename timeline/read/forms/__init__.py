"""Other forms that lists of events are kept in, each to a table."""
