"""A case in any state, without a database: the lamp in 富家组 that Aunt Wang (1) reported."""

from __future__ import annotations

from datetime import UTC, date, datetime

from domain.casework.case import Case, State
from domain.casework.moving import Given
from domain.places.place import Place

NOON = datetime(2026, 5, 7, 4, 0, tzinfo=UTC)

WANG, LI, XU, YANG = 1, 2, 3, 4

#: Whatever any move may need.
EVERYTHING = Given(
    reason="不归我们管", review_on=date(2026, 6, 1), feedback="换了灯泡", photographed=True, handler="director"
)


def a_case(state: State = State.REPORTED, **changes: object) -> Case:
    """The case in that state, and whatever of it is to be otherwise."""
    facts: dict[str, object] = {
        "id": 1,
        "number": "26-0001",
        "category": "lamp",
        "place": Place("yard", "yard-4", "2"),
        "words": "楼道灯坏了",
        "reporter": WANG,
        "state": state,
        "lead_handler": "worker",
        "opened_at": NOON,
    }
    return Case(**(facts | changes))  # type: ignore[arg-type]
