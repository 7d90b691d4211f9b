"""What happens by itself: the sweep over clocks that have run out.

Each clock is looked at when its ``look_at`` has come; one sweep acts on one rung (compare-and-set) and sets the next
look. After an outage only what is true now is said, once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.casework.case import Case, State
from domain.clocks.clock import due
from domain.clocks.limits import NEXT_LEVEL
from domain.message import Action, Arg, Button, Outgoing, Say
from handlers.groups import arriving
from handlers.members import admitting
from handlers.telling import cards, news
from handlers.telling.views import view
from storage.clocks import Clock, Kind
from storage.work import Work

#: So many clocks are worked on in one transaction.
AT_ONCE = 100

#: No path upwards is longer; beyond it a clock is still looked at every working day, and nobody is pestered.
_HIGHEST = 9


def sweep(work: Work, now: datetime) -> int:
    """How many clocks that ran out were acted upon; call again while it is not 0."""
    acted = 0
    for clock in work.clocks.due(now, AT_ONCE):
        rung = _rung(work, clock, now)
        if work.clocks.advance(clock, rung, due(now, NEXT_LEVEL, work.calendar).at):
            acted += 1
            case = work.cases.get(clock.case)
            work.cases.log(case, f"late-{clock.kind}", now, before=case.state, facts={"rung": str(rung)})
            _RAN_OUT[clock.kind](work, case, _Late(clock, rung), now)
    acted += admitting.climb(work, now)
    acted += arriving.leave_strays(work, now)
    work.dialogues.expire(now)
    return acted


@dataclass(frozen=True, slots=True)
class _Late:
    """A clock that ran out, and how far up the matter has climbed: 0 whoever leads it, 1 the level above, …"""

    clock: Clock
    rung: int

    def turn(self, levels: Sequence[tuple[int, ...]], level: int) -> Sequence[tuple[int, ...]]:
        """The levels to try, from the one whose turn it is (1 the lowest); above the top all is quiet.

        Unless the turn of the top was slept through: then it has it now.
        """
        slept = self.rung > self.clock.rung
        return levels[(min(level, len(levels)) if slept else level) - 1 :]


def _rung(work: Work, clock: Clock, now: datetime) -> int:
    """One for each working day since the due moment, never lower than what was said already.

    After an outage the rungs slept through are skipped, not said in a row.
    """
    rung, moment = 0, clock.due_at
    while rung < _HIGHEST and (moment := due(moment, NEXT_LEVEL, work.calendar).at) <= now:
        rung += 1
    return max(rung, clock.rung)


def _ran_out(work: Work, case: Case, late: _Late, now: datetime) -> None:
    """签收 or 办结: whoever leads it is told, a working day later the next level up."""
    # A returned case is on the table of the level above, so that is where its ladder begins.
    level = late.rung + (case.state is State.RETURNED)
    if level > 0:
        levels = late.turn(news.levels_above(work, case, now), level)
        _tell_levels(work, case, Say("nag-next-level", _facts(work, case, late)), levels, now)
        return
    card = cards.for_lead(view(work, case))
    body = Say(f"nag-{late.clock.kind}", _facts(work, case, late))
    above = Say("nag-next-level", body.args)
    _tell_leads(work, case, replace(card, body=body, card=None, photos=()), now, above=above)


def _facts(work: Work, case: Case, late: _Late) -> dict[str, Arg]:
    """What a nag says: the case, where, and since when it is late."""
    seen = view(work, case)
    return {**cards.facts(seen), "place": seen.place, "since": late.clock.due_at}


def _tell_leads(work: Work, case: Case, message: Outgoing, now: datetime, *, above: Say) -> None:
    """Whoever leads the case is told; if none of them can be reached, the level above at once, in its own words."""
    if not news.tell_all(work, case, news.leads(work, case, now), message, now):
        work.cases.log(case, "unreachable", now, before=case.state)
        _tell_levels(work, case, above, news.levels_above(work, case, now), now)


def _tell_levels(work: Work, case: Case, body: Say, levels: Sequence[tuple[int, ...]], now: datetime) -> None:
    """The first of the levels is told; when nobody there can be reached the next one."""
    for people in levels:
        if news.tell_all(work, case, people, Outgoing(body), now):
            return
        work.cases.log(case, "unreachable", now, before=case.state)


def _unverified(work: Work, case: Case, late: _Late, now: datetime) -> None:
    """核查: the reporter is asked once more, then neighbour leaders and those above; silence is never a yes."""
    if late.rung == 0:
        news.ask_for_verification(work, case, now)
    else:
        news.ask_to_verify(work, case, late.turn(news.verifiers(work, case, now), late.rung), now)


def _follow_up(work: Work, case: Case, late: _Late, now: datetime) -> None:
    """回访: some days after closing the reporter is asked, once, how it is."""
    work.clocks.stop(case.id, Kind.FOLLOW_UP, now)
    buttons = (
        Button(Say("button-satisfied"), Action("case.satisfied", case.id)),
        Button(Say("button-not-satisfied"), Action("case.reopen", case.id)),
    )
    body = Say("news-follow-up", {"number": case.number, "category": view(work, case).category})
    news.tell_reporter(work, case, body, now, buttons=buttons)


def _review(work: Work, case: Case, late: _Late, now: datetime) -> None:
    """The review day of a suspended case has come: whoever leads it looks again, then the level above."""
    body = Say("nag-review", _facts(work, case, late))
    if late.rung > 0:
        _tell_levels(work, case, body, late.turn(news.levels_above(work, case, now), late.rung), now)
        return
    _tell_leads(work, case, Outgoing(body, buttons=cards.for_lead(view(work, case)).buttons), now, above=body)


_RAN_OUT: Mapping[Kind, Callable[[Work, Case, _Late, datetime], None]] = {
    Kind.ACKNOWLEDGE: _ran_out,
    Kind.FINISH: _ran_out,
    Kind.VERIFY: _unverified,
    Kind.FOLLOW_UP: _follow_up,
    Kind.REVIEW: _review,
}
