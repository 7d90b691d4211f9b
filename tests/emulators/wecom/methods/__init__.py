"""What can be asked of WeCom, by the path behind ``/cgi-bin/``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from tests.emulators.wecom.methods import files, groups, knowing, robot, sending
from tests.emulators.wecom.methods.asked import Asked

#: The answer is JSON, or the bytes of a file.
Method: TypeAlias = "Callable[[Asked], dict[str, Any] | bytes]"

METHODS: Mapping[str, Method] = {
    "gettoken": knowing.get_token,
    "agent/get": knowing.get_agent,
    "user/get": knowing.get_user,
    "report/resident/get_order_list": knowing.get_orders,
    "message/send": sending.send,
    "message/update_template_card": sending.update_card,
    "media/upload": files.upload,
    "media/get": files.get,
    "appchat/create": groups.create,
    "appchat/get": groups.get,
    "appchat/update": groups.update,
    "appchat/send": groups.send,
    "webhook/send": groups.send_by_hook,
    "aibot/response": robot.answer,
}

#: Those that ask for no access_token: what they carry themselves vouches for them.
OPEN = frozenset({"gettoken", "webhook/send", "aibot/response"})

__all__ = ["METHODS", "OPEN", "Asked"]
