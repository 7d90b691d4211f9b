"""The documents are true: what they link to, quote and show is there, and every setting and command is told of."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest

from bot.command.cli import build
from bot.command.console import Console
from bot.language.text import Locale, Texts
from bot.settings import Settings
from tests.docs.pages import ROOT, anchors, blocks, code, pages, prose, read, rows, spans, targets

#: What is nothing until it is set has no default to be told.
DEFAULTS: dict[str, Any] = {
    name: None if field.default_factory is not None else field.default for name, field in Settings.model_fields.items()
}


# Links


@pytest.mark.parametrize(("page", "target"), [(page, target) for page in pages() for target in targets(read(page))])
def test_every_link_and_picture_leads_somewhere(page: str, target: str) -> None:
    name, _, anchor = target.partition("#")
    there = (ROOT / page).parent / name if name else ROOT / page
    assert there.exists()
    assert not anchor or anchor in anchors(there.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", pages())
def test_every_file_named_in_a_page_is_there(page: str) -> None:
    tops = {path.name for path in ROOT.iterdir() if path.is_dir()}
    named = [span for span in spans(prose(read(page))) if re.fullmatch(r"[\w.-]+(/[\w.-]+)*/?", span) and "/" in span]
    ours = [span for span in named if span.split("/")[0] in tops - {"data"}]
    assert [span for span in ours if not (ROOT / span).exists()] == []


def test_no_page_knows_the_machine_it_was_written_on() -> None:
    elsewhere = re.compile(
        r"(?<![\w.])/(?:home|root|tmp|work|Users|mnt)/|[A-Z]:\\|index-url|pypi\.|pythonhosted|/simple/"
    )
    found = {page: elsewhere.findall(read(page)) for page in (*pages(), "NOTICE")}
    assert not any(found.values()), found


# Settings and commands


@pytest.mark.parametrize("name", DEFAULTS)
def test_every_setting_is_told_with_its_default(name: str) -> None:
    default = DEFAULTS[name]
    told = "none" if default is None else f"`{str(default).lower() if isinstance(default, bool) else default}`"
    row = next(row for row in rows(read("docs/settings.md")) if row[0] == f"`{name}`")
    assert row[1:3] == [f"`LINZHANG_{name.upper()}`", told]
    assert row[3]


def test_no_setting_is_told_that_is_not_there() -> None:
    told = [row[0].strip("`") for row in rows(read("docs/settings.md")) if len(row) == 4]
    assert told == list(DEFAULTS)


def test_the_settings_file_in_the_document_sets_everything_to_its_default() -> None:
    (example,) = blocks(read("docs/settings.md"), "toml")
    set_ = {name: value for name, value in DEFAULTS.items() if value is not None}
    plain = {name: str(value) if isinstance(value, Path) else value for name, value in set_.items()}
    assert tomllib.loads(example) == plain


@cache
def _commands() -> dict[str, click.Command]:
    """Every command by what is typed after ``linzhang``."""
    found: dict[str, click.Command] = {}

    def look_into(group: click.Group, before: str) -> None:
        context = click.Context(group)
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            found[before + name] = command
            if isinstance(command, click.Group):
                look_into(command, f"{before}{name} ")

    look_into(build(Console(Texts.load(), Locale.EN)), "")
    return found


#: The program with a command behind it, and not the account, the database or the service of that name.
_TYPED = re.compile(r"(?<![=:@])linzhang (?=[a-z])(?!linzhang\b)")

QUOTED = sorted({(page, line.strip()) for page in pages() for line in code(read(page)) if _TYPED.search(line)})


def test_every_command_is_told_of() -> None:
    told = [command for command in _commands() if any(f"linzhang {command}" in line for _, line in QUOTED)]
    assert told == list(_commands())


@pytest.mark.parametrize(("page", "line"), QUOTED)
def test_every_quoted_command_can_be_typed(page: str, line: str) -> None:
    typed = _TYPED.split(line, maxsplit=1)[1].split()
    command = _commands().get(" ".join(typed[:2])) or _commands()[typed[0]]
    known = {option for param in command.params for option in param.opts} | {"--help"}
    assert {word for word in typed if word.startswith("--")} <= known


@pytest.mark.parametrize("page", ["operations", "telegram", "wechat", "wecom"])
def test_a_page_that_quotes_commands_tells_how_they_come_to_speak_english(page: str) -> None:
    assert DEFAULTS["language"] != "en"
    assert 'language = "en"' in read(f"docs/{page}.md")


def test_every_quoted_make_target_is_there() -> None:
    goals = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    quoted = {goal for page in pages() for line in code(read(page)) for goal in re.findall(r"^make ([a-z]+)", line)}
    assert {"demo", "test", "check", "format"} <= quoted <= goals


def test_both_readmes_tell_the_same_commands_and_lead_to_the_same_pages() -> None:
    english, chinese = read("README.md"), read("README.zh-CN.md")

    def typed(text: str) -> list[str]:
        return [line.partition("#")[0].strip() for block in blocks(text, "sh") for line in block.splitlines()]

    def led_to(text: str) -> set[str]:
        return set(targets(text)) - {"README.md", "README.zh-CN.md"}

    assert typed(english) == typed(chinese)
    # Whoever reads Chinese is also sent to the examples; nobody gets fewer pages.
    assert led_to(english) == led_to(chinese)


def test_the_readme_fits_on_a_few_screens() -> None:
    assert len(read("README.md").splitlines()) <= 150


def test_every_play_is_told_of() -> None:
    plays = [path.name for path in (ROOT / "examples" / "rehearsals").iterdir() if path.is_file()]
    told = [span for row in rows(read("examples/README.md")) for span in spans(row[0])]
    assert len(plays) >= 6
    assert sorted(play for play in told if "/" not in play) == sorted(plays)
