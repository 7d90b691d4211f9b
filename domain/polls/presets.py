"""The presets of the law in force since 2026-01-01, and of the yard's own custom, as data.

以上 is AT_LEAST, 过半数 and 超过 are MORE_THAN. What is not here cannot be asked for by name; a poll may set its own
participation where the yard's custom lets it (``with_participation``). FITS says what goes with what.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from domain.polls.poll import Effect, Method, RollKind
from domain.polls.rules import Measure, Op, Rule, Threshold

_LAW_SINCE = date(2026, 1, 1)
_CODE_SINCE = date(2021, 1, 1)

_HALF = Threshold(Measure.UNITS, 1, 2, Op.MORE_THAN)
_TWO_THIRDS = Threshold(Measure.UNITS, 2, 3, Op.AT_LEAST)
_OVER_TWO_THIRDS = Threshold(Measure.UNITS, 2, 3, Op.MORE_THAN)
_THIRD = Threshold(Measure.UNITS, 1, 3, Op.AT_LEAST)
_OWNERS_TAKING_PART = (Threshold(Measure.AREA, 2, 3, Op.AT_LEAST), _TWO_THIRDS)


def _meeting(id: str, law: str, participation: Threshold, notice_days: int = 0) -> Rule:
    """A meeting (居民会议, 村民会议 …): enough of them come, more than half of those who came agree."""
    return Rule(id, law, _LAW_SINCE, (participation,), (_HALF,), notice_days=notice_days, publish_days=15, formal=True)


def _election(id: str, law: str, participation: Threshold, approval: Threshold) -> Rule:
    """An election: each who wins has so much of all ballots cast; objections for five days."""
    return Rule(id, law, _LAW_SINCE, (participation,), (approval,), objection_days=5, publish_days=5, formal=True)


def _owners(id: str, approval: tuple[Threshold, ...]) -> Rule:
    """业主共同决定: area and heads both, of the whole for taking part, of those taking part for agreeing."""
    return Rule(
        id,
        "law-owners-278",
        _CODE_SINCE,
        _OWNERS_TAKING_PART,
        approval,
        notice_days=15,
        vote_days_min=5,
        publish_days=15,
        formal=True,
    )


_RULES = (
    Rule("straw", "law-straw", _LAW_SINCE, (), (), plurality=True),
    Rule("yard", "law-yard", _LAW_SINCE, (), (_HALF,), objection_days=3, publish_days=7),
    _meeting("residents_adults", "law-residents-27", _HALF, notice_days=10),
    _meeting("residents_households", "law-residents-27", _HALF, notice_days=10),
    _meeting("representatives", "law-residents-29", _TWO_THIRDS),
    _election("committee_all", "law-residents-19", _HALF, _HALF),
    _election("committee_households", "law-residents-19", _HALF, _HALF),
    _election("committee_representatives", "law-residents-19", _OVER_TWO_THIRDS, _HALF),
    _election("committee_second_round", "law-residents-19-again", _HALF, _THIRD),
    _election("committee_representatives_second_round", "law-residents-19-again", _OVER_TWO_THIRDS, _THIRD),
    _election("committee_recall", "law-residents-20", _HALF, _HALF),
    _meeting("villagers_adults", "law-villagers-26", _HALF, notice_days=10),
    _meeting("villagers_households", "law-villagers-26", _TWO_THIRDS, notice_days=10),
    _meeting("villagers_representatives", "law-villagers-representatives", _TWO_THIRDS),
    _meeting("villagers_group", "law-villagers-32", _TWO_THIRDS),
    _owners("owners_ordinary", (Threshold(Measure.AREA, 1, 2, Op.MORE_THAN), _HALF)),
    _owners(
        "owners_special",
        (Threshold(Measure.AREA, 3, 4, Op.AT_LEAST), Threshold(Measure.UNITS, 3, 4, Op.AT_LEAST)),
    ),
)

PRESETS: Mapping[str, Rule] = {rule.id: rule for rule in _RULES}

#: Which rule the second round (另行选举) of an election follows.
SECOND_ROUND: Mapping[str, str] = {
    "committee_all": "committee_second_round",
    "committee_households": "committee_second_round",
    "committee_second_round": "committee_second_round",
    "committee_representatives": "committee_representatives_second_round",
    "committee_representatives_second_round": "committee_representatives_second_round",
}


@dataclass(frozen=True, slots=True)
class Fit:
    """What goes with a preset: the first of each is meant where nobody says otherwise."""

    rolls: tuple[RollKind, ...]
    effect: Effect
    methods: tuple[Method, ...]


_ANY_ROLL = (RollKind.HOUSEHOLD, RollKind.ADULT, RollKind.REPRESENTATIVE, RollKind.LISTED, RollKind.OWNER)
_ANY_METHOD = tuple(Method)
_DECIDING = (Method.YES_NO, Method.SINGLE)
_ELECTING = (Method.SEATS,)
_ADULTS, _HOUSEHOLDS, _OWNERS = (RollKind.ADULT,), (RollKind.HOUSEHOLD,), (RollKind.OWNER,)
_REPRESENTATIVES = (RollKind.REPRESENTATIVE, RollKind.LISTED)

FITS: Mapping[str, Fit] = {
    "straw": Fit(_ANY_ROLL, Effect.STRAW, _ANY_METHOD),
    "yard": Fit(_ANY_ROLL, Effect.RESOLUTION, _ANY_METHOD),
    "residents_adults": Fit(_ADULTS, Effect.PAPER, _DECIDING),
    "residents_households": Fit(_HOUSEHOLDS, Effect.PAPER, _DECIDING),
    "representatives": Fit(_REPRESENTATIVES, Effect.PAPER, _DECIDING),
    "committee_all": Fit(_ADULTS, Effect.PAPER, _ELECTING),
    "committee_households": Fit(_HOUSEHOLDS, Effect.PAPER, _ELECTING),
    "committee_representatives": Fit(_REPRESENTATIVES, Effect.PAPER, _ELECTING),
    "committee_second_round": Fit((*_ADULTS, *_HOUSEHOLDS), Effect.PAPER, _ELECTING),
    "committee_representatives_second_round": Fit(_REPRESENTATIVES, Effect.PAPER, _ELECTING),
    "committee_recall": Fit((*_ADULTS, *_HOUSEHOLDS), Effect.PAPER, (Method.YES_NO,)),
    "villagers_adults": Fit(_ADULTS, Effect.PAPER, _DECIDING),
    "villagers_households": Fit(_HOUSEHOLDS, Effect.PAPER, _DECIDING),
    "villagers_representatives": Fit(_REPRESENTATIVES, Effect.PAPER, _DECIDING),
    "villagers_group": Fit((*_HOUSEHOLDS, *_ADULTS), Effect.PAPER, _DECIDING),
    "owners_ordinary": Fit(_OWNERS, Effect.REHEARSAL, _DECIDING),
    "owners_special": Fit(_OWNERS, Effect.REHEARSAL, _DECIDING),
}


def with_participation(rule: Rule, *participation: Threshold) -> Rule:
    """The rule with the number a yard set for itself; only custom may be changed so, never the law."""
    if rule.formal:
        raise ValueError(f"the law says how many take part in {rule.id}")
    return replace(rule, participation=participation)
