"""A bot as the platform knows it, and which messages of a group reach it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

from tests.emulators.telegram.pace import Pace
from tests.emulators.telegram.people import CHANNEL_BOT, GROUP_ANONYMOUS_BOT, INSIDE, Chat, Json, Kind, Status, User
from tests.emulators.telegram.texts import marks_of, spans, words_of
from tests.emulators.telegram.updates import Updates

#: Parts of a message that somebody wrote or sent; a message with none of them tells what happened to the chat.
CONTENT = frozenset(
    {
        "animation",
        "audio",
        "contact",
        "dice",
        "document",
        "location",
        "photo",
        "poll",
        "sticker",
        "story",
        "text",
        "venue",
        "video",
        "video_note",
        "voice",
    }
)

_FAKE = frozenset({GROUP_ANONYMOUS_BOT.id, CHANNEL_BOT.id})


@dataclass(slots=True)
class Query:
    """A press that waits for its answer."""

    at: datetime
    update: Mapping[str, Any]
    answered: bool = False


@dataclass(slots=True)
class Hook:
    """Where updates are pushed to."""

    url: str
    secret: str = ""
    max_connections: int = 40
    failed_at: datetime | None = None
    failed_why: str = ""


@dataclass(slots=True)
class Bot:
    """``open_groups`` are those it hears everything in: privacy mode as it was when the bot came into the group.

    ``latin_only``: "/绑定" is no command for it. BotFather says that with privacy mode a bot hears whatever begins with
    "/", the manual that it hears commands, and that those are Latin.

    ``ids`` numbers the messages of its private chats and basic groups, which share one row of numbers.
    """

    token: str
    user: User
    updates: Updates
    privacy: bool = True
    joins_groups: bool = True
    latin_only: bool = False
    hook: Hook | None = None
    pace: Pace = field(default_factory=Pace)
    commands: list[Json] = field(default_factory=list)
    privates: dict[int, Chat] = field(default_factory=dict)
    open_groups: set[int] = field(default_factory=set)
    queries: dict[str, Query] = field(default_factory=dict)
    ids: count[int] = field(default_factory=lambda: count(101))

    @property
    def me(self) -> Json:
        """What getMe answers."""
        return self.user.json | {
            "can_join_groups": self.joins_groups,
            "can_read_all_group_messages": not self.privacy,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }

    def hears(self, chat: Chat, message: Json) -> bool:
        """Whether a message of this chat reaches the bot."""
        if chat.kind is Kind.PRIVATE:
            return True
        if chat.status(self.user.id) not in INSIDE:
            return bool(message.get("left_chat_member", {}).get("id") == self.user.id)
        sender = message.get("from", {})
        if sender.get("id") == self.user.id or (sender.get("is_bot") and sender["id"] not in _FAKE):
            return False
        everything = chat.id in self.open_groups or chat.status(self.user.id) is Status.ADMINISTRATOR
        return everything or not CONTENT & message.keys() or self._meant(message)

    def _meant(self, message: Json) -> bool:
        """Whether it is for the bot: a command for it or for nobody else, its name, an answer to it."""
        text, marks = words_of(message), marks_of(message)
        name = f"@{self.user.username}".lower()
        commands = [span.lower() for span in spans(text, "bot_command", marks)]
        if text.startswith("/") and not self.latin_only:
            commands.append(text.split(maxsplit=1)[0].lower())
        mentions = [span.lower() for span in spans(text, "mention", marks)]
        named = any(mark.get("user", {}).get("id") == self.user.id for mark in marks)
        answered = message.get("reply_to_message", {}).get("from", {}).get("id") == self.user.id
        via = message.get("via_bot", {}).get("id") == self.user.id
        return (
            answered
            or via
            or named
            or name in mentions
            or any("@" not in command or command.endswith(name) for command in commands)
        )
