"""Ballots cast: pressed, typed, built step by step, entered for somebody, by proxy; and what is said to that."""
