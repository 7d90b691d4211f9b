"""Only somebody's own, new words command, answer or vote."""

from __future__ import annotations

import pytest

from domain.message import Address, Origin, Quoted
from handlers import routes
from tests.handlers.play import Play, texts
from tests.handlers.test_authority import TRIED
from tests.handlers.test_binding import a_code
from tests.town import LAB, YARD_GROUP

#: Who speaks for a group, for a channel, and for a channel a group belongs to.
NOBODIES = ("1087968824", "136817688", "777000")

#: Everything that can be typed about a case, and a few more.
WORDS = [
    *(text for _, text in TRIED.values()),
    "/绑定 AAAA-BBBB",
    "/解绑",
    "/上报 4栋楼道灯坏了",
    "匿名上报 灯坏了",
    "帮助",
]


@pytest.fixture
def lamp(play: Play) -> Play:
    play.says("wang", "4栋2单元楼道灯坏了")
    return play


def everything(play: Play) -> list[tuple[object, ...]]:
    """All that can be changed by words, but for what is said."""
    tables = ("cases", "case_events", "chats", "dialogues", "people", "accounts", "supporters", "codes", "posts")
    return [tuple(row) for table in tables for row in play.work._connection.execute(f"SELECT * FROM {table}")]


def unread(play: Play, who: str, text: str, origin: Origin, **more: object) -> None:
    """Somebody's words as the worker hands them on that are not their own, new ones: nobody reads them as a word."""
    play.says(who, text, **{"origin": origin, "word": None, "choice": None, **more})  # type: ignore[arg-type]


# Said in a group's or a channel's name.


@pytest.mark.parametrize("nobody", NOBODIES)
@pytest.mark.parametrize("text", WORDS)
@pytest.mark.parametrize("called", ["by mention", "by a slash", "not at all"])
def test_whoever_cannot_be_named_brings_nothing_about(lamp: Play, nobody: str, text: str, called: str) -> None:
    said = text if called == "not at all" else f"/{text.removeprefix('/')}"
    said = text.removeprefix("/") if called == "not at all" else said
    before = everything(lamp)
    unread(lamp, nobody, said, Origin.UNNAMED, group=True, addressed=called == "by mention", photos=1)
    assert lamp.everybody_who_heard() == ({} if called == "not at all" else {YARD_GROUP.chat: ["refusal-unnamed"]})
    assert everything(lamp) == before


def test_even_a_word_read_for_them_brings_nothing_about(lamp: Play) -> None:
    before = everything(lamp)
    lamp.says(NOBODIES[0], "/+1 26-0001", group=True, origin=Origin.UNNAMED)
    assert (lamp.heard(YARD_GROUP), everything(lamp)) == (["refusal-unnamed"], before)


def test_a_press_in_a_groups_name_is_no_press(lamp: Play) -> None:
    handle = lamp.handle("zhao", "case.support", group=True)
    before = everything(lamp)
    unread(lamp, NOBODIES[0], "", Origin.UNNAMED, group=True, handle=handle)
    assert (lamp.heard(YARD_GROUP), everything(lamp)) == (["refusal-unnamed"], before)


def test_a_group_nobody_bound_hears_it_once(play: Play) -> None:
    group = Address(LAB, "new-group")
    code = a_code(play)
    for heard in (["refusal-unnamed"], []):
        unread(play, NOBODIES[0], f"/绑定 {code}", Origin.UNNAMED, group=True, address=group)
        assert play.heard(group) == heard
    assert play.work.people.chat(group) is None


# Forwarded.


@pytest.mark.parametrize("who", ["wang", "xu", "li"])
@pytest.mark.parametrize("text", [text for _, text in TRIED.values()])
def test_a_forwarded_command_does_nothing(lamp: Play, who: str, text: str) -> None:
    case, log = lamp.case(), lamp.actions()
    for read in (True, False):
        more = {} if read else {"word": None, "choice": None}
        lamp.says(who, text, origin=Origin.FORWARDED, **more)  # type: ignore[arg-type]
        assert (lamp.case(), lamp.actions()) == (case, log)
        assert set(lamp.heard(who)) <= {"report-is-this-one", "report-where", "refusal-forwarded"}
        lamp.says(who, "取消")


@pytest.mark.parametrize("text", ["1", "是的", "好了", "换了灯泡"])
def test_a_forwarded_message_is_no_answer_and_what_was_asked_is_still_asked(lamp: Play, text: str) -> None:
    lamp.says("xu", "办结 26-0001")
    assert lamp.heard("xu") == ["ask-finish"]
    lamp.says("xu", text, origin=Origin.FORWARDED, photos=1)
    assert lamp.heard("xu") == ["refusal-forwarded"]
    assert lamp.actions()[-1] == "dispatch"
    lamp.says("xu", "换了灯泡")
    assert lamp.actions()[-1] == "finish"


