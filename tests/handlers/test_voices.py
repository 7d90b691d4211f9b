"""Old neighbours speak instead of typing: what they say is kept for whoever answers, and a few words are asked for."""

from __future__ import annotations

from hashlib import sha256

import pytest

from domain.casework.case import State
from domain.message import Address, ChatKind, Origin, Recording, Voice
from handlers.overheard import may_concern_us
from tests.handlers.play import Play
from tests.town import YARD_GROUP, at, says


def spoken(name: str = "lamp") -> Recording:
    return Recording(sha256(name.encode()).hexdigest(), 7)


def listened(play: Play, by: str | Address) -> list[str]:
    """The voice notes somebody newly got, each a message of its own."""
    got = [one.message for one in play.news(by) if one.message.recording is not None]
    assert all(message.body.key == "news-recording" and message.card is None for message in got)
    return [message.recording.sha256 for message in got if message.recording is not None]


def test_what_is_spoken_is_kept_and_a_few_words_are_asked_for(play: Play) -> None:
    play.says("zhao", recording=spoken())
    assert play.heard("zhao") == ["report-what-recorded"]
    play.says("zhao", "楼道灯坏了，5栋")
    assert play.heard("zhao") == ["card-reporter"]
    assert play.work.recordings.of(play.case().id) == (spoken(),)


def test_what_was_spoken_and_understood_is_a_report_at_once(play: Play) -> None:
    play.says("zhao", "楼道灯坏了，5栋", recording=spoken())
    assert play.heard("zhao") == ["card-reporter"]
    assert listened(play, "xu") == [spoken().sha256]


def test_a_sound_that_was_understood_and_says_nothing_is_no_report(play: Play) -> None:
    play.says("zhao", "嗯", recording=spoken())
    assert play.heard("zhao") == ["menu"]
    assert play.count("case_recordings") == 0


def test_what_may_be_a_report_is_asked_and_takes_its_voice_along(play: Play) -> None:
    play.says("zhao", "我家对面那个东西一直响个不停呢", recording=spoken())
    assert play.heard("zhao") == ["report-is-this-one"]
    play.says("zhao", "1")
    assert play.heard("zhao") == ["card-reporter"]
    assert play.work.recordings.of(play.case().id) == (spoken(),)


def test_whoever_gets_the_card_gets_the_voice_right_after_it_and_nobody_else_does(play: Play) -> None:
    play.says("zhao", recording=spoken())
    play.says("zhao", "楼道灯坏了，5栋")

    assert play.heard("xu") == ["card-lead", "news-recording"]
    assert listened(play, "xu") == [spoken().sha256]
    assert play.last("xu").arg("number") == "26-0001"
    for other in ("zhao", "li", YARD_GROUP):
        assert listened(play, other) == []


def test_with_a_voice_and_two_numbers_a_report_is_complete(play: Play) -> None:
    play.says("zhao", recording=spoken())
    play.says("zhao", "2")
    assert play.heard("zhao") == ["report-where"]
    play.says("zhao", "5栋")
    assert play.heard("zhao") == ["card-reporter"]
    assert (play.case().category, play.case().words) == ("lamp", "")


def test_who_answers_where_by_voice_is_asked_for_a_few_words(play: Play) -> None:
    play.says("stranger", "楼道灯坏了")
    play.says("stranger", recording=spoken())
    assert play.heard("stranger") == ["report-where-recorded"]
    play.says("stranger", "5栋")
    assert listened(play, "xu") == [spoken().sha256]


def test_a_photo_and_a_voice_belong_to_one_report(play: Play) -> None:
    play.says("zhao", photos=1)
    play.says("zhao", recording=spoken())
    play.says("zhao", "楼道灯坏了，5栋")
    assert len(play.work.cases.photos(play.case(), "report")) == 1
    assert len(play.work.recordings.of(play.case().id)) == 1


