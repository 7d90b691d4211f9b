"""A town moves from one database to another: row for row what it was, there whole or not at all, from and to either
engine.
"""

from __future__ import annotations

import subprocess
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Refusal
from storage.engine.database import connect
from storage.engine.failpoints import FailpointRaised, arm
from storage.engine.looking import looked_into
from storage.engine.postgres.locks import TOWN
from storage.engine.sqlite import sqlite3
from storage.moving import moving
from storage.moving.file import NewFile
from storage.moving.lines import as_one_value, portions, read, written
from storage.moving.moving import Content, Doing, Step, bring, differing, digest
from storage.moving.places import entering, leaving
from storage.moving.server import NewServer
from storage.moving.tables import OF_THE_MOMENT, Table, tables
from storage.town.towns import TownShelf
from storage.work import Work
from tests.engines import a_postgres_url
from tests.town import NOON, PLACE_WORDS, a_case, small_town

#: What a line could be mistaken for, and what people write.
ODD = "楼道灯\t坏了\n\\N \\ \r\b\f\v “👵🏻” \\t"

_THINGS = st.none() | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8) | st.just("\\N")


Row = tuple[str | None, int, bytes | None]


@given(st.lists(st.tuples(_THINGS, st.integers(-(2**63), 2**63 - 1), st.none() | st.binary(max_size=8)), max_size=4))
def test_whatever_stands_in_a_row_a_line_tells_it(rows: Sequence[Row]) -> None:
    lines = lines_of(rows)

    assert lines.count(b"\n") == len(rows)
    assert [tuple(row) for row in read(lines, {2})] == [(text, str(number), blob) for text, number, blob in rows]


def lines_of(rows: Iterable[Row]) -> bytes:
    """What they are as lines, once they stood in a file."""
    with closing(sqlite3.connect(":memory:")) as file:
        file.execute("CREATE TABLE things (text TEXT, number INTEGER, blob BLOB)")
        file.executemany("INSERT INTO things VALUES (?, ?, ?)", rows)
        stored = file.execute(f"SELECT {as_one_value(('text', 'number', 'blob'), {2})} FROM things ORDER BY rowid")
        return written(row for (row,) in stored)


def test_the_character_nobody_can_keep_is_left_out() -> None:
    assert lines_of([("a\0b\tc", 1, None)]) == rb"ab\tc" + b"\t1\t\\N\n"


@given(st.lists(st.integers(1, 40)))
def test_lines_stay_whole_however_they_come(cuts: list[int]) -> None:
    lines = b"".join(b"%d\t%s\n" % (number, b"x" * number) for number in range(60))
    blocks, rest = [], lines
    for cut in cuts:
        blocks.append(rest[:cut])
        rest = rest[cut:]

    found = list(portions([*blocks, rest]))

    assert b"".join(found) == lines
    assert all(portion.endswith(b"\n") for portion in found)


def lived_in(url: str) -> None:
    """A town with cases, texts that are odd in every way, payloads, and a number that was given to a row now gone."""
    path = url.removeprefix("sqlite:")
    with closing(connect(path, NOON)) as connection:
        connection.execute("BEGIN")
        work = Work(connection, TownShelf(PLACE_WORDS))
        work.registers.bring_in(small_town(), NOON)
        for number in range(5):
            case = a_case(work, message=str(number))
            work.history.add(case, "report", NOON, actor=case.reporter)
            work.clocks.start(case.id, "acknowledge", work.town.limits_of("lamp").acknowledge, NOON)  # type: ignore[arg-type]
        payload = bytes(range(256))
        work.inbox.store(channel="lab", update_id=ODD, conversation="c", payload=payload, now=NOON)
        work.inbox.store(channel="lab", update_id="", conversation="c", payload=b"", now=NOON)
        work.meta.put("odd", ODD)
        connection.execute(
            "INSERT INTO lab_messages (id, chat, sender, sender_name, text, choices, at, version)"
            " VALUES (7, 'c', 's', 'n', '', '[]', 1, 1), (900, 'c', 's', 'n', '', '[]', 1, 2)"
        )
        connection.execute("DELETE FROM lab_messages WHERE id = 900")
        connection.execute("INSERT INTO processes (name, roles, began_at) VALUES ('gone:1', 'web', 1)")
        connection.execute("UPDATE inbox SET held_by = 1")
        connection.execute("COMMIT")


