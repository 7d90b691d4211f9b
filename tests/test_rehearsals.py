"""The plays in ``examples/rehearsals`` are our conversation tests. A play that goes wrong says so, by file and line."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from pathlib import Path

import pytest

from bot.command.console import Console
from bot.command.samples import examples
from bot.language.text import Locale, Texts
from bot.rehearsal import Verdict, play, rehearse
from bot.rehearsal.stage import Stage, lab_stage
from domain.register import Register
from handlers import routes
from tests.engines import url_of

PLAYS = sorted(path for path in (examples() / "rehearsals").iterdir() if path.is_file())
DOCUMENT = Path(__file__).parents[1] / "docs" / "rehearsals.md"

HEAD = "小镇：yueyang-lou\n时间：2026-05-08 15:00\n"
SHELL = Console(Texts.load(strict=True), Locale.EN)

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a play into a file."""

    def written(text: str) -> Path:
        file = tmp_path / "play.txt"
        file.write_text(text, encoding="utf-8")
        return file

    return written


def here(folder: Path, register: Register, starts: datetime) -> AbstractAsyncContextManager[Stage]:
    """The stage of the lab, with the engine the tests are run on."""
    return lab_stage(folder, register, starts, database=url_of(folder))


def told(verdict: Verdict) -> list[tuple[int, str]]:
    return [(mistake.line, mistake.say.key) for mistake in verdict.mistakes]


async def played(file: Path) -> list[tuple[int, str]]:
    """What was wrong, by line."""
    return told(await play(file, out=lambda line: None, raised=here))


@pytest.mark.parametrize("file", PLAYS, ids=lambda file: file.stem)
async def test_everybody_hears_what_the_play_says(file: Path) -> None:
    transcript: list[str] = []

    verdict = await play(file, out=transcript.append, raised=here)

    assert told(verdict) == [], "\n".join(transcript)


