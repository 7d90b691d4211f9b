"""A case as a row of the database and back; the columns that change together, by what changes them."""

from __future__ import annotations

from datetime import date

from domain.casework.case import Case, Kept, Outcome, State
from domain.clocks.ladder import DEFAULT_LADDER
from domain.clocks.limits import CaseClass
from domain.places.place import Place
from storage.engine.protocol import Row
from storage.engine.times import from_us
from storage.promises.ladders import dump_ladder, load_ladder


def about_of(case: Case) -> dict[str, str | None]:
    """What it is about and where."""
    at = case.place
    return {"category": case.category, "grid": at.grid, "building": at.building, "unit": at.unit, "room": at.room}


def answers_of(case: Case) -> dict[str, str | bool | None]:
    """Who answers for it."""
    handlers = {"lead_handler": case.lead_handler, "deputy_handler": case.deputy_handler}
    return {**handlers, "coordinator": case.coordinator, "designated": case.designated}


def terms_of(case: Case) -> dict[str, str | int | None]:
    """How much time it has, and who hears when that is over."""
    return {
        "klass": case.klass,
        "ladder": dump_ladder(case.ladder),
        "order_number": case.order_number,
        "extended": case.extended,
    }


def case_of(row: Row) -> Case:
    """The case a row stands for."""
    return Case(
        id=row["id"],
        number=row["number"],
        category=row["category"],
        place=Place(row["grid"], row["building"], row["unit"], row["room"]),
        words=row["words"],
        reporter=row["reporter"],
        state=State(row["state"]),
        lead_handler=row["lead_handler"],
        opened_at=from_us(row["opened_at"]),
        anonymous=bool(row["anonymous"]),
        on_behalf=bool(row["on_behalf"]),
        lead=row["lead"],
        deputy_handler=row["deputy_handler"],
        coordinator=row["coordinator"],
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        finished_by=row["finished_by"],
        feedback=row["feedback"],
        returns=row["returns"],
        designated=bool(row["designated"]),
        reopened=row["reopened"],
        satisfied=None if row["satisfied"] is None else bool(row["satisfied"]),
        review_on=date.fromisoformat(row["review_on"]) if row["review_on"] else None,
        closed_at=from_us(row["closed_at"]) if row["closed_at"] else None,
        klass=CaseClass(row["klass"]) if row["klass"] else None,
        ladder=load_ladder(row["ladder"]) if row["ladder"] else DEFAULT_LADDER,
        order_number=row["order_number"],
        extended=row["extended"],
        kept=Kept(row["kept"]),
        supported=row["supported"],
    )
