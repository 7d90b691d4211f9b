"""Two programs for one bot would take each other's updates: the second is refused, one after a crash is not."""

from __future__ import annotations

import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from bot.channels.telegram.lock import only_one
from domain.errors import Refusal


def test_the_second_is_refused_until_the_first_is_done(tmp_path: Path) -> None:
    with only_one(tmp_path, "4242"):
        for _ in range(50):
            with pytest.raises(Refusal, match="running-already"), only_one(tmp_path, "4242"):
                pass
        with only_one(tmp_path, "4243"):
            pass
    with only_one(tmp_path, "4242"):
        pass


def test_the_data_folder_need_not_be_there_and_no_name_tells_the_bot(tmp_path: Path) -> None:
    with only_one(tmp_path / "new" / "data", "4242"):
        pass
    (file,) = (tmp_path / "new" / "data").iterdir()
    assert "4242" not in file.name
    assert file.read_bytes() == b""


def _hold(folder: Path, held: object) -> None:
    with only_one(folder, "4242"):
        held.set()  # type: ignore[attr-defined]
        signal.pause()


def test_whoever_is_killed_holds_nobody_up(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    held = context.Event()
    first = context.Process(target=_hold, args=(tmp_path, held))
    first.start()
    assert held.wait(30)
    with pytest.raises(Refusal), only_one(tmp_path, "4242"):
        pass
    assert first.pid is not None
    os.kill(first.pid, signal.SIGKILL)
    first.join()
    with only_one(tmp_path, "4242"):
        pass
