"""Ten thousand clocks, killed a hundred times and once down for three days: every rung fires once, or is slept through.

Also four processes that look at the same clocks. Time is virtual: it moves ten minutes at once, and stands still while
the service is dead, but for the one long outage.
"""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from domain.clocks.quiet import DEFAULT_QUIET, after_quiet
from storage.engine.postgres import talking
from storage.engine.postgres.migrating import migrate
from storage.engine.protocol import Connection
from storage.engine.sqlite import sqlite3
from storage.engine.times import from_us, to_us
from storage.work import Work
from tests import postgres_server
from tests.faults.check import at_address, unsound
from tests.faults.long_street import ADDRESS, settings_for
from tests.faults.many_yards import fill, prepare
from tests.faults.trial import PATIENCE, Stalled, seed
from tests.faults.verdict import Verdict
from tests.faults.zygote import Life, Zygote
from tests.town import NOON, TOWN

#: So many houses for each death: three or two clocks each, so that a hundred deaths come to ten thousand clocks.
_HOUSES_A_DEATH = 35

#: A trial of few deaths has so many all the same.
_FEWEST_HOUSES = 60

_STEP = timedelta(minutes=10)

#: While it is quiet only emergencies go on: nobody has to look so often.
_QUIET_STEP = timedelta(hours=1)
_DAY = timedelta(days=1)

#: When the lunch break is over much is due.
_BUSY = NOON + timedelta(hours=2)

#: On Friday after lunch, when much is about to be said, it is gone; on Monday night it is there again; on Wednesday
#: morning the trial ends.
_GONE, _BACK, _ENDS = NOON + timedelta(hours=26), NOON + timedelta(days=4, hours=10), NOON + timedelta(days=5, hours=22)

#: Where it dies, and at the how manyth passage at most.
_PLACES: Mapping[str, int] = {
    "sweep.before_commit": 9,
    "sweep.after_commit": 9,
    "nag.fired": 4,
    "nag.addressed": 60,
    "nag.said": 10,
    "courier.claimed": 3,
    "courier.sent_before_mark": 4,
    "courier.marked": 4,
}

#: An armed place that is not passed in so many steps is given up: it is killed where it stands.
_STEPS_TO_DIE = 12

#: What stands before a message that may have arrived before.
_MARK = "（重发）"


@dataclass
class Ward:
    """One life of a service after another, under a clock we move, and everything the platform heard of them."""

    zygote: Zygote
    folder: Path
    mistake: str = ""
    heard: list[Mapping[str, Any]] = field(default_factory=list)
    deaths: int = 0
    life: Life | None = None
    _rest: bytes = b""

    def begin(self) -> None:
        self.life = self.zygote.start(self.folder, virtual=True, mistake=self.mistake)
        self.life.line.settimeout(PATIENCE)
        self._rest = b""
        assert self._until("up")

    def does(self, **what: object) -> bool:
        """Whether it lived to do it."""
        assert self.life is not None
        try:
            self.life.line.sendall(json.dumps(what).encode() + b"\n")
        except (BrokenPipeError, ConnectionResetError):
            return False
        return self._until("done")

    def _until(self, word: str) -> bool:
        assert self.life is not None
        while True:
            try:
                came = self.life.line.recv(1 << 16)
            except ConnectionResetError:
                came = b""
            except TimeoutError as error:
                raise Stalled(f"not {word}") from error
            if not came:
                return False
            *lines, self._rest = (self._rest + came).split(b"\n")
            said = [json.loads(line) for line in lines]
            self.heard += [one for one in said if "say" in one]
            if any(word in one for one in said):
                return True

    def bury(self) -> None:
        """It is dead, or dies now."""
        assert self.life is not None
        self.zygote.bury(self.life.pid)
        while self._until("nothing more"):
            pass
        self.life.line.close()
        self.life = None


def deadlines(tries: int) -> Verdict:
    """So many deaths, at random places between two steps that belong together."""
    with _clocks(max(_FEWEST_HOUSES, tries * _HOUSES_A_DEATH)) as (zygote, folder, clocks):
        tally, deaths, chance = Counter[str](), 0, random.Random(seed())
        while deaths < tries:
            # A life of these clocks is too short for a hundred deaths: they are lived through again.
            ward = _fresh(zygote, folder)
            _live_through(ward, tries - deaths, chance)
            tally += _found(ward)
            deaths += ward.deaths
        for attempt in range(3):
            wrong = _fresh(zygote, folder, "fires_apart")
            _live_through(wrong, 6, random.Random(seed() + attempt), until=NOON + timedelta(hours=6))
            red = bool(_found(wrong, NOON + timedelta(hours=6))["lost"])
            if red:
                break
    figures = {"clocks": clocks, "deaths": deaths}
    return _verdict("kill -9 among ten thousand clocks", tries, tally, red, figures)


