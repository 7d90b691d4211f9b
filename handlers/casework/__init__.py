"""What is done with a case until it is closed, and after."""
