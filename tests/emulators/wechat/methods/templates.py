"""What an account is told about itself: its templates, and from where WeChat calls."""

from __future__ import annotations

from tests.emulators.wechat.methods.asked import OK, Asked, Result
from tests.emulators.wechat.refusals import Refused


def own(asked: Asked) -> Result:
    """The template messages it may send."""
    if not asked.world.account.verified:
        raise Refused(48001)
    listed = [
        {"template_id": id, "title": "", "content": "\n".join(f"{{{{{field}.DATA}}}}" for field in fields)}
        for id, fields in asked.world.account.templates.items()
    ]
    return {"template_list": listed}


def own_subscriptions(asked: Asked) -> Result:
    """The subscription messages it may send."""
    if not asked.world.account.verified:
        raise Refused(48001)
    listed = [
        {
            "priTmplId": id,
            "title": "",
            "content": "\n".join(f"{{{{{field}.DATA}}}}" for field in fields),
            "type": 3 if id in asked.world.account.long_term else 2,
        }
        for id, fields in asked.world.account.subscriptions.items()
    ]
    return {**OK, "data": listed}


def addresses(asked: Asked) -> Result:
    """From where WeChat is reached."""
    return {"ip_list": ["127.0.0.1"]}
