"""The menu below an account's chat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.emulators.wechat.methods.asked import OK, Asked, Result
from tests.emulators.wechat.refusals import Refused

_MOST, _MOST_BELOW = 3, 5
_LONGEST_NAME, _LONGEST_NAME_BELOW = 16, 60
_LONGEST_KEY, _LONGEST_URL = 128, 1024

#: What an entry does, and the parameter it needs for that.
_TYPES: Mapping[str, str] = {"click": "key", "view": "url", "scancode_push": "key", "scancode_waitmsg": "key"}


def create(asked: Asked) -> Result:
    """Everybody sees this menu from now on."""
    buttons = asked.params.get("button")
    if not isinstance(buttons, list) or not 1 <= len(buttons) <= _MOST:
        raise Refused(40016)
    for button in buttons:
        below = button.get("sub_button", [])
        _check_name(button, _LONGEST_NAME, 40018)
        if not below:
            _check_act(button)
        elif len(below) > _MOST_BELOW:
            raise Refused(40023)
        for entry in below:
            _check_name(entry, _LONGEST_NAME_BELOW, 40025)
            _check_act(entry)
    asked.world.account.menu = {"button": buttons}
    return OK


def get(asked: Asked) -> Result:
    """The menu as it is."""
    if asked.world.account.menu is None:
        raise Refused(46003)
    return {"menu": asked.world.account.menu}


def delete(asked: Asked) -> Result:
    """There is no menu any more."""
    asked.world.account.menu = None
    return OK


def _check_name(button: Mapping[str, Any], longest: int, code: int) -> None:
    if not 0 < len(str(button.get("name", "")).encode()) <= longest:
        raise Refused(code)


def _check_act(button: Mapping[str, Any]) -> None:
    needs = _TYPES.get(str(button.get("type")))
    if needs is None:
        raise Refused(40017)
    value = str(button.get(needs, "")).encode()
    longest, code = (_LONGEST_KEY, 40019) if needs == "key" else (_LONGEST_URL, 40020)
    if not 0 < len(value) <= longest:
        raise Refused(code)
