"""Where updates are pushed to, instead of being fetched."""

from __future__ import annotations

import re

from tests.emulators.telegram.bots import Hook
from tests.emulators.telegram.methods.asked import Asked
from tests.emulators.telegram.people import Json
from tests.emulators.telegram.refusals import BY_SET_WEBHOOK, bad_request, conflict

_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_LONGEST_SECRET = 256
_LOOPBACK = re.compile(r"http://(127\.0\.0\.1|localhost|\[::1\])[:/]")


def set_webhook(asked: Asked) -> bool:
    url, secret = asked.text("url"), asked.text("secret_token")
    if not url:
        return delete_webhook(asked)
    if not url.startswith("https://") and not _LOOPBACK.match(url):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if len(secret) > _LONGEST_SECRET:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    connections = min(max(asked.number("max_connections", 40), 1), 100)
    updates = asked.bot.updates
    updates.interrupt(conflict(BY_SET_WEBHOOK))
    updates.allow(asked.params.get("allowed_updates"))
    if asked.is_on("drop_pending_updates"):
        updates.drop()
    asked.bot.hook = Hook(url, secret, connections)
    updates.hear_all()
    return True


def delete_webhook(asked: Asked) -> bool:
    if asked.is_on("drop_pending_updates"):
        asked.bot.updates.drop()
    asked.bot.hook = None
    return True


def get_webhook_info(asked: Asked) -> Json:
    hook, updates = asked.bot.hook, asked.bot.updates
    info: Json = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(updates),
    }
    if hook is not None:
        info["max_connections"] = hook.max_connections
        if hook.failed_at is not None:
            info |= {"last_error_date": int(hook.failed_at.timestamp()), "last_error_message": hook.failed_why}
    if updates.allowed is not None:
        info["allowed_updates"] = sorted(updates.allowed)
    return info
