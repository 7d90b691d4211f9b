"""What somebody sees of a text: words, and the links in it. A menu link is tapped to say something."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

_LINK = re.compile(r"""<a\s+href=(["'])(?P<target>.*?)\1[^>]*>(?P<label>.*?)</a>""", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """``says`` and ``id`` are those of a menu link; any other leads to ``url``."""

    label: str
    says: str = ""
    id: str = ""
    url: str = ""


def shown(text: str) -> tuple[str, tuple[Link, ...]]:
    """The words as they are read, and the links among them."""
    links = tuple(_link(found["target"], found["label"]) for found in _LINK.finditer(text))
    return _LINK.sub(lambda found: found["label"], text), links


def _link(target: str, label: str) -> Link:
    parts = urlsplit(target)
    if (parts.scheme, parts.netloc) != ("weixin", "bizmsgmenu"):
        return Link(label, url=target)
    said = parse_qs(parts.query)
    return Link(label, says=said.get("msgmenucontent", [""])[0], id=said.get("msgmenuid", [""])[0])
