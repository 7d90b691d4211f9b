"""The bot in groups: it says who it is, waits a day to be bound, and knows when it cannot speak."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.message import Address, Turn
from domain.register import Purpose
from handlers.groups.silence import silenced
from handlers.groups.turns import TURNS
from storage.membership.strays import STAYS
from tests.handlers.play import Play
from tests.town import LAB, YARD_GROUP, at

NEW = Address(LAB, "new-group")
SUPER = Address(LAB, "supergroup")


def bound(play: Play, group: Address) -> str | None:
    """The grid the group belongs to."""
    chat = play.work.people.chat(group)
    return None if chat is None else chat.grid


def reports(play: Play, who: str = "wang", group: Address = YARD_GROUP) -> None:
    play.says(who, "/上报 4栋2单元楼道灯坏了", group=True, address=group)


def test_everything_that_can_happen_to_a_chat_leads_somewhere() -> None:
    assert set(TURNS) == set(Turn)


# Coming in.


@pytest.mark.parametrize(("hears_all", "sees"), [(True, "group-sees-all"), (False, "group-sees-some")])
def test_in_a_new_group_it_says_who_it_is_what_it_sees_and_until_when_it_waits(
    play: Play, hears_all: bool, sees: str
) -> None:
    play.happens(Turn.JOINED, to=NEW, hears_all=hears_all)
    (said,) = play.news(NEW)
    assert (said.key, said.arg("sees").key, said.arg("until")) == ("group-joined", sees, play.now + STAYS)  # type: ignore[union-attr]


def test_a_group_nobody_binds_is_left_after_a_day_with_a_word_of_farewell(play: Play) -> None:
    play.happens(Turn.JOINED, to=NEW)
    play.waits(hours=23.9)
    assert (play.heard(NEW), play.left) == ([], [])
    play.waits(hours=0.2)
    assert (play.heard(NEW), play.left) == (["group-farewell"], [NEW])
    play.waits(days=3)
    assert (play.heard(NEW), play.left) == ([], [NEW])


def test_after_an_outage_it_leaves_once(play: Play) -> None:
    play.happens(Turn.JOINED, to=NEW)
    play.sleeps_through(days=3)
    assert (play.heard(NEW), play.left) == (["group-farewell"], [NEW])


def test_a_group_it_is_removed_from_is_not_left_again(play: Play) -> None:
    play.happens(Turn.JOINED, to=NEW)
    play.happens(Turn.REMOVED, to=NEW)
    play.waits(days=2)
    assert play.left == []
    assert play.everybody_who_heard() == {}


def test_added_again_it_waits_a_whole_day_again(play: Play) -> None:
    play.happens(Turn.JOINED, to=NEW)
    play.waits(hours=20)
    play.happens(Turn.REMOVED, to=NEW)
    play.happens(Turn.JOINED, to=NEW)
    assert play.news(NEW)[0].arg("until") == play.now + STAYS


@pytest.mark.parametrize("text", ["4栋楼道灯坏了", "绑定", "好的", "1", "谁负责 4栋"])
def test_a_group_nobody_bound_is_not_listened_to(play: Play, text: str) -> None:
    play.happens(Turn.JOINED, to=NEW)
    play.says("wang", text, group=True, address=NEW, photos=1)
    assert (play.heard(NEW), play.cases()) == ([], [])


def test_the_first_command_is_told_what_is_missing_and_no_other(play: Play) -> None:
    for who, text, heard in (
        ("wang", "/上报 4栋楼道灯坏了", ["group-unbound"]),
        ("wang", "/上报 4栋楼道灯坏了", []),
        ("zhao", "/帮助", []),
        ("li", "/解绑", []),
    ):
        play.says(who, text, group=True, address=NEW)
        assert play.heard(NEW) == heard
    assert play.cases() == []


def test_a_group_nobody_said_it_joined_is_left_too_once_it_calls(play: Play) -> None:
    play.says("wang", "/帮助", group=True, address=NEW)
    play.waits(days=1)
    assert play.left == [NEW]


def test_strangers_in_a_group_nobody_bound_are_not_remembered(play: Play) -> None:
    before = play.count("people")
    play.happens(Turn.JOINED, to=NEW)
    play.says("somebody-else", "/上报 4栋楼道灯坏了", group=True, address=NEW)
    assert play.count("people") == before


def test_back_in_a_bound_group_it_says_so_and_speaks_again(play: Play) -> None:
    play.happens(Turn.REMOVED)
    play.happens(Turn.JOINED)
    assert play.heard(YARD_GROUP) == ["group-back"]
    reports(play)
    assert play.heard(YARD_GROUP) == ["card-group"]
    play.waits(days=2)
    assert play.left == []


# Where it cannot speak.


@pytest.mark.parametrize(("turn", "news"), [(Turn.REMOVED, "news-group-removed"), (Turn.MUTED, "news-group-muted")])
def test_whoever_supervises_the_grid_is_told_once(play: Play, turn: Turn, news: str) -> None:
    play.happens(turn)
    assert play.everybody_who_heard() == {"xu": [news]}
    assert play.last("xu").arg("group") == "富家组邻里群"
    play.happens(turn)
    assert play.everybody_who_heard() == {}


def test_when_they_cannot_be_reached_the_next_above_is_told(play: Play) -> None:
    play.work.people.unreachable(at("xu"), "blocked")
    play.happens(Turn.REMOVED)
    assert play.everybody_who_heard() == {"yang": ["news-group-removed"]}


def test_what_the_platform_says_when_it_was_to_speak_counts_as_much(play: Play) -> None:
    silenced(play.work, YARD_GROUP, Turn.REMOVED, play.now)
    silenced(play.work, YARD_GROUP, Turn.REMOVED, play.now)
    play.listen()
    play.deliver()
    assert play.everybody_who_heard() == {"xu": ["news-group-removed"]}


@pytest.mark.parametrize("turn", [Turn.REMOVED, Turn.MUTED])
def test_nothing_is_posted_where_it_cannot_speak(play: Play, turn: Turn) -> None:
    reports(play)
    play.happens(turn)
    before = len(play.all_heard)
    play.presses("xu", "case.acknowledge")
    play.says("wang", "5栋门口垃圾成堆")
    reports(play, "zhao")
    play.says("zhao", "/帮助", group=True)
    assert YARD_GROUP not in {one.message.to for one in play.all_heard[before:]}


def test_a_report_from_a_group_it_may_not_speak_in_is_taken_all_the_same(play: Play) -> None:
    play.happens(Turn.MUTED)
    reports(play)
    assert play.everybody_who_heard() == {"xu": ["card-lead"], "wang": ["card-reporter"], "li": ["card-neighbour"]}


def test_a_silenced_group_passes_its_turn_to_the_group_above(play: Play) -> None:
    above = Address(LAB, "north-group")
    play.work.people.bind(above, "北网格群", "north", Purpose.RESIDENTS)
    play.happens(Turn.REMOVED)
    play.says("wang", "4栋2单元楼道灯坏了")
    assert play.heard(above) == ["card-group"]


def test_once_it_may_speak_again_it_does(play: Play) -> None:
    play.happens(Turn.MUTED)
    play.happens(Turn.UNMUTED)
    assert play.everybody_who_heard() == {}
    reports(play)
    assert play.heard(YARD_GROUP) == ["card-group"]


def test_what_happens_to_a_group_nobody_bound_is_told_to_nobody(play: Play) -> None:
    play.happens(Turn.JOINED, to=NEW)
    for turn in (Turn.MUTED, Turn.UNMUTED, Turn.REMOVED):
        play.happens(turn, to=NEW)
        assert play.everybody_who_heard() == {}


# People.


def test_whoever_blocks_the_bot_is_passed_over_until_they_unblock_it(play: Play) -> None:
    play.happens(Turn.BLOCKED, to=at("xu"))
    assert play.everybody_who_heard() == {}
    play.says("wang", "4栋2单元楼道灯坏了")
    assert (play.heard("xu"), play.heard("yang")) == ([], ["card-in-place"])
    play.happens(Turn.UNBLOCKED, to=at("xu"))
    play.says("wang", "5栋楼道灯坏了")
    assert (play.heard("xu"), play.heard("yang")) == (["card-lead"], [])


def test_a_stranger_who_blocks_the_bot_stays_a_stranger(play: Play) -> None:
    before = play.count("people")
    play.happens(Turn.BLOCKED, to=at("nobody-we-met"))
    play.happens(Turn.UNBLOCKED, to=at("nobody-we-met"))
    assert play.count("people") == before


# Another name, another id.


def test_a_new_name_is_kept(play: Play) -> None:
    play.happens(Turn.RENAMED, "富家组大家庭")
    play.happens(Turn.REMOVED)
    assert play.last("xu").arg("group") == "富家组大家庭"


def test_a_group_without_a_name_is_called_by_its_grid(play: Play) -> None:
    play.happens(Turn.RENAMED, "")
    play.happens(Turn.REMOVED)
    assert play.last("xu").arg("group") == "富家组"


def moves(play: Play, old: Address = YARD_GROUP, new: Address = SUPER) -> None:
    play.happens(Turn.MOVED, new.chat, to=old)


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_group_that_moves_stays_the_same_group(play: Play, times: int) -> None:
    reports(play)
    for _ in range(times):
        moves(play)
    assert (bound(play, YARD_GROUP), bound(play, SUPER)) == (None, "yard")
    reports(play, "zhao", SUPER)
    assert play.heard(SUPER) == ["report-alike"]


@pytest.mark.parametrize("order", ["moved first", "joined first"])
def test_in_whatever_order_the_platform_tells_it_the_group_is_bound_once(play: Play, order: str) -> None:
    if order == "joined first":
        play.happens(Turn.JOINED, to=SUPER)
    moves(play)
    if order == "moved first":
        play.happens(Turn.JOINED, to=SUPER)
    play.happens(Turn.REMOVED)
    moves(play)
    assert (bound(play, YARD_GROUP), bound(play, SUPER)) == (None, "yard")
    play.waits(days=2)
    assert play.left == []
    reports(play, group=SUPER)
    assert play.heard(SUPER) == ["card-group"]


def test_what_was_asked_in_the_group_is_answered_where_it_lives_now(play: Play) -> None:
    play.says("wang", "/上报", group=True)
    moves(play)
    play.says("wang", "4栋2单元楼道灯坏了", group=True, address=SUPER)
    assert play.heard(SUPER) == ["card-group"]


def test_messages_are_numbered_anew_where_a_group_moved_to(play: Play) -> None:
    play.says("wang", "/上报 4栋2单元楼道灯坏了", group=True, message_id="5")
    moves(play)
    play.says("zhao", "/上报 5栋门口垃圾成堆", group=True, address=SUPER, message_id="5")
    assert play.heard(SUPER) == ["card-group"]
    assert len(play.cases()) == 2


def test_two_bound_groups_that_become_one_belong_where_the_new_one_does(play: Play) -> None:
    play.work.people.bind(SUPER, "柳树组群", "willow", Purpose.RESIDENTS)
    moves(play)
    assert (bound(play, YARD_GROUP), bound(play, SUPER)) == (None, "willow")


def test_a_group_nobody_bound_moves_with_the_time_it_has(play: Play) -> None:
    play.happens(Turn.JOINED, to=NEW)
    play.now += timedelta(hours=10)
    moves(play, NEW, SUPER)
    play.waits(hours=14)
    assert play.left == [SUPER]


def test_removed_from_the_old_one_it_speaks_in_the_new_one(play: Play) -> None:
    play.happens(Turn.REMOVED)
    moves(play)
    reports(play, group=SUPER)
    assert play.heard(SUPER) == ["card-group"]


@pytest.mark.parametrize("to", ["", YARD_GROUP.chat])
def test_a_move_to_nowhere_changes_nothing(play: Play, to: str) -> None:
    play.happens(Turn.MOVED, to)
    assert bound(play, YARD_GROUP) == "yard"
