"""Every figure that is told: its name in ``latest.json``, what it says, and what it must reach.

The goals are those the project set itself before it measured; nothing is left out because it was missed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Goal:
    """What a figure must not be below (``least``) or above (``most``)."""

    least: float | None = None
    most: float | None = None

    def met(self, value: float) -> bool:
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)

    def __str__(self) -> str:
        return f"≥ {self.least:,g}" if self.least is not None else f"≤ {self.most:,g}"


@dataclass(frozen=True, slots=True)
class Figure:
    name: str
    says: str
    goal: Goal | None = None


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    figures: tuple[Figure, ...]


_BY_WAITING = {1: "one at a time", 16: "16 waiting", 64: "64 waiting"}


def _of_each(name: str, says: str, goals: Mapping[int, Goal] | None = None) -> Iterator[Figure]:
    """The same figure by how many wait."""
    for waiting, told in _BY_WAITING.items():
        yield Figure(f"{name}_{waiting}", f"{says}, {told}", (goals or {}).get(waiting))


SECTIONS = (
    Section(
        "Full reports: inbox → handler → outbox, on disk",
        (
            *_of_each("reports_per_s", "reports a second", {64: Goal(least=2_000)}),
            *_of_each("awaited_per_s", "the same statements plainly awaited, a second"),
            *_of_each("ratio_to_awaited", "times as many as plainly awaited", {64: Goal(least=8)}),
            *_of_each("p50_ms", "half of them within, ms"),
            *_of_each("p99_ms", "99 of 100 within, ms", {1: Goal(most=15)}),
            *_of_each("cpu_us", "processor time of one report, µs"),
            Figure("statements_per_report", "statements sent to SQLite for one report"),
        ),
    ),
    Section(
        "On a disk whose fsync takes two milliseconds",
        (
            Figure("reports_per_s_64_fsync2ms", "reports a second, 64 waiting", Goal(least=1_000)),
            Figure("lonely_commit_ms_fsync2ms", "one commit by itself there, ms"),
            Figure("lonely_commit_ms", "one commit by itself on the disk as it is, ms"),
        ),
    ),
    Section(
        "With many cases stored",
        (
            Figure("cost_1k_us", "processor time of one report with 1,000 cases, µs"),
            Figure("cost_100k_us", "… with 100,000 cases, µs"),
            Figure("cost_1m_us", "… with 1,000,000 cases, µs"),
            Figure("cost_1m_over_1k", "times the cost with 1,000,000 instead of 1,000", Goal(most=1.5)),
            Figure("reports_per_s_64_stored_1k", "reports a second, 64 waiting, with 1,000 cases"),
            Figure("reports_per_s_64_stored_100k", "… with 100,000 cases"),
            Figure("reports_per_s_64_stored_1m", "… with 1,000,000 cases"),
            Figure("disk_kib_per_case", "what a case takes on the disk with all that was said about it, KiB"),
        ),
    ),
    Section(
        "Deadlines: the sweep, from asking to the commit being on the disk",
        (
            Figure("sweep_1m_100due_ms", "1,000,000 clocks run, 100 are due: their rungs fire, ms", Goal(most=5)),
            Figure("sweep_1m_0due_ms", "… none is due: a whole look at everything, ms", Goal(most=0.2)),
            Figure("sweep_1m_over_10k", "times what it costs with 10,000, 100 due", Goal(most=1.5)),
            Figure("sweep_whole_100due_ms", "100 due: until those who hear of them have it in the outbox, ms"),
        ),
    ),
    Section(
        "When promises are due, processor time",
        (Figure("due_10k_s", "10,000 promises counted through a year, one in four paused, s", Goal(most=1)),),
    ),
    Section(
        "Reading what people write, processor time",
        (
            Figure("place_us_yard", "the place, in one yard, µs"),
            Figure("place_us_district", "the place, in a whole district, µs"),
            Figure("place_district_over_yard", "times as long in the district", Goal(most=1.5)),
            Figure("category_us", "the matter, in one yard, µs"),
            Figure("category_us_district", "the matter, in a whole district, µs"),
            Figure("who_answers_us_yard", "who answers, in one yard, µs"),
            Figure("who_answers_us_district", "who answers, in a whole district, µs"),
            Figure("who_answers_district_over_yard", "times as long in the district", Goal(most=1.5)),
        ),
    ),
    Section(
        "One poll, 64 neighbours pressing at once: ledger, standing ballot and receipt, on disk",
        (
            Figure("ballots_per_s_64", "ballots a second", Goal(least=1_500)),
            Figure("ballots_awaited_per_s_64", "one awaited upsert and commit for each vote, nothing else, a second"),
            Figure("ballots_over_awaited_64", "times as many ballots as awaited upserts"),
            Figure("ballot_cpu_us_64", "processor time of one ballot, µs"),
        ),
    ),
    Section(
        "A poll of 10,000 households without a group closes: each has a card and hears the result, processor time",
        (
            Figure("poll_closing_longest_unit_ms_10k", "the longest of its transactions, ms", Goal(most=100)),
            Figure("poll_closing_whole_ms_10k", "all of them, ms"),
        ),
    ),
    Section(
        "Over Telegram: a report posted to the webhook, acknowledged, dealt with, its messages delivered",
        (
            Figure("telegram_ack_per_s", "stored and acknowledged a second, 40 connections"),
            Figure("telegram_ack_per_s_ptb_empty", "acknowledged by python-telegram-bot, empty handler, a second"),
            Figure("telegram_ack_per_s_aiogram_empty", "acknowledged by aiogram, empty handler, a second"),
            Figure("telegram_ack_over_ptb_empty", "times as many acknowledged as the first", Goal(least=1.5)),
            Figure("telegram_ack_over_aiogram_empty", "times as many acknowledged as the second"),
            Figure("telegram_ack_p99_ms_16", "99 of 100 acknowledged within, 16 connections, ms", Goal(most=50)),
            Figure("telegram_ack_p99_ms_at_300", "… at a steady 300 reports a second, ms", Goal(most=25)),
            Figure("telegram_messages_per_report", "messages delivered for one report"),
            Figure("telegram_delivered_per_s", "reports a second, all their messages delivered"),
            Figure("telegram_delivered_per_s_ptb_aiosqlite", "… by the obvious bot"),
            Figure("telegram_delivered_over_ptb_aiosqlite", "times as many as the obvious bot", Goal(least=4)),
            Figure("telegram_delivered_over_ptb_empty", "times what the empty handler acknowledges", Goal(least=0.35)),
            Figure("telegram_cpu_us", "processor time of a report, delivered, µs"),
            Figure("telegram_cpu_us_ptb_aiosqlite", "… by the obvious bot, µs"),
            Figure("telegram_cpu_us_ptb_empty", "of an update, python-telegram-bot, empty handler, µs"),
            Figure("telegram_cpu_us_aiogram_empty", "of an update, aiogram, empty handler, µs"),
            Figure("telegram_start_delivered_per_s", "/start a second, the answer delivered"),
            Figure("telegram_start_delivered_over_ptb_empty", "times what the empty handler acknowledges"),
        ),
    ),
    Section(
        "Over WeChat: a message to the account, stored, and answered in the same call",
        (
            Figure("wechat_cost_us", "processor time of a message, from the call to its answer, µs"),
            Figure("wechat_crypto_us", "wechatpy's decrypting, parsing and encrypting alone, µs"),
            Figure("wechat_cost_over_crypto", "times as much", Goal(most=2)),
            Figure("wechat_passive_p50_ms_50", "50 residents at once: half of them answered within, ms"),
            Figure("wechat_passive_p99_ms_50", "… 99 of 100 within, ms", Goal(most=1_000)),
        ),
    ),
    Section(
        "On PostgreSQL, the server on the same two processors; nothing is confirmed that is not on disk",
        (
            Figure("reports_per_s_pg_64", "reports a second, 64 waiting, one process", Goal(least=800)),
            Figure("reports_per_s_64_beside_pg", "… on SQLite, in the same run"),
            Figure("pg_over_sqlite_64", "times as many as on SQLite"),
            Figure("pg_cpu_us_64", "processor time of one report, without the server's, µs"),
            Figure("pg_statements_per_report", "statements sent for one report"),
            Figure("pg_disk_kib_per_case", "what a case takes on the disk with all that was said about it, KiB"),
            Figure("pg_rush_per_s_one", "a rush, let in by a process of its own; one deals with it, reports a second"),
            Figure("pg_rush_per_s_two", "… two deal with it"),
            Figure("pg_two_over_one", "times as many with two", Goal(least=1.2)),
            Figure("pg_claims_per_s", "due rows claimed a second, of 1,000,000, by two at once", Goal(least=20_000)),
        ),
    ),
    Section(
        "Size and start",
        (
            Figure("rss_mib_start", "resident memory before the first report, MiB"),
            Figure("rss_mib_10k", "resident memory after 10,000 reports, MiB", Goal(most=140)),
            Figure("startup_s", "from `linzhang run` to the first answer, one yard, s", Goal(most=1.5)),
            Figure("startup_district_s", "from `linzhang run` to the first answer, whole district, s", Goal(most=1.5)),
            Figure("startup_cpu_s", "processor time of starting and stopping, one yard, s"),
            Figure("startup_district_cpu_s", "processor time of starting and stopping, a whole district, s"),
            Figure("import_district_s", "`linzhang import` of a whole district, s", Goal(most=10)),
            Figure("reimport_district_s", "… again, one post changed, s", Goal(most=5)),
        ),
    ),
)


def told(value: float) -> str:
    """A figure as people read it: three digits that mean something."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def verdict(figure: Figure, latest: Mapping[str, Any]) -> str:
    """Whether the goal was met, "" where there is none or nothing was measured."""
    if figure.goal is None or figure.name not in latest:
        return ""
    return "met" if figure.goal.met(latest[figure.name]) else "**not met**"
