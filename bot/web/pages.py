"""Templates and their words: from a template's name to a page in the reader's language. No page is decided here."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from bot.incidents import Seldom
from bot.language.text import Locale, Reader, Texts
from bot.web.trouble import Trouble
from domain.message import Arg, Say
from storage.engine.disk import disk_is_to_blame

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).parent
STATIC = HERE / "static"


class Pages:
    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self._seldom = Seldom("web")

    @cached_property
    def _environment(self) -> Environment:
        return environment(HERE / "templates", static=static, languages=self._languages())

    def _languages(self) -> list[tuple[str, str]]:
        """Each language with its own name for itself."""
        return [(locale.value, self.texts.plain("lab-language", locale)) for locale in Locale]

    def show(self, template: str, reader: Reader, **things: Any) -> HTMLResponse:
        """The page. In it ``say('key', name=…)`` is a sentence in the reader's language, always escaped."""
        page = self._environment.get_template(template)
        text = page.render(say=speaker(self.texts, reader), locale=reader.locale.value, **things)
        return HTMLResponse(text, headers={"Cache-Control": "no-store"})

    async def trouble(self, request: Request, error: Exception) -> Response:
        """The sentence for what went wrong, as plain text: the page shows it beside what was asked."""
        assert isinstance(error, Trouble)
        text = self.texts.plain(error.key, asked_locale(request) or Locale.HANS)
        return PlainTextResponse(text, error.status)

    async def not_kept(self, request: Request, error: Exception) -> Response:
        """The disk is full or failing: whoever sent something hears that it was not kept. Other errors are raised."""
        if not disk_is_to_blame(error):
            raise error
        self._seldom.report(error)
        return await self.trouble(request, Trouble(503, "lab-not-kept"))


def environment(templates: Path, **known: Any) -> Environment:
    """What makes pages of the templates in a folder, all of which know these things."""
    # The service begins to answer without it: nobody asks for a page before that.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(known)
    return made


def speaker(texts: Texts, reader: Reader) -> Callable[..., str]:
    """Says sentences to one reader."""

    def say(key: str, **args: Arg) -> str:
        return texts.say(Say(key, args), reader)

    return say


def asked_locale(request: Request) -> Locale | None:
    """The language named in the address, None when there is none or we do not speak it."""
    asked = request.query_params.get("lang", "")
    return Locale(asked) if asked in set(Locale) else None


@cache
def static(name: str) -> str:
    """The address of a static file. It changes with the content, so that no browser shows an old one."""
    return f"/static/{name}?v={sha256((STATIC / name).read_bytes()).hexdigest()[:12]}"
