"""A poll written down so that anybody can check it: JSON lines, the same bytes every time.

First what it is, then the roll as it was frozen, the ledger line by line with its hashes, of a counted secret poll how
many took part, and last the head of the chain and how many lines come before. What was asked stands in the entry of the
opening, what was counted in that of the count; of a secret poll there is no entry for a ballot, and nothing here tells
of one. ``bot/command/verify_poll.py`` reads it and needs nothing of the program.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from domain.polls.ledger import GENESIS, Line, canonical
from domain.polls.roll import Unit, unit_line

#: How the first line names the way the others are written.
FORM = "linzhang-poll-1"


def export(
    poll: int, roll: Iterable[Unit], chain: Iterable[tuple[Line, str]], participations: int | None = None
) -> tuple[str, ...]:
    """The lines, each without its line feed. ``roll`` are the units it opened with, in their order.

    ``participations`` is how many took part in a secret poll, None of any other and before it was counted.
    """
    head, lines = GENESIS, [_plain({"form": FORM, "poll": poll}), *map(unit_line, roll)]
    for line, head in chain:
        lines.append(f'{{"hash":"{head}","line":{canonical(line)}}}')
    if participations is not None:
        lines.append(_plain({"participations": participations}))
    return (*lines, _plain({"head": head, "lines": len(lines)}))


def _plain(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
