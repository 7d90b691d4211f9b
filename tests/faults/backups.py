"""Backups taken while another process writes fifty times a second: each is restored and is a prefix of what was done.

The writer notes outside the database what was confirmed to it. The control copies the file as ``cp`` on a slow disk.
Backups and restores are also killed at random moments: whatever has its final name is whole.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from domain.errors import Refusal
from storage.backup import restoring
from storage.backup.manifest import backups_in
from storage.backup.taking import Premises, take
from storage.engine.database import connect
from storage.engine.sqlite import sqlite3
from storage.photo.folder import Folder
from storage.town.towns import TownShelf
from storage.upkeep.checks import Heads, histories, structure
from storage.work import Work
from tests.faults.verdict import Verdict
from tests.town import NOON, PLACE_WORDS, a_case, small_town

#: Commits a second, and so many rows of padding that a copy takes a while.
RATE = 50
_PADDING = 2000

_ROOT = Path(__file__).parents[2]
_CASES = 5


def _quiet(_what: str, _percent: int) -> None:
    return


def prepare(file: Path) -> None:
    """A town with a few cases and some megabytes of payloads."""
    with closing(connect(str(file), NOON)) as connection:
        connection.execute("BEGIN")
        work = Work(connection, TownShelf(PLACE_WORDS))
        work.registers.bring_in(small_town(), NOON)
        for number in range(_CASES):
            case = a_case(work, message=str(number))
            work.history.add(case, "report", NOON, actor=case.reporter)
            work.clocks.start(case.id, "acknowledge", work.town.limits_of("lamp").acknowledge, NOON)  # type: ignore[arg-type]
        payload = b"x" * 4000
        for number in range(_PADDING):
            work.inbox.store(channel="lab", update_id=f"pad-{number}", conversation="pad", payload=payload, now=NOON)
        connection.execute("COMMIT")


def write_on(file: Path, ledger: Path, rate: float) -> None:
    """Forever: a payload and an entry of a case's history in one commit; then, outside, that it was confirmed."""
    with closing(connect(str(file), NOON)) as connection, ledger.open("a", buffering=1) as confirmed:
        number = 0
        while True:
            began = time.monotonic()
            connection.execute("BEGIN IMMEDIATE")
            work = Work(connection, TownShelf(PLACE_WORDS))
            case = work.cases.get(number % _CASES + 1)
            work.inbox.store(channel="lab", update_id=f"n-{number}", conversation="w", payload=b"{}", now=NOON)
            work.history.add(case, "note", NOON, facts={"n": str(number)}, before=case.state)
            connection.execute("COMMIT")
            confirmed.write(f"{number} {time.monotonic() - began:.4f}\n")
            number += 1
            time.sleep(max(0.0, 1 / rate - (time.monotonic() - began)))


def _confirmed(ledger: Path) -> list[float]:
    """How long each confirmed commit took."""
    lines = ledger.read_text().splitlines(keepends=True) if ledger.exists() else []
    return [float(line.split()[1]) for line in lines if line.endswith("\n")]


@contextmanager
def _child(*order: str) -> Iterator[subprocess.Popen[bytes]]:
    child = subprocess.Popen([sys.executable, "-m", "tests.faults.backups", *order], cwd=_ROOT)
    try:
        yield child
    finally:
        child.kill()
        child.wait()


def _until(true: object, patience: float = 30.0) -> None:
    end = time.monotonic() + patience
    while not true():  # type: ignore[operator]
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.005)


def prefix(file: Path) -> int | None:
    """How many of the writer's commits are in a database; None when it is broken or not a prefix of them."""
    try:
        with closing(sqlite3.connect(file)) as connection:
            if [*structure(connection), *histories(connection, Heads())]:
                return None
            stored = {name for (name,) in connection.execute("SELECT update_id FROM inbox WHERE update_id LIKE 'n-%'")}
            (noted,) = connection.execute("SELECT count(*) FROM case_events WHERE action = 'note'").fetchone()
    except sqlite3.DatabaseError:
        return None
    whole = stored == {f"n-{number}" for number in range(len(stored))} and noted == len(stored)
    return len(stored) if whole else None


