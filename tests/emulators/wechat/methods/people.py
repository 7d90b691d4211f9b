"""Who somebody is: to an account, and to a page of it."""

from __future__ import annotations

from tests.emulators.wechat.methods.asked import Asked, Result
from tests.emulators.wechat.refusals import Refused


def info(asked: Asked) -> Result:
    """What an account is told of somebody; WeChat gives no names since 2021."""
    person = asked.world.known(asked.params.get("openid"))
    if not person.following or person.followed_at is None:
        return {"subscribe": 0, "openid": person.openid}
    return {
        "subscribe": 1,
        "openid": person.openid,
        "nickname": "",
        "language": "zh_CN",
        "headimgurl": "",
        "subscribe_time": int(person.followed_at.timestamp()),
        "subscribe_scene": "ADD_SCENE_QR_CODE" if person.followed_by else "ADD_SCENE_SEARCH",
        "qr_scene_str": person.followed_by,
    }


def granted(asked: Asked) -> Result:
    """Who has opened a page, for the code the page was opened with; once."""
    account, grants = asked.world.account, asked.world.grants
    if asked.params.get("appid") != account.app_id:
        raise Refused(40013)
    if asked.params.get("secret") != account.secret:
        raise Refused(40125)
    code = str(asked.params.get("code", ""))
    if asked.params.get("grant_type") != "authorization_code" or code not in grants:
        raise Refused(40029)
    openid, grants[code] = grants[code], ""
    if not openid:
        raise Refused(40163)
    token = asked.world.name("page token")
    return {
        "access_token": token,
        "expires_in": 7200,
        "refresh_token": token[::-1],
        "openid": openid,
        "scope": "snsapi_base",
    }
