"""From a form that was sent to what somebody did: only what the page offers at this moment can be asked for.

What is right or wrong about it is said by whoever deals with it; here it is only read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError
from starlette.datastructures import FormData

from bot.channels.web.receive import Asked, Place
from bot.pages.sheet import Content, Form
from bot.web.forms import field, number
from bot.web.trouble import Trouble

#: What a page sends along so that the same form sent twice is dealt with once.
_ONCE = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Filled:
    """What somebody did on a page, before its photos are kept."""

    once: str
    text: str = ""
    place: Place | None = None
    handle: str | None = None
    asked: Asked | None = None


def read_filled(content: Content, form: FormData, photos: int) -> Filled:
    """What was done. Raises Trouble: 409 for a button the page no longer has, 422 for an empty form, 400."""
    once = field(form, "once")
    if not _ONCE.fullmatch(once):
        raise _not_understood()
    if pressed := field(form, "press"):
        press = content.pressed(pressed)
        if press is None:
            raise Trouble(409, "pages-old-button")
        return Filled(once, handle=press.handle, asked=press.asked)
    if content.form is None:
        raise _not_understood()
    return _FILLED[content.form](content, form, once, photos)


def _not_understood() -> Trouble:
    return Trouble(400, "pages-not-understood")


def _report(_content: Content, form: FormData, once: str, photos: int) -> Filled:
    """The place stands before the words, as people say it."""
    words, where = field(form, "words").strip(), field(form, "where").strip()
    if not (words or photos):
        raise Trouble(422, "pages-report-empty")
    name = "report.unnamed" if field(form, "unnamed") else "report.start"
    return Filled(once, text=" ".join(filter(None, (where, words))), place=_place(form), asked=Asked(name=name))


def _place(form: FormData) -> Place | None:
    lat, lon = number(form, "lat"), number(form, "lon")
    if lat is None or lon is None:
        return None
    try:
        return Place(lat=lat, lon=lon)
    except ValidationError as error:
        raise _not_understood() from error


def _home(content: Content, form: FormData, once: str, _photos: int) -> Filled:
    said = field(form, "code").strip() or " ".join(
        filter(None, (field(form, name).strip() for name in ("building", "unit", "room")))
    )
    if not said:
        raise Trouble(422, "pages-home-empty")
    if not content.nameless:
        return Filled(once, asked=Asked(name="member.home", value=said))
    name = field(form, "name").strip()
    if not name:
        raise Trouble(422, "pages-home-nameless")
    return Filled(once, text=name, asked=Asked(name="member.home-named", value=said))


def _marks(content: Content, form: FormData, once: str, _photos: int) -> Filled:
    """The marks as they are typed in a chat: "1 3", "1:3 2:2"."""
    assert content.marks is not None
    chosen = _pointed(form) if content.marks.pointed else [value for value in form.getlist("mark") if _counts(value)]
    if not chosen:
        raise Trouble(422, "pages-marks-empty")
    return Filled(once, text=" ".join(map(str, chosen)), asked=Asked(name="poll.typed", object=content.marks.poll))


def _pointed(form: FormData) -> Sequence[str]:
    given = ((name.removeprefix("points-"), value) for name, value in form.items() if name.startswith("points-"))
    return [f"{place}:{points}" for place, points in given if _counts(place) and _counts(points)]


def _counts(typed: object) -> bool:
    return isinstance(typed, str) and re.fullmatch(r"[1-9][0-9]{0,2}", typed) is not None


def _answer(_content: Content, form: FormData, once: str, photos: int) -> Filled:
    text = field(form, "words").strip()
    if not (text or photos):
        raise Trouble(422, "pages-answer-empty")
    return Filled(once, text=text)


_FILLED: Mapping[Form, Callable[[Content, FormData, str, int], Filled]] = {
    Form.REPORT: _report,
    Form.HOME: _home,
    Form.MARKS: _marks,
    Form.ANSWER: _answer,
}
