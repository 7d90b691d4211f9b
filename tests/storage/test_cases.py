"""A case keeps what was reported, its number, and a log nobody can change without it showing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.casework.case import Case, Outcome, State
from domain.casework.chain import Break, Broken, verify
from domain.clocks.ladder import EMERGENCY_LADDER
from domain.clocks.limits import CaseClass
from domain.message import Photo, Word
from domain.places.place import Place
from handlers.routes import handle
from storage.casework.cases import Before
from storage.engine.sqlite import sqlite3
from storage.work import Work
from tests.engines import unguarded
from tests.town import NOON, YARD_GROUP, a_case, a_unit, at, says, someone

HOUR = timedelta(hours=1)
NEW_YEAR_IN_TOWN = datetime(2026, 12, 31, 16, 0, tzinfo=UTC)


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def numbers(cases: tuple[Case, ...]) -> list[str]:
    return [case.number for case in cases]


def test_a_case_is_kept_as_it_was_reported(work: Work) -> None:
    case = a_case(work, words="四栋二单元 3 楼的灯坏了", anonymous=True, on_behalf=True)
    wang = someone(work, "wang").id
    assert (case.number, case.state, case.category, case.reporter) == ("26-0001", State.REPORTED, "lamp", wang)
    assert (case.words, case.anonymous, bool(case.on_behalf)) == ("四栋二单元 3 楼的灯坏了", True, True)
    assert (case.place, case.opened_at) == (Place("yard", "yard-4", "2"), NOON)
    assert (case.lead_handler, case.deputy_handler, case.lead) == ("worker", "director", None)
    assert work.cases.get(case.id) == work.cases.find("26-0001") == case
    assert work.cases.find("26-9999") is None


def test_everything_that_can_change_is_kept_as_it_is_now(work: Work) -> None:
    case = a_case(work)
    li = someone(work, "li").id
    changed = replace(
        case,
        category="garbage",
        place=Place("willow", "willow-1", "1", "101"),
        state=State.CLOSED,
        outcome=Outcome.SOLVED,
        lead_handler="sanitation",
        lead=li,
        deputy_handler=None,
        coordinator="worker",
        finished_by=li,
        feedback="换了灯泡",
        returns=2,
        designated=True,
        reopened=1,
        satisfied=False,
        review_on=date(2026, 6, 1),
        closed_at=NOON + HOUR,
        klass=CaseClass.COMPLEX,
        ladder=EMERGENCY_LADDER,
        order_number="20260530-00123",
        extended=10,
    )
    work.cases.save(case, changed)
    assert work.cases.get(case.id) == changed
    work.cases.save(changed, case)
    assert work.cases.get(case.id) == case


def test_a_message_becomes_one_case_however_often_it_comes(work: Work) -> None:
    case = a_case(work, message="77")
    assert a_case(work, NOON + HOUR, message="77", words="something else") == case
    assert work.cases.of_message(at("wang"), "77") == case
    assert work.cases.of_message(at("li"), "77") is None
    assert a_case(work, reporter="li", message="77") != case
    assert a_case(work, message="77", chat=YARD_GROUP) != case


def test_the_photos_of_an_album_find_their_case(work: Work) -> None:
    case = a_case(work, album="album-1")
    assert work.cases.of_album(at("wang"), "album-1") == case
    assert work.cases.of_album(at("li"), "album-1") is None
    assert work.cases.of_album(at("wang"), "album-2") is None


def test_cases_are_numbered_one_after_another_each_year_anew(work: Work) -> None:
    case = a_case(work)
    others = [a_case(work, message=str(n)) for n in range(2, 4)]
    assert numbers((case, *others)) == ["26-0001", "26-0002", "26-0003"]
    handle(work, says("zhao", "5栋门口一堆垃圾", NEW_YEAR_IN_TOWN, message="new-year"), NEW_YEAR_IN_TOWN)
    assert numbers(work.cases.of_person(someone(work, "zhao").id)) == ["27-0001"]


def test_the_last_case_of_the_old_year_is_of_the_old_year(work: Work) -> None:
    last_moment = NEW_YEAR_IN_TOWN - timedelta(microseconds=1)
    handle(work, says("zhao", "5栋门口一堆垃圾", last_moment), last_moment)
    assert numbers(work.cases.of_person(someone(work, "zhao").id)) == ["26-0001"]


@pytest.mark.parametrize("same", ["number = (SELECT min(number) FROM cases)", "serial = 1", "origin_message = '1'"])
def test_no_two_cases_share_a_number_or_a_message(work: Work, same: str) -> None:
    a_case(work, message="1")
    a_case(work, message="2")
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"), work.all_or_nothing():
        work._connection.execute(f"UPDATE cases SET {same} WHERE id = 2")


def test_what_somebody_reported_or_supports_is_listed_newest_first(work: Work) -> None:
    first, second = a_case(work, message="1"), a_case(work, NOON + HOUR, message="2")
    zhao = someone(work, "zhao").id
    other = a_case(work, NOON + 2 * HOUR, reporter="zhao", message="3")
    assert work.cases.support(first, zhao, NOON)
    assert numbers(work.cases.of_person(zhao)) == numbers((other, first))
    assert numbers(work.cases.of_person(someone(work, "wang").id)) == numbers((second, first))


def test_before_a_case_is_opened_it_is_known_what_its_reporter_opened_and_what_the_message_became(
    work: Work,
) -> None:
    case = a_case(work, message="1")
    a_case(work, NOON + HOUR, message="2")
    wang = someone(work, "wang").id

    def before(message: str, since: datetime) -> Before:
        return work.cases.before(at("wang"), message, wang, since=since, year=2026)

    assert before("1", NOON) == Before(became=True, opened=1)
    assert before("3", NOON - HOUR) == Before(became=False, opened=2)
    assert a_case(work, NOON + 2 * HOUR, message="3").number == "26-0003" != case.number


def test_open_cases_that_may_be_the_same_matter_are_of_somebody_else_alike_and_recent(work: Work) -> None:
    case = a_case(work)
    zhao = someone(work, "zhao").id

    def alike(**changes: object) -> list[str]:
        asked = {"category": "lamp", "at": Place("yard"), "since": NOON - HOUR, "reporter": zhao, **changes}
        return [work.cases.get(one.id).number for one in work.cases.around(**asked)]  # type: ignore[arg-type]

    assert alike() == ["26-0001"]
    assert alike(category="garbage") == ["26-0001"], "what it is about may have been mistaken"
    assert alike(reporter=case.reporter) == alike(at=Place("willow")) == []
    assert alike(at=Place("yard", "yard-4")) == ["26-0001"]
    assert alike(at=Place("yard", "yard-5")) == [], "a lamp in another building is another lamp"
    assert alike(since=NOON + HOUR) == []
    work.cases.save(case, replace(case, state=State.CLOSED))
    assert alike() == []


def test_what_waits_at_a_handler_and_what_somebody_has_in_hand(work: Work) -> None:
    li = someone(work, "li").id
    waiting, taken, done = (a_case(work, NOON + n * HOUR, message=str(n)) for n in range(3))
    work.cases.save(taken, replace(taken, lead=li))
    work.cases.save(done, replace(done, lead=li, state=State.WITHDRAWN, closed_at=NOON))
    assert numbers(work.cases.waiting_at("worker")) == [waiting.number]
    assert numbers(work.cases.led_by(li)) == [taken.number]
    assert numbers(work.cases.open_in("yard")) == [waiting.number, taken.number]
    assert work.cases.counts() == {"reported": 2, "withdrawn": 1}


def test_a_neighbour_supports_a_case_once(work: Work) -> None:
    case = a_case(work)
    li, xu = someone(work, "li").id, someone(work, "xu").id
    assert [work.cases.support(case, who, NOON) for who in (li, xu, li)] == [True, True, False]
    assert work.cases.supporters(case) == (li, xu)


def test_photos_are_kept_in_the_order_they_came_and_by_what_they_show(work: Work) -> None:
    case = a_case(work)
    broken, mended = (tuple(Photo(letter * 64, 8, 6) for letter in letters) for letters in ("cab", "ad"))
    work.cases.add_photos(case, broken, "report", NOON)
    work.cases.add_photos(case, broken[:1], "report", NOON)
    work.cases.add_photos(case, mended, "fix", NOON)
    assert [sha256[0] for sha256 in work.cases.photos(case, "report")] == ["c", "a", "b"]
    assert [sha256[0] for sha256 in work.cases.photos(case, "fix")] == ["a", "d"]


def test_a_line_of_the_log_is_kept_as_it_was_written(work: Work) -> None:
    case = a_case(work)
    li = someone(work, "li").id
    assert work.history.add(case, "open", NOON) == 1
    assert (
        work.history.add(case, "return", NOON + HOUR, actor=li, before="dispatched", words={"reason": "不归我管"}) == 2
    )
    opened, returned = work.history.events(case)
    assert (opened.seq, opened.action, opened.actor, opened.words) == (1, "open", None, {})
    assert (returned.at, returned.actor, returned.before, returned.after) == (NOON + HOUR, li, "dispatched", "reported")
    assert returned.words == {"reason": "不归我管"}
    assert work.history.newest(case) == replace(returned, words={})


@pytest.fixture
def lived(work: Work) -> Case:
    """A case that was reported, taken on the spot, mended, found not mended, and mended again."""
    said = [
        says("wang", "4栋2单元的楼道灯坏了"),
        says("li", word=Word("take", "26-0001")),
        says("li", word=Word("finish", "26-0001 换了新灯泡")),
        says("wang", word=Word("dispute", "26-0001 还是不亮")),
        says("li", word=Word("finish", "26-0001 换了整个灯座")),
    ]
    for hour, incoming in enumerate(said):
        now = NOON + hour * HOUR
        handle(work, replace(incoming, at=now, message_id=str(hour)), now)
    case = work.cases.find("26-0001")
    assert case is not None
    assert (case.state, case.reopened) == (State.HANDLED, 1)
    return case


def test_the_chain_holds_after_all_that_happened(work: Work, lived: Case) -> None:
    chain = work.history.chain(lived)
    assert len(chain) >= 6
    assert verify(chain) is None
    assert verify(chain, chain[-1][1]) is None


def test_what_people_wrote_can_be_deleted_and_the_chain_still_holds(work: Work, lived: Case) -> None:
    assert any(event.words for event in work.history.events(lived))
    work._connection.execute("DELETE FROM event_words")
    assert not any(event.words for event in work.history.events(lived))
    assert verify(work.history.chain(lived)) is None


def test_the_chain_holds_nothing_of_what_people_wrote(work: Work, lived: Case) -> None:
    rows = work._connection.execute("SELECT facts, commitments FROM case_events").fetchall()
    assert "灯" not in "".join(row["facts"] + row["commitments"] for row in rows)


@pytest.mark.parametrize("change", ["UPDATE case_events SET at = at + 1", "DELETE FROM case_events WHERE seq = 2"])
def test_the_database_lets_nobody_change_the_log(work: Work, lived: Case, change: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="case events are never"), work.all_or_nothing():
        work._connection.execute(change)
    assert verify(work.history.chain(lived)) is None


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("UPDATE case_events SET actor = 1 WHERE seq = 3", Broken(3, Break.CHANGED)),
        ("UPDATE case_events SET facts = '{}', at = 1 WHERE seq = 1", Broken(1, Break.CHANGED)),
        ("DELETE FROM case_events WHERE seq = 2", Broken(2, Break.MISSING)),
    ],
)
def test_who_gets_around_that_is_found_out(work: Work, lived: Case, change: str, found: Broken) -> None:
    unguarded(work._connection)
    work._connection.execute(change)
    assert verify(work.history.chain(lived)) == found
