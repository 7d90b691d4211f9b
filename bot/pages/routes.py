"""The pages for phones over HTTP: looked at, acted on, with their pictures. What stands on them is decided elsewhere.

Whoever holds a link acts as the account it was made for: what they do goes through the inbox like any message, so every
rule, quota and receipt is the same. There are no pages where nothing says under which address they are reached.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.channels.web import receive
from bot.language.text import Locale, Reader
from bot.pages.filling import Filled, read_filled
from bot.pages.links import LIVES, Purpose, Ticket
from bot.pages.reading import read_sheet
from bot.pages.service import PageService
from bot.pages.sheet import Sheet
from bot.pages.showing import SHARED, SHARED_AT, STATIC, STATIC_AT, Showing
from bot.web.forms import files, read_form
from bot.web.trouble import Trouble
from domain.errors import Refusal
from domain.message import Address, Say
from storage.photo.terms import PhotoRefused
from storage.town.towns import NoTown

#: So long an answer is waited for before the page says that it is on its way, and so often it is looked for.
WAITS = timedelta(seconds=3)
_LOOKS = 0.05

_View: TypeAlias = Callable[[Request], Awaitable[Response]]


def routes(service: PageService, showing: Showing) -> list[BaseRoute]:
    """Everything behind a link made for one person."""
    if not service.links.base:
        return []
    pages = Pages(service, showing)
    return [
        Route("/p/{token}", pages.kindly(pages.look)),
        Route("/p/{token}", pages.kindly(pages.act), methods=["POST"]),
        Route("/p/{token}/{sha256}.jpg", pages.kindly(pages.photo)),
        Mount(SHARED_AT, StaticFiles(directory=SHARED)),
        Mount(STATIC_AT, StaticFiles(directory=STATIC)),
    ]


class Pages:
    def __init__(self, service: PageService, showing: Showing) -> None:
        self._service = service
        self._showing = showing

    def kindly(self, view: _View) -> _View:
        """The view; what cannot be done is a page, too, and says how to go on."""

        async def kind(request: Request) -> Response:
            try:
                return await view(request)
            except Refusal as refusal:
                # Whether there ever was such a page is nobody's business.
                return self._showing.show("over.html", self._stranger(request), 404, why=refusal.say)
            except NoTown:
                return self._showing.show("over.html", self._stranger(request), 503, why=Say("pages-no-town"))
            except Trouble as trouble:
                return await self._troubled(request, trouble)

        return kind

    async def look(self, request: Request) -> Response:
        """The page as things stand now."""
        return await self._page(request)

    async def act(self, request: Request) -> Response:
        """Something was pressed or filled in. It is stored when this answers, and mostly dealt with."""
        ticket = self._ticket(request)
        async with read_form(request) as form:
            photos = files(form, "photos")
            sheet = await self._sheet(ticket)
            filled = read_filled(sheet.content, form, len(photos))
            after = await self._service.database.read(lambda work: work.shown.newest(ticket.account))
            uploads = await self._keep(photos)
        await self.store(ticket.account, filled, uploads)
        return RedirectResponse(self._answers(request, ticket, after), 303)

    async def photo(self, request: Request) -> Response:
        """A picture that is on the page; there is no way to any other."""
        sheet = await self._sheet(self._ticket(request))
        name = request.path_params["sha256"]
        if name not in sheet.content.photos:
            raise HTTPException(404)
        try:
            photo = await self._service.photos.file(name).read()
        except FileNotFoundError as error:
            raise HTTPException(404) from error
        return Response(photo, media_type="image/jpeg", headers={"Cache-Control": "no-store"})

    async def store(self, account: Address, filled: Filled, uploads: tuple[str, ...] = ()) -> None:
        """What was done is in the inbox, and mostly dealt with."""
        payload = receive.Payload(
            id=filled.once,
            channel=account.channel,
            account=account.chat,
            text=filled.text,
            attachments=uploads,
            place=filled.place,
            handle=filled.handle,
            asked=filled.asked,
        )
        talk = receive.conversation(account)
        new = await self._service.accept(receive.NAME, filled.once, talk, payload.model_dump_json().encode())
        if not new:
            # The same form once more: its photos came twice.
            for upload in uploads:
                await self._service.photos.drop_pending(upload)
        await self._dealt_with(talk)

    async def _dealt_with(self, talk: str) -> None:
        for _ in range(int(WAITS.total_seconds() / _LOOKS)):
            if not await self._service.database.read(lambda work: work.inbox.waits(receive.NAME, talk)):
                return
            await asyncio.sleep(_LOOKS)

    def _answers(self, request: Request, ticket: Ticket, after: int) -> str:
        """Where the answers are: on the same page where it is a talk already, else on one that begins now."""
        token = request.path_params["token"]
        if ticket.purpose is Purpose.TALK:
            return f"/p/{token}{self._query(request, ticket)}#newest"
        ends = self._service.now() + LIVES[Purpose.TALK]
        talk = Ticket(Purpose.TALK, ticket.account, after, min(ends, ticket.expires_at))
        return f"/p/{self._service.links.token(talk)}?back={token}#newest"

    async def _page(self, request: Request, status: int = 200, wrong: Say | None = None) -> Response:
        ticket = self._ticket(request)
        sheet = await self._sheet(ticket)
        reader = self._reader(sheet, ticket.account)
        return self._showing.show(
            "sheet.html",
            reader,
            status,
            sheet=sheet,
            here=f"/p/{request.path_params['token']}",
            query=self._query(request, ticket),
            back=self._back(request, ticket),
            until=ticket.expires_at,
            wrong=wrong,
            talk=ticket.purpose is Purpose.TALK,
        )

    def _query(self, request: Request, ticket: Ticket) -> str:
        return f"?back={request.query_params['back']}" if self._back(request, ticket) else ""

    def _back(self, request: Request, ticket: Ticket) -> str:
        """The page somebody came from, if it is one of theirs."""
        token = request.query_params.get("back", "")
        try:
            came_from = self._service.links.read(token, self._service.now())
        except Refusal:
            return ""
        return f"/p/{token}" if came_from.account == ticket.account else ""

    async def _troubled(self, request: Request, trouble: Trouble) -> Response:
        try:
            return await self._page(request, trouble.status, Say(trouble.key))
        except Refusal as refusal:
            return self._showing.show("over.html", self._stranger(request), 404, why=refusal.say)

    def _ticket(self, request: Request) -> Ticket:
        return self._service.links.read(request.path_params["token"], self._service.now())

    async def _sheet(self, ticket: Ticket) -> Sheet:
        return await self._service.database.read(lambda work: read_sheet(work, ticket, self._service.now()))

    def _reader(self, sheet: Sheet, account: Address) -> Reader:
        reader = Reader(Locale(sheet.locale), sheet.zone, self._service.now())
        channel = self._service.channels.get(account.channel)
        passed_on = f"{self._service.links.base}/go/{{}}".format
        return replace(reader, address=reader.address if channel is None else channel.address, entrance=passed_on)

    def _stranger(self, request: Request) -> Reader:
        return stranger(request, self._service)

    async def _keep(self, photos: Sequence[UploadFile]) -> tuple[str, ...]:
        """The ids of the uploads, one after the other, so that ten large photos never lie in memory together."""
        kept: list[str] = []
        try:
            for photo in photos:
                kept.append(await self._service.photos.keep_pending(await photo.read()))
        except BaseException as error:
            for upload in kept:
                await self._service.photos.drop_pending(upload)
            if isinstance(error, PhotoRefused):
                raise Trouble(413, "pages-too-large") from error
            raise
        return tuple(kept)


def stranger(request: Request, service: PageService) -> Reader:
    """Somebody we do not know, in the language their browser asks for first that we speak."""
    asked = (part.partition(";")[0].strip() for part in request.headers.get("accept-language", "").split(","))
    spoken = (_LANGUAGES[tag.lower()] for tag in asked if tag.lower() in _LANGUAGES)
    return Reader(next(spoken, Locale.HANS), ZoneInfo("UTC"), service.now())


#: How browsers name the languages we speak.
_LANGUAGES = {
    **dict.fromkeys(("zh", "zh-cn", "zh-sg", "zh-hans", "zh-hans-cn"), Locale.HANS),
    **dict.fromkeys(("zh-tw", "zh-hk", "zh-mo", "zh-hant", "zh-hant-tw", "zh-hant-hk"), Locale.HANT),
    **dict.fromkeys(("en", "en-us", "en-gb", "en-au", "en-ca"), Locale.EN),
}
