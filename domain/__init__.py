"""The rules of the neighbourhood: nouns, literal tables, pure functions.

Nothing here reads a clock, a file, a database or a platform, and nothing here knows a human language: time comes in as
an argument, decisions go out as values, sentences go out as keys (``Say``).
"""
