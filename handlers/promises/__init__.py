"""What is promised about a case: kept, put off, counted anew, promised once more, explained."""
