"""Ten thousand messages to fifty groups and many people, over a platform that counts, refuses, fails and breaks off.

``python -m tests.faults.pace 10000`` runs the courier as the service does, on a clock that only moves when everybody
waits for it, and prints the verdict. ``lost`` are messages nobody heard, ``doubled`` those heard twice in a group, or
without saying so. ``corrupt`` counts messages out of order and cards with old words, and one more when over one call in
a hundred was beyond the limits. The control is the same courier when it knows of none.
"""

from __future__ import annotations

import asyncio
import random
import selectors
import sys
import tempfile
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from bot.channels import Features, Limits, SendFailed, Spoken, TextUnit
from bot.channels.lab.receive import to_incoming
from bot.courier.courier import Courier
from bot.language.text import Texts
from domain.message import Address, Incoming, Outgoing, Say
from storage.engine.database import Database
from storage.photo.folder import Folder
from storage.photo.photos import PhotoStore
from storage.work import Work
from tests.faults.verdict import Verdict
from tests.town import NOON, open_town

T = TypeVar("T")

NAME = "strict"
LIMITS = Limits(per_second=30, chat_per_second=1, group_per_minute=20)
FEATURES = Features(
    buttons=True, edits=True, groups=True, text_limit=4096, text_unit=TextUnit.UTF16, onward=True, limits=LIMITS
)

#: How often what goes wrong: a refusal as if it were too fast, a failing server, a connection cut after all was taken.
_REFUSED, _FAILED, _CUT = 0.05, 0.02, 0.01

#: Of a hundred calls so many may be beyond the limits.
_MOST_BEYOND = 0.01

_GROUPS = 50

#: So often all cards change while the messages are on their way.
_REFRESHES = 40

_HOURS = 3


