"""A group that became another one on its platform: whatever was begun under the old id goes on under the new one."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from domain.message import Address, Outgoing, Say, Turn
from domain.polls.poll import Effect, Poll, State
from domain.polls.presets import PRESETS
from domain.quota import Counted
from handlers.groups.changing import group_moved
from tests.handlers.play import Heard, Play
from tests.handlers.polls.asked import asked, chosen
from tests.town import LAB, YARD_GROUP

SUPER = Address(LAB, "supergroup")

LAMP = "/上报 4栋2单元楼道灯坏了"

#: Every column that may hold the id of a chat, and why it follows a group that moves, or does not.
FOLLOWS: Mapping[str, bool] = {
    "chats.external": True,
    "stray_groups.external": True,
    "dialogues.chat": True,
    "quotas.external": True,
    "cases.origin_chat": True,
    "outbox.chat": True,  # what is still to be said, cards and choices; of the rest it is where it was said
    "inbox.conversation": False,  # in which order what came in is dealt with; who speaks where is in the payload
    "accounts.external": False,  # of a person
    "joinings.external": False,  # of a person
    "lab_messages.chat": False,  # nobody moves in the lab
    "reply_windows.external": False,  # WeChat and WeCom, where groups do not move
    "held_messages.chat": False,
    "card_codes.chat": False,
    "answer_links.chat": False,
    "answering.chat": False,
}


def moves(play: Play, order: str = "told by the old one") -> None:
    """The platform tells of it as it does: of either chat first, perhaps twice, perhaps only when something is sent."""
    match order:
        case "told by the old one":
            play.happens(Turn.MOVED, SUPER.chat)
        case "the new one first":
            play.happens(Turn.JOINED, to=SUPER)
            play.happens(Turn.MOVED, SUPER.chat)
        case "told twice":
            play.happens(Turn.MOVED, SUPER.chat)
            play.happens(Turn.JOINED, to=SUPER)
            play.happens(Turn.MOVED, SUPER.chat)
        case "only when something is sent":
            play.listen()
            group_moved(play.work, YARD_GROUP, SUPER.chat, play.now)
            play.deliver()


ORDERS = ("told by the old one", "the new one first", "told twice", "only when something is sent")


def binding(play: Play) -> Poll:
    return asked(play, preset="yard", rule=PRESETS["yard"], effect=Effect.RESOLUTION)


def in_the_group(play: Play, key: str) -> Heard:
    return next(one for one in play.all_heard if one.message.to == YARD_GROUP and one.key == key)


@pytest.mark.sqlite
def test_of_every_column_that_may_hold_a_chat_it_is_settled_whether_it_follows(play: Play) -> None:
    names = {"chat", "external", "origin_chat", "conversation"}
    tables = [row[0] for row in play.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    columns = {f"{table}.{row[1]}" for table in tables for row in play.rows(f"PRAGMA table_info({table})")}
    assert {column for column in columns if column.partition(".")[2] in names} == set(FOLLOWS)


@pytest.mark.parametrize("order", ORDERS)
def test_no_case_and_no_poll_is_left_behind(play: Play, order: str) -> None:
    poll = binding(play)
    play.says("wang", LAMP, group=True)
    play.says("zhao", "/上报", group=True)
    play.work.quotas.use(Counted.GROUP, YARD_GROUP, play.now, 7)
    moves(play, order)

    for column in (column for column, follows in FOLLOWS.items() if follows and column != "outbox.chat"):
        table, name = column.split(".")
        assert play.rows(f"SELECT * FROM {table} WHERE {name} = ?", YARD_GROUP.chat) == [], column
    of_use = "card IS NOT NULL OR secret IS NOT NULL OR state IN ('queued', 'sending')"
    assert play.rows(f"SELECT id FROM outbox WHERE chat = ? AND ({of_use})", YARD_GROUP.chat) == []
    assert play.work.quotas.used(Counted.GROUP, SUPER, play.now).amount == 7
    assert play.work.polls.get(poll.id).state is State.OPEN


@pytest.mark.parametrize("order", ORDERS)
def test_an_open_poll_is_shown_in_the_new_group_where_one_can_vote_and_hears_the_result(play: Play, order: str) -> None:
    poll = binding(play)
    moves(play, order)
    shown = [one for one in play.all_heard if one.message.to == SUPER and one.key.startswith("poll-card")]
    assert len(shown) == 1

    (handle, _), *_ = shown[0].message.choices
    play.says("wang", group=True, address=SUPER, handle=handle, addressed=True)
    assert len(chosen(play, poll)) == 1
    play.says("zhao", "2", group=True, address=SUPER, answering=shown[0])
    assert len(chosen(play, poll)) == 2

    play.waits(days=4)
    assert "poll-published" in play.heard(SUPER)
    assert play.heard(YARD_GROUP) == []


def test_what_becomes_of_a_case_is_said_in_the_new_group_once(play: Play) -> None:
    play.says("wang", LAMP, group=True)
    moves(play)
    assert play.heard(SUPER) == []

    play.says("xu", "签收 26-0001")
    assert play.heard(SUPER) == ["card-group"]
    play.says("xu", "办结 26-0001", photos=1)
    assert play.heard(SUPER) == []
    (edit,) = [one for one in play.all_heard if one.message.to == SUPER and one.message.edits is not None]
    assert edit.key == "card-group"


def test_what_was_still_to_be_said_in_answer_is_said_to_nobody_in_particular(play: Play) -> None:
    play.work.outbox.post(YARD_GROUP, Outgoing(Say("cancelled"), reply_to="5"), play.now)
    moves(play)
    (said,) = play.news(SUPER)
    assert (said.key, said.message.reply_to) == ("cancelled", None)


# What comes late, under the old id.


def test_what_was_said_before_and_comes_late_is_heard_where_the_group_is_now(play: Play) -> None:
    moves(play)
    play.says("wang", LAMP, group=True)
    assert play.heard(SUPER) == ["card-group"]
    assert play.heard(YARD_GROUP) == []
    assert play.work.strays.title(YARD_GROUP) is None
    play.waits(days=2)
    assert play.left == []


def test_the_message_a_case_came_from_becomes_no_second_one(play: Play) -> None:
    play.says("wang", LAMP, group=True, message_id="5")
    moves(play)
    play.says("wang", LAMP, group=True, message_id="5")
    play.says("zhao", "/上报 5栋门口垃圾成堆", group=True, address=SUPER, message_id="5")
    assert len(play.cases()) == 2


def test_an_album_goes_on_after_its_group_has_moved(play: Play) -> None:
    play.says("wang", LAMP, group=True, photos=1, album="a")
    moves(play)
    play.says("wang", "", group=True, photos=1, album="a")
    assert len(play.cases()) == 1
    assert play.count("case_photos") == 2


def test_an_answer_to_a_card_from_before_is_about_its_case(play: Play) -> None:
    play.says("wang", LAMP, group=True)
    play.says("wang", "/上报 5栋门口垃圾成堆", group=True)
    card = in_the_group(play, "card-group")
    moves(play)
    play.says("zhao", "/进度", group=True, answering=card)
    (said,) = play.news(SUPER)
    assert said.message.body.args["number"] == "26-0001"


def test_a_button_from_before_still_does_what_it_did(play: Play) -> None:
    poll = asked(play)
    handle, _ = in_the_group(play, "poll-card").message.choices[0]
    moves(play)
    play.says("wang", group=True, handle=handle, addressed=True)
    assert len(chosen(play, poll)) == 1


def test_a_group_that_moves_on_and_back_is_found(play: Play) -> None:
    third = Address(LAB, "third")
    moves(play)
    play.happens(Turn.MOVED, third.chat, to=SUPER)
    play.says("wang", LAMP, group=True)
    assert play.heard(third) == ["card-group"]
    play.happens(Turn.MOVED, YARD_GROUP.chat, to=third)
    play.says("zhao", "/上报 5栋门口垃圾成堆", group=True, address=SUPER)
    assert play.heard(YARD_GROUP) == ["card-group"]


def test_a_bound_group_is_not_left_because_the_old_one_was_to_be(play: Play) -> None:
    stray = Address(LAB, "stray")
    play.happens(Turn.JOINED, to=stray)
    play.work.outbox.post(stray, Outgoing(Say("group-farewell"), parting=True), play.now)
    play.listen()
    group_moved(play.work, stray, YARD_GROUP.chat, play.now)
    play.deliver()
    assert (play.heard(YARD_GROUP), play.left) == ([], [])
