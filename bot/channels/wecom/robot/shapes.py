"""What is read of a callback of the robot, and how each part must look; everything else in it is passed over.

A part that is read and does not look like this makes a ValueError, which names no value.
Shapes: developer.work.weixin.qq.com, 智能机器人 › 接收消息, 接收事件.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

#: What WeCom calls a talk among several.
GROUP = "group"


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, hide_input_in_errors=True)


class Sender(_Shape):
    """A member of the organisation."""

    userid: str = Field(min_length=1)


class Words(_Shape):
    """Something written, or spoken and recognised."""

    content: str = ""


class Picture(_Shape):
    """A picture, encrypted, at an address that is good for five minutes."""

    url: str = Field(min_length=1)


class Piece(_Shape):
    """Words or a picture."""

    text: Words | None = None
    image: Picture | None = None


class Pieces(_Shape):
    """Words and pictures in their order."""

    msg_item: tuple[Piece, ...] = ()


class Said(_Shape):
    """What stands in a message; of its parts the one that ``msgtype`` names is there."""

    msgtype: str
    text: Words | None = None
    image: Picture | None = None
    mixed: Pieces | None = None
    voice: Words | None = None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All of it as words and pictures."""
        if self.mixed is not None:
            return self.mixed.msg_item
        return (Piece(text=self.text or self.voice, image=self.image),)


class Chosen(_Shape):
    """The ids of what was chosen of one question."""

    option_id: tuple[str, ...] = ()


class Question(_Shape):
    option_ids: Chosen = Chosen()


class Questions(_Shape):
    selected_item: tuple[Question, ...] = ()


class Pressed(_Shape):
    """A button of a card. ``event_key`` is the button's, ``task_id`` the card's."""

    event_key: str = ""
    task_id: str = ""
    selected_items: Questions = Questions()


class Event(Pressed):
    """Something that happened. By callback what was pressed is a part of it, over the long connection it is not."""

    eventtype: str
    template_card_event: Pressed | None = None

    @property
    def pressed(self) -> Pressed:
        """The button."""
        return self.template_card_event or self


class Message(Said):
    """A whole callback. ``response_url`` is where it may be answered; ``quote`` the message it answers."""

    msgid: str = Field(min_length=1)
    chattype: str = ""
    chatid: str = ""
    sender: Sender = Field(alias="from")
    response_url: str = ""
    quote: Said | None = None
    event: Event | None = None
