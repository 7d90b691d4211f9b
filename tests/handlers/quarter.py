"""A quarter larger than the small town: a second yard, a second grid and a second community, so that there are others
whose business a matter is not; a building split between two yards; yards one can point at on a map.

    富家社区 ─ 北网格 ─ 富家组 (王阿姨, 赵大爷, 邻长李师傅, 微网格员魏姐)
            │        └ 柳树组 (陆大妈, 邻长何姐)
            └ 南网格 (网格员孙师傅)
    莲花社区 (社区主任顾主任)
"""

from __future__ import annotations

from dataclasses import replace

from domain.message import Local, Point
from domain.register import Household, PersonEntry, PostEntry, Register
from domain.town import Building, Grid, Role, Standing, Town
from tests.town import NAMES, at, small_town

MORE_NAMES = {
    "lu": "陆大妈",
    "he": "何姐",
    "wei": "魏姐",
    "sun": "孙师傅",
    "gu": "顾主任",
    "tang": "唐师傅",
}

EVERYBODY = {**NAMES, **MORE_NAMES}

IN_THE_YARD = Point(29.05, 113.05)
UNDER_THE_WILLOW = Point(29.25, 113.05)
IN_THE_LAKE = Point(0.0, 0.0)


def _square(south: float) -> tuple[tuple[float, float], ...]:
    return ((113.0, south), (113.1, south), (113.1, south + 0.1), (113.0, south + 0.1))


def quarter() -> Register:
    """The small town, and more of it."""
    small = small_town()
    more = tuple(PersonEntry(key, name, None, (at(key),)) for key, name in MORE_NAMES.items())
    return replace(
        small,
        town=_town(small.town),
        households=(
            *small.households,
            Household("long", "1", "101", "yard", 500_000),
            Household("long", "1", "102", "yard", 500_000),
            Household("long", "2", "101", "willow", 500_000),
            Household("long", "2", "102", "yard", 500_000),
            Household("willow-1", "1", "102", "willow", 500_000),
        ),
        people=(*small.people, *(replace(p, door=("willow-1", "1", "102")) if p.key == "lu" else p for p in more)),
        posts=(
            *small.posts,
            PostEntry("he", "leader", "willow"),
            PostEntry("wei", "micro", "yard"),
            PostEntry("sun", "worker", "south"),
            PostEntry("gu", "director", "lotus"),
        ),
    )


def _town(small: Town) -> Town:
    grids = {
        **small.grids,
        "yard": replace(small.grids["yard"], polygon=_square(29.0)),
        "willow": replace(small.grids["willow"], polygon=_square(29.2)),
        "south": Grid("south", "南网格", "网格", parent="fujia"),
        "lotus": Grid("lotus", "莲花社区", "社区"),
    }
    micro = Role("micro", Local({"zh-Hans": "微网格员", "en": "Micro-grid worker"}), Standing.MICRO_WORKER)
    return replace(
        small,
        grids=grids,
        buildings={**small.buildings, "long": Building("long", "north", "长楼", units=("1", "2"))},
        roles={**small.roles, "micro": micro},
    )
