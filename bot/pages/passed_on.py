"""Links that are passed on (``/go/poll-12``): they say nothing about anybody, so everybody may have them.

Within WeChat whoever opens one is introduced and gets a page of their own; elsewhere it is told how to go on.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Mapping
from datetime import timedelta
from hashlib import sha256

import segno
from markupsafe import Markup
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.channels import SendFailed
from bot.pages.filling import Filled
from bot.pages.going import within_wechat
from bot.pages.links import LIVES, Purpose, Ticket
from bot.pages.reading import UNNAMED
from bot.pages.routes import Pages, stranger
from bot.pages.service import PageService
from bot.pages.showing import Showing
from domain import starts
from domain.message import Address, Say
from domain.people import Actor
from domain.polls.poll import State
from domain.reading.numbering import read_case_number
from handlers.casework.picking import may_see_inside
from storage.work import Work

#: So long somebody may take to be introduced.
INTRODUCED_WITHIN = timedelta(minutes=10)

#: What tells the browser that set out from the one that comes back.
_COOKIE = "going"


class _Start(StringConvertor):
    """The words of a link, and nothing else: they go on to other places."""

    regex = "[A-Za-z0-9_-]{1,64}"


register_url_convertor("start", _Start())


def routes(service: PageService, showing: Showing) -> list[BaseRoute]:
    """Everything behind a link that is passed on."""
    if not service.links.base:
        return []
    going = _Going(service, showing)
    return [
        Route("/go/{start:start}", going.set_out),
        Route("/go/{start:start}/back", going.come_back),
    ]


class _Going:
    def __init__(self, service: PageService, showing: Showing) -> None:
        self._service = service
        self._showing = showing
        self._pages = Pages(service, showing)

    async def set_out(self, request: Request) -> Response:
        """On to WeChat, which introduces whoever asks; elsewhere how to go on."""
        start, introduction = request.path_params["start"], self._service.introduction
        if introduction is None or not within_wechat(request.headers.get("user-agent", "")):
            return await self._elsewhere(request)
        browser = secrets.token_hex(16)
        until = int((self._service.now() + INTRODUCED_WITHIN).timestamp())
        base = self._service.links.base
        back = f"{base}/go/{start}/back"
        response = RedirectResponse(introduction.address(back, self._state(start, browser, until)), 302)
        response.set_cookie(
            _COOKIE,
            browser,
            max_age=int(INTRODUCED_WITHIN.total_seconds()),
            path="/go",
            secure=base.startswith("https:"),
            httponly=True,
            samesite="lax",
        )
        response.headers["Cache-Control"] = "no-store"
        return response

    async def come_back(self, request: Request) -> Response:
        """On to the page of whoever was introduced; how to go on where nobody was."""
        start, introduction = request.path_params["start"], self._service.introduction
        code, state = request.query_params.get("code", ""), request.query_params.get("state", "")
        if introduction is None or not code or not self._set_out_here(request, start, state):
            return await self._elsewhere(request, Say("pages-not-introduced"))
        seal = f"introduced:{sha256(code.encode()).hexdigest()}"
        if not await self._service.database.transact(lambda work: work.seals.use(seal, self._service.now())):
            return await self._elsewhere(request, Say("pages-not-introduced"))
        try:
            account = Address(introduction.channel, await introduction.who(code))
        except SendFailed:
            return await self._elsewhere(request, Say("pages-not-introduced"))
        return await self._led(account, start)

    async def _led(self, account: Address, start: str) -> Response:
        now = self._service.now()

        def meet(work: Work) -> tuple[Purpose, int] | None:
            actor = work.people.actor(work.people.meet(account, "", now), now)
            word, about = starts.split(start)
            return _PAGES[word](work, actor, about) if word in _PAGES else None

        page = await self._service.database.transact(meet)
        purpose, object = page or (Purpose.TALK, await self._began(account, start))
        ticket = Ticket(purpose, account, object, now + LIVES[purpose])
        response = RedirectResponse(f"/p/{self._service.links.token(ticket)}", 303)
        response.headers["Cache-Control"] = "no-store"
        response.delete_cookie(_COOKIE, path="/go")
        return response

    async def _began(self, account: Address, start: str) -> int:
        """After which message the talk is that begins as by a scanned code."""
        after = await self._service.database.read(lambda work: work.shown.newest(account))
        await self._pages.store(account, Filled(secrets.token_hex(16), text=f"/start {start}"))
        return after

    def _state(self, start: str, browser: str, until: int) -> str:
        """Letters and digits alone, which is what WeChat carries."""
        return f"{until:x}x{self._service.links.stamp(f'go|{start}|{browser}|{until}')}"

    def _set_out_here(self, request: Request, start: str, state: str) -> bool:
        """Whether this browser was sent off by us, to this place, not long ago."""
        until, _, _ = state.partition("x")
        browser = request.cookies.get(_COOKIE, "")
        try:
            moment = int(until, 16)
        except ValueError:
            return False
        fresh = self._service.now().timestamp() <= moment
        return fresh and hmac.compare_digest(state.encode(), self._state(start, browser, moment).encode())

    async def _elsewhere(self, request: Request, wrong: Say | None = None) -> Response:
        """How to go on: the codes and links of every platform the bot is on."""
        start, reader = request.path_params["start"], stranger(request, self._service)
        introduction = self._service.introduction
        code = None if introduction is None else _code(f"{self._service.links.base}/go/{start}")
        links = [
            (Say(f"pages-go-on-{name}"), channel.address(start))
            for name, channel in self._service.channels.items()
            if channel.features.onward
        ]
        return self._showing.show(
            "elsewhere.html", reader, code=code, links=links, wrong=wrong, typed=f"/start {start}"
        )


def _code(address: str) -> Markup:
    """A code to scan, as large as what is around it."""
    return Markup(segno.make(address, error="m", micro=False).svg_inline(omitsize=True, border=4))


def _poll(work: Work, _actor: Actor, about: str) -> tuple[Purpose, int] | None:
    poll = work.polls.find(int(about)) if about.isascii() and about.isdecimal() and len(about) <= 6 else None
    return None if poll is None or poll.state is State.DRAFT else (Purpose.BALLOT, poll.id)


def _case(work: Work, actor: Actor, about: str) -> tuple[Purpose, int] | None:
    number = read_case_number(about)
    case = None if number is None else work.cases.find(number)
    return (Purpose.CASE, case.id) if case is not None and may_see_inside(work, case, actor) else None


def _report(_work: Work, _actor: Actor, _about: str) -> tuple[Purpose, int] | None:
    return Purpose.REPORT, 0


def _unnamed(_work: Work, _actor: Actor, _about: str) -> tuple[Purpose, int] | None:
    return Purpose.REPORT, UNNAMED


#: Which page a link leads to; any other begins a talk, and so does one to what is not there.
_PAGES: Mapping[str, Callable[[Work, Actor, str], tuple[Purpose, int] | None]] = {
    starts.POLL: _poll,
    starts.CASE: _case,
    starts.REPORT: _report,
    starts.UNNAMED: _unnamed,
}