def test_a_forwarded_number_presses_no_button(lamp: Play) -> None:
    lamp.says("xu", "1", origin=Origin.FORWARDED)
    assert lamp.actions()[-1] == "dispatch"


@pytest.mark.parametrize("group", [False, True])
def test_a_forwarded_photo_with_words_is_a_report_and_the_log_says_so(play: Play, group: bool) -> None:
    play.says("zhao", "5栋门口垃圾成堆", photos=1, group=group, origin=Origin.FORWARDED)
    assert play.case().reporter == play.person("zhao")
    reported = play.work.history.events(play.case())[0]
    assert reported.facts["forwarded"] == "yes"


def test_what_was_said_oneself_is_not_called_forwarded(lamp: Play) -> None:
    assert "forwarded" not in lamp.work.history.events(lamp.case())[0].facts


def test_a_forwarded_report_is_still_forwarded_once_it_was_asked_about(play: Play) -> None:
    play.says("stranger", "门口垃圾成堆，没人管", origin=Origin.FORWARDED, photos=1)
    play.says("stranger", "5栋")
    assert play.work.history.events(play.case())[0].facts["forwarded"] == "yes"


def test_forwarded_among_neighbours_is_none_of_the_bots_business(lamp: Play) -> None:
    lamp.says("wang", "/上报", group=True)
    lamp.says("wang", "笑死我了", group=True, origin=Origin.FORWARDED)
    assert lamp.everybody_who_heard() == {}


# Edited.


def edits(play: Play, text: str, who: str = "wang", message: str = "in-1", **more: object) -> None:
    unread(play, who, text, Origin.EDITED, message_id=message, **more)


def test_other_words_for_an_open_case_are_written_down_and_read_by_whoever_has_it(lamp: Play) -> None:
    edits(lamp, "4栋3单元楼道灯坏了")
    assert lamp.everybody_who_heard() == {"wang": ["revised"], "xu": ["news-revised"]}
    event = lamp.work.history.events(lamp.case())[-1]
    assert (event.action, event.words) == ("revise", {"words": "4栋3单元楼道灯坏了"})
    assert (lamp.case().words, len(lamp.cases())) == ("4栋2单元楼道灯坏了", 1)
    lamp.says("wang", "进度 26-0001")
    assert [line.args["what"].key for line in lamp.last("wang").arg("history")][-1] == "event-revise"  # type: ignore[union-attr]


def test_the_same_words_again_are_nothing_new(lamp: Play) -> None:
    edits(lamp, "4栋2单元楼道灯坏了")
    assert lamp.everybody_who_heard() == {}
    for heard in ({"wang": ["revised"], "xu": ["news-revised"]}, {}):
        edits(lamp, "4栋3单元楼道灯坏了")
        assert lamp.everybody_who_heard() == heard
    edits(lamp, "4栋2单元楼道灯坏了")
    assert lamp.heard("xu") == ["news-revised"]


def test_in_the_group_only_whoever_has_it_in_hand_reads_the_new_words(play: Play) -> None:
    play.says("wang", "/上报 4栋2单元楼道灯坏了", group=True)
    edits(play, "/上报 4栋2单元301的楼道灯坏了", group=True)
    assert play.everybody_who_heard() == {"xu": ["news-revised"]}


def test_nobody_changes_what_somebody_else_reported(play: Play) -> None:
    play.says("wang", "/上报 4栋2单元楼道灯坏了", group=True)
    edits(play, "/上报 5栋垃圾成堆", who="zhao", group=True)
    assert (play.everybody_who_heard(), play.actions()[-1]) == ({}, "dispatch")


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("签收 26-0001", {"who": "xu"}),
        ("4栋楼道灯坏了", {"who": "zhao"}),
        ("5栋垃圾成堆", {"message": "in-77"}),
        ("/上报 5栋垃圾成堆", {"message": "in-77"}),
        ("", {}),
        ("撤回 26-0001", {"message": "in-77"}),
    ],
)
def test_any_other_edit_is_nothing(lamp: Play, text: str, more: dict[str, str]) -> None:
    before = everything(lamp)
    edits(lamp, text, **more)
    assert (lamp.everybody_who_heard(), everything(lamp)) == ({}, before)