class Clock:
    """The time of the loop: it stands still while the database works, and else jumps to whatever is waited for next."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.busy = 0

    def now(self) -> datetime:
        return NOON + timedelta(seconds=self.seconds)

    def watch(self, database: Database) -> None:
        """Whatever is asked of the database holds the time."""

        def held(ask: Callable[..., Coroutine[Any, Any, T]]) -> Callable[..., Coroutine[Any, Any, T]]:
            async def asked(unit: Callable[[Work], T]) -> T:
                self.busy += 1
                try:
                    return await ask(unit)
                finally:
                    self.busy -= 1

            return asked

        database.transact = held(database.transact)  # type: ignore[method-assign]
        database.read = held(database.read)  # type: ignore[method-assign]


class _Waiting(selectors.DefaultSelector):
    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        came = super().select(0)
        if came or (timeout is not None and timeout <= 0):
            return came
        if timeout is None or self._clock.busy:
            return super().select(None)
        self._clock.seconds += timeout
        return []


class _Loop(asyncio.SelectorEventLoop):
    def __init__(self, clock: Clock) -> None:
        super().__init__(_Waiting(clock))
        self._clock = clock

    def time(self) -> float:
        return self._clock.seconds


@dataclass
class Told:
    """A message somebody was to hear. ``kind`` tells how urgent it was."""

    chat: str
    kind: str
    queued: float
    heard: list[tuple[float, str]] = field(default_factory=list)


@dataclass
class Strict:
    """Keeps the contract of ``bot.channels.Channel``, and the limits; a ledger of what it took."""

    clock: Clock
    dice: random.Random
    features: Features = FEATURES
    name: str = NAME
    told: dict[str, Told] = field(default_factory=dict)
    cards: dict[str, str] = field(default_factory=dict)
    cut_off: set[str] = field(default_factory=set)
    calls: int = 0
    beyond: int = 0
    injected: Counter[str] = field(default_factory=Counter)
    _taken: deque[float] = field(default_factory=deque)
    _of_chat: defaultdict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _closed_until: dict[str, float] = field(default_factory=dict)

    def receive(self, payload: bytes, at: datetime) -> Incoming | None:
        return to_incoming(payload, at, ())

    async def fetch(self, attachment: str) -> bytes:
        raise SendFailed("no such file", permanent=True)

    async def forget(self, attachment: str) -> None:
        """Nothing is ever sent to the bot here."""

    async def leave(self, chat: Address) -> None:
        """No group is left here."""

    def address(self, onward: str) -> str:
        return f"/start {onward}"

    async def send(self, to: Address, message: Spoken) -> str:
        async def take() -> str:
            number = _number(message.text)
            self.told[number].heard.append((self.clock.seconds, message.text))
            self.cards[number] = message.text
            return number

        try:
            return await self._call(to, take)
        except SendFailed as failure:
            if failure.maybe_sent:
                self.cut_off.add(_number(message.text))
            raise

    async def edit(self, to: Address, message_id: str, message: Spoken) -> None:
        async def take() -> str:
            self.cards[message_id] = message.text
            return message_id

        await self._call(to, take)

    async def _call(self, to: Address, take: Callable[[], Coroutine[Any, Any, str]]) -> str:
        await asyncio.sleep(self.dice.uniform(0.02, 0.3))
        self._count(to.chat)
        happens = self.dice.random()
        if happens < _REFUSED:
            raise self._too_fast(to.chat, "refused", self.dice.randint(1, 40))
        if happens < _REFUSED + _FAILED:
            self.injected["failed"] += 1
            raise SendFailed("Internal Server Error", permanent=False)
        id = await take()
        await asyncio.sleep(self.dice.uniform(0.02, 0.3))
        if happens < _REFUSED + _FAILED + _CUT:
            self.injected["cut"] += 1
            raise SendFailed("connection cut", permanent=False, maybe_sent=True)
        return id

    def _count(self, chat: str) -> None:
        """A call arrives. Raises SendFailed when it is one too many."""
        now, of_chat = self.clock.seconds, self._of_chat[chat]
        self.calls += 1
        while self._taken and now - self._taken[0] >= 1:
            self._taken.popleft()
        while of_chat and now - of_chat[0] >= 60:
            of_chat.popleft()
        waits = [self._closed_until.get(chat, 0) - now]
        if len(self._taken) >= LIMITS.per_second:
            waits.append(self._taken[0] + 1 - now)
        if of_chat and now - of_chat[-1] < 1:
            waits.append(of_chat[-1] + 1 - now)
        if chat.startswith("-") and len(of_chat) >= LIMITS.group_per_minute:
            waits.append(of_chat[0] + 60 - now)
        if max(waits) > 0:
            self.beyond += 1
            raise self._too_fast(chat, "beyond", int(max(waits)) + 1)
        self._taken.append(now)
        of_chat.append(now)

    def _too_fast(self, chat: str, why: str, seconds: int) -> SendFailed:
        self.injected[why] += 1
        self._closed_until[chat] = self.clock.seconds + seconds
        return SendFailed("Too Many Requests", permanent=False, retry_after=timedelta(seconds=seconds))


def run(tries: int = 10_000, *, seed: int = 1) -> Verdict:
    """What became of so many messages; the control is a twentieth of them, and a courier that knows of no limits."""
    with tempfile.TemporaryDirectory() as folder:
        figures = _tried(Path(folder), tries, seed, LIMITS)
        control = _tried(Path(folder), max(300, tries // 20), seed, None)
    return Verdict(
        fault="a platform that counts",
        tried=tries,
        lost=int(figures["lost"]),
        doubled=int(figures["doubled"]),
        corrupt=int(_beyond(figures) + figures["out_of_order"] + figures["old_cards"]),
        control_red=bool(_beyond(control)),
        figures=figures,
    )


def _beyond(figures: dict[str, float]) -> bool:
    return figures["beyond_share"] > _MOST_BEYOND


def _tried(folder: Path, tries: int, seed: int, limits: Limits | None) -> dict[str, float]:
    clock = Clock()
    platform = Strict(clock, random.Random(seed), replace(FEATURES, limits=limits))
    with asyncio.Runner(loop_factory=lambda: _Loop(clock)) as runner:
        return runner.run(_delivered(folder, platform, tries))


async def _delivered(folder: Path, platform: Strict, tries: int) -> dict[str, float]:
    clock = platform.clock
    async with open_town() as database:
        clock.watch(database)
        courier = Courier(database, {NAME: platform}, PhotoStore(Folder(folder)), Texts.load(), clock.now)
        running = asyncio.create_task(courier.run())
        await _is_said(database, courier, platform, tries)
        for _ in range(_HOURS * 60):
            states = await database.read(lambda work: dict(work.deliveries.counts()))
            if not states.keys() & {"queued", "sending"}:
                break
            await asyncio.sleep(60)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    return _figures(platform, states)


async def _is_said(database: Database, courier: Courier, platform: Strict, tries: int) -> None:
    """Half of it at once, to groups and people; the rest bit by bit, with answers to whoever speaks meanwhile."""
    groups = [f"-group-{n}" for n in range(_GROUPS)]
    people = [f"neighbour-{n}" for n in range(max(1, tries // 20))]
    await _queue(database, platform, [(chat, "card") for chat in groups])
    left = tries - len(groups)
    first = [
        (platform.dice.choice(groups if n % 2 else people), "notice" if n % 2 else "ping") for n in range(left // 2)
    ]
    await _queue(database, platform, first)
    courier.wake()
    rest = left - len(first)
    for step in range(_REFRESHES):
        share = rest * (step + 1) // _REFRESHES - rest * step // _REFRESHES
        await _queue(database, platform, [_later(platform, groups, people, n) for n in range(share)])
        await _refresh(database, platform, step)
        courier.wake()
        await asyncio.sleep(tries / 2000)


def _later(platform: Strict, groups: list[str], people: list[str], n: int) -> tuple[str, str]:
    if n % 3 == 0:
        return platform.dice.choice(groups), "notice"
    if n % 3 == 1:
        return platform.dice.choice(people), "ping"
    return f"asker-{len(platform.told) + n}", "answer"


async def _queue(database: Database, platform: Strict, messages: list[tuple[str, str]]) -> None:
    clock = platform.clock

    def unit(work: Work) -> None:
        for chat, kind in messages:
            number = str(len(platform.told))
            platform.told[number] = Told(chat, kind, clock.seconds)
            words = Say("words-said", {"words": f"#{number}"})
            to, now = Address(NAME, chat), clock.now()
            if kind in {"card", "notice"}:
                work.outbox.post(to, Outgoing(words, card=f"card:{number}" if kind == "card" else None), now)
                continue
            reader = work.people.meet(to, chat, now).id
            if kind == "answer":
                work.outbox.post(to, Outgoing(words), now, reader=reader)
            else:
                work.outbox.tell(reader, Outgoing(words), now)

    await database.transact(unit)


async def _refresh(database: Database, platform: Strict, step: int) -> None:
    """Every card in the groups says something else."""

    def unit(work: Work) -> None:
        for number in range(_GROUPS):
            card = Outgoing(Say("words-said", {"words": f"{step}#{number}"}), card=f"card:{number}")
            work.outbox.refresh(card, platform.clock.now())

    await database.transact(unit)


def _figures(platform: Strict, states: dict[str, int]) -> dict[str, float]:
    told = platform.told.values()
    waits = sorted(one.heard[0][0] - one.queued for one in told if one.heard)
    answers = sorted(one.heard[0][0] - one.queued for one in told if one.heard and one.kind == "answer")
    return {
        "calls": platform.calls,
        **dict(sorted(platform.injected.items())),
        "beyond_share": round(platform.beyond / max(1, platform.calls), 5),
        "lost": sum(not one.heard for one in told),
        "doubled": sum(_wrongly_doubled(one) for one in told),
        "said_again": sum(len(one.heard) > 1 for one in told),
        "out_of_order": _out_of_order(platform),
        "old_cards": _old_cards(platform),
        "unsaid": sum(states.get(state, 0) for state in ("queued", "sending", "failed", "dead")),
        "all_heard_after_s": round(max(one.heard[0][0] for one in told if one.heard), 1),
        "longest_wait_s": round(waits[-1], 1),
        "longest_silence_s": round(_longest_silence(platform), 1),
        "longest_wait_for_an_answer_s": round(answers[-1], 1) if answers else 0,
        "half_of_answers_within_s": round(answers[len(answers) // 2], 2) if answers else 0,
    }


def _number(text: str) -> str:
    """Which message it is: every text ends with that."""
    return "".join(filter(str.isdecimal, text.rpartition("#")[2]))


def _wrongly_doubled(one: Told) -> bool:
    """Heard again in a group, more than twice, or without saying that it is said again."""
    again = one.heard[1:]
    return bool(again) and (one.chat.startswith("-") or len(again) > 1 or again[0][1] == one.heard[0][1])


def _old_cards(platform: Strict) -> int:
    """How many cards show old words, but for those of which nobody knows what the platform calls them."""
    known = [(number, text) for number, text in platform.cards.items() if number not in platform.cut_off]
    return sum(
        f"{_REFRESHES - 1}#{number}" not in text for number, text in known if platform.told[number].kind == "card"
    )


def _by_chat(platform: Strict) -> dict[str, list[Told]]:
    chats: defaultdict[str, list[Told]] = defaultdict(list)
    for one in platform.told.values():
        chats[one.chat].append(one)
    return chats


def _out_of_order(platform: Strict) -> int:
    """How many messages were first heard before one of the same chat that had been queued earlier."""
    wrong = 0
    for messages in _by_chat(platform).values():
        moments = [one.heard[0][0] for one in messages if one.heard]
        wrong += sum(later < earlier for earlier, later in pairwise(moments))
    return wrong


def _longest_silence(platform: Strict) -> float:
    """For how long at most a chat heard nothing while something waited for it."""
    longest = 0.0
    for messages in _by_chat(platform).values():
        before = 0.0
        for one in messages:
            if one.heard:
                longest = max(longest, one.heard[0][0] - max(before, one.queued))
                before = one.heard[0][0]
    return longest


if __name__ == "__main__":
    sys.stdout.write(f"{run(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)}\n")
