"""From the bytes of a ``households.csv`` to rows that read well by themselves.

Made for what Excel writes: a byte order mark, CRLF, full-width digits, rows of nothing but commas. A cell that a
spreadsheet would run as a formula is refused, because what we export must be safe to open.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.towns.files.values import tidy
from bot.towns.mistakes import Notes, hint
from domain.register import Tenure

_NEEDED = ("building", "unit", "room", "area_m2", "tenure")
COLUMNS = (*_NEEDED, "owner_key", "grid", "adults")
_FORMULA = re.compile(r"[=+@]|-(?!\d)")
_SIGNS = frozenset("=+@-")
_NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,9})?")
#: A square metre has ten thousand square centimetres.
_DECIMALS = 4
_COUNT = re.compile(r"\d{1,2}")
_TENURES = {tenure.value: tenure for tenure in Tenure}


@dataclass(frozen=True, slots=True)
class Row:
    """One door as it was written. ``grid`` "" is the building's own, ``adults`` 0 where nobody counted."""

    line: int
    building: str
    unit: str
    room: str
    area_cm2: int
    tenure: Tenure
    owner_key: str
    grid: str
    adults: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that read well; ``whole`` when none had to be left out."""

    rows: tuple[Row, ...]
    whole: bool


def read_rows(text: str, notes: Notes) -> Rows:
    """All rows below the heading."""
    lines = _lines(text, notes)
    line, heading = next(lines, (1, []))
    columns = [cell.lower() for cell in heading]
    if not _heading_is_good(columns, line, notes):
        return Rows((), whole=False)
    rows = [_row(line, columns, cells, notes) for line, cells in lines]
    return Rows(tuple(row for row in rows if row is not None), whole=not notes.found())


def _lines(text: str, notes: Notes) -> Iterator[tuple[int, Sequence[str]]]:
    """The cells of each row that holds anything, with the line on which the row begins."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, [tidy(cell) for cell in cells]
            begins = reader.line_num + 1
    except csv.Error:
        notes.add(begins, "town-csv-syntax")


def _heading_is_good(columns: Sequence[str], line: int, notes: Notes) -> bool:
    for name in columns:
        if name not in COLUMNS:
            notes.add(line, "town-unknown-column", value=name, hint=hint(name, COLUMNS))
    for name in COLUMNS:
        if columns.count(name) > 1:
            notes.add(line, "town-column-twice", value=name)
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        notes.add(line, "town-missing-columns", names=", ".join(missing))
    return not notes.found()


def _row(line: int, columns: Sequence[str], cells: Sequence[str], notes: Notes) -> Row | None:
    if len(cells) != len(columns):
        notes.add(line, "town-wrong-number-of-cells", count=len(cells), expected=len(columns))
        return None
    said = dict(zip(columns, cells, strict=True))
    formulas = [name for name, cell in said.items() if cell[:1] in _SIGNS and _FORMULA.match(cell)]
    for name in formulas:
        notes.add(line, "town-formula", key=name, value=said[name])
    empty = [name for name in ("building", "room") if not said[name]]
    for name in empty:
        notes.add(line, "town-empty-cell", key=name)
    area, tenure = _area(said["area_m2"], line, notes), _tenure(said["tenure"], line, notes)
    adults = _adults(said.get("adults", ""), line, notes)
    if area is None or tenure is None or adults is None or formulas or empty:
        return None
    return Row(line, said["building"], said["unit"], said["room"], area, tenure, *_optional(said), adults)


def _optional(said: Mapping[str, str]) -> tuple[str, str]:
    return said.get("owner_key", ""), said.get("grid", "")


def _adults(said: str, line: int, notes: Notes) -> int | None:
    if said and not _COUNT.fullmatch(said):
        notes.add(line, "town-adults-not-a-number", value=said)
        return None
    return int(said or 0)


def _area(said: str, line: int, notes: Notes) -> int | None:
    """Square metres as whole square centimetres: votes are weighed by area, so it is never rounded."""
    if not _NUMBER.fullmatch(said):
        notes.add(line, "town-area-not-a-number", value=said)
        return None
    whole, _, fraction = said.partition(".")
    fraction = fraction.rstrip("0")
    area = int(f"{whole}{fraction:0<{_DECIMALS}}")
    if area <= 0:
        notes.add(line, "town-area-not-positive", value=said)
        return None
    if len(fraction) > _DECIMALS:
        notes.add(line, "town-area-not-exact", value=said)
        return None
    return area


def _tenure(said: str, line: int, notes: Notes) -> Tenure | None:
    found = _TENURES.get(said)
    if found is None:
        notes.add(line, "town-unknown-tenure", value=said, hint=hint(said, _TENURES))
    return found
