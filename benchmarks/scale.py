"""``docs/scale.md``: what was measured, multiplied by what a street, a city and a province are assumed to need.

What was not measured yet is a dash on the page, and so is whatever is counted from it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined

from benchmarks.figures import told

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "scale.md"
_TEMPLATE = Path(__file__).with_name("scale.md.jinja")

Figures = Mapping[str, Any]

#: People in a street, a city and a province.
STREET, CITY, PROVINCE = 100_000, 10_000_000, 60_000_000

#: Cases a head and year; the share of a day's that come in the busiest hour, on a day with so many times as many.
A_HEAD = 1.0
BUSY_HOUR, BUSY_DAY = 0.15, 3

#: The share of the people that report within ten minutes, and of the households that vote within ten minutes.
BAD_NIGHT, RUSH_TO_VOTE = 0.01, 0.2
_TEN_MINUTES = 600

#: Heads of a household.
HOUSEHOLD = 2.62

PHOTO_KIB = 300

#: For each street on PostgreSQL, and the connections of each.
PROCESSES, CONNECTIONS = 2, 4

#: Messages a second of one bot on Telegram.
TELEGRAM_PER_S = 30

_DAYS, _HOUR, _MINUTE = 365, 3600, 60
_KIB_A_GIB = 1 << 20
_MIB_A_GIB = 1 << 10

_UNKNOWN = "–"

_ASSUMED = {
    "a_head": f"{A_HEAD:g}",
    "busy_hour": f"{BUSY_HOUR:.0%}",
    "busy_day": f"{BUSY_DAY}",
    "bad_night": f"{BAD_NIGHT:.0%}",
    "rush_to_vote": f"{RUSH_TO_VOTE:.0%}",
    "household": f"{HOUSEHOLD:g}",
    "photo_kib": f"{PHOTO_KIB}",
    "street": f"{STREET:,}",
    "processes": f"{PROCESSES}",
}


def streets(people: int) -> float:
    return people / STREET


def cases_a_day(people: int) -> float:
    return people * A_HEAD / _DAYS


def cases_in_the_busiest_hour(people: int) -> float:
    """Cases a second."""
    return cases_a_day(people) * BUSY_DAY * BUSY_HOUR / _HOUR


def cases_in_a_bad_night(people: int) -> float:
    """Cases a second."""
    return people * BAD_NIGHT / _TEN_MINUTES


def ballots_at_the_opening(people: int) -> float:
    """Ballots a second."""
    return people / HOUSEHOLD * RUSH_TO_VOTE / _TEN_MINUTES


def messages_a_day(people: int, latest: Figures) -> float:
    return cases_a_day(people) * float(latest["telegram_messages_per_report"])


def processor_minutes(people: int, latest: Figures) -> float:
    """Minutes of one processor on an ordinary day."""
    return cases_a_day(people) * float(latest["telegram_cpu_us"]) / 1e6 / _MINUTE


def gib_of_cases(people: int, latest: Figures, name: str = "disk_kib_per_case") -> float:
    """What a year's cases take in the database."""
    return people * A_HEAD * float(latest[name]) / _KIB_A_GIB


def gib_of_photos(people: int) -> float:
    """What a year's photos take."""
    return people * A_HEAD * PHOTO_KIB / _KIB_A_GIB


def gib_of_memory(people: int, latest: Figures) -> float:
    """What the processes hold on PostgreSQL."""
    return streets(people) * PROCESSES * float(latest["rss_mib_10k"]) / _MIB_A_GIB


def connections(people: int) -> float:
    return streets(people) * PROCESSES * CONNECTIONS


def bot_per_s(latest: Figures) -> float:
    """Reports a second one bot on Telegram can tell everybody of."""
    return TELEGRAM_PER_S / float(latest["telegram_messages_per_report"])


def hours_of_one_bot(people: int, latest: Figures) -> float:
    """How long after a bad night the last one hears, with one bot for all."""
    return people * BAD_NIGHT / bot_per_s(latest) / _HOUR


#: What one of it costs: the number, what it is of, and the figures it comes from.
_COSTS: Sequence[tuple[str, str, Callable[[Figures], float], Sequence[str]]] = (
    ("report, dealt with, on SQLite", "{} µs of a processor", lambda f: f["cpu_us_64"], ("cpu_us_64",)),
    (
        "report, dealt with, on PostgreSQL, without the server's part",
        "{} µs of a processor",
        lambda f: f["pg_cpu_us_64"],
        ("pg_cpu_us_64",),
    ),
    (
        "report over Telegram, all its messages delivered",
        "{} µs of a processor",
        lambda f: f["telegram_cpu_us"],
        ("telegram_cpu_us",),
    ),
    ("report, its messages", "{}", lambda f: f["telegram_messages_per_report"], ("telegram_messages_per_report",)),
    ("vote", "{} µs of a processor", lambda f: f["ballot_cpu_us_64"], ("ballot_cpu_us_64",)),
    ("nag that falls due", "{} µs", lambda f: f["sweep_1m_100due_ms"] * 10, ("sweep_1m_100due_ms",)),
    (
        "nag, and whoever hears of it has it in the outbox",
        "{} µs",
        lambda f: f["sweep_whole_100due_ms"] * 10,
        ("sweep_whole_100due_ms",),
    ),
    ("look whether any of a million is due", "{} µs", lambda f: f["sweep_1m_0due_ms"] * 1e3, ("sweep_1m_0due_ms",)),
    (
        "stored case with all that was said about it, on SQLite",
        "{} KiB of the disk",
        lambda f: f["disk_kib_per_case"],
        ("disk_kib_per_case",),
    ),
    (
        "stored case, on PostgreSQL",
        "{} KiB of the disk",
        lambda f: f["pg_disk_kib_per_case"],
        ("pg_disk_kib_per_case",),
    ),
    ("process, after ten thousand reports", "{} MiB of memory", lambda f: f["rss_mib_10k"], ("rss_mib_10k",)),
)

