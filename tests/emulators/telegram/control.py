"""Acts of people and of fate asked for over HTTP, for those who run the emulator as a process of its own.

``POST /control/<act>`` with the arguments as a JSON object; the answer is JSON. Chats and people are named by id.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import orjson

from tests.emulators.http import Reply, Request
from tests.emulators.telegram import actors
from tests.emulators.telegram.actors import Group, Phone
from tests.emulators.telegram.people import Kind, Status
from tests.emulators.telegram.refusals import Refused
from tests.emulators.telegram.troubles import Trouble
from tests.emulators.telegram.world import TOKEN, World


class Control:
    def __init__(self, world: World) -> None:
        self._world = world
        self._acts: Mapping[str, Callable[..., Any]] = {
            "bot": self.bot,
            "calm": self.calm,
            "chat": self.chat,
            "forward": self.forward,
            "group": self.group,
            "join": self.join,
            "ledger": self.ledger,
            "pace": self.pace,
            "person": self.person,
            "press": self.press,
            "say": self.say,
            "trouble": self.trouble,
            "waiting": self.waiting,
        }

    def handle(self, request: Request) -> Reply:
        """The answer to one request."""
        act = self._acts.get(request.path.removeprefix("/control/"))
        if act is None:
            return Reply(404, orjson.dumps({"error": "no such act", "acts": sorted(self._acts)}))
        try:
            result = act(**(orjson.loads(request.body) if request.body else {}))
        except (TypeError, ValueError, LookupError, Refused) as error:
            return Reply(400, orjson.dumps({"error": f"{type(error).__name__}: {error}"}))
        return Reply(200, orjson.dumps(result, default=str))

    def bot(self, token: str = TOKEN, **named: Any) -> Mapping[str, Any]:
        """The bot with that token."""
        return self._world.bot(token, **named).me

    def person(self, name: str, token: str = TOKEN, *, started: bool = True) -> int:
        """The id of somebody new, who has pressed Start without the bot being told."""
        user = self._world.person(name)
        self._world.private(self._world.bot(token), user).started = started
        return user.id

    def group(self, title: str, owner: int, *, members: tuple[int, ...] = (), supergroup: bool = True) -> int:
        """The id of a new group; the bot is in it, and was told so."""
        made = actors.group(self._world, title, owner=self._world.people[owner], supergroup=supergroup)
        for member in members:
            made.chat.members[member] = Status.MEMBER
        made.add_bot()
        return made.id

    def join(self, chat: int, user: int) -> None:
        """Somebody is in the group from now on."""
        self._world.groups[chat].members[user] = Status.MEMBER

    def say(
        self, user: int, text: str = "", chat: int | None = None, photos: tuple[str, ...] = (), reply_to: int = 0
    ) -> int:
        """The id of the message. ``photos`` are base64."""
        phone = self._phone(user, chat)
        answered = phone.chat.messages[reply_to] if reply_to else None
        said = phone.say(text, photos=[base64.b64decode(photo) for photo in photos], reply_to=answered)
        return int(said["message_id"])

    def press(self, user: int, message: int, label: str = "", data: str = "", chat: int | None = None) -> str:
        """The id of the press, of a button by its label or its data."""
        phone = self._phone(user, chat)
        shown = phone.chat.messages[message]
        return phone.press_data(shown, data) if data else phone.press(shown, label)

    def chat(self, chat: int, token: str = TOKEN) -> list[Any]:
        """The messages that stand in a chat."""
        return list(self._world.chat(self._world.bot(token), chat).messages.values())

    def ledger(self, since: int = 0) -> list[Any]:
        """What happened, from that entry on."""
        return list(self._world.ledger.plain(since))

    def waiting(self, token: str = TOKEN) -> int:
        """How many updates the bot has not confirmed yet."""
        return len(self._world.bot(token).updates)

    def trouble(
        self,
        trouble: str,
        *,
        rate: float | None = None,
        methods: tuple[str, ...] = (),
        seconds: int = 1,
        times: int = 1,
    ) -> None:
        """What goes wrong with the next so many requests, or with a share of all that speak."""
        if rate is None:
            self._world.troubles.next(Trouble(trouble), *methods, seconds=seconds, times=times)
        else:
            self._world.troubles.rates[Trouble(trouble)] = rate

    def calm(self) -> None:
        """Nothing goes wrong any more."""
        self._world.troubles.calm()

    def pace(self, strict: bool, token: str = TOKEN) -> int:
        """Whether messages that come too soon are refused; how many came so far."""
        pace = self._world.bot(token).pace
        pace.strict = strict
        return pace.too_soon

    def forward(self, seconds: float) -> str:
        """The time of the platform, moved on by so much."""
        self._world.offset += timedelta(seconds=seconds)
        return self._world.now().isoformat()

    def _phone(self, user: int, chat: int | None) -> Phone:
        person = self._world.people[user]
        if chat is None or chat == user:
            return actors.private(self._world, person)
        found = self._world.groups[chat]
        assert found.kind is not Kind.PRIVATE
        return Group(self._world, found, person, self._world.bot()).phone(person)
