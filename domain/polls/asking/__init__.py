"""How a poll is asked for: its number, its one line, what a draft may hold."""
