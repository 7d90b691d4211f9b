"""What is said while a call is open is said in it, once; what cannot be said in it is said in another way."""

from __future__ import annotations

import asyncio

import pytest

from bot.channels import SendFailed
from bot.channels.tencent import open_calls as open_calls_module
from bot.channels.tencent.open_calls import HungUp, OpenCalls
from tests.bot.channels.tencent.knocking import Visitor, visitor


class Platform:
    """Calls, holds the line for a while, and remembers what was said."""

    def __init__(self) -> None:
        self.calls = OpenCalls[str]()
        self.said: list[str | None] = []

    def call(self, person: str, id: str = "1", *, holds: float = 5.0, who: Visitor | None = None) -> asyncio.Task[None]:
        return asyncio.create_task(self._call(person, id, holds, who or visitor(())))

    async def _call(self, person: str, id: str, holds: float, who: Visitor) -> None:
        until = asyncio.get_running_loop().time() + holds
        with self.calls.hold(person, id) as held:
            said = await held.answer(until, who.receive)
            await who.send({"said": said})
            self.said.append(said)


@pytest.fixture
def platform() -> Platform:
    return Platform()


async def test_what_is_said_meanwhile_is_said_in_the_call(platform: Platform) -> None:
    call = platform.call("wang", "7")
    await asyncio.sleep(0)
    assert platform.calls.waiting == 1

    assert await platform.calls.give("wang", "收到") == "7"
    await call
    assert platform.said == ["收到"]
    assert platform.calls.waiting == 0


async def test_nobody_hears_what_is_said_to_somebody_else(platform: Platform) -> None:
    call = platform.call("wang", holds=0.05)
    await asyncio.sleep(0)

    assert await platform.calls.give("li", "收到") is None
    await call
    assert platform.said == [None]


async def test_a_call_takes_one_message_and_the_oldest_call_the_first(platform: Platform) -> None:
    both = platform.call("wang", "1"), platform.call("wang", "2")
    await asyncio.sleep(0)

    assert [await platform.calls.give("wang", words) for words in ("一", "二", "三")] == ["1", "2", None]
    await asyncio.gather(*both)
    assert platform.said == ["一", "二"]


async def test_what_comes_after_its_time_is_not_said_in_the_call(platform: Platform) -> None:
    await platform.call("wang", holds=0.01)

    assert platform.said == [None]
    assert await platform.calls.give("wang", "收到") is None


async def test_what_was_to_be_said_to_whoever_hung_up_is_said_in_another_way(platform: Platform) -> None:
    who = visitor(())
    call = platform.call("wang", who=who)
    await asyncio.sleep(0)
    who.hangs_up.set()
    giving = asyncio.create_task(platform.calls.give("wang", "收到"))

    with pytest.raises(HungUp):
        await call
    assert await giving is None
    assert who.answers == []


async def test_a_line_that_breaks_while_it_is_said_leaves_it_open_whether_it_arrived(platform: Platform) -> None:
    who = visitor(())
    who.broken = OSError("reset by peer")
    call = platform.call("wang", who=who)
    await asyncio.sleep(0)

    with pytest.raises(SendFailed) as failed:
        await platform.calls.give("wang", "收到")
    assert failed.value.maybe_sent
    assert not failed.value.permanent
    with pytest.raises(OSError, match="reset"):
        await call


async def test_whoever_gives_up_giving_breaks_nothing(platform: Platform) -> None:
    call = platform.call("wang")
    await asyncio.sleep(0)
    giving = asyncio.create_task(platform.calls.give("wang", "收到"))
    await asyncio.sleep(0)
    giving.cancel()

    await call
    assert platform.said == ["收到"]


async def test_when_nothing_more_will_be_said_nobody_is_kept_waiting(platform: Platform) -> None:
    calls = [platform.call(person) for person in ("wang", "li", "li")]
    await asyncio.sleep(0)
    platform.calls.let_go()

    assert platform.calls.waiting == 0
    await asyncio.gather(*calls)
    assert platform.said == [None] * 3


async def test_there_is_an_end_to_how_many_are_kept_waiting(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_calls_module, "MOST_HELD", 2)
    calls = [platform.call("wang", "1"), platform.call("li", "2")]
    await asyncio.sleep(0)

    assert platform.calls.full
    platform.calls.let_go()
    await asyncio.gather(*calls)
