"""After the years: what is kept no longer goes, and nothing that waits or may still be pressed goes with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from domain.casework.kept import KeptFor
from domain.clocks.ladder import DEFAULT_LADDER
from domain.duties.duty import RunKind
from domain.duties.run import Run, RunState
from domain.message import Action, Address, Button, Outgoing, Say
from domain.quota import QUOTAS, Counted
from storage.duties import NewRun
from storage.mail.inbox import TRIES
from storage.mail.rows import HANDLES_LIVE
from storage.mail.windows import Opened
from storage.membership.codes import CodeFor
from storage.upkeep.audit import Breach, Finding
from storage.upkeep.retention import AT_ONCE, CLEARED, FORGOTTEN, Bookmark, Keeping, Portion
from storage.work import Work
from tests.town import LAB, NOON, YARD_GROUP, a_unit, at, someone

DAY = timedelta(days=1)
CASES = KeptFor(personal=90 * DAY, words=365 * DAY, sensitive=180 * DAY)
KEEPING = Keeping(payloads=30 * DAY, messages=90 * DAY, traces=365 * DAY, photos=365 * DAY, cases=CASES)

#: When everything is long over that can be.
FAR = NOON + 4000 * DAY


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def portions(work: Work, now: datetime, keeping: Keeping = KEEPING) -> Iterator[Portion]:
    """One whole pass."""
    at: Bookmark | None = Bookmark()
    while at is not None:
        portion = work.retention.go_on(at, keeping, now)
        yield portion
        at = portion.next


def clear(work: Work, now: datetime, keeping: Keeping = KEEPING) -> int:
    """How many rows went in one whole pass."""
    return sum(portion.gone for portion in portions(work, now, keeping))


def column(work: Work, table: str, name: str) -> list[object]:
    return [row[name] for row in work._connection.execute(f"SELECT {name} FROM {table} ORDER BY 1").fetchall()]


# What came in.


def came(work: Work, text: str, now: datetime, *, done: bool = True) -> int:
    """The number of a payload that came then, and had its effect."""
    assert work.inbox.store(channel=LAB, update_id=text, conversation=text, payload=text.encode(), now=now)
    id = next(arrived.id for arrived in work.inbox.waiting(1000) if arrived.update_id == text)
    assert not done or work.inbox.done(id, now)
    return id


def raw(work: Work) -> dict[str, str]:
    """What is kept of all that came."""
    rows = work._connection.execute("SELECT update_id, payload FROM inbox").fetchall()
    return {row["update_id"]: bytes(row["payload"]).decode() for row in rows}


def test_what_somebody_sent_can_be_read_for_a_month_and_is_known_for_a_year(work: Work) -> None:
    came(work, "old", NOON)
    came(work, "new", NOON + 20 * DAY)
    clear(work, NOON + 30 * DAY)
    assert raw(work) == {"old": "old", "new": "new"}
    clear(work, NOON + 31 * DAY)
    assert raw(work) == {"old": "", "new": "new"}
    again = {"channel": LAB, "update_id": "old", "conversation": "old", "payload": b"old"}
    assert not work.inbox.store(**again, now=NOON + 31 * DAY)  # type: ignore[arg-type]
    clear(work, NOON + 366 * DAY)
    assert raw(work) == {"new": ""}
    assert work.meta.get(FORGOTTEN) == "1"


def test_what_waits_is_kept_however_long(work: Work) -> None:
    id = came(work, "waits", NOON, done=False)
    came(work, "new", FAR)
    clear(work, FAR)
    assert [(arrived.id, arrived.payload) for arrived in work.inbox.waiting(9)] == [(id, b"waits")]


def test_what_was_too_much_goes_like_what_was_done_and_what_failed_waits_a_year_to_be_mended(work: Work) -> None:
    failing, flood = came(work, "failing", NOON, done=False), came(work, "flood", NOON)
    work.inbox.held(flood)
    for _ in range(TRIES):
        work.inbox.failed(failing, "e1")
    clear(work, NOON + 364 * DAY)
    assert raw(work) == {"failing": "failing", "flood": ""}
    assert [letter.id for letter in work.inbox.dead()] == [failing]
    clear(work, NOON + 366 * DAY)
    assert raw(work) == {"failing": "", "flood": ""}
    assert work.inbox.dead() == ()


def test_no_number_is_given_twice(work: Work) -> None:
    last = came(work, "last", NOON)
    tell(work, at("wang"), "hello", NOON)
    run = a_patrol(work, NOON)
    work.duties.settle(run, RunState.DONE, NOON)
    clear(work, FAR)
    assert came(work, "next", FAR) > last
    assert a_patrol(work, FAR).id > run.id


def test_so_many_at_a_time_and_in_the_end_all(work: Work) -> None:
    for number in range(2 * AT_ONCE + 1):
        came(work, str(number), NOON)
    came(work, "new", FAR)
    gone = [portion.gone for portion in portions(work, NOON + 31 * DAY)]
    assert [some for some in gone if some] == [AT_ONCE, AT_ONCE, 1]
    assert clear(work, NOON + 31 * DAY) == 0
    assert work.meta.get(CLEARED) is not None


# What was said.


def tell(work: Work, to: Address, key: str, now: datetime, **more: object) -> int:
    """The row of what is said and arrives."""
    reader = None if to == YARD_GROUP else someone(work, to.chat, now).id
    work.outbox.post(to, Outgoing(Say(key), **more), now, reader=reader)  # type: ignore[arg-type]
    (queued,) = work.deliveries.claim(9, now)
    work.deliveries.sent(queued.id, f"m{queued.id}", now)
    return queued.id


def test_what_was_said_in_passing_goes_but_the_last_words_of_each_chat_stay(work: Work) -> None:
    for to in (at("wang"), YARD_GROUP):
        rows = [tell(work, to, "hello", NOON + day * DAY) for day in (0, 1, 2)]
        clear(work, NOON + 91 * DAY)
        assert rows[0] not in column(work, "outbox", "id")
        assert rows[1] in column(work, "outbox", "id")
    clear(work, FAR)
    assert len(column(work, "outbox", "id")) == 2


def test_what_the_last_words_of_a_chat_were_is_not_kept_longer_than_others(work: Work) -> None:
    tell(work, at("wang"), "room-301", NOON, buttons=(Button(Say("yes"), Action("draft.yes")),))
    clear(work, NOON + 90 * DAY)
    assert "room-301" in str(column(work, "outbox", "body"))
    clear(work, NOON + 91 * DAY)
    assert "room-301" not in str(column(work, "outbox", "body"))
    assert len(work.choices.numbered(at("wang"), reply_to=None)) == 1
    assert clear(work, NOON + 91 * DAY) == 0


def test_a_button_answers_as_long_as_it_ever_did_and_a_number_typed_late_is_still_understood(work: Work) -> None:
    button = Button(Say("yes"), Action("draft.yes"))
    asked = tell(work, at("wang"), "question", NOON, buttons=(button,))
    tell(work, at("wang"), "hello", NOON)
    (handle,) = work.choices.numbered(at("wang"), reply_to=f"m{asked}")
    clear(work, NOON + HANDLES_LIVE - DAY)
    assert work.choices.pressed(handle) is not None
    tell(work, at("wang"), "question", NOON + DAY, buttons=(button,))
    clear(work, FAR)
    assert work.choices.pressed(handle) is None
    assert len(work.choices.numbered(at("wang"), reply_to=None)) == 1


@pytest.mark.parametrize("more", [{"card": "claim:7"}, {"once": "name:7"}])
def test_what_may_be_changed_or_must_not_be_said_twice_stays(work: Work, more: dict[str, str]) -> None:
    row = tell(work, at("wang"), "hello", NOON, **more)
    tell(work, at("wang"), "hello", NOON)
    clear(work, FAR)
    assert row in column(work, "outbox", "id")


def test_what_was_not_said_yet_or_may_be_lost_stays(work: Work) -> None:
    work.outbox.post(YARD_GROUP, Outgoing(Say("hello")), NOON)
    (lost,) = work.deliveries.claim(9, NOON)
    work.deliveries.lost(lost.id, NOON)
    assert work.deliveries.counts() == {"uncertain": 1}
    work.outbox.post(YARD_GROUP, Outgoing(Say("hello")), NOON)
    work.outbox.post(YARD_GROUP, Outgoing(Say("hello")), NOON)
    clear(work, FAR)
    assert work.deliveries.counts() == {"uncertain": 1, "queued": 2}


def test_what_waits_for_its_reader_to_speak_waits_on(work: Work) -> None:
    work.outbox.post(at("wang"), Outgoing(Say("hello")), NOON, reader=someone(work, "wang").id)
    (queued,) = work.deliveries.claim(9, NOON)
    work.deliveries.failed(queued.id, "outside")
    work.held.hold(queued.id, at("wang"), NOON)
    tell(work, at("wang"), "hello", NOON)
    clear(work, FAR)
    assert [held.id for held in work.held.of(at("wang"))] == [queued.id]


# What is over.


def a_patrol(work: Work, now: datetime) -> Run:
    run = work.duties.open(
        NewRun(RunKind.DUTY, "north", "巡逻", now, now + DAY, duty="patrol", role="worker", ladder=DEFAULT_LADDER)
    )
    assert run is not None
    return run


def test_a_patrol_is_known_for_a_year_after_it_was_done_and_one_nobody_did_while_it_is_open(work: Work) -> None:
    done, open_ = a_patrol(work, NOON), a_patrol(work, NOON + DAY)
    work.duties.settle(done, RunState.DONE, NOON + DAY)
    card = tell(work, at("xu"), "run", NOON, card=f"run:{done.id}:doer")
    tell(work, at("xu"), "hello", NOON)
    clear(work, NOON + 365 * DAY)
    assert {done.id, open_.id} <= set(column(work, "duty_runs", "id"))
    a_patrol(work, FAR)
    clear(work, NOON + 367 * DAY)
    assert done.id not in column(work, "duty_runs", "id")
    assert card not in column(work, "outbox", "id")
    clear(work, FAR)
    assert open_.id in column(work, "duty_runs", "id")


def test_what_people_gave_one_another_to_do_stays(work: Work) -> None:
    xu = someone(work, "xu").id
    task = work.duties.open(NewRun(RunKind.TASK, "north", "装扶手", NOON, NOON + DAY, person=xu, given_by=xu))
    assert task is not None
    work.duties.settle(task, RunState.DONE, NOON)
    clear(work, FAR)
    assert task.id in column(work, "duty_runs", "id")


def test_quotas_codes_and_windows_go_once_their_time_has_passed(work: Work) -> None:
    for counted in Counted:
        work.quotas.use(counted, at("wang"), NOON)
    work.codes.issue(CodeFor.GROUP, {"grid": "yard"}, None, NOON + DAY)
    work.windows.open(at("wang"), Opened.MESSAGE, NOON)
    work.entrances.keep(LAB, "claim", "https://here.test/1", NOON + DAY)
    work.entrances.keep(LAB, "for-ever", "https://here.test/2", None)
    work.seals.use("f00d", NOON)
    work.alarms.ring([Finding(Breach.CLOCK)], NOON)
    longest = max(quota.within for quota in QUOTAS.values())
    clear(work, NOON + longest - timedelta(seconds=1))
    assert len(column(work, "quotas", "counted")) == len(Counted)
    clear(work, FAR)
    for table in ("quotas", "codes", "reply_windows", "seals"):
        assert column(work, table, "1 AS one") == [], table
    assert column(work, "entrances", "start") == ["for-ever"]
    assert work.alarms.standing() == (Finding(Breach.CLOCK),)
    work.alarms.clear([Finding(Breach.CLOCK)], FAR)
    clear(work, FAR + 366 * DAY)
    assert column(work, "alarms", "id") == []


def test_a_quota_that_another_clock_just_began_is_not_lost(work: Work) -> None:
    work.quotas.use(Counted.MESSAGES, at("wang"), NOON + timedelta(seconds=2))
    clear(work, NOON)
    assert work.quotas.used(Counted.MESSAGES, at("wang"), NOON + timedelta(seconds=3)).amount == 1


@pytest.mark.parametrize(
    "span",
    [
        {"messages": HANDLES_LIVE - DAY},
        {"payloads": timedelta(hours=1)},
        {"cases": replace(CASES, sensitive=timedelta(hours=1))},
    ],
)
def test_nobody_can_have_it_keep_less_than_it_needs(span: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="kept"):
        replace(KEEPING, **span)