#: What it comes to for so many people.
_SIZES: Sequence[tuple[str, str, Callable[[int, Figures], float]]] = (
    ("people", "{}", lambda people, _: people),
    ("databases, one for each street", "{}", lambda people, _: streets(people)),
    ("cases a day", "{}", lambda people, _: cases_a_day(people)),
    ("cases a second in the busiest hour", "{}", lambda people, _: cases_in_the_busiest_hour(people)),
    ("cases a second in a bad night", "{}", lambda people, _: cases_in_a_bad_night(people)),
    ("ballots a second when everybody is called to vote", "{}", lambda people, _: ballots_at_the_opening(people)),
    ("messages a day", "{}", messages_a_day),
    ("processor time, an ordinary day", "{} min of one", processor_minutes),
    ("database a year, on SQLite", "{} GiB", gib_of_cases),
    ("database a year, on PostgreSQL", "{} GiB", lambda people, f: gib_of_cases(people, f, "pg_disk_kib_per_case")),
    ("photos a year", "{} GiB", lambda people, _: gib_of_photos(people)),
    ("memory of the processes", "{} GiB", gib_of_memory),
    ("connections to PostgreSQL", "{}", lambda people, _: connections(people)),
)

#: What the text tells.
_TOLD: Mapping[str, tuple[str, Callable[[Figures], float]]] = {
    "grown": ("{}", lambda f: f["cost_1m_over_1k"]),
    "file_per_s": ("{}", lambda f: f["reports_per_s_64"]),
    "shared_per_s": ("{}", lambda f: f["reports_per_s_pg_64"]),
    "two_over_one": ("{}", lambda f: f["pg_two_over_one"]),
    "ballots_per_s": ("{}", lambda f: f["ballots_per_s_64"]),
    "messages": ("{}", lambda f: f["telegram_messages_per_report"]),
    "rss": ("{}", lambda f: f["rss_mib_10k"]),
    "bot_per_s": ("{}", bot_per_s),
    "street_bad_night": ("{}", lambda _: cases_in_a_bad_night(STREET)),
    "street_disk": ("{} GiB", lambda f: gib_of_cases(STREET, f)),
    "street_photos": ("{} GiB", lambda _: gib_of_photos(STREET)),
    "city_streets": ("{}", lambda _: streets(CITY)),
    "city_processors": ("{} minutes", lambda f: processor_minutes(CITY, f)),
    "city_memory": ("{} GiB", lambda f: gib_of_memory(CITY, f)),
    "city_connections": ("{}", lambda _: connections(CITY)),
    "city_bad_night": ("{}", lambda _: cases_in_a_bad_night(CITY)),
    "city_ballots": ("{}", lambda _: ballots_at_the_opening(CITY)),
    "city_hours": ("{}", lambda f: hours_of_one_bot(CITY, f)),
}


def scale(latest: Figures) -> str:
    """The page."""
    template = Environment(
        undefined=StrictUndefined, keep_trailing_newline=True, trim_blocks=False, autoescape=False
    ).from_string(_TEMPLATE.read_text(encoding="utf-8"))
    return template.render(
        machine=latest.get("machine", _UNKNOWN),
        assumed=_ASSUMED,
        costs=list(_costs(latest)),
        sizes=list(_sizes(latest)),
        told={name: _put(shape, lambda count=count: count(latest)) for name, (shape, count) in _TOLD.items()},
    )


def _costs(latest: Figures) -> Iterator[Mapping[str, str]]:
    for says, shape, count, names in _COSTS:
        of = ", ".join(f"`{name}`" for name in names)
        yield {"says": says, "is": _put(shape, lambda count=count: count(latest)), "of": of}


def _sizes(latest: Figures) -> Iterator[Mapping[str, str | list[str]]]:
    for says, shape, count in _SIZES:
        values = [
            _put(shape, lambda count=count, people=people: count(people, latest)) for people in (STREET, CITY, PROVINCE)
        ]
        yield {"says": says, "is": values}


def _put(shape: str, count: Callable[[], float]) -> str:
    """The number in its words, or a dash."""
    with contextlib.suppress(KeyError):
        return shape.format(told(count()))
    return _UNKNOWN
