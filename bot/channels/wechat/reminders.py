"""Reminders: what WeChat lets an account say outside the window, a few short fields and an address to go on.

Either a template message (模板消息), or a subscription message (订阅通知) to whoever asked for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Self

from bot.channels import OutsideWindow, SendFailed
from bot.channels.tencent.errors import THEIR_ZONE, Refused, Sense, Unreached, to_courier
from bot.channels.tencent.rest import Rest
from bot.settings import Settings

#: How many characters a field holds, by what its name begins with (developers.weixin.qq.com, 参数值内容限制).
_LONGEST: Mapping[str, int] = {"thing": 20, "short_thing": 5, "phrase": 5, "name": 10, "character_string": 32}
_ANY_FIELD = 20

#: What a cut text ends with.
_CUT = "…"

_BEGINNING = re.compile(r"[a-z_]*[a-z]")

#: Refusals that say something of the person; all others only say that this was no way.
_GONE = frozenset({40003, 43004, 46004})


class Reminders:
    """``fields`` says for each field of the template whether it shows the ``words`` or ``when`` it is."""

    def __init__(self, rest: Rest, path: str, template: str, address: str, fields: Mapping[str, str]) -> None:
        self._rest = rest
        self._path = path
        self._template = template
        self._address = address
        self._fields = fields

    @classmethod
    def of(cls, settings: Settings, rest: Rest) -> Self | None:
        """The reminders the settings tell of; None where there are none."""
        fields = settings.wechat_template_fields
        if settings.wechat_template is not None:
            return cls(rest, "/cgi-bin/message/template/send", settings.wechat_template, "url", fields)
        if settings.wechat_subscription is not None:
            return cls(rest, "/cgi-bin/message/subscribe/bizsend", settings.wechat_subscription, "page", fields)
        return None

    async def send(self, openid: str, words: str, page: str, now: datetime) -> None:
        """The beginning of the words is there, and the way to the rest. Raises SendFailed, OutsideWindow."""
        reminder = {
            "touser": openid,
            "template_id": self._template,
            self._address: page,
            "data": {name: {"value": _value(name, shows, words, now)} for name, shows in self._fields.items()},
        }
        failure: SendFailed
        try:
            await self._rest.call(self._path, reminder)
            return
        except (Refused, Unreached) as error:
            failure = _meaning(error, now)
        raise failure


def _meaning(error: Refused | Unreached, now: datetime) -> SendFailed:
    if isinstance(error, Unreached) or error.code in _GONE or error.sense is Sense.LATER:
        return to_courier(error, now)
    return OutsideWindow(str(error))


def _value(name: str, shows: str, words: str, now: datetime) -> str:
    return _SHOWN[shows](name, words, now)


def _beginning(name: str, words: str, now: datetime) -> str:
    line = " ".join(words.split())
    kind = _BEGINNING.match(name)
    longest = _LONGEST.get(kind.group() if kind else "", _ANY_FIELD)
    return line if len(line) <= longest else line[: longest - 1] + _CUT


def _moment(name: str, words: str, now: datetime) -> str:
    return now.astimezone(THEIR_ZONE).strftime("%Y-%m-%d %H:%M")


_SHOWN: Mapping[str, Callable[[str, str, datetime], str]] = {"words": _beginning, "when": _moment}
