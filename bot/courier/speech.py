"""A queued message in its reader's words: what the channel gets to send. Nothing is sent here."""

from __future__ import annotations

import unicodedata

from bot.channels import Choice, Features, Sound, Spoken, TextUnit
from bot.language.text import Reader, Texts
from domain.message import Say
from storage.mail.deliveries import Queued
from storage.photo.folder import PhotoFolder

_CUT = "…"

#: What joins two signs into one picture.
_JOINER = "\u200d"

#: The shades of skin, which change the picture before them.
_SHADES = range(0x1F3FB, 0x1F400)

#: Two of these letters are one flag.
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)


def spoken(queued: Queued, features: Features, texts: Texts, photos: PhotoFolder, reader: Reader) -> Spoken:
    """The message as its reader gets it. What may have arrived before says so. Raises what ``Texts`` raises."""
    labels = [label for _, label in queued.choices]
    words = Say("said-again", {"words": queued.body}) if queued.again else queued.body
    sound = None
    if (recording := queued.recording) is not None and features.recordings:
        sound = Sound(photos.recordings.path(recording.sha256), recording.seconds)
    elif recording is not None:
        words = Say("recording-not-here", {"words": words})
    body = texts.say(words, reader)
    if features.buttons:
        written, shown = "", texts.choices(labels, reader)
    else:
        plain = texts.say(queued.body, reader)
        written, shown = texts.with_choices(queued.body, labels, reader).removeprefix(plain), ()
    room = features.text_limit - length(written, features.text_unit)
    choices = zip(queued.choices, shown, queued.onward, strict=False)
    return Spoken(
        text=cut(body, room, features.text_unit) + written,
        choices=tuple(Choice(handle, label, onward) for (handle, _), label, onward in choices),
        photos=tuple(photos.path(sha256) for sha256 in queued.photos),
        sound=sound,
        reply_to=queued.reply_to,
    )


def length(text: str, unit: TextUnit) -> int:
    """How long the text is for the platform."""
    return len(text) if unit is TextUnit.CHARACTERS else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, limit: int, unit: TextUnit) -> str:
    """The text, or its beginning where a message holds no more; what is seen as one sign is not cut in two."""
    if length(text, unit) <= limit:
        return text
    kept = _first(text, limit - length(_CUT, unit), unit)
    while kept and _one_sign(kept, text[len(kept)]):
        kept = kept[:-1]
    return kept + _CUT


def _first(text: str, most: int, unit: TextUnit) -> str:
    if unit is TextUnit.CHARACTERS:
        return text[:most]
    # Half of a pair at the end is no character and goes.
    return text.encode("utf-16-le", "surrogatepass")[: 2 * most].decode("utf-16-le", "ignore")


def _one_sign(before: str, after: str) -> bool:
    """Whether the last character and the next one are seen together."""
    if (
        before[-1] == _JOINER
        or after == _JOINER
        or ord(after) in _SHADES
        or unicodedata.category(after) in {"Mn", "Me"}
    ):
        return True
    if ord(after) not in _FLAG_LETTERS:
        return False
    letters = len(before) - len(before.rstrip("".join(map(chr, _FLAG_LETTERS))))
    return letters % 2 == 1
