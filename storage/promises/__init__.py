"""Promises: the clocks that run, the ladders they climb, who was nagged."""
