"""From a sheet to the page a phone shows, in its reader's language. What stands on a sheet is decided elsewhere."""

from __future__ import annotations

import secrets
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.responses import HTMLResponse

from bot.language.text import Reader, Texts
from bot.web.pages import STATIC as LAB_STATIC
from bot.web.pages import environment, speaker

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).parent
STATIC = HERE / "static"

#: What the lab page has, too.
SHARED = LAB_STATIC

#: Where the files of both are served.
STATIC_AT = "/pages"
SHARED_AT = "/pages/shared"


class Showing:
    def __init__(self, texts: Texts) -> None:
        self.texts = texts

    @cached_property
    def _environment(self) -> Environment:
        return environment(HERE / "templates", static=static, shared=shared)

    def show(self, template: str, reader: Reader, status: int = 200, **things: Any) -> HTMLResponse:
        """The page. In it ``say('key', name=…)`` is a sentence and ``tell(say)`` one that is made already."""
        page = self._environment.get_template(template)
        text = page.render(
            say=speaker(self.texts, reader),
            tell=lambda said: self.texts.say(said, reader),
            label=lambda said: self.texts.label(said, reader),
            locale=reader.locale.value,
            once=_once,
            **things,
        )
        return HTMLResponse(text, status, headers={"Cache-Control": "no-store"})


def _once() -> str:
    """What tells a form from the same one sent twice."""
    return secrets.token_hex(16)


@cache
def _address(at: str, folder: Path, name: str) -> str:
    """Where a file is. It changes with the content, so that no browser shows an old one."""
    return f"{at}/{name}?v={sha256((folder / name).read_bytes()).hexdigest()[:12]}"


def static(name: str) -> str:
    """The address of a file of these pages."""
    return _address(STATIC_AT, STATIC, name)


def shared(name: str) -> str:
    """The address of a file the lab page has, too."""
    return _address(SHARED_AT, SHARED, name)
