"""What two people of different roles may do with a poll, and nobody alone."""
