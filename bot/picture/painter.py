"""Draws what a message has to show and keeps it as a photo. The letters are those of a font that comes along."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Callable, Mapping
from pathlib import Path

from bot.language.text import Reader, Texts
from bot.picture.figures_card import figures_card
from bot.picture.forward_card import forward_card
from bot.picture.poll_card import poll_card
from domain.message import Say
from storage.photo.photos import PhotoStore

#: What can be drawn, by the sentence that is its title.
_CARDS: Mapping[str, Callable[[Say, Texts, Reader], str]] = {
    "figures-card": figures_card,
    "forward-card-scan": forward_card,
    "poll-card-picture": poll_card,
}

_BRUSH = (sys.executable, "-P", "-m", "bot.picture.brush")

#: The child sees where the program is and nothing else of our environment, which may hold tokens.
_ENVIRONMENT = {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}

#: Seconds a picture may take.
_PATIENCE = 30.0


class CannotDraw(OSError):
    """No picture came of it."""


class Painter:
    """The same picture twice is one file."""

    def __init__(self, texts: Texts, photos: PhotoStore) -> None:
        self._texts = texts
        self._photos = photos
        self._one_at_a_time = asyncio.Lock()

    async def draw(self, drawing: Say, reader: Reader) -> str:
        """The SHA-256 name of the picture, which is safely kept. Raises KeyError when nobody knows how, CannotDraw."""
        svg = _CARDS[drawing.key](drawing, self._texts, reader)
        async with self._one_at_a_time:
            png = await rendered(svg)
        return (await self._photos.take_in(png)).sha256


async def rendered(svg: str) -> bytes:
    """The picture as PNG. Raises CannotDraw."""
    brush = await asyncio.create_subprocess_exec(*_BRUSH, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=_ENVIRONMENT)
    try:
        async with asyncio.timeout(_PATIENCE):
            png, _ = await brush.communicate(svg.encode())
    except TimeoutError as error:
        raise CannotDraw("took too long") from error
    finally:
        if brush.returncode is None:
            brush.kill()
            await brush.wait()
    if brush.returncode:
        raise CannotDraw(f"ended with {brush.returncode}")
    return png
