"""A study: its tables, checks, and what all statements say together about each cell."""
