"""In words: sentences and display tables from frames."""
