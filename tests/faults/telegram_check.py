"""The emulator's ledger held against the database: what was handed over is there, once, and what was said came out."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from storage.engine.sqlite import sqlite3
from tests.emulators.telegram import Call, Fate
from tests.faults.check import check
from tests.faults.ledger import Heard, Ledger, Update
from tests.faults.telegram_trial import TelegramTrial

#: What stands before a message that may have arrived before.
_MARK = "（重发）"

_SEND, _EDIT = "sendMessage", "editMessageText"


def held_against(database: Path, tried: TelegramTrial) -> Counter[str]:
    """What is wrong, and how much there was of everything. Nobody has the database open.

    ``lost`` are also the messages of which nobody knows whether they came out, and which did not.
    """
    ledger, half_way = _ledger(tried), _half_way(database, tried)
    found = check(database, ledger)
    return Counter(
        lost=found.lost + half_way.unheard,
        doubled=found.doubled + half_way.unmarked + half_way.crowded,
        corrupt=found.corrupt,
        updates=len(ledger.offered),
        messages=len(ledger.heard),
        sent_again=half_way.repeated,
    )


def _ledger(tried: TelegramTrial) -> Ledger:
    """What was offered, confirmed and heard, as every trial notes it."""
    entries = tried.people.telegram.ledger
    offered = zip(entries.updates(Fate.PUT), tried.people.deeds, strict=True)
    ledger = Ledger({str(id): Update(str(id), deed.sort, str(deed.chat), "", str(deed.about)) for id, deed in offered})
    ledger.confirmed = {str(id) for id in entries.updates(Fate.CONFIRMED)}
    ledger.missing = len(ledger.offered) - len(ledger.confirmed)
    ledger.heard = [_heard(call) for call in entries.calls(_SEND, _EDIT) if call.accepted]
    return ledger


def _heard(call: Call) -> Heard:
    id = str(call.params["message_id"] if call.method == _EDIT else call.result["message_id"])
    return Heard(id, call.chat, call.params["text"], id if call.method == _EDIT else None)


@dataclass
class HalfWay:
    """``unmarked`` came out twice and did not say so; ``crowded`` are those beyond one for each chat and death."""

    repeated: int = 0
    unmarked: int = 0
    crowded: int = 0
    unheard: int = 0


def _half_way(database: Path, tried: TelegramTrial) -> HalfWay:
    """What became of the messages that were under way when the service died."""
    with closing(sqlite3.connect(database)) as connection:
        known = set(connection.execute("SELECT chat, message_id FROM outbox WHERE edits IS NULL"))
        uncertain = Counter(
            chat
            for (chat,) in connection.execute("SELECT chat FROM outbox WHERE edits IS NULL AND state = 'uncertain'")
        )
    unknown, marked, at_a_death = Counter[str](), Counter[str](), Counter[tuple[str, int]]()
    for number, entry in enumerate(tried.people.telegram.ledger.entries):
        if isinstance(entry, Call) and entry.method == _SEND and entry.accepted:
            marked[entry.chat] += entry.params["text"].startswith(_MARK)
            if (entry.chat, str(entry.result["message_id"])) not in known:
                unknown[entry.chat] += 1
                at_a_death[entry.chat, bisect(tried.deaths, number)] += 1
    repeated, unheard = unknown - uncertain, uncertain - unknown
    return HalfWay(
        repeated=repeated.total(),
        unmarked=(repeated - marked).total(),
        crowded=sum(count - 1 for count in at_a_death.values()),
        unheard=unheard.total(),
    )
