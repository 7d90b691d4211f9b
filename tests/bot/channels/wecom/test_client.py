"""The channel and a WeCom that behaves as WeCom does: what members see on their phones, and what they never do."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
import pytest_asyncio

from bot.channels import Choice, SendFailed, Sound, Spoken, Unchangeable
from bot.channels.wecom import pace
from domain.message import Address, Outgoing, Say
from storage.mail.handles import Handle
from storage.photo.store import KeptFile
from storage.work import Work
from tests.bot.channels.kept import kept
from tests.bot.channels.wecom.offices import Office, channel_to, office
from tests.emulators.wecom import Kind, NoSuchButton, Trouble, words_of
from tests.emulators.wecom.desk import picture
from tests.voices import amr_note

LONG = "26-0031 楼道灯坏了\n" + "4栋2单元3楼的灯不亮，" * 12


def choice(position: int, label: str, outbox: int = 7) -> Choice:
    return Choice(str(Handle(outbox, "s" * 16, position)), f"{position} {label}")


SIGN, PASS_ON, SETTLE = choice(1, "签收"), choice(2, "转办"), choice(1, "办结", outbox=8)
SHORT = Spoken("26-0031 楼道灯坏了\n4栋2单元，请您处理", (SIGN, PASS_ON))


@pytest_asyncio.fixture
async def here() -> AsyncIterator[Office]:
    async with office() as opened:
        yield opened


@pytest.fixture
def lamp(tmp_path: Path) -> KeptFile:
    path = tmp_path / "lamp.jpg"
    path.write_bytes(picture())
    return kept(path)


async def test_words_with_choices_are_one_card_with_buttons(here: Office) -> None:
    id = await here.channel.send(here.home, SHORT)
    (card,) = here.li.heard
    assert card.kind is Kind.CARD
    assert card.card["task_id"] == id
    assert words_of(card) == SHORT.text
    assert [button["text"] for button in card.card["button_list"]] == ["1 签收", "2 转办"]


async def test_words_that_no_card_holds_stand_above_a_short_card(here: Office) -> None:
    await here.channel.send(here.home, Spoken(LONG, (SIGN,)))
    words, card = here.li.heard
    assert (words.kind, words.text) == (Kind.TEXT, LONG)
    assert words_of(card) == "26-0031 楼道灯坏了"


async def test_a_card_shows_the_outcome_and_can_be_pressed_no_more(here: Office) -> None:
    id = await here.channel.send(here.home, SHORT)
    await here.channel.edit(here.home, id, Spoken("26-0031 楼道灯坏了\n李师傅已签收"))
    (card,) = here.li.heard
    assert words_of(card) == "26-0031 楼道灯坏了\n李师傅已签收\n已更新"
    with pytest.raises(NoSuchButton):
        here.li.press(card, "签收")


async def test_a_card_has_other_buttons_once_it_was_changed(here: Office) -> None:
    id = await here.channel.send(here.home, SHORT)
    await here.channel.edit(here.home, id, Spoken("26-0031 楼道灯坏了\n您已签收", (SETTLE,)))
    (card,) = here.li.heard
    assert [button["text"] for button in card.card["button_list"]] == ["1 办结"]


async def test_a_card_is_changed_once_for_itself_and_once_for_each_press(here: Office) -> None:
    id = await here.channel.send(here.home, SHORT)
    await here.channel.edit(here.home, id, SHORT)
    with pytest.raises(Unchangeable):
        await here.channel.edit(here.home, id, SHORT)
    code = here.wecom.world.code((here.li.member.userid,), here.li.last().id)
    await here.database.transact(lambda work: work.card_codes.keep(code, here.home, id, here.clock()))
    await here.channel.edit(here.home, id, Spoken("26-0031 已办结"))
    assert "已办结" in words_of(here.li.last())


async def test_a_code_that_is_used_gives_way_to_one_that_is_not(here: Office) -> None:
    id = await here.channel.send(here.home, SHORT)
    here.clock.forward(seconds=1)
    await here.database.transact(lambda work: work.card_codes.keep("used-before", here.home, id, here.clock()))
    await here.channel.edit(here.home, id, Spoken("26-0031 已办结"))
    assert "已办结" in words_of(here.li.last())


async def test_a_code_is_not_used_up_by_a_change_that_did_not_go(here: Office) -> None:
    id = await here.channel.send(here.home, SHORT)
    here.wecom.troubles.next(Trouble.CODE, "message/update_template_card", code=45009)
    with pytest.raises(SendFailed) as caught:
        await here.channel.edit(here.home, id, Spoken("26-0031 已办结"))
    assert not caught.value.permanent
    await here.channel.edit(here.home, id, Spoken("26-0031 已办结"))
    assert "已办结" in words_of(here.li.last())


async def test_words_alone_cannot_be_changed(here: Office) -> None:
    id = await here.channel.send(here.home, Spoken("已收到"))
    with pytest.raises(Unchangeable):
        await here.channel.edit(here.home, id, Spoken("已办结"))
    assert here.li.last().text == "已收到"


async def test_after_three_days_a_card_stands_as_it_is(here: Office) -> None:
    id = await here.channel.send(here.home, SHORT)
    here.clock.forward(hours=72)
    with pytest.raises(Unchangeable):
        await here.channel.edit(here.home, id, Spoken("26-0031 已办结"))


async def test_a_ballot_is_marked_and_handed_in(here: Office) -> None:
    options = (choice(1, "同意"), choice(2, "不同意"), choice(3, "弃权"))
    await here.channel.send(here.home, Spoken("议12 楼道灯换成声控的吗", options, ballot=True))
    (card,) = here.li.heard
    assert card.card["card_type"] == "vote_interaction"
    assert [option["id"] for option in card.card["checkbox"]["option_list"]] == [one.handle for one in options]


async def test_photos_stand_above_the_words(here: Office, lamp: KeptFile) -> None:
    await here.channel.send(here.home, Spoken("已收到", photos=(lamp,)))
    photo, words = here.li.heard
    assert (photo.kind, photo.content, words.text) == (Kind.IMAGE, picture(), "已收到")


@pytest.mark.parametrize("code", [40008, 40058, 44001])
async def test_words_are_said_without_a_photo_that_is_not_taken(here: Office, lamp: KeptFile, code: int) -> None:
    here.wecom.troubles.next(Trouble.CODE, "media/upload", code=code)
    await here.channel.send(here.home, Spoken("已收到", photos=(lamp,)))
    (words,) = here.li.heard
    assert words.text == "已收到"


async def test_words_are_said_without_a_photo_that_is_gone(here: Office, tmp_path: Path) -> None:
    await here.channel.send(here.home, Spoken("已收到", photos=(kept(tmp_path / "gone.jpg"),)))
    assert [message.text for message in here.li.heard] == ["已收到"]


@pytest.fixture
def sound(tmp_path: Path) -> Sound:
    file = tmp_path / "voice.amr"
    file.write_bytes(amr_note("楼道灯坏了", seconds=7))
    return Sound(kept(file), 7)


async def test_a_voice_note_stands_above_the_words_about_it(here: Office, sound: Sound) -> None:
    await here.channel.send(here.home, Spoken("【26-0031】的录音，7 秒", sound=sound))
    voice, words = here.li.heard
    assert (voice.content, words.text) == (amr_note("楼道灯坏了", seconds=7), "【26-0031】的录音，7 秒")


async def test_words_are_said_without_a_voice_note_that_is_not_taken_or_gone(here: Office, sound: Sound) -> None:
    here.wecom.troubles.next(Trouble.CODE, "media/upload", code=45007)
    await here.channel.send(here.home, Spoken("【26-0031】的录音，61 秒", sound=sound))
    sound.file.store.drop(sound.file.key)
    await here.channel.send(here.home, Spoken("【26-0031】的录音，7 秒", sound=sound))
    assert [message.text for message in here.li.heard] == ["【26-0031】的录音，61 秒", "【26-0031】的录音，7 秒"]


async def test_what_was_said_already_is_not_said_again(here: Office, lamp: KeptFile) -> None:
    message = Spoken(LONG, (SIGN,), photos=(lamp,))
    most = pace.SPANS[timedelta(minutes=1)]
    for number in range(most - 2):
        await here.channel.send(here.home, Spoken(f"第{number}条"))
    assert (await here.failed(here.home, message)).retry_after is not None
    here.clock.forward(minutes=1)
    await here.channel.send(here.home, message)
    assert [said.kind for said in here.li.heard[most - 2 :]] == [Kind.IMAGE, Kind.TEXT, Kind.CARD]


async def test_a_card_that_is_not_taken_becomes_words_with_numbers(here: Office) -> None:
    here.wecom.troubles.next(Trouble.CODE, "message/send", code=40058)
    await here.channel.send(here.home, SHORT)
    assert [said.text for said in here.li.heard] == [f"{SHORT.text}\n\n1 签收\n2 转办"]


async def test_who_is_not_in_the_organisation_is_told_nothing_and_never(here: Office) -> None:
    failure = await here.failed(Address("wecom", "nobody"), Spoken("已收到"))
    assert failure.permanent


async def test_who_may_not_use_the_app_is_told_nothing_and_never(here: Office) -> None:
    here.li.member.visible = False
    assert (await here.failed(here.home, Spoken("已收到"))).permanent
    here.li.member.visible, here.li.member.licensed = True, False
    assert (await here.failed(here.home, Spoken("已收到"))).permanent
    assert here.li.heard == []


async def test_no_message_is_thrown_away_for_being_too_many(here: Office) -> None:
    """WeCom says "ok" to the thirty-first message of a minute, and nobody ever sees it."""
    said = 0
    for number in range(200):
        try:
            await here.channel.send(here.home, Spoken(f"第{number}条"))
        except SendFailed as failure:
            here.clock.at += failure.retry_after or timedelta()
        else:
            said += 1
    assert said > 150
    assert len(here.li.heard) == said
    assert here.wecom.world.pace.too_soon == 0


async def test_after_a_restart_nothing_is_thrown_away_either(here: Office) -> None:
    """The process that goes on knows from what was said lately how much each member was sent."""
    for number in range(pace.SPANS[timedelta(minutes=1)]):
        id = await here.channel.send(here.home, Spoken(f"第{number}条"))
        await here.database.transact(partial(_was_said, here, id))
    again = channel_to(here.wecom, here.database, here.clock)
    try:
        for _ in range(2):
            with pytest.raises(SendFailed) as caught:
                await again.send(here.home, Spoken("再来一条"))
            assert caught.value.retry_after is not None
            assert caught.value.retry_after <= timedelta(minutes=1)
        here.clock.forward(minutes=1)
        await again.send(here.home, Spoken("再来一条"))
    finally:
        await again.rest.close()
    assert here.li.last().text == "再来一条"
    assert here.wecom.world.pace.too_soon == 0


def _was_said(here: Office, message_id: str, work: Work) -> None:
    """The courier took it out, and it arrived."""
    work.outbox.post(here.home, Outgoing(Say("cancelled")), here.clock())
    (queued,) = work.deliveries.claim(1, here.clock())
    work.deliveries.sent(queued.id, message_id, here.clock())


async def test_a_message_of_several_parts_counts_as_many(here: Office) -> None:
    note = Outgoing(Say("cancelled"), photos=("a" * 64, "b" * 64), recording="c" * 64)

    def said(work: Work) -> tuple[datetime, ...]:
        work.outbox.post(here.home, note, here.clock())
        (queued,) = work.deliveries.claim(1, here.clock())
        work.deliveries.sent(queued.id, "1", here.clock())
        return work.deliveries.said_between(here.clock() - timedelta(hours=1), here.clock(), here.home, 9)

    assert await here.database.transact(said) == (here.clock(),) * 4


async def test_how_much_one_member_heard_is_nothing_to_another(here: Office) -> None:
    wang = here.wecom.phone("王阿姨")
    for number in range(pace.SPANS[timedelta(minutes=1)]):
        await here.channel.send(here.home, Spoken(f"第{number}条"))
    assert (await here.failed(here.home, Spoken("再来一条"))).retry_after is not None
    await here.channel.send(Address("wecom", wang.member.userid), Spoken("您好"))
    assert wang.last().text == "您好"


@pytest.mark.parametrize("trouble", [Trouble.CUT, Trouble.GONE, Trouble.GARBAGE])
async def test_a_broken_connection_is_no_proof_of_anything(here: Office, trouble: Trouble) -> None:
    await here.channel.send(here.home, Spoken("您好"))
    here.wecom.troubles.next(trouble, "message/send")
    failure = await here.failed(here.home, Spoken("已收到"))
    assert (failure.permanent, failure.maybe_sent) == (False, True)


async def test_a_photo_is_fetched_by_its_id(here: Office) -> None:
    media = here.wecom.world.keep("image", picture())
    assert await here.channel.fetch(media) == picture()
    with pytest.raises(SendFailed) as caught:
        await here.channel.fetch("never-there")
    assert caught.value.permanent


async def test_nothing_that_was_said_is_in_an_error(here: Office) -> None:
    failure = await here.failed(Address("wecom", "nobody"), Spoken("王阿姨住4栋"))
    assert "王阿姨" not in repr(failure)
    assert "access_token" not in repr(failure.__cause__)


async def test_whatever_goes_wrong_nothing_is_called_said_that_nobody_sees(here: Office) -> None:
    """Several hundred messages with every refusal WeCom knows mixed in: what is said is seen, what failed never is."""
    here.wecom.world.pace.strict = False
    codes = (-1, 40014, 42001, 40058, 45009, 45033, 48002, 60011, 60020, 60111, 81013, 82001)
    here.wecom.troubles.rates = dict.fromkeys(codes, 0.03)
    said: set[str] = set()
    failures: list[SendFailed] = []
    for number in range(300):
        words = f"第{number}条"
        try:
            await here.channel.send(here.home, Spoken(words, (SIGN,) if number % 2 else ()))
        except SendFailed as failure:
            failures.append(failure)
        else:
            said.add(words)
        here.clock.forward(seconds=4)
    seen = [words_of(message).partition("\n")[0] for message in here.li.heard]
    assert len(failures) > 20
    assert set(seen) == said
    assert len(seen) == len(said)
    assert {failure.permanent for failure in failures} == {True, False}
