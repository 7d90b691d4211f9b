"""A town that keeps personal data at home: what its staff and its group on Telegram read of a case and of a poll."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from domain.message import Address, Outgoing, Say
from domain.polls.poll import Effect
from domain.polls.presets import PRESETS
from domain.register import ChatEntry, Purpose
from domain.town import PersonalData
from handlers.undelivered import undelivered
from tests.handlers.play import Heard, Play, texts
from tests.handlers.polls.asked import asked
from tests.handlers.quarter import EVERYBODY, quarter
from tests.town import at

#: On Telegram: who takes care of the lamp, the neighbour leader, and a group of the yard. Everybody else is at home.
THERE = ("xu", "li")
GROUP = Address("telegram", "-1001")

WORDS = "4栋2单元301门口的灯坏了，我姓王"


def there(key: str) -> Address:
    return Address("telegram", key)


@pytest.fixture(params=[PersonalData.MAINLAND])
def play(play: Play, request: pytest.FixtureRequest) -> Play:
    return at_home(play, request.param)


def at_home(play: Play, where: PersonalData) -> Play:
    register = quarter()
    people = tuple(
        replace(entry, accounts=(there(entry.key),)) if entry.key in THERE else entry for entry in register.people
    )
    chats = (*register.chats, ChatEntry(GROUP, "大院", "yard", Purpose.RESIDENTS))
    town = replace(register.town, personal_data=where)
    play.write("DELETE FROM accounts WHERE external IN ('xu', 'li')")
    play.work.registers.bring_in(replace(register, town=town, people=people, chats=chats), play.now)
    return play


def says(play: Play, key: str, text: str) -> None:
    play.says(key, text, address=there(key))


def story(play: Play) -> None:
    """A lamp is reported with a photo, taken, done, confirmed; the yard is asked something, and it is decided."""
    play.says("wang", WORDS, photos=1)
    says(play, "xu", "签收 26-0001")
    play.waits(hours=30)
    play.says("wang", "补充 26-0001 王阿姨家的孩子怕黑", photos=1)
    says(play, "xu", "办结 26-0001 换了灯泡")
    play.says("wang", "没解决 26-0001 301门口还是黑的")
    says(play, "xu", "办结 26-0001 又换了")
    play.says("wang", "解决了")
    asked(play, preset="yard", rule=PRESETS["yard"], effect=Effect.RESOLUTION)
    for who, choice in (("wang", 1), ("zhao", 2)):
        play.says(who, f"议1 {choice}")
    says(play, "li", "我的住户")
    play.waits(days=9)


def sent_abroad(play: Play) -> Iterator[Heard]:
    return (heard for heard in play.all_heard if heard.message.to.channel == "telegram")


def shown(heard: Heard) -> list[str]:
    message = heard.message
    says = (message.body, *(label for _, label in message.choices), *((message.drawing,) if message.drawing else ()))
    return [text for say in says for text in texts(say)]


def personal(heard: Heard) -> list[str]:
    """What of the message is somebody's: a name, a door, words."""
    secrets = {*EVERYBODY.values(), "301", "101", WORDS, "王阿姨家的孩子怕黑", "301门口还是黑的"}
    return [text for text in shown(heard) if any(secret in text for secret in secrets)]


def test_nothing_personal_leaves_all_through_a_case_and_a_poll(play: Play) -> None:
    story(play)
    sent = [*sent_abroad(play)]
    assert {"said-abroad", "poll-card"} <= {heard.key for heard in sent}
    assert [(heard.key, found) for heard in sent if (found := personal(heard))] == []
    assert not [heard for heard in sent if heard.message.photos or heard.message.recording]


def test_at_home_everybody_reads_everything(play: Play) -> None:
    play.says("wang", WORDS, photos=1)
    play.says("yang", "进度 26-0001")
    assert any(WORDS in text for text in shown(play.last("yang")))


def test_numbers_and_deadlines_cross_so_that_work_goes_on(play: Play) -> None:
    play.says("wang", WORDS, photos=1)
    card = play.last(there("xu"))
    whole = shown(card)
    assert "26-0001" in whole
    assert len(card.message.choices) > 3
    says(play, "xu", "1")
    assert play.case().state == "acknowledged"


def test_the_tally_crosses(play: Play) -> None:
    story(play)
    results = [heard for heard in sent_abroad(play) if heard.key == "poll-published" and heard.message.to == GROUP]
    assert len(results) == 1
    assert results[0].message.drawing is not None


def test_what_was_written_for_somebody_at_home_crosses_without_it_when_they_cannot_be_reached_there(play: Play) -> None:
    yang, words = play.person("yang"), Say("claim-asked", {"name": "王阿姨", "place": "4栋301"})
    play.work.people.given(there("yang"), yang, play.now)
    play.work.people.prefer(at("yang"), yang)
    play.gone.add("yang")
    play.work.outbox.tell(yang, Outgoing(words, photos=("a" * 64,)), play.now)
    (queued,) = [one for one in play.work.deliveries.claim(50, play.now) if one.to == at("yang")]
    assert "王阿姨" in str(queued.body)
    undelivered(play.work, queued, "blocked", play.now)
    (anew,) = [one for one in play.work.deliveries.claim(50, play.now) if one.reader == yang]
    assert (anew.to, anew.body.key, anew.photos) == (there("yang"), "said-abroad", ())
    assert "王阿姨" not in str(anew.body)


@pytest.mark.parametrize("play", [PersonalData.ANYWHERE], indirect=True)
def test_in_a_town_that_says_nothing_all_of_it_leaves_as_ever(play: Play) -> None:
    story(play)
    sent = [*sent_abroad(play)]
    assert "said-abroad" not in {heard.key for heard in sent}
    assert [heard for heard in sent if personal(heard)]
    assert [heard for heard in sent if heard.message.photos]
