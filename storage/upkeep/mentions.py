"""Looking for whatever mentions a person: payloads, messages, words of others that hold a name, an account, a sentence.

There may be millions of rows, and where commits wait for whoever reads they must not wait for all of them: so a search
goes on slice by slice, and only its end belongs into the transaction that forgets.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from domain.message import Address
from storage.council import forgetting as council
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries

#: So many rows of each table are looked at between two breaths.
_SLICE = 5000

#: Shorter words are in too many messages of others to be looked for; those of the person's own cases go in any case.
_FEWEST = 4

#: Messages show the beginning of long words; so much of it is looked for.
_LOOKED_FOR = 200


@dataclass(frozen=True, slots=True)
class Marks:
    """What a person is known by: the name, the accounts, what they wrote, the photos that go with them."""

    name: str
    accounts: tuple[Address, ...]
    written: tuple[str, ...]
    pictures: frozenset[str] = frozenset()

    def needles(self) -> tuple[str, ...]:
        """The texts that tell of the person wherever they stand."""
        words = (words[:_LOOKED_FOR] for words in self.written if len(words) >= _FEWEST)
        names = (self.name,) if len(self.name) > 1 else ()
        return tuple(dict.fromkeys((*names, *words)))


@dataclass(slots=True)
class _Place:
    """A table that is gone through by ``query``, how far it was, and the keys of rows that mention the person."""

    query: Callable[..., Iterable[Row]]
    mentions: Callable[[Row], bool]
    key: Callable[[Row], tuple[int | str, ...]]
    after: int = 0


class Search:
    """Goes through everything once. ``found`` has the keys of the rows by table."""

    def __init__(self, marks: Marks) -> None:
        needles = marks.needles()
        plain = _any_of(needles)
        ours = _any_of([_in_json(needle) for needle in needles])
        # Some platforms escape everything that is not ASCII, some do not; either way an account stands there as it is.
        forms = chain.from_iterable((_in_json(needle), json.dumps(needle)[1:-1]) for needle in needles)
        raw = re.compile("|".join((_any_of(forms).pattern, *map(_external, marks.accounts))).encode())
        shown = _any_of(marks.pictures)
        sql, poll_sql = queries("erasures"), queries("poll_erasures")

        def in_words(row: Row) -> bool:
            return bool(plain.search(row["words"]))

        self._places: Mapping[str, _Place] = {
            "payloads": _Place(sql.payloads, lambda row: bool(raw.search(row["payload"])), _id),
            "messages": _Place(sql.messages, lambda row: bool(ours.search(row["body"])), _id),
            "pictured": _Place(sql.pictured, lambda row: bool(shown.search(row["photos"])), _id),
            "texts": _Place(sql.lab_texts, lambda row: bool(plain.search(row["text"])), _id),
            "feedback": _Place(sql.feedback, lambda row: bool(plain.search(row["feedback"])), _id),
            "runs": _Place(sql.runs, lambda row: bool(plain.search(row["words"])), _id),
            "words": _Place(sql.words, lambda row: bool(plain.search(row["words"])), _words_key),
            "poll_words": _Place(poll_sql.words, in_words, _words_key),
            "objections": _Place(poll_sql.said_about_results, in_words, _id),
            "reasons": _Place(poll_sql.reasons, in_words, _id),
            **{place: _Place(query, in_words, _id) for place, query in council.places().items()},
        }
        self.found: dict[str, list[tuple[int | str, ...]]] = {name: [] for name in self._places}

    def go_on(self, connection: Connection) -> bool:
        """Whether there is more to look at after this slice; a table that was gone through is looked at from there."""
        more = False
        for name, place in self._places.items():
            rows = list(place.query(connection, after=place.after, most=_SLICE))
            self.found[name] += [place.key(row) for row in rows if place.mentions(row)]
            if rows:
                place.after = rows[-1]["id"]
            more |= bool(rows)
        return more


def _id(row: Row) -> tuple[int | str, ...]:
    return (row["id"],)


def _words_key(row: Row) -> tuple[int | str, ...]:
    return (row["id"], row["seq"], row["name"])


def _in_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _external(account: Address) -> str:
    """A pattern that finds the account. Where accounts are numbers, one is not found inside a longer one."""
    external = re.escape(account.chat)
    return rf"(?<![0-9]){external}(?![0-9])" if account.chat.isdecimal() else external


def _any_of(texts: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the texts; nothing when there is none."""
    return re.compile("|".join(map(re.escape, texts)) or r"(?!)")
