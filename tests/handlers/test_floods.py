"""Whoever asks too much at once hears of it once; neighbours among themselves, staff and danger are not held up."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.message import Action, Address, ChatKind, ChatTurn, Origin, Turn
from domain.quota import DANGEROUS_REPORTS, MOST_DRAFTS, QUOTAS, STAFF_MESSAGES, Counted, Quota
from handlers.floods import admitted
from handlers.reporting import opening
from handlers.reporting.drafts import Draft, to_notes
from storage.dialogues import Dialogue
from tests.handlers.play import WORDS, Play
from tests.handlers.polls.asked import asked
from tests.town import LAB, YARD_GROUP, says

MOST = QUOTAS[Counted.MESSAGES].most


def come(play: Play, who: str, times: int, text: str = "你好", **more: object) -> int:
    """How many of so many messages are admitted, all at one moment."""
    typed = WORDS.read(text)
    play.listen()
    came = [
        admitted(play.work, says(who, text, play.now, word=typed.word, choice=typed.choice, **more), play.now)
        for _ in range(times)
    ]
    play.deliver()
    return sum(came)


def in_group(**more: object) -> dict[str, object]:
    return {"address": YARD_GROUP, "kind": ChatKind.GROUP, "addressed": False, **more}


def test_the_first_too_many_is_told_until_when_and_then_there_is_silence(play: Play) -> None:
    assert come(play, "zhao", MOST + 50) == MOST
    assert play.heard("zhao") == ["flood-messages"]
    assert play.news("zhao")[0].arg("until") == play.now + timedelta(minutes=1)
    play.now += timedelta(minutes=1)
    assert come(play, "zhao", 1) == 1


def test_one_who_never_stops_is_nobody_elses_trouble(play: Play) -> None:
    come(play, "zhao", MOST + 1)
    assert come(play, "wang", 1) == 1


@pytest.mark.parametrize("who", ["xu", "qin"])
def test_whoever_answers_for_something_may_work_through_a_list(play: Play, who: str) -> None:
    assert come(play, who, STAFF_MESSAGES.most + 5) == STAFF_MESSAGES.most
    assert play.heard(who) == ["flood-messages"]


def test_danger_is_heard_from_somebody_who_is_not(play: Play) -> None:
    come(play, "zhao", MOST + 1)
    assert come(play, "zhao", 1, "电梯里有人") == 1
    assert come(play, "zhao", 1) == 0
    assert play.heard("zhao") == []


def test_danger_without_end_is_asked_to_telephone_once(play: Play) -> None:
    assert come(play, "zhao", MOST + 100, "电梯里有人") == MOST + QUOTAS[Counted.DANGER].most
    assert play.heard("zhao") == ["flood-danger"]


def test_what_neighbours_say_to_one_another_is_not_counted(play: Play) -> None:
    assert come(play, "zhao", 500, "今天吃什么", **in_group()) == 500
    assert come(play, "zhao", 500, "收到", **in_group()) == 500
    assert come(play, "zhao", 1) == 1


def test_whoever_was_asked_something_in_a_group_is_counted_there(play: Play) -> None:
    play.says("zhao", "上报", group=True)
    assert come(play, "zhao", MOST + 5, "不知道哪里", **in_group()) == MOST


def test_a_group_that_calls_without_end_is_told_once_for_all(play: Play) -> None:
    most = QUOTAS[Counted.GROUP].most
    came = sum(come(play, f"guest-{n}", 1, "帮助", **in_group(addressed=True)) for n in range(most + 9))
    assert came == most
    told = [one for one in play.all_heard if one.key == "flood-group"]
    assert [one.message.to for one in told] == [YARD_GROUP]
    assert come(play, "guest-0", 1) == 1


def test_a_group_nobody_bound_is_only_counted_when_it_calls(play: Play) -> None:
    elsewhere = Address(LAB, "elsewhere")
    more = {**in_group(), "address": elsewhere}
    assert come(play, "zhao", 200, "楼道灯坏了", **more) == 200


def test_what_happens_to_a_group_is_not_counted(play: Play) -> None:
    turn = ChatTurn(Turn.RENAMED, "又改名了")
    assert come(play, "zhao", 500, "", **in_group(addressed=True, chat_turn=turn)) == 500


def unnamed(address: Address) -> dict[str, object]:
    return in_group(address=address, origin=Origin.UNNAMED, addressed=True)


def test_whoever_speaks_in_one_groups_name_uses_up_no_other_groups_quota(play: Play) -> None:
    most, elsewhere = QUOTAS[Counted.GROUP].most, Address(LAB, "elsewhere")
    assert come(play, "1087968824", most + 5, "/帮助", **unnamed(YARD_GROUP)) == most
    assert play.heard(YARD_GROUP) == ["flood-group"]
    assert come(play, "1087968824", most, "/帮助", **unnamed(elsewhere)) == most


def test_danger_nobody_can_be_asked_about_is_no_way_around_a_quota(play: Play) -> None:
    most = QUOTAS[Counted.GROUP].most
    assert come(play, "1087968824", most + 20, "电梯里有人", **unnamed(YARD_GROUP)) == most


def test_of_what_is_changed_afterwards_only_reports_are_counted(play: Play) -> None:
    edits = in_group(origin=Origin.EDITED)
    play.says("wang", "/上报 4栋楼道灯坏了", group=True)
    assert come(play, "wang", 500, "今天吃什么", **edits, message="in-77") == 500
    assert come(play, "wang", MOST + 5, "4栋楼道的灯坏了", **edits, message="in-1") == MOST


def test_whoever_names_danger_after_danger_is_asked_to_telephone(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "DANGEROUS_REPORTS", Quota(2, DANGEROUS_REPORTS.within))
    for building in ("4栋", "5栋", "柳树1栋"):
        play.says("zhao", f"{building}电梯里有人")
    assert play.heard("zhao") == ["refusal-too-many-dangers"]
    assert len(play.cases()) == 2


def test_nobody_begins_a_fourth_report_before_one_of_three_is_finished(play: Play) -> None:
    who = play.person("zhao")
    for n in range(MOST_DRAFTS):
        draft = Dialogue(Action("report.words"), (), to_notes(Draft("m")))
        play.work.dialogues.open(who, Address(LAB, f"group-{n}"), draft, play.now)
    play.says("zhao", "上报", group=True)
    assert [one.key for one in play.news(YARD_GROUP)] == ["refusal-too-many-drafts"]
    play.work.dialogues.close(who, Address(LAB, "group-0"))
    play.says("zhao", "上报", group=True)
    assert "refusal-too-many-drafts" not in [one.key for one in play.news(YARD_GROUP)]


@pytest.mark.parametrize("pressed", [True, False])
def test_a_whole_yard_may_vote_at_once_in_its_group(play: Play, pressed: bool) -> None:
    """A poll that was just opened is pressed by everybody; a held ballot would be a lost one."""
    asked(play)
    vote = {"handle": play.handle("wang", "poll.vote", "1", group=True)} if pressed else {"text": "议1 1"}
    everybody = QUOTAS[Counted.GROUP].most * 3

    assert sum(come(play, f"neighbour-{n}", 1, **in_group(**vote)) for n in range(everybody)) == everybody
    assert come(play, "wang", MOST + 5, **in_group(**vote)) == MOST
    assert come(play, "zhao", 1, **in_group(addressed=True)) == 1
