"""The pages about deadlines, in both languages, say what the code does: every table in them is made from it here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.auditor import EVERY
from bot.language.text import Locale, Reader, Texts
from bot.towns.files.schema import BY_CLASS, SECTIONS, SINGLE, keys_of
from bot.towns.folder import read_town
from domain.casework.owing import EFFECTS, EVERYTHING, HALTED
from domain.clocks.calendar import WorkingCalendar
from domain.clocks.clock import explain, say_limit
from domain.clocks.counting import Limit
from domain.clocks.ladder import DEFAULT_LADDER, EMERGENCY_LADDER, OWN_LADDERS, Ladder, Rung
from domain.clocks.limits import DEFAULT_LIMITS, EXTENSION, PINGS_A_DAY, SNOOZE, SNOOZES, CaseClass
from domain.clocks.promises import Kind
from domain.clocks.quiet import DEFAULT_QUIET
from domain.clocks.terms import terms_of_case
from domain.message import Arg, Say
from domain.town import DigestTimes
from storage.town.calendars import year_tables
from tests.docs.pages import ROOT, blocks, code, read, rows, sections

TEXTS = Texts.load(strict=True)
PAGES = {Locale.EN: read("docs/deadlines.md"), Locale.HANS: read("docs/deadlines.zh-CN.md")}
ZONE = ZoneInfo("Asia/Shanghai")
REGISTER = read_town(ROOT / "examples" / "towns" / "yueyang-lou").register
CALENDAR = WorkingCalendar(REGISTER.town.zone, REGISTER.week, year_tables())

#: When the lamp of the example was reported: a Monday.
REPORTED = datetime(2026, 5, 11, 10, tzinfo=ZONE)

EVERY_PAGE = pytest.mark.parametrize("locale", PAGES)

#: How the pages say when a rung is due.
WHEN = {
    Locale.EN: ("{percent} % of the time", "{percent} % of the time, or {limit} before the end if that is later"),
    Locale.HANS: ("时间过了 {percent}%", "时间过了 {percent}%，或到期前 {limit}，哪个晚算哪个"),
}
END = {Locale.EN: "the end", Locale.HANS: "到期"}
AFTER = {Locale.EN: "{limit} after the end", Locale.HANS: "到期后 {limit}"}
BETWEEN = {Locale.EN: ", ", Locale.HANS: "、"}


def say(locale: Locale, key: str, **args: Arg) -> str:
    return TEXTS.say(Say(key, args), Reader(locale, ZONE, REPORTED))


def limit(locale: Locale, said: Limit | None) -> str:
    return "–" if said is None else TEXTS.say(say_limit(said), Reader(locale, ZONE, REPORTED))


def when(locale: Locale, rung: Rung) -> str:
    if rung.after_end is not None:
        return AFTER[locale].format(limit=limit(locale, rung.after_end))
    if rung.percent == 100:
        return END[locale]
    bare, bounded = WHEN[locale]
    return (bounded if rung.before_end else bare).format(percent=rung.percent, limit=limit(locale, rung.before_end))


def whom(locale: Locale, rung: Rung) -> str:
    return BETWEEN[locale].join(say(locale, f"part-{part.replace('_', '-')}") for part in rung.to)


def ladder_rows(locale: Locale, ladder: Ladder) -> Iterator[str]:
    for rung in ladder.rungs:
        yield f"| {when(locale, rung)} | {whom(locale, rung)} |"


def limit_rows(locale: Locale) -> Iterator[str]:
    for klass, limits in DEFAULT_LIMITS.items():
        promised = (limits.acknowledge, limits.contact, limits.plan, limits.finish, limits.verify)
        cells = (say(locale, f"class-{klass}"), *(limit(locale, one) for one in promised))
        yield f"| {' | '.join(cells)} |"


def promise(locale: Locale, kind: Kind) -> str:
    return say(locale, f"promise-{kind.replace('_', '-')}", name="停工")


def example_rows(locale: Locale) -> Iterator[str]:
    """The lamp of the example: when its two first promises are due, and when who hears of them."""
    limits = REGISTER.town.limits_of("stair-lamp")
    for kind, length in ((Kind.ACKNOWLEDGE, limits.acknowledge), (Kind.FINISH, limits.finish)):
        terms = terms_of_case(REGISTER.town, CALENDAR, kind, "stair-lamp", None, None)
        for rung, moment in zip(terms.ladder.rungs, terms.counted(REPORTED, length).moments, strict=True):
            yield f"| {say(locale, 'lab-moment', at=moment)} | {promise(locale, kind)} | {whom(locale, rung)} |"


def account(locale: Locale) -> Iterator[str]:
    """What /为什么 says of the time the lamp has."""
    finish = REGISTER.town.limits_of("stair-lamp").finish
    yield say(locale, "why-finish", limit=say_limit(finish))
    for line in explain(REPORTED, finish, CALENDAR):
        yield TEXTS.say(line, Reader(locale, ZONE, REPORTED))


def cells(locale: Locale) -> list[str]:
    """The first cell of every row of the page."""
    return [row[0] for row in rows(PAGES[locale])]


@EVERY_PAGE
@pytest.mark.parametrize(
    "ladder", [DEFAULT_LADDER, EMERGENCY_LADDER, *(OWN_LADDERS[kind] for kind in OWN_LADDERS if kind is not Kind.RUN)]
)
def test_every_ladder_is_told_rung_by_rung(locale: Locale, ladder: Ladder) -> None:
    assert "\n".join(ladder_rows(locale, ladder)) in PAGES[locale]


@EVERY_PAGE
def test_the_time_of_every_class_is_told(locale: Locale) -> None:
    assert "\n".join(limit_rows(locale)) in PAGES[locale]


@EVERY_PAGE
def test_the_example_is_counted_as_the_program_counts(locale: Locale) -> None:
    assert "\n".join(example_rows(locale)) in PAGES[locale]
    assert "\n".join(account(locale)) in [block.rstrip("\n") for block in blocks(PAGES[locale], "text")]


@EVERY_PAGE
@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in {Kind.RUN, Kind.MILESTONE}])
def test_every_promise_is_told_of(locale: Locale, kind: Kind) -> None:
    assert promise(locale, kind) in cells(locale)


@EVERY_PAGE
def test_the_numbers_are_those_of_the_code(locale: Locale) -> None:
    page, digests = PAGES[locale], DigestTimes()
    for number in (PINGS_A_DAY, SNOOZES, int(EVERY) // 60):
        assert f" {number} " in page
    for length in (SNOOZE, EXTENSION):
        assert limit(locale, length) in page
    for moment in (digests.personal, *digests.summaries, digests.agenda, digests.figures):
        assert f"{moment:%H:%M}" in page
    for span in DEFAULT_QUIET:
        assert f"{span.start:%H:%M}" in page or f"{span.end:%H:%M}" in page


@EVERY_PAGE
def test_what_can_be_changed_is_a_key_that_there_is(locale: Locale) -> None:
    (table,) = [text for title, text in sections(PAGES[locale]).items() if "town.toml" in title]
    tables = {**SINGLE, **SECTIONS}
    told = [span for row in rows(table) for span in code(row[1])]
    assert len(told) >= 10
    for span in told:
        section, _, key = span.replace("[", "").replace("]", "").partition(" ")
        name = section.partition(".")[0]
        assert name in BY_CLASS or (name in tables and (not key or key in keys_of(tables[name]))), span


def test_a_suspended_case_stands_still_but_for_the_outside_line() -> None:
    """What the pages tell in words about 挂账 and 签收; if this changes, so must they."""
    assert Kind.ORDER not in HALTED
    ends = {move for move, effect in EFFECTS.items() if effect.stops == EVERYTHING}
    assert {move.value for move in ends} == {"dispute", "close", "reopen", "reject", "merge", "withdraw"}


def test_every_class_has_a_limit_to_tell() -> None:
    assert set(DEFAULT_LIMITS) == set(CaseClass)
