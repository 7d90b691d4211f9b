"""The town of the measurements as it would be over Telegram: everybody's accounts, the groups, and what they say."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import orjson

from benchmarks.crowd import Spoken, endless
from benchmarks.service import SPOKEN, bring_in
from benchmarks.stage import Stage
from domain.message import Address
from domain.register import Register

CHANNEL = "telegram"

_FIRST_PERSON = 10_000_000
_FIRST_GROUP = 1_000_000_000_000


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says in private: everything of an update but its number."""

    user: int
    text: str

    def update(self, number: int) -> bytes:
        """As the platform sends it; a command is marked as one."""
        who = {"id": self.user, "first_name": f"bench-{self.user}"}
        length = len(self.text.split()[0])
        marks = [{"type": "bot_command", "offset": 0, "length": length}] if self.text.startswith("/") else []
        message = {
            "message_id": number,
            "from": {**who, "is_bot": False, "language_code": "zh-hans"},
            "chat": {**who, "type": "private"},
            "date": 1_772_413_200,
            "text": self.text,
            **({"entities": marks} if marks else {}),
        }
        return orjson.dumps({"update_id": number, "message": message})


def bring_town_in(stage: Stage, folder: Path) -> list[Said]:
    """What its residents will say; the town is in the database of the folder, all of it over Telegram."""
    with stage.a_town() as there:
        spoken = [Spoken(**one) for one in json.loads((there / SPOKEN).read_text(encoding="utf-8"))]
    addresses = _addresses(stage.register)
    bring_in(folder, _moved(stage.register, addresses))
    users = {address.chat: int(to.chat) for address, to in addresses.items()}
    return [Said(users[one.account], one.text) for one in spoken]


def updates(said: list[Said], after: int) -> Iterator[bytes]:
    """Everybody's updates over and over, from the number after that one."""
    return (one.update(number) for number, one in endless(said, after))


def _addresses(register: Register) -> dict[Address, Address]:
    """Where everybody is found instead: people have ids, groups those below zero."""
    people: Iterable[Address] = (account for person in register.people for account in person.accounts)
    groups: Iterable[Address] = (chat.address for chat in register.chats)
    found = {address: Address(CHANNEL, str(_FIRST_PERSON + n)) for n, address in enumerate(people)}
    return found | {address: Address(CHANNEL, str(-_FIRST_GROUP - n)) for n, address in enumerate(groups)}


def _moved(register: Register, to: dict[Address, Address]) -> Register:
    people = (replace(one, accounts=tuple(to[account] for account in one.accounts)) for one in register.people)
    chats = (replace(one, address=to[one.address]) for one in register.chats)
    return replace(register, people=tuple(people), chats=tuple(chats), phones=())
