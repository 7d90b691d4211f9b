"""Pages of an account in WeChat's browser: whoever opens one is sent on with a code by which the account knows them."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from tests.emulators.http import Reply, Request
from tests.emulators.wechat.world import World

#: Names the phone a page is opened on; WeChat's own browser needs no such thing.
HELD_BY = "x-emulated-openid"


class Pages:
    """``holder`` is whoever opens pages without naming themselves, by openid."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.holder = ""

    def handle(self, request: Request) -> Reply:
        """Where a page that wants to know who opens it is sent on to."""
        asked = dict(parse_qsl(request.query))
        openid = request.headers.get(HELD_BY, self.holder)
        wrong = self._wrong(asked)
        if wrong or openid not in self._world.people:
            return Reply(
                200, f"<html><body>{wrong or 'WeChat only'}</body></html>".encode(), "text/html; charset=utf-8"
            )
        code = self._world.name("code of a page")[:32]
        self._world.grants[code] = openid
        target = asked["redirect_uri"]
        more = urlencode({"code": code, "state": asked.get("state", "")})
        return Reply(302, b"", "text/html", {"Location": f"{target}{'&' if '?' in target else '?'}{more}"})

    def _wrong(self, asked: Mapping[str, str]) -> str:
        if asked.get("appid") != self._world.account.app_id:
            return "appid 参数错误 10002"
        if not asked.get("redirect_uri", "").startswith(("http://", "https://")):
            return "redirect_uri 参数错误 10003"
        if (asked.get("response_type"), asked.get("scope")) != ("code", "snsapi_base"):
            return "Scope 参数错误或没有 Scope 权限 10005"
        return ""
