"""A line that went silent is laid anew after a minute and a half; if that does not help, the process soon ends."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from itertools import pairwise
from typing import NoReturn

import pytest

from bot.channels.reach import Reach
from bot.channels.telegram.arrivals import Arrivals
from bot.channels.telegram.errors import Unreached, refusal
from bot.channels.telegram.line import LATEST, Answer
from bot.channels.telegram.polling import CONFLICT_RESTS, Polling
from bot.channels.telegram.watch import END_AFTER, LOOK_EVERY, RENEW_AFTER
from bot.ending import MEND, START_AGAIN, MustEnd
from tests.bot.channels.telegram.lines import PlayedLine, answer, in_no_time, stand_still
from tests.town import NOON

Params = Mapping[str, object]


async def _stored(*_: object, **__: object) -> bool:
    return True


async def _answered(_callback: str) -> None:
    return None


def polling(line: PlayedLine) -> Polling:
    return Polling(line, Arrivals(_stored, _answered, lambda: NOON), wait=50)


async def nothing_new(method: str, params: Params) -> Answer:
    """As Telegram does: it has nothing to tell, and says so after the time it was given."""
    if method == "getUpdates":
        await asyncio.sleep(float(str(params["timeout"])))
        return answer([])
    return answer({"url": ""})


async def never(_method: str, _params: Params) -> NoReturn:
    """As a connection that a router forgot."""
    await asyncio.Event().wait()
    raise AssertionError


async def deaf(_method: str, _params: Params) -> NoReturn:
    """As ``never``, and whoever waits cannot even be called back."""
    while True:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            if asyncio.get_running_loop().time() >= END_AFTER + LOOK_EVERY:
                raise


def now() -> float:
    return asyncio.get_running_loop().time()


def test_a_quiet_night_is_no_silence() -> None:
    async def night() -> Reach:
        line = PlayedLine(nothing_new)
        fetching = polling(line)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(fetching.run(), 8 * 3600)
        assert line.renewed == []
        return fetching.reach

    assert in_no_time(night) is Reach.POLLING


@pytest.mark.parametrize("dead", [never, deaf])
def test_a_line_that_died_is_laid_anew_and_then_the_process_ends(dead: object) -> None:
    async def stall() -> tuple[list[float], float, MustEnd]:
        line = PlayedLine(dead)  # type: ignore[arg-type]
        with pytest.raises(MustEnd) as end:
            await polling(line).run()
        return line.renewed, now(), end.value

    renewed, ended, why = in_no_time(stall)
    assert renewed == [pytest.approx(RENEW_AFTER, abs=LOOK_EVERY)]
    assert ended == pytest.approx(END_AFTER, abs=2 * LOOK_EVERY)
    assert why.code == START_AGAIN == 70


def test_a_line_laid_anew_that_works_goes_on_as_if_nothing_had_been() -> None:
    async def stall() -> tuple[list[float], Reach]:
        async def forgotten_at_noon(method: str, params: Params) -> Answer:
            broken = now() >= 1000 and not line.renewed
            return await (never if broken else nothing_new)(method, params)

        line = PlayedLine(forgotten_at_noon)
        fetching = polling(line)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(fetching.run(), 2000)
        return line.renewed, fetching.reach

    renewed, reach = in_no_time(stall)
    assert len(renewed) == 1
    assert reach is Reach.POLLING


def test_a_process_that_stood_still_for_ten_minutes_does_not_take_telegram_for_silent() -> None:
    async def stood_still() -> tuple[list[float], bool]:
        line = PlayedLine(nothing_new)
        running = asyncio.ensure_future(polling(line).run())
        await asyncio.sleep(100)
        stand_still(600)
        await asyncio.sleep(100)
        ended = running.done()
        running.cancel()
        await asyncio.wait({running})
        return line.renewed, ended

    assert in_no_time(stood_still) == ([], False)


def test_while_the_network_is_away_it_is_tried_ever_more_seldom_and_the_service_is_not_ready() -> None:
    tried: list[float] = []

    async def away() -> Reach:
        async def unreached(_method: str, _params: Params) -> NoReturn:
            tried.append(now())
            raise Unreached("no answer", maybe_sent=True)

        fetching = polling(PlayedLine(unreached))
        running = asyncio.ensure_future(fetching.run())
        await asyncio.sleep(RENEW_AFTER - 1)
        running.cancel()
        await asyncio.wait({running})
        return fetching.reach

    assert in_no_time(away) is Reach.STARTING
    waits = [later - sooner for sooner, later in pairwise(tried)]
    assert waits == [1, 2, 4, 8, 16, LATEST]


def test_silence_is_a_state_of_its_own() -> None:
    async def stall() -> Reach:
        fetching = polling(PlayedLine(never))
        running = asyncio.ensure_future(fetching.run())
        await asyncio.sleep(RENEW_AFTER + LOOK_EVERY)
        reach = fetching.reach
        running.cancel()
        await asyncio.wait({running})
        return reach

    assert in_no_time(stall) is Reach.SILENT


def test_while_another_program_takes_the_updates_ours_asks_once_a_minute_and_says_so() -> None:
    tried: list[float] = []

    async def conflict() -> tuple[Reach, Reach]:
        async def until_ten(method: str, params: Params) -> Answer:
            if method == "getUpdates":
                tried.append(now())
                if now() < 600:
                    raise refusal(409, b'{"description": "Conflict: terminated by other getUpdates request"}')
            return await nothing_new(method, params)

        fetching = polling(PlayedLine(until_ten))
        running = asyncio.ensure_future(fetching.run())
        await asyncio.sleep(599)
        meanwhile = fetching.reach
        await asyncio.sleep(200)
        running.cancel()
        await asyncio.wait({running})
        return meanwhile, fetching.reach

    assert in_no_time(conflict) == (Reach.CONFLICT, Reach.POLLING)
    assert tried[:11] == [pytest.approx(CONFLICT_RESTS * minute) for minute in range(11)]


@pytest.mark.parametrize("code", [401, 404])
def test_a_token_telegram_does_not_know_ends_the_service_at_once(code: int) -> None:
    async def refused(_method: str, _params: Params) -> NoReturn:
        raise refusal(code, b'{"description": "Unauthorized"}')

    async def run() -> tuple[str, int]:
        with pytest.raises(MustEnd) as end:
            await polling(PlayedLine(refused)).run()
        assert now() <= LOOK_EVERY
        return end.value.key, end.value.code

    assert in_no_time(run) == ("cli-telegram-token-refused", MEND)


@pytest.mark.parametrize(("asked_for", "waited"), [(7, 7), (86_400, CONFLICT_RESTS)])
def test_telegram_is_left_alone_as_long_as_it_wishes_within_reason(asked_for: int, waited: float) -> None:
    tried: list[float] = []

    async def busy() -> None:
        async def once(method: str, params: Params) -> Answer:
            if method == "getUpdates":
                tried.append(now())
                if len(tried) == 1:
                    told = f'{{"description": "Too Many Requests", "parameters": {{"retry_after": {asked_for}}}}}'
                    raise refusal(429, told.encode())
            return await nothing_new(method, params)

        with pytest.raises(TimeoutError):
            await asyncio.wait_for(polling(PlayedLine(once)).run(), 100)

    in_no_time(busy)
    assert tried[1] == pytest.approx(waited)
