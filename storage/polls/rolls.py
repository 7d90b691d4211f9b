"""The roll of a poll (选民册): its units and who may vote for them. Who gets onto it is not known here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from domain.polls.roll import Unit
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries


@dataclass(frozen=True, slots=True)
class Voice:
    """A unit of the roll with how neighbours call it (``label``) and what it stands for.

    ``household`` is a row of households, the first where it stands for several doors; ``person`` one of people, whose
    own voice it is.
    """

    unit: int
    key: str
    label: str
    household: int | None = None
    person: int | None = None
    area_cm2: int = 0
    added: bool = False

    @property
    def counted(self) -> Unit:
        """The unit as the hash of the roll and the tally know it."""
        return Unit(self.unit, self.key, self.area_cm2)


class Rolls:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("rolls")

    def add(self, poll: int, voices: Iterable[Voice], voters: Iterable[tuple[int, int]]) -> None:
        """The voices are on the roll; each of ``voters`` is a person and the unit they may vote for."""
        self._sql.add_units(
            self._connection,
            [
                {
                    "poll": poll,
                    "unit": voice.unit,
                    "key": voice.key,
                    "label": voice.label,
                    "household": voice.household,
                    "person": voice.person,
                    "area_cm2": voice.area_cm2,
                    "added": int(voice.added),
                }
                for voice in voices
            ],
        )
        self._sql.add_voters(
            self._connection, [{"poll": poll, "person": person, "unit": unit} for person, unit in voters]
        )

    def add_doors(self, poll: int, doors: Iterable[tuple[int, int]]) -> None:
        """Each of ``doors`` is a unit that stands for several and one of its households."""
        self._sql.add_doors(
            self._connection, [{"poll": poll, "unit": unit, "household": household} for unit, household in doors]
        )

    def ask_only(self, poll: int, people: Iterable[int]) -> None:
        """The poll, a draft, asks these people and nobody else."""
        self._sql.unlist(self._connection, poll=poll)
        self._sql.list_person(self._connection, [{"poll": poll, "person": person} for person in people])

    def listed(self, poll: int) -> tuple[tuple[int, str], ...]:
        """Whom a poll among named people asks, with their names."""
        return tuple([(row["id"], row["name"]) for row in self._sql.listed(self._connection, poll=poll)])

    def units(self, poll: int) -> tuple[Voice, ...]:
        """The roll in its order."""
        return tuple([_voice(row) for row in self._sql.units(self._connection, poll=poll)])

    def unit(self, poll: int, unit: int) -> Voice | None:
        """One voice of the roll."""
        row = self._sql.unit(self._connection, poll=poll, unit=unit)
        return None if row is None else _voice(row)

    def size(self, poll: int) -> int:
        """How many voices there are."""
        size: int = self._sql.size(self._connection, poll=poll)
        return size

    def measured(self, poll: int) -> tuple[int, int]:
        """How many voices there are, and their floor area in cm²."""
        row = self._sql.measured(self._connection, poll=poll)
        return row["units"], row["area"]

    def voices(self, poll: int, person: int) -> tuple[Voice, ...]:
        """The units the person may vote for now, their own and those whose agent they are."""
        rows = {row["unit"]: row for row in self._sql.voices(self._connection, poll=poll, person=person)}
        return tuple([_voice(rows[unit]) for unit in sorted(rows)])

    def voters(self, poll: int, unit: int) -> tuple[int, ...]:
        """Who may vote for the unit."""
        return tuple([row["person"] for row in self._sql.voters(self._connection, poll=poll, unit=unit)])

    def once_voter(self, poll: int, person: int) -> bool:
        """Whether the roll has the person as a voter, wherever they live by now."""
        return bool(self._sql.once_voter(self._connection, poll=poll, person=person))

    def of_door(self, poll: int, household: int) -> tuple[Voice, ...]:
        """The voices the door stands behind."""
        rows = self._sql.units_of_door(self._connection, poll=poll, household=household)
        return tuple([_voice(row) for row in rows])

    def everybody(self, poll: int, behind: int, most: int) -> tuple[int, ...]:
        """The next of those who may vote, whose rows come behind that one, the first first."""
        rows = self._sql.everybody(self._connection, poll=poll, behind=behind, most=most)
        return tuple([row["person"] for row in rows])

    def onlookers(self, poll: int, card: str) -> tuple[int, ...]:
        """Those who were shown the card in private and whom the roll does not have as voters."""
        return tuple([row["person"] for row in self._sql.onlookers(self._connection, poll=poll, card=card)])

    def silent_doors(self, poll: int) -> tuple[tuple[str, str], ...]:
        """The grid and the name of every door whose unit has not voted, in the order of the roll."""
        rows = self._sql.silent_doors(self._connection, poll=poll)
        return tuple([(row["grid"], row["label"]) for row in rows])

    def silent_voters(self, poll: int, behind: int, most: int) -> tuple[int, ...]:
        """The next of those who may vote and whose unit has not: whose rows come behind that one, the first first."""
        rows = self._sql.silent_voters(self._connection, poll=poll, behind=behind, most=most)
        return tuple([row["person"] for row in rows])


def _voice(row: Row) -> Voice:
    return Voice(
        unit=row["unit"],
        key=row["key"],
        label=row["label"],
        household=row["household"],
        person=row["person"],
        area_cm2=row["area_cm2"],
        added=bool(row["added"]),
    )
