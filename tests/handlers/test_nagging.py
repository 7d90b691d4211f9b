"""Who hears of a nag, instead of whom, and how much of it at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.clocks.counting import Limit, Unit
from domain.clocks.promises import Kind
from domain.message import Address, Say
from domain.register import Purpose
from handlers import deadlines
from handlers.nagging import addressing, climbing
from handlers.nagging.wording import MOST_BUTTONS
from tests.handlers.clocks import alone, clock_of, next_rung, passes, sleeps_until_rung
from tests.handlers.play import Heard, Play
from tests.town import LAB, a_case, at

STAFF = Address(LAB, "fujia-staff")


@pytest.fixture
def lamp(play: Play) -> Play:
    """A stair lamp 小徐 answers for, with 杨主任's people for a deputy; only 办结 is looked at."""
    play.says("wang", "4栋2单元楼道灯坏了")
    alone(play, Kind.FINISH)
    return play


@pytest.fixture
def garbage(play: Play) -> Play:
    """Garbage 环卫所 answers for, above whom are 小徐 and 杨主任; only 办结 is looked at."""
    play.says("wang", "4栋垃圾成堆")
    alone(play, Kind.FINISH)
    return play


def nag_in(heard: Heard) -> Say:
    """What somebody hears instead of another."""
    assert heard.key == "nag-instead-of"
    nag = heard.arg("nag")
    assert isinstance(nag, Say)
    return nag


def test_whoever_cannot_be_reached_is_named_to_the_next_who_can(lamp: Play) -> None:
    lamp.work.people.unreachable(at("xu"), "blocked")
    next_rung(lamp, Kind.FINISH)
    (heard,) = lamp.news("yang")
    assert heard.arg("person") == "小徐"
    assert nag_in(heard).key == "nag-soon"
    assert "unreachable" in lamp.actions()


def test_what_an_outage_kept_back_until_the_night_is_said_in_the_morning(lamp: Play) -> None:
    clock = clock_of(lamp, Kind.FINISH)
    assert clock.look_at is not None
    assert climbing.climb(lamp.work, clock.look_at) == addressing.address(lamp.work, clock.look_at) == 1
    lamp.now = clock.look_at.replace(hour=14)
    for hours, somebody in ((0, False), (9, False), (1, True)):
        passes(lamp, hours=hours)
        assert ("xu" in lamp.everybody_who_heard()) == somebody, hours


def test_a_level_that_cannot_be_reached_is_passed_over(garbage: Play) -> None:
    garbage.work.people.unreachable(at("xu"), "blocked")
    sleeps_until_rung(garbage, Kind.FINISH, 2)
    assert garbage.everybody_who_heard() == {"yang": ["nag-instead-of"]}
    assert nag_in(garbage.last("yang")).key == "nag-next-level"


def test_a_nag_that_cannot_be_delivered_goes_to_the_next_at_once(garbage: Play) -> None:
    garbage.gone = {"qin"}
    next_rung(garbage, Kind.FINISH)
    assert garbage.everybody_who_heard() == {"xu": ["nag-instead-of"]}
    (failed, told) = garbage.rows("SELECT state FROM pings ORDER BY id")
    assert (failed["state"], told["state"]) == ("failed", "told")


def test_one_of_two_who_hears_it_is_enough(lamp: Play) -> None:
    lamp.gone = {"yang"}
    sleeps_until_rung(lamp, Kind.FINISH, 1)
    assert lamp.everybody_who_heard() == {"xu": ["nag-finish"]}


def test_somebody_with_two_accounts_is_tried_on_the_other_first(garbage: Play) -> None:
    garbage.work.people.given(at("qin-2"), garbage.person("qin"), garbage.now - timedelta(days=1))
    garbage.write("UPDATE accounts SET used_at = 0 WHERE external = 'qin-2'")
    garbage.gone = {"qin"}
    next_rung(garbage, Kind.FINISH)
    assert garbage.everybody_who_heard() == {"qin-2": ["nag-soon"]}
    assert garbage.choices("qin-2")[0] == "case.acknowledge"
    (ping,) = garbage.rows("SELECT state, instead_of FROM pings")
    assert tuple(ping) == ("told", None)


def test_when_nobody_is_left_the_staff_group_hears_of_it_without_a_name(lamp: Play) -> None:
    lamp.work.people.bind(STAFF, "工作群", "fujia", Purpose.STAFF)
    lamp.gone = {"xu", "yang"}
    next_rung(lamp, Kind.FINISH)
    assert lamp.heard(STAFF) == ["nag-nobody-reached"]
    assert lamp.last(STAFF).arg("number") == "26-0001"
    assert lamp.actions()[-1] == "nobody-reached"
    assert [row["silent"] for row in lamp.rows("SELECT silent FROM nags")] == ["nobody_reached"]


def test_nobody_above_is_no_failure(lamp: Play) -> None:
    sleeps_until_rung(lamp, Kind.FINISH, 2)
    next_rung(lamp, Kind.FINISH)
    assert lamp.everybody_who_heard() == {}
    assert [row["silent"] for row in lamp.rows("SELECT silent FROM nags ORDER BY id")] == [None, "nobody_above"]


