"""The figures of a span of time for every grid, from the histories of cases alone. What they mean is in the rules."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from domain.figures import LATE, Figures, Happening, figures_of
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us


class FiguresBook:
    """Nothing is kept: whoever asks again gets what the histories say by then."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("figures")

    def between(self, since: datetime, before: datetime, grids: Collection[str]) -> Mapping[str, Figures]:
        """The figures of the cases in exactly each of the grids; of those without any there are none."""
        found: dict[str, Figures] = defaultdict(Figures)
        for row in self._sql.counting(self._connection, since=to_us(since), before=to_us(before)):
            if row["grid"] in grids:
                found[row["grid"]] += figures_of(self._history(row["case_id"]), since, before)
        return found

    def _history(self, case: int) -> tuple[Happening, ...]:
        return tuple([_happening(row) for row in self._sql.history(self._connection, case_id=case)])


def _happening(row: Row) -> Happening:
    action = row["action"]
    # Of thousands of lines only these few need be read to the end.
    facts = json.loads(row["facts"]) if action == LATE else {}
    return Happening(from_us(row["at"]), row["actor"], action, facts)
