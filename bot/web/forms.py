"""Forms read within limits: a body that is too large or too slow is refused while it arrives, not after."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message

from bot.channels.lab.receive import MOST_PHOTOS
from bot.web.trouble import Trouble
from storage.photo.terms import MAX_BYTES

#: Ten photos of ten megabytes, and what is typed beside them.
LARGEST_BODY = MOST_PHOTOS * MAX_BYTES + 1024 * 1024

#: Seconds until the next piece of a body must be here, and until all of it must.
NEXT_PIECE_WITHIN = 10.0
BODY_WITHIN = 120.0


@asynccontextmanager
async def read_form(request: Request) -> AsyncIterator[FormData]:
    """The form; its files are gone afterwards.

    Raises Trouble: 413 when it is too large, 408 when it is too slow, 400 when it cannot be read.
    """
    if int(request.headers.get("content-length") or 0) > LARGEST_BODY:
        raise _too_large()
    bounded = Request(request.scope, _Bounded(request).receive)
    try:
        async with asyncio.timeout(BODY_WITHIN):
            form = await bounded.form(max_files=MOST_PHOTOS + 1, max_fields=20)
    except TimeoutError as error:
        raise Trouble(408, "lab-too-slow") from error
    except HTTPException as error:
        raise Trouble(400, "lab-not-understood") from error
    try:
        yield form
    finally:
        await form.close()


class _Bounded:
    """Counts what arrives."""

    def __init__(self, request: Request) -> None:
        self._receive = request.receive
        self._arrived = 0

    async def receive(self) -> Message:
        async with asyncio.timeout(NEXT_PIECE_WITHIN):
            message = await self._receive()
        self._arrived += len(message.get("body", b""))
        if self._arrived > LARGEST_BODY:
            raise _too_large()
        return message


def field(form: FormData, name: str) -> str:
    """What was typed in the field, "" when it is not there."""
    value = form.get(name)
    return value if isinstance(value, str) else ""


def number(form: FormData, name: str) -> float | None:
    """The number in the field, None when it is empty. Raises Trouble for what is no number."""
    typed = field(form, name)
    if not typed:
        return None
    try:
        return float(typed)
    except ValueError as error:
        raise Trouble(400, "lab-not-understood") from error


def files(form: FormData, name: str) -> list[UploadFile]:
    """The files of the field; a browser sends a nameless empty one for "none". Raises Trouble: too large."""
    sent = [file for file in form.getlist(name) if isinstance(file, UploadFile) and (file.filename or file.size)]
    if len(sent) > MOST_PHOTOS or any((file.size or 0) > MAX_BYTES for file in sent):
        raise _too_large()
    return sent


def _too_large() -> Trouble:
    return Trouble(413, "lab-too-large")