@pytest.mark.parametrize("number", [0, 1])
async def test_the_plays_in_the_document_can_be_played(number: int, write: Write) -> None:
    blocks = re.findall(r"```\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    plays = [block for block in blocks if block.startswith("#")]

    assert await played(write(plays[number])) == []


async def test_a_failing_expectation_names_the_file_and_the_line_and_the_exit_code_is_1(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    right, wrong = "王阿姨 听到：语言", "王阿姨 听到：您好，镇长"
    file = write(f"{HEAD}王阿姨：语言\n{wrong}\n{right}\n")

    assert await rehearse(SHELL, (file,)) == 1

    said = capsys.readouterr()
    assert f"✗ {wrong}" in said.out
    assert f"✓ {right}" in said.out
    assert said.err.splitlines() == [
        f"{file}:4  This was not heard.",
        f"{file}: one thing is not as the play says.",
    ]


async def test_one_play_that_fails_among_others_is_enough(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    well = write(f"{HEAD}王阿姨：语言\n")
    badly = well.with_name("badly.txt")
    badly.write_text(f"{HEAD}王阿姨：语言\n王阿姨 没有听到任何话\n", encoding="utf-8")

    assert await rehearse(SHELL, (well,)) == 0
    assert await rehearse(SHELL, (badly, well)) == 1
    assert f"{badly}:4" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("王阿姨 听到：没有这句话", "rehearsal-not-heard"),
        ("王阿姨 听到：语言…哪种", "rehearsal-not-heard"),
        ("王阿姨（富家组居民群） 听到：语言", "rehearsal-not-heard"),
        ("小李 听到：语言", "rehearsal-not-heard"),
        ("王阿姨 听到：哪种语言 [照片]", "rehearsal-not-heard"),
        ("王阿姨 听到：哪种语言 [选项 法语]", "rehearsal-not-heard"),
        ("王阿姨 没听到：哪种语言", "rehearsal-heard-anyway"),
        ("王阿姨 没有听到任何话", "rehearsal-heard-something"),
        ("小李 只听到：语言", "rehearsal-not-heard"),
        ("王阿姨 点 法语", "rehearsal-no-button"),
        ("王阿姨 点 Eng", "rehearsal-no-button"),
        ("小李 点 English", "rehearsal-no-button"),
        ("王阿姨：1 [回复 没有这句话]", "rehearsal-no-message"),
        ("到 2026-05-08 15:00", "rehearsal-time-passed"),
        ("停机 到 2026-05-08 14:00", "rehearsal-time-passed"),
    ],
)
async def test_what_is_not_as_the_play_says_is_told_at_its_line(line: str, key: str, write: Write) -> None:
    assert await played(write(f"{HEAD}王阿姨：语言\n{line}\n")) == [(4, key)]


async def test_a_second_message_is_one_too_many_for_only(write: Write) -> None:
    text = f"{HEAD}王阿姨：2栋冒烟，有煤气味\n王阿姨 听到：119\n王阿姨 只听到：119\n"

    assert await played(write(text)) == [(5, "rehearsal-heard-only")]


async def test_a_cue_that_cannot_be_played_ends_the_play_and_an_expectation_does_not(write: Write) -> None:
    text = f"{HEAD}王阿姨：语言\n王阿姨 听到：一\n王阿姨 听到：二\n王阿姨 点 三\n王阿姨 听到：四\n"

    assert await played(write(text)) == [
        (4, "rehearsal-not-heard"),
        (5, "rehearsal-not-heard"),
        (6, "rehearsal-no-button"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("小镇：yueyang\n时间：2026-05-08 15:00\n王阿姨：好\n", [(1, "rehearsal-no-town")]),
        (f"{HEAD}王大妈：好\n小李 听到：好\n小张 听到：好\n", [(3, "rehearsal-nobody"), (5, "rehearsal-nobody")]),
        (f"{HEAD}王阿姨（没有的群）：好\n", [(3, "rehearsal-no-group")]),
        (f"{HEAD}富家组居民群：好\n", [(3, "rehearsal-group-is-silent")]),
        ("小镇：changsheng\n时间：2026-05-08 15:00\n田婆婆：好\n", [(3, "rehearsal-no-phone")]),
        (f"{HEAD}王阿姨：[录像]\n王大妈 点\n", [(3, "rehearsal-mark-unknown"), (4, "rehearsal-nothing-said")]),
    ],
)
async def test_a_play_with_mistakes_is_not_begun(text: str, found: list[tuple[int, str]], write: Write) -> None:
    transcript: list[str] = []

    verdict = await play(write(text), out=transcript.append, raised=here)

    assert [mistake for mistake in told(verdict) if mistake[1] != "rehearsal-needs-cue"] == found
    assert transcript == []


async def test_mistakes_in_the_town_beside_the_play_are_told(write: Write, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "town.toml").write_text("[town]\nid = 1\n", encoding="utf-8")

    found = await played(write("时间：2026-05-08 15:00\n小镇：mine\n王阿姨：好\n"))

    assert found
    assert set(found) == {(2, "rehearsal-town-wrong")}


async def test_a_play_saved_as_gbk_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "play.txt"
    file.write_bytes(b"# play\n" + HEAD.encode("gbk"))

    assert await played(file) == [(2, "rehearsal-not-utf8")]


async def test_a_payload_nobody_can_deal_with_is_told_at_the_line_that_sent_it(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setitem(routes.ROUTES, "talk.language", broken)  # type: ignore[arg-type]

    assert await played(write(f"{HEAD}王阿姨：帮助\n王阿姨：语言\n小李：帮助\n")) == [(4, "rehearsal-dead-letter")]


async def test_a_message_that_is_not_delivered_is_told_at_the_line_that_brought_it_about(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = Texts.say

    def speechless(texts: Texts, say, reader):  # type: ignore[no-untyped-def]
        if say.key == "language-which":
            raise LookupError(say.key)
        return said(texts, say, reader)

    monkeypatch.setattr(Texts, "say", speechless)

    assert await played(write(f"{HEAD}王阿姨：帮助\n王阿姨：语言\n小李：帮助\n")) == [(4, "rehearsal-not-delivered")]
