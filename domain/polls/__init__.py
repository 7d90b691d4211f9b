"""Polls (院坝议事): the rules by which neighbours decide, as pure functions. Nothing is stored or said here."""
