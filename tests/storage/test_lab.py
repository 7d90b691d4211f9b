"""The phones of the lab keep what was said on them, and tell when something has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

import pytest

from storage.lab import Lab, LabPhoto, LabWords, Phone, PhotoState
from tests.engines import a_connection

EVENING = datetime(2026, 5, 8, 10, 0, tzinfo=UTC)
LATER = EVENING + timedelta(minutes=5)
UPLOAD, LAMP = "a" * 64, "b" * 64


@pytest.fixture
def lab() -> Iterator[Lab]:
    with a_connection(EVENING) as connection:
        yield Lab(connection)


def test_a_message_is_shown_as_it_was_said(lab: Lab) -> None:
    words = LabWords("楼道灯坏了", (("h1", "1 签收"), ("h2", "2 转派")), (LabPhoto(LAMP), LabPhoto(UPLOAD)), "7")

    id = lab.say("wang", words, EVENING, sender="wang", sender_name="王阿姨")

    (message,) = lab.messages("wang", 10)
    assert (message.id, message.sender, message.sender_name) == (id, "wang", "王阿姨")
    assert (message.words, message.at, message.edited_at) == (words, EVENING, None)


def test_a_chat_shows_its_newest_messages_oldest_first_and_nobody_elses(lab: Lab) -> None:
    for text in ("一", "二", "三"):
        lab.say("yard", LabWords(text, photos=(LabPhoto(LAMP),)), EVENING)
        lab.say("wang", LabWords("不相干"), EVENING)

    newest = lab.messages("yard", 2)

    assert [message.words for message in newest] == [
        LabWords("二", photos=(LabPhoto(LAMP),)),
        LabWords("三", photos=(LabPhoto(LAMP),)),
    ]
    assert lab.messages("nobody", 2) == ()


def test_an_edited_card_stays_where_it_is_and_says_the_new_thing(lab: Lab) -> None:
    card = lab.say("li", LabWords("请签收", (("h1", "1 签收"),), (LabPhoto(LAMP),), "3"), EVENING)
    lab.say("li", LabWords("别的"), EVENING)

    assert lab.edit("li", card, LabWords("已签收", (("h2", "1 办结"),)), LATER)

    first, _ = lab.messages("li", 10)
    assert (first.id, first.at, first.edited_at) == (card, EVENING, LATER)
    assert first.words == LabWords("已签收", (("h2", "1 办结"),), (), "3")


@pytest.mark.parametrize("id", ["2", "0", "-1", "", "card", "１", "9" * 19, "9" * 40])
def test_a_message_the_chat_does_not_have_cannot_be_edited(lab: Lab, id: str) -> None:
    lab.say("li", LabWords("请签收"), EVENING)
    lab.say("yard", LabWords("院坝里的"), EVENING)

    assert not lab.edit("li", id, LabWords("改了"), LATER)
    assert lab.sender("li", id) is None
    assert [message.words.text for message in lab.messages("yard", 10)] == ["院坝里的"]


def test_it_is_known_who_said_a_message(lab: Lab) -> None:
    mine = lab.say("yard", LabWords("我说的"), EVENING, sender="wang")
    bots = lab.say("yard", LabWords("机器人说的"), EVENING)

    assert (lab.sender("yard", mine), lab.sender("yard", bots)) == ("wang", "")


@pytest.mark.parametrize("turned_out", [LabPhoto(LAMP), LabPhoto(UPLOAD, PhotoState.REFUSED)])
def test_an_upload_turns_into_what_it_is_wherever_it_is_shown(lab: Lab, turned_out: LabPhoto) -> None:
    upload = LabPhoto(UPLOAD, PhotoState.UPLOAD)
    other = LabPhoto("c" * 64, PhotoState.UPLOAD)
    lab.say("wang", LabWords("两张", photos=(upload, other)), EVENING)

    lab.settle(UPLOAD, turned_out)

    assert lab.messages("wang", 1)[0].words.photos == (turned_out, other)


@pytest.mark.parametrize(
    "change",
    [
        lambda lab: lab.say("yard", LabWords("新的"), LATER),
        lambda lab: lab.edit("wang", "1", LabWords("改了"), LATER),
        lambda lab: lab.settle(UPLOAD, LabPhoto(LAMP)),
    ],
    ids=["said", "edited", "settled"],
)
def test_every_change_is_news(lab: Lab, change: Callable[[Lab], object]) -> None:
    assert lab.version() == 0
    lab.say("wang", LabWords("看", photos=(LabPhoto(UPLOAD, PhotoState.UPLOAD),)), EVENING)
    before = lab.version()

    change(lab)

    assert lab.version() > before > 0


def test_what_changes_nothing_is_no_news(lab: Lab) -> None:
    lab.say("wang", LabWords("看"), EVENING)
    before = lab.version()

    lab.settle(UPLOAD, LabPhoto(LAMP))
    lab.edit("yard", "1", LabWords("改了"), LATER)

    assert lab.version() == before


def test_the_phones_are_those_of_the_last_import_in_its_order(lab: Lab) -> None:
    role = MappingProxyType({"zh-Hans": "邻长", "en": "Neighbour leader"})
    private = Phone("li", "李师傅", role)
    group = Phone("wang", "王阿姨", {}, group="yard", title="4栋院坝群")
    assert lab.phones() == ()

    lab.set_phones([group])
    lab.set_phones([private, group])

    assert lab.phones() == (private, group)
    assert [phone.chat for phone in lab.phones()] == ["li", "yard"]