def test_of_many_voice_notes_three_are_kept_and_the_speaker_is_told(play: Play) -> None:
    for name in ("one", "two", "three"):
        play.says("zhao", recording=spoken(name))
    play.says("zhao", recording=spoken("four"))
    assert play.heard("zhao") == ["report-recordings-kept", "report-what-recorded"]
    play.says("zhao", "楼道灯坏了，5栋")
    assert listened(play, "xu") == [spoken(name).sha256 for name in ("one", "two", "three")]


def test_a_voice_would_name_whoever_wants_to_stay_unnamed(play: Play) -> None:
    play.says("zhao", "匿名上报")
    play.says("zhao", recording=spoken())
    assert play.heard("zhao") == ["refusal-recording-unnamed", "report-what"]
    play.says("zhao", "楼道灯坏了，5栋")
    assert listened(play, "xu") == []
    play.says("zhao", "补充 26-0001", recording=spoken())
    assert play.heard("zhao") == ["refusal-recording-unnamed"]
    assert play.count("case_recordings") == 0


def test_a_case_that_is_passed_on_takes_its_voice_along(play: Play) -> None:
    play.says("zhao", recording=spoken())
    play.says("zhao", "楼道灯坏了，5栋")
    play.says("xu", "转派 26-0001 物业公司 归物业管")
    assert play.case().lead_handler == "property"
    assert listened(play, "feng") == [spoken().sha256]


def test_whoever_takes_a_case_into_their_own_hands_hears_it_too(play: Play) -> None:
    play.says("zhao", recording=spoken())
    play.says("zhao", "楼道灯坏了，5栋")
    play.says("li", "我来办 26-0001")
    assert listened(play, "li") == [spoken().sha256]


def test_the_next_who_can_be_reached_gets_the_voice_with_the_card(play: Play) -> None:
    play.gone = {"xu"}
    play.says("zhao", recording=spoken())
    play.says("zhao", "楼道灯坏了，5栋")
    reached = [chat for chat in play.everybody_who_heard() if listened(play, chat)]
    assert reached
    assert "xu" not in reached
    assert all("card-in-place" in play.heard(chat) for chat in reached)


