"""Presses nobody may make: handles made up, of others, from elsewhere, expired, or of an update that came before.

Nothing comes of any of them. The control believes a handle whatever its secret is.
"""

from __future__ import annotations

import json
import random
import string
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from unittest.mock import patch

from domain.message import Action, Address, Button, ChatKind, Incoming, Outgoing, Say
from domain.polls.poll import Poll
from handlers.routes import handle
from storage.engine.database import connect
from storage.engine.sqlite import sqlite3
from storage.polls.polls import Happening
from storage.town.towns import TownShelf
from storage.work import Work
from tests.faults.trial import seed
from tests.faults.verdict import Verdict
from tests.faults.voters import OPTIONS, many_doors, open_one
from tests.town import LAB, NOON, PLACE_WORDS, YARD_GROUP, at, someone

_VOTERS = 20

#: What a ballot would be written into.
_TABLES = ("ballots", "poll_events", "participations", "secret_ballots", "poll_proxies", "poll_requests")

_LETTERS = string.ascii_letters + string.digits + "-_."

#: So many tries without the protection.
_OF_CONTROL = 300


def handles(tries: int) -> Verdict:
    """So many presses, of every kind in turn."""
    effects = _tried(tries)
    with patch("storage.mail.handles.Handle.opens", lambda *_: True):
        control = _tried(_OF_CONTROL)
    return Verdict(
        "handles nobody may press",
        tries,
        lost=0,
        doubled=sum(effects.values()),
        corrupt=0,
        control_red=sum(control.values()) > 0,
        figures={"kinds": len(_KINDS), "effects_without_secrets": sum(control.values())},
    )


@dataclass(frozen=True, slots=True)
class _Board:
    """The buttons there are: of the card in the group, of 王阿姨's own ballot, of a card that has expired."""

    poll: Poll
    group: tuple[str, ...]
    hers: tuple[str, ...]
    expired: tuple[str, ...]


def _tried(tries: int) -> Counter[str]:
    """How many presses of each kind had an effect."""
    chance = random.Random(seed())
    shelf = TownShelf(PLACE_WORDS)
    effects: Counter[str] = Counter()
    with closing(connect(":memory:", NOON)) as connection:
        Work(connection, shelf).registers.bring_in(many_doors(_VOTERS), NOON)
        board = _prepare(Work(connection, shelf))
        kinds = list(_KINDS.items())
        before = _written(connection)
        for n in range(tries):
            name, made = kinds[n % len(kinds)]
            press = made(chance, board, _press(chance, n))
            connection.execute("BEGIN")
            if _comes_in(Work(connection, shelf), press):
                handle(Work(connection, shelf), press, press.at)
            connection.execute("COMMIT")
            after = _written(connection)
            effects[name] += after != before
            before = after
    return effects


def _prepare(work: Work) -> _Board:
    poll = open_one(work, NOON, NOON + timedelta(days=3))
    # As if somebody had looked all the time: there is no outage to make up for.
    work.polls.drop_moment(poll, Happening.WATCH)
    wang = someone(work, "wang").id
    vote = [Button(Say("choice-named", {"name": text}), Action("poll.vote", poll.id, "1")) for text in OPTIONS]
    work.outbox.post(at("wang"), Outgoing(Say("menu"), buttons=tuple(vote), audience=wang), NOON, reader=wang)
    hers = work.choices.numbered(at("wang"), reply_to=None)
    work.outbox.post(Address(LAB, "zhao"), Outgoing(Say("menu"), buttons=tuple(vote)), NOON - timedelta(days=100))
    expired = work.choices.numbered(at("zhao"), reply_to=None)
    group = work.choices.numbered(YARD_GROUP, reply_to=None)
    # What an update that comes a second time was the first time.
    assert _comes_in(work, _press(random.Random(0), 0, id="came-before"))
    return _Board(poll, group, hers, expired)


