"""From the first words or photo to a case with a number."""
