"""What goes wrong between the page and the app, as the key of a sentence; becomes an answer in words."""

from __future__ import annotations


class Trouble(Exception):
    """The request cannot be done; ``key`` is what the reader is told, ``status`` what their browser is."""

    def __init__(self, status: int, key: str) -> None:
        super().__init__(key)
        self.status = status
        self.key = key
