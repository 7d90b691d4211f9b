"""Four processes on one PostgreSQL, each of which may be killed at any moment or stand still for a while.

What everybody says comes to whichever door is open, one thing after another in each conversation; what no door
confirmed comes again to another. Afterwards each has had its effect once, in its order, and its answer was heard.
"""

from __future__ import annotations

import asyncio
import json
import random
import signal
import tempfile
from collections import Counter, defaultdict, deque
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from bot import app as root
from bot.bringing_in import bring_in
from storage.engine.database import Database
from storage.work import Work
from tests import postgres_server
from tests.faults.ledger import CHANNEL
from tests.faults.long_street import ADDRESS, PLACE_WORDS, long_street, settings_for
from tests.faults.many_service import PACE
from tests.faults.trial import PATIENCE, Stalled, seed
from tests.faults.verdict import Verdict
from tests.faults.zygote import Life, Zygote
from tests.town import NOON

#: So many processes serve the town.
PROCESSES = 4

#: So many updates for each death, and so many conversations; no more of these than a street has people.
_UPDATES_A_DEATH = 200
_CONVERSATIONS_A_DEATH = 5
_FEWEST, _MOST = 20, 500

#: Every so many deaths another process stands still, for longer than it takes to be buried.
_STOPS = 5
_STANDS_STILL = 1.5 * PACE["BURIED_AFTER"]

#: What stands before a message that may have arrived before.
_MARK = "（重发）"


@dataclass
class Served:
    """One life of a process, and the updates it was offered and has not confirmed."""

    life: Life
    writer: asyncio.StreamWriter
    up: bool = False
    open: set[tuple[int, int]] = field(default_factory=set)

    def tell(self, **what: object) -> None:
        self.writer.write(json.dumps(what, ensure_ascii=False).encode() + b"\n")


@dataclass
class Findings:
    """Counts of what is wrong, and how many messages were heard once more, with the words that say so."""

    lost: int = 0
    doubled: int = 0
    out_of_order: int = 0
    repeated: int = 0


