"""What people say within a sentence: a class by its name, a number of days, a kind of meeting before the rest."""

from __future__ import annotations

import pytest

from bot.language.spoken import spoken_words
from bot.language.text import Texts
from domain.clocks.limits import CaseClass
from domain.council.meeting import CouncilParty, MeetingType
from domain.council.procedure import ProcedureStep
from domain.reading.spoken import NO_SPOKEN_WORDS

WORDS = spoken_words(Texts.load(strict=True))


@pytest.mark.parametrize(
    ("said", "klass"),
    [
        ("复杂", CaseClass.COMPLEX),
        (" 复杂 ", CaseClass.COMPLEX),
        ("複雜", CaseClass.COMPLEX),
        ("Complex", CaseClass.COMPLEX),
        ("complex", CaseClass.COMPLEX),
        ("水电气热", CaseClass.UTILITY),
        ("突发", CaseClass.EMERGENCY),
        ("不复杂", None),
        ("", None),
    ],
)
def test_a_class_is_known_by_its_name_in_any_language_and_script(said: str, klass: CaseClass | None) -> None:
    assert WORDS.class_named(said) == klass


def test_every_class_has_a_name() -> None:
    assert all(WORDS.classes[klass] for klass in CaseClass)


@pytest.mark.parametrize(
    ("said", "days", "rest"),
    [
        ("10天 等材料", 10, "等材料"),
        ("10 个工作日，等材料", 10, "等材料"),
        ("十天等材料", 10, "等材料"),
        ("5", 5, ""),
        ("１５日", 15, ""),
        ("10 days waiting for parts", 10, "waiting for parts"),
        ("等材料", None, "等材料"),
        ("等3天", None, "等3天"),
        ("", None, ""),
    ],
)
def test_days_before_a_reason_are_read_and_the_reason_stays_as_it_was_said(
    said: str, days: int | None, rest: str
) -> None:
    assert WORDS.days_before(said) == (days, rest)


def test_without_words_only_a_bare_number_is_read() -> None:
    assert NO_SPOKEN_WORDS.days_before("7") == (7, "")
    assert NO_SPOKEN_WORDS.days_before("7天") == (None, "7天")


@pytest.mark.parametrize(
    ("said", "type", "rest"),
    [
        ("议事会 周五 19:30", MeetingType.COUNCIL, "周五 19:30"),
        ("五方会议", MeetingType.FIVE_PARTY, ""),
        ("壩壩會明天", MeetingType.YARD, "明天"),
        ("Hearing on Friday", MeetingType.HEARING, "on Friday"),
        ("five_party", MeetingType.FIVE_PARTY, ""),
        ("周五 19:30", None, "周五 19:30"),
        ("", None, ""),
    ],
)
def test_the_kind_of_meeting_stands_at_the_beginning(said: str, type: MeetingType | None, rest: str) -> None:
    assert WORDS.meeting_type(said) == (type, rest)


def test_the_longer_name_of_a_party_comes_before_a_shorter_one() -> None:
    assert WORDS.party("物业公司李经理") == (CouncilParty.PROPERTY, "李经理")
    assert WORDS.party("业主代表 老王") == (CouncilParty.OWNERS, "老王")


def test_each_kind_of_meeting_party_and_step_has_a_name_of_its_own() -> None:
    for table in (WORDS.meetings, WORDS.parties, WORDS.steps):
        names = [name for names in table.values() for name in names]
        assert all(table.values())
        assert len(set(names)) == len(names)
    assert WORDS.step("决议公开 贴好了") == (ProcedureStep.PUBLISH_DECISION, "贴好了")