def tickers(tries: int) -> Verdict:
    """Four processes that sweep the same clocks, through so many ten minutes."""
    end = _BUSY + tries * _STEP
    with _clocks(_FEWEST_HOUSES * 3) as (zygote, folder, clocks):
        tally = _side_by_side(_fresh(zygote, folder), end)
        red = bool(_side_by_side(_fresh(zygote, folder, "fires_what_was_seen"), end)["doubled"])
    return _verdict("four processes, the same clocks", tries, tally, red, {"clocks": clocks})


def tickers_beside(tries: int) -> Verdict:
    """The same on PostgreSQL: nobody has the database alone, and each rung fires once."""
    end = _BUSY + tries * _STEP
    with tempfile.TemporaryDirectory(prefix="linzhang-faults-") as folder, Zygote() as zygote:
        template, clocks = _many_clocks(max(_FEWEST_HOUSES, 10 * tries))
        tally = _side_by_side(_served(zygote, Path(folder), template), end)
        red = bool(_side_by_side(_served(zygote, Path(folder), template, "fires_what_was_seen"), end)["doubled"])
    return _verdict("four processes, the same clocks, on PostgreSQL", tries, tally, red, {"clocks": clocks})


def _many_clocks(houses: int) -> tuple[str, int]:
    """The name of a database to be copied, and how many clocks run in it."""
    name = postgres_server.create()
    talk = talking.connect(postgres_server.url(name))
    with closing(talk.psycopg):
        migrate(talk)
        fill(talk, houses, random.Random(seed()))
        return name, talk.execute("SELECT count(*) FROM clocks").fetchone()[0]


def _served(zygote: Zygote, folder: Path, template: str, mistake: str = "") -> Ward:
    """As ``_fresh``, from a copy of the database."""
    place = Path(tempfile.mkdtemp(dir=folder))
    (place / ADDRESS).write_text(postgres_server.url(postgres_server.create(template)))
    return Ward(zygote, place, mistake)


def _verdict(fault: str, tries: int, tally: Counter[str], red: bool, figures: Mapping[str, float]) -> Verdict:
    shown = ("nags", "skipped", "pings", "held", "messages", "sent_again", "by_night")
    lost, doubled = tally["lost"], tally["doubled"] + tally["by_night"]
    return Verdict(
        fault, tries, lost, doubled, tally["corrupt"], red, {**figures, **{name: tally[name] for name in shown}}
    )


@contextmanager
def _clocks(houses: int) -> Iterator[tuple[Zygote, Path, int]]:
    # Nobody cuts the power here: what a killed process wrote is there, also where nothing is synced.
    memory = Path("/dev/shm")
    where = memory if memory.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="linzhang-faults-", dir=where) as folder, Zygote() as zygote:
        template = Path(folder) / "template"
        template.mkdir()
        prepare(template / "town.db", houses, random.Random(seed()))
        with closing(sqlite3.connect(template / "town.db")) as connection:
            (clocks,) = connection.execute("SELECT count(*) FROM clocks").fetchone()
        yield zygote, Path(folder), clocks


def _fresh(zygote: Zygote, folder: Path, mistake: str = "") -> Ward:
    place = Path(tempfile.mkdtemp(dir=folder))
    shutil.copytree(folder / "template", place, dirs_exist_ok=True)
    return Ward(zygote, place, mistake)


