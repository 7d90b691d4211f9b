"""What people do on their phones. Everything here happens at once; the bot hears of it as the platform hands it out."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from tests.emulators.telegram.bots import Bot, Query
from tests.emulators.telegram.people import (
    CHANNEL_BOT,
    GROUP_ANONYMOUS_BOT,
    Chat,
    Json,
    Kind,
    Status,
    User,
)
from tests.emulators.telegram.texts import LONGEST_TEXT, entities, pieces, words_of
from tests.emulators.telegram.world import World
from tests.patience import PATIENCE

#: What nobody speaks for, and what is sent along with it.
ODD_THINGS: dict[str, Any] = {
    "audio": {"duration": 60, "mime_type": "audio/mpeg"},
    "video": {"duration": 9, "width": 640, "height": 480, "mime_type": "video/mp4"},
    "video_note": {"duration": 5, "length": 240},
    "animation": {"duration": 2, "width": 320, "height": 240, "mime_type": "video/mp4"},
    "sticker": {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False},
}


class NoSuchButton(LookupError):
    """The message has no button with that label."""


@dataclass(frozen=True, slots=True)
class Phone:
    """Somebody's phone with one chat open: a private one with the bot, or a group."""

    world: World
    chat: Chat
    user: User
    bot: Bot

    def start(self, payload: str = "") -> Json:
        """The link of the bot was opened and Start pressed."""
        return self.say(f"/start {payload}".strip())

    def say(
        self,
        text: str = "",
        *,
        photos: Sequence[bytes] = (),
        reply_to: Json | None = None,
        topic: int | None = None,
        **more: Any,
    ) -> Json:
        """The message, or the first of several: of an album, where the text stands under that, or of a text so long
        that the app makes pieces of it. ``more`` are further parts of the message.
        """
        album = {"media_group_id": self.world.next_album()} if len(photos) > 1 else {}
        contents = [self._photo(photo, text if number == 0 else "") | album for number, photo in enumerate(photos)]
        posted = [
            self._send(content, reply_to, topic, more)
            for content in contents or [_words(piece) for piece in pieces(text, LONGEST_TEXT)]
        ]
        return posted[0]

    def _photo(self, content: bytes, caption: str) -> Json:
        photo: Json = {"photo": self.world.files.photo(content)}
        return photo | ({"caption": caption, "caption_entities": entities(caption)} if caption else {})

    def speak(self, content: bytes, *, seconds: int = 4, reply_to: Json | None = None) -> Json:
        """A voice note."""
        return self._send({"voice": self.world.files.voice(content, seconds=seconds)}, reply_to, None, {})

    def send(self, kind: str, *, reply_to: Json | None = None, topic: int | None = None, **content: Any) -> Json:
        """A message with a sticker, a film, a contact, a location …, as the Bot API shows it."""
        thing = content
        if kind in ODD_THINGS:
            file = self.world.files.document(b"....", name=kind, mime="application/octet-stream")
            thing = {
                "file_id": file["file_id"],
                "file_unique_id": file["file_unique_id"],
                **ODD_THINGS[kind],
                **content,
            }
        return self._send({kind: thing}, reply_to, topic, {})

    def send_file(self, content: bytes, *, name: str, mime: str, caption: str = "", size: int | None = None) -> Json:
        """A file, sent as it is. ``size`` may be larger than what is kept of it."""
        document = self.world.files.document(content, name=name, mime=mime, size=size)
        caption_part = {"caption": caption, "caption_entities": entities(caption)} if caption else {}
        return self._send({"document": document, **caption_part}, None, None, {})

    def share_location(self, lat: float, lon: float, *, live: int | None = None) -> Json:
        """A place; with ``live`` one that moves for so many seconds."""
        moving: Json = {"live_period": live, "heading": 90, "horizontal_accuracy": 20.0} if live else {}
        return self.send("location", latitude=lat, longitude=lon, **moving)

    def move_location(self, message: Json, lat: float, lon: float) -> None:
        """A live location goes on."""
        message["location"] |= {"latitude": lat, "longitude": lon}
        self._edited(message)

    def forward(self, message: Json, *, origin: User | None = None) -> Json:
        """Somebody's message, passed on into this chat."""
        kept = {
            key: value
            for key, value in message.items()
            if key not in {"message_id", "from", "chat", "date", "reply_to_message", "reply_markup", "media_group_id"}
        }
        sender = origin.json if origin else message["from"]
        origin_part = {"type": "user", "date": message["date"], "sender_user": sender}
        return self._send(kept | {"forward_origin": origin_part}, None, None, {})

    def edit(self, message: Json, text: str) -> Json:
        """Somebody changes what they wrote."""
        part, marks = ("text", "entities") if "text" in message else ("caption", "caption_entities")
        message |= {part: text, marks: entities(text)}
        return self._edited(message)

    def _edited(self, message: Json) -> Json:
        message["edit_date"] = int(self.world.now().timestamp())
        self.world.hand_out(self.chat, message, "edited_message")
        return message

    def anonymously(self, text: str, *, channel: bool = False) -> Json:
        """Words in the name of the group, or of a channel."""
        sender_chat: Json = self.chat.json
        if channel:
            sender_chat = {"id": -1_009_000_000_001, "type": "channel", "title": "小区公告"}
        return self._send(
            _words(text), None, None, {"sender_chat": sender_chat}, CHANNEL_BOT if channel else GROUP_ANONYMOUS_BOT
        )

    def _send(
        self, content: Json, reply_to: Json | None, topic: int | None, more: Json, sender: User | None = None
    ) -> Json:
        self._begin()
        message = self.world.post(self.chat, sender or self.user, content, **self._thread(reply_to, topic), **more)
        self.world.hand_out(self.chat, message)
        return message

    def _begin(self) -> None:
        if self.chat.kind is Kind.PRIVATE:
            if self.chat.blocked:
                self.unblock()
            self.chat.started = True

    def _thread(self, reply_to: Json | None, topic: int | None) -> Json:
        """What ties a message to another one: in a forum also to its topic, in a supergroup to the first of the row."""
        parts: Json = {}
        if topic is not None:
            parts |= {"message_thread_id": topic, "is_topic_message": True}
            reply_to = reply_to or self.chat.messages[topic]
        if reply_to is not None:
            parts["reply_to_message"] = {key: value for key, value in reply_to.items() if key != "reply_to_message"}
            if self.chat.kind is Kind.SUPERGROUP and not self.chat.forum:
                parts["message_thread_id"] = reply_to.get("message_thread_id", reply_to["message_id"])
        return parts

    def press(self, message: Json, label: str) -> str:
        """The id of the press of the button with that label, or that begins so. Raises NoSuchButton."""
        buttons = [button for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]
        found = next((b for b in buttons if b["text"] == label), None)
        found = found or next((b for b in buttons if label in b["text"]), None)
        if found is None or "callback_data" not in found:
            raise NoSuchButton(label)
        return self.press_data(message, found["callback_data"])

    def press_data(self, message: Json, data: str, *, inaccessible: bool = False) -> str:
        """As ``press``, whatever the button says: what a forged client can send."""
        id = self.world.next_query()
        shown = {key: value for key, value in message.items() if key in {"message_id", "chat"}} | {"date": 0}
        query: Json = {
            "id": id,
            "from": self.user.json,
            "message": shown if inaccessible else message,
            "chat_instance": str(self.chat.id * 31),
            "data": data,
        }
        self.bot.queries[id] = Query(self.world.now(), query)
        self.bot.updates.put("callback_query", query, f"press {self.user.id}")
        return id

    def press_again(self, id: str) -> None:
        """The same press comes once more under a new update id, as happens when its answer takes long."""
        self.bot.updates.put("callback_query", self.bot.queries[id].update, f"press {self.user.id}")

    def answered(self, id: str) -> bool:
        """Whether the spinner on the button is gone."""
        return self.bot.queries[id].answered

    def block(self) -> None:
        """The bot can no longer write to them."""
        self.chat.blocked = True
        self.world.turn(self.chat, self.bot, Status.KICKED, self.user)

    def unblock(self) -> None:
        """The bot can write to them again."""
        self.chat.blocked = False
        self.world.turn(self.chat, self.bot, Status.MEMBER, self.user)

    @property
    def messages(self) -> list[Json]:
        """What stands in the chat, oldest first."""
        return list(self.chat.messages.values())

    @property
    def heard(self) -> list[Json]:
        """What the bot said there and did not delete, as it stands now."""
        return [message for message in self.messages if message["from"]["id"] == self.bot.user.id]

    def last(self, part: str = "") -> Json:
        """The newest message of the bot with these words in it. Raises LookupError."""
        for message in reversed(self.heard):
            if part in words_of(message):
                return message
        raise LookupError(part)

    async def hears(self, part: str) -> Json:
        """As ``last``, waiting for it. Raises LookupError."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while True:
                    with suppress(LookupError):
                        return self.last(part)
                    await self.world.ledger.grows()
        raise LookupError(part)


def _words(text: str) -> Json:
    marks = entities(text)
    return {"text": text} | ({"entities": marks} if marks else {})


@dataclass(frozen=True, slots=True)
class Group:
    """A group, and what happens to it."""

    world: World
    chat: Chat
    owner: User
    bot: Bot

    @property
    def id(self) -> int:
        return self.chat.id

    def phone(self, user: User) -> Phone:
        """The phone of somebody who is in the group from now on, with the group open."""
        self.chat.members.setdefault(user.id, Status.MEMBER)
        return Phone(self.world, self.chat, user, self.bot)

    @property
    def heard(self) -> list[Json]:
        """What the bot said in the group, as it stands now."""
        return self.phone(self.owner).heard

    def add_bot(self, by: User | None = None, *, start: str = "") -> None:
        """The bot comes into the group; by a startgroup link its payload follows."""
        if not self.bot.privacy:
            self.bot.open_groups.add(self.chat.id)
        by = by or self.owner
        self.world.turn(self.chat, self.bot, Status.MEMBER, by)
        self._tell(by, new_chat_members=[self.bot.user.json])
        if start:
            self.phone(by).say(f"/start@{self.bot.user.username} {start}")

    def remove_bot(self, by: User | None = None) -> None:
        """The bot is thrown out."""
        self.bot.open_groups.discard(self.chat.id)
        self.world.turn(self.chat, self.bot, Status.KICKED, by or self.owner)
        self._tell(by or self.owner, left_chat_member=self.bot.user.json)

    def promote_bot(self) -> None:
        """The bot is an administrator and hears everything."""
        self.world.turn(self.chat, self.bot, Status.ADMINISTRATOR, self.owner)

    def demote_bot(self) -> None:
        """The bot is a member like others."""
        self.world.turn(self.chat, self.bot, Status.MEMBER, self.owner)

    def mute_bot(self) -> None:
        """The bot is in the group and may not speak."""
        self.world.turn(self.chat, self.bot, Status.RESTRICTED, self.owner, can_send_messages=False)

    def unmute_bot(self) -> None:
        """The bot may speak again."""
        self.world.turn(self.chat, self.bot, Status.MEMBER, self.owner)

    def rename(self, title: str) -> None:
        """The group is called something else."""
        self.chat.title = title
        self._tell(self.owner, new_chat_title=title)

    def topic(self, name: str) -> int:
        """The id of a new topic of a forum."""
        message = self.world.post(self.chat, self.owner, {})
        id: int = message["message_id"]
        created = {"name": name, "icon_color": 7322096}
        message |= {"message_thread_id": id, "is_topic_message": True, "forum_topic_created": created}
        self.chat.topics[id] = message
        self.world.hand_out(self.chat, message)
        return id

    def close_topic(self, id: int) -> None:
        """Nobody writes to the topic any more."""
        self.chat.closed.add(id)

    def upgrade(self, *, new_first: bool = False, silently: bool = False) -> Group:
        """The group is a supergroup from now on, under another id. Both say so, in either order, or nobody does."""
        new = self.world.new_group(self.chat.title, supergroup=True, forum=False, owner=self.owner)
        new.members |= self.chat.members
        if self.chat.id in self.bot.open_groups:
            self.bot.open_groups.add(new.id)
        upgraded = Group(self.world, new, self.owner, self.bot)
        told = [(self, {"migrate_to_chat_id": new.id}), (upgraded, {"migrate_from_chat_id": self.chat.id})]
        for group, part in [] if silently else reversed(told) if new_first else told:
            group._tell(GROUP_ANONYMOUS_BOT if group is upgraded else self.owner, **part)
        self.chat.moved_to = new.id
        return upgraded

    def _tell(self, by: User, **content: Any) -> None:
        self.world.hand_out(self.chat, self.world.post(self.chat, by, content))


def private(world: World, user: User, bot: Bot | None = None) -> Phone:
    """Somebody's phone with the private chat with the bot open."""
    bot = bot or world.bot()
    return Phone(world, world.private(bot, user), user, bot)


def group(
    world: World, title: str, *, owner: User, supergroup: bool = True, forum: bool = False, bot: Bot | None = None
) -> Group:
    """A new group; the bot is not in it."""
    bot = bot or world.bot()
    return Group(world, world.new_group(title, supergroup=supergroup, forum=forum, owner=owner), owner, bot)
