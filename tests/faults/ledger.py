"""What was offered, what was confirmed, what was heard: noted outside the process that is tried."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum

from tests.faults.long_street import FIRST
from tests.town import LAB


class Sort(StrEnum):
    """What an update asks for, and so what must be there once it was confirmed."""

    GREETING = "greeting"
    REPORT = "report"
    PRESS = "press"


@dataclass(frozen=True, slots=True)
class Update:
    """One thing somebody did. ``about`` is the chat it is about: of a press, that of the card's reporter."""

    id: str
    sort: Sort
    conversation: str
    payload: str
    about: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A message that came out. ``edits`` is the id of the message it changed."""

    id: str
    chat: str
    text: str
    edits: str | None


@dataclass
class Ledger:
    """Append only. ``confirmed`` are ids of updates of which the service said that they are kept; ``missing`` counts
    what a trial itself found gone, such as a photo.
    """

    offered: dict[str, Update] = field(default_factory=dict)
    confirmed: set[str] = field(default_factory=set)
    heard: list[Heard] = field(default_factory=list)
    handles: list[tuple[str, str, str]] = field(default_factory=list)
    houses: int = 0
    missing: int = 0

    def greeting(self) -> Update:
        """Somebody new says hello: answered once, and nothing in the database would stop a second answer."""
        who = f"guest-{len(self.offered)}"
        return self._offer(Sort.GREETING, who, who, text="你好")

    def report(self, photo: str | None = None) -> Update:
        """Somebody new reports the stair lamp of the next house."""
        house, self.houses = FIRST + self.houses, self.houses + 1
        who = f"house-{house}"
        more = {"attachments": [photo]} if photo else {}
        return self._offer(Sort.REPORT, who, who, text=f"{house}栋楼道灯坏了", **more)

    def press(self) -> Update | None:
        """The grid worker takes up the newest case they heard of; None when they heard of none."""
        if not self.handles:
            return None
        message_id, handle, about = self.handles.pop()
        return self._offer(Sort.PRESS, "xu", about, message_id=message_id, handle=handle)

    def _offer(self, sort: Sort, who: str, about: str, **more: object) -> Update:
        number = f"u{len(self.offered)}"
        said = {"id": number, "account": who, "name": who, "chat": who, "kind": "private", "message_id": number}
        update = Update(number, sort, who, json.dumps({**said, **more}, ensure_ascii=False), about)
        self.offered[number] = update
        return update

    def hears(self, chat: str, text: str, choices: list[list[str]], edits: str | None) -> str:
        """The id of the message, as the platform gives it."""
        heard = Heard(edits or f"m{len(self.heard)}", chat, text, edits)
        self.heard.append(heard)
        house = text.partition("栋")[0][-3:]
        if chat == "xu" and choices and edits is None and house.isdecimal():
            self.handles.append((heard.id, choices[0][0], f"house-{house}"))
        return heard.id

    def unconfirmed(self) -> list[Update]:
        """What the platform has to send again."""
        return [update for update in self.offered.values() if update.id not in self.confirmed]

    def of(self, sort: Sort) -> set[str]:
        """The chats that confirmed updates of the sort are about."""
        return {self.offered[id].about for id in self.confirmed if self.offered[id].sort is sort}


CHANNEL = LAB
