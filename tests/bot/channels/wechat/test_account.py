"""What the account says by itself: within the window as it is, outside as a reminder, and else not at all."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.channels import OutsideWindow, SendFailed
from bot.channels.wechat.account import Account
from bot.channels.wechat.reminders import Reminders
from bot.settings import Settings
from domain.message import Address
from storage.mail.windows import Opened
from tests.bot.channels.tencent.counter import SEND, Counter, at_the_counter
from tests.emulators.wechat import Kind, Phone, Trouble

TEMPLATE = "/cgi-bin/message/template/send"
PAGE = "https://linzhang.example/p/abc"
LONG = "【26-0031】路灯不亮：4栋2单元二楼到三楼，老人夜里下楼看不见，请今天 18:00 前签收"
DAYS = timedelta(days=3)

#: Settings that tell of a way to remind people, as an administrator writes them.
WAYS: Mapping[str, Mapping[str, object]] = {
    "template": {"wechat_template": "T1", "wechat_template_fields": {"thing1": "words", "time2": "when"}},
    "subscription": {"wechat_subscription": "S1", "wechat_template_fields": {"thing1": "words", "time2": "when"}},
}


@pytest_asyncio.fixture
async def counter(tmp_path: Path) -> AsyncIterator[Counter]:
    async with at_the_counter(tmp_path) as at:
        at.wechat.account.templates["T1"] = ("thing1", "time2")
        at.wechat.account.subscriptions["S1"] = ("thing1", "time2")
        yield at


@asynccontextmanager
async def account_of(counter: Counter, way: str | None = None) -> AsyncIterator[Account]:
    settings = Settings(**WAYS[way]) if way else Settings()  # type: ignore[arg-type]
    theirs = counter.wechat.account
    async with counter.client() as rest:
        yield Account(
            rest,
            counter.database,
            counter.clock,
            app_id=theirs.app_id,
            secret=theirs.secret,
            reminders=Reminders.of(settings, rest),
        )


async def writes(counter: Counter, phone: Phone) -> None:
    """They write, and the door of the account lets it in."""
    phone.say("在吗")
    now = counter.clock()
    await counter.database.transact(
        lambda work: work.windows.open(Address("wechat", phone.openid), Opened.MESSAGE, now)
    )


def text(words: str = "您好") -> Mapping[str, object]:
    return {"msgtype": "text", "text": {"content": words}}


async def test_whoever_wrote_can_be_told_five_things(counter: Counter) -> None:
    aunt = counter.wechat.phone("王阿姨", following=True)
    await writes(counter, aunt)
    async with account_of(counter) as account:
        ids = {await account.say(aunt.openid, text()) for _ in range(5)}
        with pytest.raises(OutsideWindow):
            await account.say(aunt.openid, text())
    assert len(ids) == 5
    assert len(counter.wechat.ledger.calls(SEND)) == 5


async def test_what_the_platform_says_of_its_window_counts_more_than_what_we_counted(counter: Counter) -> None:
    aunt = counter.wechat.phone("王阿姨", following=True)
    await writes(counter, aunt)
    counter.wechat.troubles.next(45047, SEND)
    async with account_of(counter) as account:
        for _ in range(2):
            with pytest.raises(OutsideWindow):
                await account.say(aunt.openid, text())
    assert len(counter.wechat.ledger.calls(SEND)) == 1


@pytest.mark.parametrize(("way", "kind"), [("template", Kind.TEMPLATE), ("subscription", Kind.SUBSCRIPTION)])
async def test_outside_the_window_a_reminder_leads_to_the_page(counter: Counter, way: str, kind: Kind) -> None:
    aunt = counter.wechat.phone("王阿姨", following=True)
    aunt.agree("S1")
    async with account_of(counter, way) as account:
        await account.say(aunt.openid, text(LONG), PAGE, LONG)
    (shown,) = [message for message in aunt.messages if message.kind is kind]
    assert (shown.text, shown.url) == ("【26-0031】路灯不亮：4栋2单元…\n2026-05-08 12:00", PAGE)


@pytest.mark.parametrize(("page", "words"), [("", LONG), (PAGE, "")])
async def test_a_reminder_that_leads_nowhere_is_none(counter: Counter, page: str, words: str) -> None:
    aunt = counter.wechat.phone("王阿姨", following=True)
    async with account_of(counter, "template") as account:
        with pytest.raises(OutsideWindow):
            await account.say(aunt.openid, text(), page, words)
    assert counter.wechat.ledger.calls(TEMPLATE) == []


@pytest.mark.parametrize("code", [40037, 47003, 48001, 43101, 45009])
async def test_where_no_reminder_can_go_out_the_message_waits(counter: Counter, code: int) -> None:
    aunt = counter.wechat.phone("王阿姨", following=True)
    counter.wechat.troubles.next(code, TEMPLATE)
    async with account_of(counter, "template") as account:
        with pytest.raises(OutsideWindow):
            await account.say(aunt.openid, text(LONG), PAGE, LONG)


async def test_whoever_does_not_follow_the_account_cannot_be_reminded(counter: Counter) -> None:
    stranger = counter.wechat.phone("路人")
    async with account_of(counter, "template") as account:
        with pytest.raises(SendFailed) as failure:
            await account.say(stranger.openid, text(LONG), PAGE, LONG)
    assert failure.value.permanent


async def test_a_reminder_that_may_have_arrived_says_so(counter: Counter) -> None:
    aunt = counter.wechat.phone("王阿姨", following=True)
    counter.wechat.troubles.next(Trouble.CUT, TEMPLATE)
    async with account_of(counter, "template") as account:
        with pytest.raises(SendFailed) as failure:
            await account.say(aunt.openid, text(LONG), PAGE, LONG)
    assert failure.value.maybe_sent


async def test_whoever_opens_a_page_is_known_by_its_code_once(counter: Counter) -> None:
    aunt = counter.wechat.phone("王阿姨", following=True)
    counter.wechat.world.grants["c0de"] = aunt.openid
    async with account_of(counter) as account:
        assert await account.who("c0de") == aunt.openid
        with pytest.raises(SendFailed) as failure:
            await account.who("c0de")
    assert failure.value.permanent


@pytest.mark.parametrize("lives", [timedelta(days=7), timedelta(days=90), None])
async def test_a_code_leads_whoever_scans_it_to_what_it_stands_for(counter: Counter, lives: timedelta | None) -> None:
    async with account_of(counter) as account:
        address = await account.qr("poll-3", lives)
    code = counter.wechat.world.codes[address]
    assert code.scene == "poll-3"
    now = counter.clock()
    assert code.until == (None if lives is None else now + min(lives, timedelta(days=30)))


async def test_an_account_without_a_menu_has_none(counter: Counter) -> None:
    async with account_of(counter) as account:
        assert await account.menu() == ()
        await account.set_menu([{"type": "click", "name": "报事", "key": "上报"}])
        assert [button["key"] for button in await account.menu()] == ["上报"]


async def test_an_account_knows_what_it_may_send(counter: Counter) -> None:
    async with account_of(counter) as account:
        assert (await account.templates(), await account.subscriptions()) == ({"T1"}, {"S1"})
