"""What is kept of a town as JSON comes back as it was, and what an older version kept is still understood."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import orjson
import pytest

from bot.towns.folder import read_town
from domain.clocks.calendar import MIDNIGHT, Interval
from domain.clocks.clock import Limit, Unit
from domain.clocks.ladder import EMERGENCY_LADDER, Ladder, Part, Rung
from domain.clocks.limits import DEFAULT_LIMITS, PINGS_A_DAY, CaseClass
from domain.clocks.quiet import DEFAULT_QUIET
from domain.message import Local
from domain.register import Register
from domain.town import SHIFT_CHANGE, Category, DigestTimes, Milestone, PersonalData
from storage.engine.documents import dump
from storage.promises.ladders import dump_ladder, load_ladder
from storage.town.facts import category_document, facts_of, load_category, load_facts

SAMPLES = Path(__file__).parents[2] / "examples" / "towns"
LADDER = Ladder(
    (
        Rung((Part.LEAD,), percent=75, before_end=Limit(2, Unit.WORK_HOUR)),
        Rung((Part.LEAD, Part.DEPUTY, Part.ON_DUTY)),
        Rung((Part.FIRST_ABOVE,), after_end=Limit(30, Unit.MINUTE)),
    )
)
LAMP = Category(
    id="lamp",
    name=Local({"zh-Hans": "楼道灯", "en": "Stair lamp"}),
    klass=CaseClass.SIMPLE,
    keywords=("灯",),
    limits=replace(DEFAULT_LIMITS[CaseClass.SIMPLE], contact=None),
    ladder=LADDER,
    milestones=(Milestone("bought", Local({"zh-Hans": "买到"}), Limit(2, Unit.DAY)),),
    around_the_clock=True,
)


def particular() -> Register:
    """A sample town that says something else about everything a town may say."""
    register = read_town(SAMPLES / "yueyang-lou").register
    town = replace(
        register.town,
        ladders={CaseClass.SIMPLE: LADDER, CaseClass.EMERGENCY: EMERGENCY_LADDER},
        quiet=(Interval(time(22), MIDNIGHT),),
        pings_a_day=2,
        shift_change=time(7, 45),
        digests=DigestTimes(time(7), (), 1, time(10), time(8)),
        personal_data=PersonalData.MAINLAND,
        forward=True,
    )
    return replace(register, town=town, days={date(2026, 7, 1): True, date(2026, 7, 4): False})


def test_a_ladder_comes_back_as_it_was() -> None:
    assert load_ladder(dump_ladder(LADDER)) == LADDER
    assert load_ladder(dump_ladder(EMERGENCY_LADDER)) == EMERGENCY_LADDER


def test_everything_a_town_says_comes_back_as_it_was() -> None:
    register = particular()
    facts = load_facts(facts_of(register))
    for name in ("id", "name", "zone", "locale", "fallback", "limits", "ladders", "quiet", "pings_a_day"):
        assert getattr(facts, name) == getattr(register.town, name)
    assert (facts.shift_change, facts.digests) == (register.town.shift_change, register.town.digests)
    assert (facts.personal_data, facts.forward) == (PersonalData.MAINLAND, True)
    assert list(facts.duties.items()) == list(register.town.duties.items())
    assert (facts.week, facts.days) == (register.week, register.days)


@pytest.mark.parametrize("category", [LAMP, *read_town(SAMPLES / "changsheng").register.town.categories.values()])
def test_a_category_comes_back_as_it_was(category: Category) -> None:
    assert load_category(category.id, category_document(category)) == category


def test_what_an_older_version_kept_of_a_town_is_understood() -> None:
    known = ("id", "name", "zone", "locale", "fallback", "limits", "week")
    older = dump({name: fact for name, fact in orjson.loads(facts_of(particular())).items() if name in known})
    facts = load_facts(older)
    assert (facts.quiet, facts.pings_a_day, facts.shift_change) == (DEFAULT_QUIET, PINGS_A_DAY, SHIFT_CHANGE)
    assert (facts.digests, facts.ladders, facts.duties, facts.days) == (DigestTimes(), {}, {}, {})
    assert (facts.personal_data, facts.forward) == (PersonalData.ANYWHERE, False)


def test_what_an_older_version_kept_of_a_category_is_understood() -> None:
    newer = ("ladder", "milestones", "around_the_clock", "examples")
    older = dump({name: said for name, said in orjson.loads(category_document(LAMP)).items() if name not in newer})
    assert load_category("lamp", older) == replace(LAMP, ladder=None, milestones=(), around_the_clock=False)
