"""What came in, what is to be said, and what became of it."""
