"""What leaves a town that keeps personal data at home: tallies and numbers, nobody's name, door, words or photos."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.message import Action, Button, Outgoing, Say
from domain.reading.kept_home import ABROAD, PERSONAL, as_it_may_leave, may_have_a_page
from domain.town import PersonalData

HOME = PersonalData.MAINLAND
LEAD = Say(
    "card-lead",
    {
        "number": "26-0031",
        "category": "楼道灯",
        "words": Say("words-said", {"words": "王阿姨家门口灯坏了"}),
        "place": Say("place-room", {"grid": "富家组", "building": "4栋", "unit": "2单元", "room": "301"}),
        "reporter": Say("reporter-named", {"name": "王阿姨"}),
    },
)
CARD = Outgoing(LEAD, photos=("a" * 64,), recording="b" * 64, card="case:1:lead")


def leaves(message: Outgoing) -> Outgoing:
    return as_it_may_leave(message, "telegram", HOME)


def test_of_a_case_its_number_matter_and_grid_leave_and_nobodys_name_door_words_or_photos() -> None:
    out = leaves(CARD)
    assert out.body.key == "said-abroad"
    card = out.body.args["words"]
    assert isinstance(card, Say)
    withheld = Say("withheld")
    assert card.args == {
        "number": "26-0031",
        "category": "楼道灯",
        "words": Say("words-said", {"words": withheld}),
        "place": Say("place-room", {"grid": "富家组", "building": "4栋", "unit": "2单元", "room": withheld}),
        "reporter": Say("reporter-named", {"name": withheld}),
    }
    assert (out.photos, out.recording, out.card) == ((), None, "case:1:lead")


@pytest.mark.parametrize("channel", ["wechat", "wecom", "lab", "web"])
def test_at_home_everything_stays(channel: str) -> None:
    assert channel not in ABROAD
    assert as_it_may_leave(CARD, channel, HOME) == CARD


def test_a_town_that_says_nothing_sends_everything_everywhere() -> None:
    assert as_it_may_leave(CARD, "telegram", PersonalData.ANYWHERE) == CARD


def test_a_tally_leaves_as_it_is() -> None:
    line = Say("poll-option", {"place": 1, "option": "东门", "got": Say("poll-got", {"votes": 3, "percent": "75.0"})})
    tally = Outgoing(Say("poll-tally", {"lines": (line,)}), drawing=Say("poll-card-picture", {"options": (line,)}))
    assert leaves(tally) == tally


def test_a_candidate_is_a_name_and_an_option_is_none() -> None:
    def line(option: object) -> Outgoing:
        return Outgoing(Say("poll-choice", {"place": 1, "option": option}))  # type: ignore[dict-item]

    assert leaves(line("东门")) == line("东门")
    assert "赵大爷" not in str(leaves(line(Say("poll-person", {"name": "赵大爷"}))))


def test_a_telephone_in_words_everybody_may_read_is_starred() -> None:
    out = leaves(Outgoing(Say("poll-question", {"question": "谁丢了钥匙？打13812345678"})))
    assert "13812345678" not in str(out)


def test_what_somebody_told_us_there_about_themselves_is_shown_to_them_there() -> None:
    own = Outgoing(Say("card-reporter", {"words": LEAD.args["words"], "place": LEAD.args["place"]}), photos=("a" * 64,))
    assert leaves(own) == own


def test_who_answers_for_their_case_is_withheld_from_them_all_the_same() -> None:
    handler = Say("handler-and-person", {"handler": "网格员", "person": "小许"})
    own = Outgoing(Say("card-reporter", {"words": "灯坏了", "handler": handler}))
    assert "小许" not in str(leaves(own))
    assert "灯坏了" in str(leaves(own))


def test_what_somebody_is_given_to_do_is_theirs_and_an_agenda_is_everybodys() -> None:
    assert "看望张大爷" not in str(leaves(Outgoing(Say("run-task", {"title": "看望张大爷"}))))
    agenda = Outgoing(Say("topic-line", {"title": "装充电桩"}))
    assert leaves(agenda) == agenda


def test_names_on_buttons_and_in_pictures_are_withheld_too() -> None:
    button = Button(Say("choice-guest", {"name": "王阿姨"}), Action("member.invite", 7))
    out = leaves(Outgoing(Say("invite-whom", {"count": 1}), buttons=(button,), drawing=Say("x", {"name": "王阿姨"})))
    assert "王阿姨" not in str(out)
    assert out.buttons[0].action == button.action


def test_nobody_abroad_is_led_to_a_page_of_their_own() -> None:
    assert not may_have_a_page("telegram", HOME)
    assert may_have_a_page("telegram", PersonalData.ANYWHERE)
    assert may_have_a_page("wechat", HOME)


HOLES = st.sampled_from([*sorted(PERSONAL), "number", "question", "lines", "option"])
ARGS = st.recursive(
    st.one_of(st.text(max_size=20), st.integers()),
    lambda inner: st.one_of(
        st.builds(Say, st.just("some-key"), st.dictionaries(HOLES, inner, max_size=4)),
        st.lists(st.builds(Say, st.just("a-line"), st.dictionaries(HOLES, inner, max_size=3)), max_size=3).map(tuple),
    ),
    max_leaves=8,
)
MESSAGES = st.builds(
    Outgoing, st.builds(Say, st.just("some-key"), st.dictionaries(HOLES, ARGS, max_size=5)), photos=st.just(())
)


@given(MESSAGES)
def test_what_may_leave_may_leave_however_often_it_is_asked(message: Outgoing) -> None:
    once = leaves(message)
    assert leaves(once) == once


@given(st.sampled_from(sorted(PERSONAL)), MESSAGES)
def test_however_deep_it_stands_what_is_personal_does_not_leave(hole: str, message: Outgoing) -> None:
    deep = Say("a", {"lines": (Say("b", {"what": Say("c", {hole: "王阿姨家301"}), **message.body.args}),)})
    assert "王阿姨家301" not in str(leaves(replace(message, body=deep)))
