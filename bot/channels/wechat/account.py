"""What the official account can do for us at WeChat: say something, know who somebody is, make codes, have a menu.

Whoever speaks here keeps the windows: nothing is said to anybody that WeChat would refuse for being too late.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.channels import OutsideWindow
from bot.channels.tencent.errors import NO_MENU, Refused, Sense, Unreached, to_courier
from bot.channels.tencent.rest import Rest
from bot.channels.wechat.envelope import NAME
from bot.channels.wechat.reminders import Reminders
from domain.message import Address
from storage.engine.database import Database

#: No code that ends lives longer.
_LONGEST = timedelta(days=30)


class Account:
    """``app_id`` and ``secret`` are what a page proves itself with."""

    def __init__(
        self,
        rest: Rest,
        database: Database,
        now: Callable[[], datetime],
        *,
        app_id: str,
        secret: str,
        reminders: Reminders | None = None,
    ) -> None:
        self._rest = rest
        self._database = database
        self._now = now
        self._app_id = app_id
        self._secret = secret
        self._reminders = reminders

    async def say(self, openid: str, message: Mapping[str, object], page: str = "", words: str = "") -> str:
        """An id for the message, for WeChat gives none.

        Outside the window the first of ``words`` go as a reminder that leads to the ``page``, where the town has those.
        Raises SendFailed, OutsideWindow.
        """
        try:
            await self._said(openid, message)
        except OutsideWindow:
            if self._reminders is None or not (page and words):
                raise
            await self._reminders.send(openid, words, page, self._now())
        return f"said:{secrets.token_hex(8)}"

    async def _said(self, openid: str, message: Mapping[str, object]) -> None:
        account, now = Address(NAME, openid), self._now()
        if not await self._database.transact(lambda work: work.windows.take(account, now)):
            raise OutsideWindow("no room in the reply window")
        failure: Refused | Unreached
        try:
            await self._rest.call("/cgi-bin/message/custom/send", {"touser": openid, **message})
            return
        except (Refused, Unreached) as error:
            failure = error
        if isinstance(failure, Refused) and failure.sense is Sense.OUTSIDE:
            await self._database.transact(lambda work: work.windows.close(account))
        raise to_courier(failure, self._now())

    async def who(self, code: str) -> str:
        """The openid behind what a page of ours was opened with. Raises SendFailed."""
        query = {"appid": self._app_id, "secret": self._secret, "code": code, "grant_type": "authorization_code"}
        return str((await self._asked("/sns/oauth2/access_token", query))["openid"])

    async def qr(self, start: str, lives: timedelta | None) -> str:
        """The address behind a code that begins a talk with these words; it lives so long, None: for ever.

        Raises SendFailed.
        """
        code: dict[str, object] = {"action_name": "QR_LIMIT_STR_SCENE"}
        if lives is not None:
            code = {"action_name": "QR_STR_SCENE", "expire_seconds": int(min(lives, _LONGEST).total_seconds())}
        code["action_info"] = {"scene": {"scene_str": start}}
        return str((await self._called("/cgi-bin/qrcode/create", code))["url"])

    async def menu(self) -> Sequence[Mapping[str, Any]]:
        """The buttons of the menu as it was set from here, none when it never was. Raises Refused, Unreached."""
        try:
            answer = await self._rest.call("/cgi-bin/menu/get")
        except Refused as refused:
            if refused.code == NO_MENU:
                return ()
            raise
        return _list(_mapping(answer.get("menu")).get("button"))

    async def set_menu(self, buttons: Sequence[Mapping[str, object]]) -> None:
        """The menu from now on. Raises Refused, Unreached."""
        await self._rest.call("/cgi-bin/menu/create", {"button": buttons})

    async def templates(self) -> frozenset[str]:
        """The ids of all template messages the account may send. Raises Refused, Unreached."""
        answer = await self._rest.call("/cgi-bin/template/get_all_private_template")
        return frozenset(str(one.get("template_id")) for one in _list(answer.get("template_list")))

    async def subscriptions(self) -> frozenset[str]:
        """The ids of all subscription messages the account may send. Raises Refused, Unreached."""
        answer = await self._rest.call("/wxaapi/newtmpl/gettemplate")
        return frozenset(str(one.get("priTmplId")) for one in _list(answer.get("data")))

    async def _called(self, path: str, body: Mapping[str, object]) -> Mapping[str, Any]:
        try:
            return await self._rest.call(path, body)
        except (Refused, Unreached) as error:
            raise to_courier(error, self._now()) from None

    async def _asked(self, path: str, query: Mapping[str, str]) -> Mapping[str, Any]:
        try:
            return await self._rest.line.ask(path, query)
        except (Refused, Unreached) as error:
            raise to_courier(error, self._now()) from None


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> Sequence[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else ()