@dataclass
class Crowd:
    """The platform and everybody on it. ``left`` is what each has still to say, ``heard`` what they were told."""

    zygote: Zygote
    folder: Path
    chance: random.Random
    left: dict[int, deque[int]]
    mistake: str = ""
    served: list[Served] = field(default_factory=list)
    heard: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    confirmed: Counter[int] = field(default_factory=Counter)
    told: int = 0
    quiet: bool = False
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _reading: set[asyncio.Task[None]] = field(default_factory=set)

    async def begin(self) -> None:
        """One more process."""
        life = self.zygote.start(self.folder, beside_others=True, mistake=self.mistake)
        reader, writer = await asyncio.open_connection(sock=life.line)
        served = Served(life, writer)
        self.served.append(served)
        task = asyncio.create_task(self._listen(served, reader))
        self._reading.add(task)
        task.add_done_callback(self._reading.discard)

    async def die(self) -> None:
        """kill -9 of any one of them, and another begins."""
        served = self.chance.choice(self.served)
        self.served.remove(served)
        self.zygote.bury(served.life.pid)
        served.writer.close()
        for conversation, number in served.open:
            self.left[conversation].appendleft(number)
        served.open.clear()
        await self.begin()

    def stand_still(self) -> None:
        """SIGSTOP of any one of them, and SIGCONT when the others have buried it."""
        life = self.chance.choice(self.served).life
        life.signal(signal.SIGSTOP)

        def go_on() -> None:
            with suppress(ProcessLookupError):
                life.signal(signal.SIGCONT)

        asyncio.get_running_loop().call_later(_STANDS_STILL, go_on)

    def offer(self, most: int) -> None:
        """Whoever is not waiting to be confirmed says the next thing, to any door; so many may wait for an answer."""
        doors = [served for served in self.served if served.up]
        waiting = {conversation for served in self.served for conversation, _ in served.open}
        ready = [conversation for conversation, left in self.left.items() if left and conversation not in waiting]
        self.chance.shuffle(ready)
        room = most - (sum(self.confirmed.values()) + len(waiting) - self.told)
        for conversation in ready[: max(0, room)] if doors else ():
            number = self.left[conversation].popleft()
            served = self.chance.choice(doors)
            served.open.add((conversation, number))
            served.tell(offer=_id(conversation, number), **_said(conversation, number))

    async def news(self) -> None:
        """Something was confirmed or heard. Raises Stalled."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self._news.wait()
        except TimeoutError as error:
            raise Stalled(f"confirmed {sum(self.confirmed.values())}, heard {self.told}") from error
        self._news.clear()

    async def finish(self) -> None:
        """Nothing waits any more, and all of them have gone. Raises Stalled."""
        while not any(served.up for served in self.served):
            await self.news()
        next(served for served in self.served if served.up).tell(settle=True)
        while not self.quiet:
            await self.news()
        for served in self.served:
            served.tell(leave=True)
        await asyncio.gather(*self._reading)
        for served in self.served:
            served.writer.close()
            self.zygote.bury(served.life.pid)

    async def _listen(self, served: Served, reader: asyncio.StreamReader) -> None:
        with suppress(ConnectionError):
            while raw := await reader.readline():
                if raw.endswith(b"\n"):
                    self._hear(served, json.loads(raw))
                    self._news.set()

    def _hear(self, served: Served, said: Mapping[str, Any]) -> None:
        match said:
            case {"up": _}:
                served.up = True
            case {"quiet": _}:
                self.quiet = True
            case {"kept": str(id)}:
                conversation, number = map(int, id.split("-"))
                if (conversation, number) in served.open:
                    served.open.discard((conversation, number))
                    self.confirmed[conversation] += 1
            case {"refused": str(id)}:
                conversation, number = map(int, id.split("-"))
                served.open.discard((conversation, number))
                self.left[conversation].appendleft(number)
            case {"say": number, "chat": str(chat), "text": str(text)}:
                self.told += _MARK not in text
                self.heard[chat].append(text)
                if served in self.served:
                    served.tell(answer=number, id=f"m{sum(map(len, self.heard.values()))}")


def _id(conversation: int, number: int) -> str:
    return f"{conversation}-{number}"


def _chat(conversation: int) -> str:
    return f"guest-{conversation}"


def _said(conversation: int, number: int) -> dict[str, str]:
    chat = _chat(conversation)
    said = {"id": _id(conversation, number), "account": chat, "name": chat, "chat": chat, "kind": "private"}
    payload = json.dumps({**said, "message_id": str(number), "text": "你好"}, ensure_ascii=False)
    return {"conversation": chat, "payload": payload}


async def _live_through(crowd: Crowd, deaths: int) -> None:
    """Everything is said and answered, with so many deaths on the way, wherever they fall."""
    total = sum(map(len, crowd.left.values()))
    moments = sorted(crowd.chance.randrange(total) for _ in range(deaths))
    for _ in range(PROCESSES):
        await crowd.begin()
    while any(crowd.left.values()) or any(served.open for served in crowd.served):
        crowd.offer(2 * len(crowd.left))
        await crowd.news()
        while moments and sum(map(len, crowd.heard.values())) >= moments[0]:
            moments.pop(0)
            await crowd.die()
            if len(moments) % _STOPS == 0:
                crowd.stand_still()
    for _ in moments:
        await crowd.die()
    await crowd.finish()


async def _prepare(folder: Path) -> None:
    """A town nobody has said anything in, with a table for effects."""
    (folder / ADDRESS).write_text(postgres_server.url(postgres_server.create()))
    async with root.opened(settings_for(folder)) as service:
        await bring_in(service, long_street(1))
        await service.database.transact(_make_room)


def _make_room(work: Work) -> None:
    work._connection.execute(
        "CREATE TABLE effects (id BIGINT GENERATED ALWAYS AS IDENTITY, conversation TEXT, number BIGINT)"
    )


async def _found(crowd: Crowd, expected: int) -> Findings:
    """The effects held against what was confirmed, and what was heard against what was said."""
    async with await Database.open(settings_for(crowd.folder).database, NOON, PLACE_WORDS) as database:
        effects, attempts = await database.read(_as_it_stands)
    found = Findings()
    for conversation in crowd.left:
        chat = _chat(conversation)
        numbers = effects[chat]
        found.lost += expected - len({*numbers})
        found.doubled += len(numbers) - len({*numbers})
        found.out_of_order += sum(later < earlier for earlier, later in pairwise(numbers))
        again = sum(_MARK in text for text in crowd.heard[chat])
        found.repeated += again
        found.lost += max(0, expected - len(crowd.heard[chat]))
        found.doubled += max(0, len(crowd.heard[chat]) - again - expected)
        found.doubled += max(0, len(crowd.heard[chat]) - attempts[chat])
    return found


def _as_it_stands(work: Work) -> tuple[dict[str, list[int]], Counter[str]]:
    """The effects of each conversation in their order, and how often its answers were taken out."""
    effects: dict[str, list[int]] = defaultdict(list)
    for row in work._connection.execute("SELECT conversation, number FROM effects ORDER BY id"):
        effects[row["conversation"]].append(row["number"])
    asked = "SELECT chat, sum(attempts) AS n FROM outbox WHERE channel = :channel GROUP BY chat"
    rows = work._connection.execute(asked, {"channel": CHANNEL})
    return effects, Counter({row["chat"]: row["n"] for row in rows})


def _trial(zygote: Zygote, conversations: int, each: int, deaths: int, mistake: str = "") -> Findings:
    """What was found after so many conversations of so many updates each, with so many deaths."""

    async def all_of_it(folder: Path) -> Findings:
        await _prepare(folder)
        left = {conversation: deque(range(each)) for conversation in range(conversations)}
        crowd = Crowd(zygote, folder, random.Random(seed()), left, mistake)
        await _live_through(crowd, deaths)
        return await _found(crowd, each)

    with tempfile.TemporaryDirectory(prefix="linzhang-faults-") as folder:
        return asyncio.run(all_of_it(Path(folder)))


def processes(tries: int) -> Verdict:
    """So many deaths of single processes."""
    conversations = min(_MOST, max(_FEWEST, tries * _CONVERSATIONS_A_DEATH))
    each = max(1, tries * _UPDATES_A_DEATH // conversations)
    with Zygote() as zygote:
        found = _trial(zygote, conversations, each, tries)
        in_any_order = _trial(zygote, 8, 12, 0, "takes_any")
        by_everybody = _trial(zygote, 8, 12, 0, "takes_what_is_held")
    red = bool(in_any_order.out_of_order and by_everybody.doubled)
    return Verdict(
        "kill -9 of one of four processes",
        tries,
        found.lost,
        found.doubled,
        found.out_of_order,
        red,
        {
            "updates": conversations * each,
            "conversations": conversations,
            "out_of_order": found.out_of_order,
            "sent_again": found.repeated,
        },
    )