def _press(chance: random.Random, n: int, *, id: str | None = None) -> Incoming:
    voter = f"voter-{chance.randrange(_VOTERS)}"
    return Incoming(YARD_GROUP, ChatKind.GROUP, voter, voter, id or f"press-{n}", NOON, addressed=True)


def _comes_in(work: Work, press: Incoming) -> bool:
    """Whether the update is a new one; whatever came before is dropped where it comes in."""
    conversation, payload = press.address.chat, json.dumps({"press": press.handle}).encode()
    return bool(
        work.inbox.store(
            channel=LAB, update_id=press.message_id, conversation=conversation, payload=payload, now=press.at
        )
    )


def _written(connection: sqlite3.Connection) -> tuple[int, ...]:
    counts = ", ".join(f"(SELECT count(*) FROM {table})" for table in _TABLES)
    return tuple(connection.execute(f"SELECT {counts}").fetchone())


def _made_up(chance: random.Random, board: _Board, press: Incoming) -> Incoming:
    return replace(press, handle="".join(chance.choices(_LETTERS, k=chance.randrange(40))))


def _changed(chance: random.Random, board: _Board, press: Incoming) -> Incoming:
    """One letter of the secret is another."""
    front, secret = chance.choice(board.group).rsplit(".", 1)
    place = chance.randrange(len(secret))
    letter = chance.choice([letter for letter in string.ascii_letters if letter != secret[place]])
    return replace(press, handle=f"{front}.{secret[:place]}{letter}{secret[place + 1 :]}")


def _of_another_row(chance: random.Random, board: _Board, press: Incoming) -> Incoming:
    """The secret of one message with the number of another."""
    row = chance.choice(board.group).split(".")[0]
    return replace(press, handle=".".join((row, *chance.choice(board.hers).split(".")[1:])))


def _beyond(chance: random.Random, board: _Board, press: Incoming) -> Incoming:
    """A button the message does not have."""
    row, _, secret = chance.choice(board.group).split(".")
    return replace(press, handle=f"{row}.{chance.choice((0, 99, 10**17))}.{secret}")


def _elsewhere(chance: random.Random, board: _Board, press: Incoming) -> Incoming:
    """A button of the group, pressed in a private talk."""
    chat = at(press.sender)
    return replace(press, address=chat, kind=ChatKind.PRIVATE, handle=chance.choice(board.group))


def _of_another(chance: random.Random, board: _Board, press: Incoming) -> Incoming:
    """A button under her own ballot, pressed by somebody else."""
    return replace(press, address=at("wang"), kind=ChatKind.PRIVATE, handle=chance.choice(board.hers))


def _expired(chance: random.Random, board: _Board, press: Incoming) -> Incoming:
    chat = at("zhao")
    return replace(press, address=chat, kind=ChatKind.PRIVATE, sender="zhao", handle=chance.choice(board.expired))


def _replayed(chance: random.Random, board: _Board, press: Incoming) -> Incoming:
    """A good press in an update that came before."""
    return replace(press, message_id="came-before", handle=chance.choice(board.group))


def _late(chance: random.Random, board: _Board, press: Incoming) -> Incoming:
    """A good press, kept back until the poll is over."""
    at_ = board.poll.closes_at + chance.random() * timedelta(days=1)
    return replace(press, at=at_, handle=chance.choice(board.group))


def _of_a_stranger(chance: random.Random, board: _Board, press: Incoming) -> Incoming:
    """A good press of somebody who has no voice."""
    return replace(press, sender=chance.choice(("qin", "feng", "nobody")), handle=chance.choice(board.group))


_KINDS: Mapping[str, Callable[[random.Random, _Board, Incoming], Incoming]] = {
    "made up": _made_up,
    "changed": _changed,
    "of another row": _of_another_row,
    "beyond": _beyond,
    "elsewhere": _elsewhere,
    "of another": _of_another,
    "expired": _expired,
    "replayed": _replayed,
    "late": _late,
    "of a stranger": _of_a_stranger,
}
