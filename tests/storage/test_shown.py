"""What was said to one person in private, as a page shows it."""

from __future__ import annotations

from domain.message import Action, Button, Outgoing, Say
from storage.mail.shown import MOST, Shown
from storage.work import Work
from tests.town import NOON, YARD_GROUP, a_unit, at, someone

MENU, EMPTY, CARD = Say("menu"), Say("mine-empty"), "case:1:reporter"
HELP = Button(Say("button-menu-help"), Action("ask.help"))


def say(work: Work, body: Say, key: str = "wang", **changes: object) -> int:
    """The row of what is said to somebody."""
    work.outbox.post(at(key), Outgoing(body, **changes), NOON, reader=someone(work, key).id)  # type: ignore[arg-type]
    return work.shown.newest(at(key))


def bodies(shown: tuple[Shown, ...]) -> list[str]:
    return [one.body.key for one in shown]


def test_nobody_reads_what_was_said_to_another() -> None:
    with a_unit() as work:
        row = say(work, MENU)

        assert work.shown.message(row, at("wang")) is not None
        assert work.shown.message(row, at("zhao")) is None
        assert work.shown.since(at("zhao"), 0) == ()


def test_what_a_group_reads_is_on_nobodys_page() -> None:
    with a_unit() as work:
        work.outbox.post(YARD_GROUP, Outgoing(MENU), NOON)

        assert work.shown.since(YARD_GROUP, 0) == ()
        assert work.shown.message(work.shown.newest(YARD_GROUP), YARD_GROUP) is None


def test_a_card_reads_as_it_does_now_whatever_the_platform_took() -> None:
    with a_unit() as work:
        row = say(work, MENU, card=CARD, buttons=(HELP,))
        work.outbox.refresh(Outgoing(EMPTY, card=CARD), NOON)
        (queued, *_) = work.deliveries.claim(1, NOON)
        work.deliveries.failed(queued.id, "no way to deliver")

        shown = work.shown.message(row, at("wang"))

        assert shown is not None
        assert (shown.body, shown.choices) == (EMPTY, ())
        assert bodies(work.shown.since(at("wang"), row - 1)) == ["mine-empty"]


def test_a_card_that_changed_since_is_among_the_answers() -> None:
    with a_unit() as work:
        before = say(work, MENU, card=CARD)
        work.outbox.refresh(Outgoing(EMPTY, card=CARD), NOON)
        say(work, Say("hello", {"town": "富家社区"}))

        assert bodies(work.shown.since(at("wang"), before)) == ["mine-empty", "hello"]


def test_the_buttons_are_those_of_the_message() -> None:
    with a_unit() as work:
        row = say(work, MENU, buttons=(HELP,))

        shown = work.shown.message(row, at("wang"))

        assert shown is not None
        ((handle, label),) = shown.choices
        assert label == HELP.label
        pressed = work.choices.pressed(handle)
        assert pressed is not None
        assert pressed.action == HELP.action


def test_of_very_many_the_newest_are_shown_in_their_order() -> None:
    with a_unit() as work:
        rows = [say(work, MENU) for _ in range(MOST + 3)]

        assert [one.id for one in work.shown.since(at("wang"), 0)] == rows[3:]


def test_what_waits_is_shown_to_whom_it_waits_for() -> None:
    with a_unit() as work:
        row = say(work, MENU)
        say(work, EMPTY)
        work.held.hold(row, at("wang"), NOON)

        assert bodies(work.shown.held(at("wang"))) == ["menu"]
        assert work.shown.held(at("zhao")) == ()
