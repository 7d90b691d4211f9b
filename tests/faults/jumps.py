"""The clock of the machine jumps: an hour, two days back, forty days ahead, for hours or for a moment. No nag is lost,
none is said more than once again, and what only seemed to be due did not happen.

libfaketime stands between the service and the clock. Time flows nine minutes at once, which is no jump; while the clock
is wrong the true time flows on.
"""

from __future__ import annotations

import json
import random
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from storage.engine.sqlite import sqlite3
from storage.engine.times import to_us
from tests.faults.check import look, unsound
from tests.faults.many_yards import prepare
from tests.faults.small_disk import NotHere
from tests.faults.trial import PATIENCE, Stalled, seed
from tests.faults.verdict import Verdict
from tests.faults.zygote import Life, Zygote
from tests.town import NOON

_HOUSES = 12
_MATTERS = ("电梯困人了", "电梯困人了", "楼道灯坏了")

_STEP = timedelta(minutes=9)
_STEPS = 16

#: A leap ahead is believed after so many seconds.
_STANDS = 0.5

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)

#: By how much the clock is wrong, and for how many steps; for 0 it is right again before anybody could believe it.
_SCRIPTS: Sequence[tuple[timedelta, int]] = (
    (_HOUR, 0),
    (40 * _DAY, 0),
    (_HOUR, 6),
    (-_HOUR, 6),
    (-2 * _DAY, 6),
    (40 * _DAY, 3),
    (-_HOUR, 1),
    (_HOUR, 2),
)

_LIBRARIES = ("/usr/lib/*/faketime/libfaketime.so.1", "/usr/lib/faketime/libfaketime.so.1")


@dataclass
class Hour:
    """The clock as the service sees it: the true time, and how wrong it is."""

    file: Path
    true: timedelta = timedelta()
    wrong: timedelta = timedelta()
    _began: float = field(default_factory=time.time)

    def show(self) -> None:
        """The next who asks is told this."""
        ahead = NOON.timestamp() - self._began + (self.true + self.wrong).total_seconds()
        passing = self.file.with_suffix(".new")
        passing.write_text(f"{ahead:+.0f}", encoding="ascii")
        passing.rename(self.file)


def jumps(tries: int) -> Verdict:
    """So many scripts."""
    with _under_a_false_clock() as (zygote, folder, clock):
        tally = Counter[str]()
        for number in range(tries):
            tally += _script(zygote, folder, clock, number)
        # A leap of forty days that passes at once.
        wrong = _script(zygote, folder, clock, 1, "believes_every_clock")
    doubled = tally["doubled"] + tally["early"]
    figures = {name: tally[name] for name in ("nags", "repeated", "messages")}
    red = wrong["doubled"] + wrong["early"] > 0
    return Verdict("the clock jumps", tries, tally["lost"], doubled, tally["corrupt"], red, figures)


@contextmanager
def _under_a_false_clock() -> Iterator[tuple[Zygote, Path, Path]]:
    """Raises NotHere."""
    library = next((found for shape in _LIBRARIES for found in sorted(Path("/").glob(shape[1:]))), None)
    if library is None:
        raise NotHere("libfaketime is missing (apt install faketime)")
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="linzhang-faults-", dir=memory if memory.is_dir() else None) as name:
        folder, clock = Path(name), Path(name) / "clock"
        clock.write_text("+0", encoding="ascii")
        false = {
            "LD_PRELOAD": str(library),
            "FAKETIME_TIMESTAMP_FILE": str(clock),
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_NO_CACHE": "1",
            "NO_FAKE_STAT": "1",
        }
        (folder / "template").mkdir()
        prepare(folder / "template" / "town.db", _HOUSES, random.Random(seed()), matters=_MATTERS)
        with Zygote(false) as zygote:
            yield zygote, folder, clock


