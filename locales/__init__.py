"""Every word the bot says or understands: a folder per language, a Fluent file per handler module.

A message may only refer to others of its own file. ``app.ftl`` holds what every conversation needs (days and times, the
line under numbered choices), ``typed.ftl`` the words people type. No code but the few lines that find the files.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def catalogues(locale: str) -> Iterator[tuple[str, str]]:
    """The name and the text of each Fluent file of a language, in the order of their names."""
    folder = files(__name__) / locale
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".ftl"):
            yield file.name, file.read_text(encoding="utf-8")
