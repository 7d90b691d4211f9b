"""What the app asks about itself and others: its token, its own looks, a member, what residents reported."""

from __future__ import annotations

import secrets

from tests.emulators.wecom.methods.asked import Asked
from tests.emulators.wecom.refusals import Refused
from tests.emulators.wecom.world import AGENT, CORP, SECRET, TOKEN_LIVES, Json

#: So many orders come at once when nothing else is said, and at most.
_USUAL, _MOST = 20, 50


def get_token(asked: Asked) -> Json:
    """The token that is good now: the same one until it ends."""
    if asked.query.get("corpid") != CORP:
        raise Refused(40013)
    if asked.query.get("corpsecret") != SECRET:
        raise Refused(40001)
    world, now = asked.world, asked.world.now()
    good = next((token for token, until in world.tokens.items() if until > now), None)
    if good is None:
        good = secrets.token_urlsafe(48)
        world.tokens[good] = now + TOKEN_LIVES
    return {"access_token": good, "expires_in": int((world.tokens[good] - now).total_seconds())}


def get_agent(asked: Asked) -> Json:
    """How the app looks, and whom it is for."""
    if asked.query.get("agentid") != str(AGENT):
        raise Refused(40056)
    visible = [{"userid": member.userid} for member in asked.world.members.values() if member.visible]
    return {
        "agentid": AGENT,
        "name": "邻长",
        "square_logo_url": "",
        "description": "",
        "allow_userinfos": {"user": visible},
        "allow_partys": {"partyid": []},
        "allow_tags": {"tagid": []},
        "close": 0,
        "redirect_domain": "",
        "report_location_flag": 0,
        "isreportenter": 0,
        "home_url": "",
    }


def get_user(asked: Asked) -> Json:
    """As much of a member as an app of one's own learns since 2022."""
    member = asked.world.members.get(asked.query.get("userid", ""))
    if member is None:
        raise Refused(60111)
    if not member.visible:
        raise Refused(60011)
    return {"userid": member.userid, "name": member.name, "department": [1], "status": 1}


def get_orders(asked: Asked) -> Json:
    """What residents reported to 居民上报, as it was last changed, oldest change first."""
    since_made, since_changed = int(asked.get("begin_create_time") or 0), int(asked.get("begin_modify_time") or 0)
    limit = int(asked.get("limit") or _USUAL)
    if not 0 < limit <= _MOST:
        raise Refused(40058, "limit")
    orders = sorted(asked.world.orders, key=lambda order: int(order["modify_time"]))
    found = [o for o in orders if o["create_time"] >= since_made and o["modify_time"] >= since_changed]
    first = int(asked.get("cursor") or 0)
    page = found[first : first + limit]
    shown = [{name: value for name, value in order.items() if name != "modify_time"} for order in page]
    more = str(first + limit) if len(found) > first + limit else ""
    return {"order_list": shown, "next_cursor": more}
