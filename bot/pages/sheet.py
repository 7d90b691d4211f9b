"""What a page shows, as data: what was said, with what can be pressed under it, and one form at most. No HTML here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.channels.web.receive import Asked
from domain.message import Action, Button, Say


class Form(StrEnum):
    """What can be filled in, each with a template of its own. ``MARKS`` is a ballot that takes more than one press."""

    REPORT = "report"
    HOME = "home"
    MARKS = "marks"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Press:
    """A button. It stands for the button of a message (``handle``), or asks for something by itself."""

    label: Say
    handle: str | None = None
    asked: Asked | None = None

    @property
    def value(self) -> str:
        """What the browser sends back."""
        if self.handle is not None:
            return self.handle
        return "" if self.asked is None else f"{self.asked.name} {self.asked.object} {self.asked.value}"


def press(button: Button) -> Press:
    """The button of a message nobody has said."""
    return Press(button.label, asked=asked(button.action))


def asked(action: Action) -> Asked:
    """The action as a payload carries it."""
    return Asked(name=action.name, object=action.object, value=action.value)


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was said, or would be."""

    body: Say
    photos: tuple[str, ...] = ()
    presses: tuple[Press, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """An option of a ballot: its number, and the points it has so far; 1 where it is only chosen."""

    place: int
    text: str
    points: int


@dataclass(frozen=True, slots=True)
class Marks:
    """What is to be marked: so many options (``most``), or so many points for each; or nothing (``abstain``)."""

    poll: int
    how: Say
    options: tuple[Mark, ...]
    pointed: bool
    most: int
    abstain: Press


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on a page. ``unnamed`` is ticked on the form of a report from the beginning; on that of a home a name
    is asked of whoever is ``nameless``.
    """

    said: tuple[Said, ...] = ()
    form: Form | None = None
    marks: Marks | None = None
    unnamed: bool = False
    nameless: bool = False

    def pressed(self, value: str) -> Press | None:
        """The button that sends this back, None when the page has none."""
        return next((one for one in self._presses() if one.value == value), None)

    def _presses(self) -> Iterator[Press]:
        for said in self.said:
            yield from said.presses
        if self.marks is not None:
            yield self.marks.abstain

    @property
    def photos(self) -> frozenset[str]:
        """Every picture on it."""
        return frozenset(photo for said in self.said for photo in said.photos)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page for ``owner``, "" when their name is not known. ``waits``: what they did is not dealt with yet."""

    title: Say
    owner: str
    locale: str
    zone: ZoneInfo
    waits: bool
    content: Content
