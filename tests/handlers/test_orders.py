"""12345: a case tied to an order of the outside line, to be done a working day before the line wants it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from domain.clocks.promises import Kind
from handlers.promises.orders import before_end
from storage.promises.clock import Clock
from tests.handlers.play import Play
from tests.town import YARD_GROUP, a_unit

ORDER = "12345 26-0001 20260530-00123 5月20日"


@pytest.fixture
def lamp(play: Play) -> Play:
    play.says("wang", "4栋垃圾成堆")
    return play


def tied(play: Play) -> Clock | None:
    return play.work.clocks.get(1, Kind.ORDER)


@pytest.mark.parametrize(
    "typed",
    [
        (ORDER,),
        ("工单 26-0001 20260530-00123", "5月20日"),
        ("12345 26-0001", "20260530-00123，5月20日"),
        ("/12345 26-0001", "20260530-00123", "5月20日"),
    ],
)
def test_a_supervisor_ties_it_and_whoever_has_it_is_told(lamp: Play, typed: tuple[str, ...]) -> None:
    for text in typed:
        lamp.says("yang", text)
    assert lamp.everybody_who_heard() == {"yang": ["done-order"], "qin": ["news-order"]}
    assert lamp.case().order_number == "20260530-00123"
    clock = tied(lamp)
    assert clock is not None
    assert clock.due_at == datetime(2026, 5, 19, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wanted", "here"),
    [
        # Monday: the Friday before; Sunday: the Friday is the last working day, so the Thursday.
        (date(2026, 5, 18), datetime(2026, 5, 15, 10, tzinfo=UTC)),
        (date(2026, 5, 17), datetime(2026, 5, 14, 10, tzinfo=UTC)),
        # The make-up Saturday is a working day.
        (date(2026, 5, 11), datetime(2026, 5, 9, 10, tzinfo=UTC)),
    ],
)
def test_a_working_day_is_kept_in_hand(wanted: date, here: datetime) -> None:
    with a_unit() as work:
        assert before_end(wanted, work.calendar) == here


def test_its_number_is_for_staff_only(lamp: Play) -> None:
    lamp.says("yang", ORDER)
    lamp.says("wang", "进度 26-0001")
    assert "20260530" not in repr(lamp.last("wang").message.body)
    lamp.says("wang", "为什么 26-0001")
    assert "20260530" not in repr(lamp.last("wang").message.body)
    card = [one for one in lamp.all_heard if one.message.to.chat == "qin" and one.key == "card-lead"][-1]
    assert "20260530-00123" in repr(card.message.body)


def test_it_can_be_corrected(lamp: Play) -> None:
    lamp.says("yang", ORDER)
    lamp.says("yang", "12345 26-0001 20260530-00124 5月22日")
    assert lamp.case().order_number == "20260530-00124"
    assert [c.due_at for c in lamp.work.clocks.running(1) if c.kind is Kind.ORDER] == [
        datetime(2026, 5, 21, 10, tzinfo=UTC)
    ]
    event = lamp.work.history.events(lamp.case())[-1]
    assert (event.facts["until"], event.words["order"]) == ("2026-05-22", "20260530-00123 → 20260530-00124")


def test_whoever_is_forgotten_takes_the_number_along(lamp: Play) -> None:
    lamp.says("yang", ORDER)
    lamp.work.erasures.forget(lamp.person("wang"), lamp.now)
    assert lamp.case().order_number is None
    assert not [event for event in lamp.work.history.events(lamp.case()) if "order" in event.words]


def test_it_can_be_taken_off(lamp: Play) -> None:
    lamp.says("yang", ORDER)
    lamp.says("yang", "12345 26-0001")
    assert lamp.heard("yang") == ["ask-order-again"]
    lamp.says("yang", "1")
    assert (lamp.case().order_number, tied(lamp)) == (None, None)


def test_what_is_nearly_over_is_due_at_once(lamp: Play) -> None:
    lamp.says("yang", "12345 26-0001 20260530-00123 今天")
    clock = tied(lamp)
    assert clock is not None
    assert clock.due_at < lamp.now
    lamp.waits(hours=2)
    assert "late-order" in lamp.actions()


def test_it_waits_no_longer_once_it_is_done_and_as_long_as_before_when_it_is_not(lamp: Play) -> None:
    lamp.says("yang", ORDER)
    before = tied(lamp)
    lamp.says("qin", "办结 26-0001 清了")
    assert tied(lamp) is None
    lamp.says("wang", "没解决 26-0001 还在")
    again = tied(lamp)
    assert before is not None
    assert again is not None
    assert again.due_at == before.due_at


@pytest.mark.parametrize(
    ("who", "text", "refusal"),
    [
        ("qin", ORDER, "refusal-not-yours"),
        ("wang", ORDER, "refusal-not-yours"),
        ("yang", "12345 26-0001 20260530-00123 2026-05-06", "refusal-order-day"),
        ("yang", "12345", "refusal-which-number"),
        ("yang", "12345 26-0009", "refusal-no-such-case"),
    ],
)
def test_what_cannot_be_tied_is_refused_in_words(lamp: Play, who: str, text: str, refusal: str) -> None:
    lamp.says(who, text)
    assert lamp.heard(who) == [refusal]
    assert tied(lamp) is None


def test_what_is_done_is_tied_to_nothing_any_more(lamp: Play) -> None:
    lamp.says("qin", "办结 26-0001 清了")
    lamp.says("yang", ORDER)
    assert lamp.heard("yang") == ["refusal-not-now"]


def test_orders_are_no_business_of_the_group(lamp: Play) -> None:
    lamp.says("yang", ORDER, group=True)
    assert lamp.heard(YARD_GROUP) == ["refusal-in-private"]
