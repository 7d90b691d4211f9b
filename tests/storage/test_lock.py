"""One process serves the town in a file; whoever comes second is refused, whoever comes after a death is not."""

from __future__ import annotations

import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from domain.errors import Refusal
from storage.engine.lock import served_alone


def test_a_town_in_a_file_is_served_once_however_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "also").symlink_to(tmp_path, target_is_directory=True)
    with served_alone(f"sqlite:{tmp_path / 'town.db'}"):
        for name in ("town.db", "also/town.db"):
            with pytest.raises(Refusal, match="served-already"), served_alone(f"sqlite:{tmp_path / name}"):
                pass
        with served_alone(f"sqlite:{tmp_path / 'other.db'}"):
            pass
    with served_alone(f"sqlite:{tmp_path / 'town.db'}"):
        pass


def test_the_folder_need_not_be_there_and_no_database_is_made(tmp_path: Path) -> None:
    with served_alone(f"sqlite:{tmp_path / 'new' / 'town.db'}"):
        assert [file.name for file in (tmp_path / "new").iterdir()] == ["town.db.lock"]


@pytest.mark.parametrize("url", ["sqlite::memory:", "postgresql://server/town"])
def test_where_others_may_serve_it_too_or_nobody_can_see_it_nobody_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with served_alone(url), served_alone(url):
        assert not list(tmp_path.iterdir())


def _serve(url: str, serving: object) -> None:
    with served_alone(url):
        serving.set()  # type: ignore[attr-defined]
        signal.pause()


@pytest.mark.parametrize("last_words", [signal.SIGKILL, signal.SIGTERM])
def test_one_that_stands_still_is_there_and_one_that_is_dead_is_not(tmp_path: Path, last_words: signal.Signals) -> None:
    url, context = f"sqlite:{tmp_path / 'town.db'}", multiprocessing.get_context("spawn")
    serving = context.Event()
    first = context.Process(target=_serve, args=(url, serving))
    first.start()
    assert serving.wait(30)
    assert first.pid is not None
    os.kill(first.pid, signal.SIGSTOP)
    with pytest.raises(Refusal), served_alone(url):
        pass
    os.kill(first.pid, last_words)
    os.kill(first.pid, signal.SIGCONT)
    first.join()
    with served_alone(url):
        pass