@pytest.fixture
def lived(tmp_path: Path) -> str:
    url = f"sqlite:{tmp_path / 'lived.db'}"
    lived_in(url)
    return url


Address = Callable[[Path], str]


def a_file(folder: Path) -> str:
    return f"sqlite:{folder / f'new-{len(list(folder.iterdir()))}.db'}"


def a_server(_folder: Path) -> str:
    return a_postgres_url()


ENGINES = pytest.mark.parametrize("new", [a_file, a_server], ids=["file", "server"])


def quiet(_step: Step) -> None:
    return


def moved(source: str, target: str) -> Mapping[str, Content]:
    with leaving(source) as old, entering(target) as new:
        return bring(old, new, quiet)


def contents(url: str) -> Mapping[str, Content]:
    with leaving(url) as place:
        return {table.name: _content(place.lines(table)) for table in tables()}


def _content(lines: Iterable[bytes]) -> Content:
    counted = moving._Counted(lines, lambda _: None)
    for _ in counted:
        pass
    return counted.content


def shape(url: str) -> object:
    """Tables, indices, keys and triggers as the database has them."""
    with looked_into(url) as connection:
        if isinstance(connection, sqlite3.Connection):
            return sorted(tuple(row) for row in connection.execute("SELECT type, name, sql FROM sqlite_master"))
        found = []
        for query in (
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
            "SELECT tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal",
        ):
            found.append(sorted(tuple(row) for row in connection.execute(query)))
        return found


def one(url: str, query: str) -> Any:
    with looked_into(url) as connection:
        return connection.execute(query).fetchone()[0]


def test_nothing_of_a_town_stays_behind() -> None:
    with looked_into(a_postgres_url()) as connection:
        there = {
            (row["table_name"], row["column_name"])
            for row in connection.execute(
                "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
            )
        }
    along = {(table.name, column) for table in tables() for column in table.columns}
    left = {name for name, _ in there - along} - {"inbox", "outbox"}

    assert along <= there
    assert left == {*OF_THE_MOMENT, "schema_version"}
    assert {column for name, column in there - along if name in {"inbox", "outbox"}} == {"held_by"}


@ENGINES
def test_what_arrives_is_what_left_and_comes_back_as_it_was(lived: str, tmp_path: Path, new: Address) -> None:
    before, there, back = contents(lived), new(tmp_path), f"sqlite:{tmp_path / 'back.db'}"

    assert moved(lived, there) == before
    assert contents(there) == before
    assert moved(there, back) == before
    assert contents(lived) == contents(back) == before
    assert sum(content.rows for content in before.values()) > 50


@ENGINES
def test_a_place_that_was_filled_looks_like_any_other(lived: str, tmp_path: Path, new: Address) -> None:
    there, bare = new(tmp_path), new(tmp_path / "..")
    if new is a_file:
        connect(bare.removeprefix("sqlite:"), NOON).close()
    moved(lived, there)
    assert shape(there) == shape(bare)


@ENGINES
def test_a_number_is_never_given_again(lived: str, tmp_path: Path, new: Address) -> None:
    """Whoever was shown message 900 is not to see another one under that number."""
    there, back = new(tmp_path), f"sqlite:{tmp_path / 'back.db'}"
    moved(lived, there)
    moved(there, back)

    with closing(sqlite3.connect(back.removeprefix("sqlite:"))) as connection:
        cursor = connection.execute(
            "INSERT INTO lab_messages (chat, sender, sender_name, text, choices, at, version)"
            " VALUES ('c', 's', 'n', '', '[]', 1, 3)"
        )
        assert cursor.lastrowid == 901


def test_on_a_server_the_next_row_gets_the_next_number(lived: str) -> None:
    there = a_postgres_url()
    moved(lived, there)
    with psycopg.connect(there) as connection:
        for table, last in (("lab_messages", 900), ("cases", 5)):
            found = connection.execute(f"SELECT nextval(pg_get_serial_sequence('{table}', 'id'))").fetchone()  # type: ignore[arg-type]
            assert found == (last + 1,)


