"""Tokens for accounts."""

from __future__ import annotations

from tests.emulators.wechat.methods.asked import Asked, Result
from tests.emulators.wechat.refusals import Refused


def token(asked: Asked) -> Result:
    """A token that makes the one before worthless."""
    _check(asked)
    value, seconds = asked.world.tokens.plain()
    return {"access_token": value, "expires_in": seconds}


def stable_token(asked: Asked) -> Result:
    """The token everybody gets who asks."""
    _check(asked)
    value, seconds = asked.world.tokens.stable(forced=asked.params.get("force_refresh") is True)
    return {"access_token": value, "expires_in": seconds}


def _check(asked: Asked) -> None:
    account = asked.world.account
    if asked.params.get("grant_type") != "client_credential":
        raise Refused(40002)
    if asked.params.get("appid") != account.app_id:
        raise Refused(40013)
    if asked.params.get("secret") != account.secret:
        raise Refused(40125)
    if not account.whitelisted:
        raise Refused(40164)
