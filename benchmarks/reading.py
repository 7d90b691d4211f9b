"""How long it takes to read what people write: the place, the matter, and who answers; in one yard and in a district.

Told is the time of the processor for one text, the median of several rounds in which the towns take turns.
A town remembers who answers, so what is told of that is how long it takes to be told again.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.crowd import Spoken, crowded, homes
from benchmarks.progress import tell
from benchmarks.service import SPOKEN, bring_in, database_file, settings, think
from benchmarks.stage import Stage
from bot import app
from bot.towns.folder import read_town
from domain.places.place import Place
from storage.work import Work

#: How many turns each town has with each thing.
_TURNS = 9

#: In a turn everybody's handler is asked for so often: once alone is over before a clock can tell.
_TIMES = 50


def measure(stage: Stage) -> dict[str, float]:
    """The figures by name."""
    towns = {"yard": stage.yard, "district": stage.district}
    folders = {name: stage.folder / f"reading-{name}" for name in towns}
    for name, town in towns.items():
        tell(f"importing the {name} ...")
        folders[name].mkdir()
        bring_in(folders[name], crowded(read_town(town).register, stage.effort.readings))
        think(folders[name])
    return asyncio.run(_measure(folders))


async def _measure(folders: dict[str, Path]) -> dict[str, float]:
    async with contextlib.AsyncExitStack() as stack:
        services = {
            name: await stack.enter_async_context(app.opened(settings(folder))) for name, folder in folders.items()
        }
        said = {name: _said(folder) for name, folder in folders.items()}
        took: dict[str, list[float]] = {}
        for _ in range(_TURNS):
            for name, service in services.items():
                found = await service.database.read(partial(_turn, said=said[name]))
                for what, us in found.items():
                    took.setdefault(f"{what}_{name}", []).append(us)
    figures = {name: median(us) for name, us in took.items()}
    figures["category_us"] = figures.pop("category_us_yard")
    for what in ("place", "who_answers"):
        figures[f"{what}_district_over_yard"] = figures[f"{what}_us_district"] / figures[f"{what}_us_yard"]
    return figures


def _said(folder: Path) -> list[tuple[str, Place]]:
    """What residents say, and where they live."""
    doors = dict(homes(database_file(folder)))
    spoken = [Spoken(**one) for one in json.loads((folder / SPOKEN).read_text(encoding="utf-8"))]
    return [(one.text, doors[one.account]) for one in spoken]


def _turn(work: Work, said: list[tuple[str, Place]]) -> dict[str, float]:
    places, matters, town = work.places, work.matters, work.town
    categories = [category.id for category in town.categories.values()]
    return {
        "place_us": _each(lambda one: places.read(one[0], near=one[1].grid), said),
        "category_us": _each(lambda one: matters.suggest(one[0]), said),
        "who_answers_us": _each(
            lambda one: town.who_answers(categories[len(one[0]) % len(categories)], one[1].grid), said * _TIMES
        ),
    }


def _each(read: Callable[[tuple[str, Place]], object], said: Iterable[tuple[str, Place]]) -> float:
    """Microseconds of this thread for one of them."""
    texts = list(said)
    began = time.thread_time_ns()
    for one in texts:
        read(one)
    return (time.thread_time_ns() - began) / len(texts) / 1000
