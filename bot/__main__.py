"""``python -m bot`` is the command ``linzhang``."""

from __future__ import annotations

from bot.cli import main

main()
