"""Who somebody is that opens a page within WeChat: the account tells it, quietly, by a code that is good once.

How it goes: developers.weixin.qq.com, 网页授权, ``snsapi_base``. Nothing is shown to anybody here.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlencode

#: Asks WeChat whose code it is. Raises SendFailed.
Who = Callable[[str], Awaitable[str]]


@dataclass(frozen=True, slots=True)
class Introduction:
    """``open_at`` is where WeChat introduces people, ``app_id`` our account, ``channel`` the one its people are on."""

    open_at: str
    app_id: str
    channel: str
    who: Who

    def address(self, back: str, state: str) -> str:
        """Where somebody is sent who comes ``back`` with a code."""
        asked = urlencode(
            {
                "appid": self.app_id,
                "redirect_uri": back,
                "response_type": "code",
                "scope": "snsapi_base",
                "state": state,
            }
        )
        return f"{self.open_at}/connect/oauth2/authorize?{asked}#wechat_redirect"


def within_wechat(agent: str) -> bool:
    """Whether this is the browser of WeChat, which alone can introduce anybody."""
    return "micromessenger" in agent.lower() and "wxwork" not in agent.lower()
