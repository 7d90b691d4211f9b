"""Polls and what happens by itself to them. Their rolls, ballots and ledgers have modules of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

import orjson

from domain.message import Photo
from domain.polls.poll import Effect, Method, Option, Poll, RollKind, Secrecy, State
from domain.polls.rules import Rule, Verdict
from storage.engine.documents import dump
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us
from storage.polls.rows import dump_options, dump_rule, load_options, load_rule

#: No list in a chat is longer.
MOST = 20

#: What a candidate is called whom we had to forget.
FORGOTTEN = "…"


class Happening(StrEnum):
    """What happens by itself to a poll. ``WATCH``: it is written down that somebody looks, shortly before it closes.
    ``TELL``: those hear that it is open who were too many to hear it at once. ``FORWARD``: neighbour leaders get what
    they may pass on. ``SPREAD``: very many hear in private what was announced, and their cards are right again.
    """

    OPEN = "open"
    TELL = "tell"
    FORWARD = "forward"
    SPREAD = "spread"
    SHOW = "show"
    REMIND_HALF = "remind_half"
    REMIND_DAY = "remind_day"
    REMIND_HOURS = "remind_hours"
    WATCH = "watch"
    CLOSE = "close"
    OBJECTION_ENDS = "objection_ends"
    PUT_AWAY = "put_away"


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happens by itself to a poll, and when.

    ``progress`` is the last person who was told, where a part of many was; else 0.
    """

    poll: int
    kind: Happening
    at: datetime
    progress: int = 0


@dataclass(frozen=True, slots=True)
class NewPoll:
    """Everything decided that makes a draft. ``state`` may be a later one where nothing is left to ask."""

    grid: str
    question: str
    options: tuple[Option, ...]
    method: Method
    preset: str
    rule: Rule
    effect: Effect
    secrecy: Secrecy
    roll_kind: RollKind
    proposed_by: int
    opens_at: datetime
    closes_at: datetime
    details: str = ""
    live: bool = True
    building: str | None = None
    picks: int = 1
    seats_min: int = 1
    seats_max: int = 1
    roll_role: str | None = None
    batch: int | None = None
    stage_after: int | None = None
    runoff_of: int | None = None
    topic: int | None = None


