"""What members of the organisation see in private: each part of a message said, and cards changed later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.channels import SendFailed, Spoken, Unchangeable
from bot.channels.tencent.errors import WECOM, Refused, Sense, Unreached
from bot.channels.tencent.rest import Rest
from bot.channels.wecom import render
from bot.channels.wecom.cards import Cards
from bot.channels.wecom.groups import uploaded
from bot.channels.wecom.pace import LONGEST, MOST, MemberPace
from bot.channels.wecom.render import Part, Picture, Spoke
from domain.message import Address
from storage.engine.database import Database

#: How an answer tells of a member nothing reaches, who may not be in the organisation any more, or has no licence.
_UNREACHED = ("invaliduser", "unlicenseduser")


class Members:
    """``agent`` is the app, as the organisation counts its apps."""

    def __init__(
        self, rest: Rest, database: Database, cards: Cards, *, agent: int, now: Callable[[], datetime]
    ) -> None:
        self._rest = rest
        self._database = database
        self._cards = cards
        self._agent = agent
        self._now = now
        self._pace = MemberPace()

    async def say(self, to: Address, part: Part) -> str:
        """The id of what was said. Raises Refused, Unreached, FileNotFoundError, and SendFailed where the member was
        sent so much that WeCom would throw it away.
        """
        await self._recall(to)
        wait = self._pace.wait(to.chat, self._now())
        if wait > timedelta(0):
            raise SendFailed("too much for one member", permanent=False, retry_after=wait)
        body = await uploaded(self._rest, part) if isinstance(part, Picture | Spoke) else part
        self._pace.went(to.chat, self._now())
        answer = await self._rest.call("/cgi-bin/message/send", {"touser": to.chat, "agentid": self._agent, **body})
        if any(answer.get(name) for name in _UNREACHED):
            raise SendFailed("no such member", permanent=True)
        card = render.card_of(body)
        if card is None:
            return str(answer.get("msgid", ""))
        await self._keep(str(answer.get("response_code", "")), to, card["task_id"])
        return str(card["task_id"])

    async def _recall(self, to: Address) -> None:
        """What the member was sent before this process began, or by another one, counts."""
        now = self._now()
        if self._pace.is_new_to(to.chat, now):
            lately = await self._database.read(lambda work: work.deliveries.said_between(now - LONGEST, now, to, MOST))
            self._pace.recall(to.chat, lately)

    async def change(self, to: Address, message_id: str, message: Spoken) -> None:
        """The card shows what the message says now. Raises Refused, Unreached, and Unchangeable when there is no code
        for it: a message of words alone never has one, a card has one of its own and one from each press.
        """
        card = {**self._cards.now(message), "task_id": message_id}
        while (code := await self._taken(to, message_id)) is not None:
            try:
                await self._rest.call(
                    "/cgi-bin/message/update_template_card",
                    {"userids": [to.chat], "agentid": self._agent, "response_code": code, "template_card": card},
                )
                return
            except (Refused, Unreached) as error:
                if isinstance(error, Refused) and _is_about_the_code(error):
                    continue
                # What the code was for is still to be done, and it may be good yet.
                await self._keep(code, to, message_id)
                raise
        raise Unchangeable("no code")

    async def _taken(self, to: Address, message_id: str) -> str | None:
        now = self._now()
        return await self._database.transact(lambda work: work.card_codes.take(to, message_id, now))

    async def _keep(self, code: str, to: Address, message_id: str) -> None:
        now = self._now()
        if code:
            await self._database.transact(lambda work: work.card_codes.keep(code, to, message_id, now))


def _is_about_the_code(refused: Refused) -> bool:
    """Whether another code could do better. What WeCom says of a code that is used or too old stands in no table."""
    return refused.sense is Sense.NEVER or refused.code not in WECOM
