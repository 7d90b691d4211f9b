"""A visitor at a door, who waits for an answer or hangs up."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Message


@dataclass(slots=True)
class Visitor:
    """``pieces`` are sent one after the other; then the visitor waits, until ``hangs_up`` is set."""

    pieces: list[Message]
    hangs_up: asyncio.Event = field(default_factory=asyncio.Event)
    answers: list[Message] = field(default_factory=list)
    #: What goes wrong when something is answered.
    broken: Exception | None = None

    async def receive(self) -> Message:
        if self.pieces:
            return self.pieces.pop(0)
        await self.hangs_up.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        if self.broken is not None:
            raise self.broken
        self.answers.append(message)

    @property
    def heard(self) -> tuple[int, bytes]:
        """The number and the words of the answer."""
        start, body = self.answers
        return int(start["status"]), bytes(body["body"])


def visitor(body: bytes | Iterable[Message]) -> Visitor:
    """Somebody who brings this."""
    return Visitor([{"type": "http.request", "body": body}] if isinstance(body, bytes) else [*body])


async def knock(
    door: ASGIApp,
    body: bytes | Iterable[Message] = b"",
    *,
    query: bytes = b"",
    method: str = "POST",
    headers: Iterable[tuple[bytes, bytes]] = (),
    who: Visitor | None = None,
) -> tuple[int, bytes]:
    """What the visitor is answered."""
    who = who or visitor(body)
    scope = {"type": "http", "method": method, "path": "/", "headers": [*headers], "query_string": query}
    await door({**scope, "root_path": ""}, who.receive, who.send)
    return who.heard
