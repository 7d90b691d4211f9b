"""What corrections taught about the words of each category: one lesson a case, and counts of the pieces of its words.

The words themselves are not kept here: to take a lesson back they are read from the case. What a reader has heard of
all this is a ``Pupil``'s to know.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from domain.casework.case import Case
from domain.matters.learning import Learning, grams
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import to_us
from storage.town.version import Versions

#: Of longer words only the beginning teaches: no single text may outweigh the others.
MOST_TAUGHT = 120

#: So many cases of one person at most teach what that person alone chose.
MOST_OF_ONE_REPORTER = 3


class Teacher(StrEnum):
    """Who said what a case is about: somebody whose trade it is, or the reporter alone."""

    STAFF = "staff"
    REPORTER = "reporter"


#: How often the pieces of a lesson count.
WEIGHTS: Mapping[Teacher, int] = {Teacher.STAFF: 3, Teacher.REPORTER: 1}


class Lessons:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("lessons")

    def teach(self, case: Case, teacher: Teacher, now: datetime) -> None:
        """The words of the case teach its category and no other any more. No reporter overrules the staff."""
        former = self._sql.lesson(self._connection, case_id=case.id)
        if not grams(_taught(case.words)) or not self._may_teach(case, teacher, former):
            return
        step = self._step()
        if former is not None:
            self._count(former["category"], case.words, -WEIGHTS[Teacher(former["teacher"])], step)
        self._count(case.category, case.words, WEIGHTS[teacher], step)
        self._sql.put_lesson(self._connection, case_id=case.id, category=case.category, teacher=teacher, at=to_us(now))

    def _may_teach(self, case: Case, teacher: Teacher, former: Row | None) -> bool:
        if teacher is Teacher.STAFF or (former is not None and former["teacher"] == Teacher.REPORTER):
            return True
        taught = self._sql.of_reporter(self._connection, person=case.reporter, teacher=Teacher.REPORTER)
        return former is None and int(taught) < MOST_OF_ONE_REPORTER

    def take_back(self, case: Case) -> None:
        """The case teaches nothing any more."""
        former = self._sql.lesson(self._connection, case_id=case.id)
        if former is not None:
            self._take_back(case.id, case.words, former)

    def _take_back(self, case: int, words: str, former: Row) -> None:
        self._count(former["category"], words, -WEIGHTS[Teacher(former["teacher"])], self._step())
        self._sql.drop_lesson(self._connection, case_id=case)

    def forget_person(self, person: int) -> None:
        """What the person's reports taught is as if it had never been; to be done before their words go."""
        found = list(self._sql.of_cases_reported_by(self._connection, person=person))
        for row in found:
            self._take_back(row["id"], row["words"], self._sql.lesson(self._connection, case_id=row["id"]))
        if found:
            self._start_over()

    def forget(self, category: str | None = None) -> int:
        """How many lessons are forgotten: those of a category, or all."""
        forgotten = int(self._sql.how_many(self._connection, category=category))
        self._sql.drop_lessons(self._connection, category=category)
        self._sql.drop_counts(self._connection, category=category)
        self._start_over()
        return forgotten

    def by_category(self) -> Mapping[str, int]:
        """How many lessons there are of each category."""
        return {row["category"]: row["n"] for row in self._sql.by_category(self._connection)}

    def _step(self) -> int:
        return int(self._sql.add_step(self._connection, token=secrets.token_hex(8)))

    def leave_no_trace(self) -> None:
        """Pieces that were taken back altogether are nowhere any more."""
        if self._sql.forget_zeros(self._connection):
            self._sql.forget_steps(self._connection)
            self._step()

    def _start_over(self) -> None:
        """Nothing of what was taken back is left, and nobody goes on from what they kept in memory."""
        self._sql.forget_zeros(self._connection)
        self._sql.forget_steps(self._connection)
        self._step()

    def _count(self, category: str, words: str, times: int, step: int) -> None:
        pieces = sorted(grams(_taught(words)))
        rows = [{"category": category, "gram": gram, "times": times, "step": step} for gram in pieces]
        self._sql.count_more(self._connection, rows)


class Pupil:
    """What is learnt, in step with what the transaction at hand sees, also after a roll-back or another's write."""

    def __init__(self, learning: Learning) -> None:
        self._learning = learning
        self._step, self._token = 0, ""

    def listen(self, connection: Connection, newest: Versions) -> None:
        """From now on what was learnt is what this transaction sees; only what changed since is read."""
        step, token = newest.step or 0, newest.token or ""
        if token == self._token:
            return
        sql = queries("lessons")
        if self._step and sql.token_of(connection, step=self._step) != self._token:
            self._learning.forget()
            self._step = 0
        counts = ((row["category"], row["gram"], row["times"]) for row in sql.counts_since(connection, step=self._step))
        self._learning.learn(counts, Lessons(connection).by_category())
        self._step, self._token = step, token


def _taught(words: str) -> str:
    return words[:MOST_TAUGHT]
