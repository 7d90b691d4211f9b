"""A thousand presses within two seconds of a poll's end, dealt with late and out of order.

Whatever was received before the end counts and has a receipt; whatever came at it or after it is refused in words; each
press has one answer, and the tally is what the receipts say. The control does not wait for what came in before the end.
"""

from __future__ import annotations

import asyncio
import json
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from domain.polls.poll import Poll
from handlers.deadlines import sweep
from handlers.polls import results
from storage.work import Work
from tests.bot.paper import Bot, bot_at_work, said
from tests.faults.trial import seed
from tests.faults.verdict import Verdict
from tests.faults.voters import OPTIONS, many_doors, open_one
from tests.town import LAB, NOON, YARD_GROUP

#: Each neighbour presses so often.
_EACH = 5

#: Before and after the end.
_AROUND = timedelta(seconds=2)

#: The clock moves in steps, and so many presses at most are dealt with in one.
_STEP = timedelta(milliseconds=50)
_AT_ONCE = 12

#: Some presses are tried again only after a while, as if something had gone wrong the first time.
_RESTS = timedelta(seconds=20)

_CLOSES = NOON + timedelta(seconds=40)

_COUNTED = ("ballot-receipt", "ballot-changed", "ballot-same")
_REFUSED = "refusal-poll-closed"


@dataclass(frozen=True, slots=True)
class _Press:
    """What one neighbour does: presses the card in the group, or types the number in private."""

    voter: str
    received: datetime
    conversation: str
    payload: bytes

    @property
    def in_time(self) -> bool:
        return self.received < _CLOSES


def closings(tries: int) -> Verdict:
    """So many presses around one end."""
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(_closed(Path(folder), tries))
    with (
        tempfile.TemporaryDirectory() as folder,
        patch("handlers.polls.ending.closing.PATIENCE", timedelta()),
    ):
        control = asyncio.run(_closed(Path(folder), max(tries, 100)))
    return Verdict(
        "presses around the end of a poll",
        tries,
        lost=int(figures["refused_in_time"] + figures["unanswered"]),
        doubled=int(figures["counted_too_late"]),
        corrupt=int(figures["receipts_that_do_not_add_up"]),
        control_red=control["refused_in_time"] > 0,
        figures={**figures, "refused_in_time_without_waiting": control["refused_in_time"]},
    )


async def _closed(folder: Path, tries: int) -> dict[str, float]:
    chance = random.Random(seed())
    neighbours = max(1, tries // _EACH)
    async with bot_at_work(folder) as bot:
        await bot.database.transact(lambda work: work.registers.bring_in(many_doors(neighbours), NOON))
        poll = await bot.database.transact(lambda work: open_one(work, NOON, _CLOSES))
        buttons = await bot.database.read(lambda work: work.choices.numbered(YARD_GROUP, reply_to=None))
        made = sorted(_made(chance, buttons, neighbours, tries), key=lambda press: press.received)
        await _played(bot, chance, made)
        return await bot.database.read(lambda work: _seen(work, poll, made))


def _made(chance: random.Random, buttons: tuple[str, ...], neighbours: int, tries: int) -> Iterator[_Press]:
    for n in range(tries):
        voter, place = f"voter-{n % neighbours}", chance.randrange(len(OPTIONS))
        # Some of them at the very moment.
        exactly = chance.random() < 0.02
        received = _CLOSES if exactly else _CLOSES + (chance.random() * 2 - 1) * _AROUND
        id = f"press-{n}"
        if chance.random() < 0.5:
            group = {"chat": YARD_GROUP.chat, "kind": "group", "handle": buttons[place], "message_id": id}
            yield _Press(voter, received, YARD_GROUP.chat, said(voter, **group))
        else:
            yield _Press(voter, received, voter, said(voter, f"议1 {place + 1}", message_id=id))


async def _played(bot: Bot, chance: random.Random, made: list[_Press]) -> None:
    """Time goes by: presses come in, some are dealt with, the sweep looks; until all is over."""
    coming = list(enumerate(made))
    bot.now = NOON
    while bot.now < _CLOSES + 2 * _RESTS:
        bot.now += _STEP if abs(bot.now - _CLOSES) < 2 * _AROUND else timedelta(seconds=1)
        while coming and coming[0][1].received <= bot.now:
            await _store(bot, chance, *coming.pop(0))
        await bot.worker.step(chance.randrange(_AT_ONCE + 1))
        await bot.database.transact(lambda work: sweep(work, bot.now))
    await bot.settle()
    for _ in range(200):
        bot.now += timedelta(seconds=1)
        await bot.worker.step()
        await bot.database.transact(lambda work: sweep(work, bot.now))


async def _store(bot: Bot, chance: random.Random, number: int, press: _Press) -> None:
    rests = press.received + chance.random() * _RESTS if chance.random() < 0.1 else press.received

    def unit(work: Work) -> None:
        work.inbox.store(
            channel=LAB,
            update_id=f"{number}",
            conversation=press.conversation,
            payload=press.payload,
            now=press.received,
        )
        work._connection.execute(
            "UPDATE inbox SET not_before = ? WHERE update_id = ?", (round(rests.timestamp() * 1e6), f"{number}")
        )

    await bot.database.transact(unit)


def _seen(work: Work, poll: Poll, made: list[_Press]) -> dict[str, float]:
    """What became of every press, by what its neighbour read."""
    counted: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    last: dict[str, str] = {}
    for row in work._connection.execute("SELECT chat, body FROM outbox ORDER BY id"):
        body = json.loads(row["body"])
        if body["say"] in _COUNTED:
            counted[row["chat"]] += 1
            last[row["chat"]] = body["args"]["choice"]["args"]["text"]
        refused[row["chat"]] += body["say"] == _REFUSED
    in_time: dict[bool, Counter[str]] = defaultdict(Counter)
    for press in made:
        in_time[press.in_time][press.voter] += 1
    standing = Counter({OPTIONS[int(choice) - 1]: units for choice, units, _ in work.ballots.counted(poll.id)})
    tally, _ = results.read(work.polls.result(poll))
    published = Counter({text: option.units for text, option in zip(OPTIONS, tally.options, strict=True)})
    return {
        "in_time": in_time[True].total(),
        "too_late": in_time[False].total(),
        "refused_in_time": (in_time[True] - counted).total(),
        "counted_too_late": (counted - in_time[True]).total(),
        "unanswered": len(made) - counted.total() - refused.total(),
        "receipts_that_do_not_add_up": (Counter(last.values()) != standing) + (published != standing),
    }
