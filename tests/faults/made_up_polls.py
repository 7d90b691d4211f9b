"""Polls nobody ever held: any preset, any method, any roll, with all that may stand in a ledger. The same seed makes
the same polls.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from domain.polls.deciding import Result, decide
from domain.polls.export import export
from domain.polls.ledger import Kind, Line
from domain.polls.poll import Method, Poll, Secrecy
from domain.polls.presets import FITS, PRESETS
from domain.polls.roll import Unit, roll_hash
from domain.polls.rules import Measure, Op, Threshold
from domain.polls.tally import Tally, count
from handlers.polls.asking.opening import definition
from handlers.polls.results import written
from storage.engine.times import to_us
from storage.polls.rolls import Voice
from tests.domain.a_poll import CLOSES, NOON, a_poll, chained

#: Floor areas in cm²: all alike, round, or anything.
_AREAS = ((1_000_000,), (600_000, 900_000, 1_200_000), tuple(range(300_001, 1_800_000, 77_777)))

_OWN_NUMBERS = ((1, 2, Op.MORE_THAN), (2, 3, Op.AT_LEAST), (1, 3, Op.AT_LEAST), (1, 1, Op.AT_LEAST))


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A poll that was held: its roll, what stood at the end, its ledger, and what we made of it."""

    poll: Poll
    roll: Sequence[Unit]
    standing: Mapping[int, str]
    chain: Sequence[tuple[Line, str]]
    tally: Tally
    result: Result

    @property
    def text(self) -> str:
        """The file somebody gets to check."""
        opened_with = [unit for unit in self.roll if not unit.key.startswith("late")]
        participations = len(self.standing) if self.poll.secret else None
        return "".join(f"{line}\n" for line in export(self.poll.id, opened_with, self.chain, participations))


def made_up(chance: random.Random) -> MadeUp:
    """The next poll."""
    poll = _asked(chance)
    areas = chance.choice(_AREAS)
    owners = FITS[poll.preset].rolls[0] == "owner"
    size = chance.choice((1, 2, 3, 4, 6, 8, 9, 12, 20, 60))
    roll = [Unit(n, f"household:{n}", chance.choice(areas) if owners else 0) for n in range(1, size + 1)]
    late = [replace(roll[0], unit=size + 1, key="late:1")] if not poll.secret and chance.random() < 0.2 else []
    pressed = _pressed(chance, poll, [*roll, *late])
    standing = {unit: choice for unit, choice in pressed if choice is not None}
    for unit, choice in pressed:
        if choice is None:
            standing.pop(unit, None)
        else:
            standing[unit] = choice
    return _held(chance, poll, roll, late, [] if poll.secret else pressed, standing)


def _asked(chance: random.Random) -> Poll:
    preset = chance.choice(list(PRESETS))
    method = chance.choice(FITS[preset].methods)
    options = 2 if method is Method.YES_NO else chance.randint(2, 12 if chance.random() < 0.2 else 4)
    poll = a_poll(method, preset, options, picks=chance.randint(1, 6), rule=PRESETS[preset])
    seats = chance.randint(1, min(5, options))
    poll = replace(poll, seats_max=seats, seats_min=chance.randint(1, seats))
    if not poll.rule.formal and chance.random() < 0.5:
        own = Threshold(Measure.UNITS, *chance.choice(_OWN_NUMBERS))
        poll = replace(poll, rule=replace(poll.rule, participation=(own,)))
    by_area = any(threshold.measure is Measure.AREA for threshold in poll.rule.participation)
    secret = not by_area and chance.random() < 0.3
    return replace(poll, secrecy=Secrecy.SECRET if secret else Secrecy.NAMED)


def _pressed(chance: random.Random, poll: Poll, units: Sequence[Unit]) -> list[tuple[int, str | None]]:
    """What was pressed in turn; some think again, and two accounts may turn out to be one."""
    eager, liking = chance.choice((0.3, 0.65, 0.8, 1.0)), chance.choice((0.2, 0.5, 0.75, 0.95))
    pressed: list[tuple[int, str | None]] = []
    for unit in units:
        if chance.random() < eager:
            pressed += [(unit.unit, _choice(chance, poll, liking)) for _ in range(chance.choice((1, 1, 1, 2, 3)))]
            pressed += [(unit.unit, None)] if chance.random() < 0.03 else []
    chance.shuffle(pressed)
    return pressed


def _choice(chance: random.Random, poll: Poll, liking: float) -> str:
    """One ballot; the first option is liked so much."""
    options = range(1, len(poll.options) + 1)
    if chance.random() < 0.1:
        return "0"
    if poll.method is Method.RATING:
        return ",".join(f"{option}:{chance.randint(1, 5)}" for option in options)
    if poll.method is Method.DOT:
        dots = Counter(chance.choice(options) for _ in range(chance.randint(1, poll.picks)))
        return ",".join(f"{option}:{dots[option]}" for option in sorted(dots))
    most = {Method.SEVERAL: poll.picks, Method.SEATS: poll.seats_max, Method.APPROVAL: len(options)}
    named = chance.sample(options, chance.randint(1, min(most.get(poll.method, 1), len(options))))
    if chance.random() < liking:
        named = [1, *[option for option in named if option != 1][: len(named) - 1]]
    return ",".join(map(str, sorted(named)))


def _held(
    chance: random.Random,
    poll: Poll,
    roll: Sequence[Unit],
    late: Sequence[Unit],
    pressed: Sequence[tuple[int, str | None]],
    standing: Mapping[int, str],
) -> MadeUp:
    everybody = [*roll, *late]
    poll = replace(poll, roll_hash=roll_hash(roll))
    areas = {unit.unit: unit.area_cm2 for unit in everybody}
    grouped: dict[str, list[int]] = {}
    for unit, choice in standing.items():
        grouped.setdefault(choice, []).append(0 if poll.secret else areas[unit])
    counted = [(choice, len(those), sum(those)) for choice, those in grouped.items()]
    tally = count(poll, len(everybody), sum(areas.values()), counted)
    result = decide(poll, tally)
    voices = [Voice(unit.unit, unit.key, "", area_cm2=unit.area_cm2) for unit in roll]
    told: list[tuple[Kind, dict[str, Any]]] = [(Kind.OPENED, {"facts": definition(poll, voices, True)})]
    for unit in late:
        facts = {"key": unit.key, "area_cm2": unit.area_cm2, "roll_hash": roll_hash(everybody)}
        told.append((Kind.ADDED, {"unit": unit.unit, "facts": facts}))
    told += [
        (Kind.BALLOT, {"actor": unit, "unit": unit, "choice": choice, "origin": "telegram"}) for unit, choice in pressed
    ]
    if chance.random() < 0.2:
        told.insert(-1, (Kind.EXTENDED, {"facts": {"closes_at_us": to_us(CLOSES + timedelta(hours=1))}}))
    told += [(Kind.CLOSED, {}), (Kind.COUNTED, {"facts": written(poll, tally, result, counted)}), (Kind.PUBLISHED, {})]
    if told[0][0] is not Kind.OPENED:
        told.sort(key=lambda one: one[0] is not Kind.OPENED)
    step = (CLOSES - NOON) / (len(told) + 2)
    lines = [
        Line(poll.id, seq, to_us(NOON + step * (seq - 1)), kind, **more) for seq, (kind, more) in enumerate(told, 1)
    ]
    return MadeUp(poll, everybody, standing, chained(lines), tally, result)
