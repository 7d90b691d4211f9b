"""kill -9 in the middle of a photo, of an import, and of a migration: the old state or the new one, nothing between."""

from __future__ import annotations

import io
import random
import shutil
import tempfile
import time
from contextlib import closing
from pathlib import Path

from PIL import Image

from storage.engine.migrate import shipped
from storage.engine.sqlite import sqlite3
from storage.work import Work
from tests.faults.check import Findings, look, unsound
from tests.faults.kills import Control, verdict_of, workshop
from tests.faults.long_street import HOUSES, long_street, prepare
from tests.faults.trial import PATIENCE, Trial, seed
from tests.faults.verdict import Verdict
from tests.faults.zygote import Zygote

_PLACES = ("photo.written", "photo.renamed", "photo.noted")
_YARD = 3


def photos(tries: int) -> Verdict:
    """kill -9 while a photo is taken in, at each of its places: every confirmed report has its photo, whole."""
    with tempfile.TemporaryDirectory(prefix="linzhang-faults-") as folder:
        picture = Path(folder) / "lamp.jpg"
        file = io.BytesIO()
        Image.new("RGB", (320, 240), (200, 180, 90)).save(file, "JPEG")
        picture.write_bytes(file.getvalue())

        def life(trial: Trial, number: int) -> None:
            # The same picture is one file: so that each life writes one, each has its own.
            own = trial.folder / f"picture-{number}.jpg"
            Image.new("RGB", (320, 240), (number % 250, number // 250, 90)).save(own, "JPEG")
            trial.begin(failpoints=f"{_PLACES[number % len(_PLACES)]}=exit@1")
            trial.pump(PATIENCE, lambda: trial.up)
            trial.offer(trial.ledger.report(photo=str(own)))
            trial.pump(PATIENCE)
            trial.die()
            trial.begin()
            trial.settle()
            trial.die()
            trial.ledger.missing += look(trial.folder / "town.db", lambda work: _without_photo(work, trial.folder))

        return verdict_of("kill -9 during a photo", tries, life, Control("keeps_photos_late", range(1)))


def _without_photo(work: Work, folder: Path) -> int:
    """How many cases have no photo, or one that is not on disk."""
    connection = work._connection
    bare = connection.execute(
        "SELECT count(*) FROM cases AS c WHERE NOT EXISTS (SELECT 1 FROM case_photos AS p WHERE p.case_id = c.id)"
    ).fetchone()[0]
    names = [row[0] for row in connection.execute("SELECT sha256 FROM photos")]
    return int(bare) + sum(not (folder / "photos" / name[:2] / f"{name}.jpg").is_file() for name in names)


def imports(tries: int) -> Verdict:
    """kill -9 at random moments of an import: the old street or the longer one."""
    found = Findings()
    with tempfile.TemporaryDirectory(prefix="linzhang-faults-") as name, workshop() as (zygote, _):
        folder = Path(name)
        prepare(folder / "template", long_street(50))
        took = _import_takes(zygote, folder)
        for number in range(tries):
            found += _killed_import(zygote, folder, number, took)
        red = _half_an_import(folder)
    return Verdict("kill -9 during an import", tries, found.lost, found.doubled, found.corrupt, red)


def _killed_import(zygote: Zygote, folder: Path, number: int, took: float) -> Findings:
    place = folder / f"import-{number}"
    shutil.copytree(folder / "template", place)
    chance = random.Random(seed() + number)
    trial = Trial(zygote, place, chance)
    trial.begin(houses=HOUSES)
    trial.pump(PATIENCE, lambda: trial.up)
    trial.pump(chance.uniform(0.0, took), lambda: "import" in trial.ledger.confirmed)
    trial.die()
    houses, wrong = look(
        place / "town.db", lambda work: (len(work.town.buildings) - _YARD, sum(1 for _ in unsound(work)))
    )
    shutil.rmtree(place)
    confirmed = "import" in trial.ledger.confirmed
    return Findings(lost=confirmed and houses != HOUSES, corrupt=wrong + (houses not in {50, HOUSES}))


def _import_takes(zygote: Zygote, folder: Path) -> float:
    """Seconds of an import nobody disturbs."""
    place = folder / "import-undisturbed"
    shutil.copytree(folder / "template", place)
    trial = Trial(zygote, place, random.Random(0))
    trial.begin(houses=HOUSES)
    trial.pump(PATIENCE, lambda: trial.up)
    began = time.monotonic()
    trial.pump(PATIENCE, lambda: "import" in trial.ledger.confirmed)
    took = time.monotonic() - began
    trial.die()
    return took


def _half_an_import(folder: Path) -> bool:
    """The control: an import in two transactions, cut between them, is seen."""
    with closing(sqlite3.connect(folder / "template" / "town.db")) as connection:
        connection.execute(
            "DELETE FROM buildings WHERE id IN (SELECT id FROM buildings WHERE id LIKE 'street-%' LIMIT 7)"
        )
        connection.commit()
    return look(folder / "template" / "town.db", lambda work: len(work.town.buildings) - _YARD) not in {50, HOUSES}


def migrations(tries: int) -> Verdict:
    """kill -9 at the end of each migration, just before its commit: the version before, and it goes on from there."""
    with tempfile.TemporaryDirectory(prefix="linzhang-faults-") as name, workshop() as (zygote, _):
        corrupt = sum(_cut_short(zygote, Path(name) / f"upgrade-{number}", number) for number in range(tries))
        red = _cut_short(zygote, Path(name) / "bare", 0, mistake="migrates_bare")
    return Verdict("kill -9 during a migration", tries, 0, 0, corrupt, red)


def _cut_short(zygote: Zygote, place: Path, number: int, mistake: str = "") -> bool:
    """Whether the database is not as it was before the migration that was cut short, or cannot go on from there."""
    newest = shipped()[-1].version
    reached = number % newest
    place.mkdir()
    trial = Trial(zygote, place, random.Random(seed() + number), mistake)
    trial.begin(failpoints=f"migrate.before_commit=exit@{reached + 1}")
    trial.pump(PATIENCE, lambda: trial.up)
    trial.die()
    wrong = _version(place / "town.db") != reached
    try:
        wrong = wrong or look(place / "town.db", lambda work: any(unsound(work)))
    except sqlite3.Error:
        return True
    wrong = wrong or _version(place / "town.db") != newest
    shutil.rmtree(place)
    return wrong


def _version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
