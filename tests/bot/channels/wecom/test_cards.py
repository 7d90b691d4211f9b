"""How choices look on a card: what is a button, what is marked, and when no card does."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import Choice, Spoken
from bot.channels.wecom.cards import MOST_OPTIONS, Cards, new_task_id
from bot.language.text import Locale, Texts
from storage.mail.handles import Handle
from tests.emulators.wecom import cards as as_wecom_has_them

CARDS = Cards(Texts.load(strict=True))


def choices(*labels: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(str(Handle(7, "s" * 16, place)), f"{place} {label}") for place, label in enumerate(labels, start=1)
    )


def spoken(text: str, *labels: str, **changes: Any) -> Spoken:
    return Spoken(text, choices(*labels), **changes)


def test_the_first_line_is_the_title() -> None:
    card = CARDS.whole(spoken("26-0031 楼道灯坏了\n4栋2单元\n请您处理", "签收"))
    assert card is not None
    assert card["main_title"] == {"title": "26-0031 楼道灯坏了"}
    assert card["sub_title_text"] == "4栋2单元\n请您处理"


def test_six_choices_are_buttons_and_seven_are_marked() -> None:
    six, seven = (CARDS.whole(spoken("哪一个？", *map(str, range(many)))) for many in (6, 7))
    assert six is not None
    assert seven is not None
    assert (six["card_type"], seven["card_type"]) == ("button_interaction", "vote_interaction")
    assert (len(six["button_list"]), len(seven["checkbox"]["option_list"])) == (6, 7)


def test_of_a_ballot_one_option_is_marked_and_handed_in() -> None:
    card = CARDS.whole(spoken("议12 换成声控的吗", "同意", "不同意", "弃权", ballot=True))
    assert card is not None
    assert (card["card_type"], card["checkbox"]["mode"]) == ("vote_interaction", 0)
    assert card["submit_button"]["text"] == "提交"


@pytest.mark.parametrize(("locale", "submit"), [("zh-Hans", "提交"), ("zh-Hant", "提交"), ("en", "Submit")])
def test_a_card_is_in_the_language_of_its_reader(locale: str, submit: str) -> None:
    card = CARDS.whole(spoken("议12 换成声控的吗", "同意", ballot=True, locale=locale))
    assert card is not None
    assert card["submit_button"]["text"] == submit


@pytest.mark.parametrize(
    "message",
    [
        spoken("没什么可选的"),
        spoken("长" * 27, "签收"),
        spoken("短\n" + "长" * 113, "签收"),
        spoken("短\n" + "长" * 31, "同意", ballot=True),
        spoken("短", "这个按钮上的字太多了一点"),
        spoken("短", *map(str, range(MOST_OPTIONS + 1))),
    ],
    ids=["no choice", "long title", "long words", "long words on a ballot", "long label", "too many"],
)
def test_no_card_holds_it_all(message: Spoken) -> None:
    assert CARDS.whole(message) is None


def test_below_words_stands_a_short_card_unless_there_is_too_much_to_choose() -> None:
    card = CARDS.below(spoken("长" * 40, "这个按钮上的字太多了一点"))
    assert card is not None
    assert card["main_title"]["title"] == "长" * 25 + "…"
    assert card["button_list"][0]["text"] == "1 这个按钮上的字…"
    assert CARDS.below(spoken("短", *map(str, range(MOST_OPTIONS + 1)))) is None
    assert CARDS.below(spoken("短")) is None


def test_what_is_over_has_a_button_nobody_can_press() -> None:
    card = CARDS.now(spoken("26-0031 已办结\n" + "谢谢" * 80))
    assert card["replace_text"] == "已更新"
    assert len(card["sub_title_text"]) == 112


words = st.text(st.characters(codec="utf-8"), max_size=200)


@given(words, st.lists(words, max_size=25), st.booleans(), st.sampled_from([locale.value for locale in Locale]))
def test_every_card_is_one_wecom_takes_and_people_can_read(
    text: str, labels: list[str], ballot: bool, locale: str
) -> None:
    message = spoken(text if text.strip() else "短", *labels, ballot=ballot, locale=locale)
    for card in filter(None, (CARDS.whole(message), CARDS.below(message), CARDS.now(message))):
        assert as_wecom_has_them.check({**card, "task_id": new_task_id()}) == []


def test_no_two_cards_have_one_id() -> None:
    assert len({new_task_id() for _ in range(1000)}) == 1000
