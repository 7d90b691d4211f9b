"""Forgetting a person in the council: their ideas and their name go, what the neighbours decided stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries


def places() -> Mapping[str, Callable[..., Iterable[Row]]]:
    """Where the council keeps words, and what goes through each place."""
    sql = queries("council_forgetting")
    return {
        "topics": sql.topics,
        "items": sql.items,
        "resolutions": sql.resolutions,
        "steps": sql.steps,
        "ideas": sql.ideas,
    }


def written_by(connection: Connection, person: int) -> tuple[str, ...]:
    """What the person wrote in their own words; wherever it is repeated it goes."""
    return tuple(row["words"] for row in queries("council_forgetting").words_of(connection, person=person))


def drop_pictures(connection: Connection, person: int) -> frozenset[str]:
    """The pictures of the steps the person noted, which no step shows any more."""
    sql = queries("council_forgetting")
    names = frozenset(row["photo"] for row in sql.pictures_of(connection, person=person))
    sql.drop_pictures(connection, person=person)
    return names


def forget(
    connection: Connection,
    person: int,
    name: str,
    gone: str,
    found: Mapping[str, Iterable[tuple[int | str, ...]]],
) -> None:
    """Nothing of the council names the person; ``found`` are the rows that mention them, by place."""
    sql = queries("council_forgetting")
    sql.blank_messages_of_ideas(connection, person=person, gone=gone)
    sql.blank_own_ideas(connection, person=person)
    sql.drop_supports(connection, person=person)
    sql.keep_parties(connection, person=person, name=name)
    sql.drop_attendances(connection, person=person, name=name)
    sql.leave_checks(connection, person=person)
    sql.leave_steps(connection, person=person)
    blanked_by = {
        "topics": sql.blank_topics,
        "items": sql.blank_items,
        "resolutions": sql.blank_resolutions,
        "steps": sql.blank_steps,
        "ideas": sql.blank_ideas,
    }
    for place, blank in blanked_by.items():
        for (id,) in found[place]:
            blank(connection, id=id)
