"""Settings come from the command line, else the environment, else the file; a wrong one is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import FILE, Settings


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"LINZHANG_{name.upper()}", raising=False)


def write(text: str) -> None:
    Path(FILE).write_text(text, encoding="utf-8")


def test_with_nothing_set_it_listens_to_this_machine_alone_and_shows_no_lab() -> None:
    settings = Settings()
    assert (settings.host, settings.port, settings.lab) == ("127.0.0.1", 8000, False)
    assert (settings.database, settings.data) == ("sqlite:data/linzhang.db", Path("data"))


def test_the_environment_wins_over_the_file_and_the_command_line_over_both(monkeypatch: pytest.MonkeyPatch) -> None:
    write('port = 1\nhost = "file"\nlanguage = "en"\n')
    monkeypatch.setenv("LINZHANG_PORT", "2")
    monkeypatch.setenv("LINZHANG_HOST", "environment")
    settings = Settings(port=3)
    assert (settings.port, settings.host, settings.language) == (3, "environment", "en")


@pytest.mark.parametrize(
    ("line", "setting"),
    [
        ("port = 70000", "port"),
        ("port = -1", "port"),
        ('port = "http"', "port"),
        ('database = "postgresql://town"', "database"),
        ('database = "sqlite:"', "database"),
        ('database = "data/linzhang.db"', "database"),
        ("tick_seconds = 0", "tick_seconds"),
        ("tick_seconds = 3600", "tick_seconds"),
        ('language = "fr"', "language"),
        ('lab = "perhaps"', "lab"),
        ("prot = 8000", "prot"),
    ],
)
def test_a_wrong_setting_is_named(line: str, setting: str) -> None:
    write(line)
    with pytest.raises(ValidationError) as refused:
        Settings()
    assert [error["loc"] for error in refused.value.errors()] == [(setting,)]


def test_a_setting_cannot_be_changed_while_the_program_runs() -> None:
    with pytest.raises(ValidationError):
        Settings().port = 1  # type: ignore[misc]
