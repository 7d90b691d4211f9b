"""Secret ballots in a backup: the same ones, and nothing that tells them apart from those of another backup."""

from __future__ import annotations

import random
import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from domain.message import Action, Address, Outgoing, Say
from storage.backup.shuffling import shuffle
from storage.dialogues import Dialogue
from storage.engine.database import connect
from storage.engine.sqlite import sqlite3
from storage.lab import UNSAID, LabWords
from storage.polls.secret import Unconfirmed, cards, marking
from storage.town.towns import TownShelf
from storage.work import Work
from tests.faults.secret_urns import a_poll, orders, vote
from tests.forensics import everything, likeness
from tests.town import NOON, PLACE_WORDS, at, small_town, someone

#: A backup is a file of SQLite, whatever the town is kept in.
pytestmark = pytest.mark.sqlite

PICKED = "third candidate of seven"


def urns(file: Path) -> set[tuple[int, str, str]]:
    with closing(sqlite3.connect(file)) as connection:
        return set(connection.execute("SELECT poll, id, choice FROM secret_ballots"))


def test_every_ballot_is_there_under_another_id(tmp_path: Path) -> None:
    file, copy = tmp_path / "town.db", tmp_path / "copy.db"
    votings = vote(file, 20, random.Random(3))
    shutil.copy(file, copy)
    shuffle(copy)
    before, after = urns(file), urns(copy)
    assert sorted((poll, choice) for poll, _, choice in before) == sorted((poll, choice) for poll, _, choice in after)
    assert not {id for _, id, _ in before} & {id for _, id, _ in after}
    for found in orders(copy, votings).values():
        assert abs(likeness(found)) < 0.25


def test_what_lies_before_somebody_to_be_confirmed_is_not_in_it(tmp_path: Path) -> None:
    file, shelf = tmp_path / "town.db", TownShelf(PLACE_WORDS)
    with closing(connect(str(file), NOON)) as connection:
        work = Work(connection, shelf)
        work.registers.bring_in(small_town(), NOON)
        poll, wang = a_poll(work), someone(work, "wang").id
        connection.execute("UPDATE polls SET state = 'open'")
        for kind in Unconfirmed:
            shown = Outgoing(Say("secret-slip", {"choice": PICKED}), card=f"{cards(kind, poll.id)}{wang}")
            work.outbox.post(at("wang"), shown, NOON, reader=wang)
        on_phone = work.lab.say("wang", LabWords(PICKED), NOON)
        for queued in work.deliveries.claim(1, NOON):
            work.deliveries.sent(queued.id, on_phone, NOON)
        work.dialogues.open(wang, at("wang"), Dialogue(marking(poll.id), notes={"marks": PICKED}), NOON)
        work.dialogues.open(wang, Address("lab", "yard"), Dialogue(Action("report.words")), NOON)
    assert PICKED.encode() in everything(tmp_path)
    shuffle(file)
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT text FROM lab_messages").fetchall() == [(UNSAID,)]
        assert connection.execute("SELECT count(*) FROM dialogues").fetchone() == (1,)
    assert PICKED.encode() not in everything(tmp_path)


def test_a_town_from_before_there_were_urns_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "town.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 5")
        connection.execute("CREATE TABLE kept (word TEXT)")
    before = file.read_bytes()
    shuffle(file)
    assert file.read_bytes() == before


def test_what_was_said_of_other_things_stays(tmp_path: Path) -> None:
    file, shelf = tmp_path / "town.db", TownShelf(PLACE_WORDS)
    with closing(connect(str(file), NOON)) as connection:
        work = Work(connection, shelf)
        work.registers.bring_in(small_town(), NOON)
        a_poll(work)
        connection.execute("UPDATE polls SET state = 'open'")
        work.outbox.post(at("wang"), Outgoing(Say("hello", {"town": PICKED}), card="case:1:lead"), NOON + timedelta(1))
    shuffle(file)
    assert PICKED.encode() in everything(tmp_path)
