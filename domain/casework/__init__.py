"""The life of a case: what it is, the table of moves, who is what to it, and the chain of its log."""