def test_the_level_above_hears_who_was_silent(garbage: Play) -> None:
    for _ in range(3):
        next_rung(garbage, Kind.FINISH)
    (heard,) = garbage.news("xu")
    silent = heard.arg("silent")
    assert isinstance(silent, Say)
    assert (silent.key, silent.args["people"]) == ("nag-told-before", Say("nag-person", {"name": "秦班长"}))


def many_lamps(play: Play, count: int) -> None:
    """So many lamps are out, one reported after the other, and all are overdue by now."""
    for n in range(count):
        case = a_case(play.work, message=str(n))
        play.work.history.add(case, "dispatch", play.now)
        play.work.clocks.start(case.id, Kind.FINISH, Limit(1, Unit.WORK_DAY), play.now)
        play.now += timedelta(minutes=1)
    play.now += timedelta(days=4, hours=4)
    passes(play, seconds=0)


def test_all_that_is_due_at_one_moment_is_one_message_the_most_overdue_first(play: Play) -> None:
    many_lamps(play, 2)
    (heard,) = play.news("yang")
    lines = heard.arg("lines")
    assert isinstance(lines, tuple)
    assert (heard.key, heard.arg("count")) == ("nags", 2)
    assert [line.args["number"] for line in lines] == ["26-0001", "26-0002"]
    assert play.choices("yang") == ["ask.progress", "ask.progress"]


def test_a_long_list_shows_the_first_few_and_counts_the_rest(play: Play) -> None:
    many_lamps(play, MOST_BUTTONS + 3)
    (heard,) = play.news("yang")
    assert heard.arg("more") == Say("nags-more", {"count": 3})
    assert len(play.choices("yang")) == MOST_BUTTONS


def test_what_was_settled_before_it_was_said_is_not_said(lamp: Play) -> None:
    lamp.now = clock_of(lamp, Kind.FINISH).moments[0]
    deadlines.sweep(lamp.work, lamp.now)
    deadlines.sweep(lamp.work, lamp.now)
    lamp.work.clocks.stop(1, Kind.FINISH, lamp.now)
    passes(lamp, seconds=0)
    assert lamp.everybody_who_heard() == {}
    assert [row["state"] for row in lamp.rows("SELECT state FROM pings")] == ["moot"]


def test_after_so_many_in_a_day_the_rest_is_held_for_the_morning(lamp: Play) -> None:
    lamp.now = clock_of(lamp, Kind.FINISH).moments[0]
    person = lamp.person("xu")
    for n in range(lamp.work.town.pings_a_day):
        _was_nagged(lamp, person, n)
    passes(lamp, seconds=0)
    assert lamp.everybody_who_heard() == {}
    assert [row["state"] for row in lamp.rows("SELECT state FROM pings ORDER BY id")][-1] == "held"


def test_an_emergency_is_never_held(play: Play) -> None:
    play.says("wang", "4栋电梯困人了")
    alone(play, Kind.ACKNOWLEDGE)
    for key in ("tang", "xu"):
        for n in range(play.work.town.pings_a_day):
            _was_nagged(play, play.person(key), n)
    next_rung(play, Kind.ACKNOWLEDGE)
    assert play.everybody_who_heard()
    assert "held" not in [row["state"] for row in play.rows("SELECT state FROM pings")]


def test_an_emergency_climbs_through_the_night(play: Play) -> None:
    play.now += timedelta(hours=14)
    play.says("wang", "4栋电梯困人了")
    alone(play, Kind.ACKNOWLEDGE)
    began = play.now
    next_rung(play, Kind.ACKNOWLEDGE)
    assert play.now - began == timedelta(minutes=15)
    assert play.everybody_who_heard()


def test_the_next_is_not_nagged_in_quiet_hours_when_a_message_failed_then(garbage: Play) -> None:
    garbage.now = clock_of(garbage, Kind.FINISH).moments[0]
    while deadlines.sweep(garbage.work, garbage.now):
        pass
    garbage.gone = {"qin"}
    garbage.now += timedelta(hours=2, minutes=30)
    garbage.deliver()
    passes(garbage, hours=1, minutes=29)
    assert garbage.everybody_who_heard() == {}
    passes(garbage, minutes=1)
    assert garbage.everybody_who_heard() == {"xu": ["nag-instead-of"]}


def _was_nagged(play: Play, person: int, n: int) -> None:
    """Somebody heard of something else earlier that day."""
    play.write(
        "INSERT INTO outbox (channel, chat, body, photos, buttons, not_before, queued_at, rank, state)"
        " VALUES ('lab', 'nobody', '{}', '[]', '[]', 0, 0, 0, 'sent')"
    )
    play.write("INSERT INTO nags (clock, rung, due_at, fired_at, addressed_at) VALUES (1, 0, 0, 0, 0)")
    play.write(
        "INSERT INTO pings (nag, person, part, state, at, told_at, outbox) VALUES ("
        "(SELECT max(id) FROM nags), ?, 'lead', 'told', 0, ?, (SELECT max(id) FROM outbox))",
        person,
        int(play.now.timestamp() * 1e6) - n - 1,
    )
