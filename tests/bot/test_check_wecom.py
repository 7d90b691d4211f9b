"""What ``linzhang check`` says of the app in WeCom, and what an administrator is to do about it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TypeAlias

import pytest
import pytest_asyncio
from click.testing import CliRunner, Result

from bot import app
from bot.command.cli import build
from bot.command.console import Console
from bot.command.samples import sample_town
from bot.language.text import Locale, Texts
from bot.settings import Settings
from domain.message import Address
from domain.register import Purpose
from tests.emulators.wecom import AGENT, APP, CORP, ROBOT, ROBOT_NAME, SECRET, Wecom, emulated
from tests.emulators.wecom.troubles import Trouble

TEXTS = Texts.load(strict=True)
HOST = "https://linzhang.example"

Happens: TypeAlias = Callable[[Wecom, pytest.MonkeyPatch], None]


@pytest_asyncio.fixture
async def wecom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Wecom]:
    """An installation with a town, whose staff is in this organisation."""
    monkeypatch.chdir(tmp_path)
    await linzhang("import", str(sample_town()))
    async with emulated() as wecom:
        for name, value in {
            "CORP_ID": CORP,
            "AGENT_ID": str(AGENT),
            "SECRET": SECRET,
            "TOKEN": APP.token,
            "AES_KEY": APP.aes_key,
            "API": wecom.url,
        }.items():
            monkeypatch.setenv(f"LINZHANG_WECOM_{name}", value)
        wecom.member("小李")
        yield wecom


async def linzhang(*words: str, locale: Locale = Locale.EN) -> Result:
    return await asyncio.to_thread(CliRunner().invoke, build(Console(TEXTS, locale)), words)


async def bound(chat: str, title: str = "富家通知群") -> None:
    """A group of the town is there."""
    async with app.opened(Settings()) as service:
        group = Address("wecom", chat)
        await service.database.transact(lambda work: work.people.bind(group, title, "fujia", Purpose.STAFF))


def _set(**settings: str) -> Happens:
    def happens(_: Wecom, monkeypatch: pytest.MonkeyPatch) -> None:
        for name, value in settings.items():
            monkeypatch.setenv(f"LINZHANG_{name.upper()}", value)

    return happens


_ROBOT = _set(wecom_robot_name=ROBOT_NAME, wecom_robot_token=ROBOT.token, wecom_robot_aes_key=ROBOT.aes_key)
_REPORTS = _set(wecom_resident_reports="true")


def _is_for_nobody(wecom: Wecom, _: pytest.MonkeyPatch) -> None:
    for member in wecom.world.members.values():
        member.visible = False


def _is_not_trusted(wecom: Wecom, _: pytest.MonkeyPatch) -> None:
    wecom.world.trusted = False


def _refuses(code: int, method: str) -> Happens:
    def happens(wecom: Wecom, monkeypatch: pytest.MonkeyPatch) -> None:
        _REPORTS(wecom, monkeypatch)
        wecom.troubles.next(Trouble.CODE, method, code=code)

    return happens


@pytest.mark.parametrize(
    ("happens", "told", "well"),
    [
        (_set(), "the app “邻长” can be called", True),
        (_set(), "1 members, 0 departments, 0 tags", True),
        (_set(), "Without web_address", True),
        (_set(), "No robot is set up", True),
        (_set(web_address=HOST), f"brings messages to {HOST}/wecom.", True),
        (_set(web_address="https://192.168.1.7"), "cannot find https://192.168.1.7", False),
        (_ROBOT, "hears whoever calls it with @. Its URL is your host name and /wecom/robot", True),
        (_set(wecom_webhooks='{"yard": "k"}'), "webhook yard has a key, and no group uses it yet", True),
        (_REPORTS, "is looked at every minute", True),
        (_refuses(48002, "report/resident/get_order_list"), "cannot be read (48002)", False),
        (_is_for_nobody, "visible range (可见范围)", False),
        (_is_not_trusted, "企业可信IP", False),
        (_set(wecom_secret="another-secret-altogether"), "does not take this secret", False),
        (_set(wecom_corp_id="ww" + "f" * 16), "does not know this corp ID", False),
        (_set(wecom_agent_id="7"), "does not know this AgentId", False),
        (_refuses(-1, "agent/get"), "said no (-1)", False),
    ],
)
async def test_the_administrator_is_told_how_it_is_and_what_to_do(
    wecom: Wecom, monkeypatch: pytest.MonkeyPatch, happens: Happens, told: str, well: bool
) -> None:
    happens(wecom, monkeypatch)
    result = await linzhang("check")
    assert told in " ".join(result.output.split()), result.output
    assert result.exit_code == (0 if well else 1), result.output
    assert "Traceback" not in result.output


async def test_without_a_network_it_says_so(wecom: Wecom) -> None:
    await wecom.go_away()
    result = await linzhang("check")
    assert "WeCom cannot be reached" in result.output
    assert result.exit_code == 1


async def test_a_group_whose_webhook_nobody_set_is_named(wecom: Wecom, monkeypatch: pytest.MonkeyPatch) -> None:
    await bound("hook:yard")
    result = await linzhang("check")
    assert "The group “富家通知群” uses the webhook yard" in result.output
    assert result.exit_code == 1
    monkeypatch.setenv("LINZHANG_WECOM_WEBHOOKS", '{"yard": "a-key"}')
    assert (await linzhang("check")).exit_code == 0


async def test_a_group_of_the_app_that_is_gone_is_named(wecom: Wecom) -> None:
    group = wecom.group("富家工作群", [])
    group.by_app = True
    await bound(f"appchat:{group.chatid}", "富家工作群")
    assert (await linzhang("check")).exit_code == 0
    group.by_app = False
    result = await linzhang("check")
    assert "WeCom has no group “富家工作群” any more" in result.output
    assert result.exit_code == 1


async def test_it_only_looks(wecom: Wecom, monkeypatch: pytest.MonkeyPatch) -> None:
    _REPORTS(wecom, monkeypatch)
    await linzhang("check")
    asked = {call.path for call in wecom.ledger.calls()}
    assert asked == {"gettoken", "agent/get", "report/resident/get_order_list"}


async def test_no_secret_is_shown_in_any_language(wecom: Wecom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINZHANG_WECOM_WEBHOOKS", '{"yard": "a-key-of-a-webhook"}')
    _ROBOT(wecom, monkeypatch)
    for locale in Locale:
        said = (await linzhang("check", locale=locale)).output
        for secret in (SECRET, APP.token, APP.aes_key, ROBOT.token, ROBOT.aes_key, "a-key-of-a-webhook"):
            assert secret not in said
