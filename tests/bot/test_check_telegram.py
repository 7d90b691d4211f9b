"""What ``linzhang check`` says of the bot on Telegram, and what an administrator is to do about it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

import pytest
import pytest_asyncio
from click.testing import CliRunner, Result

from bot.command import telegram as command
from bot.command.cli import build
from bot.command.console import Console
from bot.command.samples import sample_town
from bot.language.text import Locale, Texts
from bot.settings import FILE
from tests.emulators.telegram import Telegram, Trouble, emulated
from tests.emulators.telegram.bots import Hook

TEXTS = Texts.load(strict=True)
SECRET = "canary_" + "s" * 40
BASE = "http://127.0.0.1:1"

Happens: TypeAlias = Callable[[Telegram, pytest.MonkeyPatch], None]


@pytest_asyncio.fixture
async def telegram(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Telegram]:
    """An installation with a town, whose bot is on this Telegram."""
    monkeypatch.chdir(tmp_path)
    await linzhang("import", str(sample_town()))
    async with emulated() as telegram:
        monkeypatch.setenv("LINZHANG_TELEGRAM_TOKEN", telegram.token)
        monkeypatch.setenv("LINZHANG_TELEGRAM_API", telegram.url)
        yield telegram


async def linzhang(*words: str, locale: Locale = Locale.EN) -> Result:
    return await asyncio.to_thread(CliRunner().invoke, build(Console(TEXTS, locale)), words)


def _set_webhook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINZHANG_TELEGRAM_WEBHOOK", BASE)
    monkeypatch.setenv("LINZHANG_TELEGRAM_WEBHOOK_SECRET", SECRET)


def _waits(telegram: Telegram) -> None:
    telegram.private("王阿姨").start()


def _hook(telegram: Telegram, url: str, *, failed: bool = False) -> None:
    telegram.bot.hook = Hook(url, SECRET)
    if failed:
        telegram.bot.hook.failed_at = datetime(2026, 5, 7, 4, 0, tzinfo=UTC)
        telegram.bot.hook.failed_why = "Wrong response from the webhook: 502 Bad Gateway"


def _all_is_well(telegram: Telegram, _: pytest.MonkeyPatch) -> None:
    _waits(telegram)


def _hears_all(telegram: Telegram, _: pytest.MonkeyPatch) -> None:
    telegram.bot.privacy = False


def _joins_nothing(telegram: Telegram, _: pytest.MonkeyPatch) -> None:
    telegram.bot.joins_groups = False


def _old_webhook(telegram: Telegram, _: pytest.MonkeyPatch) -> None:
    _hook(telegram, "https://elsewhere.example/old")


def _new_webhook(telegram: Telegram, monkeypatch: pytest.MonkeyPatch) -> None:
    _set_webhook(monkeypatch)


def _other_webhook(telegram: Telegram, monkeypatch: pytest.MonkeyPatch) -> None:
    _set_webhook(monkeypatch)
    _hook(telegram, "http://127.0.0.1:11/bot")


def _our_webhook(telegram: Telegram, monkeypatch: pytest.MonkeyPatch) -> None:
    _set_webhook(monkeypatch)
    _hook(telegram, f"{BASE}/telegram/7", failed=True)


def _our_webhook_fails(telegram: Telegram, monkeypatch: pytest.MonkeyPatch) -> None:
    _waits(telegram)
    _our_webhook(telegram, monkeypatch)


def _token_taken_back(telegram: Telegram, _: pytest.MonkeyPatch) -> None:
    telegram.world.bots.clear()


def _telegram_is_ill(telegram: Telegram, _: pytest.MonkeyPatch) -> None:
    telegram.troubles.next(Trouble.HTML, "getMe")


def _half_an_answer(telegram: Telegram, _: pytest.MonkeyPatch) -> None:
    telegram.troubles.next(Trouble.GARBAGE, "getWebhookInfo")


class _Clock(datetime):
    """The clock of a machine that nobody set."""

    apart = timedelta()

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        return datetime.now(UTC) + cls.apart


def _clock_is(apart: timedelta) -> Happens:
    def happens(_: Telegram, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(_Clock, "apart", apart)
        monkeypatch.setattr(command, "datetime", _Clock)

    return happens


@pytest.mark.parametrize(
    ("happens", "said", "code"),
    [
        (_all_is_well, ["(@linzhang_bot)", "privacy mode is on", "Waiting at Telegram: 1.", "The clock is within"], 0),
        (_hears_all, ["hears everything"], 0),
        (_joins_nothing, ["/setjoingroups", "The clock is within"], 1),
        (_old_webhook, ["address set before", "none will be lost"], 0),
        (_new_webhook, ["was not told yet"], 0),
        (_other_webhook, ["to another address"], 0),
        (_our_webhook, ["Telegram brings new messages. Waiting: 0"], 0),
        (_our_webhook_fails, ["Waiting: 1", "502 Bad Gateway", "the certificate"], 1),
        (_token_taken_back, ["does not know this token"], 1),
        (_telegram_is_ill, ["Telegram said no (502)"], 1),
        (_half_an_answer, ["cannot be reached (http://127.0.0.1"], 1),
        (_clock_is(timedelta(minutes=5)), ["seconds ahead"], 1),
        (_clock_is(timedelta(minutes=-5)), ["seconds behind"], 1),
    ],
)
async def test_check_says_how_the_bot_stands_and_what_to_do(
    telegram: Telegram, monkeypatch: pytest.MonkeyPatch, happens: Happens, said: list[str], code: int
) -> None:
    happens(telegram, monkeypatch)

    result = await linzhang("check")

    assert [words for words in said if words not in result.output] == []
    assert result.exit_code == code
    assert "Traceback" not in result.output


async def test_check_without_a_network_says_so(telegram: Telegram) -> None:
    await telegram.go_away()
    result = await linzhang("check")
    assert "cannot be reached" in result.output
    assert result.exit_code == 1


async def test_check_shows_no_secret_in_any_language(telegram: Telegram, monkeypatch: pytest.MonkeyPatch) -> None:
    _set_webhook(monkeypatch)
    for locale in Locale:
        said = (await linzhang("check", locale=locale)).output
        assert "telegram_token = ***" in said
        assert telegram.token.partition(":")[2] not in said
        assert SECRET not in said


async def test_check_only_looks(telegram: Telegram) -> None:
    await linzhang("check")
    assert {call.method for call in telegram.ledger.calls()} == {"getMe", "getWebhookInfo"}


async def test_check_looks_at_telegram_also_before_there_is_a_town(
    telegram: Telegram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    result = await linzhang("check")
    assert result.exit_code == 1
    assert "No town was imported yet" in result.output
    assert "(@linzhang_bot)" in result.output


@pytest.mark.parametrize(
    ("set", "to", "said"),
    [
        ("TELEGRAM_TOKEN", "no token", "digits, a colon"),
        ("TELEGRAM_API", "http://far.example", "https://"),
        ("TELEGRAM_WEBHOOK", BASE, "anybody could pretend"),
        ("TELEGRAM_WEBHOOK_SECRET", "short", "32 to 256"),
        ("LAB", "true", "lab = true"),
    ],
)
async def test_every_command_refuses_what_cannot_work_in_words(
    telegram: Telegram, monkeypatch: pytest.MonkeyPatch, set: str, to: str, said: str
) -> None:
    monkeypatch.setenv(f"LINZHANG_{set}", to)
    for command_ in ("check", "run", "doctor"):
        result = await linzhang(command_)
        assert result.exit_code == 1
        assert said in result.output
        assert "Traceback" not in result.output
    assert telegram.ledger.calls() == []


async def test_a_token_in_the_settings_file_is_refused_in_words(telegram: Telegram, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(f'telegram_token = "{telegram.token}"', encoding="utf-8")
    result = await linzhang("check")
    assert result.exit_code == 1
    assert "must not be in this file" in result.output
    assert telegram.token not in result.output


async def test_a_token_file_others_can_read_is_refused_in_words(
    telegram: Telegram, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "token"
    file.write_text(telegram.token, encoding="utf-8")
    file.chmod(0o644)
    monkeypatch.delenv("LINZHANG_TELEGRAM_TOKEN")
    monkeypatch.setenv("LINZHANG_TELEGRAM_TOKEN_FILE", str(file))
    assert "chmod 600" in (await linzhang("check")).output
    file.chmod(0o600)
    assert "(@linzhang_bot)" in (await linzhang("check")).output
