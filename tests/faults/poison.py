"""Payloads that are broken, absurd or malicious, mixed with good ones: does every good one have its effect once?

``python -m tests.faults.poison 10000`` tries so many bad ones and prints the verdict.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import structlog

from bot.inbox.worker import Worker
from storage.mail.inbox import Arrived
from storage.work import Work
from tests.bot.paper import Bot, bot_at_work, said
from tests.faults.verdict import Verdict

#: A good payload follows so many bad ones, in the conversation of the last of them.
_BAD_FOR_ONE_GOOD = 4

#: So many payloads come in before the bot looks; nobody waits longer than so many seconds for it.
_AT_ONCE = 400
_STALLED = 120

#: What good neighbours say; each is answered with exactly one message.
_GOOD = ("帮助", "4栋2单元楼道灯坏了", "我的", "菜单")

#: Texts that harm whoever shows, stores or reads them.
_HARMFUL = (
    "\x00",
    "\x1b[31m红\x1b[0m",
    "\u202e了坏灯道楼\u202c",
    "\u2066" * 200,
    "灯" + "\u0301\u0489\u20dd" * 400,
    "楼道灯坏了" * 2000,
    "\n" * 5000,
    "\ufeff\u200b\u200d",
    "𠮷" * 3000,
    "9" * 5000,
    "26-0001 " * 800,
    "{ $number } { -term } %s %n {0}",
    "'; DROP TABLE inbox; --",
    "/" * 4000,
    "１２３" * 1000,
    "\r\n\r\nHTTP/1.1 200 OK",
    "=cmd|' /C calc'!A0",
)

#: Values no field expects.
_ABSURD: tuple[Any, ...] = (
    None,
    True,
    -1,
    2**63,
    -(2**63) - 1,
    10**400,
    0.1,
    1e308,
    "",
    "1" * 4000,
    [],
    {},
    [[]],
    [None] * 3000,
    ["x"] * 11,
    {"lat": 91, "lon": 0},
    {"lat": "31", "lon": "121", "datum": "mars"},
    {"$ref": "#"},
    "9999-99-99T99:99:99Z",
    -62_135_596_801,
)

_FIELDS = (
    "id",
    "account",
    "name",
    "chat",
    "kind",
    "message_id",
    "text",
    "attachments",
    "album",
    "location",
    "handle",
    "reply_to",
    "to_bot",
    "unsupported",
)

Plain = dict[str, Any]


def _bytes(plain: Any) -> bytes:
    return json.dumps(plain, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _swapped(dice: random.Random, plain: Plain) -> bytes:
    return _bytes({**plain, **{field: dice.choice(_ABSURD) for field in dice.sample(_FIELDS, dice.randint(1, 3))}})


def _missing(dice: random.Random, plain: Plain) -> bytes:
    gone = dice.sample(sorted(plain), dice.randint(1, 4))
    return _bytes({field: value for field, value in plain.items() if field not in gone})


def _harmful(dice: random.Random, plain: Plain) -> bytes:
    return _bytes({**plain, dice.choice(("text", "text", "name", "chat", "handle", "album")): dice.choice(_HARMFUL)})


def _surrogate(dice: random.Random, plain: Plain) -> bytes:
    half = dice.choice(("\ud83d", "\udc00", "灯\ud800坏"))
    return json.dumps({**plain, dice.choice(_FIELDS): half}, ensure_ascii=dice.random() < 0.5).encode(
        "utf-8", "surrogatepass"
    )


def _not_a_number(dice: random.Random, plain: Plain) -> bytes:
    return _bytes({**plain, "location": {"lat": dice.choice((float("nan"), float("inf"))), "lon": 0}})


def _truncated(dice: random.Random, plain: Plain) -> bytes:
    whole = _bytes(plain)
    return whole[: dice.randrange(len(whole))]


def _bytes_changed(dice: random.Random, plain: Plain) -> bytes:
    whole = bytearray(_bytes(plain))
    for _ in range(dice.randint(1, 6)):
        whole[dice.randrange(len(whole))] = dice.randrange(256)
    return bytes(whole)


def _deep(dice: random.Random, plain: Plain) -> bytes:
    opened, closed = dice.choice((("[", "]"), ('{"a":', "}")))
    return f'{{"{dice.choice(_FIELDS)}": {opened * 500}1{closed * 500}}}'.encode()


def _large(dice: random.Random, plain: Plain) -> bytes:
    return _bytes({**plain, dice.choice(("text", "name", "chat")): dice.choice("灯a\u0301\n") * (1 << 20)})


def _twice(dice: random.Random, plain: Plain) -> bytes:
    whole = _bytes(plain)
    return dice.choice((whole + whole, b"[" + whole + b"]", whole[:-1] + b', "text": 7}', whole[:-1] + b', "new": 1}'))


def _no_payload(dice: random.Random, plain: Plain) -> bytes:
    return dice.choice((b"", b"null", b"0", b'""', b"[]", b"{}", b"\xff\xfe\x00", b"\x1f\x8b\x08", dice.randbytes(200)))


#: How a payload goes bad, and how often each: the large ones are rare, as they only cost time.
MUTATIONS: Mapping[Callable[[random.Random, Plain], bytes], int] = {
    _swapped: 30,
    _missing: 10,
    _harmful: 20,
    _surrogate: 8,
    _not_a_number: 4,
    _truncated: 8,
    _bytes_changed: 8,
    _deep: 4,
    _large: 1,
    _twice: 4,
    _no_payload: 5,
}


def bad_payloads(tries: int, seed: int) -> Iterator[bytes]:
    """So many payloads nobody should send, the same ones for the same seed."""
    dice = random.Random(seed)
    for number in range(tries):
        plain = json.loads(said(f"bad-{number}", dice.choice(_GOOD)))
        (mutation,) = dice.choices(list(MUTATIONS), list(MUTATIONS.values()))
        yield mutation(dice, plain)


class _Naked(Worker):
    """A worker that reads what came in and lets whatever that raises go up, as bots do that parse before they store."""

    async def _take(self, arrived: Arrived) -> None:
        said_now = self._channels[arrived.channel].receive(arrived.payload, arrived.received_at)
        incoming = None if said_now is None else await self._prepared(said_now)
        await self._have_effect(arrived, incoming)


def run(tries: int, *, seed: int = 1) -> Verdict:
    """What so many bad payloads did to the good ones among them; the control is a worker without protection."""
    # Hundreds of incidents are wanted here, and nobody reads them.
    with _silent(), tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as other:
        figures = asyncio.run(_poisoned(Path(folder), tries, seed))
        control = asyncio.run(_poisoned(Path(other), min(tries, 200), seed, naked=True))
    return Verdict(
        fault="poison",
        tried=tries,
        lost=int(figures["lost"] + figures["stalled"] + figures["crashes"] + figures["without_reason"]),
        doubled=int(figures["doubled"]),
        corrupt=int(figures["corrupt"]),
        control_red=bool(control["lost"]),
        figures=figures,
    )


@contextlib.contextmanager
def _silent() -> Iterator[None]:
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory(), processors=[lambda *_: ""])
    try:
        yield
    finally:
        structlog.reset_defaults()


async def _poisoned(folder: Path, tries: int, seed: int, *, naked: bool = False) -> dict[str, float]:
    good: list[str] = []
    crashes = stalled = 0
    async with bot_at_work(folder) as bot:
        if naked:
            bot.worker = _Naked(bot.database, bot.worker._channels, bot.album, bot.worker._words, lambda: bot.now)
        batch: list[tuple[str, bytes]] = []
        for number, payload in enumerate(bad_payloads(tries, seed)):
            batch.append((f"talk-{number}", payload))
            if number % _BAD_FOR_ONE_GOOD == 0:
                good.append(f"good-{number}")
                batch.append((f"talk-{number}", said(good[-1], _GOOD[len(good) % len(_GOOD)])))
            if len(batch) >= _AT_ONCE or number == tries - 1:
                await _come_in(bot, batch)
                batch = []
                try:
                    async with asyncio.timeout(_STALLED):
                        await bot.try_to_the_last()
                except TimeoutError:
                    stalled += 1
                except Exception:
                    crashes += 1
        figures = await bot.database.read(lambda work: _counted(work, good))
    return {**figures, "crashes": crashes, "stalled": stalled + figures["stalled"], "rss_mib": _rss_mib()}


async def _come_in(bot: Bot, batch: list[tuple[str, bytes]]) -> None:
    def unit(work: Work) -> None:
        before = sum(work.inbox.counts().values())
        for number, (conversation, payload) in enumerate(batch):
            update = str(before + number)
            work.inbox.store(
                channel=bot.paper.name, update_id=update, conversation=conversation, payload=payload, now=bot.now
            )

    await bot.database.transact(unit)


def _counted(work: Work, good: list[str]) -> dict[str, float]:
    """Every good neighbour heard one message; every bad payload was done with, or lies dead with a reason."""
    ask = work._connection.execute
    heard = {row[0]: row[1] for row in ask("SELECT chat, count(*) FROM outbox WHERE edits IS NULL GROUP BY chat")}
    inbox = work.inbox.counts()
    reasons = work.inbox.reasons()
    nameless = ask("SELECT count(*) FROM inbox WHERE state = 'dead' AND (reason IS NULL OR error IS NULL)").fetchone()
    return {
        "good": len(good),
        "lost": sum(heard.get(chat, 0) == 0 for chat in good),
        "doubled": sum(heard.get(chat, 0) > 1 for chat in good),
        "stalled": inbox.get("waiting", 0),
        "ignored_or_answered": inbox.get("done", 0) - len(good),
        "without_reason": nameless[0],
        "corrupt": int(ask("PRAGMA integrity_check").fetchone()[0] != "ok"),
        **{str(reason): count for reason, count in reasons.items()},
    }


def _rss_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.stdout.write(f"{run(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)}\n")
