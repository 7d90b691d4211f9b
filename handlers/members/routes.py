"""What people may ask about themselves: each route with its function, and the words that lead there."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.members import admitting, claiming, inviting, joining, leading, naming, own_data, preferring, uniting
from handlers.speaking import Handler

ROUTES: Mapping[str, Handler] = {
    "member.home": claiming.home,
    "member.home-named": claiming.home_named,
    "member.slip-named": claiming.slip_named,
    "member.called": naming.called,
    "member.leave-home": claiming.leave_home,
    "member.claim": admitting.show,
    "member.admit": admitting.admit,
    "member.decline": admitting.decline,
    "member.invite": inviting.invite,
    "member.not-them": joining.not_them,
    "member.accounts": preferring.accounts,
    "member.pings-here": preferring.here,
    "member.pings-there": preferring.there,
    "member.pings-on-telegram": preferring.on("telegram"),
    "member.pings-on-wechat": preferring.on("wechat"),
    "member.pings-on-wecom": preferring.on("wecom"),
    "member.unite": uniting.unite,
    "member.own-data": own_data.own_data,
    "member.forget-me": own_data.forget_me,
    "member.forget-me-now": own_data.forget_me_now,
    "member.stay": own_data.stay,
    "member.households": leading.households,
}

#: The words people type, by their id in the catalogue, and where they lead.
WORDS: Mapping[str, str] = {
    "home": "member.home",
    "leave-home": "member.leave-home",
    "called": "member.called",
    "invite": "member.invite",
    "accounts": "member.accounts",
    "own-data": "member.own-data",
    "forget-me": "member.forget-me",
    "stay": "member.stay",
    "pings-here": "member.pings-here",
    "pings-on-telegram": "member.pings-on-telegram",
    "pings-on-wechat": "member.pings-on-wechat",
    "pings-on-wecom": "member.pings-on-wecom",
    "households": "member.households",
}
