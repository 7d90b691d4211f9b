"""The XML of WeChat and WeCom, as far as they use it: elements and text. Pure.

Whatever else XML has is refused: document types and entities, which are how a small body becomes a large one or reads
other files; depth and number without end; the same element twice where there can be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias
from xml.parsers import expat

#: What can be written: text, numbers, elements inside, and several of one name.
Part: TypeAlias = "str | int | Mapping[str, Part] | Iterable[Mapping[str, Part]]"

#: Real bodies have less than twenty elements, cards a few for every choice; none is deeper than six.
_MOST_ELEMENTS = 512
_DEEPEST = 8

#: What no XML can hold, not even as a number; halves of characters among them.
_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_CDATA_END = "]]>"


def read(body: bytes) -> Mapping[str, str]:
    """The text of each element right below the outermost one that has no elements itself. Raises ValueError."""
    found: dict[str, str] = {}
    for path, text in leaves(body):
        if "/" in path:
            continue
        if path in found:
            raise ValueError("an element twice")
        found[path] = text
    return found


def leaves(body: bytes) -> tuple[tuple[str, str], ...]:
    """Every element that holds no other, in their order: its names from below the outermost one, joined by "/", and its
    text. Raises ValueError, which quotes nothing.
    """
    reading = _Reading()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = reading.refuse
    parser.EntityDeclHandler = reading.refuse
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    try:
        parser.Parse(body, True)
    except expat.ExpatError:
        raise ValueError("no XML") from None
    return tuple(reading.found)


class _Reading:
    """Where the parser stands: the names of the open elements, and the text of the innermost one while it is a leaf."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []
        self._names: list[str] = []
        self._text: list[str] = []
        self._is_leaf = False
        self._left = _MOST_ELEMENTS

    def refuse(self, *_: object) -> None:
        raise ValueError("more than elements and text")

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._left -= 1
        if attributes or self._left < 0 or len(self._names) >= _DEEPEST:
            raise ValueError("more than elements and text")
        self._names.append(name)
        self._text = []
        self._is_leaf = True

    def end(self, name: str) -> None:
        names = self._names
        if self._is_leaf and len(names) > 1:
            self.found.append((name if len(names) == 2 else "/".join(names[1:]), "".join(self._text)))
        names.pop()
        self._is_leaf = False

    def text(self, data: str) -> None:
        self._text.append(data)


def write(parts: Mapping[str, Part]) -> bytes:
    """The elements inside ``<xml>``. Nobody's words end the text they stand in."""
    return f"<xml>{_elements(parts)}</xml>".encode()


def _elements(parts: Mapping[str, Part]) -> str:
    return "".join(_element(name, part) for name, part in parts.items())


def _element(name: str, part: Part) -> str:
    match part:
        case str():
            return f"<{name}>{_cdata(part)}</{name}>"
        case int():
            return f"<{name}>{part}</{name}>"
        case Mapping():
            return f"<{name}>{_elements(part)}</{name}>"
        case _:
            return "".join(_element(name, one) for one in part)


def _cdata(text: str) -> str:
    kept = _ILLEGAL.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    return f"<![CDATA[{kept.replace(_CDATA_END, ']]]]><![CDATA[>')}]]>"