def test_what_is_spoken_later_reaches_whoever_has_the_case_once(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.says("wang", "补充 26-0001")
    play.says("wang", recording=spoken())
    assert play.heard("wang") == ["done-note"]
    assert play.heard("xu") == ["news-note", "news-recording"]
    play.says("wang", "补充 26-0001", recording=spoken())
    assert play.heard("xu") == ["news-note"]


def test_a_neighbour_with_the_same_problem_adds_a_voice(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.says("zhao", recording=spoken())
    play.says("zhao", "4栋2单元楼道灯坏了")
    play.says("zhao", "1")
    assert play.heard("zhao") == ["support-counted"]
    assert listened(play, "xu") == [spoken().sha256]


def test_asked_what_was_done_the_handler_may_speak_and_then_has_to_choose_or_write(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.says("xu", "办结 26-0001")
    play.says("xu", recording=spoken())
    assert play.heard("xu") == ["ask-finish-recorded"]
    assert play.work.recordings.of(play.case().id) == (spoken(),)
    play.says("xu", "1")
    assert play.case().state is State.HANDLED
    assert play.case().feedback


@pytest.mark.parametrize(
    ("text", "photos", "heard"),
    [("", 0, "ask-finish-recorded"), (" 换了灯泡", 0, "done-finish"), ("", 1, "done-finish")],
)
def test_a_voice_that_comes_with_the_word_is_the_cases(play: Play, text: str, photos: int, heard: str) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.says("xu", f"办结 26-0001{text}", photos=photos, recording=spoken())
    assert play.heard("xu") == [heard]
    assert play.work.recordings.of(play.case().id) == (spoken(),)
    assert listened(play, "wang") == []


@pytest.mark.parametrize("group", [False, True])
def test_a_leader_who_answers_the_card_by_voice_is_kept_and_told_what_to_write(play: Play, group: bool) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    where = YARD_GROUP if group else at("li")
    card = next(one for one in play.all_heard if one.message.to == where and "card" in one.key)
    play.says("li", recording=spoken(), group=group, answering=card)
    (told,) = play.news(where)
    assert (told.key, told.arg("number")) == ("done-note-recorded", "26-0001")
    assert listened(play, "xu") == [spoken().sha256]
    assert listened(play, "wang") == []
    assert play.work.recordings.of(play.case().id) == (spoken(),)


def test_whoever_has_the_case_in_hand_and_speaks_does_not_hear_themselves(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.says("xu", recording=spoken(), answering=play.last("xu"))
    assert play.heard("xu") == ["done-note-recorded"]
    assert (listened(play, "xu"), play.heard("wang")) == ([], [])


def test_a_leader_who_writes_and_speaks_is_read_by_the_reporter_and_heard_by_the_handler(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.says("li", "补充 26-0001 灯座也坏了", recording=spoken())
    assert play.heard("li") == ["done-note"]
    assert play.heard("wang") == ["news-note"]
    assert listened(play, "xu") == [spoken().sha256]


def test_a_leader_who_reports_with_the_word_and_a_voice_has_both_in_the_case(play: Play) -> None:
    play.says("li", "/上报 4栋2单元楼道灯坏了", group=True, recording=spoken())
    assert play.work.recordings.of(play.case().id) == (spoken(),)


def test_what_a_leader_spoke_is_gone_when_they_are_forgotten(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.says("li", recording=spoken(), answering=play.last("li"))
    assert play.work.erasures.counts(play.person("li"))["recordings"] == 1
    play.work.erasures.forget(play.person("li"), play.now)
    assert play.count("case_recordings") == 0


@pytest.mark.parametrize("addressed", [True, False])
def test_in_the_group_a_voice_counts_only_for_the_bot(play: Play, addressed: bool) -> None:
    play.says("wang", group=True, recording=spoken() if addressed else None, voice=Voice("v", 7), addressed=addressed)
    assert play.heard(YARD_GROUP) == (["report-what-recorded"] if addressed else [])


def test_in_the_group_a_voice_answers_what_its_speaker_was_asked(play: Play) -> None:
    play.says("wang", "上报", group=True)
    play.says("wang", group=True, recording=spoken())
    assert play.heard(YARD_GROUP) == ["report-what-recorded"]
    play.says("li", group=True, voice=Voice("v", 7))
    assert play.heard(YARD_GROUP) == []
    play.says("wang", "楼道灯坏了", group=True)
    assert listened(play, "xu") == [spoken().sha256]


@pytest.mark.parametrize(
    ("changes", "concerns"),
    [
        ({}, False),
        ({"text": "4栋楼道灯坏了"}, False),
        ({"addressed": True}, True),
        ({"addressed": True, "origin": Origin.UNNAMED}, False),
        ({"addressed": True, "origin": Origin.EDITED}, False),
    ],
)
def test_what_neighbours_say_to_one_another_is_not_even_fetched(
    play: Play, changes: dict[str, object], concerns: bool
) -> None:
    in_group = {"address": YARD_GROUP, "kind": ChatKind.GROUP, "addressed": False}
    overheard = says("wang", voice=Voice("v", 7), **{**in_group, **changes})
    assert may_concern_us(play.work, overheard, play.now) is concerns


@pytest.mark.parametrize("text", ["", "4栋2单元楼道灯坏了"])
def test_a_voice_note_that_cannot_be_taken_is_said_so_and_the_words_count(play: Play, text: str) -> None:
    play.says("wang", text, refused_recordings=("refused-recording-too-long",), voice=Voice("v", 400))
    assert play.heard("wang") == ["refused-recording-too-long", *(["card-reporter"] if text else [])]


def test_a_voice_that_was_passed_on_is_a_report_like_any_other(play: Play) -> None:
    play.says("wang", recording=spoken(), origin=Origin.FORWARDED)
    assert play.heard("wang") == ["report-what-recorded"]


def test_whoever_answers_for_it_themselves_does_not_hear_their_own_voice_again(play: Play) -> None:
    play.says("xu", recording=spoken())
    play.says("xu", "4栋2单元楼道灯坏了")
    assert "card-lead" in play.heard("xu")
    assert listened(play, "xu") == []
    assert play.last("xu").message.to == at("xu")
