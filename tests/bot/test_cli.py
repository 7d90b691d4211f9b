"""What an administrator meets on the command line: every command, its mistakes in words, its exit code."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.command.cli import build
from bot.command.console import Console, console
from bot.command.samples import examples, sample_town
from bot.language.doors import place_words
from bot.language.text import Locale, Texts
from bot.settings import Settings
from storage.engine.database import Database
from storage.mail.inbox import TRIES
from storage.work import Work
from tests.engines import url_of

TEXTS = Texts.load(strict=True)

COMMANDS = (
    "demo",
    "run",
    "rehearse",
    "import",
    "invite",
    "poster",
    "check",
    "calendar",
    "dead-letters",
    "matters",
    "backup",
    "restore",
    "verify",
    "doctor",
    "figures",
    "forget",
)


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"LINZHANG_{name.upper()}", raising=False)
    monkeypatch.setenv("LINZHANG_DATABASE", url_of(tmp_path))


def linzhang(*words: str) -> Result:
    return CliRunner().invoke(build(Console(TEXTS, Locale.EN)), words)


def test_help_names_every_command_with_a_sentence() -> None:
    said = linzhang("--help").output

    for command in COMMANDS:
        assert f"\n  {command} " in said
    assert "linzhang demo" in said


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    result = linzhang(command, "--help")

    assert result.exit_code == 0
    assert TEXTS.plain(f"cli-{command}-help", Locale.EN)[:40] in " ".join(result.output.split())


@pytest.mark.parametrize("town", ["yueyang-lou", "changsheng"])
def test_a_sample_town_is_imported_and_imported_again(town: str) -> None:
    first = linzhang("import", str(sample_town(town)))
    second = linzhang("import", str(sample_town(town)))

    assert first.exit_code == 0
    assert "households" in first.output
    assert second.output == first.output


async def _hand_over(giver: str, taker: str) -> None:
    now = datetime(2026, 5, 8, 7, 0, tzinfo=UTC)

    def unit(work: Work) -> None:
        (one,), (other,) = work.people.named_in(giver), work.people.named_in(taker)
        work.handovers.carry_out(work.handovers.propose(one.id, other.id, one.id, now), None, now)

    async with await Database.open(Settings().database, now, place_words(TEXTS)) as database:
        await database.transact(unit)


def test_what_was_handed_over_in_chat_is_told_when_the_town_is_imported_again() -> None:
    first = linzhang("import", str(sample_town()))
    asyncio.run(_hand_over("秦芳", "方敏"))
    second = linzhang("import", str(sample_town()))

    assert "handed over" not in first.output
    assert "handed over in chat: 1" in " ".join(second.output.split())
    assert second.exit_code == 0


def test_all_mistakes_of_a_town_are_told_at_once_and_nothing_is_stored(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    text = (sample_town() / "town.toml").read_text(encoding="utf-8")
    text = text.replace('class = "simple"', 'class = "easy"', 2)
    (broken / "town.toml").write_text(text, encoding="utf-8")

    result = linzhang("import", str(broken))

    assert result.exit_code == 1
    assert result.output.count("town.toml:") >= 2
    assert linzhang("run").exit_code == 1


def test_a_rule_of_ours_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LINZHANG_DATABASE")
    Path("linzhang.toml").write_text('database = "mysql:town"', encoding="utf-8")

    assert "write sqlite: and the path of a file" in linzhang("check").output


def test_running_without_a_town_says_what_to_do_first() -> None:
    result = linzhang("run")

    assert result.exit_code == 1
    assert "linzhang import" in result.output


def test_check_describes_the_imported_town_and_what_nobody_answers_for() -> None:
    linzhang("import", str(sample_town()))

    result = linzhang("check")

    assert result.exit_code == 0
    assert "port = 8000" in result.output
    assert "Somebody answers for every kind of matter" in result.output


def test_check_of_a_folder_stores_nothing() -> None:
    assert linzhang("check", str(sample_town("changsheng"))).exit_code == 0
    assert "No town was imported yet" in linzhang("check").output


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("port = 99999", "port"),
        ('colour = "red"', "colour"),
        ('database = "mysql:town"', "database"),
        ('port = "', "not valid TOML"),
    ],
)
def test_a_wrong_setting_is_named_in_words(file: str, said: str) -> None:
    Path("linzhang.toml").write_text(file, encoding="utf-8")

    result = linzhang("check")

    assert result.exit_code == 1
    assert said in result.output
    assert "Traceback" not in result.output


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("linzhang.toml").write_text("port = 1234\nlanguage = 'en'\n", encoding="utf-8")
    monkeypatch.setenv("LINZHANG_PORT", "4321")
    linzhang("import", str(sample_town()))

    assert "port = 4321" in linzhang("check").output
    assert console().text("cli-stopped") == "Stopped."


async def _leave_dead_letters(*payloads: bytes) -> None:
    now = datetime(2026, 5, 8, 7, 0, tzinfo=UTC)
    async with await Database.open(Settings().database, now, place_words(TEXTS)) as database:
        for number, payload in enumerate(payloads):
            await database.transact(
                lambda work, number=number, payload=payload: work.inbox.store(
                    channel="lab", update_id=str(number), conversation=str(number), payload=payload, now=now
                )
            )
        for arrived in await database.read(lambda work: work.inbox.waiting(9)):
            for _ in range(TRIES):
                await database.transact(lambda work, id=arrived.id: work.inbox.failed(id, "ab12cd34"))


def test_dead_letters_are_listed_without_what_was_said_and_tried_again() -> None:
    asyncio.run(_leave_dead_letters(json.dumps({"text": "secret words"}).encode(), b"not even json"))

    listed = linzhang("dead-letters", "list").output
    assert "2 messages could not be handled" in listed
    assert "ab12cd34" in listed
    assert "secret" not in listed

    assert linzhang("dead-letters", "retry", "1").exit_code == 0
    assert "One message could not be handled" in linzhang("dead-letters", "list").output
    assert linzhang("dead-letters", "retry", "77").exit_code == 1
    assert linzhang("dead-letters", "retry").exit_code == 0
    assert "0 messages could not be handled" in linzhang("dead-letters", "list").output


async def _leave_one_of_each() -> None:
    await _leave_dead_letters(b"{}", b"\xff", b"too fast")
    now = datetime(2026, 5, 8, 7, 0, tzinfo=UTC)

    def unit(work: Work) -> None:
        for id in (2, 3):
            work.inbox.retry(id)
        work.inbox.unreadable(2, "cd34ef56", kind="ValidationError")
        work.inbox.done(3, now)
        work.inbox.held(3)

    async with await Database.open(Settings().database, now, place_words(TEXTS)) as database:
        await database.transact(unit)


def test_each_dead_letter_says_why_and_a_flood_is_only_counted() -> None:
    asyncio.run(_leave_one_of_each())

    listed = linzhang("dead-letters", "list").output
    assert "failed again and again" in listed
    assert "cannot be read" in listed
    assert "No. 3" not in listed
    assert "One more came too fast" in listed
    assert "No. 3" in linzhang("dead-letters", "list", "--reason", "flood").output

    shown = linzhang("dead-letters", "show", "2").output
    assert "ValidationError" in shown
    assert "1 bytes" in shown
    assert linzhang("dead-letters", "show", "77").exit_code == 1

    assert "2 messages will be tried again" in linzhang("dead-letters", "retry").output
    assert "One message will be tried again" in linzhang("dead-letters", "retry", "--reason", "flood").output


def test_a_dead_letter_is_dropped_only_after_a_yes() -> None:
    asyncio.run(_leave_one_of_each())

    assert linzhang("dead-letters", "drop").exit_code == 1
    asked = CliRunner().invoke(build(Console(TEXTS, Locale.EN)), ["dead-letters", "drop", "1"], input="n\n")
    assert asked.exit_code == 1
    assert "Are you sure?" in asked.output
    assert linzhang("dead-letters", "show", "1").exit_code == 0

    assert "Deleted what one message says" in linzhang("dead-letters", "drop", "1", "--yes").output
    assert linzhang("dead-letters", "show", "1").exit_code == 1
    assert linzhang("dead-letters", "drop", "--reason", "flood", "--yes").exit_code == 0
    assert "One message could not be handled" in linzhang("dead-letters", "list").output


def test_a_play_that_holds_and_one_that_does_not(tmp_path: Path) -> None:
    plays = sorted((examples() / "rehearsals").iterdir())

    assert linzhang("rehearse", str(plays[0])).exit_code == 0


def test_why_a_text_is_taken_for_which_matter_is_explained() -> None:
    linzhang("import", str(sample_town("yueyang-lou")))

    said = linzhang("matters", "explain", "3栋电题困人，快来").output
    assert said.splitlines()[0] == "Trapped in a lift (lift-trapped): 电题困人 · 快来"
    assert said.splitlines()[-1] == "Lessons learnt: 0"
    assert "no kind of matter" in linzhang("matters", "explain", "你好").output


def test_what_was_learnt_is_listed_and_forgotten() -> None:
    linzhang("import", str(sample_town("yueyang-lou")))

    assert linzhang("matters", "lessons").output == "Lessons learnt: 0\n"
    assert linzhang("matters", "forget").exit_code == 1
    assert linzhang("matters", "forget", "--all", "--category", "noise").exit_code == 1
    assert linzhang("matters", "forget", "--all").exit_code == 1
    assert linzhang("matters", "forget", "--all", "--yes").output == "Lessons forgotten: 0\n"
