"""What staff groups hear without asking: half-day summaries, the weekly agenda, the month's figures. Never a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.message import Address, ChatKind, Say
from domain.register import Purpose
from domain.town import DigestTimes
from handlers import routines
from storage.routines import Routine
from tests.handlers.play import Play, texts
from tests.handlers.quarter import EVERYBODY
from tests.town import LAB, NOON, a_unit, at, small_town

#: The groups of those who work in 富家社区, in the grid 北网格 below it, and in 莲花社区.
COMMUNITY = Address(LAB, "fujia-staff")
NORTH = Address(LAB, "north-staff")
LOTUS = Address(LAB, "lotus-staff")

SECOND = timedelta(seconds=1)


def local(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}+08:00")


@pytest.fixture
def play(play: Play) -> Iterator[Play]:
    for address, grid in ((COMMUNITY, "fujia"), (NORTH, "north"), (LOTUS, "lotus")):
        play.work.people.bind(address, grid, grid, Purpose.STAFF)
    yield play
    for group in (COMMUNITY, NORTH, LOTUS):
        for heard in play.all_heard:
            if heard.message.to == group:
                said = list(texts(heard.message.body))
                assert not [name for name in EVERYBODY.values() for text in said if name in text], said


def comes(play: Play, name: str, moment: datetime) -> None:
    """What the calendar has at that moment happens."""
    play.waits(seconds=(moment - SECOND - play.now).total_seconds())
    play.work.routines.put(Routine(name, "", moment))
    play.waits(seconds=1)


def parts(play: Play, group: Address, key: str) -> dict[str, Say]:
    (one,) = [heard for heard in play.news(group) if heard.key == key]
    found = one.arg("parts")
    assert isinstance(found, tuple)
    return {part.key: part for part in found}


def lines(part: Say) -> list[Say]:
    found = part.args["lines"]
    assert isinstance(found, tuple)
    return list(found)


# Half-day summaries


def summary(play: Play, text: str) -> None:
    comes(play, "half-day-summary", local(text))


def test_a_summary_tells_what_came_what_was_done_and_what_ran_out(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.presses("xu", "case.finish")
    play.says("xu", "换了灯泡")
    play.says("zhao", "5栋垃圾成堆")
    summary(play, "05-07 17:00")
    told = parts(play, COMMUNITY, "summary")
    assert [line.args["number"] for line in lines(told["summary-new"])] == ["26-0001", "26-0002"]
    assert [line.args["number"] for line in lines(told["summary-done"])] == ["26-0001"]
    assert told == parts(play, NORTH, "summary")
    assert play.heard(LOTUS) == []


def test_each_thing_is_told_once(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    summary(play, "05-07 17:00")
    summary(play, "05-08 11:30")
    assert "summary" not in play.heard(COMMUNITY)


def test_when_nothing_is_new_nothing_is_said(play: Play) -> None:
    summary(play, "05-07 17:00")
    assert play.everybody_who_heard() == {}


def test_what_ran_out_since_the_last_time_is_told_without_whose_it_is(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    summary(play, "05-07 17:00")
    summary(play, "05-08 17:00")
    told = parts(play, COMMUNITY, "summary")
    (line,) = lines(told["summary-late"])
    assert set(line.args) == {"number", "category", "grid"}
    summary(play, "05-09 11:30")
    assert "summary" not in play.heard(COMMUNITY)


def test_a_discreet_matter_is_a_number_and_nothing_else(play: Play) -> None:
    play.says("wang", "4栋2单元301天天吵架")
    summary(play, "05-07 17:00")
    assert lines(parts(play, COMMUNITY, "summary")["summary-new"]) == [Say("digest-discreet", {"number": "26-0001"})]


def test_what_was_not_told_because_of_an_outage_is_told_the_next_time(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.work.routines.put(Routine("half-day-summary", "", local("05-07 17:00")))
    play.sleeps_through(seconds=(local("05-08 08:00") - play.now).total_seconds())
    assert "summary" not in play.heard(COMMUNITY)
    summary(play, "05-08 11:30")
    assert "summary-new" in parts(play, COMMUNITY, "summary")


def test_a_group_the_bot_cannot_speak_in_is_passed_over(play: Play) -> None:
    play.write("UPDATE chats SET silenced = 'muted' WHERE external = ?", COMMUNITY.chat)
    play.says("wang", "4栋2单元楼道灯坏了")
    summary(play, "05-07 17:00")
    assert play.heard(COMMUNITY) == []
    assert play.heard(NORTH) == ["summary"]


# The agenda of the weekly meeting


def meeting(play: Play, text: str = "05-08 16:00") -> None:
    comes(play, "weekly-agenda", local(text))


@pytest.fixture
def week(play: Play) -> Play:
    """A lamp nobody changed in time, rubbish that is parked, and rubbish that is due next week."""
    play.says("wang", "4栋2单元楼道灯坏了")
    play.says("zhao", "5栋垃圾成堆")
    play.says("qin", "挂账 26-0002 车坏了")
    play.says("qin", "5月20日")
    play.says("lu", "柳树1栋垃圾成堆")
    return play


def test_the_agenda_has_numbers_first_and_then_grid_by_grid(week: Play) -> None:
    meeting(week)
    (agenda,) = [heard for heard in week.news(COMMUNITY) if heard.key == "agenda"]
    counted = {name: agenda.arg(name) for name in ("new", "done", "late", "parked", "soon")}
    assert counted == {"new": 3, "done": 0, "late": 1, "parked": 1, "soon": 1}
    found = agenda.arg("parts")
    assert isinstance(found, tuple)
    below = [part.args for part in found if part.key == "agenda-grid"]
    assert [(one["grid"], one["new"]) for one in below] == [("北网格", 3), ("南网格", 0)]
    by_key = {part.key: part for part in found}
    assert by_key["agenda-late"].args["count"] == 1
    (parked,) = lines(by_key["agenda-parked"])
    assert str(parked.args["day"]) == "2026-05-20"


def test_every_group_hears_of_its_own_part_and_leaf_grids_have_no_meeting(week: Play) -> None:
    week.work.people.bind(Address(LAB, "yard-staff"), "yard", "yard", Purpose.STAFF)
    meeting(week)
    assert "agenda" in week.heard(NORTH)
    assert week.heard(LOTUS) == []
    assert "agenda" not in week.heard(Address(LAB, "yard-staff"))


def test_an_agenda_is_told_late_rather_than_never_and_once(week: Play) -> None:
    week.work.routines.put(Routine("weekly-agenda", "", local("05-08 16:00")))
    week.sleeps_through(days=3)
    assert week.heard(COMMUNITY).count("agenda") == 1
    (routine,) = week.work.routines.all()
    assert routine.look_at == local("05-15 16:00")


def test_staff_see_the_agenda_whenever_they_ask(week: Play) -> None:
    week.says("xu", "周报")
    assert week.heard("xu") == ["agenda"]
    assert week.last("xu").arg("grid") == "北网格"
    week.says("gu", "周报")
    assert week.heard("gu") == ["agenda-quiet"]


def test_in_a_staff_group_it_is_that_of_the_group(week: Play) -> None:
    week.says("yang", "/周报", address=NORTH, kind=ChatKind.GROUP, addressed=True)
    assert week.last(NORTH).arg("grid") == "北网格"


def test_whoever_does_not_work_here_sees_neither_agenda_nor_figures(week: Play) -> None:
    for word in ("周报", "月报"):
        week.says("wang", word)
        assert week.heard("wang") == ["refusal-staff-only"]
        week.says("yang", f"/{word}", group=True, addressed=True)
        assert "agenda" not in week.heard("yang")


# The figures of a month


def figures(play: Play, text: str) -> None:
    comes(play, "monthly-figures", local(text))


@pytest.fixture
def may(play: Play) -> Play:
    """A lamp signed and changed in time, and found well; rubbish nobody took up in time."""
    play.says("wang", "4栋2单元楼道灯坏了")
    play.presses("xu", "case.acknowledge")
    play.says("xu", "办结 26-0001 换了灯泡")
    play.presses("wang", "case.verify")
    play.says("zhao", "5栋垃圾成堆")
    play.waits(days=2)
    return play


def rates(play: Play, who: Address) -> dict[str, Say]:
    said = play.last(who)
    return {name: said.arg(name) for name in ("answered", "solved", "satisfied")}  # type: ignore[misc]


def rate(percent: str, good: int, all: int) -> Say:
    return Say("figures-rate", {"percent": percent, "good": good, "all": all})


MAY = {"answered": rate("50.0", 1, 2), "solved": rate("100.0", 1, 1), "satisfied": rate("100.0", 1, 1)}


def test_on_the_first_working_day_every_staff_group_gets_the_figures_of_its_grid(may: Play) -> None:
    figures(may, "06-01 09:00")
    assert may.heard(COMMUNITY)[-1] == "figures-and-below"
    assert rates(may, COMMUNITY) == MAY
    assert may.last(COMMUNITY).arg("month") == Say("figures-month", {"year": "2026", "month": 5})
    assert rates(may, LOTUS) == dict.fromkeys(MAY, Say("figures-no-rate"))
    below = may.last(COMMUNITY).arg("below")
    assert isinstance(below, tuple)
    assert [line.args["grid"] for line in below] == ["北网格", "南网格"]
    assert below[0].args["answered"] == MAY["answered"]


def test_the_figures_come_with_a_card_one_can_pass_on(may: Play) -> None:
    figures(may, "06-01 09:00")
    card = may.last(COMMUNITY).message.drawing
    assert card is not None
    assert card.key == "figures-card"
    assert (card.args["answered-good"], card.args["answered-all"]) == (1, 2)


def test_figures_are_told_late_rather_than_never_and_once(may: Play) -> None:
    may.work.routines.put(Routine("monthly-figures", "", local("06-01 09:00")))
    may.sleeps_through(days=30)
    assert may.heard(COMMUNITY).count("figures-and-below") == 1
    assert rates(may, COMMUNITY) == MAY


def test_staff_ask_for_the_month_so_far_and_for_another(may: Play) -> None:
    may.says("xu", "本月")
    assert rates(may, at("xu")) == MAY
    may.says("xu", "/月报 2026-04")
    assert rates(may, at("xu")) == dict.fromkeys(MAY, Say("figures-no-rate"))


@pytest.mark.parametrize("month", ["13月", "2026-07", "下个月吧"])
def test_a_month_that_is_none_or_has_not_begun_is_asked_for_again(may: Play, month: str) -> None:
    may.says("xu", f"/月报 {month}")
    assert may.heard("xu") == ["refusal-which-month"]


def test_opening_it_again_changes_the_figures_of_the_month_it_was_closed_in(may: Play) -> None:
    may.waits(days=20)
    may.says("wang", "重办 26-0001 又不亮了")
    may.says("xu", "本月")
    assert rates(may, at("xu"))["solved"] == rate("0.0", 0, 1)
    assert rates(may, at("xu"))["satisfied"] == rate("0.0", 0, 1)


def test_a_town_that_wants_no_summaries_gets_none() -> None:
    register = small_town()
    quiet = replace(register, town=replace(register.town, digests=DigestTimes(summaries=())))
    with a_unit(quiet) as work:
        routines.settle(work, NOON)
        assert "half-day-summary" not in {routine.name for routine in work.routines.all()}
        assert "morning-digest" in {routine.name for routine in work.routines.all()}
