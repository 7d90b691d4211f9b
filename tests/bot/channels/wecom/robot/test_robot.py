"""The robot answers where it was called: at once below the words, later by the link it was given, and once each."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.channels import Choice, SendFailed, Sound, Spoken, Unchangeable
from bot.rehearsal import props
from tests.bot.channels.kept import kept
from tests.bot.channels.wecom.robot.around import Around, around
from tests.emulators.wecom import Kind
from tests.patience import until

CARD = Spoken("26-0031 楼道灯\n富家组3栋", choices=(Choice("7.1.c2VjcmV0", "1 签收"), Choice("7.2.c2VjcmV0", "2 转派")))
DONE = Spoken("26-0031 楼道灯\n小李已签收")


@pytest_asyncio.fixture
async def there() -> AsyncIterator[Around]:
    async with around() as there:
        yield there


async def called(there: Around, words: str = "@邻长 路灯坏了") -> None:
    """小李 calls the robot, and it is stored; the call is held open."""
    there.li_there.say(words)
    await until(lambda: there.robot.calls.waiting == 1)


async def over(there: Around) -> None:
    """Nobody waits for an answer any longer."""
    there.robot.calls.let_go()
    await there.wecom.pusher.handed_over()


async def test_whoever_calls_it_hears_the_answer_right_below(there: Around) -> None:
    await called(there)
    id = await there.robot.send(there.chat, Spoken("收到，26-0031"))
    await there.wecom.pusher.handed_over()
    assert id is not None
    assert id.startswith("robot:")
    assert there.shown == ["收到，26-0031"]


async def test_what_is_said_is_on_disk_before_it_is_answered(there: Around) -> None:
    await called(there)
    (payload,) = await there.payloads()
    incoming = there.robot.receive(payload, there.wecom.world.now())
    assert incoming is not None
    assert (incoming.text, incoming.address) == ("路灯坏了", there.chat)


async def test_what_comes_later_goes_by_the_link_and_only_once(there: Around) -> None:
    await called(there)
    await over(there)
    await there.robot.send(there.chat, Spoken("收到"))
    with pytest.raises(SendFailed) as failure:
        await there.robot.send(there.chat, Spoken("还有"))
    assert failure.value.permanent
    assert there.shown == ["收到"]


async def test_one_call_is_good_for_two_answers(there: Around) -> None:
    await called(there)
    await there.robot.send(there.chat, Spoken("一"))
    await there.robot.send(there.chat, Spoken("二"))
    await there.wecom.pusher.handed_over()
    assert there.shown == ["一", "二"]


async def test_a_link_is_good_for_an_hour(there: Around) -> None:
    await called(there)
    await over(there)
    there.later(timedelta(hours=1))
    with pytest.raises(SendFailed):
        await there.robot.send(there.chat, Spoken("收到"))
    assert there.shown == []


async def test_a_link_wecom_does_not_take_is_followed_by_the_next(there: Around) -> None:
    for _ in range(2):
        await called(there)
        await over(there)
    next(iter(there.wecom.world.answers.values())).used = True
    await there.robot.send(there.chat, Spoken("收到"))
    assert there.shown == ["收到"]


async def test_while_wecom_cannot_be_reached_the_link_is_kept(there: Around) -> None:
    await called(there)
    await over(there)
    await there.wecom.go_away()
    with pytest.raises(SendFailed) as failure:
        await there.robot.send(there.chat, Spoken("收到"))
    assert (failure.value.permanent, failure.value.maybe_sent) == (False, False)
    await there.wecom.start()
    await there.robot.send(there.chat, Spoken("收到"))
    assert there.shown == ["收到"]


async def test_a_group_where_nobody_called_it_hears_nothing(there: Around) -> None:
    with pytest.raises(SendFailed) as failure:
        await there.robot.send(there.chat, Spoken("通知"))
    assert failure.value.permanent


async def test_neighbours_who_talk_to_one_another_are_not_heard(there: Around) -> None:
    there.li_there.say("晚上吃什么")
    await there.wecom.pusher.handed_over()
    assert await there.payloads() == []


async def test_photos_come_encrypted_and_are_opened(there: Around) -> None:
    photo = props.photo("灯.jpg")
    there.li_there.say("@邻长 路灯坏了", photos=[photo])
    await until(lambda: there.robot.calls.waiting == 1)
    (payload,) = await there.payloads()
    incoming = there.robot.receive(payload, there.wecom.world.now())
    assert incoming is not None
    (attachment,) = incoming.attachments
    assert there.robot.holds(attachment)
    assert await there.robot.fetch(attachment) == photo


async def test_a_photo_is_gone_after_five_minutes(there: Around) -> None:
    there.li_there.say("@邻长 路灯坏了", photos=[props.photo("灯.jpg")])
    await until(lambda: there.robot.calls.waiting == 1)
    (payload,) = await there.payloads()
    incoming = there.robot.receive(payload, there.wecom.world.now())
    assert incoming is not None
    there.later(timedelta(minutes=5))
    with pytest.raises(SendFailed) as failure:
        await there.robot.fetch(incoming.attachments[0])
    assert failure.value.permanent


async def test_photos_of_the_answer_stand_below_it(there: Around, tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(props.photo("灯.jpg"))
    await called(there)
    await there.robot.send(there.chat, Spoken("修好了", photos=(kept(photo), kept(tmp_path / "gone.jpg"))))
    await there.wecom.pusher.handed_over()
    kinds = [message.kind for message in there.group.messages if not message.sender]
    assert kinds == [Kind.MARKDOWN, Kind.IMAGE]


async def test_a_card_that_is_pressed_shows_everybody_what_became_of_it(there: Around) -> None:
    await called(there)
    id = await there.robot.send(there.chat, CARD)
    await there.wecom.pusher.handed_over()
    assert id is not None
    (card,) = [message for message in there.group.messages if message.card]
    there.li_there.press_key(card, "7.1.c2VjcmV0")
    await until(lambda: there.robot.calls.waiting == 1)
    await there.robot.edit(there.chat, id, DONE)
    await there.wecom.pusher.handed_over()
    (card,) = [message for message in there.group.messages if message.card]
    assert "小李已签收" in str(card.card)


async def test_a_card_nobody_presses_stays_as_it_is(there: Around) -> None:
    await called(there)
    id = await there.robot.send(there.chat, CARD)
    await there.wecom.pusher.handed_over()
    assert id is not None
    await called(there)
    with pytest.raises(Unchangeable):
        await there.robot.edit(there.chat, id, DONE)


async def test_words_are_not_said_into_the_press_of_a_card(there: Around) -> None:
    await called(there)
    await there.robot.send(there.chat, CARD)
    await there.wecom.pusher.handed_over()
    (card,) = [message for message in there.group.messages if message.card]
    there.li_there.press_key(card, "7.1.c2VjcmV0")
    await until(lambda: there.robot.calls.waiting == 1)
    await there.robot.send(there.chat, Spoken("请说说办了什么"))
    assert there.shown[-1] == "请说说办了什么"
    assert there.robot.calls.waiting == 1


async def test_in_private_it_answers_whoever_looks_there(there: Around) -> None:
    phone = there.wecom.with_robot(there.li)
    phone.say("待办")
    await until(lambda: there.robot.calls.waiting == 1)
    assert there.robot.speaks_in(there.li.userid)
    assert await there.robot.send(there.private, Spoken("今天没有")) is not None
    await there.wecom.pusher.handed_over()
    assert phone.messages[-1].text == "今天没有"


async def test_what_comes_a_minute_later_is_for_the_app_to_say(there: Around) -> None:
    there.wecom.with_robot(there.li).say("待办")
    await until(lambda: there.robot.calls.waiting == 1)
    await over(there)
    there.later(timedelta(minutes=1))
    assert not there.robot.speaks_in(there.li.userid)
    assert await there.robot.send(there.private, Spoken("今天没有")) is None


async def test_voice_notes_and_late_photos_are_for_the_app_in_private(there: Around, tmp_path: Path) -> None:
    there.wecom.with_robot(there.li).say("待办")
    await until(lambda: there.robot.calls.waiting == 1)
    sound = Spoken("听一听", sound=Sound(kept(tmp_path / "a.ogg"), 3))
    assert await there.robot.send(there.private, sound) is None
    await over(there)
    assert await there.robot.send(there.private, Spoken("看一看", photos=(kept(tmp_path / "a.jpg"),))) is None


async def test_somebody_who_only_opens_the_talk_waits_for_nothing(there: Around) -> None:
    there.wecom.with_robot(there.li).enter()
    await there.wecom.pusher.handed_over()
    assert there.robot.calls.waiting == 0


async def test_a_link_that_leads_elsewhere_is_never_called(there: Around) -> None:
    there.wecom.world.url = "http://127.0.0.1:1"
    await called(there)
    await over(there)
    with pytest.raises(SendFailed) as failure:
        await there.robot.send(there.chat, Spoken("收到"))
    assert str(failure.value) == "nobody called the robot there"


async def test_a_link_to_wecom_is_called_by_the_way_the_settings_say(there: Around) -> None:
    there.wecom.world.url = "https://qyapi.weixin.qq.com"
    await called(there)
    await over(there)
    await there.robot.send(there.chat, Spoken("收到"))
    assert there.shown == ["收到"]


async def test_the_apps_own_chats_are_none_of_its_business(there: Around) -> None:
    assert not there.robot.speaks_in("somebody")
    assert not there.robot.holds("media-id")
    assert there.robot.speaks_in(there.chat.chat)
