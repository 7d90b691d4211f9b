"""What cards can be changed with: each code changes its card once, and only for a while. A press brings another one."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.message import Address
from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.times import to_us

#: So long a code is good (developer.work.weixin.qq.com, 更新模版卡片消息: 72 hours), less what two clocks may be apart.
LIVES = timedelta(hours=72) - timedelta(minutes=5)


class CardCodes:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("card_codes")

    def keep(self, code: str, at: Address, message_id: str, now: datetime) -> None:
        """The message can be changed with it, from now on and for as long as codes are good."""
        self._sql.forget(self._connection, before=to_us(now - LIVES))
        self._sql.keep(
            self._connection, code=code, channel=at.channel, chat=at.chat, message_id=message_id, now=to_us(now)
        )

    def take(self, at: Address, message_id: str, now: datetime) -> str | None:
        """The code that was given last for the message, which is nobody else's now; None when there is none."""
        code: str | None = self._sql.newest(
            self._connection, channel=at.channel, chat=at.chat, message_id=message_id, since=to_us(now - LIVES)
        )
        if code is not None:
            self._sql.drop_code(self._connection, code=code)
        return code
