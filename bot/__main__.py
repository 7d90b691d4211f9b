"""``python -m bot`` is the command ``linzhang``."""

from __future__ import annotations

from bot.command.cli import main

main()
