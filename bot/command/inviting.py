"""Letting people in from the server: ``linzhang invite`` for those in office, ``linzhang poster`` for residents."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from bot import app as root
from bot.command.console import Console
from bot.entrances import is_scanned, typed
from bot.posters.sheet import Sheet, page
from bot.settings import Settings
from domain.message import Say
from domain.starts import JOIN, home_start, start
from domain.town import Town
from handlers.members.inviting import invitation
from handlers.members.offices import offices
from storage.work import Work


@dataclass(frozen=True, slots=True)
class _Invitation:
    """What somebody gets who is invited: who they are here, and the words their talk begins with."""

    name: str
    offices: str
    start: str
    until: datetime


async def invite(shell: Console, keys: tuple[str, ...], everybody: bool, out: Path | None) -> int:
    """A table of new invitations, for these people or everybody in office who has not come; 1 when it is empty.

    With ``out`` also a page with a code to scan for each.
    """
    if bool(keys) == everybody:
        shell.complain("cli-invite-whom")
        return 1
    async with root.opened(Settings()) as service:
        ways = [name for name in service.ways if service.channels[name].address(JOIN)]
        channels, now = ways or [*service.channels], service.now()

        def issue(work: Work) -> Mapping[str, _Invitation]:
            missing = work.joinings.not_come(channels)
            wanted = missing if everybody else {key: missing[key] for key in keys if key in missing}
            return {key: _issued(shell, work, person, now) for key, person in wanted.items()}

        issued = await service.database.transact(issue)
        links = [await service.entrances.passed_on(one.start) for one in issued.values()]
        language = await service.database.read(lambda work: work.town.locale)
    for key in keys:
        if key not in issued:
            shell.complain("cli-invite-not-missing", person=key)
    if not issued:
        shell.complain("cli-invite-nobody")
        return 1
    _show(_table(shell, [*issued.values()], links))
    for channel in ways:
        shell.say(f"cli-invite-on-{channel}")
    shell.say("cli-invited", count=len(issued))
    if out is not None:
        _print(shell, out, [*issued.values()], links, language)
    return 0


def _issued(shell: Console, work: Work, person: int, now: datetime) -> _Invitation:
    guest = work.people.actor(work.people.get(person), now)
    code, until = invitation(work, person, None, now)
    held = " · ".join(_text(shell, office) for office in offices(guest, work.town))
    return _Invitation(guest.person.name, held, start(JOIN, code), until)


def _table(shell: Console, issued: Sequence[_Invitation], links: Sequence[str]) -> Sequence[Sequence[str]]:
    """Who, as what, the link, what is typed where nothing can be opened, until when."""
    rows = [
        (one.name, one.offices, link, typed(one.start), shell.text("cli-invite-until", until=one.until))
        for one, link in zip(issued, links, strict=True)
    ]
    table = [_headings(shell), *rows]
    if any(is_scanned(link) for link in links):
        return table
    return [(*row[:2], *row[3:]) for row in table]


def _print(shell: Console, out: Path, issued: Sequence[_Invitation], links: Sequence[str], language: str) -> None:
    out.mkdir(parents=True, exist_ok=True)
    sheets = [
        Sheet(f"{one.name} {one.offices}", link, typed(one.start), one.until)
        for one, link in zip(issued, links, strict=True)
    ]
    file = out / "invitations.html"
    file.write_text(page("invitation", sheets, shell.text, language), encoding="utf-8")
    shell.say("cli-posters-written", file=str(file), count=len(sheets))


async def poster(shell: Console, buildings: tuple[str, ...]) -> int:
    """What stands on the poster of each of the buildings, told by id or name; 1 when one is none of the town's."""
    async with root.opened(Settings()) as service:
        town = await service.database.read(lambda work: work.town)
        found = {wanted: _called(town, wanted) for wanted in buildings}
        links = {id: await service.entrances.passed_on(home_start(id)) for ids in found.values() for id in ids}
    for wanted, ids in found.items():
        for id in ids:
            building = town.buildings[id]
            where = {"grid": town.grids[building.grid].name, "building": building.name}
            shell.say("cli-poster", **where, link=links[id])
        if not ids:
            shell.complain("cli-poster-unknown", building=wanted)
    return 0 if all(found.values()) else 1


def _called(town: Town, wanted: str) -> tuple[str, ...]:
    """The building of that id, else all that go by that name: several yards have a 4栋."""
    if wanted in town.buildings:
        return (wanted,)
    return tuple(id for id, building in town.buildings.items() if wanted in (building.name, *building.aliases))


def _text(shell: Console, say: Say) -> str:
    return shell.text(say.key, **say.args)


def _headings(shell: Console) -> tuple[str, ...]:
    return tuple(shell.text(f"cli-invite-{column}") for column in ("name", "office", "link", "typed", "expires"))


def _show(rows: Sequence[Sequence[str]]) -> None:
    """The rows with their columns below one another; a Chinese character is as wide as two letters."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
