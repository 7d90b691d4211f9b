"""Groups the app speaks in and hears nothing from: groups of its own (appchat), and groups with a webhook.

A chat is named by what comes after its kind: ``appchat:<chatid>``, ``hook:<name>`` by the name the settings give it.
``robot:<chatid>`` is a group too; what is said there is the robot's business.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping

from bot.channels import SendFailed
from bot.channels.tencent.errors import Unreached
from bot.channels.tencent.rest import Rest
from bot.channels.wecom import render
from bot.channels.wecom.render import Body, GroupPart, Picture, Spoke

APPCHAT, HOOK, ROBOT = "appchat:", "hook:", "robot:"

#: Where nobody is heard.
ONE_WAY = (APPCHAT, HOOK)


class Groups:
    """``hooks`` are the keys of the webhooks by their names. A key is as good as a password: no error holds one."""

    def __init__(self, rest: Rest, hooks: Mapping[str, str]) -> None:
        self._rest = rest
        self._hooks = hooks

    def __repr__(self) -> str:
        return f"Groups({sorted(self._hooks)})"

    async def say(self, chat: str, part: GroupPart) -> None:
        """One part of a message is said there. Raises Refused, Unreached, and SendFailed for a group nobody knows."""
        if chat.startswith(APPCHAT):
            await self._to_appchat(chat.removeprefix(APPCHAT), part)
        elif chat.startswith(HOOK):
            await self._to_hook(chat.removeprefix(HOOK), part)
        else:
            raise SendFailed("no way into this group", permanent=True)

    async def create(self, name: str, members: tuple[str, ...], owner: str) -> str:
        """The chat of a new group of the app. Raises Refused, Unreached."""
        body = {"name": name, "owner": owner, "userlist": list(members)}
        answer = await self._rest.call("/cgi-bin/appchat/create", body)
        return f"{APPCHAT}{answer['chatid']}"

    async def _to_appchat(self, chatid: str, part: GroupPart) -> None:
        body = await uploaded(self._rest, part) if isinstance(part, Picture) else part
        await self._rest.call("/cgi-bin/appchat/send", {"chatid": chatid, **body, "safe": 0})

    async def _to_hook(self, name: str, part: GroupPart) -> None:
        key = self._hooks.get(name)
        if key is None:
            raise SendFailed("no webhook of that name", permanent=True)
        body = await _pictured(part) if isinstance(part, Picture) else part
        await self._rest.line.ask("/cgi-bin/webhook/send", {"key": key}, body)


async def uploaded(rest: Rest, part: Picture | Spoke) -> Body:
    """The file as a message, once WeCom has it; nobody has seen it then.

    Raises Refused, Unreached, FileNotFoundError.
    """
    try:
        if isinstance(part, Spoke):
            return render.voice(await rest.upload("/cgi-bin/media/upload", part.file, "voice"))
        return render.image(await rest.upload("/cgi-bin/media/upload", part.file, "image"))
    except Unreached as error:
        raise Unreached(str(error), maybe_sent=False) from None


async def _pictured(picture: Picture) -> Body:
    """The picture as webhooks take it. Raises FileNotFoundError."""
    content = await picture.file.read()
    checked = hashlib.md5(content, usedforsecurity=False).hexdigest()
    return {"msgtype": "image", "image": {"base64": base64.b64encode(content).decode(), "md5": checked}}