def _live_through(ward: Ward, deaths: int, chance: random.Random, until: datetime = _ENDS) -> None:
    """Time passes; wherever it dies it begins again at the same moment, but for the long outage."""
    ward.begin()
    moments = tuple(_moments(until))
    apart, armed_at = max(1, len(moments) // (deaths + 1) // 2), -1
    for step, moment in enumerate(moments):
        if armed_at < 0 and ward.deaths < deaths and step % apart == 0:
            place = chance.choice(tuple(_PLACES))
            ward.does(arm=f"{place}=exit@{chance.randint(1, _PLACES[place])}")
            armed_at = step
        if 0 <= armed_at <= step - _STEPS_TO_DIE:
            _die(ward)
            armed_at = -1
        if moment == _GONE:
            ward.does(arm="nag.said=exit@1")
        while not ward.does(now=to_us(moment)):
            _die(ward)
            armed_at = -1
            if moment == _GONE:
                break
    ward.bury()


def _die(ward: Ward) -> None:
    ward.bury()
    ward.deaths += 1
    ward.begin()


def _moments(until: datetime) -> Iterator[datetime]:
    moment = NOON
    while moment < until:
        yield moment
        moment += _QUIET_STEP if _quiet(to_us(moment)) and _quiet(to_us(moment + _QUIET_STEP)) else _STEP
        if _GONE < moment < _BACK:
            moment = _BACK
    yield until


def _side_by_side(ward: Ward, end: datetime) -> Counter[str]:
    """Four of them are told at once that it is later, again and again."""
    others = [Ward(ward.zygote, ward.folder, ward.mistake) for _ in range(3)]
    everybody = [ward, *others]
    for one in everybody:
        one.begin()
    moment = _BUSY
    while moment <= end:
        for one in everybody:
            assert one.life is not None
            one.life.line.sendall(json.dumps({"sweep": to_us(moment)}).encode() + b"\n")
        for one in everybody:
            one._until("done")
        moment += _STEP
    # What was swept by four is said by one.
    ward.does(now=to_us(moment))
    for one in everybody:
        one.bury()
    return _found(ward, moment)


def _found(ward: Ward, end: datetime = _ENDS) -> Counter[str]:
    """What is wrong, and how much there was of everything."""

    def looked(work: Work) -> Counter[str]:
        found = Counter[str](messages=len(ward.heard), corrupt=sum(1 for _ in unsound(work)))
        return found + _rungs(work._connection, end) + _words(work._connection, ward.heard, end)

    found = at_address(settings_for(ward.folder).database, looked)
    shutil.rmtree(ward.folder)
    return found


def _rungs(connection: Connection, end: datetime) -> Counter[str]:
    """Each rung whose moment has come was fired once, or slept through and counted once."""
    found = Counter[str]()
    fired: dict[int, list[tuple[int, int]]] = {}
    for row in connection.execute("SELECT clock, rung, skipped FROM nags ORDER BY id"):
        fired.setdefault(row["clock"], []).append((row["rung"], row["skipped"]))
        found["nags"] += 1
        found["skipped"] += row["skipped"]
    for row in connection.execute("SELECT id, rung, moments, stopped_at FROM clocks"):
        covered = Counter(n for rung, skipped in fired.get(row["id"], ()) for n in range(rung - skipped, rung + 1))
        come = sum(moment <= to_us(end) for moment in json.loads(row["moments"]))
        due = range(row["rung"] if row["stopped_at"] is not None else come)
        found["lost"] += sum(covered[n] == 0 for n in due)
        found["doubled"] += sum(count - 1 for count in covered.values())
    return found


def _words(connection: Connection, heard: Sequence[Mapping[str, Any]], end: datetime) -> Counter[str]:
    """Each nag was addressed, each ping came out once, by day unless it is urgent; what came out again said so."""
    found, said = Counter[str](), {one["say"]: one for one in heard}
    (found["lost"],) = connection.execute(
        """SELECT count(*) FROM nags AS n WHERE addressed_at IS NULL
        OR silent IS NULL AND NOT EXISTS (SELECT 1 FROM pings AS p WHERE p.nag = n.id AND p.state <> 'failed')"""
    ).fetchone()
    for row in connection.execute(
        """SELECT p.state, p.urgent, p.at, p.outbox, o.state AS sent, o.message_id
        FROM pings AS p LEFT JOIN outbox AS o ON o.id = p.outbox"""
    ):
        found["pings"] += 1
        found["held"] += row["state"] == "held"
        match row["state"]:
            case "told" if row["outbox"] is not None:
                arrived = said.get(row["message_id"])
                found["lost"] += row["sent"] != "uncertain" and arrived is None
                found["by_night"] += arrived is not None and not row["urgent"] and _quiet(arrived["at"])
            case "waiting":
                found["lost"] += row["at"] <= to_us(end)
            case "held":
                found["lost"] += from_us(row["at"]) < end - 4 * _DAY
    known = {id for (id,) in connection.execute("SELECT message_id FROM outbox WHERE message_id IS NOT NULL")}
    twice = Counter((one["chat"], one["text"].removeprefix(_MARK)) for one in heard if one["say"] not in known)
    marked = Counter((one["chat"], one["text"].removeprefix(_MARK)) for one in heard if one["text"].startswith(_MARK))
    found["sent_again"] = twice.total()
    found["doubled"] += (twice - marked).total()
    return found


def _quiet(us: int) -> bool:
    moment = from_us(us)
    return after_quiet(moment, DEFAULT_QUIET, ZoneInfo(TOWN.zone)) != moment
