"""However many call at once, in however many processes: a token that ended is asked for once."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta

import pytest

from bot.channels.tencent import tokens
from bot.channels.tencent.errors import Refused, Unreached
from bot.channels.tencent.rest import Rest
from storage.mail.tokens import Kept
from tests.bot.channels.tencent.counter import SEND, TOKEN_PATH, Counter
from tests.emulators.wechat import Trouble

MENU = "/cgi-bin/menu/delete"


async def calls(rest: Rest, many: int) -> None:
    """So many calls at the same time, all of which succeed."""
    await asyncio.gather(*(rest.call(MENU) for _ in range(many)))


async def test_many_at_once_ask_for_the_first_token_once(counter: Counter) -> None:
    async with counter.client() as rest:
        await calls(rest, 30)
    assert counter.tokens() == 1


async def test_many_at_once_ask_once_when_their_token_has_ended(counter: Counter) -> None:
    async with counter.client() as rest:
        await calls(rest, 1)
        counter.clock.at += timedelta(hours=2)
        await calls(rest, 30)
    assert counter.tokens() == 2


async def test_many_at_once_ask_once_when_their_token_is_refused(counter: Counter) -> None:
    async with counter.client() as rest:
        await calls(rest, 1)
        counter.wechat.world.tokens.spoil()
        await calls(rest, 30)
    assert counter.tokens() == 2


@pytest.mark.parametrize("spoilt", [True, False])
async def test_processes_that_share_a_database_ask_once(counter: Counter, spoilt: bool) -> None:
    async with AsyncExitStack() as stack:
        rests = [await stack.enter_async_context(counter.another_process()) for _ in range(3)]
        await asyncio.gather(*(calls(rest, 5) for rest in rests))
        assert counter.tokens() == 1
        if spoilt:
            counter.wechat.world.tokens.spoil()
        else:
            counter.clock.at += timedelta(hours=2)
        await asyncio.gather(*(calls(rest, 5) for rest in rests))
    assert counter.tokens() == 2


async def test_nobody_insists_on_a_new_token_before_the_old_one_was_refused(counter: Counter) -> None:
    async with counter.client() as rest:
        for _ in range(3):
            await calls(rest, 1)
            counter.clock.at += timedelta(hours=3)
    forced = [call for call in counter.wechat.ledger.calls(TOKEN_PATH) if call.params.get("force_refresh")]
    assert forced == []


async def test_a_token_that_is_refused_before_its_time_is_insisted_upon(counter: Counter) -> None:
    counter.wechat.troubles.next(40001, MENU)
    async with counter.client() as rest:
        await calls(rest, 1)
    forced = [bool(call.params.get("force_refresh")) for call in counter.wechat.ledger.calls(TOKEN_PATH)]
    assert forced == [False, False, True]


async def test_whoever_asked_and_got_none_leaves_it_to_the_next(counter: Counter) -> None:
    counter.wechat.troubles.next(Trouble.GONE, TOKEN_PATH)
    async with counter.client() as rest:
        with pytest.raises(Unreached):
            await calls(rest, 1)
        await calls(rest, 1)


async def test_whoever_died_while_asking_is_waited_for_no_longer_than_an_answer_takes(counter: Counter) -> None:
    name = f"wechat:{counter.wechat.account.app_id}"
    now = counter.clock()
    await counter.database.transact(lambda work: work.tokens.claim(name, "", now, now + timedelta(seconds=25)))
    counter.clock.forward(seconds=25)
    async with counter.client() as rest:
        await calls(rest, 1)
    assert counter.tokens() == 1


async def test_nobody_waits_for_another_ones_answer_for_ever(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "_WAITING", 0.1)
    name = f"wechat:{counter.wechat.account.app_id}"
    now = counter.clock()
    await counter.database.transact(lambda work: work.tokens.claim(name, "", now, now + timedelta(seconds=25)))
    async with counter.client() as rest:
        with pytest.raises(Unreached, match="no token"):
            await calls(rest, 1)


async def test_an_address_that_is_not_on_the_list_gets_no_token(counter: Counter) -> None:
    counter.wechat.account.whitelisted = False
    async with counter.client() as rest:
        with pytest.raises(Refused) as refused:
            await rest.call(SEND, {})
        assert refused.value.code == 40164
        counter.wechat.account.whitelisted = True
        await calls(rest, 1)


def test_a_token_is_not_shown_by_what_holds_it() -> None:
    given = tokens.Given("98_secret", timedelta(hours=2))
    assert "98_secret" not in repr(given)
    long_ago = tokens._LONG_AGO
    assert "98_secret" not in repr(Kept("98_secret", long_ago, long_ago))