@ENGINES
def test_nobody_holds_anything_where_nobody_is_at_work_yet(lived: str, tmp_path: Path, new: Address) -> None:
    there = new(tmp_path)
    moved(lived, there)
    assert one(there, "SELECT count(*) FROM processes") == 0
    assert one(there, "SELECT count(*) FROM inbox WHERE held_by IS NOT NULL") == 0


@ENGINES
def test_the_old_place_is_not_touched(lived: str, tmp_path: Path, new: Address) -> None:
    file = Path(lived.removeprefix("sqlite:"))
    before = file.read_bytes()
    moved(lived, new(tmp_path))
    assert file.read_bytes() == before


def test_nobody_writes_the_old_place_meanwhile(lived: str) -> None:
    other = sqlite3.connect(lived.removeprefix("sqlite:"), timeout=0)
    with closing(other), leaving(lived), pytest.raises(sqlite3.OperationalError):
        other.execute("DELETE FROM meta")
    there = a_postgres_url()
    moved(lived, there)
    with leaving(there), psycopg.connect(there) as service:
        assert service.execute("SELECT pg_try_advisory_xact_lock(%s)", (TOWN,)).fetchone() == (False,)


@ENGINES
def test_where_something_is_nothing_moves_in(lived: str, tmp_path: Path, new: Address) -> None:
    there = new(tmp_path)
    moved(lived, there)
    before = contents(there)

    with pytest.raises(Refusal, match="empty"):
        moved(lived, there)

    assert contents(there) == before


def test_where_somebody_only_looked_a_town_moves_in(lived: str) -> None:
    there = a_postgres_url()
    with psycopg.connect(there) as connection:
        connection.execute("INSERT INTO meta (name, value) VALUES ('noted', 'by a look')")
    assert moved(lived, there) == contents(there)


@pytest.mark.parametrize(("url", "why"), [(a_file, "no-database"), (a_server, "move-nothing")])
def test_where_nothing_is_nothing_leaves(tmp_path: Path, url: Address, why: str) -> None:
    there = url(tmp_path)
    if url is a_server:
        with psycopg.connect(there) as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")
    with pytest.raises(Refusal, match=why), leaving(there):
        pass


def test_what_an_older_program_wrote_is_brought_up_to_date_first(lived: str) -> None:
    with closing(sqlite3.connect(lived.removeprefix("sqlite:"))) as connection:
        connection.execute("PRAGMA user_version = 7")
    with pytest.raises(Refusal, match="older"), leaving(lived):
        pass


#: One table more than there are: after the last one indices come, then the comparison, then the end.
_PLACES = (
    "move.brought@1",
    "move.brought@13",
    f"move.brought@{len(tables())}",
    "move.completed@1",
    "move.before_end@1",
)


@ENGINES
@pytest.mark.parametrize("place", _PLACES)
def test_wherever_a_move_ends_the_new_place_is_as_it_was(lived: str, tmp_path: Path, new: Address, place: str) -> None:
    there, (name, passes) = new(tmp_path), place.split("@")
    arm(f"{name}=raise@{passes}")
    try:
        with pytest.raises(FailpointRaised):
            moved(lived, there)
    finally:
        arm("")
    assert not list(tmp_path.glob("*.moving*"))

    assert moved(lived, there) == contents(lived)


_KILLED = """
import sys
from storage.engine.database import connect
from storage.engine.failpoints import arm
from storage.moving.moving import bring
from storage.moving.places import entering, leaving
arm("move.brought=exit@40")
with leaving(sys.argv[1]) as old, entering(sys.argv[2]) as new:
    bring(old, new, lambda step: None)
"""


@ENGINES
def test_whoever_kills_a_move_leaves_nothing_that_anybody_would_take_for_a_town(
    lived: str, tmp_path: Path, new: Address
) -> None:
    there = new(tmp_path)
    killed = subprocess.run([sys.executable, "-c", _KILLED, lived, there], cwd=Path(__file__).parents[2], timeout=60)
    assert killed.returncode == -9

    if there.startswith("sqlite:"):
        assert not Path(there.removeprefix("sqlite:")).exists()
    else:
        assert one(there, "SELECT count(*) FROM people") == 0
    assert moved(lived, there) == contents(lived)


