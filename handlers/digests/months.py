"""The figures of a month, grid by grid: 响应率, 解决率 and 满意率, each with its two numbers.

On the first working day of the next month every staff group gets those of its own grid, as words and as a card one can
pass on; be it late, they are still true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from operator import attrgetter

from domain.clocks.calendar import ONE_DAY
from domain.figures import Figures, Rate
from domain.message import Arg, Outgoing, Say
from domain.register import Purpose
from domain.town import Town
from handlers.digests.summaries import tell_staff
from handlers.digests.times import first_working_day, month_of, next_time
from storage.routines import Routine
from storage.work import Work

#: The rates in the order people read them.
RATES: Mapping[str, Callable[[Figures], Rate]] = {
    "answered": attrgetter("answered"),
    "solved": attrgetter("solved"),
    "satisfied": attrgetter("satisfied"),
}


def next_first_day(work: Work, subject: str, after: datetime) -> datetime | None:
    """The first working day of each month."""
    return next_time(work.calendar, first_working_day, work.town.digests.figures, after)


def count_last_month(work: Work, routine: Routine, now: datetime) -> str:
    """Every staff group gets the figures of the month before the one this was due in."""
    last = work.calendar.day_of(routine.look_at).date.replace(day=1) - ONE_DAY
    figures = figures_of_month(work, last, work.town.grids)
    for grid in work.town.grids:
        if work.people.chats_of(grid, Purpose.STAFF):
            told = month_in_words(work.town, grid, last, figures)
            message = Outgoing(
                told, drawing=month_as_card(work.town, grid, last, figures), once=f"figures:{last:%Y-%m}"
            )
            tell_staff(work, grid, message, now)
    return ""


def figures_of_month(work: Work, day: date, within: Iterable[str]) -> Mapping[str, Figures]:
    """The figures of the month of that day: of each of these grids, with those of them that lie below it."""
    found = dict.fromkeys(within, Figures())
    for grid, own in work.figures.between(*month_of(work.calendar, day), found.keys()).items():
        for node in work.town.path(grid):
            if node.id in found:
                found[node.id] += own
    return found


def month_in_words(town: Town, grid: str, day: date, figures: Mapping[str, Figures]) -> Say:
    """The figures of a grid, and a line for each grid directly below it."""
    below = tuple(_line(town, child, figures[child]) for child in town.children[grid])
    head: dict[str, Arg] = {"grid": town.grids[grid].name, "month": _month(day)}
    return Say("figures-and-below" if below else "figures", {**head, **_rates(figures[grid]), "below": below})


def month_as_card(town: Town, grid: str, day: date, figures: Mapping[str, Figures]) -> Say:
    """The figures of a grid as a picture is drawn of them."""
    rates = [(name, rate(figures[grid])) for name, rate in RATES.items()]
    numbers = {f"{name}-good": rate.good for name, rate in rates} | {f"{name}-all": rate.all for name, rate in rates}
    return Say("figures-card", {"grid": town.grids[grid].name, "month": _month(day), **numbers})


def _line(town: Town, grid: str, figures: Figures) -> Say:
    return Say("figures-grid", {"grid": town.grids[grid].name, **_rates(figures)})


def _rates(figures: Figures) -> dict[str, Arg]:
    return {name: rate_say(rate(figures)) for name, rate in RATES.items()}


def rate_say(rate: Rate) -> Say:
    """91.7 %（22/24）; of nothing there is no rate."""
    if not rate.all:
        return Say("figures-no-rate")
    return Say("figures-rate", {"percent": rate.percent, "good": rate.good, "all": rate.all})


def _month(day: date) -> Say:
    return Say("figures-month", {"year": str(day.year), "month": day.month})
