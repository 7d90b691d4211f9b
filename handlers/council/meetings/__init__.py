"""Meetings of the council: called, held, put on record."""