def _script(zygote: Zygote, folder: Path, file: Path, number: int, mistake: str = "") -> Counter[str]:
    """What is wrong after one script: the clock goes, jumps, jumps back, and goes."""
    chance = random.Random(seed() + number)
    wrong, steps = _SCRIPTS[number % len(_SCRIPTS)]
    begins = chance.randint(2, _STEPS - steps - 2)
    place = Path(tempfile.mkdtemp(dir=folder))
    shutil.copytree(folder / "template", place, dirs_exist_ok=True)
    clock = Hour(file)
    clock.show()
    service = _Watched(zygote.start(place, jumping=_STANDS, mistake=mistake))
    service.until("up")
    believed, began = steps > 0, 0.0
    for step in range(_STEPS):
        if step == begins:
            began, clock.wrong = time.monotonic(), wrong
            clock.show()
            service.looks(believes=believed)
        if step == begins + steps:
            clock.wrong = timedelta()
            clock.show()
            # On a busy machine a leap may stand so long before we take it back that it is believed, and rightly so.
            believed = believed or (not mistake and time.monotonic() - began >= _STANDS)
            service.looks(believes=True)
        clock.true += _STEP
        clock.show()
        service.looks(believes=True)
    service.leave()
    zygote.bury(service.life.pid)
    return _found(place, clock, service.heard, believed=believed, early=wrong > timedelta() and believed)


@dataclass
class _Watched:
    """A service that tells of every look it takes."""

    life: Life
    heard: int = 0
    _rest: bytes = b""

    def __post_init__(self) -> None:
        self.life.line.settimeout(PATIENCE)

    def looks(self, *, believes: bool) -> None:
        """It has seen the clock as it is now, and where ``believes``, acted upon it to the end."""
        quiet = 0
        while quiet < 2:
            looked = self.until("looked")
            done = not looked["looked"] and not (believes and looked["doubts"])
            quiet = quiet + 1 if done else 0

    def until(self, word: str) -> dict[str, object]:
        """What it said next of that kind."""
        while True:
            line, newline, rest = self._rest.partition(b"\n")
            if newline:
                self._rest = rest
                said: dict[str, object] = json.loads(line)
                self.heard += "say" in said
                if word in said:
                    return said
                continue
            try:
                came = self.life.line.recv(1 << 16)
            except TimeoutError as error:
                raise Stalled(f"not {word}") from error
            if not came:
                raise Stalled(f"gone before {word}")
            self._rest += came

    def leave(self) -> None:
        """It says what is still to be said, and ends."""
        self.life.line.sendall(b"leave\n")
        while self.life.line.recv(1 << 16):
            pass
        self.life.line.close()


def _found(place: Path, clock: Hour, heard: int, *, believed: bool, early: bool) -> Counter[str]:
    """What is wrong, now that the clock is right. ``believed``: for a while it was not, and that was believed, so a nag
    may be repeated once; ``early``: a time that had not come.
    """
    now, found = NOON + clock.true, Counter[str](messages=heard)
    with closing(sqlite3.connect(place / "town.db")) as connection:
        connection.row_factory = sqlite3.Row
        fired: dict[int, Counter[int]] = {}
        for row in connection.execute("SELECT clock, rung, skipped, due_at, fired_at FROM nags"):
            rungs = range(row["rung"] - row["skipped"], row["rung"] + 1)
            fired.setdefault(row["clock"], Counter()).update(rungs)
            found["nags"] += 1
            found["early"] += row["fired_at"] < row["due_at"] or (not early and row["due_at"] > to_us(now))
        for row in connection.execute("SELECT id, rung, moments, stopped_at FROM clocks"):
            times = fired.get(row["id"], Counter())
            come = sum(moment <= to_us(now) for moment in json.loads(row["moments"]))
            found["lost"] += sum(times[n] == 0 for n in range(come)) + (row["rung"] > come)
            found["repeated"] += sum(times.values()) - len(times)
            found["doubled"] += sum(max(0, count - 1 - believed) for count in times.values())
            found["early"] += row["stopped_at"] is not None
        (unsaid,) = connection.execute(
            """SELECT (SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending'))
            + (SELECT count(*) FROM nags WHERE addressed_at IS NULL)
            + (SELECT count(*) FROM pings WHERE state = 'waiting' AND at <= ?)""",
            (to_us(now),),
        ).fetchone()
        (ended,) = connection.execute("SELECT count(*) FROM cases WHERE closed_at IS NOT NULL").fetchone()
        found["lost"], found["early"] = found["lost"] + unsaid, found["early"] + ended
    found["corrupt"] = look(place / "town.db", lambda work: sum(1 for _ in unsound(work)))
    shutil.rmtree(place)
    return found