def test_words_edited_into_a_command_are_only_words(lamp: Play) -> None:
    edits(lamp, "撤回 26-0001")
    assert (lamp.actions()[-1], lamp.case().open) == ("revise", True)


def test_of_a_case_that_has_ended_nothing_is_revised(lamp: Play) -> None:
    lamp.says("wang", "撤回")
    edits(lamp, "4栋3单元楼道灯坏了")
    assert (lamp.everybody_who_heard(), lamp.actions()[-1]) == ({}, "withdraw")


def test_new_words_are_forgotten_with_the_person(lamp: Play) -> None:
    edits(lamp, "4栋3单元楼道灯坏了")
    lamp.work.erasures.forget(lamp.person("wang"), lamp.now)
    assert lamp.work.history.events(lamp.case())[-1].words == {}


def test_edits_do_not_start_what_a_word_would(lamp: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("a route was gone")

    monkeypatch.setattr(routes, "ROUTES", dict.fromkeys(routes.ROUTES, fail))
    for text in WORDS:
        for origin in (Origin.EDITED, Origin.UNNAMED):
            lamp.says("wang", text, origin=origin)


# Quoting somebody's photo.


@pytest.mark.parametrize("text", ["上报", "/上报", "上报 4栋楼道灯坏了"])
def test_a_report_that_quotes_a_neighbours_photo_is_the_speakers_and_is_answered_to_them(play: Play, text: str) -> None:
    play.says("zhao", text, group=True, photos=1, quoted=Quoted("灯坏了"))
    (heard,) = play.news(YARD_GROUP)
    assert heard.message.reply_to == "in-1"
    assert heard.message.choices
    if play.cases():
        assert (play.case().reporter, len(play.work.cases.photos(play.case(), "report"))) == (play.person("zhao"), 1)
    else:
        assert heard.key == "report-what-shown"


def test_whoever_quotes_a_photo_answers_no_older_question(play: Play) -> None:
    play.says("zhao", "/上报", group=True)
    play.says("zhao", "上报", group=True, photos=1, quoted=Quoted("5栋门口垃圾成堆"))
    assert play.heard(YARD_GROUP) == ["report-what-shown"]
    play.says("zhao", "5栋门口垃圾成堆", group=True)
    assert len(play.work.cases.photos(play.case(), "report")) == 1


# Into private.


def test_what_is_taken_quietly_leads_into_private(play: Play) -> None:
    play.says("wang", "/上报 4栋楼上吵架", group=True)
    assert play.heard(YARD_GROUP) == ["report-taken-quietly"]
    (button,) = [play.work.choices.pressed(button) for button, _ in play.last(YARD_GROUP).message.choices]
    assert button is not None
    assert (button.action.name, button.action.value) == ("talk.start", "case-26-0001")
    play.says("wang", f"/start {button.action.value}")
    assert play.heard("wang") == ["progress"]


def test_a_report_without_a_name_leads_to_one_without_a_name(play: Play) -> None:
    play.says("wang", "匿名上报 5栋垃圾", group=True)
    assert play.heard(YARD_GROUP) == ["report-unnamed-in-private"]
    (button,) = [play.work.choices.pressed(button) for button, _ in play.last(YARD_GROUP).message.choices]
    assert button is not None
    play.says("wang", f"/start {button.action.value}")
    assert play.heard("wang") == ["report-what"]
    play.says("wang", "5栋门口垃圾成堆")
    assert play.case().anonymous


def test_where_a_button_leads_nowhere_it_says_where_to_go(play: Play) -> None:
    play.says("wang", "匿名上报 5栋垃圾", group=True)
    play.presses("wang", "talk.start", group=True)
    assert play.heard(YARD_GROUP) == ["start-in-private"]


@pytest.mark.parametrize(
    "more",
    [
        {"addressed": True},
        {"photos": 1},
        {"photos": 1, "origin": Origin.FORWARDED},
        {"photos": 2, "quoted": Quoted("是赵大爷家漏的，13812345678")},
    ],
    ids=["by mention", "by photo", "forwarded", "quoting"],
)
def test_however_a_report_comes_into_the_group_nobody_reads_there_who_where_exactly_or_which_telephone(
    play: Play, more: dict[str, object]
) -> None:
    play.says("wang", "上报 王阿姨家4栋2单元301楼道灯坏了，电话13812345678", group=True, **more)
    assert play.heard(YARD_GROUP) == ["card-group"]
    told = play.last(YARD_GROUP).message
    said = " ".join(text for say in (told.body, *(label for _, label in told.choices)) for text in texts(say))
    assert not [personal for personal in ("301", "1381", "王阿姨", "2单元") if personal in said]
