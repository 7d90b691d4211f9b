"""The lab page: what is done on it. An answer says that it is safely stored; what comes of it shows on the phones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from pydantic import ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.channels.lab.desk import LabDesk, Said, find_phone
from bot.channels.lab.receive import Location
from bot.web.ahead import REACH
from bot.web.forms import field, files, number, read_form
from bot.web.service import Service
from bot.web.trouble import Trouble
from storage.lab import Phone

_STEPS: Mapping[str, timedelta] = {"+1h": timedelta(hours=1), "+1d": timedelta(days=1)}


def routes(service: Service, desk: LabDesk) -> list[BaseRoute]:
    """Everything on the page that changes something."""
    acts = _Acts(service, desk)
    return [
        Route("/lab/say", acts.say, methods=["POST"]),
        Route("/lab/tap", acts.tap, methods=["POST"]),
        Route("/lab/clock", acts.clock, methods=["POST"]),
    ]


class _Acts:
    def __init__(self, service: Service, desk: LabDesk) -> None:
        self._service = service
        self._desk = desk

    async def say(self, request: Request) -> Response:
        """Somebody says something, with up to ten photos."""
        async with read_form(request) as form:
            phone = await self._phone(form)
            text, location, photos = field(form, "text"), _location(form), files(form, "photos")
            if not (text.strip() or location or photos):
                raise Trouble(422, "lab-nothing-said")
            uploads = await self._keep(photos)
            said = Said(text, uploads, location, field(form, "reply_to") or None)
        await self._desk.say(phone, said)
        return Response(status_code=204)

    async def tap(self, request: Request) -> Response:
        """Somebody presses a button."""
        async with read_form(request) as form:
            phone = await self._phone(form)
            message, handle = field(form, "message"), field(form, "handle")
        if not (message and handle):
            raise Trouble(400, "lab-not-understood")
        await self._desk.tap(phone, message, handle)
        return Response(status_code=204)

    async def clock(self, request: Request) -> Response:
        """Somebody moves the clock."""
        async with read_form(request) as form:
            to = field(form, "to")
        if to == "next":
            moment = await self._desk.next_moment()
        elif to in _STEPS:
            moment = self._desk.clock() + _STEPS[to]
        else:
            moment = self._named_moment(to)
        if moment is None:
            raise Trouble(409, "lab-next-none")
        await self._desk.forward(moment)
        return Response(status_code=204)

    def _named_moment(self, said: str) -> datetime:
        try:
            moment = datetime.fromisoformat(said)
        except ValueError as error:
            raise Trouble(400, "lab-not-understood") from error
        if moment.tzinfo is None or moment > self._desk.clock() + REACH:
            raise Trouble(400, "lab-not-understood")
        return moment

    async def _phone(self, form: FormData) -> Phone:
        phones = await self._service.database.read(lambda work: work.lab.phones())
        typed = field(form, "phone")
        phone = find_phone(phones, int(typed)) if typed.isascii() and typed.isdecimal() else None
        if phone is None:
            raise Trouble(404, "lab-no-phone")
        return phone

    async def _keep(self, photos: Sequence[UploadFile]) -> tuple[str, ...]:
        """The ids of the uploads, one after the other, so that ten large photos never lie in memory together."""
        kept: list[str] = []
        try:
            for photo in photos:
                kept.append(await self._service.photos.keep_pending(await photo.read()))
        except BaseException:
            for upload in kept:
                await self._service.photos.drop_pending(upload)
            raise
        return tuple(kept)


def _location(form: FormData) -> Location | None:
    lat, lon = number(form, "lat"), number(form, "lon")
    if lat is None or lon is None:
        return None
    try:
        return Location(lat=lat, lon=lon)
    except ValidationError as error:
        raise Trouble(400, "lab-not-understood") from error