def _restored(backup: Path, place: Path) -> int | None:
    """As ``prefix``, of what was brought back."""
    there = Premises(f"sqlite:{place / 'town.db'}", place, Folder(place))
    try:
        _, staged = restoring.stage(backup, there, _quiet)
        restoring.bring_files(backup, there, staged, _quiet)
        restoring.settle(there, staged, _quiet)
    except Refusal:
        return None
    return prefix(place / "town.db")


def _take(folder: Path, keep_newest: int = 3) -> Path:
    premises = Premises(f"sqlite:{folder / 'town.db'}", folder, Folder(folder))
    now = datetime.now(UTC)
    return take(premises, folder / "backups", keep_newest=keep_newest, program="trial", now=now, progress=_quiet)[0]


def _naive(file: Path, to: Path) -> None:
    """What ``cp`` does, at thirty megabytes a second."""
    with file.open("rb") as read, to.open("wb") as written:
        while chunk := read.read(1 << 16):
            written.write(chunk)
            time.sleep(0.002)


def run(tries: int) -> Verdict:
    """So many backups under writes, a fifth as many kills of backups and of restores."""
    lost = corrupt = 0
    slowest = 0.0
    with tempfile.TemporaryDirectory(prefix="linzhang-backups-") as name:
        folder, ledger = Path(name), Path(name) / "ledger"
        prepare(folder / "town.db")
        with _child("write", str(folder / "town.db"), str(ledger)):
            _until(lambda: len(_confirmed(ledger)) >= 5)
            for number in range(tries):
                before, began = len(_confirmed(ledger)), time.monotonic()
                backup = _take(folder)
                slowest = max(slowest, time.monotonic() - began)
                found = _restored(backup, folder / f"place-{number}")
                corrupt += found is None
                lost += found is not None and found < before
                shutil.rmtree(folder / f"place-{number}")
            red = any(_control(folder, ledger, number) for number in range(10))
            kills = max(1, tries // 5)
            corrupt += sum(
                _killed(folder, "take", number) + _killed(folder, "restore", number) for number in range(kills)
            )
        waits = _confirmed(ledger)
    figures = {
        "commits": len(waits),
        "longest_commit_s": max(waits),
        "longest_backup_s": round(slowest, 3),
        "kills": 2 * kills,
    }
    return Verdict("backups under writes", tries, lost, 0, corrupt, red, figures)


def _control(folder: Path, ledger: Path, number: int) -> bool:
    """Whether a plain copy is broken, or lacks what was confirmed before."""
    before, copy = len(_confirmed(ledger)), folder / f"naive-{number}.db"
    _naive(folder / "town.db", copy)
    found = prefix(copy)
    copy.unlink()
    return found is None or found < before


def _killed(folder: Path, what: str, number: int) -> int:
    """How many backups, or places, have their final name and are broken, after whoever made them was killed."""
    ready = folder / f"ready-{what}-{number}"
    with _child(what, str(folder), str(ready)) as child:
        _until(ready.exists)
        time.sleep(random.uniform(0.0, 0.4))
        child.kill()
        child.wait()
    broken = 0
    for index, backup in enumerate(backups_in(folder / "backups")):
        place = folder / f"after-{what}-{number}-{index}"
        broken += _restored(backup, place) is None
        shutil.rmtree(place, ignore_errors=True)
    broken += not backups_in(folder / "backups")
    for place in folder.glob("restored-*"):
        broken += (place / "town.db").exists() and prefix(place / "town.db") is None
        shutil.rmtree(place)
    return broken


def _take_forever(folder: Path, ready: Path) -> None:
    ready.touch()
    while True:
        _take(folder, keep_newest=2)


def _restore_forever(folder: Path, ready: Path) -> None:
    ready.touch()
    for number in range(10_000):
        _restored(backups_in(folder / "backups")[-1], folder / f"restored-{number}")


def _obey(order: str, first: str, second: str) -> None:
    if order == "write":
        write_on(Path(first), Path(second), RATE)
    elif order == "take":
        _take_forever(Path(first), Path(second))
    else:
        _restore_forever(Path(first), Path(second))


if __name__ == "__main__":
    _obey(*sys.argv[1:])
