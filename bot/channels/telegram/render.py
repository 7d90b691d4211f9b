"""From a message to what is asked of the Bot API, as literal parameters. Pure: no network, no file is opened.

Text is always plain: no parse mode, so nothing anybody wrote can become markup. Telegram's apps make links of web
addresses, @names and /commands all by themselves; previews of them are switched off. Lengths are counted in UTF-16
units, as Telegram does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.channels import Choice, Sound, Spoken, TextUnit
from bot.channels.lengths import CUT, cut, length
from domain.message import Address
from storage.photo.sounds import SoundKind
from storage.photo.store import KeptFile

TEXT_UNITS = 4096
CAPTION_UNITS = 1024

#: So many photos stand together in one album, and never one alone.
_ALBUM = 10

#: What a handle may be long, in bytes, and what is left of a label, in UTF-16 units.
_HANDLE_BYTES = 64
_LABEL_UNITS = 64

#: How wide labels may be that share a row on a narrow telephone, a Chinese character counted as two: three, or two.
_ROWS: tuple[tuple[int, int], ...] = ((3, 8), (2, 15))

#: Telegram shows no more buttons than this under one message.
_MOST_BUTTONS = 100

_NO_PREVIEW = {"is_disabled": True}
_MESSAGE_ID = re.compile(r"([0-9]{1,18})(?:@([0-9]{1,18}))?")

#: Only of this kind does Telegram make a voice note; of any other it makes a file.
_VOICES = SoundKind.OPUS

#: Words that begin a talk in a group instead of one in private.
_GROUP_START = "group-"


@dataclass(frozen=True, slots=True)
class Call:
    """A method with its parameters, ready for JSON. ``files`` are uploaded under their names."""

    method: str
    parameters: Mapping[str, Any]
    files: Mapping[str, KeptFile] = field(default_factory=dict)


def sends(to: Address, message: Spoken, username: str | None) -> tuple[Call, ...]:
    """The calls that say it, one after the other. The last is the message itself: its id, its buttons."""
    if message.sound is not None:
        return (_voice(to, message, message.sound),)
    if is_captioned(message):
        return (_picture(to, message, username),)
    return *_pictures(to, message), _text(to, message, username)


def is_captioned(message: Spoken) -> bool:
    """Whether the message is a photo with its words under it."""
    return len(message.photos) == 1 and length(message.text, TextUnit.UTF16) <= CAPTION_UNITS


def edit_text(to: Address, message_id: str, message: Spoken, username: str | None) -> Call:
    """A message of words says something else."""
    return Call("editMessageText", {**_edited(to, message_id, message, username), **_words(message)})


def edit_caption(to: Address, message_id: str, message: Spoken, username: str | None) -> Call:
    """A photo has other words under it; the photo stays."""
    words = {"caption": shortened(message.text, CAPTION_UNITS)}
    return Call("editMessageCaption", {**_edited(to, message_id, message, username), **words})


def without_topic(call: Call) -> Call:
    """The same in the general topic, where nothing of another topic can be answered."""
    return _without(call, "message_thread_id", "reply_parameters")


def as_file(call: Call) -> Call:
    """A voice note as a file like any other, for whoever takes no voice notes, or none of its kind."""
    if call.method != "sendVoice":
        return call
    return replace(_without(call, "duration"), method="sendDocument", files={"document": call.files["voice"]})


def without_question(call: Call) -> Call:
    """The same, answering nothing."""
    return _without(call, "reply_parameters")


def message_id(sent: Mapping[str, Any]) -> str:
    """The id of a message Telegram tells of, with its topic: "1234", "1234@77"."""
    id, topic = sent["message_id"], sent.get("message_thread_id")
    return f"{id}@{topic}" if topic is not None and sent.get("is_topic_message") else str(id)


def link(username: str, onward: str) -> str:
    """The address that leads into a talk beginning with these words."""
    start = "startgroup" if onward.startswith(_GROUP_START) else "start"
    return f"https://t.me/{username}?{start}={onward}"


def shortened(text: str, units: int) -> str:
    """What can be sent of a text: as much as fits, whole characters, and never nothing."""
    fitting = cut(_mended(text), units, TextUnit.UTF16)
    return fitting if fitting.strip() else CUT


def _mended(text: str) -> str:
    """The text without halves of characters, which no JSON can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _text(to: Address, message: Spoken, username: str | None) -> Call:
    parameters = {**_place(to, message), **_question(message), **_words(message)}
    return Call("sendMessage", {**parameters, **_keyboard(message.choices, username)})


