"""Small talk: hello, help, the menu, the language, never mind, and what the bot cannot read."""

from __future__ import annotations

import pytest

from domain.message import Address
from tests.handlers.play import Play
from tests.town import YARD_GROUP

NOBODYS_GROUP = Address("lab", "somewhere-else")


@pytest.mark.parametrize("text", ["你好", "/start", "开始"])
def test_hello_is_answered_with_what_the_bot_is_for_and_the_menu(play: Play, text: str) -> None:
    play.says("stranger", text)
    assert play.heard("stranger") == ["hello-stranger"]
    assert play.choices("stranger") == ["report.start", "ask.mine", "ask.who", "ask.help"]


@pytest.mark.parametrize(
    ("who", "help_"), [("wang", "help"), ("stranger", "help"), ("li", "help-staff"), ("qin", "help-staff")]
)
def test_staff_are_told_their_words_too(play: Play, who: str, help_: str) -> None:
    play.says(who, "帮助")
    assert play.heard(who) == [help_]


def test_in_the_group_help_is_short(play: Play) -> None:
    play.says("wang", "/帮助", group=True)
    assert play.heard(YARD_GROUP) == ["help-in-group"]


@pytest.mark.parametrize(
    ("typed", "locale"), [(("语言", "3"), "en"), (("/lang en",), "en"), (("语言", "2"), "zh-Hant")]
)
def test_the_language_is_chosen_by_number_or_code(play: Play, typed: tuple[str, ...], locale: str) -> None:
    for text in typed:
        play.says("wang", text)
    assert play.heard("wang") == ["language-set"]
    assert play.last("wang").message.locale == locale


def test_whoever_asked_for_the_languages_may_go_on_with_something_else(play: Play) -> None:
    play.says("wang", "语言")
    play.says("wang", "4栋楼道灯坏了")
    assert play.heard("wang") == ["card-reporter"]


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("sticker", "cannot-read-this"),
        ("file", "cannot-read-this"),
        ("poll", "cannot-read-this"),
        ("voice", "cannot-read-voice"),
        ("audio", "cannot-read-voice"),
        ("contact", "cannot-read-contact"),
    ],
)
def test_what_it_cannot_read_it_says_so_in_private(play: Play, what: str, said: str) -> None:
    play.says("wang", unsupported=what)
    assert play.heard("wang") == [said]


@pytest.mark.parametrize(("addressed", "heard"), [(False, []), (True, ["cannot-read-this"])])
def test_a_sticker_in_the_group_is_for_the_neighbours(play: Play, addressed: bool, heard: list[str]) -> None:
    play.says("wang", group=True, unsupported="sticker", addressed=addressed)
    assert play.heard(YARD_GROUP) == heard


def test_a_voice_note_with_words_is_read_for_its_words(play: Play) -> None:
    play.says("wang", "4栋楼道灯坏了", unsupported="voice")
    assert play.heard("wang") == ["card-reporter"]


@pytest.mark.parametrize(
    ("text", "addressed", "heard"),
    [
        ("4栋楼道灯坏了", False, []),
        ("好的", False, []),
        ("上报 4栋楼道灯坏了", True, ["group-unbound"]),
        ("/上报 4栋楼道灯坏了", False, ["group-unbound"]),
    ],
)
def test_a_group_nobody_bound_hears_one_sentence_when_it_calls_and_nothing_else(
    play: Play, text: str, addressed: bool, heard: list[str]
) -> None:
    play.says("wang", text, group=True, address=NOBODYS_GROUP, addressed=addressed)
    assert play.heard(NOBODYS_GROUP) == heard
    assert play.cases() == []


def test_a_number_in_the_group_gets_the_menu_only_when_the_bot_is_meant(play: Play) -> None:
    play.says("wang", "7", group=True)
    assert play.heard(YARD_GROUP) == []
    play.says("wang", "7", group=True, addressed=True)
    assert play.heard(YARD_GROUP) == ["menu"]
