"""The platforms, on loopback: what they do, as far as the program can tell the difference."""
