"""A case with everything a card needs looked up: names instead of ids, the due moment, the pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.casework.case import Case
from domain.clocks.promises import Kind
from domain.message import Arg, Local, Say
from domain.people import Person
from domain.places.place import Place
from domain.town import Town
from storage.promises.clock import Running
from storage.work import Work

#: A card shows the beginning of a long report; the whole of it is kept.
SHOWN_WORDS = 300


@dataclass(frozen=True, slots=True)
class CaseView:
    """What is known of a case in names. ``due`` is when 办结 runs out, None when no such promise runs; ``clocks`` are
    all that run or stand still by their due moments, ``stages`` the names of its milestones by id.

    ``on_the_spot``: somebody who does not answer for it took it into their own hands (就地处理).
    """

    case: Case
    category: Local
    grid: str
    place: Say
    handler: Local
    lead: str | None
    coordinator: Local | None
    reporter: Arg
    due: datetime | None
    provisional: bool
    photos: tuple[str, ...]
    fix_photos: tuple[str, ...]
    supporters: int
    discreet: bool
    on_the_spot: bool
    clocks: tuple[Running, ...]
    stages: Mapping[str, Local]

    def card(self, viewer: str) -> str:
        """The name of the card that shows this case to a kind of viewer."""
        return f"case:{self.case.id}:{viewer}"


def view(work: Work, case: Case) -> CaseView:
    """The case in names, as it is now."""
    town = work.town
    clocks = work.clocks.seen(case.id)
    finish = next((clock for clock in clocks if clock.kind is Kind.FINISH), None)
    return CaseView(
        case=case,
        category=town.categories[case.category].name,
        grid=town.grids[case.place.grid].name,
        place=place_say(case.place, town),
        handler=town.handlers[case.lead_handler].name,
        lead=None if case.lead is None else work.people.get(case.lead).name,
        coordinator=None if case.coordinator is None else town.handlers[case.coordinator].name,
        reporter=name_say(work.people.get(case.reporter)),
        due=None if finish is None else finish.due.at,
        provisional=finish is not None and finish.due.provisional,
        photos=work.cases.photos(case, "report"),
        fix_photos=work.cases.photos(case, "fix"),
        supporters=case.supported + len(work.cases.supporters(case)),
        discreet=town.categories[case.category].discreet,
        clocks=clocks,
        stages={stage.id: stage.name for stage in town.categories[case.category].milestones},
        on_the_spot=case.lead is not None and not _answers(work, case, case.lead),
    )


def _answers(work: Work, case: Case, person: int) -> bool:
    handler = work.town.handlers[case.lead_handler]
    return person in work.people.who_hears(handler, case.place.grid, work.town, work.history.newest(case).at)


def place_say(place: Place, town: Town) -> Say:
    """Where it is, as exactly as is known."""
    grid = town.grids[place.grid].name
    if place.building is None:
        return Say("place-grid", {"grid": grid})
    args: Mapping[str, Arg] = {"grid": grid, "building": town.buildings[place.building].name}
    if place.room:
        unit = Say("place-unit", {"unit": place.unit}) if place.unit else ""
        return Say("place-room", {**args, "unit": unit, "room": place.room})
    if place.unit:
        return Say("place-entrance", {**args, "unit": place.unit})
    return Say("place-building", args)


def name_say(person: Person) -> Arg:
    """What the person is called; words for somebody whose name nobody knows."""
    return person.name or Say("name-nameless")


def state_say(case: Case) -> Say:
    """The state in words."""
    return Say(f"state-{case.state}")


def shortened(words: str, limit: int = SHOWN_WORDS) -> str:
    """The beginning of the words, on as many lines as they had."""
    return words if len(words) <= limit else words[: limit - 1].rstrip() + "…"
