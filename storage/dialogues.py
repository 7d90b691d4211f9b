"""Open conversations: what the bot asked one person in one chat, and what it keeps in mind until they answer.

They live in the database, so a restart interrupts nobody; they expire, so that words of next week are not taken for
an answer to this week's question.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from domain.message import Action, Address
from storage.engine.documents import dump, dump_action, load_action
from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.times import to_us

LIVES = timedelta(hours=24)

#: Where photos have no words of their own, those said later than this are not about them any more.
WORDS_FOLLOW = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What the next words answer. ``choices`` are what typed numbers stand for, ``notes`` what was said before."""

    action: Action
    choices: tuple[Action, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)


class Dialogues:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("dialogues")
        self._nothing_open: set[tuple[int, Address]] = set()

    def open(self, person: int, at: Address, dialogue: Dialogue, now: datetime, *, lives: timedelta = LIVES) -> None:
        """From now on the person's next words in this chat are an answer; one conversation at a time, the newest."""
        self._nothing_open.discard((person, at))
        self._sql.open_dialogue(
            self._connection,
            person=person,
            channel=at.channel,
            chat=at.chat,
            action=dump_action(dialogue.action),
            choices=dump([dump_action(choice) for choice in dialogue.choices]),
            notes=dump(dict(dialogue.notes)),
            expires_at=to_us(now + lives),
        )

    def get(self, person: int, at: Address, now: datetime) -> Dialogue | None:
        """The open conversation, None when there is none or it has expired."""
        row = self._sql.dialogue(self._connection, person=person, channel=at.channel, chat=at.chat, now=to_us(now))
        if row is None:
            self._nothing_open.add((person, at))
            return None
        choices = tuple(load_action(choice) for choice in json.loads(row["choices"]))
        return Dialogue(load_action(row["action"]), choices, json.loads(row["notes"]))

    def waits_for(self, account: str, at: Address, now: datetime) -> bool:
        """Whether something was asked in this chat of whoever has this account on its platform."""
        asked = self._sql.waits_for(self._connection, channel=at.channel, account=account, chat=at.chat, now=to_us(now))
        return bool(asked)

    def drafts_elsewhere(self, person: int, at: Address, now: datetime) -> int:
        """In how many other chats the person has begun a report and not finished it."""
        count = self._sql.drafts_elsewhere(
            self._connection, person=person, channel=at.channel, chat=at.chat, now=to_us(now)
        )
        return int(count)

    def close(self, person: int, at: Address) -> None:
        """The conversation is over, if there was one."""
        if (person, at) not in self._nothing_open:
            self._sql.close_dialogue(self._connection, person=person, channel=at.channel, chat=at.chat)

    def close_about(self, person: int, action: Action) -> None:
        """Wherever the person was asked that, the conversation is over."""
        self._sql.close_about(self._connection, person=person, action=dump_action(action))

    def moved(self, old: Address, new: str) -> None:
        """The chat has a new id on its platform: what was asked there is still asked, unless something newer is."""
        self._nothing_open.clear()
        self._sql.moved(self._connection, channel=old.channel, old=old.chat, new=new)

    def expire(self, now: datetime) -> int:
        """How many conversations nobody went on with were forgotten."""
        return int(self._sql.expire(self._connection, now=to_us(now)))
