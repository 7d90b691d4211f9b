"""What several tests of the program begin with."""

from __future__ import annotations

from tests.bot.kept_town import lived_town, town

__all__ = ["lived_town", "town"]
