"""What is printed and hung up or pushed under a door: a page with a code to scan. What it says is in the catalogue."""
