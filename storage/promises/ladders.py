"""Ladders and limits as JSON: in the facts of a town, with a category, copied onto a case. None is made up here."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import orjson

from domain.clocks.counting import Limit, Unit
from domain.clocks.ladder import Ladder, Part, Rung
from storage.engine.documents import dump


@lru_cache(maxsize=256)
def dump_ladder(ladder: Ladder) -> str:
    """The ladder as JSON text; the same ladder is always the same text."""
    return dump(
        [[list(rung.to), rung.percent, _plain(rung.before_end), _plain(rung.after_end)] for rung in ladder.rungs]
    )


@lru_cache(maxsize=256)
def load_ladder(text: str) -> Ladder:
    """The ladder that ``dump_ladder`` wrote."""
    return Ladder(
        tuple(
            Rung(tuple(map(Part, to)), percent, before and load_limit(before), after and load_limit(after))
            for to, percent, before, after in orjson.loads(text)
        )
    )


def plain_limit(limit: Limit) -> list[Any]:
    """The limit as JSON has it."""
    return [limit.amount, limit.unit]


def load_limit(plain: list[Any]) -> Limit:
    """The limit that ``plain_limit`` wrote."""
    amount, unit = plain
    return Limit(amount, Unit(unit))


def _plain(limit: Limit | None) -> list[Any] | None:
    return None if limit is None else plain_limit(limit)
