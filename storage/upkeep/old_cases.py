"""Old cases lose first whoever they name, then what was said; number, category, grid, state, times and chain stay.

When each of it goes is decided in ``domain.casework.kept``. Nothing is done here to a case that is open or may be
opened again, that a promise runs for, or that the council is not done with.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from domain.casework.case import Case, Kept, State
from domain.casework.kept import KeptFor, over_since, still_kept
from domain.message import Say
from domain.reading.masking import mask
from domain.town import OTHER
from storage.casework.rows import case_of
from storage.engine.documents import dump_say
from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.times import to_us
from storage.meta import Meta
from storage.town.facts import load_category
from storage.town.lessons import Lessons

#: What is left of a message that is kept no longer.
GONE = dump_say(Say("message-cleared"))

#: Exact places, as they stand beside the log.
_PLACES = frozenset({"place", "place_before"})

#: The fact that tells which row of people stands for whoever is not known any more.
_NOBODY = "nobody"


class Part(NamedTuple):
    """How many rows went, and up to which case; None: all that were asked for."""

    gone: int
    upto: int | None


class OldCases:
    """``drop_files`` takes the photos and voice notes of a case away, and tells how many there were."""

    def __init__(self, connection: Connection, drop_files: Callable[[int], int]) -> None:
        self._connection = connection
        self._drop_files = drop_files
        self._sql = queries("old_cases")
        self._lessons = Lessons(connection)

    def go_on(self, after: int, upto: int, kept_for: KeptFor, now: datetime, *, most: int) -> Part:
        """Whatever has to go of these cases goes; no more than about so many rows."""
        gone = 0
        for case, kept in self.due(after, upto, kept_for, now):
            said = self._unsay(case, most)
            gone += said
            if said < most:
                gone += self._thin(case, kept)
            if gone >= most:
                return Part(gone, case.id if said < most else case.id - 1)
        return Part(gone, None)

    def due(self, after: int, upto: int, kept_for: KeptFor, now: datetime) -> Iterator[tuple[Case, Kept]]:
        """Those of these cases that have more than is still kept of them, and how much that is."""
        before = to_us(now - kept_for.shortest)
        for row in list(self._sql.over(self._connection, after=after, upto=upto, before=before)):
            case = case_of(row)
            kept = self._still_kept(case, kept_for, now)
            if kept is not case.kept and kept is not Kept.WHOLE:
                yield case, kept

    def finish(self) -> None:
        """Nothing is left in memory or counts of what old cases once taught."""
        self._lessons.leave_no_trace()

    def _still_kept(self, case: Case, kept_for: KeptFor, now: datetime) -> Kept:
        over = over_since(self._rests_on(case))
        if over is None:
            return Kept.WHOLE
        return still_kept(over, kept_for, now, discreet=case.category in self._discreet)

    def _rests_on(self, case: Case) -> Case:
        """The case it became part of at last; itself where it is none, or nobody knows any more."""
        while case.state is State.MERGED:
            row = self._sql.merged_into(self._connection, case_id=case.id)
            if row is None:
                break
            case = case_of(row)
        return case

    def _unsay(self, case: Case, most: int) -> int:
        """How many messages about it say nothing now; as many as there may be at once when there may be more."""
        # ';' is the character after ':', so this is the span of all names that begin with the case's.
        span = {"first": f"case:{case.id}:", "beyond": f"case:{case.id};"}
        said: int = self._sql.unsay(self._connection, **span, gone=GONE, most=most)
        return said

    def _thin(self, case: Case, kept: Kept) -> int:
        gone = 1
        if case.kept is Kept.WHOLE:
            gone += self._forget_who(case)
        if kept is Kept.ANONYMOUS:
            gone += self._forget_what(case)
        return gone

    def _forget_who(self, case: Case) -> int:
        """What is said stays for now, but for the numbers and names in it."""
        hide = _hiding({case.place.room, *self._rooms(case.place.building), *self._names(case.id)})
        plain = replace(case, words=hide(case.words), feedback=hide(case.feedback))
        if plain.words != case.words:
            self._lessons.take_back(case)
        said = {"words": plain.words, "feedback": plain.feedback}
        self._sql.forget_who(self._connection, id=case.id, nobody=self._nobody(), **said)
        gone: int = self._sql.drop_supporters(self._connection, id=case.id)
        return gone + self._drop_personal_words(case.id, hide)

    def _rooms(self, building: str | None) -> list[str]:
        """The rooms there are in a building: any of them may be said where another was meant, or of a neighbour."""
        return [row["room"] for row in self._sql.rooms(self._connection, building=building)]

    def _names(self, case: int) -> list[str]:
        """What they are called who reported it or had the same problem."""
        return [row["name"] for row in self._sql.names(self._connection, id=case)]

    def _drop_personal_words(self, case: int, hide: Callable[[str], str]) -> int:
        """What stands beside the log goes whole: a commitment to half of it would be none."""
        found = list(queries("history").event_words(self._connection, case_id=case))
        personal = [row for row in found if row["name"] in _PLACES or hide(row["words"]) != row["words"]]
        for row in personal:
            queries("erasures").drop_words(self._connection, case_id=case, seq=row["seq"], name=row["name"])
        return len(personal)

    def _forget_what(self, case: Case) -> int:
        # What was masked meanwhile teaches nothing any more, so these are the words that taught.
        self._lessons.take_back(case)
        gone: int = self._sql.drop_words(self._connection, id=case.id)
        self._sql.forget_what(self._connection, id=case.id)
        if case.category in self._discreet:
            self._sql.forget_kind(self._connection, id=case.id, category=OTHER, handler=self._fallback)
            gone += self._drop_files(case.id)
        return gone

    @cached_property
    def _discreet(self) -> Collection[str]:
        """The sensitive categories, in use or not."""
        rows = queries("towns").categories(self._connection)
        return {row["id"] for row in rows if load_category(row["id"], row["document"]).discreet}

    @property
    def _fallback(self) -> str:
        """Who answers for whatever nobody else does."""
        facts = json.loads(Meta(self._connection).get("town") or "{}")
        return str(facts["fallback"])

    def _nobody(self) -> int:
        """The row of people that names nobody and belongs to nobody."""
        meta = Meta(self._connection)
        known = meta.get(_NOBODY)
        if known is None:
            new = queries("people").add_person(self._connection, key=None, name="", locale="", now=0)
            known = str(new)
            meta.put(_NOBODY, known)
        return int(known)


def _hiding(secrets: Collection[str]) -> Callable[[str], str]:
    """Stars what belongs to one person: numbers of telephones, cards and plates, and these secrets where they stand
    alone. Of a single sign nobody can tell what it means.
    """
    known = sorted((secret for secret in secrets if len(secret) > 1), key=len, reverse=True)
    alone = rf"(?<![0-9A-Za-z])(?:{'|'.join(map(re.escape, known))})(?![0-9A-Za-z])"
    pattern = re.compile(alone if known else r"(?!)")
    return lambda text: pattern.sub(lambda found: "*" * len(found[0]), mask(text))
