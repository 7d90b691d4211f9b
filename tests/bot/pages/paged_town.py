"""The small town with pages for phones: the whole service, running, and links made for the people in it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import zip_longest
from pathlib import Path
from typing import Any, TypeVar

import httpx

from bot import app as root
from bot.app import Linzhang
from bot.bringing_in import bring_in
from bot.channels.lab.clock import LabClock
from bot.house import build
from bot.pages.links import Purpose
from bot.rehearsal.props import photo
from bot.settings import Settings
from domain.polls.poll import Effect, Method, Option, Poll, RollKind, Secrecy, State
from domain.polls.presets import PRESETS
from storage.polls.polls import NewPoll
from storage.polls.rolls import Voice
from storage.work import Work
from tests.engines import url_of
from tests.town import NOON, a_case, at, small_town, someone

T = TypeVar("T")

BASE = "https://linzhang.example"

_ONCE = re.compile(r'name="once" value="([0-9a-f]{32})"')
_PRESS = re.compile(r'<button name="press" value="([^"]*)">([^<]*)</button>')


@dataclass
class Hand:
    """What moves the clock of the town."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now


@dataclass(frozen=True)
class PagedTown:
    """The service and somebody who opens links in a browser."""

    service: Linzhang
    browser: httpx.AsyncClient
    hand: Hand
    folder: Path

    async def do(self, unit: Callable[[Work], T]) -> T:
        return await self.service.database.transact(unit)

    def link(self, purpose: Purpose, key: str = "wang", object: int = 0) -> str:
        """The path of a page for somebody's account."""
        return self.service.links.to(purpose, at(key), object, self.hand()).removeprefix(BASE)

    async def look(self, path: str, status: int = 200) -> str:
        """What the page says."""
        said = await self.browser.get(path)
        assert said.status_code == status, said.text
        return said.text

    async def send(
        self, path: str, *, photos: Iterable[bytes] = (), status: int = 303, **fields: Any
    ) -> httpx.Response:
        """The form of the page is sent with these fields, as a browser sends it."""
        page = await self.browser.get(path)
        once = _ONCE.search(page.text)
        files = [("photos", (f"{number}.jpg", raw, "image/jpeg")) for number, raw in enumerate(photos)]
        data = {"once": once[1] if once else "0" * 32, **fields}
        answer = await self.browser.post(path, data=data, files=files or None)
        assert answer.status_code == status, answer.text
        return answer

    async def fill(self, path: str, *, photos: Iterable[bytes] = (), **fields: Any) -> str:
        """What the page with the answers says."""
        answer = await self.send(path, photos=photos, **fields)
        return await self.look(answer.headers["location"])

    async def press(self, path: str, label: str) -> str:
        """The path of the page with the answers once the button so labelled was pressed."""
        found = [value for value, said in _PRESS.findall(await self.look(path)) if said == label]
        assert found, label
        location: str = (await self.send(path, press=found[-1])).headers["location"]
        return location

    async def payloads(self) -> list[bytes]:
        """What is left of all that came in."""
        left = "SELECT payload FROM inbox WHERE length(payload) > 0"
        return await self.do(lambda work: [payload for (payload,) in work._connection.execute(left).fetchall()])

    async def case(self, **changes: Any) -> int:
        """A stair lamp reported by 王阿姨."""
        return await self.do(lambda work: a_case(work, self.hand(), **changes).id)

    async def poll(
        self,
        method: Method = Method.YES_NO,
        secrecy: Secrecy = Secrecy.NAMED,
        voters: Iterable[str] = ("wang",),
        options: Iterable[str] = ("同意", "不同意"),
    ) -> Poll:
        """An open poll of the yard; each of the voters has a voice of their own."""
        now = self.hand()

        def ask(work: Work) -> Poll:
            new = NewPoll(
                grid="yard",
                question="楼道要不要装声控灯",
                options=tuple(map(Option, options)),
                method=method,
                preset="yard",
                rule=PRESETS["yard"],
                effect=Effect.RESOLUTION,
                secrecy=secrecy,
                live=True,
                roll_kind=RollKind.HOUSEHOLD,
                proposed_by=someone(work, "li", now).id,
                opens_at=now,
                closes_at=now + timedelta(days=2),
                picks=5 if method is Method.DOT else 2,
            )
            poll = work.polls.add(new, now)
            people = [someone(work, key, now).id for key in voters]
            voices = [
                Voice(number, f"person:{number}", f"4栋{number}号", person=person)
                for number, person in zip_longest(range(1, 7), people)
            ]
            work.rolls.add(poll.id, voices, list(zip(people, range(1, 7), strict=False)))
            opened = replace(poll, state=State.OPEN, roll_hash="5f1d8a0c" * 8)
            work.polls.save(opened)
            return opened

        return await self.do(ask)


@asynccontextmanager
async def paged_town(folder: Path, *, web_address: str | None = BASE) -> AsyncIterator[PagedTown]:
    """The service, dealing with what comes in, on a clock that only moves when it is moved."""
    hand = Hand()
    settings = Settings.for_lab(url_of(folder), folder)
    settings = settings.model_copy(update={"web_address": web_address, "tick_seconds": 60.0})
    async with root.opened(settings, strict_words=True, clock=LabClock(hand)) as service:
        await bring_in(service, small_town())
        transport = httpx.ASGITransport(build(service))
        async with service.running(), httpx.AsyncClient(transport=transport, base_url=BASE) as browser:
            yield PagedTown(service, browser, hand, folder)


def picture(name: str = "lamp") -> bytes:
    """A photo somebody takes."""
    return photo(name)
