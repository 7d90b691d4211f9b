"""居民上报 as a channel: orders read, their pictures brought. Nothing can be said there."""

from __future__ import annotations

from datetime import datetime

from bot.channels import Features, SendFailed, Spoken
from bot.channels.residents.receive import NAME, to_incoming
from bot.channels.tencent.pictures import Pictures
from domain.message import Address, Incoming


class ResidentsChannel:
    """Keeps the contract of ``bot.channels.Channel``."""

    name = NAME
    features = Features(buttons=False, edits=False, groups=False, text_limit=1)

    def __init__(self, api: str) -> None:
        self._pictures = Pictures(api)

    def receive(self, payload: bytes, at: datetime) -> Incoming:
        """What was reported. Raises ValueError."""
        return to_incoming(payload, at)

    async def fetch(self, attachment: str) -> bytes:
        """The bytes of a picture. Raises SendFailed."""
        return await self._pictures.fetch(attachment)

    async def forget(self, attachment: str) -> None:
        """Pictures stay with WeCom: we hold nothing of them."""

    async def send(self, to: Address, message: Spoken) -> str:
        """Raises SendFailed."""
        raise _nobody()

    async def edit(self, to: Address, message_id: str, message: Spoken) -> None:
        """Raises SendFailed."""
        raise _nobody()

    async def leave(self, chat: Address) -> None:
        """Nobody is in a group there."""

    def address(self, onward: str) -> str:
        """Nothing: nobody can begin a talk there."""
        return ""

    async def close(self) -> None:
        """Every connection is closed."""
        await self._pictures.close()


def _nobody() -> SendFailed:
    return SendFailed("nobody can be told anything there", permanent=True)
