"""``linzhang wecom group``: a group in WeCom the app makes for a grid, because nobody can take an app into a group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice

from bot import app as root
from bot.channels.tencent.errors import Refused, Unreached
from bot.channels.wecom.receive import NAME
from bot.command.console import Console
from bot.settings import Settings
from domain.message import Address
from domain.register import Purpose
from domain.town import Town
from storage.work import Work

#: WeCom makes no group of fewer.
_FEWEST = 2


async def make_group(shell: Console, grid: str, name: str, keys: tuple[str, ...], purpose: str) -> int:
    """A new group that belongs to the grid: these people of the register, or all who hold office there or below and are
    in WeCom; the first of them owns it. 1 when there is none.
    """
    async with root.opened(Settings()) as service:
        if service.wecom is None:
            shell.complain("cli-wecom-none")
            return 1
        now = service.now()
        found = _called(await service.database.read(lambda work: work.town), grid)
        if found is None:
            shell.complain("cli-posters-no-grid", grid=grid)
            return 1
        there = await service.database.read(lambda work: dict(_members(work, found, keys, now)))
        members = tuple(there.values())
        if absent := [key for key in keys if key not in there]:
            shell.complain("cli-wecom-group-absent", people=", ".join(absent))
            return 1
        if len(members) < _FEWEST:
            shell.complain("cli-wecom-group-few", count=len(members))
            return 1
        try:
            chat = await service.wecom.channel.groups.create(name, members, members[0])
        except Refused as refused:
            shell.complain("cli-wecom-group-refused", code=str(refused.code))
            return 1
        except Unreached:
            shell.complain("cli-wecom-group-unreached")
            return 1
        address = Address(NAME, chat)
        await service.database.transact(lambda work: work.people.bind(address, name, found, Purpose(purpose)))
    shell.say("cli-wecom-group-made", name=name, grid=found, count=len(members), chat=f"{NAME}:{chat}")
    return 0


def _called(town: Town, wanted: str) -> str | None:
    """The grid of that id, else the first that goes by that name."""
    if wanted in town.grids:
        return wanted
    return next((id for id, grid in town.grids.items() if wanted in (grid.name, *grid.aliases)), None)


def _members(work: Work, grid: str, keys: Sequence[str], now: datetime) -> Iterator[tuple[str, str]]:
    """Who it is in the register, and what WeCom calls them: of all, or of those in office there or below."""
    here, everybody = work.town.below(grid), work.joinings.not_come(())
    for key in keys or everybody:
        if key not in everybody:
            continue
        actor = work.people.actor(work.people.get(everybody[key]), now)
        if keys or any(post.grid in here for post in actor.posts):
            accounts = (account for account in work.people.addresses(everybody[key], now) if account.channel == NAME)
            yield from ((key, account.chat) for account in islice(accounts, 1))
