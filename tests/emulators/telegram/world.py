"""The platform itself: its people, chats, bots, messages, and the time it lives in.

What people do is in ``actors.py``, what bots ask in ``methods/``; both change this world and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from tests.emulators.telegram.bots import Bot
from tests.emulators.telegram.ledger import Ledger
from tests.emulators.telegram.people import Chat, Files, Json, Kind, Status, User
from tests.emulators.telegram.refusals import bad_request
from tests.emulators.telegram.troubles import Troubles
from tests.emulators.telegram.updates import Updates

TOKEN = "7001002003:AAEmulated-Token_of-the-tests0123456"

#: Ids larger than 32 bits are what Telegram gives today.
_FIRST_PERSON = 5_100_000_001
_FIRST_GROUP = -4_000_000_001
_FIRST_SUPERGROUP = -1_002_000_000_001
_FIRST_UPDATE = 870_000_001


def real_time() -> datetime:
    return datetime.now(UTC)


class World:
    """``check_update`` looks at every update before it is handed over."""

    def __init__(
        self, now: Callable[[], datetime] = real_time, check_update: Callable[[bytes], None] = lambda body: None
    ) -> None:
        self._clock = now
        self.offset = timedelta()
        self.check_update = check_update
        self.ledger = Ledger()
        self.troubles = Troubles()
        self.files = Files()
        self.people: dict[int, User] = {}
        self.groups: dict[int, Chat] = {}
        self.bots: dict[str, Bot] = {}
        self._person_ids = count(_FIRST_PERSON)
        self._group_ids = count(_FIRST_GROUP, -1)
        self._supergroup_ids = count(_FIRST_SUPERGROUP, -1)
        self._album_ids = count(13_800_000_000_000_001)
        self._query_ids = count(4_380_000_000_000_000_001)

    def now(self) -> datetime:
        """The time of the platform."""
        return self._clock() + self.offset

    def bot(
        self, token: str = TOKEN, *, name: str = "邻长", username: str = "linzhang_bot", privacy: bool = True
    ) -> Bot:
        """The bot with that token, new when there was none."""
        if token not in self.bots:
            user = User(int(token.partition(":")[0]), name, username, is_bot=True)
            updates = Updates(self.now, self.ledger, _FIRST_UPDATE)
            updates.check = self.check_update
            self.bots[token] = Bot(token, user, updates, privacy)
        return self.bots[token]

    def person(self, name: str, *, username: str = "", language: str = "zh-hans") -> User:
        """Somebody new."""
        user = User(next(self._person_ids), name, username, language_code=language)
        self.people[user.id] = user
        return user

    def new_group(self, title: str, *, supergroup: bool, forum: bool, owner: User) -> Chat:
        """A group with one member."""
        kind = Kind.SUPERGROUP if supergroup else Kind.GROUP
        id = next(self._supergroup_ids if supergroup else self._group_ids)
        ids = count(2) if supergroup else next(iter(self.bots.values())).ids
        self.groups[id] = chat = Chat(id, kind, ids, title, forum=forum, members={owner.id: Status.CREATOR})
        return chat

    def private(self, bot: Bot, user: User) -> Chat:
        """The private chat of the two; it may not have begun."""
        if user.id not in bot.privates:
            bot.privates[user.id] = Chat(user.id, Kind.PRIVATE, bot.ids, person=user)
        return bot.privates[user.id]

    def chat(self, bot: Bot, id: Any) -> Chat:
        """The chat a bot names. Raises Refused."""
        try:
            number = int(id)
        except (TypeError, ValueError):
            raise bad_request("chat not found" if id else "chat_id is empty") from None
        chat = self.groups.get(number) or bot.privates.get(number)
        if chat is None and number in self.people:
            chat = self.private(bot, self.people[number])
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def post(self, chat: Chat, sender: User, content: Json, **more: Any) -> Json:
        """A new message, standing in its chat and not yet handed to anybody."""
        message: Json = {
            "message_id": next(chat.ids),
            "from": sender.json,
            "chat": chat.json,
            "date": int(self.now().timestamp()),
            **more,
            **content,
        }
        chat.messages[message["message_id"]] = message
        return message

    def hand_out(self, chat: Chat, message: Json, kind: str = "message") -> list[int]:
        """The ids of the updates by which the bots that hear it hear it."""
        ids = (
            bot.updates.put(kind, message, f"chat {chat.id}") for bot in self._bots_of(chat) if bot.hears(chat, message)
        )
        return [id for id in ids if id is not None]

    def _bots_of(self, chat: Chat) -> Iterable[Bot]:
        return (bot for bot in self.bots.values() if chat.person is None or bot.privates.get(chat.id) is chat)

    def turn(self, chat: Chat, bot: Bot, to: Status, by: User, **rights: Any) -> None:
        """The bot is something else to the chat from now on, and is told so."""
        before = chat.status(bot.user.id)
        change = {
            "chat": chat.json,
            "from": by.json,
            "date": int(self.now().timestamp()),
            "old_chat_member": member(bot.user, before),
            "new_chat_member": member(bot.user, to, **rights),
        }
        chat.members[bot.user.id] = to
        bot.updates.put("my_chat_member", change, f"member {chat.id}")

    def next_album(self) -> str:
        return str(next(self._album_ids))

    def next_query(self) -> str:
        return str(next(self._query_ids))


_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)

_PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


def member(user: User, status: Status, **rights: Any) -> Json:
    """A member as the Bot API shows one."""
    shown: Json = {"user": user.json, "status": str(status)}
    match status:
        case Status.CREATOR:
            shown["is_anonymous"] = False
        case Status.ADMINISTRATOR:
            shown |= dict.fromkeys(_RIGHTS, False) | {"can_manage_chat": True}
        case Status.RESTRICTED:
            shown |= {"is_member": True, "until_date": 0} | dict.fromkeys(_PERMISSIONS, False)
        case Status.KICKED:
            shown["until_date"] = 0
    return shown | rights
