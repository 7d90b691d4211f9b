"""A platform inside the process, for faults the process lives through: it takes everything at once."""

from __future__ import annotations

import asyncio

from bot.channels import Spoken
from domain.message import Address
from tests.faults.ledger import Ledger
from tests.faults.service import Line, TrialChannel


class Listener(TrialChannel):
    """A platform that takes everything at once, and has the photos."""

    def __init__(self) -> None:
        super().__init__(Line(asyncio.StreamReader(), None))  # type: ignore[arg-type]
        self.ledger = Ledger()

    async def _say(self, to: Address, message: Spoken, edits: str | None) -> str:
        choices = [[choice.handle, choice.label] for choice in message.choices]
        return self.ledger.hears(to.chat, message.text, choices, edits)
