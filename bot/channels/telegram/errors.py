"""What Telegram's refusals and broken connections mean for a message. Pure: one literal table, read from the top.

What Telegram writes never goes further than this module, for it may quote a message: every reason is a word of ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

import orjson
from telegram.error import TelegramError

from bot.channels import Moved, SendFailed
from domain.message import Turn


class Sense(StrEnum):
    """What is to be done about a refusal: nothing, ever or now, or the same once more without what was in the way."""

    NEVER = "never"
    LATER = "later"
    DONE = "done"
    NO_TOPIC = "no topic"
    NO_QUESTION = "no question"
    NO_PHOTOS = "no photos"
    NO_VOICE = "no voice"
    NO_TEXT = "no text"
    NO_CAPTION = "no caption"


@dataclass(frozen=True, slots=True)
class Finding:
    """``silenced`` tells of a group the bot was removed from, or muted in."""

    sense: Sense
    reason: str
    silenced: Turn | None = None


_BLOCKED = Finding(Sense.NEVER, "blocked")
_DELETED = Finding(Sense.NEVER, "account deleted")
_STRANGER = Finding(Sense.NEVER, "never started the bot")
_REMOVED = Finding(Sense.NEVER, "removed from the group", Turn.REMOVED)
_UNKNOWN = Finding(Sense.NEVER, "no such chat", Turn.REMOVED)
_MUTED = Finding(Sense.NEVER, "muted", Turn.MUTED)
_NO_MESSAGE = Finding(Sense.NEVER, "no such message")
_MALFORMED = Finding(Sense.NEVER, "malformed message")
_TOO_LONG = Finding(Sense.NEVER, "message too long")
_NO_FILE = Finding(Sense.NEVER, "no such file")
_UNCHANGED = Finding(Sense.DONE, "not modified")
_TOO_OLD = Finding(Sense.DONE, "press too old")
_TOPIC = Finding(Sense.NO_TOPIC, "topic closed or gone")
_QUESTION = Finding(Sense.NO_QUESTION, "answered message gone")
_PHOTOS = Finding(Sense.NO_PHOTOS, "photos not taken")

#: A piece of what Telegram writes, in lower case, and what it means. The first that fits counts, so what is said about
#: photos stands before what is said about messages.
_TOLD: tuple[tuple[str, Finding], ...] = (
    ("message is not modified", _UNCHANGED),
    ("query is too old", _TOO_OLD),
    ("query id is invalid", _TOO_OLD),
    ("not enough rights to send photos", _PHOTOS),
    ("chat_send_photos_forbidden", _PHOTOS),
    ("chat_send_media_forbidden", _PHOTOS),
    ("photo_", _PHOTOS),
    ("image_process_failed", _PHOTOS),
    ("voice_messages_forbidden", Finding(Sense.NO_VOICE, "voice notes not taken")),
    ("bot was blocked", _BLOCKED),
    ("user_is_blocked", _BLOCKED),
    ("user is deactivated", _DELETED),
    ("input_user_deactivated", _DELETED),
    ("can't initiate conversation", _STRANGER),
    ("can't send messages to the user", _STRANGER),
    ("can't send messages to bots", _STRANGER),
    ("bot was kicked", _REMOVED),
    ("bot is not a member", _REMOVED),
    ("chat was deleted", _UNKNOWN),
    ("chat not found", _UNKNOWN),
    ("user not found", _UNKNOWN),
    ("peer_id_invalid", _UNKNOWN),
    ("channel_private", _UNKNOWN),
    ("no rights to send", _MUTED),
    ("not enough rights to send", _MUTED),
    ("need administrator rights", _MUTED),
    ("chat_write_forbidden", _MUTED),
    ("chat_restricted", _MUTED),
    ("chat_send_plain_forbidden", _MUTED),
    ("user_banned_in_channel", _MUTED),
    ("topic_closed", _TOPIC),
    ("topic_deleted", _TOPIC),
    ("message thread not found", _TOPIC),
    ("message to be replied not found", _QUESTION),
    ("reply message not found", _QUESTION),
    ("replied message not found", _QUESTION),
    ("message to edit not found", _NO_MESSAGE),
    ("message can't be edited", _NO_MESSAGE),
    ("message_id_invalid", _NO_MESSAGE),
    ("no text in the message to edit", Finding(Sense.NO_TEXT, "no text to edit")),
    ("no caption in the message to edit", Finding(Sense.NO_CAPTION, "no caption to edit")),
    ("file is too big", Finding(Sense.NEVER, "file too big")),
    ("wrong file", _NO_FILE),
    ("invalid file", _NO_FILE),
    ("too long", _TOO_LONG),
    ("media_caption_too_long", _TOO_LONG),
    ("can't parse", _MALFORMED),
    ("is empty", _MALFORMED),
    ("must be non-empty", _MALFORMED),
    ("button_", _MALFORMED),
)

#: What the number of an answer means whose text says nothing to us. The token is for the operator to mend, so nobody's
#: message is lost over it.
_NUMBERS: Mapping[int, Finding] = {
    400: Finding(Sense.NEVER, "not accepted"),
    401: Finding(Sense.LATER, "token refused"),
    403: Finding(Sense.NEVER, "forbidden"),
    404: Finding(Sense.LATER, "token refused"),
    409: Finding(Sense.LATER, "somebody else fetches the updates"),
    413: Finding(Sense.NEVER, "too large"),
    429: Finding(Sense.LATER, "too many requests"),
}
_PASSING = Finding(Sense.LATER, "server trouble")

#: Whether an answered request may have had its effect all the same: whoever gave up waiting does not know.
_GATEWAY_TIMEOUT = 504

_LONGEST_WAIT = 24 * 60 * 60


class Refused(TelegramError):
    """Telegram said no. ``code`` is the number of its answer, the text our reason for it."""

    def __init__(
        self, code: int, finding: Finding, *, retry_after: timedelta | None = None, moved_to: str | None = None
    ) -> None:
        super().__init__(finding.reason)
        self.code = code
        self.sense = finding.sense
        self.silenced = finding.silenced
        self.retry_after = retry_after
        self.moved_to = moved_to


class Unreached(TelegramError):
    """No answer came. ``maybe_sent``: the request had left when the connection broke."""

    def __init__(self, reason: str, *, maybe_sent: bool) -> None:
        super().__init__(reason)
        self.maybe_sent = maybe_sent


def refusal(code: int, body: bytes) -> Refused:
    """What an answer means that is not "OK". ``body`` may be anything: between us and Telegram stand other servers."""
    answer = _object(body)
    more = answer.get("parameters")
    parameters = more if isinstance(more, dict) else {}
    return Refused(
        code,
        finding(code, str(answer.get("description", ""))),
        retry_after=_wait(parameters.get("retry_after")),
        moved_to=_chat(parameters.get("migrate_to_chat_id")),
    )


def finding(code: int, description: str) -> Finding:
    """What a refusal means, by what Telegram wrote, else by its number."""
    by_number = _NUMBERS.get(code, _PASSING)
    if code not in {400, 403}:
        return by_number
    told = description.lower()
    return next((found for piece, found in _TOLD if piece in told), by_number)


def to_courier(error: TelegramError) -> SendFailed | Moved:
    """What the courier has to know of it."""
    if not isinstance(error, Refused):
        return SendFailed(str(error), permanent=False, maybe_sent=not isinstance(error, Unreached) or error.maybe_sent)
    if error.moved_to is not None:
        return Moved(error.moved_to)
    return SendFailed(
        str(error),
        permanent=error.sense is not Sense.LATER,
        retry_after=error.retry_after,
        maybe_sent=error.code == _GATEWAY_TIMEOUT,
        silenced=error.silenced,
    )


def _object(body: bytes) -> dict[str, Any]:
    try:
        answer = orjson.loads(body)
    except orjson.JSONDecodeError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _wait(seconds: object) -> timedelta | None:
    """How long to wait; a day at most, whatever is asked for."""
    if not isinstance(seconds, int | float) or seconds <= 0:
        return None
    return timedelta(seconds=min(seconds, _LONGEST_WAIT))


def _chat(id: object) -> str | None:
    return str(id) if type(id) is int else None
