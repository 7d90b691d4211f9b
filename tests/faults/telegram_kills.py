"""kill -9 while Telegram brings updates and takes messages: nothing handed over is lost, nothing is done twice.

Lives by polling and by webhook take turns, and so do deaths at random moments and at the named places. What was handed
over, and what was said, is read in the emulator's ledger, outside the process that dies.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults import kills
from tests.faults.kills import DAILY, LIVES
from tests.faults.long_street import prepare
from tests.faults.telegram_check import held_against
from tests.faults.telegram_trial import TelegramTrial, register_over_telegram, trial
from tests.faults.trial import seed
from tests.faults.verdict import Verdict
from tests.faults.zygote import Zygote

Life = Callable[[TelegramTrial, int], Awaitable[None]]


@contextmanager
def workshop() -> Iterator[tuple[Zygote, Path]]:
    """As that of all trials, with the town as it is over Telegram beside the other."""
    with kills.workshop() as (zygote, folder):
        prepare(folder / "over-telegram", register_over_telegram())
        yield zygote, folder


def run(tries: int) -> Verdict:
    """What so many deaths did."""
    with workshop() as (zygote, folder):
        found = Counter[str]()
        for first in range(0, tries, LIVES):
            lives = range(first, min(first + LIVES, tries))
            found += asyncio.run(_lives(zygote, folder, lives, _life))
        red = all(_turns_red(zygote, folder, control) for control in CONTROLS)
    counted = {what: found.pop(what, 0) for what in ("lost", "doubled", "corrupt")}
    return Verdict("kill -9 over Telegram", tries, **counted, control_red=red, figures=dict(found))


async def _lives(zygote: Zygote, folder: Path, lives: range, life: Life, mistake: str = "") -> Counter[str]:
    place = Path(tempfile.mkdtemp(dir=folder))
    shutil.copytree(folder / "over-telegram", place, dirs_exist_ok=True)
    async with trial(zygote, place, seed() + lives.start, mistake) as tried:
        for number in lives:
            await life(tried, number)
        tried.mistake = ""
        await tried.finish()
        # It opens the database in a loop of its own.
        found = await asyncio.to_thread(held_against, place / "town.db", tried)
    shutil.rmtree(place)
    return found


async def _life(tried: TelegramTrial, number: int) -> None:
    hook = bool(number // 2 % 2)
    await (_at_a_place(tried, number // 4, hook=hook) if number % 2 else _at_random(tried, hook=hook))


async def _at_random(tried: TelegramTrial, *, hook: bool) -> None:
    """Death at any moment, some of them while it starts."""
    await tried.begin(hook=hook)
    if tried.chance.random() < 0.15:
        tried.burst()
        await asyncio.sleep(tried.chance.uniform(0.0, 0.3))
        await tried.die()
        return
    # What the last death left half-way gets out first, so that one death is blamed for each repetition.
    await tried.settle()
    for _ in range(tried.chance.randint(1, 6)):
        tried.burst()
        await asyncio.sleep(tried.chance.uniform(0.0, 0.1))
    await asyncio.sleep(tried.chance.uniform(0.0, 0.02))
    await tried.die()


async def _at_a_place(tried: TelegramTrial, number: int, *, hook: bool) -> None:
    """Death where it hurts, at the first or a later passage."""
    place = DAILY[number % len(DAILY)]
    await tried.begin(hook=hook, failpoints=f"{place}=exit@{tried.chance.randint(1, 3)}")
    await tried.up()
    for _ in range(100):
        if tried.gone:
            break
        tried.burst(3)
        await asyncio.sleep(0.05)
    await tried.die()
    # A life between the deaths lets out what was half-way, so that one death is blamed for each repetition.
    await tried.begin(hook=hook)
    await tried.settle()
    await tried.die()


async def _once_forgotten(tried: TelegramTrial, number: int) -> None:
    """Death as soon as Telegram has nothing more to hand over."""
    await tried.begin(hook=bool(number % 2))
    tried.burst()
    await tried.handed_over()
    await tried.die()


async def _once_spoken(tried: TelegramTrial, _number: int) -> None:
    """Death as soon as the first of several messages came out."""
    await tried.begin()
    for _ in range(3):
        tried.people.reports()
    before = len(tried.said)
    await tried.until(lambda: len(tried.said) > before)
    await tried.die()


#: Mistakes built in on purpose, and the life that is sure to show each.
CONTROLS = (
    ("confirms_early", _once_forgotten, 0),
    ("confirms_early", _once_forgotten, 1),
    ("sends_from_memory", _once_spoken, 0),
)


def _turns_red(zygote: Zygote, folder: Path, control: tuple[str, Life, int]) -> bool:
    """Whether it shows in a few attempts, and not without the mistake."""
    mistake, life, number = control
    lives = range(number, number + 1)
    if _wrong(asyncio.run(_lives(zygote, folder, lives, life))):
        return False
    return any(_wrong(asyncio.run(_lives(zygote, folder, lives, life, mistake))) for _ in range(5))


def _wrong(found: Counter[str]) -> bool:
    return bool(found["lost"] or found["doubled"] or found["corrupt"])
