"""Polls counted three ways, and their exports tampered with.

The third way is ``by_hand``: one voice at a time, with fractions, written from the words of the rules alone. It shares
nothing with the program or with the script that verifies.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from bot.command.verify_poll import verify
from domain.polls.deciding import decide
from domain.polls.poll import Method, Poll
from domain.polls.rules import Measure, Op, Threshold
from tests.faults.made_up_polls import MadeUp, made_up
from tests.faults.trial import seed
from tests.faults.verdict import Verdict

#: Verdict, winners, tied.
Outcome = tuple[str, list[int], list[int]]


def counts(tries: int) -> Verdict:
    """So many polls: what the program makes of each, what the script makes of it, what a hand makes of it."""
    chance = random.Random(seed())
    wrong = differing = sloppy = 0
    outcomes: dict[str, int] = {"void": 0, "passed": 0, "failed": 0, "tied": 0}
    for _ in range(tries):
        held = made_up(chance)
        ours, hand = outcome_of(held), by_hand(held)
        wrong += ours != hand
        differing += scripted(held.text) != hand
        sloppy += by_hand(held, _at_least) != hand
        outcomes[hand[0]] += 1
    return Verdict("polls counted", tries, wrong, differing, 0, control_red=sloppy > 0, figures=outcomes)


def tampering(tries: int) -> Verdict:
    """So many exports, each changed in one place: every change is found. A mere recount would not find all."""
    chance = random.Random(seed())
    missed = unnoticed = spoilt = 0
    ways: dict[str, int] = dict.fromkeys(_WAYS, 0)
    for _ in range(tries):
        text = made_up(chance).text
        spoilt += not holds(text)
        way = chance.choice(list(_WAYS))
        changed = _WAYS[way](chance, text)
        while changed == text:
            changed = _WAYS[way](chance, text)
        missed += holds(changed)
        ways[way] += 1
        unnoticed += _same_count(text, changed)
    return Verdict("exports changed", tries, missed, 0, spoilt, control_red=unnoticed > 0, figures=ways)


def outcome_of(held: MadeUp) -> Outcome:
    """What the program made of it."""
    result = decide(held.poll, held.tally)
    return str(result.verdict), list(result.winners), list(result.tied)


def scripted(text: str) -> Outcome:
    """What the script makes of the file; it stops at the first thing that does not hold."""
    found = verify(text)
    return found["verdict"], found["winners"], found["tied"]


def holds(text: str) -> bool:
    """Whether the script takes it; it leaves with an error of some kind otherwise."""
    try:
        verify(text)
    except Exception:
        return False
    return True


def _exactly(threshold: Threshold, share: Fraction) -> bool:
    asked = Fraction(threshold.num, threshold.den)
    return share > asked if threshold.op is Op.MORE_THAN else share >= asked


def _at_least(threshold: Threshold, share: Fraction) -> bool:
    """The mistake that is made most: half is taken for more than half."""
    return share >= Fraction(threshold.num, threshold.den)


def by_hand(held: MadeUp, enough: Callable[[Threshold, Fraction], bool] = _exactly) -> Outcome:
    """The outcome, worked out one voice at a time."""
    poll, areas = held.poll, {unit.unit: unit.area_cm2 for unit in held.roll}

    def weigh(measure: Measure, units: Sequence[int]) -> int:
        if measure is Measure.UNITS:
            return len(units)
        return 0 if poll.secret else sum(areas[unit] for unit in units)

    def reaches(threshold: Threshold, some: Sequence[int], all: int) -> bool:
        return all > 0 and enough(threshold, Fraction(weigh(threshold.measure, some), all))

    voted = sorted(held.standing)
    whole = {Measure.UNITS: len(areas), Measure.AREA: sum(areas.values())}
    if not all(reaches(one, voted, whole[one.measure]) for one in poll.rule.participation):
        return "void", [], []
    stars = {unit: _stars(choice) for unit, choice in held.standing.items()}
    score = {place: sum(given.get(place, 0) for given in stars.values()) for place in range(1, len(poll.options) + 1)}
    wanted = 4 if poll.method is Method.RATING else 1

    def approved(place: int) -> bool:
        agree = [unit for unit in voted if stars[unit].get(place, 0) >= wanted]
        return all(reaches(one, agree, weigh(one.measure, voted)) for one in poll.rule.approval)

    return _ranked(poll, score, approved)


def _stars(choice: str) -> dict[int, int]:
    given = {}
    for mark in choice.split(","):
        place, _, points = mark.partition(":")
        given[int(place)] = int(points) if points else 1
    return given


def _ranked(poll: Poll, score: Mapping[int, int], approved: Callable[[int], bool]) -> Outcome:
    simply_most = poll.rule.plurality
    if poll.method is Method.SEATS:
        return _seated(poll, score, lambda place: simply_most or approved(place))
    if poll.method is Method.YES_NO:
        if simply_most and score[1] == score[2] and score[1] > 0:
            return "tied", [], [1, 2]
        agreed = score[1] > score[2] if simply_most else approved(1)
        return ("passed", [1], []) if agreed else ("failed", [], [])
    top = max(score.values())
    leaders = [place for place in score if score[place] == top]
    if top == 0:
        return "failed", [], []
    if len(leaders) > 1:
        return "tied", [], leaders
    return ("passed", leaders, []) if simply_most or approved(leaders[0]) else ("failed", [], [])


def _seated(poll: Poll, score: Mapping[int, int], able: Callable[[int], bool]) -> Outcome:
    left = [place for place in score if score[place] > 0 and able(place)]
    seated: list[int] = []
    while left and len(seated) < poll.seats_max:
        top = max(score[place] for place in left)
        level = [place for place in left if score[place] == top]
        if len(seated) + len(level) > poll.seats_max:
            return "tied", seated, level
        seated += level
        left = [place for place in left if place not in level]
    return "passed" if len(seated) >= poll.seats_min else "failed", seated, []


def _letter(chance: random.Random, text: str) -> str:
    """One letter is another, or a figure another figure."""
    at = chance.randrange(len(text))
    pool = "0123456789" if text[at].isdigit() else '0123456789abcdef",:{}[] \n'
    return text[:at] + chance.choice(pool) + text[at + 1 :]


def _deletion(chance: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return "".join(lines)


def _swap(chance: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    one, other = chance.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]
    return "".join(lines)


def _truncation(chance: random.Random, text: str) -> str:
    return text[: chance.randrange(len(text))]


def _repetition(chance: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    return "".join([*lines[: at + 1], *lines[at:]])


def _value(chance: random.Random, text: str) -> str:
    """One value of one line is another, and the line is written as the program writes it."""
    lines = text.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    told = json.loads(lines[at])
    inner = told.get("line", told)
    name = chance.choice(list(inner))
    inner[name] = chance.choice((0, 1, 2, "1", "2", None, "0" * 64, chance.randrange(10**15)))
    lines[at] = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n"
    return "".join(lines)


_WAYS: Mapping[str, Callable[[random.Random, str], str]] = {
    "letters": _letter,
    "values": _value,
    "deletions": _deletion,
    "swaps": _swap,
    "repetitions": _repetition,
    "truncations": _truncation,
}


def _same_count(text: str, changed: str) -> bool:
    """Whether whoever only counts the ballots in both files, and nothing else, finds them the same."""
    return _ballots(text) == _ballots(changed)


def _ballots(text: str) -> Mapping[object, object]:
    found = {}
    for line in text.splitlines():
        try:
            entry = json.loads(line)["line"]
            if entry["kind"] == "ballot":
                found[entry["unit"]] = entry["choice"]
        except (ValueError, LookupError, TypeError):
            continue
    return found