def _voice(to: Address, message: Spoken, sound: Sound) -> Call:
    caption = {"caption": shortened(message.text, CAPTION_UNITS)}
    parameters = {**_place(to, message), **_question(message), **caption, "duration": sound.seconds}
    call = Call("sendVoice", parameters, {"voice": sound.file})
    return call if sound.kind is _VOICES else as_file(call)


def _picture(to: Address, message: Spoken, username: str | None) -> Call:
    caption = {"caption": shortened(message.text, CAPTION_UNITS)}
    parameters = {**_place(to, message), **_question(message), **caption, **_keyboard(message.choices, username)}
    return Call("sendPhoto", parameters, {"photo": message.photos[0]})


def _pictures(to: Address, message: Spoken) -> Iterator[Call]:
    """The photos without words: they answer nothing, but stand in the topic of the message they belong to."""
    for start in range(0, len(message.photos), _ALBUM):
        photos = message.photos[start : start + _ALBUM]
        if len(photos) == 1:
            yield Call("sendPhoto", _place(to, message), {"photo": photos[0]})
            continue
        files = {f"photo{number}": photo for number, photo in enumerate(photos)}
        media = [{"type": "photo", "media": f"attach://{name}"} for name in files]
        yield Call("sendMediaGroup", {**_place(to, message), "media": media}, files)


def _words(message: Spoken) -> dict[str, Any]:
    return {"text": shortened(message.text, TEXT_UNITS), "link_preview_options": _NO_PREVIEW}


def _place(to: Address, message: Spoken) -> dict[str, Any]:
    """The chat, and the topic of what is answered there."""
    answered = _MESSAGE_ID.fullmatch(message.reply_to or "")
    if answered is None or answered[2] is None:
        return {"chat_id": to.chat}
    return {"chat_id": to.chat, "message_thread_id": int(answered[2])}


def _question(message: Spoken) -> dict[str, Any]:
    """What is answered, which may be gone by now."""
    answered = _MESSAGE_ID.fullmatch(message.reply_to or "")
    if answered is None:
        return {}
    return {"reply_parameters": {"message_id": int(answered[1]), "allow_sending_without_reply": True}}


def _edited(to: Address, message_id: str, message: Spoken, username: str | None) -> dict[str, Any]:
    id = message_id.partition("@")[0]
    return {"chat_id": to.chat, "message_id": int(id), **_keyboard(message.choices, username)}


def _without(call: Call, *names: str) -> Call:
    kept = {name: value for name, value in call.parameters.items() if name not in names}
    return replace(call, parameters=kept)


def _keyboard(choices: Sequence[Choice], username: str | None) -> dict[str, Any]:
    """The buttons. Without any the parameter is left out, which also takes those away that an edited message had."""
    if not choices:
        return {}
    rows = [[_button(choice, username) for choice in row] for row in _rows(choices[:_MOST_BUTTONS])]
    return {"reply_markup": {"inline_keyboard": rows}}


def _button(choice: Choice, username: str | None) -> dict[str, str]:
    """Who the bot is may not be known yet; then its buttons are pressed instead of opened."""
    label = shortened(choice.label, _LABEL_UNITS)
    if choice.onward and username is not None:
        return {"text": label, "url": link(username, choice.onward)}
    if not 1 <= len(choice.handle.encode()) <= _HANDLE_BYTES:
        raise ValueError("a handle of a length Telegram does not carry")
    return {"text": label, "callback_data": choice.handle}


def _rows(choices: Sequence[Choice]) -> Iterator[Sequence[Choice]]:
    """Short labels stand side by side, in their order; a long one has a row for itself."""
    start = 0
    while start < len(choices):
        row = next(
            (row for many, width in _ROWS if len(row := choices[start : start + many]) == many and _all_in(row, width)),
            choices[start : start + 1],
        )
        yield row
        start += len(row)


def _all_in(row: Sequence[Choice], width: int) -> bool:
    return all(len(choice.label) <= width and _width(choice.label) <= width for choice in row)


def _width(label: str) -> int:
    return (
        len(label)
        if label.isascii()
        else sum(2 if unicodedata.east_asian_width(letter) in "FW" else 1 for letter in label)
    )
