"""``linzhang poll export`` and ``linzhang poll verify``: a poll written down, and what is said of such a file."""

from __future__ import annotations

import os
import random
from contextlib import closing
from pathlib import Path

import pytest

from bot.command.verify_poll import verify
from domain.polls.poll import Effect, Method, Option, RollKind, Secrecy
from domain.polls.presets import PRESETS
from handlers.polls.asking.opening import open_poll
from storage.engine.database import connect
from storage.polls.polls import NewPoll
from storage.town.towns import TownShelf
from storage.work import Work
from tests.bot.test_forgetting import linzhang
from tests.faults.made_up_polls import made_up
from tests.town import NOON, PLACE_WORDS


@pytest.fixture
def polled(town: Path) -> Path:
    """The town, where the yard is being asked something."""
    with closing(connect(os.fspath(town / "linzhang.db"), NOON)) as connection:
        work = Work(connection, TownShelf(PLACE_WORDS))
        new = NewPoll(
            grid="yard",
            question="院里装不装充电桩",
            options=(Option("装"), Option("不装")),
            method=Method.YES_NO,
            preset="straw",
            rule=PRESETS["straw"],
            effect=Effect.STRAW,
            secrecy=Secrecy.NAMED,
            roll_kind=RollKind.HOUSEHOLD,
            proposed_by=1,
            opens_at=NOON,
            closes_at=NOON,
        )
        open_poll(work, work.polls.add(new, NOON), NOON)
    return town


def test_a_poll_is_written_to_standard_output_and_its_file_holds(polled: Path) -> None:
    written = linzhang("poll", "export", "1")
    assert written.exit_code == 0, written.output
    assert verify(written.stdout)["poll"] == 1

    (polled / "export").write_text(written.stdout, encoding="utf-8", newline="")
    told = linzhang("poll", "verify", str(polled / "export"))
    assert told.exit_code == 0, told.output
    assert "Poll 1: " in told.output
    assert "not counted yet" in told.output
    assert linzhang("verify").exit_code == 0


@pytest.mark.usefixtures("polled")
def test_a_poll_nobody_opened_cannot_be_written() -> None:
    written = linzhang("poll", "export", "2")
    assert written.exit_code == 1
    assert "There is no poll 2" in written.stderr
    assert written.stdout == ""


def test_a_file_that_was_changed_is_told_in_words(tmp_path: Path) -> None:
    held = made_up(random.Random(3))
    good, bad = tmp_path / "good", tmp_path / "bad"
    good.write_text(held.text, encoding="utf-8", newline="")
    bad.write_text(held.text.replace('"seq":2', '"seq":3'), encoding="utf-8", newline="")

    told = linzhang("poll", "verify", str(good), held.chain[-1][1])
    assert told.exit_code == 0, told.output
    assert "Counted again: " in told.output

    for file, head in ((bad, ""), (good, "f" * 64)):
        told = linzhang("poll", "verify", str(file), *filter(None, (head,)))
        assert told.exit_code == 1
        assert "This file does not hold" in told.stderr


def test_verify_finds_a_ballot_somebody_slipped_in(polled: Path) -> None:
    with closing(connect(os.fspath(polled / "linzhang.db"), NOON)) as connection:
        connection.execute(
            "INSERT INTO ballots (poll, unit, choice, origin, seq, receipt) VALUES (1, 1, '1', 'paper', 1, 'R-AAAAAA')"
        )
    told = linzhang("verify")
    assert told.exit_code == 1
    assert "Poll 1: the ballot of number 1 on the roll" in told.output
