"""Where the robot of a platform may answer: an address for each message it was called with, good once, for an hour."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.message import Address
from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.times import to_us

#: So long the platform takes an answer, less what two clocks may be apart.
LIVES = timedelta(minutes=58)


class AnswerLinks:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("answer_links")

    def give(self, link: str, chat: Address, message_id: str, now: datetime) -> None:
        """The message said in the chat may be answered by the link."""
        self._sql.forget(self._connection, before=to_us(now - LIVES))
        self._sql.give(
            self._connection,
            link=link,
            channel=chat.channel,
            chat=chat.chat,
            message_id=message_id,
            now=to_us(now),
        )

    def best(self, chat: Address, reply_to: str | None, now: datetime, *, within: timedelta = LIVES) -> str | None:
        """The link of the message that is answered, else the one that ends first of those given within that time; None
        where the chat has none.
        """
        link: str | None = self._sql.best(
            self._connection,
            channel=chat.channel,
            chat=chat.chat,
            message_id=reply_to or "",
            after=to_us(now - within),
        )
        return link

    def use(self, link: str) -> None:
        """The link is good no longer."""
        self._sql.use(self._connection, link=link)
