"""Who belongs at a meeting: whoever is missing is named, and which meetings may decide is a matter of their type."""

from __future__ import annotations

import pytest

from domain.council.meeting import TEMPLATES, Attendance, CouncilParty, MeetingType, missing


@pytest.mark.parametrize("absent", CouncilParty)
def test_five_parties_without_one_are_missing_that_one(absent: CouncilParty) -> None:
    there = [Attendance(party, "某人") for party in CouncilParty if party is not absent]
    assert missing(MeetingType.FIVE_PARTY, there) == (absent,)


def test_all_five_are_complete_however_many_came_for_each() -> None:
    there = [Attendance(party, name) for party in CouncilParty for name in ("甲", "乙")]
    assert missing(MeetingType.FIVE_PARTY, there) == ()


def test_every_type_has_a_template_and_only_those_that_listen_bind_nobody() -> None:
    assert TEMPLATES.keys() == set(MeetingType)
    assert [type for type in MeetingType if not TEMPLATES[type].binding] == [MeetingType.TALK, MeetingType.HEARING]
