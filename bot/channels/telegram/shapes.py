"""What is read of a Telegram update, and how each part must look; everything else in it is passed over.

Whatever Telegram adds to its updates, or leaves out of parts nobody reads here, makes no update unreadable. A part that
is read and does not look like this makes a ValueError, which names no value: updates hold what people wrote.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field

from domain.message import ChatKind

_KINDS: Mapping[str, ChatKind] = {
    "private": ChatKind.PRIVATE,
    "group": ChatKind.GROUP,
    "supergroup": ChatKind.GROUP,
}


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, hide_input_in_errors=True, allow_inf_nan=False)


class User(_Shape):
    """An account of a person or a bot."""

    id: int
    is_bot: bool = False
    first_name: str = ""
    last_name: str = ""

    @property
    def name(self) -> str:
        """The full name, never the @name: that one is how strangers find a person."""
        return f"{self.first_name} {self.last_name}".strip()


class Chat(_Shape):
    """A private talk, a group of either kind, or a channel."""

    id: int
    type: str
    title: str = ""

    @property
    def kind(self) -> ChatKind | None:
        """None for a channel: nobody talks with the bot there."""
        return _KINDS.get(self.type)


class Entity(_Shape):
    """A span of a text that is more than text; ``offset`` and ``length`` count UTF-16 units."""

    type: str
    offset: int = Field(ge=0)
    length: int = Field(ge=0)
    user: User | None = None


class File(_Shape):
    """A file, or one size of a photo; sizes are in bytes and pixels, 0 where Telegram does not say."""

    file_id: str = Field(min_length=1)
    file_size: int = 0
    width: int = 0
    height: int = 0
    mime_type: str = ""


class VoiceNote(_Shape):
    """Something spoken; ``duration`` is in seconds."""

    file_id: str = Field(min_length=1)
    duration: int = Field(ge=0)


class Location(_Shape):
    """A place on earth in degrees; ``live_period`` is there while it follows the person about."""

    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    live_period: object = None


class Told(_Shape):
    """The words and pictures of a message, and where it stands."""

    message_id: int
    chat: Chat
    sender: User | None = Field(default=None, alias="from")
    message_thread_id: int | None = None
    is_topic_message: bool = False
    text: str = ""
    caption: str = ""
    photo: tuple[File, ...] = ()
    document: File | None = None
    animation: object = None
    forum_topic_created: object = None

    @property
    def id(self) -> str:
        """Our id of the message. It tells the topic of a forum too, so that whoever answers it answers there."""
        if self.is_topic_message and self.message_thread_id is not None:
            return f"{self.message_id}@{self.message_thread_id}"
        return str(self.message_id)


class Message(Told):
    """A whole message. Of what is ``object`` only its being there is read."""

    sender_chat: object = None
    forward_origin: object = None
    is_automatic_forward: object = None
    via_bot: object = None
    entities: tuple[Entity, ...] = ()
    caption_entities: tuple[Entity, ...] = ()
    media_group_id: str | None = None
    location: Location | None = None
    reply_to_message: Told | None = None
    new_chat_title: str | None = None
    migrate_to_chat_id: int | None = None
    migrate_from_chat_id: int | None = None
    audio: object = None
    checklist: object = None
    contact: object = None
    dice: object = None
    game: object = None
    paid_media: object = None
    poll: object = None
    sticker: object = None
    story: object = None
    video: object = None
    video_note: object = None
    voice: VoiceNote | None = None


class Press(_Shape):
    """A button that was pressed. Of a message that is too old only its chat and number are there."""

    sender: User = Field(alias="from")
    message: Told | None = None
    data: str = ""


class Member(_Shape):
    """How somebody stands in a chat. Only the restricted have ``is_member`` and ``can_send_messages``."""

    status: str
    is_member: bool = True
    can_send_messages: bool = True


class Membership(_Shape):
    """How the bot stood in a chat, and how it stands there now."""

    chat: Chat
    sender: User = Field(alias="from")
    old_chat_member: Member
    new_chat_member: Member


class Update(_Shape):
    """One update; at most one of its parts is there, none when it is of a kind nobody reads here."""

    message: Message | None = None
    edited_message: Message | None = None
    callback_query: Press | None = None
    my_chat_member: Membership | None = None
