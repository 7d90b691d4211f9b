"""Polls that belong together: one after another, or one in many places at once."""
