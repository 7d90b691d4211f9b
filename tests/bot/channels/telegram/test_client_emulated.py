"""The channel and a Telegram that behaves as Telegram does: what people see on their phones, and what they never do."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.channels import Choice, Moved, SendFailed, Spoken
from bot.channels.telegram.client import TelegramChannel
from domain.message import Address
from storage.photo.store import KeptFile
from tests.bot.channels.kept import kept
from tests.emulators.clock import NOON, Clock
from tests.emulators.telegram import Group, Phone, Telegram, Trouble, emulated
from tests.emulators.telegram.desk import picture

SIGN = Choice("sign-1", "1 签收")
HEARD = Spoken("已收到：楼道灯坏了", (SIGN,))


@dataclass
class Street:
    """Telegram with a neighbour who pressed Start, a group the bot is in, and our channel to it."""

    telegram: Telegram
    channel: TelegramChannel
    wang: Phone
    yard: Group

    @property
    def home(self) -> Address:
        return Address("telegram", str(self.wang.user.id))

    @property
    def group(self) -> Address:
        return Address("telegram", str(self.yard.id))

    async def failed(self, to: Address, message: Spoken = HEARD) -> SendFailed:
        with pytest.raises(SendFailed) as caught:
            await self.channel.send(to, message)
        return caught.value


@contextlib.asynccontextmanager
async def opened(*, forum: bool = False, supergroup: bool = True) -> AsyncIterator[Street]:
    async with emulated(now=Clock()) as telegram:
        channel = TelegramChannel(telegram.token, api=telegram.url)
        await channel.start()
        wang = telegram.private("王阿姨")
        wang.start()
        yard = telegram.group("4栋院坝", telegram.person("周"), forum=forum, supergroup=supergroup)
        yard.add_bot()
        try:
            yield Street(telegram, channel, wang, yard)
        finally:
            await channel.close()


@pytest_asyncio.fixture
async def street() -> AsyncIterator[Street]:
    async with opened() as street:
        yield street


@pytest.fixture
def lamp(tmp_path: Path) -> KeptFile:
    path = tmp_path / "lamp.jpg"
    path.write_bytes(picture())
    return kept(path)


async def updates(street: Street) -> list[bytes]:
    return await street.telegram.bot.updates.poll(0, 100, 0)


async def test_a_press_brings_back_the_handle_and_the_message_we_know(street: Street) -> None:
    id = await street.channel.send(street.home, HEARD)
    press = street.wang.press(street.wang.last("已收到"), "1 签收")
    incoming = street.channel.receive((await updates(street))[-1], NOON)
    await street.channel.answer(press)

    assert incoming is not None
    assert (incoming.handle, incoming.message_id) == ("sign-1", id)
    assert street.wang.answered(press)


async def test_a_press_answered_too_late_is_no_trouble(street: Street) -> None:
    await street.channel.send(street.home, HEARD)
    press = street.wang.press(street.wang.last("已收到"), "1 签收")
    clock = street.telegram.world._clock
    assert isinstance(clock, Clock)
    clock.forward(minutes=10)
    await street.channel.answer(press)

    assert not street.wang.answered(press)


async def test_a_photo_comes_back_as_it_was_taken(street: Street) -> None:
    street.wang.say("灯", photos=[picture(400)])
    incoming = street.channel.receive((await updates(street))[-1], NOON)

    assert incoming is not None
    assert (await street.channel.fetch(incoming.attachments[0])).startswith(b"\xff\xd8")


async def test_a_card_with_a_photo_is_changed_under_the_photo(street: Street, lamp: KeptFile) -> None:
    id = await street.channel.send(street.group, Spoken("待签收", (SIGN,), (lamp,)))
    await street.channel.edit(street.group, id, Spoken("已签收", photos=(lamp, lamp)))
    await street.channel.edit(street.group, id, Spoken("已签收", photos=(lamp, lamp)))

    (card,) = street.yard.heard
    assert (card["caption"], "reply_markup" in card) == ("已签收", False)
    assert card["photo"]


async def test_a_card_without_a_photo_is_changed_though_the_case_has_one_now(street: Street, lamp: KeptFile) -> None:
    id = await street.channel.send(street.group, Spoken("待签收", (SIGN,)))
    await street.channel.edit(street.group, id, Spoken("已签收", (SIGN,), (lamp,)))

    (card,) = street.yard.heard
    assert (card["text"], "photo" in card) == ("已签收", False)


async def test_an_album_and_its_words_are_three_messages(street: Street, lamp: KeptFile) -> None:
    id = await street.channel.send(street.home, Spoken("两张照片", (SIGN,), (lamp, lamp)))

    first, second, words = street.wang.heard
    assert first["media_group_id"] == second["media_group_id"]
    assert (str(words["message_id"]), words["text"]) == (id, "两张照片")
    assert "reply_markup" in words


async def test_an_answer_stands_in_its_topic_and_its_id_leads_back_there() -> None:
    async with opened(forum=True) as street:
        topic = street.yard.topic("报修")
        street.yard.phone(street.wang.user).say("@linzhang_bot 楼道灯坏了", topic=topic)
        incoming = street.channel.receive((await updates(street))[-1], NOON)
        assert incoming is not None
        id = await street.channel.send(street.group, Spoken("已收到", reply_to=incoming.message_id))
        street.yard.close_topic(topic)
        outside = await street.channel.send(street.group, Spoken("已派单", reply_to=incoming.message_id))

        inside, beside = street.yard.heard
        assert id == f"{inside['message_id']}@{topic}"
        assert inside["reply_to_message"]["text"] == "@linzhang_bot 楼道灯坏了"
        assert (outside, "message_thread_id" in beside) == (str(beside["message_id"]), False)


async def test_whoever_cannot_be_reached_is_known_by_the_reason(street: Street, lamp: KeptFile) -> None:
    stranger = Address("telegram", str(street.telegram.person("谁").id))
    assert str(await street.failed(stranger)) == "never started the bot"
    street.wang.block()
    assert str(await street.failed(street.home)) == "blocked"
    street.wang.unblock()
    street.wang.user.deactivated = True
    assert str(await street.failed(street.home)) == "account deleted"
    street.yard.mute_bot()
    assert str(await street.failed(street.group, Spoken("灯", photos=(lamp,)))) == "muted"
    street.yard.remove_bot()
    assert str(await street.failed(street.group)) == "removed from the group"
    assert str(await street.failed(Address("telegram", "-4"))) == "no such chat"


async def test_a_group_that_became_a_supergroup_says_where_it_is() -> None:
    async with opened(supergroup=False) as street:
        upgraded = street.yard.upgrade(silently=True)
        with pytest.raises(Moved) as moved:
            await street.channel.send(street.group, HEARD)
        assert moved.value.to == str(upgraded.id)


async def test_a_group_is_left_once_and_again(street: Street) -> None:
    await street.channel.leave(street.group)
    await street.channel.leave(street.group)

    assert str(await street.failed(street.group)) == "removed from the group"


@pytest.mark.parametrize(
    ("trouble", "maybe_sent", "arrived"),
    [
        (Trouble.TOO_MANY, False, 0),
        (Trouble.ERROR, False, 0),
        (Trouble.HTML, False, 0),
        (Trouble.CUT, True, 1),
        (Trouble.GONE, True, 0),
        (Trouble.GARBAGE, True, 1),
    ],
)
async def test_a_message_that_failed_in_passing_either_did_not_arrive_or_is_said_to_be_in_doubt(
    street: Street, trouble: Trouble, maybe_sent: bool, arrived: int
) -> None:
    street.telegram.troubles.next(trouble, "sendMessage", seconds=7)
    failure = await street.failed(street.home)

    assert (failure.permanent, failure.maybe_sent) == (False, maybe_sent)
    assert failure.retry_after == (timedelta(seconds=7) if trouble is Trouble.TOO_MANY else None)
    assert len(street.wang.heard) == arrived


async def test_a_telegram_nobody_reaches_is_tried_again_without_a_doubt(street: Street) -> None:
    await street.channel.close()
    await street.telegram.go_away()
    failure = await street.failed(street.home)
    await street.telegram.come_back()
    await street.channel.send(street.home, HEARD)

    assert (failure.permanent, failure.maybe_sent) == (False, False)
    assert len(street.wang.heard) == 1
