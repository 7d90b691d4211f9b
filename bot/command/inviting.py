"""Letting people in from the server: ``linzhang invite`` for those in office, ``linzhang poster`` for residents."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime

import click

from bot import app as root
from bot.channels import Channel
from bot.command.console import Console
from bot.settings import Settings
from domain.message import Say
from domain.starts import JOIN, home_start, start
from domain.town import Town
from handlers.members.inviting import invitation
from handlers.members.offices import offices
from storage.work import Work


async def invite(shell: Console, keys: tuple[str, ...], everybody: bool) -> int:
    """A table of new invitations, for these people or everybody in office who has not come; 1 when it is empty."""
    if bool(keys) == everybody:
        shell.complain("cli-invite-whom")
        return 1
    async with root.opened(Settings()) as service:
        channels, now = linked_channels(service.channels), service.now()

        def issue(work: Work) -> Mapping[str, Sequence[str]]:
            missing = work.joinings.not_come(channels)
            wanted = missing if everybody else {key: missing[key] for key in keys if key in missing}
            return {key: _row(shell, work, channels, person, now) for key, person in wanted.items()}

        rows = await service.database.transact(issue)
    for key in keys:
        if key not in rows:
            shell.complain("cli-invite-not-missing", person=key)
    if not rows:
        shell.complain("cli-invite-nobody")
        return 1
    _show([_headings(shell), *rows.values()])
    shell.say("cli-invited", count=len(rows))
    return 0


def _row(
    shell: Console, work: Work, channels: Mapping[str, Channel], person: int, now: datetime
) -> tuple[str, str, str, str]:
    guest = work.people.actor(work.people.get(person), now)
    code, until = invitation(work, person, None, now)
    held = " · ".join(_text(shell, office) for office in offices(guest, work.town))
    return guest.person.name, held, way_in(channels, start(JOIN, code)), shell.text("cli-invite-until", until=until)


async def poster(shell: Console, buildings: tuple[str, ...]) -> int:
    """What stands on the poster of each of the buildings, told by id or name; 1 when one is none of the town's."""
    async with root.opened(Settings()) as service:
        channels = linked_channels(service.channels)
        town = await service.database.read(lambda work: work.town)
    unknown = False
    for wanted in buildings:
        found = _called(town, wanted)
        unknown |= not found
        for id in found:
            building = town.buildings[id]
            where = {"grid": town.grids[building.grid].name, "building": building.name}
            shell.say("cli-poster", **where, link=way_in(channels, home_start(id)))
        if not found:
            shell.complain("cli-poster-unknown", building=wanted)
    return 1 if unknown else 0


def _called(town: Town, wanted: str) -> tuple[str, ...]:
    """The building of that id, else all that go by that name: several yards have a 4栋."""
    if wanted in town.buildings:
        return (wanted,)
    return tuple(id for id, building in town.buildings.items() if wanted in (building.name, *building.aliases))


def linked_channels(connected: Mapping[str, Channel]) -> Mapping[str, Channel]:
    """The channels people are invited to: those a link leads into, else whatever there is to play with."""
    linked = {name: channel for name, channel in connected.items() if channel.features.onward}
    return linked or connected


def way_in(channels: Mapping[str, Channel], words: str) -> str:
    """What somebody opens, or types where nothing can be opened."""
    return next((channel.address(words) for channel in channels.values()), f"/start {words}")


def _text(shell: Console, say: Say) -> str:
    return shell.text(say.key, **say.args)


def _headings(shell: Console) -> tuple[str, ...]:
    return tuple(shell.text(f"cli-invite-{column}") for column in ("name", "office", "link", "expires"))


def _show(rows: Sequence[Sequence[str]]) -> None:
    """The rows with their columns below one another; a Chinese character is as wide as two letters."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
