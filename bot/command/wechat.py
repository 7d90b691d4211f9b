"""What WeChat says of the official account, and what to do about it: a part of ``linzhang check``, changing nothing.

And the account's menu: ``linzhang wechat menu``.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from bot import app as root
from bot.app import Linzhang
from bot.channels.tencent.errors import Refused, Sense, Unreached
from bot.channels.wechat.account import Account
from bot.channels.wechat.presence import PATH
from bot.command.console import Console
from bot.language.text import Locale, Texts
from bot.settings import Settings
from storage.town.towns import NoTown
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the menu: what stands there, and which word is typed for whoever presses it, or what it opens."""

    label: str
    word: str = ""
    below: tuple[Entry, ...] = ()


#: The menu: at most three entries, with at most five below each.
MENU: tuple[Entry, ...] = (
    Entry("report", "report"),
    Entry(
        "mine",
        below=(
            Entry("progress", "progress"),
            Entry("my-matters", "mine"),
            Entry("my-votes", "my-votes"),
            Entry("my-home", "home"),
        ),
    ),
    Entry(
        "more",
        below=(
            Entry("polls", "polls"),
            Entry("ideas", "ideas"),
            Entry("who", "who"),
            Entry("help", "help"),
            Entry("language", "language"),
        ),
    ),
)

#: The ports WeChat calls.
_PORTS = frozenset({None, 80, 443})

#: What to say of a refusal whose number tells the administrator what to do.
_TOLD: Mapping[int, str] = {
    40164: "cli-wechat-not-on-list",
    40013: "cli-wechat-app-id",
    40001: "cli-wechat-secret",
    40125: "cli-wechat-secret",
}

#: What an account is told that is no verified service account.
_NOT_VERIFIED = frozenset({40200, 48001})


async def menu(shell: Console, *, show: bool) -> int:
    """Set the menu, or only show the one there is; 1 when there is no account, or it did not work."""
    settings = Settings()
    async with root.opened(settings) as service:
        if service.wechat is None:
            shell.complain("cli-wechat-none")
            return 1
        account = service.wechat.account
        locale = await service.database.read(_town_locale)
        wanted = buttons(service.texts, locale)

        async def deed() -> bool:
            if not show:
                await account.set_menu(wanted)
            _tell_menu(shell, await account.menu())
            return True

        return 0 if await _tried(shell, settings, deed) else 1


def _town_locale(work: Work) -> Locale:
    try:
        return Locale(work.town.locale)
    except NoTown:
        return Locale.HANS


def buttons(texts: Texts, locale: Locale) -> Sequence[Mapping[str, object]]:
    """The menu as WeChat wants it, in that language."""
    return [_button(texts, locale, entry) for entry in MENU]


def _button(texts: Texts, locale: Locale, entry: Entry) -> Mapping[str, object]:
    name = texts.plain(f"account-menu-{entry.label}", locale)
    if entry.below:
        return {"name": name, "sub_button": [_button(texts, locale, below) for below in entry.below]}
    spelling, _, _ = texts.plain(f"typed-{entry.word}", locale).partition("|")
    return {"type": "click", "name": name, "key": spelling.strip()}


def _tell_menu(shell: Console, found: Sequence[Mapping[str, Any]]) -> None:
    if not found:
        shell.say("cli-wechat-menu-missing")
    for button in found:
        below = button.get("sub_button", ())
        if below:
            shell.say("cli-wechat-menu-title", name=str(button.get("name")))
        for entry in below or [button]:
            does = str(entry.get("key") or entry.get("url") or "")
            shell.say("cli-wechat-menu-entry", name=str(entry.get("name")), does=does)


async def check_wechat(shell: Console, settings: Settings, service: Linzhang) -> bool:
    """Whether nothing keeps the bot from working there; everything is told in words."""
    assert service.wechat is not None
    account = service.wechat.account

    async def asked() -> bool:
        # All of them speak, whatever the first of them found.
        return all([await _reminders(shell, settings, account), await _has_menu(shell, account)])

    ok = all([_address(shell, settings), _sealed(shell, settings)])
    reached = await _tried(shell, settings, lambda: _can_be_called(shell, settings, account))
    return ok and reached and await _tried(shell, settings, asked)


async def _can_be_called(shell: Console, settings: Settings, account: Account) -> bool:
    await account.menu()
    shell.say("cli-wechat-account", id=settings.wechat_app_id or "")
    return True


def _address(shell: Console, settings: Settings) -> bool:
    """Whether WeChat can call us, and what to enter there."""
    if settings.web_address is None:
        shell.say("cli-wechat-no-pages", path=PATH)
        return True
    parts = urlsplit(settings.web_address)
    if parts.port not in _PORTS or not is_public(parts.hostname or ""):
        shell.complain("cli-wechat-not-called", address=settings.web_address)
        return False
    shell.say("cli-wechat-callback", address=settings.web_address + PATH)
    return True


def is_public(host: str) -> bool:
    """Whether others can find the host."""
    try:
        return ip_address(host).is_global
    except ValueError:
        return host != "localhost"


def _sealed(shell: Console, settings: Settings) -> bool:
    if settings.wechat_unsafe_plain_mode:
        shell.complain("cli-wechat-plain")
    return not settings.wechat_unsafe_plain_mode


async def _reminders(shell: Console, settings: Settings, account: Account) -> bool:
    """Whether what must be heard outside the reply window can be said."""
    template, subscription = settings.wechat_template, settings.wechat_subscription
    if template is None and subscription is None:
        shell.say("cli-wechat-no-reminders")
        return True
    known = account.templates if template is not None else account.subscriptions
    try:
        found = await known()
    except Refused as refused:
        if refused.code not in _NOT_VERIFIED:
            raise
        shell.complain("cli-wechat-not-verified")
        return False
    id = template or subscription or ""
    if id not in found:
        shell.complain("cli-wechat-template-unknown", id=id)
        return False
    shell.say("cli-wechat-reminders" if settings.web_address else "cli-wechat-reminders-nowhere")
    return settings.web_address is not None


async def _has_menu(shell: Console, account: Account) -> bool:
    found = await account.menu()
    shell.say("cli-wechat-menu-there" if found else "cli-wechat-menu-missing")
    return True


async def _tried(shell: Console, settings: Settings, deed: Callable[[], Awaitable[bool]]) -> bool:
    """What the deed came to; a refusal is told in words."""
    try:
        return await deed()
    except Refused as refused:
        if refused.code in _TOLD:
            shell.complain(_TOLD[refused.code])
        elif refused.sense is Sense.OURS and refused.code in _NOT_VERIFIED:
            shell.complain("cli-wechat-not-verified")
        else:
            shell.complain("cli-wechat-refused", code=str(refused.code))
    except Unreached:
        shell.complain("cli-wechat-unreached", address=settings.wechat_api)
    return False
