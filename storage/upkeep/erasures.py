"""Forgetting a person: what is personal goes, what happened to the matter stays as a case without a person.

The histories of cases keep verifying, because their chains hold only commitments to words. Who was forgotten is kept as
a tombstone: a hash that names nobody, and finds the same row again when an older backup brings it back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from domain.message import Address, Say
from storage.council import forgetting
from storage.engine.documents import dump, dump_say
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us
from storage.lab import Lab
from storage.upkeep.mentions import Marks, Search
from storage.upkeep.poll_erasures import PollErasures

#: What is left of a message that held a forgotten person's words.
_GONE = dump_say(Say("message-forgotten"))

#: How files of ours are called, wherever their names are written down.
_FILE = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")

_LAB = "lab"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """Somebody was forgotten then. The token is a hash of their row and the moment it began."""

    token: str
    at: datetime


class Erasures:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("erasures")
        self._polls = PollErasures(connection)

    def find(self, account: Address) -> int | None:
        """The row id of the person behind an account."""
        row = queries("people").account(self._connection, channel=account.channel, external=account.chat)
        return None if row is None else int(row["id"])

    def counts(self, person: int) -> Mapping[str, int]:
        """How much is known of the person: accounts, doors, cases, supported, photos, recordings, payloads,
        messages.
        """
        return dict(self._sql.counts(self._connection, person=person))

    def holds_office(self, person: int) -> bool:
        """Whether the person has a post or hears for an organisation."""
        return bool(self._sql.offices(self._connection, person=person))

    def formers(self, person: int) -> tuple[int, ...]:
        """The rows of the same human being from before they joined by an invitation: logs still name those."""
        return tuple(row["former"] for row in self._rows(self._sql.formers, person))

    def search(self, person: int) -> Search:
        """Looks for whatever mentions the person, slice by slice (``go_on``), before they are forgotten."""
        name = self._sql.person(self._connection, id=person)["name"]
        rows = (*self._rows(self._sql.cases_of, person), *self._rows(self._sql.words_of, person))
        council = (*forgetting.written_by(self._connection, person), *self._polls.written_by(person))
        pictures = frozenset(row["sha256"] for row in self._rows(self._sql.pictures_of, person))
        pictures |= self._polls.photos_of(person)
        return Search(Marks(name, self._accounts(person), (*(row["words"] for row in rows), *council), pictures))

    def go_on(self, search: Search) -> bool:
        """Whether there is more to look at after this slice."""
        return search.go_on(self._connection)

    def forget(self, person: int, now: datetime, search: Search | None = None) -> tuple[int, ...]:
        """The cases that look different now; nothing in the database tells any more who it was or what they wrote.

        A ``search`` that has gone on before makes it short. Files that have to go are in ``remains`` from now on, until
        whoever took them off the disk says ``cleared``.
        """
        known = self._sql.person(self._connection, id=person)
        cases = tuple(row["id"] for row in self._rows(self._sql.cases_of, person))
        search = search or self.search(person)
        while self.go_on(search):
            pass
        pictured = self._drop_files(person, search)
        self._drop_inbox(person, search, now)
        self._drop_messages(person, cases, search)
        self._drop_lab(person, search)
        self._drop_words(person, search)
        self._drop_runs(person, search, now)
        forgetting.forget(self._connection, person, known["name"], _GONE, search.found)
        self._polls.forget(person, _GONE, search.found, now)
        self._drop_person(person, known["key"], now)
        token = _token(person, known["created_at"])
        self._sql.add_tombstone(self._connection, token=token, at=to_us(now))
        return tuple(sorted({*cases, *pictured}))

    def _rows(self, query: Callable[..., Iterable[Row]], person: int) -> list[Row]:
        return list(query(self._connection, person=person))

    def _accounts(self, person: int) -> tuple[Address, ...]:
        return tuple(Address(row["channel"], row["external"]) for row in self._rows(self._sql.accounts_of, person))

    def _drop_files(self, person: int, search: Search) -> set[int]:
        """The cases that lose a picture. Uploads, files of drafts, photos and recordings that no other case has go."""
        payloads = self._rows(self._sql.unhandled_payloads, person)
        waiting = (row["payload"].decode("utf-8", "replace") for row in payloads)
        drafts = (row["notes"] for row in self._rows(self._sql.notes_of, person))
        shown = (row["name"] for row in self._rows(self._sql.lab_pictures_of, person))
        pictures = self._rows(self._sql.pictures_of, person)
        for row in pictures:
            self._sql.drop_picture(self._connection, id=row["id"])
        names = {*_FILE.findall(" ".join((*waiting, *drafts, *shown))), *(row["sha256"] for row in pictures)}
        names |= self._drop_recordings(person) | forgetting.drop_pictures(self._connection, person)
        names |= self._polls.photos_of(person)
        for name in names:
            self._sql.drop_photo(self._connection, sha256=name)
            self._sql.add_remain(self._connection, name=name)
            self._sql.show_no_more_in_lab(self._connection, name=name)
        gone = {name for name in names if not self._sql.kept(self._connection, sha256=name)}
        # No message shows these photos, lest it be sent with files that are not there.
        for (id,) in search.found["pictured"]:
            photos = json.loads(self._sql.photos_of(self._connection, id=id) or "[]")
            self._sql.show(self._connection, id=id, photos=dump([name for name in photos if name not in gone]))
        return {row["case_id"] for row in pictures}

    def _drop_recordings(self, person: int) -> set[str]:
        """The names of the voice notes the person spoke; no case has one, and no message brings it to anybody."""
        recordings = self._rows(self._sql.recordings_of, person)
        for row in recordings:
            self._sql.drop_recording(self._connection, id=row["id"])
        names = {row["sha256"] for row in recordings}
        for name in names:
            self._sql.silence(self._connection, gone=_GONE, sha256=name)
        return names

    def _drop_inbox(self, person: int, search: Search, now: datetime) -> None:
        """What the person sent goes, and what others sent goes that speaks of them: it had its effect."""
        self._sql.empty_private_payloads(self._connection, person=person, now=to_us(now))
        for (id,) in search.found["payloads"]:
            self._sql.empty_payload(self._connection, id=id, now=to_us(now))
        self._sql.drop_quotas(self._connection, person=person)
        self._sql.drop_answer_links(self._connection, person=person)
        self._sql.drop_card_codes(self._connection, person=person)
        self._sql.drop_dialogues(self._connection, person=person)

    def _drop_messages(self, person: int, cases: Iterable[int], search: Search) -> None:
        """What was said to the person goes; what was said to others about them says nothing now."""
        self._sql.drop_messages(self._connection, person=person)
        for case in cases:
            # ';' is the character after ':', so this is the span of all names that begin with the case's.
            self._sql.blank_messages_of_case(
                self._connection, gone=_GONE, first=f"case:{case}:", beyond=f"case:{case};"
            )
        for (id,) in search.found["messages"]:
            self._sql.blank_message(self._connection, id=id, gone=_GONE)

    def _drop_lab(self, person: int, search: Search) -> None:
        """The lab is its own platform: what the phones show is ours to forget."""
        self._sql.drop_lab_pictures(self._connection, person=person)
        self._sql.drop_lab_messages(self._connection, person=person)
        self._sql.blank_lab_pictures(self._connection, gone=_GONE)
        self._sql.blank_lab_messages(self._connection, gone=_GONE)
        for (id,) in search.found["texts"]:
            self._sql.blank_lab_message(self._connection, id=id)
        accounts = {account.chat for account in self._accounts(person) if account.channel == _LAB}
        lab = Lab(self._connection)
        lab.set_phones([phone for phone in lab.phones() if phone.account not in accounts])

    def _drop_words(self, person: int, search: Search) -> None:
        self._sql.drop_event_words(self._connection, person=person)
        for case, seq, name in search.found["words"]:
            self._sql.drop_words(self._connection, case_id=case, seq=seq, name=name)
        self._sql.blank_own_feedback(self._connection, person=person)
        for (id,) in search.found["feedback"]:
            self._sql.blank_feedback(self._connection, id=id)
        self._sql.blank_cases(self._connection, person=person)
        self._sql.blank_origins(self._connection, person=person)

    def _drop_runs(self, person: int, search: Search, now: datetime) -> None:
        """What the person gave others to do, or was to do by name, is done by nobody; other runs are without them."""
        sql = self._sql
        for (id,) in search.found["runs"]:
            sql.blank_run(self._connection, id=id)
        sql.blank_messages_of_runs(self._connection, person=person, gone=_GONE)
        sql.call_off_parts(self._connection, person=person)
        sql.stop_clocks_of_runs(self._connection, person=person, now=to_us(now))
        sql.call_off_runs(self._connection, person=person)
        sql.leave_runs(self._connection, person=person)

    def _drop_person(self, person: int, key: str | None, now: datetime) -> None:
        if key is not None:
            self._sql.blank_owner(self._connection, key=key)
        self._sql.leave_doors(self._connection, person=person)
        self._sql.leave_posts(self._connection, person=person, now=to_us(now))
        self._sql.leave_contacts(self._connection, person=person)
        self._sql.drop_codes(self._connection, person=person, about=dump({"person": str(person)}))
        self._sql.blank_messages_of_claims(self._connection, person=person, gone=_GONE)
        self._sql.drop_claims(self._connection, person=person)
        self._sql.drop_joinings(self._connection, person=person)
        self._drop_staffing(person)
        self._sql.drop_digest_lines(self._connection, person=person)
        self._sql.drop_windows(self._connection, person=person)
        self._sql.drop_accounts(self._connection, person=person)
        self._sql.blank_person(self._connection, id=person)

    def _drop_staffing(self, person: int) -> None:
        """Who was away, on duty, reminded, on a roll, handed over what: nothing of it names the person."""
        self._sql.blank_messages_of_handovers(self._connection, person=person, gone=_GONE)
        sql = self._sql
        for forget in (
            sql.drop_farewell,
            sql.drop_absences,
            sql.leave_absences,
            sql.drop_shifts,
            sql.leave_shifts,
            sql.drop_handovers,
            sql.leave_handovers,
            sql.drop_nominations,
            sql.leave_nominations,
            sql.drop_elected,
            sql.drop_pings,
            sql.leave_pings,
            sql.drop_listed,
            sql.blank_own_voices,
            sql.drop_voices,
        ):
            forget(self._connection, person=person)

    def tombstones(self) -> tuple[Tombstone, ...]:
        """Everybody who was forgotten, in order."""
        rows = self._sql.tombstones(self._connection)
        return tuple(Tombstone(row["token"], from_us(row["at"])) for row in rows)

    def risen(self, tombstones: Iterable[Tombstone]) -> tuple[int, ...]:
        """Who was forgotten and is known here all the same, because this database is older than that."""
        missing = {stone.token for stone in tombstones} - {stone.token for stone in self.tombstones()}
        if not missing:
            return ()
        everybody = self._sql.everybody(self._connection)
        return tuple(row["id"] for row in everybody if _token(row["id"], row["created_at"]) in missing)

    def bury(self, tombstones: Iterable[Tombstone]) -> None:
        """Tombstones from elsewhere are known here too: of people who were never in this database, or no longer are."""
        for stone in tombstones:
            self._sql.add_tombstone(self._connection, token=stone.token, at=to_us(stone.at))

    def remains(self) -> tuple[str, ...]:
        """The names of the photos, recordings and uploads that have to go."""
        return tuple(row["name"] for row in self._sql.remains(self._connection))

    def cleared(self, names: Iterable[str]) -> None:
        """These are kept no longer; what had to go meanwhile still has to."""
        for name in names:
            self._sql.forget_remain(self._connection, name=name)


def _token(person: int, created_at: int) -> str:
    """The same row has the same token in every copy; a row number that is given again later has another."""
    return sha256(f"{person}:{created_at}".encode()).hexdigest()
