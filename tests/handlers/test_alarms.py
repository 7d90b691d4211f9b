"""The audit finds every broken promise and nothing else; administrators hear of it once, and when all is well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest

from domain.message import Address, Local, Outgoing, Say
from domain.register import ChatEntry, PersonEntry, PostEntry, Purpose, Register
from domain.town import Role, Standing
from handlers import routines
from handlers.deadlines import sweep
from handlers.nagging import alarms
from handlers.routes import handle
from handlers.routines import Habit
from storage.engine.times import to_us
from storage.routines import Routine
from storage.upkeep.audit import MOST, Bookmark, Breach, Finding
from storage.work import Work
from tests.engines import unguarded
from tests.town import NOON, a_unit, at, says, small_town

HOUR, DAY = timedelta(hours=1), timedelta(days=1)

ARRIVED = "UPDATE outbox SET state = 'sent', sent_at = ?, message_id = CAST(id AS TEXT) WHERE state = 'queued'"

#: Friday morning: nobody signed since Thursday noon, and the levels above have heard of it.
FRIDAY = NOON + timedelta(hours=22, minutes=30)


@dataclass
class Town:
    """A town in which time passes in small steps, everything is swept and every message arrives."""

    work: Work
    now: datetime = NOON

    def lives(self, until: datetime) -> None:
        while self.now < until:
            self.now = min(until, self.now + HOUR / 4)
            while sweep(self.work, self.now):
                pass
            self.sql(ARRIVED, self.us)

    @property
    def us(self) -> int:
        return to_us(self.now)

    def sql(self, statement: str, *values: object) -> list[Sequence[object]]:
        return [tuple(row) for row in self.work._connection.execute(statement, values).fetchall()]

    def audit(self) -> set[Finding]:
        leeway = alarms.leeway(self.work, self.now)
        found, bookmark = set(alarms.owed(self.work, self.now)), Bookmark()
        while True:
            seen = self.work.audit.look(bookmark, leeway)
            found |= seen.found
            if seen.next is None:
                return found
            bookmark = seen.next

    def breaches(self) -> set[Breach]:
        return {finding.breach for finding in self.audit()}


@pytest.fixture
def town() -> Iterator[Town]:
    """Three stair lamps, garbage, and somebody stuck in a lift; nobody moves until Friday noon."""
    with a_unit() as work:
        unguarded(work._connection)
        town = Town(work)
        routines.settle(work, NOON)
        for number, what in enumerate(("楼道灯坏了", "垃圾成堆", "电梯困人了")):
            handle(work, says("wang", f"4栋2单元{what}", NOON, message=str(number)), NOON)
        town.lives(FRIDAY)
        assert len(town.sql("SELECT 1 FROM pings")) > 5
        yield town


def test_what_is_as_it_should_be_is_no_alarm(town: Town) -> None:
    for hours in range(72):
        assert town.audit() == set()
        town.lives(FRIDAY + hours * HOUR)


#: What somebody may do to the rows, and what is broken by it. Spans are microseconds: 960000000 are 16 minutes.
BROKEN = {
    "nobody answers": ("UPDATE cases SET lead_handler = 'gone' WHERE id = 1", {Breach.NO_LEAD}),
    "no clock is left": ("DELETE FROM clocks WHERE case_id = 1", {Breach.NO_MOMENT}),
    "every clock is stopped": (
        "UPDATE clocks SET stopped_at = 1, look_at = NULL WHERE case_id = 1",
        {Breach.NO_MOMENT},
    ),
    "办结 is not promised any more": (
        "DELETE FROM clocks WHERE case_id = 1 AND kind = 'finish'",
        {Breach.NOT_PROMISED},
    ),
    "签收 is not promised any more": (
        "DELETE FROM clocks WHERE case_id = 1 AND kind = 'acknowledge'",
        {Breach.NOT_PROMISED},
    ),
    "a state nobody logged": (
        "UPDATE cases SET state = 'in_progress' WHERE id = 1",
        {Breach.OTHER_STATE},
    ),
    "ended, and nobody stopped its clocks": ("UPDATE cases SET state = 'withdrawn' WHERE id = 1", {Breach.ENDED}),
    "closed, and nobody stopped its clocks": ("UPDATE cases SET state = 'closed' WHERE id = 1", {Breach.ENDED}),
    "a clock stands still for no reason": (
        "UPDATE clocks SET look_at = NULL WHERE case_id = 1 AND kind = 'finish'",
        {Breach.STILL},
    ),
    "a clock nobody looked at": (
        "UPDATE clocks SET look_at = :us - 960000000 WHERE case_id = 1 AND kind = 'finish'",
        {Breach.OVERLOOKED},
    ),
    "a clock that is looked at next week": (
        "UPDATE clocks SET look_at = :us + 604800000000 WHERE case_id = 2 AND kind = 'finish'",
        {Breach.PUT_OFF},
    ),
    "a rung without a nag": (
        "DELETE FROM nags WHERE clock IN (SELECT id FROM clocks WHERE case_id = 1 AND kind = 'acknowledge')",
        {Breach.UNFIRED},
    ),
    "the first of several nags is gone": (
        "DELETE FROM nags WHERE rung = 0 AND clock IN (SELECT clock FROM nags WHERE rung > skipped)",
        {Breach.UNFIRED},
    ),
    "a clock that is a rung further than anybody fired": (
        "UPDATE clocks SET rung = rung + 1 WHERE case_id = 1 AND kind = 'acknowledge'",
        {Breach.UNFIRED},
    ),
    "a nag the history does not know": (
        "UPDATE nags SET fired_at = fired_at + 1 WHERE id = 1",
        {Breach.UNLOGGED},
    ),
    "a nag nobody was looked up for": (
        "UPDATE nags SET addressed_at = NULL WHERE id = 1",
        {Breach.UNADDRESSED},
    ),
    "a nag without anybody who hears": ("DELETE FROM pings WHERE nag = 1", {Breach.UNHEARD}),
    "everybody failed and nobody was told instead": (
        "UPDATE pings SET state = 'failed' WHERE nag = 1",
        {Breach.UNHEARD},
    ),
    "a ping nobody said": (
        "UPDATE pings SET state = 'waiting', at = :us - 960000000 WHERE id = 1",
        {Breach.UNSAID},
    ),
    "a ping for a day that is far away": (
        "UPDATE pings SET state = 'waiting', at = :us + 86400000000 WHERE id = 1",
        {Breach.UNSAID},
    ),
    "a ping no digest told": (
        "UPDATE pings SET state = 'held', at = :us - 259200000000 WHERE id = 1",
        {Breach.HELD},
    ),
    "words that were never said": (
        "DELETE FROM outbox WHERE id = (SELECT outbox FROM pings WHERE id = 1)",
        {Breach.NOBODY_ELSE},
    ),
    "words that did not arrive": (
        "UPDATE outbox SET state = 'failed' WHERE id = (SELECT outbox FROM pings WHERE id = 1)",
        {Breach.NOBODY_ELSE},
    ),
    "the sweep stands": (
        "UPDATE meta SET value = CAST(CAST(value AS BIGINT) - 240000000 AS TEXT) WHERE name = 'swept-at'",
        {Breach.SWEEP},
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_promise_is_found(town: Town, what: str) -> None:
    statement, breaches = BROKEN[what]
    changed = town.work._connection.execute(statement, {"us": town.us} if ":us" in statement else {}).rowcount
    assert changed > 0
    assert breaches <= town.breaches()


#: What may change without a promise being broken.
HARMLESS = (
    "UPDATE clocks SET snoozed = snoozed + 1",
    "UPDATE clocks SET looked_at = looked_at - 1",
    "UPDATE clocks SET provisional = 1 - provisional",
    "UPDATE cases SET anonymous = 1 - anonymous, returns = 3, feedback = 'x'",
    "UPDATE pings SET urgent = 1 - urgent",
    "DELETE FROM dialogues",
    "UPDATE outbox SET attempts = 7 WHERE state = 'sent'",
    "UPDATE people SET locale = 'en'",
    "DELETE FROM clocks WHERE stopped_at IS NOT NULL",
)


@pytest.mark.parametrize("statement", HARMLESS)
def test_what_breaks_no_promise_is_no_alarm(town: Town, statement: str) -> None:
    town.sql(statement)
    assert town.audit() == set()


def test_a_finding_names_the_case(town: Town) -> None:
    town.sql("UPDATE cases SET lead_handler = 'gone' WHERE id = 2")
    assert town.audit() == {Finding(Breach.NO_LEAD, "26-0002")}


def test_what_stands_in_the_calendar_too_late_or_not_at_all_is_found(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    habit = Habit(lambda work: ["yard"], lambda work, subject, after: after + HOUR, lambda work, routine, now: "")
    once = Habit(lambda work: ["yard"], lambda work, subject, after: None, lambda work, routine, now: "")
    monkeypatch.setattr(routines, "HABITS", {"patrol": habit, "once": once})
    town.sql("DELETE FROM routines")
    missed = {Finding(Breach.ROUTINE, "patrol yard")}
    assert town.audit() == missed
    for late, found in ((-HOUR, missed), (-HOUR / 5, set()), (HOUR, set()), (2 * HOUR, missed)):
        town.work.routines.put(Routine("patrol", "yard", town.now + late))
        assert town.audit() == found


def test_a_routine_nobody_knows_is_found_when_its_time_has_come(town: Town) -> None:
    town.work.routines.put(Routine("forgotten", "", town.now + HOUR))
    assert town.audit() == {Finding(Breach.ROUTINE, "forgotten")}


# Who hears of it.

OFFICE = at("office")
STAFF = ChatEntry(OFFICE, "社区工作群", "fujia", Purpose.STAFF)
FOUND = frozenset({Finding(Breach.NO_LEAD, "26-0001"), Finding(Breach.NO_LEAD, "26-0002"), Finding(Breach.SWEEP)})


def with_staff_group(register: Register) -> Register:
    return replace(register, chats=(*register.chats, STAFF))


def with_administrator(register: Register) -> Register:
    role = Role("admin", Local({"zh-Hans": "管理员", "en": "Administrator"}), Standing.ADMINISTRATOR)
    town = replace(register.town, roles={**register.town.roles, "admin": role})
    people = (*register.people, PersonEntry("gao", "高工", None, (at("gao"),)))
    return replace(register, town=town, people=people, posts=(*register.posts, PostEntry("gao", "admin", "fujia")))


def said(work: Work) -> list[tuple[str, str]]:
    """Where something was said since somebody asked last, and by which key."""
    rows = [tuple(row) for row in work._connection.execute("SELECT chat, body FROM outbox ORDER BY id")]
    work._connection.execute("DELETE FROM outbox")
    return [(chat, key) for chat, body in rows for key in ("alarm-raised", "alarm-all-clear") if f'"{key}"' in body]


def test_administrators_hear_of_a_breach_once_and_when_all_is_well_again() -> None:
    with a_unit(with_staff_group(with_administrator(small_town()))) as work:
        assert alarms.report(work, FOUND, NOON) == 3
        assert said(work) == [("gao", "alarm-raised")]
        assert set(work.alarms.standing()) == FOUND
        assert work.alarms.counts() == {"no-lead": 2, "sweep": 1}

        assert alarms.report(work, FOUND, NOON + HOUR) == 0
        assert said(work) == []

        less = FOUND - {Finding(Breach.SWEEP)}
        assert alarms.report(work, less, NOON + 2 * HOUR) == 1
        assert said(work) == []

        assert alarms.report(work, FOUND, NOON + 3 * HOUR) == 1
        assert said(work) == [("gao", "alarm-raised")]

        assert alarms.report(work, (), NOON + 4 * HOUR) == 3
        assert said(work) == [("gao", "alarm-all-clear")]
        assert work.alarms.standing() == ()


def test_where_there_is_no_administrator_the_staff_group_of_the_topmost_grid_hears() -> None:
    with a_unit(with_staff_group(small_town())) as work:
        alarms.report(work, FOUND, NOON)
        assert said(work) == [("office", "alarm-raised")]


def test_where_the_administrator_cannot_be_reached_the_staff_group_hears() -> None:
    with a_unit(with_staff_group(with_administrator(small_town()))) as work:
        work.people.unreachable(at("gao"), "blocked")
        alarms.report(work, FOUND, NOON)
        assert said(work) == [("office", "alarm-raised")]


def test_of_a_thousand_alike_only_the_first_hundred_ring() -> None:
    with a_unit() as work:
        many = {Finding(Breach.UNHEARD, f"26-{number:04}") for number in range(1, 1001)}
        assert alarms.report(work, many, NOON) == MOST
        assert alarms.report(work, many, NOON) == 0
        assert work.alarms.standing()[-1].subject == "26-0100"


def test_an_alarm_tells_numbers_the_first_few_and_how_many() -> None:
    many = [Finding(Breach.UNHEARD, f"26-{number:04}") for number in range(1, 13)]
    lines = [(line.key, line.args) for line in alarms.lines([*many, Finding(Breach.SWEEP)])]
    first = ", ".join(f"26-{number:04}" for number in range(1, 9))
    assert lines == [
        ("alarm-unheard", {"count": 12, "numbers": f"{first} …"}),
        ("alarm-sweep", {"count": 1, "numbers": ""}),
    ]


# Platforms.


def mute_and_deaf(work: Work, now: datetime) -> set[Finding]:
    """What is said of platforms."""
    found = set(Town(work, now).audit())
    return {finding for finding in found if finding.breach in (Breach.MUTE, Breach.DEAF)}


MUTE = Finding(Breach.MUTE, "lab")


@pytest.fixture
def quarter() -> Iterator[Work]:
    with a_unit(with_staff_group(with_administrator(small_town()))) as work:
        yield work


def queue(work: Work, now: datetime) -> None:
    work.outbox.post(at("wang"), Outgoing(Say("hello")), now, reader=work.people.meet(at("wang"), "", now).id)


def test_a_platform_to_which_nothing_goes_rings_after_a_quarter_of_an_hour(quarter: Work) -> None:
    queue(quarter, NOON)
    assert mute_and_deaf(quarter, NOON + timedelta(minutes=14)) == set()
    for minutes in (1, 5, 10):
        (queued,) = quarter.deliveries.claim(9, NOON + timedelta(minutes=minutes))
        # It refuses our address, or has no calls left today: the message waits, and that is no try.
        quarter.deliveries.not_sent(queued.id)
        quarter.deliveries.rest(queued.to, NOON + timedelta(minutes=minutes + 4))
    assert mute_and_deaf(quarter, NOON + timedelta(minutes=16)) == {MUTE}
    (queued,) = quarter.deliveries.claim(9, NOON + timedelta(minutes=20))
    quarter.deliveries.sent(queued.id, "m1", NOON + timedelta(minutes=20))
    assert mute_and_deaf(quarter, NOON + timedelta(minutes=21)) == set()


def test_a_long_line_that_moves_is_no_alarm(quarter: Work) -> None:
    for _ in range(3):
        queue(quarter, NOON)
    (queued,) = quarter.deliveries.claim(9, NOON)
    quarter.deliveries.sent(queued.id, "m1", NOON + timedelta(minutes=10))
    assert mute_and_deaf(quarter, NOON + timedelta(minutes=20)) == set()
    assert mute_and_deaf(quarter, NOON + timedelta(minutes=26)) == {MUTE}


def test_a_platform_that_somebody_noted_not_to_hear_rings_until_nobody_notes_it(quarter: Work) -> None:
    quarter.meta.put("deaf:telegram", str(to_us(NOON)))
    assert mute_and_deaf(quarter, NOON + timedelta(minutes=4)) == {Finding(Breach.DEAF, "telegram")}
    assert mute_and_deaf(quarter, NOON + timedelta(minutes=6)) == set()


def test_the_administrator_hears_of_a_mute_platform_on_another_one(quarter: Work) -> None:
    gao = quarter.people.meet(at("gao"), "", NOON).id
    other = Address("elsewhere", "gao-2")
    quarter._connection.execute(
        "INSERT INTO accounts (channel, external, person, used_at) VALUES ('elsewhere', 'gao-2', "
        f"{gao}, {to_us(NOON - DAY)})"
    )
    assert quarter.people.addresses(gao, NOON)[0] == at("gao")
    alarms.report(quarter, {MUTE}, NOON)
    assert said(quarter) == [(other.chat, "alarm-raised")]
    alarms.report(quarter, {MUTE}, NOON + HOUR)
    assert said(quarter) == []
    alarms.report(quarter, (), NOON + 2 * HOUR)
    assert said(quarter) == [("gao", "alarm-all-clear")]


def test_where_every_platform_is_mute_it_waits_for_the_administrator_and_once(quarter: Work) -> None:
    alarms.report(quarter, {MUTE}, NOON)
    alarms.report(quarter, {MUTE}, NOON + HOUR)
    assert said(quarter) == [("gao", "alarm-raised")]
