"""Payloads wait in order per conversation until they have had their effect, or lie dead where an operator sees them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from storage.mail.inbox import TRIES, Reason, rest_after
from storage.work import Work
from tests.storage.steps import steps_of
from tests.town import NOON, a_unit

MINUTE = timedelta(minutes=1)


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def store(work: Work, update_id: str, conversation: str = "wang", *, channel: str = "lab", after: int = 0) -> bool:
    now = NOON + after * MINUTE
    payload = f"{channel} {update_id}".encode()
    return work.inbox.store(channel=channel, update_id=update_id, conversation=conversation, payload=payload, now=now)


def waiting(work: Work, most: int = 100) -> list[str]:
    return [arrived.update_id for arrived in work.inbox.waiting(most)]


def row(work: Work, update_id: str) -> int:
    return next(arrived.id for arrived in work.inbox.waiting(1000) if arrived.update_id == update_id)


def test_a_payload_is_kept_byte_for_byte(work: Work) -> None:
    raw = bytes(range(256))
    work.inbox.store(channel="lab", update_id="1", conversation="wang", payload=raw, now=NOON)
    (arrived,) = work.inbox.waiting(10)
    assert (arrived.payload, arrived.received_at, arrived.tries, arrived.error) == (raw, NOON, 0, None)


def test_what_a_platform_sends_twice_is_stored_once(work: Work) -> None:
    assert [store(work, "1"), store(work, "1"), store(work, "1", channel="telegram")] == [True, False, True]
    assert work.inbox.counts() == {"waiting": 2}


def test_what_had_its_effect_is_not_stored_again(work: Work) -> None:
    store(work, "1")
    work.inbox.done(row(work, "1"), NOON)
    assert not store(work, "1")
    assert waiting(work) == []


def test_a_conversation_is_taken_in_order_and_others_go_on_beside_it(work: Work) -> None:
    for update_id, conversation in (("1", "wang"), ("2", "wang"), ("3", "li"), ("4", "wang"), ("5", "xu")):
        store(work, update_id, conversation)
    assert waiting(work) == ["1", "3", "5"]
    assert waiting(work, most=2) == ["1", "3"]
    work.inbox.done(row(work, "1"), NOON)
    assert waiting(work) == ["2", "3", "5"]


def test_conversations_of_different_platforms_are_different_though_their_ids_are_alike(work: Work) -> None:
    store(work, "1", channel="lab")
    store(work, "1", channel="telegram")
    assert len(waiting(work)) == 2


def test_only_the_first_who_is_done_has_the_effect(work: Work) -> None:
    store(work, "1")
    id = row(work, "1")
    assert [work.inbox.done(id, NOON), work.inbox.done(id, NOON)] == [True, False]
    assert not work.inbox.failed(id, "too late")
    assert work.inbox.counts() == {"done": 1}


def test_what_keeps_failing_is_dead_and_the_conversation_goes_on(work: Work) -> None:
    store(work, "1")
    store(work, "2")
    id = row(work, "1")
    for tried in range(TRIES):
        assert waiting(work) == ["1"]
        assert work.inbox.waiting(1)[0].tries == tried
        assert work.inbox.failed(id, f"incident-{tried}") is (tried + 1 == TRIES)
    assert waiting(work) == ["2"]
    (dead,) = work.inbox.dead()
    assert (dead.update_id, dead.tries, dead.error) == ("1", TRIES, f"incident-{TRIES - 1}")
    assert not work.inbox.done(id, NOON)


def test_an_operator_lets_a_dead_letter_be_taken_again(work: Work) -> None:
    store(work, "1")
    id = row(work, "1")
    assert not work.inbox.retry(id)
    for _ in range(TRIES):
        work.inbox.failed(id, "incident")
    assert work.inbox.retry(id)
    assert [(a.update_id, a.tries, a.error) for a in work.inbox.waiting(10)] == [("1", 0, None)]
    assert work.inbox.dead() == ()
    assert not work.inbox.retry(10_000)


def test_what_failed_rests_longer_each_time_and_only_its_own_conversation_waits(work: Work) -> None:
    for update_id, conversation in (("1", "wang"), ("2", "wang"), ("3", "li")):
        store(work, update_id, conversation)
    id = row(work, "1")
    work.inbox.failed(id, "incident", kind="OSError", rests_until=NOON + rest_after(1))
    now = [arrived.update_id for arrived in work.inbox.waiting(10, NOON)]
    soon = [arrived.update_id for arrived in work.inbox.waiting(10, NOON + rest_after(1))]
    assert (now, soon) == (["3"], ["1", "3"])
    assert work.inbox.failing() == 1
    assert rest_after(1) < rest_after(2) == rest_after(7)


def test_what_rests_from_the_start_holds_up_its_own_conversation_only(work: Work) -> None:
    rests_until = NOON + rest_after(1)
    for update_id, conversation, rests in (("1", "wang", rests_until), ("2", "wang", None), ("3", "li", None)):
        payload = update_id.encode()
        work.inbox.store(
            channel="lab",
            update_id=update_id,
            conversation=conversation,
            payload=payload,
            now=NOON,
            rests_until=rests,
        )
    assert [arrived.update_id for arrived in work.inbox.waiting(10, NOON)] == ["3"]
    assert [arrived.update_id for arrived in work.inbox.waiting(10, rests_until)] == ["1", "3"]


def test_what_waits_behind_a_payload_is_found_in_order_whether_it_rests_or_not(work: Work) -> None:
    for update_id, conversation in (("1", "wang"), ("2", "wang"), ("3", "li"), ("4", "wang"), ("5", "wang")):
        store(work, update_id, conversation)
    store(work, "6", "wang", channel="telegram")
    first = work.inbox.waiting(10)[0]
    behind = work.inbox.behind(first, 10)
    assert [arrived.update_id for arrived in behind] == ["2", "4", "5"]
    assert [arrived.update_id for arrived in work.inbox.behind(first, 2)] == ["2", "4"]
    work.inbox.done(behind[0].id, NOON)
    work.inbox.failed(behind[1].id, "incident", rests_until=NOON + MINUTE)
    assert [arrived.update_id for arrived in work.inbox.behind(first, 10)] == ["4", "5"]


def test_every_dead_letter_says_why_and_those_of_a_flood_lie_apart(work: Work) -> None:
    for update_id in ("1", "2", "3", "4"):
        store(work, update_id, update_id)
    ids = {update_id: row(work, update_id) for update_id in ("1", "2", "3")}
    work.inbox.unreadable(ids["1"], "incident-1", kind="ValueError")
    for _ in range(TRIES):
        work.inbox.failed(ids["2"], "incident-2", kind="KeyError")
    work.inbox.done(ids["3"], NOON)
    work.inbox.held(ids["3"])
    assert work.inbox.reasons() == {Reason.UNREADABLE: 1, Reason.FAILING: 1, Reason.FLOOD: 1}
    assert [(one.update_id, one.reason, one.kind) for one in work.inbox.dead()] == [
        ("1", Reason.UNREADABLE, "ValueError"),
        ("2", Reason.FAILING, "KeyError"),
    ]
    assert [one.update_id for one in work.inbox.dead(Reason.FLOOD)] == ["3"]
    letter = work.inbox.letter(ids["1"])
    assert letter is not None
    assert (letter.tries, letter.error) == (1, "incident-1")
    assert waiting(work) == ["4"]


def test_what_an_operator_lets_in_again_still_says_what_it_was_held_for(work: Work) -> None:
    store(work, "1")
    id = row(work, "1")
    work.inbox.done(id, NOON)
    work.inbox.held(id)
    assert work.inbox.retry(id)
    assert [one.reason for one in work.inbox.waiting(10, NOON)] == [Reason.FLOOD]


def test_of_a_dropped_letter_nothing_stays_but_that_it_came(work: Work) -> None:
    store(work, "1")
    id = row(work, "1")
    assert not work.inbox.drop(id, NOON)
    work.inbox.unreadable(id, "incident")
    assert work.inbox.drop(id, NOON)
    assert work._connection.execute("SELECT payload FROM inbox").fetchone()[0] == b""
    assert not store(work, "1")
    assert work.inbox.counts() == {"done": 1}


def test_since_when_somebody_waits(work: Work) -> None:
    assert work.inbox.oldest_waiting() is None
    store(work, "1", after=3)
    store(work, "2", "li", after=5)
    assert work.inbox.oldest_waiting() == NOON + 3 * MINUTE
    work.inbox.done(row(work, "1"), NOON)
    assert work.inbox.oldest_waiting() == NOON + 5 * MINUTE


def test_taking_the_next_looks_at_a_bounded_number_of_rows_however_many_wait(work: Work) -> None:
    """Of one chatty conversation, of a thousand, or of one for each payload: it makes no difference."""
    steps = []
    for conversation in ("'chatterbox'", "n % 1000", "n"):
        work._connection.execute("DELETE FROM inbox")
        work._connection.execute(
            f"""
            WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 20000)
            INSERT INTO inbox (channel, update_id, conversation, payload, received_at)
            SELECT 'lab', n, {conversation}, x'', 1 FROM numbers
            """
        )
        steps.append(steps_of(work, lambda: work.inbox.waiting(64)))
    assert max(steps) < 100_000


def test_it_is_known_whether_anything_of_a_conversation_waits(work: Work) -> None:
    store(work, "1")
    assert work.inbox.waits("lab", "wang")
    assert not work.inbox.waits("lab", "zhao")
    assert not work.inbox.waits("telegram", "wang")
    work.inbox.done(row(work, "1"), NOON)
    assert not work.inbox.waits("lab", "wang")


def test_a_payload_is_not_done_before_what_came_before_it_in_its_conversation(work: Work) -> None:
    store(work, "1")
    store(work, "2")
    store(work, "3", "li")
    first, second, elsewhere = row(work, "1"), row(work, "1") + 1, row(work, "3")
    assert not work.inbox.done_in_turn(second, NOON)
    assert work.inbox.done_in_turn(elsewhere, NOON)
    assert work.inbox.done_in_turn(first, NOON)
    assert not work.inbox.done_in_turn(first, NOON)
    assert work.inbox.done_in_turn(second, NOON)


def process(work: Work) -> int:
    return work.processes.begin("hall:1", ("worker",), NOON)


def claimed(work: Work, holder: int, most: int = 100) -> list[str]:
    return [arrived.update_id for arrived in work.inbox.claim(most, NOON, holder)]


@pytest.mark.postgres
def test_what_one_process_takes_no_other_does(work: Work) -> None:
    for number, conversation in enumerate(("wang", "li", "xu")):
        store(work, str(number), conversation)
    one, other = process(work), process(work)
    assert claimed(work, one, 2) == ["0", "1"]
    assert claimed(work, other) == ["2"]
    assert work.processes.holdings(one).payloads == 2


@pytest.mark.postgres
def test_behind_what_a_process_holds_its_conversation_waits(work: Work) -> None:
    store(work, "1")
    store(work, "2")
    one, other = process(work), process(work)
    assert claimed(work, one) == ["1"]
    assert claimed(work, other) == []
    work.inbox.done(row(work, "1"), NOON)
    assert claimed(work, other) == ["2"]


@pytest.mark.postgres
def test_a_process_finds_again_what_it_holds(work: Work) -> None:
    store(work, "1")
    one = process(work)
    assert claimed(work, one) == claimed(work, one) == ["1"]


@pytest.mark.postgres
def test_what_the_buried_held_is_free(work: Work) -> None:
    store(work, "1")
    one, other = process(work), process(work)
    claimed(work, one)
    work.processes.end(one)
    assert claimed(work, other) == ["1"]


@pytest.mark.postgres
def test_what_failed_may_be_tried_by_any_process_once_it_has_rested(work: Work) -> None:
    store(work, "1")
    one, other = process(work), process(work)
    claimed(work, one)
    work.inbox.failed(row(work, "1"), "0000", rests_until=NOON + MINUTE)
    assert claimed(work, other) == []
    assert [arrived.update_id for arrived in work.inbox.claim(9, NOON + MINUTE, other)] == ["1"]
