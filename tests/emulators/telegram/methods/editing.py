"""What becomes of messages a bot sent."""

from __future__ import annotations

from datetime import timedelta

from tests.emulators.telegram.methods.asked import Asked
from tests.emulators.telegram.people import Chat, Json
from tests.emulators.telegram.refusals import NOT_MODIFIED, bad_request, too_many
from tests.emulators.telegram.texts import LONGEST_CAPTION, LONGEST_TEXT, entities

_DELETABLE_FOR = timedelta(hours=48)


def edit_message_text(asked: Asked) -> Json:
    message = _own(asked)
    text = asked.checked("text", LONGEST_TEXT).strip()
    if not text:
        raise bad_request("message text is empty")
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return _changed(asked, message, {"text": text, "entities": asked.params.get("entities") or entities(text)})


def edit_message_caption(asked: Asked) -> Json:
    message = _own(asked)
    caption = asked.checked("caption", LONGEST_CAPTION).strip()
    if "photo" not in message:
        raise bad_request("there is no caption in the message to edit")
    marks = asked.params.get("caption_entities") or entities(caption)
    return _changed(asked, message, {"caption": caption, "caption_entities": marks})


def edit_message_reply_markup(asked: Asked) -> Json:
    return _changed(asked, _own(asked), {})


def delete_message(asked: Asked) -> bool:
    chat, number = asked.open_chat(), asked.number("message_id")
    message = chat.messages.get(number)
    if message is None:
        raise bad_request("message to delete not found")
    if asked.world.now().timestamp() - message["date"] > _DELETABLE_FOR.total_seconds():
        raise bad_request("message can't be deleted for everyone")
    del chat.messages[number]
    return True


def _own(asked: Asked) -> Json:
    """The message to change. Raises Refused."""
    chat: Chat = asked.open_chat()
    if wait := asked.bot.pace.wait(chat.id, asked.world.now()):
        raise too_many(wait)
    message = chat.messages.get(asked.number("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message["from"]["id"] != asked.bot.user.id:
        raise bad_request("message can't be edited")
    return message


def _changed(asked: Asked, message: Json, parts: Json) -> Json:
    """The message as it reads now. What is empty goes: a message edited without buttons has none."""
    new = {**parts, "reply_markup": asked.keyboard().get("reply_markup")}
    if all((message.get(key) or None) == (value or None) for key, value in new.items()):
        raise bad_request(NOT_MODIFIED)
    for key, value in new.items():
        if value:
            message[key] = value
        else:
            message.pop(key, None)
    message["edit_date"] = int(asked.world.now().timestamp())
    return message
