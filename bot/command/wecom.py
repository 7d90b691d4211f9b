"""What WeCom says of the app, and what to do about it: a part of ``linzhang check``. It changes nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from bot.app import Linzhang
from bot.channels.residents.watch import PATH as ORDERS
from bot.channels.tencent.errors import Refused, Sense, Unreached
from bot.channels.tencent.rest import Rest
from bot.channels.wecom.groups import APPCHAT, HOOK
from bot.channels.wecom.presence import DOOR, ROBOT_DOOR
from bot.channels.wecom.receive import NAME
from bot.command.console import Console
from bot.command.wechat import is_public
from bot.settings import Settings
from storage.town.roster import Chat
from storage.town.towns import NoTown
from storage.work import Work

#: What to say of a refusal whose number tells the administrator what to do.
TOLD: Mapping[int, str] = {
    40013: "cli-wecom-corp-id",
    40001: "cli-wecom-secret",
    40056: "cli-wecom-agent-id",
    301002: "cli-wecom-agent-id",
    60020: "cli-wecom-not-trusted",
}


async def check_wecom(shell: Console, settings: Settings, service: Linzhang) -> bool:
    """Whether nothing keeps the bot from working there; everything is told in words."""
    assert service.wecom is not None
    rest = service.wecom.rest
    groups = await service.database.read(_groups)
    # All of them speak, whatever the first of them found; but what WeCom refuses once it refuses for all.
    ok = all([_address(shell, settings), _robot(shell, settings), _hooks(shell, settings, groups)])
    return await _tried(shell, settings, lambda: _asked(shell, settings, rest, groups)) and ok


async def _asked(shell: Console, settings: Settings, rest: Rest, groups: Iterable[Chat]) -> bool:
    app = await rest.call("/cgi-bin/agent/get", agentid=str(settings.wecom_agent_id))
    found = [_app(shell, app), await _own_groups(shell, rest, groups), await _orders(shell, settings, rest)]
    return all(found)


def _groups(work: Work) -> tuple[Chat, ...]:
    try:
        return work.people.chats_on(NAME)
    except NoTown:
        return ()


def _app(shell: Console, app: Mapping[str, Any]) -> bool:
    """What it is called, and for whom it is."""
    counts = {
        "members": len((app.get("allow_userinfos") or {}).get("user") or ()),
        "departments": len((app.get("allow_partys") or {}).get("partyid") or ()),
        "tags": len((app.get("allow_tags") or {}).get("tagid") or ()),
    }
    shell.say("cli-wecom-app", name=str(app.get("name", "")), **counts)
    if app.get("close"):
        shell.complain("cli-wecom-closed")
    if not any(counts.values()):
        shell.complain("cli-wecom-for-nobody")
    return not app.get("close") and any(counts.values())


def _address(shell: Console, settings: Settings) -> bool:
    """Whether WeCom can call us, and what to enter there."""
    if settings.web_address is None:
        shell.say("cli-wecom-no-pages", path=DOOR)
        return True
    if not is_public(urlsplit(settings.web_address).hostname or ""):
        shell.complain("cli-wecom-not-called", address=settings.web_address)
        return False
    shell.say("cli-wecom-callback", address=settings.web_address + DOOR)
    return True


def _robot(shell: Console, settings: Settings) -> bool:
    """Whether there is a robot, and what to enter for it."""
    if settings.wecom_robot_name is None:
        shell.say("cli-wecom-no-robot")
    else:
        shell.say("cli-wecom-robot", name=settings.wecom_robot_name, path=ROBOT_DOOR)
    return True


def _hooks(shell: Console, settings: Settings, groups: Iterable[Chat]) -> bool:
    """Whether every webhook that a group of the town names is in the settings."""
    named = {group.address.chat.removeprefix(HOOK): group for group in groups if group.address.chat.startswith(HOOK)}
    missing = sorted(named.keys() - settings.wecom_webhooks.keys())
    for name in missing:
        shell.complain("cli-wecom-hook-missing", name=name, group=named[name].title)
    for name in sorted(settings.wecom_webhooks.keys() - named.keys()):
        shell.say("cli-wecom-hook-unused", name=name)
    return not missing


async def _own_groups(shell: Console, rest: Rest, groups: Iterable[Chat]) -> bool:
    """Whether the groups the app made are still there."""
    ok = True
    for group in groups:
        if not group.address.chat.startswith(APPCHAT):
            continue
        try:
            await rest.call("/cgi-bin/appchat/get", chatid=group.address.chat.removeprefix(APPCHAT))
        except Refused as refused:
            if refused.sense is not Sense.NEVER:
                raise
            shell.complain("cli-wecom-group-gone", group=group.title)
            ok = False
    return ok


async def _orders(shell: Console, settings: Settings, rest: Rest) -> bool:
    """Whether what residents report to 居民上报 can be read."""
    if not settings.wecom_resident_reports:
        return True
    try:
        await rest.call(ORDERS, {"limit": 1})
    except Refused as refused:
        if refused.code in TOLD:
            raise
        shell.complain("cli-wecom-no-reports", code=str(refused.code))
        return False
    shell.say("cli-wecom-reports")
    return True


async def _tried(shell: Console, settings: Settings, deed: Callable[[], Awaitable[bool]]) -> bool:
    """What the deed came to; a refusal is told in words."""
    try:
        return await deed()
    except Refused as refused:
        shell.complain(TOLD.get(refused.code, "cli-wecom-refused"), code=str(refused.code))
    except Unreached:
        shell.complain("cli-wecom-unreached", address=settings.wecom_api)
    return False
