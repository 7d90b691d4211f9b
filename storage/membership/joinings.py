"""An account that becomes somebody else's: a registered person comes into the chat, or somebody has two accounts.

What was done before from that account stays with whoever did it: cases, homes, voices and open questions go over to the
person, and back again if it was somebody else after all. Logs are never rewritten; they keep both rows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.message import Address
from storage.engine.documents import dump
from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us
from storage.membership.people import People
from storage.polls.uniting import OneVoice


@dataclass(frozen=True, slots=True)
class Joining:
    """The account was that of ``former`` and became that of ``person``."""

    id: int
    account: Address
    person: int
    former: int
    at: datetime


class Joinings:
    def __init__(self, connection: Connection, people: People, one_voice: OneVoice) -> None:
        self._connection = connection
        self._people = people
        self._one_voice = one_voice
        self._sql = queries("joinings")
        sql = self._sql
        #: What comes along: which rows are a person's, and how one of them becomes another's.
        self._brought: Mapping[str, tuple[Callable[..., Any], Callable[..., Any]]] = {
            "cases": (sql.cases_of, sql.give_case),
            "supported": (sql.supported_by, sql.give_support),
            "doors": (sql.doors_of, sql.give_door),
            "claims": (sql.claims_of, sql.give_claim),
            "pings": (sql.pings_of, sql.give_ping),
            "nominations": (sql.nominations_of, sql.give_nomination),
            "posts": (sql.elected_posts_of, sql.give_post),
            "elected": (sql.elected_of, sql.give_elected),
        }

    def not_come(self, channels: Iterable[str]) -> Mapping[str, int]:
        """Everybody in office who has an account on none of the channels: row ids by the register's key."""
        there = (self._sql.accounts_on(self._connection, channel=channel) for channel in channels)
        come = {row["person"] for rows in there for row in rows}
        everybody = self._sql.in_office(self._connection)
        return {row["key"]: row["id"] for row in everybody if row["id"] not in come}

    def registered(self, person: int) -> bool:
        """Whether some register knew the person."""
        return self._sql.keyed(self._connection, person=person) is not None

    def join(self, account: Address, former: int, person: int, now: datetime) -> Joining:
        """From now on the account is the person's, with everything ``former`` had."""
        here = {"channel": account.channel, "chat": account.chat}
        for row in list(self._sql.chats_of(self._connection, **here, person=former)):
            self._sql.give_messages(self._connection, **row, owner=former, to=person)
        self._sql.give_dialogues(self._connection, owner=former, to=person)
        brought: dict[str, Any] = {"voices": self._one_voice.unite(former, person, now)}
        for name, (whose, give) in self._brought.items():
            brought[name] = [row["id"] for row in list(whose(self._connection, person=former))]
            self._give(give, brought[name], former, person)
        self._people.given(account, person, now)
        id = self._sql.add(
            self._connection,
            channel=account.channel,
            external=account.chat,
            person=person,
            former=former,
            brought=dump(brought),
            now=to_us(now),
        )
        return Joining(id, account, person, former, now)

    def accounts(self, person: int) -> tuple[Address, ...]:
        """What the person is called on each platform, the one used last first."""
        rows = self._sql.accounts_of(self._connection, person=person)
        return tuple([Address(row["channel"], row["external"]) for row in rows])

    def get(self, id: int) -> Joining | None:
        """The joining; None when it was undone."""
        row = self._sql.joining(self._connection, id=id)
        if row is None:
            return None
        account = Address(row["channel"], row["external"])
        return Joining(row["id"], account, row["person"], row["former"], from_us(row["at"]))

    def undo(self, joining: Joining, now: datetime) -> tuple[str, ...]:
        """The numbers of the cases in which the wrong person may have acted meanwhile.

        The account is that of ``former`` again, with what it brought and what was reported from it in private since.
        """
        at = to_us(joining.at)
        brought = json.loads(self._sql.joining(self._connection, id=joining.id)["brought"])
        acted = self._sql.acted_since(self._connection, person=joining.person, at=at)
        numbers = tuple([row["number"] for row in acted])
        self._give_back_chat(joining, at)
        for name, (_, give) in self._brought.items():
            self._give(give, brought.get(name, ()), joining.person, joining.former)
        self._one_voice.part(brought.get("voices", ()), joining.former, joining.person)
        self._people.given(joining.account, joining.former, now)
        self._sql.undo(self._connection, id=joining.id)
        return numbers

    def _give_back_chat(self, joining: Joining, at: int) -> None:
        """In the account's private chat nothing more is shown of what is only the registered person's to know."""
        here = {"channel": joining.account.channel, "chat": joining.account.chat, "owner": joining.person}
        since = [row["id"] for row in list(self._sql.reported_from(self._connection, **here))]
        self._give(self._sql.give_case, since, joining.person, joining.former)
        self._sql.give_messages(self._connection, **here, to=joining.former)
        self._sql.show_no_more(self._connection, channel=here["channel"], chat=here["chat"], at=at)
        self._sql.close_dialogue(self._connection, **here)

    def _give(self, give: Callable[..., Any], ids: Iterable[int], owner: int, to: int) -> None:
        for id in ids:
            give(self._connection, owner=owner, to=to, id=id)
