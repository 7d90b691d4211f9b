"""The measuring scripts measure what they say: every report becomes a case, and a refusal is no report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from benchmarks import ballots, closing, postgres, telegram, throughput, wechat
from benchmarks.effort import TINY
from benchmarks.figures import SECTIONS, Figure, Goal, verdict
from benchmarks.multiply import multiply
from benchmarks.reporters import NotWhatWasMeant, Reporters
from benchmarks.server import a_server
from benchmarks.service import database_file, opened
from benchmarks.stage import Stage, set_up
from storage.engine.queries import queries
from storage.work import Work


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    # A server that may not run as root has to be let through to its folder, and pytest shuts its own for all others.
    with TemporaryDirectory(prefix="linzhang-bench-") as folder, set_up(TINY, Path(folder)) as stage:
        yield stage


def test_a_handful_of_reports_gives_every_figure_of_them(stage: Stage) -> None:
    found = throughput.measure(stage)
    assert all(value > 0 for value in found.values())
    told = {figure.name for section in SECTIONS for figure in section.figures}
    assert set(found) <= told
    assert {"reports_per_s_16", "awaited_per_s_16", "ratio_to_awaited_16", "p99_ms_1"} <= set(found)
    assert found["statements_per_report"] > 10


def test_every_bot_is_sent_reports_and_ours_makes_a_case_of_each(stage: Stage) -> None:
    found = telegram.measure(stage)
    assert all(value > 0 for value in found.values())
    (section,) = [section for section in SECTIONS if section.figures[0].name == "telegram_ack_per_s"]
    assert set(found) == {figure.name for figure in section.figures}
    assert found["telegram_messages_per_report"] > 1


def test_a_handful_of_residents_gives_every_figure_of_wechat(stage: Stage) -> None:
    found = wechat.measure(stage)
    assert all(value > 0 for value in found.values())
    (section,) = [section for section in SECTIONS if section.figures[0].name == "wechat_cost_us"]
    assert set(found) == {figure.name for figure in section.figures}


def test_a_handful_of_presses_gives_every_figure_of_them(stage: Stage) -> None:
    found = ballots.measure(stage)
    assert all(value > 0 for value in found.values())
    (section,) = [section for section in SECTIONS if section.figures[0].name == "ballots_per_s_64"]
    assert set(found) == {figure.name for figure in section.figures}


def test_a_handful_of_households_gives_every_figure_of_the_end_of_a_poll(stage: Stage) -> None:
    found = closing.measure(stage)
    assert all(value > 0 for value in found.values())
    (section,) = [section for section in SECTIONS if section.figures[0].name == "poll_closing_longest_unit_ms_10k"]
    assert set(found) == {figure.name for figure in section.figures}


def test_a_household_that_did_not_hear_the_result_is_no_figure(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlers.polls.spreading.tell_everybody", lambda *_: None)
    with pytest.raises(NotWhatWasMeant):
        closing.measure(stage)


def test_a_handful_of_reports_gives_every_figure_of_postgresql(stage: Stage) -> None:
    found = postgres.measure(stage)
    assert all(value > 0 for value in found.values())
    (section,) = [section for section in SECTIONS if section.figures[0].name == "reports_per_s_pg_64"]
    assert set(found) == {figure.name for figure in section.figures}
    assert found["pg_statements_per_report"] > 10


def test_rows_that_two_got_are_no_figure(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = queries("inbox").waiting
    monkeypatch.setattr(queries("inbox"), "claim", lambda connection, holder, **asked: everything(connection, **asked))
    with a_server(stage) as server, pytest.raises(NotWhatWasMeant):
        postgres.claims(stage, server)


def test_a_press_that_became_no_ballot_is_no_figure(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.ballots.handle", lambda *_: None)
    with pytest.raises(NotWhatWasMeant):
        ballots.measure(stage)


async def test_each_report_is_a_case_of_its_own(town_: Path) -> None:
    async with opened(town_) as busy:
        run = await Reporters(busy).report(20, waiting=4)
        assert len(run.took) == 20
        assert await busy.service.database.read(lambda work: dict(work.cases.counts())) == {"dispatched": 20}


async def test_what_became_no_case_is_no_report(town_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(town_) as busy:
        monkeypatch.setattr("bot.inbox.worker.handle", lambda *_: None)
        with pytest.raises(NotWhatWasMeant):
            await Reporters(busy).report(1, waiting=1)


async def test_copied_cases_are_cases_and_the_town_goes_on_after_them(town_: Path) -> None:
    async with opened(town_) as busy:
        await Reporters(busy).report(5, waiting=2)
    multiply(database_file(town_), 20)
    async with opened(town_) as busy:
        counts = await busy.service.database.read(_counts)
        assert sum(counts.values()) == 100
        assert counts["closed"] == 90
        await Reporters(busy, after=5).report(5, waiting=2)
        assert sum((await busy.service.database.read(_counts)).values()) == 105


def _counts(work: Work) -> dict[str, int]:
    return dict(work.cases.counts())


@pytest.fixture
def town_(stage: Stage) -> Iterator[Path]:
    with stage.a_town() as folder:
        yield folder


@pytest.mark.parametrize(
    ("goal", "value", "told"),
    [
        (Goal(least=2_000), 2_000.0, "met"),
        (Goal(least=2_000), 1_999.9, "**not met**"),
        (Goal(most=1.5), 1.5, "met"),
        (Goal(most=1.5), 1.51, "**not met**"),
        (None, 7.0, ""),
    ],
)
def test_a_goal_is_met_or_it_is_not(goal: Goal | None, value: float, told: str) -> None:
    assert verdict(Figure("speed", "speed", goal), {"speed": value}) == told


def test_what_was_not_measured_is_not_judged() -> None:
    assert verdict(Figure("speed", "speed", Goal(least=1)), {}) == ""
