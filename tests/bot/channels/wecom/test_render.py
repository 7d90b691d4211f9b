"""What members and groups are shown, part after part, and that nothing anybody wrote becomes a link or a mention."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.channels import Choice, Sound, Spoken
from bot.channels.lengths import CUT
from bot.channels.wecom import render
from bot.channels.wecom.render import MOST_TEXTS, TEXT_BYTES, Picture, Spoke
from storage.mail.handles import Handle
from tests.bot.channels.kept import kept
from tests.bot.channels.wecom.offices import CARDS


def choices(many: int, label: str = "选项") -> tuple[Choice, ...]:
    return tuple(Choice(str(Handle(7, "s" * 16, place)), f"{place} {label}") for place in range(1, many + 1))


def kinds(message: Spoken) -> list[str]:
    parts = render.for_member(message, CARDS, "task-1")
    return ["picture" if isinstance(part, Picture) else part["msgtype"] for part in parts]


def content(body: object) -> str:
    assert isinstance(body, dict)
    return str(body["text"]["content"])


def test_photos_come_first_and_what_can_be_pressed_last() -> None:
    lamp = kept(Path("lamp.jpg"))
    assert kinds(Spoken("好", photos=(lamp, lamp))) == ["picture", "picture", "text"]
    assert kinds(Spoken("好", choices(2), photos=(lamp,))) == ["picture", "template_card"]
    assert kinds(Spoken("长" * 300, choices(2))) == ["text", "template_card"]


def test_what_was_spoken_comes_above_its_words_and_never_to_a_group() -> None:
    message = Spoken("【26-0031】的录音，7 秒", sound=Sound(kept(Path("voice.amr")), 7))
    voice, words = render.for_member(message, CARDS, "task-1")
    assert (voice, content(words)) == (Spoke(kept(Path("voice.amr"))), message.text)
    assert [content(part) for part in render.for_group(message)] == [message.text]


def test_more_choices_than_a_card_holds_are_written_with_their_numbers() -> None:
    (words,) = render.for_member(Spoken("哪一户？", choices(30)), CARDS, "task-1")
    assert content(words).startswith("哪一户？\n\n1 选项\n2 选项\n")
    assert content(words).endswith("\n30 选项")


def test_labels_no_button_holds_are_written_out_above_the_card() -> None:
    words, card = render.for_member(Spoken("哪一类？", choices(2, "路灯、楼道灯和电梯里的灯")), CARDS, "task-1")
    assert content(words) == "哪一类？\n\n1 路灯、楼道灯和电梯里的灯\n2 路灯、楼道灯和电梯里的灯"
    found = render.card_of(card)
    assert found is not None
    assert found["task_id"] == "task-1"


def test_a_group_that_only_listens_is_shown_no_card() -> None:
    photo, words = render.for_group(Spoken("好", choices(2), photos=(kept(Path("lamp.jpg")),)))
    assert isinstance(photo, Picture)
    assert content(words) == "好"


def test_nobody_s_words_are_a_link_or_a_mention() -> None:
    (body,) = render.texts('<a href="https://example.org">领奖</a> <@all>')
    assert content(body) == '＜a href="https://example.org">领奖＜/a> ＜@all>'


@given(st.text(max_size=3000), st.integers(0, 60), st.text(max_size=60))
def test_no_text_is_longer_than_wecom_shows_or_cut_within_a_character(text: str, many: int, label: str) -> None:
    for bodies in (render.texts(text), render.plainly(Spoken(text, choices(many, label)))):
        assert 1 <= len(bodies) <= MOST_TEXTS
        assert all(0 < len(content(body).encode()) <= TEXT_BYTES for body in bodies)


LINES = [f"第{number}天：{'办' * 20}" for number in range(1, 81)]


def test_a_long_text_comes_in_several_cut_at_the_ends_of_lines() -> None:
    said = [content(body) for body in render.texts("\n".join(LINES))]

    assert len(said) == MOST_TEXTS
    assert "\n".join(said).splitlines() == LINES


def test_what_is_longer_than_three_texts_says_that_there_is_more() -> None:
    *_, last = [content(body) for body in render.texts("\n".join(LINES * 2))]

    assert last.endswith(CUT)


def test_choices_to_be_typed_stand_whole_below_the_last_of_several_texts() -> None:
    message = Spoken("\n".join(LINES), choices(30))
    *_, last = [content(body) for body in render.for_member(message, CARDS, "task-1")]

    assert last.splitlines()[-30:] == [choice.label for choice in message.choices]


def test_a_card_stands_below_the_last_of_several_texts() -> None:
    assert kinds(Spoken("\n".join(LINES), choices(2))) == ["text", "text", "text", "template_card"]
