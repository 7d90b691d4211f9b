"""Calls that are forged, broken, stale or brought again, at the doors WeChat and WeCom call: does one get in, does one
break anything, does a good one have a second effect, and is anybody kept waiting?

``python -m tests.faults wechat-calls wecom-calls wecom-robot-calls`` tries the account's, the app's and the robot's.
"""

from __future__ import annotations

import asyncio
import base64
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from unittest import mock
from urllib.parse import urlencode

import structlog

from bot.channels.tencent import sealed as sealed_module
from bot.channels.tencent.sealed import Sealed
from bot.channels.wechat import door as account_door
from bot.channels.wecom.robot import door as robot_door
from storage.mail.seals import FRESH, Seals
from tests.bot.channels.tencent.knocking import knock
from tests.bot.channels.tencent.pushes import Pushed, plain_query
from tests.emulators.sealing import Sealing
from tests.faults.fronts import ACCOUNT, APP, ROBOT, Front, Premises
from tests.faults.verdict import Verdict
from tests.town import NOON

#: A good call comes after so many bad ones, and has to get in.
_BAD_FOR_ONE_GOOD = 10

#: Each good call is captured and brought again so often: at once, with its digits moved, and after a restart.
_AGAIN = 3

#: Nobody who is turned away may be kept longer, 99 times of 100, in milliseconds.
_P99_MS = 20.0


def _flipped(dice: random.Random, call: Pushed, front: Front) -> Pushed:
    """One bit of the body is another."""
    start, end = front.sealed_part(call)
    body = bytearray(call.body)
    body[dice.randrange(start, end)] ^= 1 << dice.randrange(7)
    return Pushed(call.query, bytes(body))


def _resealed(dice: random.Random, call: Pushed, front: Front) -> Pushed:
    """Other words inside, as good as one can guess without the key."""
    start, end = front.sealed_part(call)
    raw = bytearray(base64.b64decode(call.body[start:end]))
    raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
    return Pushed(call.query, front.body(base64.b64encode(raw)))


def _signed_otherwise(dice: random.Random, call: Pushed, front: Front) -> Pushed:
    name = dice.choice(("msg_signature", "timestamp", "nonce"))
    value = bytearray(call.query[name].encode())
    value[dice.randrange(len(value))] ^= 1 << dice.randrange(7)
    return Pushed({**call.query, name: value.decode("latin-1")}, call.body)


def _cut(dice: random.Random, call: Pushed, front: Front) -> Pushed:
    return Pushed(call.query, call.body[: dice.randrange(len(call.body) - 6)])


def _moved_digits(dice: random.Random, call: Pushed, front: Front) -> Pushed:
    """The same signature, over the same digits, parted elsewhere."""
    both = call.query["timestamp"] + call.query["nonce"]
    at = dice.choice([place for place in range(1, len(both)) if place != len(call.query["timestamp"])])
    return Pushed({**call.query, "timestamp": both[:at], "nonce": both[at:]}, call.body)


def _stale(dice: random.Random, call: Pushed, front: Front) -> Pushed:
    late = timedelta(seconds=dice.choice((-1, 1)) * dice.randint(int(FRESH.total_seconds()) + 1, 10**7))
    return front.call(front.words(dice.randrange(1, 10**9)), NOON + late)


def _of_another(dice: random.Random, call: Pushed, front: Front) -> Pushed:
    ours, other = front.sealing, "B" * 42 + "E"
    keys = dice.choice((("guess", other), (ours.token, other), ("guess", ours.aes_key)))
    return replace(front, sealing=Sealing(*keys, ours.receiver)).call(front.words(1))


def _plain(dice: random.Random, call: Pushed, front: Front) -> Pushed:
    """Plain mode, rightly signed, where it is not allowed."""
    query = plain_query(nonce=str(dice.randrange(10**9)), token=front.sealing.token)
    return Pushed(query, front.words(dice.randrange(1, 10**9)))


def _noise(dice: random.Random, call: Pushed, front: Front) -> Pushed:
    return Pushed(call.query, dice.randbytes(dice.randrange(2000)))


def _deep(dice: random.Random, call: Pushed, front: Front) -> Pushed:
    depth = dice.randrange(8, 9000)
    return Pushed(call.query, b"<xml>" + b"<a>" * depth + b"</a>" * dice.choice((0, depth)))


