"""Years later: what became of a lamp is still known, who was nagged about it and how it looked is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.casework.case import State
from domain.clocks.promises import Kind
from domain.message import Recording
from handlers.nagging.alarms import leeway
from storage.upkeep.audit import Bookmark as Looked
from storage.upkeep.audit import Finding
from storage.upkeep.checks import Heads, histories
from tests.handlers.clocks import next_rung
from tests.handlers.play import Play
from tests.storage.test_retention import DAY, KEEPING, clear

YEAR = 366 * DAY
NOTE = Recording("b" * 64, 7)


def audited(play: Play) -> set[Finding]:
    """What is broken of everything open."""
    at: Looked | None = Looked()
    found: set[Finding] = set()
    allowed = leeway(play.work, play.now)
    while at is not None:
        seen = play.work.audit.look(at, allowed)
        found, at = found | seen.found, seen.next
    return found


def files(play: Play) -> set[str]:
    return {row["sha256"] for row in play.rows("SELECT sha256 FROM photos")}


@pytest.fixture
def closed(play: Play) -> Play:
    """A lamp with a photo and a voice note, nagged about, mended with a photo, judged; and one that is open still."""
    play.says("wang", "4栋2单元楼道灯坏了", photos=1)
    play.work.recordings.add(1, (NOTE,), play.now)
    next_rung(play, Kind.ACKNOWLEDGE)
    play.says("xu", "办结 26-0001 换了灯泡")
    play.says("wang", "解决了 26-0001")
    assert play.case().state is State.CLOSED
    assert play.count("nags") > 0 < play.count("pings")
    play.says("wang", "你好")
    play.says("xu", "你好")
    play.says("zhao", "5栋门口垃圾成堆", photos=1)
    return play


def heads(play: Play) -> Heads:
    found = Heads()
    assert list(histories(play.work._connection, found)) == []
    return found


def test_for_a_year_nothing_of_it_goes(closed: Play) -> None:
    closed.now += 364 * DAY
    before = {table: closed.count(table) for table in ("nags", "pings", "case_photos", "case_recordings", "clocks")}
    clear(closed.work, closed.now)
    assert {table: closed.count(table) for table in before} == before
    assert closed.rows("SELECT 1 FROM outbox WHERE card LIKE 'case:1:%'")


def test_then_who_was_nagged_how_it_looked_and_its_files_go_and_its_history_holds(closed: Play) -> None:
    before, lamp = (
        heads(closed),
        {row["sha256"] for row in closed.rows("SELECT sha256 FROM case_photos WHERE case_id = 1")},
    )
    clear(closed.work, closed.now + YEAR)
    assert closed.rows("SELECT 1 FROM nags AS n JOIN clocks AS k ON k.id = n.clock WHERE k.case_id = 1") == []
    assert closed.rows("SELECT 1 FROM case_photos WHERE case_id = 1") == []
    assert closed.work.recordings.of(1) == ()
    assert len(lamp) == 1
    assert not lamp & files(closed)
    assert lamp | {NOTE.sha256} <= set(closed.work.erasures.remains())
    assert heads(closed) == before
    assert closed.actions("26-0001")[-1] == "close"
    closed.now += YEAR
    closed.says("wang", "进度 26-0001")
    assert closed.heard("wang") != []


def test_of_what_is_open_nothing_goes_however_old_it_is(closed: Play) -> None:
    closed.sleeps_through(days=800)
    broken = audited(closed)
    kept = "SELECT 1 FROM outbox WHERE card LIKE 'case:2:%' OR once LIKE 'case:2:%'"
    nags = "SELECT 1 FROM nags AS n JOIN clocks AS k ON k.id = n.clock WHERE k.case_id = 2"
    before = [len(closed.rows(query)) for query in (kept, nags)]
    clear(closed.work, closed.now + 800 * DAY)
    assert [len(closed.rows(query)) for query in (kept, nags)] == before
    assert audited(closed) == broken
    assert len(closed.rows("SELECT 1 FROM case_photos WHERE case_id = 2")) == 1
    closed.says("qin", "办结 26-0002 运走了")
    assert closed.case("26-0002").state is State.HANDLED


def test_a_photo_that_something_open_shows_as_well_stays(closed: Play) -> None:
    (shared,) = [row["sha256"] for row in closed.rows("SELECT sha256 FROM case_photos WHERE case_id = 1")]
    also = "INSERT INTO case_photos (case_id, sha256, purpose, at) SELECT 2, sha256, 'report', at FROM case_photos"
    closed.write(f"{also} WHERE case_id = 1")
    clear(closed.work, closed.now + YEAR)
    assert shared in files(closed)
    assert shared not in closed.work.erasures.remains()


def test_it_is_done_once_and_what_ends_later_is_done_later(closed: Play) -> None:
    first, later = closed.now + YEAR, closed.now + 3 * YEAR
    assert clear(closed.work, first) > 0
    assert clear(closed.work, first) == 0
    closed.now += YEAR
    closed.says("qin", "办结 26-0002 运走了")
    closed.says("zhao", "解决了 26-0002")
    clear(closed.work, later)
    assert closed.count("case_photos") == 0


def test_an_old_button_is_answered_in_words(closed: Play) -> None:
    handle, _ = next(one for one in closed.all_heard if one.message.choices).message.choices[0]
    assert closed.work.choices.pressed(handle) is not None
    closed.now += YEAR
    clear(closed.work, closed.now)
    assert closed.work.choices.pressed(handle) is None
    closed.says("wang", handle=handle)
    assert closed.heard("wang") == ["refusal-old-button"]


def test_photos_are_not_gone_before_the_messages_that_show_them(closed: Play) -> None:
    longer = replace(KEEPING, messages=3 * YEAR, photos=90 * DAY)
    clear(closed.work, closed.now + 2 * YEAR, longer)
    assert len(files(closed)) == 2
    clear(closed.work, closed.now + 3 * YEAR + DAY, longer)
    assert len(files(closed)) == 1
