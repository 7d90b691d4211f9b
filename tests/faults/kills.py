"""kill -9 at random moments and at every named place, and SIGSTOP: nothing confirmed is lost, nothing is done twice."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from storage.engine.failpoints import PLACES
from tests.faults.check import Findings, check
from tests.faults.long_street import prepare
from tests.faults.trial import PATIENCE, Stalled, Trial, seed
from tests.faults.verdict import Verdict
from tests.faults.zygote import Zygote

#: One folder, and one database, lives through so many faults before it is looked at.
LIVES = 20

#: Where a service at its daily work passes; the others are tried in ``photos`` and ``upgrades``.
DAILY = tuple(name for name in PLACES if name.partition(".")[0] in {"intake", "worker", "courier", "sweep"})

#: Where a stop hurts most: between two things that belong together.
STANDS_STILL = ("worker.after_commit", "courier.claimed", "courier.sent_before_mark", "worker.before_commit")


@contextmanager
def workshop() -> Iterator[tuple[Zygote, Path]]:
    """A zygote, and a folder with a town in it to copy."""
    with tempfile.TemporaryDirectory(prefix="linzhang-faults-") as folder, Zygote() as zygote:
        prepare(Path(folder) / "template")
        yield zygote, Path(folder)


def fresh(zygote: Zygote, folder: Path, number: int, mistake: str = "") -> Trial:
    """A trial in a copy of the town."""
    place = Path(tempfile.mkdtemp(dir=folder))
    shutil.copytree(folder / "template", place, dirs_exist_ok=True)
    return Trial(zygote, place, random.Random(seed() + number), mistake)


def done_with(trial: Trial) -> Findings:
    """A last life without faults, then what is wrong; the folder is gone afterwards."""
    trial.finish()
    found = check(trial.folder / "town.db", trial.ledger)
    shutil.rmtree(trial.folder)
    return found


def random_kills(tries: int) -> Verdict:
    """kill -9 at so many random moments, some of them while it starts."""

    def life(trial: Trial, _number: int) -> None:
        trial.begin()
        if trial.chance.random() < 0.15:
            trial.pump(trial.chance.uniform(0.0, 0.3))
            trial.die()
            return
        # What the last death left half-way gets out first, so that one death is blamed for each repetition.
        trial.settle()
        # So that a slow machine is hit at all stages too, a life is as long as what comes of it, and a little longer.
        enough = _so_far(trial) + trial.chance.randint(0, 40)
        for _ in range(12):
            trial.burst()
            if (
                trial.pump(trial.chance.uniform(0.0, 0.1), lambda: _so_far(trial) >= enough)
                and _so_far(trial) >= enough
            ):
                break
        trial.pump(1.0, lambda: _so_far(trial) >= enough)
        trial.pump(trial.chance.uniform(0.0, 0.02))
        trial.die()

    return verdict_of("kill -9 at random moments", tries, life, Control("confirms_early", range(2)))


def _so_far(trial: Trial) -> int:
    """How much was confirmed and heard."""
    return len(trial.ledger.confirmed) + len(trial.ledger.heard)


def kills_at_places(tries: int) -> Verdict:
    """kill -9 so often at the places a service passes at its daily work in turn, at the first or a later passage."""

    def life(trial: Trial, number: int) -> None:
        place = DAILY[number % len(DAILY)]
        passage = trial.chance.randint(1, 3)
        trial.begin(failpoints=f"{place}=exit@{passage}")
        trial.pump(PATIENCE, lambda: trial.up)
        for _ in range(40):
            trial.burst(3)
            if not trial.pump(0.05):
                break
        else:
            raise Stalled(f"{place} was not passed {passage} times")
        trial.die()
        # A life between the deaths lets out what was half-way, so that one death is blamed for each repetition.
        trial.begin()
        trial.settle()
        trial.die()

    after = DAILY.index("worker.after_commit")
    control = Control("marks_done_apart", range(after, after + 1))
    return verdict_of("kill -9 at named places", tries, life, control, places=len(DAILY))


def stops(tries: int) -> Verdict:
    """SIGSTOP for 0.2 to 5 seconds at so many random moments."""

    def life(trial: Trial, number: int) -> None:
        if trial.life is None:
            # Every now and then it stops by itself, just where a lease would run out unseen.
            trial.begin(failpoints=f"{STANDS_STILL[number // 4 % len(STANDS_STILL)]}=stop@1")
            trial.burst()
            trial.settle()
        trial.burst()
        trial.pump(trial.chance.uniform(0.0, 0.1))
        trial.stand_still(0.2 * 25 ** (trial.chance.random() ** 2))
        trial.burst()
        trial.pump(trial.chance.uniform(0.0, 0.1))
        if number % 4 == 3:
            trial.go_on()
            trial.settle()
            trial.die()

    return verdict_of("SIGSTOP", tries, life, Control("gives_up_leases", range(1)))


@dataclass(frozen=True, slots=True)
class Control:
    """A mistake built in on purpose, and the lives that are sure to show it."""

    mistake: str
    lives: range


def verdict_of(
    fault: str, tries: int, life: Callable[[Trial, int], None], control: Control, **figures: float
) -> Verdict:
    with workshop() as (zygote, folder):
        found, offered, heard = _lives(zygote, folder, tries, life)
        red = _turns_red(zygote, folder, life, control)
    return Verdict(
        fault,
        tries,
        found.lost,
        found.doubled,
        found.corrupt,
        red,
        {
            **figures,
            "updates": offered,
            "messages": heard,
            "sent_again": found.repeated,
            "uncertain": found.unheard,
        },
    )


def _lives(zygote: Zygote, folder: Path, tries: int, life: Callable[[Trial, int], None]) -> tuple[Findings, int, int]:
    found, offered, heard = Findings(), 0, 0
    for first in range(0, tries, LIVES):
        trial = fresh(zygote, folder, first)
        for number in range(first, min(first + LIVES, tries)):
            life(trial, number)
        if trial.life is not None:
            trial.go_on()
            trial.settle()
            trial.die()
        found += done_with(trial)
        offered, heard = offered + len(trial.ledger.offered), heard + len(trial.ledger.heard)
    return found, offered, heard


def _turns_red(zygote: Zygote, folder: Path, life: Callable[[Trial, int], None], control: Control) -> bool:
    """Whether the same fault shows with the mistake built in, in a few attempts."""
    for attempt in range(5):
        trial = fresh(zygote, folder, attempt, control.mistake)
        for number in control.lives:
            life(trial, number)
        if trial.life is not None:
            trial.go_on()
            trial.die()
        trial.mistake = ""
        found = done_with(trial)
        if found.lost or found.doubled or found.corrupt:
            return True
    return False
