"""Rows changed at random, one at a time, by somebody no rule holds back: the audit names every promise that it breaks,
and rings for nothing else. What is broken is said by ``promises``, which shares nothing with the audit.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from bot.language.text import Texts
from bot.language.words import Words
from domain.clocks.counting import Limit, Unit
from domain.duties.duty import RunKind
from domain.message import Incoming
from handlers import routines
from handlers.deadlines import sweep
from handlers.nagging import alarms
from handlers.routes import handle
from storage.duties import NewRun
from storage.engine.database import connect
from storage.engine.sqlite import sqlite3
from storage.engine.times import to_us
from storage.town.towns import TownShelf
from storage.upkeep.audit import Audit, Bookmark, Finding
from storage.work import Work
from tests.faults.long_street import FIRST
from tests.faults.many_yards import many_yards
from tests.faults.promises import Books, broken
from tests.faults.trial import seed
from tests.faults.verdict import Verdict
from tests.town import NOON, PLACE_WORDS, says, someone

#: Friday morning, 10:30: much is late, some of it by a day.
_NOW = NOON + timedelta(hours=22, minutes=30)

_QUARTER = timedelta(minutes=15)

#: What the residents report; then what is done about it on Thursday, so that a case is in every state.
_REPORTS = ("楼道灯坏了", "垃圾成堆", "电梯困人了", "邻居吵架") * 5
_DEEDS = (
    ("worker-1", "签收 26-0001"),
    ("worker-1", "我来办 26-0005"),
    ("worker-1", "办结 26-0009 换了灯泡"),
    ("worker-1", "挂账 26-0013 等配件"),
    ("worker-1", "5月20日"),
    ("qin", "签收 26-0002"),
    ("qin", "退单 26-0006 不归我们管"),
    ("qin", "办结 26-0010 清了"),
    ("house-109", "解决了 26-0010"),
    ("house-113", "撤回 26-0014"),
    ("feng", "签收 26-0003"),
)

#: What is changed, and to what: a number is a shift of a moment, in hours at most, or of a count.
_CHANGES: tuple[tuple[str, str, tuple[object, ...]], ...] = (
    ("clocks", "look_at", ("hours", None)),
    ("clocks", "stopped_at", ("hours",)),
    ("clocks", "rung", ("count",)),
    ("clocks", "moments", ("[]",)),
    ("clocks", "kind", ("finish", "acknowledge", "review", "verify", "update")),
    ("clocks", "case_id", ("any",)),
    ("clocks", "started_at", ("hours",)),
    ("cases", "state", ("dispatched", "in_progress", "suspended", "handled", "closed", "withdrawn", "returned")),
    ("cases", "lead_handler", ("gone", "worker", "sanitation")),
    ("cases", "lead", (None,)),
    ("nags", "rung", ("count",)),
    ("nags", "skipped", ("count",)),
    ("nags", "fired_at", ("hours",)),
    ("nags", "addressed_at", (None, "hours")),
    ("nags", "silent", (None, "settled", "nobody_reached")),
    ("nags", "clock", ("any",)),
    ("pings", "state", ("waiting", "told", "held", "moot", "failed")),
    ("pings", "at", ("hours",)),
    ("pings", "nag", ("any",)),
    ("pings", "outbox", (None, "any", 999_999)),
    ("outbox", "state", ("queued", "failed", "dead", "uncertain")),
    ("case_events", "action", ("noted",)),
    ("case_events", "at", ("hours",)),
    ("case_events", "after", ("dispatched", "closed")),
    ("routines", "look_at", ("hours",)),
    ("duty_runs", "done_at", ("hours",)),
    ("duty_runs", "state", ("done", "open")),
    ("people", "locale", ("en",)),
    ("accounts", "unreachable", ("blocked",)),
)

#: From what a whole row is taken away.
_LOSSES = ("clocks", "nags", "pings", "outbox", "case_events", "routines", "handlers", "duty_runs", "dialogues")


def mutations(tries: int) -> Verdict:
    """So many changes, each to a fresh copy."""
    with _friday() as template:
        chance = random.Random(seed())
        missed = false = harmful = done = blind = 0
        while done < tries:
            with _copy(template) as work:
                if not _mutate(work._connection, chance):
                    continue
                done += 1
                wrong, seen = _broken(work), _audited(work)
            missed += len(wrong - _named(seen))
            false += len(_named(seen) - wrong)
            harmful += bool(wrong)
            blind += len(wrong - _named({finding for finding in seen if finding.breach in _SEEN_BY_MOST}))
    figures = {"harmful": harmful, "harmless": done - harmful}
    return Verdict("rows changed at random", tries, missed, false, 0, control_red=blind > 0, figures=figures)


#: What a look at open cases alone would find, which is what most bots have at best.
_SEEN_BY_MOST = frozenset({"no-lead", "no-moment", "overlooked"})


def _named(findings: set[Finding]) -> set[str]:
    return {finding.subject for finding in findings}


def _broken(work: Work) -> set[str]:
    wanted = {
        (name, subject): moment
        for name, habit in routines.HABITS.items()
        for subject in habit.subjects(work)
        if (moment := habit.next(work, subject, _NOW)) is not None
    }
    thursday = NOON.replace(hour=0, minute=30)
    return broken(Books(work._connection), _NOW, wanted, thursday)


def _audited(work: Work) -> set[Finding]:
    leeway = alarms.leeway(work, _NOW)
    found, bookmark = set(alarms.owed(work, _NOW)), Bookmark()
    while True:
        seen = Audit(work._connection).look(bookmark, leeway)
        found |= seen.found
        if seen.next is None:
            return found
        bookmark = seen.next


def _mutate(connection: sqlite3.Connection, chance: random.Random) -> bool:
    """Whether a row was changed, or is gone."""
    if chance.random() < 0.35:
        table = chance.choice(_LOSSES)
        statement, value = f"DELETE FROM {table}", ()
    else:
        table, column, values = chance.choice(_CHANGES)
        written, value = _written(table, column, chance.choice(values), chance)
        statement = f"UPDATE {table} SET {column} = {written}"
    rows = [tuple(row) for row in connection.execute(f"SELECT {_KEYS.get(table, 'id')} FROM {table}")]
    if not rows:
        return False
    where = " AND ".join(f"{key} = ?" for key in _KEYS.get(table, "id").split(", "))
    try:
        return bool(connection.execute(f"{statement} WHERE {where}", (*value, *chance.choice(rows))).rowcount)
    except sqlite3.IntegrityError:
        return False


_KEYS: Mapping[str, str] = {
    "case_events": "case_id, seq",
    "routines": "name, subject",
    "accounts": "channel, external",
    "dialogues": "person, channel, chat",
}


def _written(table: str, column: str, value: object, chance: random.Random) -> tuple[str, tuple[object, ...]]:
    match value:
        case "hours":
            hours = chance.choice((-200, -48, -3, -1, 1, 3, 48, 200))
            return f"coalesce({column}, {to_us(_NOW)}) + ?", (hours * 3_600_000_000 + chance.randint(1, 1000),)
        case "count":
            return f"max(0, {column} + ?)", (chance.choice((-1, 1, 2)),)
        case "any":
            others = {"case_id": "cases", "clock": "clocks", "nag": "nags", "outbox": "outbox"}[column]
            return f"(SELECT id FROM {others} ORDER BY id LIMIT 1 OFFSET ? % (SELECT count(*) FROM {others}))", (
                chance.randint(0, 1000),
            )
        case _:
            return "?", (value,)


@contextmanager
def _friday() -> Iterator[sqlite3.Connection]:
    """The town on Friday morning, everything kept as it should be."""
    words = Words(Texts.load())
    with closing(connect(":memory:", NOON)) as connection:
        shelf = TownShelf(PLACE_WORDS)
        work = Work(connection, shelf)
        work.registers.bring_in(many_yards(len(_REPORTS)), NOON)
        connection.execute("PRAGMA foreign_keys = OFF")
        routines.settle(Work(connection, shelf), NOON)
        for number, what in enumerate(_REPORTS, start=FIRST):
            _says(work, words, f"house-{number}", f"{number}栋{what}", NOON, str(number))
        _run_of_a_duty(work)
        for number, (who, what) in enumerate(_DEEDS):
            _says(work, words, who, what, NOON + number * timedelta(minutes=1), f"deed-{number}")
        now = NOON
        while now < _NOW:
            now += _QUARTER
            while sweep(Work(connection, shelf), now):
                pass
            connection.execute(
                "UPDATE outbox SET state = 'sent', sent_at = ?, message_id = id WHERE state = 'queued'", (to_us(now),)
            )
        for trigger in ("changed", "removed"):
            connection.execute(f"DROP TRIGGER case_events_are_never_{trigger}")
        whole = Work(connection, shelf)
        assert (_broken(whole), _audited(whole)) == (set(), set())
        yield connection


def _says(work: Work, words: Words, who: str, text: str, now: datetime, message: str) -> None:
    typed = words.read(text)
    said: Incoming = replace(says(who, text, now, message=message), word=typed.word, choice=typed.choice)
    handle(Work(work._connection, work._shelf), said, now)


def _run_of_a_duty(work: Work) -> None:
    xu = someone(work, "xu").id
    due = NOON + timedelta(hours=24)
    run = work.duties.open(NewRun(RunKind.TASK, "north", "装扶手", NOON, due, person=xu, given_by=xu))
    assert run is not None
    work.clocks.start_for_run(run.id, NOON, Limit(1, Unit.WORK_DAY), NOON)


@contextmanager
def _copy(template: sqlite3.Connection) -> Iterator[Work]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        template.backup(connection)
        connection.row_factory = sqlite3.Row
        yield Work(connection, _SHELF)


_SHELF = TownShelf(PLACE_WORDS)
