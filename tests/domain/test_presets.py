"""The thresholds of the law at n - 1, n and n + 1: 以上 counts the number itself, 过半数 does not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from domain.polls.deciding import decide
from domain.polls.poll import Effect, Method
from domain.polls.presets import FITS, PRESETS, SECOND_ROUND, with_participation
from domain.polls.rules import Measure, Op, Threshold, Verdict
from domain.polls.tally import count
from tests.domain.a_poll import a_poll

_UNITS = {
    "straw": (None, None),
    "yard": (None, "1/2"),
    "residents_adults": ("1/2", "1/2"),
    "residents_households": ("1/2", "1/2"),
    "representatives": ("2/3=", "1/2"),
    "committee_all": ("1/2", "1/2"),
    "committee_households": ("1/2", "1/2"),
    "committee_representatives": ("2/3", "1/2"),
    "committee_second_round": ("1/2", "1/3="),
    "committee_representatives_second_round": ("2/3", "1/3="),
    "committee_recall": ("1/2", "1/2"),
    "villagers_adults": ("1/2", "1/2"),
    "villagers_households": ("2/3=", "1/2"),
    "villagers_representatives": ("2/3=", "1/2"),
    "villagers_group": ("2/3=", "1/2"),
    "owners_ordinary": ("2/3=", "1/2"),
    "owners_special": ("2/3=", "3/4="),
}


def _least(asked: str, of: int) -> int:
    """The fewest of so many that are enough, by trying them one after another."""
    num, den = (int(part) for part in asked.rstrip("=").split("/"))
    return next(
        have for have in range(of + 2) if (have * den >= num * of if asked.endswith("=") else have * den > num * of)
    )


def _edges(place: int) -> Iterator[tuple[str, int, int, bool]]:
    """For each preset and some sizes: so many of so many, and whether that is enough."""
    for preset, asked in _UNITS.items():
        wanted = asked[place]
        for of in (3, 12, 20, 300) if wanted else ():
            edge = _least(str(wanted), of)
            yield from ((preset, have, of, have >= edge) for have in (edge - 1, edge, edge + 1) if have <= of)


def _poll_of(preset: str) -> Method:
    return FITS[preset].methods[0]


@pytest.mark.parametrize(("preset", "voted", "roll", "enough"), list(_edges(0)))
def test_a_poll_counts_from_the_very_number_that_has_to_take_part(
    preset: str, voted: int, roll: int, enough: bool
) -> None:
    poll = a_poll(_poll_of(preset), preset)
    area = 100 if FITS[preset].rolls[0] == "owner" else 0
    result = decide(poll, count(poll, roll, roll * area, [("1", voted, voted * area)]))
    assert (result.verdict is not Verdict.VOID) == enough
    assert all(check.met for check in result.participation) == enough


@pytest.mark.parametrize(("preset", "agreed", "voted", "enough"), list(_edges(1)))
def test_a_poll_passes_from_the_very_number_that_has_to_agree(
    preset: str, agreed: int, voted: int, enough: bool
) -> None:
    poll = a_poll(_poll_of(preset), preset)
    area = 100 if FITS[preset].rolls[0] == "owner" else 0
    cast = [("1", agreed, agreed * area), ("0", voted - agreed, (voted - agreed) * area)]
    result = decide(poll, count(poll, voted, voted * area, cast))
    assert (result.verdict is Verdict.PASSED) == enough
    assert (result.winners == (1,)) == enough


def test_the_table_above_has_every_preset() -> None:
    assert list(_UNITS) == list(PRESETS) == list(FITS)


@pytest.mark.parametrize("preset", ["owners_ordinary", "owners_special"])
@pytest.mark.parametrize(
    ("area", "heads", "verdict"),
    [
        (200, 200, Verdict.PASSED),
        (199, 200, Verdict.VOID),
        (200, 199, Verdict.VOID),
        (199, 199, Verdict.VOID),
        (201, 201, Verdict.PASSED),
    ],
)
def test_of_three_hundred_owners_two_thirds_of_area_and_of_heads_have_to_take_part(
    preset: str, area: int, heads: int, verdict: Verdict
) -> None:
    poll = a_poll(Method.YES_NO, preset)
    assert decide(poll, count(poll, 300, 30_000_000, [("1", heads, area * 100_000)])).verdict is verdict


@pytest.mark.parametrize(
    ("preset", "area", "heads", "verdict"),
    [
        ("owners_ordinary", 1501, 151, Verdict.PASSED),
        ("owners_ordinary", 1500, 151, Verdict.FAILED),
        ("owners_ordinary", 1501, 150, Verdict.FAILED),
        ("owners_special", 2250, 225, Verdict.PASSED),
        ("owners_special", 2249, 225, Verdict.FAILED),
        ("owners_special", 2250, 224, Verdict.FAILED),
    ],
)
def test_of_those_taking_part_area_and_heads_both_have_to_agree(
    preset: str, area: int, heads: int, verdict: Verdict
) -> None:
    poll = a_poll(Method.YES_NO, preset)
    cast = [("1", heads, area), ("2", 300 - heads, 3000 - area)]
    assert decide(poll, count(poll, 300, 3000, cast)).verdict is verdict


def test_without_any_area_nothing_that_asks_for_area_is_reached() -> None:
    poll = a_poll(Method.YES_NO, "owners_ordinary")
    assert decide(poll, count(poll, 300, 0, [("1", 300, 0)])).verdict is Verdict.VOID


def test_no_chat_poll_claims_to_be_the_vote_the_law_asks_for() -> None:
    formal = [preset for preset, rule in PRESETS.items() if rule.formal]
    assert {FITS[preset].effect for preset in formal} == {Effect.PAPER, Effect.REHEARSAL}
    assert FITS["yard"].effect is Effect.RESOLUTION


def test_a_yard_may_set_its_own_number_and_nobody_changes_that_of_the_law() -> None:
    half = Threshold(Measure.UNITS, 1, 2, Op.AT_LEAST)
    assert with_participation(PRESETS["yard"], half).participation == (half,)
    with pytest.raises(ValueError, match="owners_special"):
        with_participation(PRESETS["owners_special"], half)


def test_every_election_has_a_second_round_that_takes_part_as_the_first_did() -> None:
    for first, second in SECOND_ROUND.items():
        assert PRESETS[second].participation == PRESETS[first].participation
