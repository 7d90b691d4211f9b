"""How a group is spoken of."""

from __future__ import annotations

from domain.message import Say
from domain.register import Purpose
from domain.town import Town
from storage.town.roster import Chat


def purpose_say(purpose: Purpose) -> Say:
    """What the group is for."""
    return Say(f"group-for-{purpose}")


def group_name(chat: Chat, town: Town) -> str:
    """What the group is called; what its grid is, where the platform gives it no name."""
    return chat.title or town.grids[chat.grid].name
