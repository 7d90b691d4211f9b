"""What the codes of WeChat and WeCom mean for a message. Pure: one literal table for each platform.

What the platforms write beside a code never goes further than the line, for it may quote a message or hold a token:
every reason is a word of ours. Codes: developers.weixin.qq.com, 全局返回码; developer.work.weixin.qq.com, 全局错误码.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.channels import OutsideWindow, SendFailed
from domain.message import Turn


class Sense(StrEnum):
    """What is to be done about a refusal: nothing, ever or now; wait until the person speaks, until the operator has
    mended something, or until the next day; or call once more with another token.
    """

    NEVER = "never"
    LATER = "later"
    OUTSIDE = "outside the window"
    OURS = "ours to mend"
    TOMORROW = "tomorrow"
    TOKEN = "token"


@dataclass(frozen=True, slots=True)
class Finding:
    """``rest`` is how long the chat waits then; ``silenced`` tells of a group the bot is not in any more."""

    sense: Sense
    reason: str
    rest: timedelta | None = None
    silenced: Turn | None = None


#: What the operator has to mend is tried again so often, and no message is lost over it.
_UNTIL_MENDED = timedelta(minutes=5)

_A_MINUTE = timedelta(minutes=1)

#: Where the days are counted in which so much may be asked.
THEIR_ZONE = ZoneInfo("Asia/Shanghai")


def _ours(reason: str) -> Finding:
    return Finding(Sense.OURS, reason, rest=_UNTIL_MENDED)


_BUSY = Finding(Sense.LATER, "platform busy")
_TOKEN = Finding(Sense.TOKEN, "token refused")
_TOO_FAST = Finding(Sense.LATER, "too many requests", rest=_A_MINUTE)
_OUTSIDE = Finding(Sense.OUTSIDE, "outside the reply window")
_NOBODY = Finding(Sense.NEVER, "no such person")
_NOT_FOLLOWING = Finding(Sense.NEVER, "does not follow the account")
_MALFORMED = Finding(Sense.NEVER, "malformed message")
_TOO_LONG = Finding(Sense.NEVER, "message too long")
_NO_FILE = Finding(Sense.NEVER, "file not taken")
_FILE_GONE = Finding(Sense.NEVER, "no such file")
_CODE_USED = Finding(Sense.NEVER, "code not good")
_NO_GROUP = Finding(Sense.NEVER, "no such group", silenced=Turn.REMOVED)
#: What the platforms say in the words of a token that is not good, when a token is asked for.
SECRET = _ours("app secret not good")
_WHERE_FROM = _ours("our address is not on the list")
_NOT_ALLOWED = _ours("account has no right to this")

#: What is answered to who asks for a menu that was never made.
NO_MENU = 46003

#: A code and what it means wherever it is said.
_BOTH: Mapping[int, Finding] = {
    -1: _BUSY,
    40001: _TOKEN,
    40014: _TOKEN,
    42001: _TOKEN,
    40003: _NOBODY,
    40004: _NO_FILE,
    40005: _NO_FILE,
    40006: _NO_FILE,
    40007: _FILE_GONE,
    40008: _MALFORMED,
    40009: _NO_FILE,
    40013: _ours("app id not good"),
    40029: _CODE_USED,
    40035: _MALFORMED,
    40039: _MALFORMED,
    43004: _NOT_FOLLOWING,
    44001: _NO_FILE,
    44002: _MALFORMED,
    44004: _MALFORMED,
    45001: _NO_FILE,
    45002: _TOO_LONG,
    45003: _TOO_LONG,
    45004: _TOO_LONG,
    45007: _NO_FILE,
    46004: _NOBODY,
    47001: _MALFORMED,
    48001: _NOT_ALLOWED,
}

#: The official account.
WECHAT: Mapping[int, Finding] = {
    **_BOTH,
    40002: SECRET,
    40037: _ours("no such template"),
    40125: SECRET,
    40163: _CODE_USED,
    40164: _WHERE_FROM,
    40200: Finding(Sense.NEVER, "not for this kind of account"),
    43019: Finding(Sense.NEVER, "on the account's blacklist"),
    43101: Finding(Sense.NEVER, "not subscribed to these messages"),
    45009: Finding(Sense.TOMORROW, "no more today"),
    45011: _TOO_FAST,
    45015: _OUTSIDE,
    45047: _OUTSIDE,
    NO_MENU: Finding(Sense.NEVER, "no menu"),
    47003: _MALFORMED,
    48002: Finding(Sense.NEVER, "wants no messages of the account"),
    48004: _ours("account barred from this"),
    48008: _NOT_ALLOWED,
    50001: _NOT_ALLOWED,
    50002: _ours("account restricted"),
}

#: WeCom. There the same numbers tell of minutes and hours, not of days.
WECOM: Mapping[int, Finding] = {
    **_BOTH,
    40031: _NOBODY,
    40056: _ours("app number not good"),
    40058: _MALFORMED,
    45009: _TOO_FAST,
    45033: Finding(Sense.LATER, "too many requests", rest=timedelta(seconds=5)),
    48002: _NOT_ALLOWED,
    60011: _NOT_ALLOWED,
    60020: _WHERE_FROM,
    60111: _NOBODY,
    81013: _NOBODY,
    82001: _NOBODY,
    86001: _NO_GROUP,
    86003: _NO_GROUP,
    93000: _NO_GROUP,
    130101: Finding(Sense.LATER, "too many requests", rest=timedelta(minutes=10)),
    301002: _NOT_ALLOWED,
}

#: What nobody told us about is tried again, as often as anything.
_UNKNOWN = Finding(Sense.LATER, "refused")


class Refused(Exception):
    """The platform said no. ``code`` is its number for it, the text our reason."""

    def __init__(self, code: int, finding: Finding) -> None:
        super().__init__(finding.reason)
        self.code = code
        self.finding = finding

    @property
    def sense(self) -> Sense:
        """What is to be done about it."""
        return self.finding.sense


class Unreached(Exception):
    """No answer came. ``maybe_sent``: the request had left when the connection broke."""

    def __init__(self, reason: str, *, maybe_sent: bool) -> None:
        super().__init__(reason)
        self.maybe_sent = maybe_sent


def finding(table: Mapping[int, Finding], code: int) -> Finding:
    """What a code means on that platform."""
    return table.get(code, _UNKNOWN)


def to_courier(error: Refused | Unreached, now: datetime) -> SendFailed:
    """What the courier has to know of it."""
    if isinstance(error, Unreached):
        return SendFailed(str(error), permanent=False, maybe_sent=error.maybe_sent)
    found = error.finding
    if found.sense is Sense.OUTSIDE:
        return OutsideWindow(found.reason)
    rest = until_tomorrow(now) if found.sense is Sense.TOMORROW else found.rest
    if found.sense is Sense.TOKEN:
        # Refused with a new token as well.
        rest = _A_MINUTE
    return SendFailed(found.reason, permanent=found.sense is Sense.NEVER, retry_after=rest, silenced=found.silenced)


def until_tomorrow(now: datetime) -> timedelta:
    """How long it is until the next day of the platforms."""
    there = now.astimezone(THEIR_ZONE)
    midnight = (there + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - there