def _bomb(dice: random.Random, call: Pushed, front: Front) -> Pushed:
    """What a small body may become large by."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "boom"}">' for n in range(dice.randint(2, 9)))
    return Pushed(call.query, f"<!DOCTYPE xml [{levels}]><xml><Encrypt>&e1;</Encrypt></xml>".encode())


def _outside(dice: random.Random, call: Pushed, front: Front) -> Pushed:
    what = dice.choice(("file:///etc/passwd", "http://127.0.0.1:1/", "php://input"))
    return Pushed(call.query, f'<!DOCTYPE xml [<!ENTITY a SYSTEM "{what}">]><xml><Encrypt>&a;</Encrypt></xml>'.encode())


def _doubled(dice: random.Random, call: Pushed, front: Front) -> Pushed:
    _, end = front.sealed_part(call)
    return Pushed(call.query, call.body[:end] + front.between + b"x" + call.body[end:])


def _huge(dice: random.Random, call: Pushed, front: Front) -> Pushed:
    return Pushed(call.query, call.body + b" " * dice.randrange(64 * 1024, 200 * 1024))


def _many(dice: random.Random, call: Pushed, front: Front) -> Pushed:
    return Pushed({**call.query, **{f"n{number}": "1" for number in range(dice.randrange(900, 2000))}}, call.body)


#: What is done to calls; the name is what it is counted under.
BREAKINGS: Mapping[str, Callable[[random.Random, Pushed, Front], Pushed]] = {
    function.__name__.strip("_"): function
    for function in (
        _flipped,
        _resealed,
        _signed_otherwise,
        _cut,
        _moved_digits,
        _stale,
        _of_another,
        _plain,
        _noise,
        _deep,
        _bomb,
        _outside,
        _doubled,
        _huge,
        _many,
    )
}


class _Visits:
    """What the door answered to whom, how long that took, and what broke in it."""

    def __init__(self) -> None:
        self.statuses: Counter[str] = Counter()
        self.took: list[float] = []
        self.unhandled = 0

    async def pay(self, our: Premises, call: Pushed, kind: str) -> int:
        began = time.perf_counter()
        try:
            status, _ = await knock(our.door, call.body, query=urlencode(call.query).encode())
        except Exception:
            self.unhandled += 1
            status = 0
        self.took.append(time.perf_counter() - began)
        self.statuses[f"{kind} {status}"] += 1
        return status

    @property
    def p99_ms(self) -> float:
        return sorted(self.took)[int(len(self.took) * 0.99)] * 1000


async def _beaten(front: Front, tries: int, dice: random.Random) -> Mapping[str, float]:
    """Bad calls with good ones among them: how many bad ones got in, and how many good ones did not."""
    visits, good, accepted = _Visits(), 0, 0
    async with front.premises() as our:
        for number in range(1, tries + 1):
            kind = dice.choice(list(BREAKINGS))
            broken = BREAKINGS[kind](dice, front.good(number), front)
            before = await _count(our)
            accepted += (await visits.pay(our, broken, kind)) == 200 or await _count(our) != before
            if number % _BAD_FOR_ONE_GOOD == 0:
                good += await visits.pay(our, front.good(number), "good") != 200
    return {
        "accepted": accepted,
        "good_turned_away": good,
        "unhandled": visits.unhandled,
        "server_errors": sum(count for kind, count in visits.statuses.items() if kind.endswith(" 503")),
        "p99_ms": round(visits.p99_ms, 2),
    }


async def _captured(front: Front, shapes: int, folder: Path) -> Mapping[str, float]:
    """Good calls brought again: at once, with their digits moved, and to the program that was started again."""
    calls = [front.good(number) for number in range(1, shapes + 1)]
    visits, dice = _Visits(), random.Random(9)
    async with front.premises(folder) as our:
        for call in calls:
            assert await visits.pay(our, call, "first") == 200
            await visits.pay(our, call, "at once")
            await visits.pay(our, _moved_digits(dice, call, front), "moved")
        stored, besides = await _count(our), await _besides(front, our)
    async with front.premises(folder) as again:
        for call in calls:
            await visits.pay(again, call, "after a restart")
        second = await _count(again) - stored + abs(await _besides(front, again) - besides)
    return {
        "shapes": shapes,
        "second_effects": second,
        "missing": shapes - stored,
        "replay_unhandled": visits.unhandled,
    }


async def _count(our: Premises) -> int:
    """How many payloads are stored."""
    rows = await our.database.read(lambda work: work._connection.execute("SELECT count(*) FROM inbox").fetchone())
    return int(rows[0])


async def _besides(front: Front, our: Premises) -> int:
    """How much a call brings about besides."""
    row = await our.database.read(lambda work: work._connection.execute(front.besides).fetchone())
    return int(row[0])


@contextmanager
def _unguarded() -> Iterator[None]:
    """A door that believes whatever it can read, and every call as often as it comes."""

    def believes(self: Sealed, *_: object) -> None:
        return None

    with (
        mock.patch.object(Sealed, "_check", believes),
        mock.patch.object(sealed_module, "FRESH", timedelta.max),
        mock.patch.object(Seals, "use", return_value=True),
    ):
        yield


async def _trial(front: Front, tries: int) -> Verdict:
    shapes = max(20, tries // 10)
    with tempfile.TemporaryDirectory() as folder, _no_waiting():
        beaten = await _beaten(front, tries, random.Random(7))
        captured = await _captured(front, shapes, Path(folder))
        with _unguarded():
            unguarded = await _beaten(front, min(tries, 300), random.Random(7))
    figures = {**beaten, **captured, "replays": shapes * _AGAIN, "accepted_unguarded": unguarded["accepted"]}
    return Verdict(
        fault=f"calls at the door of the {front.name}",
        tried=tries + shapes * _AGAIN,
        lost=int(beaten["good_turned_away"] + captured["missing"]),
        doubled=int(beaten["accepted"] + captured["second_effects"]),
        corrupt=int(
            beaten["unhandled"] + beaten["server_errors"] + captured["replay_unhandled"] + (beaten["p99_ms"] >= _P99_MS)
        ),
        control_red=unguarded["accepted"] > 0,
        figures=figures,
    )


@contextmanager
def _no_waiting() -> Iterator[None]:
    """Nobody has anything to say here: no call is kept open for it."""
    with mock.patch.object(account_door, "HELD_FOR", 0.0), mock.patch.object(robot_door, "HELD_FOR", 0.0):
        yield


def calls_at(front: Front, tries: int) -> Verdict:
    """The verdict over so many bad calls, and a tenth as many good ones brought three times more."""
    with structlog.testing.capture_logs():
        return asyncio.run(_trial(front, tries))


def at_the_account(tries: int) -> Verdict:
    """As ``calls_at``."""
    return calls_at(ACCOUNT, tries)


def at_the_app(tries: int) -> Verdict:
    """As ``calls_at``."""
    return calls_at(APP, tries)


def at_the_robot(tries: int) -> Verdict:
    """As ``calls_at``."""
    return calls_at(ROBOT, tries)
