"""What ``linzhang check`` and ``linzhang wechat`` say of the official account, and what an administrator is to do."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TypeAlias

import pytest
import pytest_asyncio
from click.testing import CliRunner, Result

from bot.command.cli import build
from bot.command.console import Console
from bot.command.samples import sample_town
from bot.command.wechat import MENU, Entry, buttons
from bot.language.text import Locale, Texts
from bot.language.words import Words
from handlers.routes import WORDS
from tests.emulators.wechat import Trouble, Wechat, emulated

TEXTS = Texts.load(strict=True)
HOST = "https://linzhang.example"

Happens: TypeAlias = Callable[[Wechat, pytest.MonkeyPatch], None]


@pytest_asyncio.fixture
async def wechat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Wechat]:
    """An installation with a town, whose residents write to this account."""
    monkeypatch.chdir(tmp_path)
    await linzhang("import", str(sample_town()))
    async with emulated() as wechat:
        account = wechat.account
        for name, value in {
            "APP_ID": account.app_id,
            "SECRET": account.secret,
            "TOKEN": account.token,
            "AES_KEY": account.aes_key,
            "API": wechat.url,
            "OPEN": wechat.url,
        }.items():
            monkeypatch.setenv(f"LINZHANG_WECHAT_{name}", value)
        yield wechat


async def linzhang(*words: str, locale: Locale = Locale.EN) -> Result:
    return await asyncio.to_thread(CliRunner().invoke, build(Console(TEXTS, locale)), words)


def _set(**settings: str) -> Happens:
    def happens(_: Wechat, monkeypatch: pytest.MonkeyPatch) -> None:
        for name, value in settings.items():
            monkeypatch.setenv(f"LINZHANG_{name.upper()}", value)

    return happens


FIELDS = '{"thing1": "words"}'


def _has_a_template(wechat: Wechat, monkeypatch: pytest.MonkeyPatch) -> None:
    wechat.account.templates["T1"] = ("thing1",)
    _set(wechat_template="T1", wechat_template_fields=FIELDS)(wechat, monkeypatch)


def _reminds(wechat: Wechat, monkeypatch: pytest.MonkeyPatch) -> None:
    _has_a_template(wechat, monkeypatch)
    _set(web_address=HOST)(wechat, monkeypatch)


def _subscribes(wechat: Wechat, monkeypatch: pytest.MonkeyPatch) -> None:
    wechat.account.subscriptions["S1"] = ("thing1",)
    _set(web_address=HOST, wechat_subscription="S1", wechat_template_fields=FIELDS)(wechat, monkeypatch)


def _is_not_verified(wechat: Wechat, monkeypatch: pytest.MonkeyPatch) -> None:
    _reminds(wechat, monkeypatch)
    wechat.account.verified = False


def _is_not_on_the_list(wechat: Wechat, _: pytest.MonkeyPatch) -> None:
    wechat.account.whitelisted = False


def _has_another_secret(wechat: Wechat, _: pytest.MonkeyPatch) -> None:
    wechat.account.secret = "f" * 32


def _is_another_account(wechat: Wechat, _: pytest.MonkeyPatch) -> None:
    wechat.account.app_id = "wx" + "f" * 16


def _has_a_menu(wechat: Wechat, _: pytest.MonkeyPatch) -> None:
    wechat.account.menu = {"button": [{"type": "click", "name": "报事", "key": "上报"}]}


def _is_unwell(wechat: Wechat, _: pytest.MonkeyPatch) -> None:
    wechat.troubles.next(-1, "/cgi-bin/menu/get")


def _is_away(wechat: Wechat, _: pytest.MonkeyPatch) -> None:
    wechat.troubles.next(Trouble.GONE, "/cgi-bin/stable_token", times=2)


@pytest.mark.parametrize(
    ("happens", "told", "well"),
    [
        (_set(), "can be called", True),
        (_set(), "There is no menu", True),
        (_set(), "Without web_address", True),
        (_set(), "no template for reminders", True),
        (_has_a_menu, "There is a menu", True),
        (_set(web_address=HOST), f"brings messages to {HOST}/wechat.", True),
        (_set(web_address="https://192.168.1.7"), "cannot find https://192.168.1.7", False),
        (_set(web_address=f"{HOST}:8443"), "port 443 or 80", False),
        (_set(web_address="http://localhost"), "cannot find", False),
        (_set(wechat_unsafe_plain_mode="true"), "Plain mode is on", False),
        (_reminds, "is reminded by a template message", True),
        (_subscribes, "is reminded by a template message", True),
        (_has_a_template, "without web_address it leads nowhere", False),
        (_set(wechat_template="T9", wechat_template_fields=FIELDS), "has no template T9", False),
        (_is_not_verified, "has to be a service account", False),
        (_is_not_on_the_list, "not on the account's list", False),
        (_has_another_secret, "does not take this AppSecret", False),
        (_is_another_account, "does not know this AppID", False),
        (_is_unwell, "said no (-1)", False),
        (_is_away, "cannot be reached", False),
    ],
)
async def test_the_administrator_is_told_how_it_is_and_what_to_do(
    wechat: Wechat, monkeypatch: pytest.MonkeyPatch, happens: Happens, told: str, well: bool
) -> None:
    happens(wechat, monkeypatch)
    result = await linzhang("check")
    assert told in " ".join(result.output.split()), result.output
    assert result.exit_code == (0 if well else 1), result.output


async def test_checking_changes_nothing(wechat: Wechat) -> None:
    await linzhang("check")
    assert wechat.account.menu is None


async def test_no_secret_is_shown(wechat: Wechat) -> None:
    result = await linzhang("check")
    account = wechat.account
    assert not [secret for secret in (account.secret, account.token, account.aes_key) if secret in result.output]


async def test_the_menu_is_set_in_the_words_of_the_town_and_shown(wechat: Wechat) -> None:
    result = await linzhang("wechat", "menu", locale=Locale.HANS)
    assert result.exit_code == 0, result.output
    assert "· 报事（等于打“上报”）" in result.output
    assert [button["name"] for button in wechat.account.menu["button"]] == ["报事", "我的事", "议事·更多"]
    assert (await linzhang("wechat", "menu", "--show", locale=Locale.HANS)).output == result.output


async def test_showing_a_menu_makes_none(wechat: Wechat) -> None:
    result = await linzhang("wechat", "menu", "--show")
    assert result.exit_code == 0
    assert "There is no menu" in result.output
    assert wechat.account.menu is None


async def test_a_menu_that_is_refused_is_told_of(wechat: Wechat) -> None:
    wechat.troubles.next(48001, "/cgi-bin/menu/create")
    result = await linzhang("wechat", "menu")
    assert result.exit_code == 1
    assert "service account" in result.output


async def test_without_an_account_there_is_no_menu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = await linzhang("wechat", "menu")
    assert (result.exit_code, "wechat_app_id" in result.output) == (1, True)


@pytest.mark.parametrize("locale", Locale)
def test_every_entry_of_the_menu_means_something_to_the_bot(locale: Locale) -> None:
    words = Words(TEXTS)
    keys = [str(one["key"]) for button in buttons(TEXTS, locale) for one in button.get("sub_button", [button])]  # type: ignore[attr-defined]
    read = [words.read(key).word for key in keys]
    assert [word.id in WORDS for word in read if word is not None] == [True] * len(keys)


@pytest.mark.parametrize("locale", Locale)
def test_the_menu_is_as_large_as_wechat_allows(locale: Locale) -> None:
    def bytes_of(entry: Entry) -> int:
        return len(TEXTS.plain(f"account-menu-{entry.label}", locale).encode())

    assert len(MENU) <= 3
    assert max(map(bytes_of, MENU)) <= 16
    assert max(len(entry.below) for entry in MENU) <= 5
    assert max(bytes_of(below) for entry in MENU for below in entry.below) <= 60
