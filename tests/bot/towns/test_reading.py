"""What a town's files turn into once they are right, and what an administrator is told to look at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from bot.towns.folder import HOUSEHOLDS_FILE, TOWN_FILE
from domain.clocks.clock import Interval, Limit, Unit
from domain.clocks.ladder import DEFAULT_LADDER, Ladder, Part, Rung
from domain.clocks.limits import DEFAULT_LIMITS, PINGS_A_DAY, CaseClass
from domain.clocks.quiet import DEFAULT_QUIET
from domain.duties.duty import Every, OffDay, Recurrence
from domain.message import Address, Local
from domain.register import Household, Tenure
from domain.town import SHIFT_CHANGE, DigestTimes, PersonalData
from tests.bot.towns.small_town import CSV, TOML, line_of, read, said

REGISTER = read().register
TOWN = REGISTER.town


def test_a_town_without_a_slip_has_nothing_to_look_at() -> None:
    assert read().warnings == ()


def test_a_row_of_buildings_is_one_building_for_each_number() -> None:
    assert [house.id for house in TOWN.buildings.values()][:2] == ["willow:1栋", "willow:2栋"]
    assert TOWN.buildings["willow:2栋"].units == ("1", "2")


def test_two_yards_may_both_have_a_first_building() -> None:
    assert {"willow:1栋", "poplar:1栋"} <= TOWN.buildings.keys()


def test_a_boundary_drawn_closed_is_kept_open() -> None:
    assert TOWN.grids["willow"].polygon == ((113.0, 29.0), (113.1, 29.0), (113.1, 29.1))


def test_a_plain_name_is_one_in_the_language_of_the_town() -> None:
    assert TOWN.categories["other"].name == Local({"zh-Hans": "其他"})
    assert TOWN.categories["lamp"].name == Local({"zh-Hans": "楼道灯", "en": "Stair lamp"})


def test_a_limit_that_is_not_written_is_the_towns_then_the_default() -> None:
    default = DEFAULT_LIMITS[CaseClass.SIMPLE]
    own = replace(default, finish=Limit(2, Unit.WORK_DAY))
    assert TOWN.limits == {CaseClass.SIMPLE: own}
    assert TOWN.limits_of("lamp") == replace(own, finish=Limit(4, Unit.WORK_HOUR))
    assert TOWN.limits_of("other") == DEFAULT_LIMITS[CaseClass.ORDINARY]


@pytest.mark.parametrize(
    ("written", "limit"),
    [
        ("1 minute", Limit(1, Unit.MINUTE)),
        ("90 minutes", Limit(90, Unit.MINUTE)),
        ("1 hour", Limit(1, Unit.HOUR)),
        ("2 work_hours", Limit(2, Unit.WORK_HOUR)),
        ("1 work_day", Limit(1, Unit.WORK_DAY)),
        ("30 days", Limit(30, Unit.DAY)),
    ],
)
def test_a_limit_is_written_with_its_unit_in_one_or_in_many(written: str, limit: Limit) -> None:
    town = read(TOML.replace("4 work_hours", written)).register.town
    assert town.limits_of("lamp").finish == limit


def test_contact_and_a_plan_may_be_promised_where_the_class_promises_none() -> None:
    toml = TOML.replace(
        "[limits.simple]\n", '[limits.question]\ncontact = "2 hours"\nplan = "3 days"\n\n[limits.simple]\n'
    )
    limits = read(toml).register.town.limits[CaseClass.QUESTION]
    assert (limits.contact, limits.plan) == (Limit(2, Unit.HOUR), Limit(3, Unit.DAY))


def test_what_a_class_promises_may_be_written_off() -> None:
    town = read(
        TOML.replace('{ finish = "4 work_hours" }', '{ finish = "4 work_hours", contact = "none" }')
    ).register.town
    assert town.limits[CaseClass.SIMPLE].contact == DEFAULT_LIMITS[CaseClass.SIMPLE].contact
    assert town.limits_of("lamp").contact is None


def test_a_night_written_in_one_is_quiet_on_both_sides_of_midnight() -> None:
    noon, night, morning = (
        Interval(time(12, 30), time(13, 30)),
        Interval(time(21, 30), time(0)),
        Interval(time(0), time(7)),
    )
    assert TOWN.quiet == (morning, noon, night)
    assert TOWN.pings_a_day == 4


@pytest.mark.parametrize(
    ("written", "quiet"),
    [
        ("[]", ()),
        ('["22:00-00:00"]', (Interval(time(22), time(0)),)),
        ('["12:00-14:00", "13:00-15:00", "15:00-16:00"]', (Interval(time(12), time(16)),)),
        ('["20:00-06:00", "05:00-07:00", "19:00-21:00"]', (Interval(time(0), time(7)), Interval(time(19), time(0)))),
    ],
)
def test_quiet_hours_are_kept_in_order_and_once(written: str, quiet: tuple[Interval, ...]) -> None:
    assert read(TOML.replace('["21:30-07:00", "12:30-13:30"]', written)).register.town.quiet == quiet


#: What the small town says of its own accord, right after its fallback.
TIMES_AND_PLATFORMS = 'shift_change = "08:00"\npersonal_data = "mainland"\nforward = true\n'
POLLS = "poll_reminders = false\npoll_doors = false\n"


def test_what_a_town_does_not_say_is_as_everywhere() -> None:
    assert TOWN.digests == DigestTimes(time(8), (time(17, 30),), 4, time(15))
    assert TOWN.shift_change == time(8)
    assert (TOWN.personal_data, TOWN.forward) == (PersonalData.MAINLAND, True)
    assert (TOWN.poll_reminders, TOWN.poll_doors) == (False, False)
    bare = read(TOML[: TOML.index("[days]")].replace(TIMES_AND_PLATFORMS + POLLS, "") + TOML[TOML.index("[[grids]]") :])
    town = bare.register.town
    assert (town.quiet, town.pings_a_day, town.shift_change) == (DEFAULT_QUIET, PINGS_A_DAY, SHIFT_CHANGE)
    assert (town.digests, town.ladders, bare.register.days) == (DigestTimes(), {}, {})
    assert (town.personal_data, town.forward) == (PersonalData.ANYWHERE, False)
    assert (town.poll_reminders, town.poll_doors) == (True, True)


def test_a_town_has_days_of_its_own() -> None:
    assert REGISTER.days == {date(2026, 7, 1): True, date(2026, 7, 4): False}


def test_a_ladder_is_read_rung_by_rung() -> None:
    assert TOWN.ladder_of("lamp") == Ladder(
        (Rung((Part.LEAD,), percent=50), Rung((Part.SECOND_ABOVE,), after_end=Limit(1, Unit.HOUR)))
    )
    assert TOWN.ladders[CaseClass.SIMPLE] == Ladder(
        (
            Rung((Part.LEAD,), percent=75, before_end=Limit(1, Unit.WORK_HOUR)),
            Rung((Part.LEAD, Part.DEPUTY)),
            Rung((Part.FIRST_ABOVE, Part.ON_DUTY), after_end=Limit(30, Unit.MINUTE)),
        )
    )
    assert TOWN.ladder_of("other") == DEFAULT_LADDER


def test_a_matter_may_run_day_and_night_and_in_stages() -> None:
    lamp, other = TOWN.categories["lamp"], TOWN.categories["other"]
    assert (lamp.around_the_clock, other.around_the_clock) == (True, False)
    assert [(stage.id, stage.name.names["zh-Hans"], stage.limit.amount) for stage in lamp.milestones] == [
        ("bought", "买到灯泡", 2),
        ("hung", "装上", 3),
    ]


def test_a_duty_says_who_does_what_how_often_and_until_when() -> None:
    patrol, monthly = TOWN.duties["patrol"], TOWN.duties["monthly"]
    assert patrol.recurrence == Recurrence(Every.WEEK, (1, 4))
    assert (patrol.role, patrol.opens, patrol.limit) == ("staff", time(10), Limit(6, Unit.WORK_HOUR))
    assert [(item.id, item.category) for item in patrol.checklist] == [("stairs", "lamp"), ("rest", "other")]
    assert (patrol.nil, patrol.ladder) == (False, Ladder((Rung((Part.LEAD,)),)))
    assert monthly.recurrence == Recurrence(Every.MONTH, (-1,), OffDay.BEFORE)
    assert (monthly.grid, monthly.nil, monthly.ladder, monthly.checklist) == ("lakeside", True, None, ())


def test_a_ladder_on_which_nobody_hears_that_time_is_up_is_worth_a_look() -> None:
    toml = TOML.replace('{ at = "+1 hour", tell', '{ at = "80%", tell')
    assert said(read(toml).warnings) == [(TOWN_FILE, line_of(toml, '"50%"'), "town-warning-ladder-without-end")]


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ('"end", tell = ["lead", "deputy"]', '"60%", tell = ["lead"]'),
        ('"+1 hour"', '"40%"'),
        ('"+30 minutes"', '"90%"'),
    ],
)
def test_a_rung_before_the_one_it_follows_is_worth_a_look(written: str, instead: str) -> None:
    toml = TOML.replace(written, instead).replace('{ at = "50%", tell', '{ at = "end", tell')
    found = said(read(toml).warnings)
    assert (TOWN_FILE, line_of(toml, instead), "town-warning-rung-order") in found


def test_a_duty_nobody_is_there_to_do_is_worth_a_look() -> None:
    toml = TOML.replace('role = "staff"\ngrid = "lakeside"\nevery', 'role = "staff"\ngrid = "north"\nevery')
    line = toml[: toml.index('role = "staff"\ngrid = "north"')].count("\n") + 1
    assert said(read(toml).warnings) == [(TOWN_FILE, line, "town-warning-duty-nobody")]


def test_the_week_has_seven_days_and_sunday_is_off() -> None:
    morning, afternoon = Interval(time(9), time(12)), Interval(time(13), time(18))
    assert REGISTER.week == {**dict.fromkeys(range(5), (morning, afternoon)), 5: (morning,), 6: ()}


def test_a_line_for_two_categories_is_two_responsibilities() -> None:
    assert [(line.category, line.grid, line.handler) for line in TOWN.responsibilities] == [
        ("lamp", "lakeside", "property"),
        ("other", "lakeside", "property"),
    ]


def test_pairs_nobody_answers_for_are_no_mistake_but_gaps() -> None:
    town = read(TOML.replace('["lamp", "other"]', '"lamp"')).register.town
    assert {gap.category for gap in town.gaps()} == {"other"}


def test_an_area_is_kept_to_the_square_centimetre() -> None:
    assert REGISTER.households[3] == Household(
        "willow:2栋", "1", "101", "willow", 784321, Tenure.EMPTY, owner_key="laowu"
    )


def test_doors_of_a_shared_building_lie_in_the_grid_their_row_names() -> None:
    shared = {home.unit: home.grid for home in REGISTER.households if home.building == "north:9栋"}
    assert shared == {"东": "willow", "西": "poplar"}


def test_a_person_may_have_accounts_on_several_channels() -> None:
    wang = REGISTER.people[0]
    assert wang.accounts == (Address("lab", "wang"), Address("telegram", "4711"))
    assert wang.door == ("willow:1栋", "2", "101")


def test_a_building_with_a_name_of_its_own_needs_no_grid_before_it() -> None:
    toml = TOML.replace("willow:1栋/2/101", "長樓/东/101")
    assert read(toml).register.people[0].door == ("north:9栋", "东", "101")


def test_the_lab_shows_its_phones_in_the_order_written() -> None:
    assert [(phone.person, phone.chat) for phone in REGISTER.phones] == [
        ("wang", Address("lab", "willow-group")),
        ("li", None),
    ]


def test_a_town_may_begin_without_a_register_but_is_told_so() -> None:
    toml = TOML.replace('door = "willow:1栋/2/101"\n', "").replace(
        'role = "leader", grid = "willow"', 'role = "staff", grid = "willow"'
    )
    town = read(toml, csv=None)
    assert town.register.households == ()
    assert said(town.warnings) == [(HOUSEHOLDS_FILE, 1, "town-warning-no-households")]


@pytest.mark.parametrize(("doors", "warned"), [(4, True), (5, False), (15, False), (16, True)])
def test_a_neighbour_leader_has_five_to_fifteen_households(doors: int, warned: bool) -> None:
    rows = [f"willow:1栋,2,{100 + number},60,owner,,," for number in range(1, doors + 1)]
    csv = "\n".join((CSV.splitlines()[0], *rows, ""))
    found = said(read(csv=csv).warnings)
    assert found == ([(TOWN_FILE, line_of(TOML, 'role = "leader", grid'), "town-warning-leader")] if warned else [])


def test_two_leaders_share_the_households_of_their_grid() -> None:
    rows = [f"willow:1栋,2,{100 + number},60,owner,,," for number in range(1, 17)]
    second = '[[people]]\nkey = "zhao"\nname = "赵大爷"\nposts = [{ role = "leader", grid = "willow" }]\n\n[[chats]]'
    csv = "\n".join((CSV.splitlines()[0], *rows, ""))
    assert read(TOML.replace("[[chats]]", second), csv).warnings == ()


def test_a_keyword_two_categories_claim_is_worth_a_look() -> None:
    toml = TOML.replace('name = "其他"', 'name = "其他"\nkeywords = ["燈壞了"]')
    assert said(read(toml).warnings) == [(TOWN_FILE, line_of(toml, "燈壞了"), "town-warning-keyword")]


def test_a_door_nobody_below_answers_for_is_worth_a_look() -> None:
    csv = CSV.replace("owner,,poplar", "owner,,")
    assert said(read(csv=csv).warnings) == [(HOUSEHOLDS_FILE, line_of(csv, "长楼"), "town-warning-door-not-in-a-leaf")]