def _loses(fill: Callable[..., None]) -> Callable[..., None]:
    def with_one_row_less(self: object, table: Table, lines: Iterable[bytes]) -> None:
        def fewer() -> Iterator[bytes]:
            for portion in lines:
                yield portion.partition(b"\n")[2] if table.name == "cases" else portion

        fill(self, table, fewer())

    return with_one_row_less


def _alters(fill: Callable[..., None]) -> Callable[..., None]:
    def with_another_word(self: object, table: Table, lines: Iterable[bytes]) -> None:
        fill(self, table, (portion.replace("楼道灯".encode(), "楼道登".encode()) for portion in lines))

    return with_another_word


@pytest.mark.parametrize("mistake", [_loses, _alters])
@ENGINES
def test_what_gets_lost_or_altered_on_the_way_is_noticed(
    lived: str, tmp_path: Path, new: Address, mistake: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Rows that point at a case that was lost would be noticed sooner.
    with closing(sqlite3.connect(lived.removeprefix("sqlite:"))) as connection:
        connection.executescript("DROP TRIGGER case_events_are_never_removed; DELETE FROM case_events;")
        connection.executescript("DELETE FROM clocks;")
    for place in (NewFile, NewServer):
        monkeypatch.setattr(place, "fill", mistake(place.fill))
    there = new(tmp_path)

    with pytest.raises(Refusal, match="differs"):
        moved(lived, there)
    monkeypatch.undo()

    assert moved(lived, there) == contents(there)


def test_what_points_at_nothing_does_not_come_to_a_server(lived: str) -> None:
    with closing(sqlite3.connect(lived.removeprefix("sqlite:"))) as connection:
        connection.execute("UPDATE cases SET reporter = 999 WHERE id = 2")
        connection.commit()
    there = a_postgres_url()

    with pytest.raises(Refusal, match="unsound"):
        moved(lived, there)

    assert one(there, "SELECT count(*) FROM people") == 0


def test_what_a_server_cannot_keep_is_told_without_saying_it(lived: str) -> None:
    with closing(sqlite3.connect(lived.removeprefix("sqlite:"))) as connection:
        connection.execute("UPDATE cases SET opened_at = '金丝雀' WHERE id = 2")
        connection.commit()

    with pytest.raises(Refusal, match="unkept") as told:
        moved(lived, a_postgres_url())

    assert "金丝雀" not in "".join(traceback.format_exception(told.value)) + str(told.value.say.args)


@pytest.mark.parametrize("old", [a_file, a_server], ids=["file", "server"])
def test_broken_off_within_a_table_nothing_else_is_told_than_why(lived: str, tmp_path: Path, old: Address) -> None:
    source = old(tmp_path)
    moved(lived, source)

    def broken(step: Step) -> None:
        raise FailpointRaised(str(step.rows))

    with pytest.raises(FailpointRaised), leaving(source) as left, entering(a_file(tmp_path)) as new:
        bring(left, new, broken)

    assert contents(source) == contents(lived)


def test_how_far_it_is_is_told_row_by_row_up_to_the_end(lived: str, tmp_path: Path) -> None:
    steps: list[Step] = []
    with leaving(lived) as old, entering(a_file(tmp_path)) as new:
        bring(old, new, steps.append)

    for doing in Doing:
        told = [step.rows for step in steps if step.doing is doing]
        assert told == sorted(told)
        assert told[-1] == steps[0].of
    assert [step.percent for step in steps] == sorted(step.percent for step in steps)
    assert steps[-1].percent == 100


def test_two_towns_with_one_hash_are_one(lived: str, tmp_path: Path) -> None:
    copy, other = a_file(tmp_path), a_file(tmp_path / "..")
    moved(lived, copy)
    before = contents(lived)
    with closing(sqlite3.connect(lived.removeprefix("sqlite:"))) as connection:
        connection.execute("UPDATE cases SET words = words || '。' WHERE id = 3")
        connection.commit()
    moved(lived, other)

    assert digest(contents(copy)) == digest(before) != digest(contents(other))
    with leaving(other) as place:
        assert list(differing(place, before, quiet)) == ["cases"]