class Polls:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("polls")

    def add(self, new: NewPoll, now: datetime) -> Poll:
        """The new draft, with the number people will type."""
        id = self._sql.add(
            self._connection,
            serial=self._sql.next_serial(self._connection),
            grid=new.grid,
            building=new.building,
            question=new.question,
            details=new.details,
            options=dump_options(new.options),
            method=new.method,
            picks=new.picks,
            seats_min=new.seats_min,
            seats_max=new.seats_max,
            preset=new.preset,
            rule=dump_rule(new.rule),
            effect=new.effect,
            secrecy=new.secrecy,
            live=int(new.live),
            roll_kind=new.roll_kind,
            roll_role=new.roll_role,
            state=State.DRAFT,
            proposed_by=new.proposed_by,
            drafted_at=to_us(now),
            opens_at=to_us(new.opens_at),
            closes_at=to_us(new.closes_at),
            batch=new.batch,
            stage_after=new.stage_after,
            runoff_of=new.runoff_of,
            topic=new.topic,
        )
        return self.get(id)

    def get(self, id: int) -> Poll:
        """The poll with this row id; it must exist."""
        return self._named(_poll(self._sql.get(self._connection, id=id)))

    def find(self, serial: int) -> Poll | None:
        """The poll with the number people type."""
        row = self._sql.by_serial(self._connection, serial=serial)
        return None if row is None else self._named(_poll(row))

    def keep_photos(self, photos: Iterable[Photo], now: datetime) -> None:
        """The pictures of options are ours to keep."""
        for photo in photos:
            queries("cases").photo_stored(
                self._connection, sha256=photo.sha256, width=photo.width, height=photo.height, now=to_us(now)
            )

    def redraft(self, poll: Poll) -> None:
        """What is asked and until when is as it is now; only a draft can change."""
        self._sql.redraft(
            self._connection,
            id=poll.id,
            question=poll.question,
            details=poll.details,
            options=dump_options(poll.options),
            opens_at=to_us(poll.opens_at),
            closes_at=to_us(poll.closes_at),
        )

    def save(self, poll: Poll) -> None:
        """What happened to the poll is stored; what is asked and how it is counted never changes here."""
        self._sql.save(
            self._connection,
            id=poll.id,
            state=poll.state,
            approved_by=poll.approved_by,
            opens_at=to_us(poll.opens_at),
            closes_at=to_us(poll.closes_at),
            extended_by=poll.extended_by,
            closed_at=None if poll.closed_at is None else to_us(poll.closed_at),
            roll_hash=poll.roll_hash,
            verdict=poll.verdict,
        )

    def set_result(self, poll: Poll, result: Any) -> None:
        """What it came to is kept as JSON."""
        self._sql.set_result(self._connection, id=poll.id, result=dump(result))

    def result(self, poll: Poll) -> Any:
        """What it came to, as ``set_result`` had it; None until it was counted."""
        written = self._sql.result(self._connection, id=poll.id)
        return None if written is None else orjson.loads(written)

    def shown(self, poll: Poll, now: datetime) -> None:
        """Its tally stands on the card in the groups as it is now."""
        self._sql.shown(self._connection, id=poll.id, at=to_us(now))

    def put_up(self, poll: Poll, options: Iterable[Option]) -> Poll:
        """The poll with these candidates: once, after nobody is nominated any more and before it opens."""
        self._sql.put_up(self._connection, id=poll.id, options=dump_options(options))
        return self.get(poll.id)

    def drop_draft(self, poll: Poll) -> None:
        """The draft is gone; what somebody has seen stays."""
        self._sql.drop_draft(self._connection, id=poll.id)

    def in_state(self, state: State) -> tuple[Poll, ...]:
        """The newest polls of that state."""
        return self._polls(self._sql.in_state(self._connection, state=state, most=MOST))

    def of_grid(self, grid: str) -> tuple[Poll, ...]:
        """The newest polls of that grid, drafts left out."""
        return self._polls(self._sql.of_grid(self._connection, grid=grid, most=MOST))

    def going_on(self, grid: str) -> tuple[Poll, ...]:
        """The newest polls of exactly that grid that are noticed or open."""
        return self._polls(self._sql.going_on(self._connection, grid=grid, most=MOST))

    def of_voter(self, person: int) -> tuple[Poll, ...]:
        """The newest polls the person has a voice in."""
        return self._polls(self._sql.of_voter(self._connection, person=person, most=MOST))

    def of_batch(self, batch: int) -> tuple[Poll, ...]:
        """The polls of one template, in their order."""
        return self._polls(self._sql.of_batch(self._connection, batch=batch))

    def next_stages(self, poll: Poll) -> tuple[Poll, ...]:
        """What opens only when this one has passed."""
        return self._polls(self._sql.next_stages(self._connection, id=poll.id))

    def set_moment(self, poll: Poll, kind: Happening, at: datetime, progress: int = 0) -> None:
        """It happens by itself then, and no longer when it was set before; ``progress`` as in ``Moment``."""
        self._sql.set_moment(self._connection, poll=poll.id, kind=kind, at=to_us(at), progress=progress)

    def set_moment_once(self, poll: Poll, kind: Happening, at: datetime) -> None:
        """It happens by itself then, unless it is to happen already."""
        self._sql.set_moment_once(self._connection, poll=poll.id, kind=kind, at=to_us(at))

    def drop_moment(self, poll: Poll, kind: Happening) -> None:
        """It has happened, or never will."""
        self._sql.drop_moment(self._connection, poll=poll.id, kind=kind)

    def drop_moments(self, poll: Poll) -> None:
        """Nothing more happens by itself to the poll."""
        self._sql.drop_moments(self._connection, poll=poll.id)

    def moments(self, poll: Poll) -> tuple[Moment, ...]:
        """What will happen by itself to the poll, the next first."""
        rows = self._sql.moments(self._connection, poll=poll.id)
        return tuple(Moment(poll.id, Happening(row["kind"]), from_us(row["at"]), row["progress"]) for row in rows)

    def due(self, now: datetime, most: int) -> tuple[Moment, ...]:
        """What should have happened by now, what has waited longest first."""
        rows = self._sql.due(self._connection, now=to_us(now), most=most)
        return tuple(Moment(row["poll"], Happening(row["kind"]), from_us(row["at"]), row["progress"]) for row in rows)

    def moment(self, poll: Poll, kind: Happening) -> datetime | None:
        """When that happens to the poll, None when it is not to happen."""
        at = self._sql.moment(self._connection, poll=poll.id, kind=kind)
        return None if at is None else from_us(at)

    def next_look(self) -> datetime | None:
        """When something happens by itself next, but for watching."""
        at = self._sql.next_look(self._connection, watch=Happening.WATCH)
        return None if at is None else from_us(at)

    def next_watch(self) -> datetime | None:
        """When it is written down next that somebody looks."""
        at = self._sql.next_watch(self._connection, watch=Happening.WATCH)
        return None if at is None else from_us(at)

    def _polls(self, rows: Iterable[Row]) -> tuple[Poll, ...]:
        return tuple([self._named(_poll(row)) for row in rows])

    def _named(self, poll: Poll) -> Poll:
        """The poll with candidates as they are called now: only their rows are kept, so that they can be forgotten."""
        if not any(option.person for option in poll.options):
            return poll
        return replace(poll, options=tuple(map(self._candidate, poll.options)))

    def _candidate(self, option: Option) -> Option:
        if option.person is None:
            return option
        return replace(option, text=self._sql.called(self._connection, person=option.person) or FORGOTTEN)


@lru_cache(64)
def _poll(row: Row) -> Poll:
    """The poll as its row has it; an open one is read for each of its ballots, and rarely changes between them."""
    return Poll(
        id=row["id"],
        serial=row["serial"],
        grid=row["grid"],
        building=row["building"],
        question=row["question"],
        details=row["details"],
        options=load_options(row["options"]),
        method=Method(row["method"]),
        picks=row["picks"],
        seats_min=row["seats_min"],
        seats_max=row["seats_max"],
        preset=row["preset"],
        rule=load_rule(row["rule"]),
        effect=Effect(row["effect"]),
        secrecy=Secrecy(row["secrecy"]),
        live=bool(row["live"]),
        roll_kind=RollKind(row["roll_kind"]),
        roll_role=row["roll_role"],
        state=State(row["state"]),
        proposed_by=row["proposed_by"],
        approved_by=row["approved_by"],
        drafted_at=from_us(row["drafted_at"]),
        opens_at=from_us(row["opens_at"]),
        closes_at=from_us(row["closes_at"]),
        extended_by=row["extended_by"],
        closed_at=None if row["closed_at"] is None else from_us(row["closed_at"]),
        roll_hash=row["roll_hash"],
        verdict=None if row["verdict"] is None else Verdict(row["verdict"]),
        shown_at=None if row["shown_at"] is None else from_us(row["shown_at"]),
        batch=row["batch"],
        stage_after=row["stage_after"],
        runoff_of=row["runoff_of"],
        topic=row["topic"],
    )
