"""New messages of a bot."""

from __future__ import annotations

from typing import Any

from tests.emulators.telegram.methods.asked import Asked
from tests.emulators.telegram.people import Json
from tests.emulators.telegram.refusals import bad_request
from tests.emulators.telegram.texts import LONGEST_CAPTION, LONGEST_TEXT, entities

_FEWEST_IN_ALBUM, _MOST_IN_ALBUM = 2, 10
_LARGEST_PHOTO = 10 << 20


def send_message(asked: Asked) -> Json:
    chat = asked.speaking_chat("text messages")
    text = asked.checked("text", LONGEST_TEXT).strip()
    if not text:
        raise bad_request("message text is empty")
    marks = asked.params.get("entities") or entities(text)
    content = {"text": text} | ({"entities": marks} if marks else {}) | asked.keyboard()
    return asked.world.post(chat, asked.bot.user, content, **asked.place(chat))


def send_photo(asked: Asked) -> Json:
    chat = asked.speaking_chat("photos")
    content = {"photo": _photo(asked, asked.params.get("photo"), "photo"), **_caption(asked), **asked.keyboard()}
    return asked.world.post(chat, asked.bot.user, content, **asked.place(chat))


def send_voice(asked: Asked) -> Json:
    chat = asked.speaking_chat("voice notes")
    content = _uploaded(asked, "voice")
    voice = asked.world.files.voice(content, seconds=asked.number("duration"))
    return asked.world.post(chat, asked.bot.user, {"voice": voice, **_caption(asked)}, **asked.place(chat))


def send_document(asked: Asked) -> Json:
    chat = asked.speaking_chat("documents")
    document = asked.world.files.document(_uploaded(asked, "document"), name="file", mime="application/octet-stream")
    content = {"document": document, **_caption(asked), **asked.keyboard()}
    return asked.world.post(chat, asked.bot.user, content, **asked.place(chat))


def send_media_group(asked: Asked) -> list[Json]:
    media = asked.params.get("media") or []
    if len(media) < _FEWEST_IN_ALBUM:
        raise bad_request("there are no messages to send" if not media else "media must contain 2-10 items")
    if len(media) > _MOST_IN_ALBUM:
        raise bad_request("too many messages to send as an album")
    chat = asked.speaking_chat("photos", messages=len(media))
    album = asked.world.next_album()
    contents = []
    for item in media:
        caption = item.get("caption", "")
        photo = _photo(asked, item.get("media"), "media")
        contents.append({"photo": photo, "media_group_id": album} | ({"caption": caption} if caption else {}))
    place = asked.place(chat)
    return [asked.world.post(chat, asked.bot.user, content, **place) for content in contents]


def send_chat_action(asked: Asked) -> bool:
    asked.open_chat()
    return True


def _caption(asked: Asked) -> Json:
    caption = asked.checked("caption", LONGEST_CAPTION).strip()
    marks = asked.params.get("caption_entities") or entities(caption)
    return ({"caption": caption} if caption else {}) | ({"caption_entities": marks} if marks else {})


def _uploaded(asked: Asked, part: str) -> bytes:
    """What came with the request. Files the platform knows already are not sent again by anybody here."""
    content = asked.files.get(part)
    if content is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return content


def _photo(asked: Asked, named: Any, part: str) -> list[Json]:
    """A photo that was uploaded with the request, or one the platform knows already by its file id."""
    name = str(named or "").removeprefix("attach://") if str(named or "").startswith("attach://") else part
    content = asked.files.get(name)
    if content is None:
        try:
            content = asked.world.files[str(named)].content
        except KeyError:
            raise bad_request("wrong file identifier/HTTP URL specified") from None
    if len(content) > _LARGEST_PHOTO:
        raise bad_request("file is too big")
    try:
        return asked.world.files.photo(content)
    except ValueError:
        raise bad_request("IMAGE_PROCESS_FAILED") from None
