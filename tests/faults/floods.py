"""A hundred accounts that never stop, and one resident among them: what do staff hear, and is the resident served?

``python -m tests.faults.floods 1000`` lets each of them send so many messages within ten minutes of a virtual clock and
prints the verdict. ``doubled`` counts what was heard beyond the limits, ``lost`` what is no longer in the inbox and
what the resident said in vain.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import tempfile
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

from domain.quota import DANGEROUS_REPORTS, QUOTAS, REPORTS, Counted
from storage.work import Work
from tests.bot.paper import Bot, bot_at_work, said
from tests.faults.verdict import Verdict
from tests.town import YARD_GROUP

ACCOUNTS = 100

#: All of it comes in so many bursts.
_BURSTS = 20

#: So many messages of one account within a minute show what happens without limits.
_OF_CONTROL = 150

#: What a flooder says, in private or in the yard's group: reports, presses of the newest choice, words without end.
_SAID = ("4栋垃圾成堆", "柳树1栋1单元楼道灯坏了", "5栋垃圾", "2", "你好", "帮助", "电梯里有人", "灯坏了" * 900)

#: Everybody in the town who answers for something.
_STAFF = ("li", "xu", "yang", "qin", "feng")

#: The resident says this at the same moment as every burst of the others, and is answered before the next.
_RESIDENT = "帮助"


def run(tries: int, *, accounts: int = ACCOUNTS, lasts: timedelta = timedelta(minutes=10), seed: int = 1) -> Verdict:
    """What ``tries`` messages of each account did to everybody else; the control is a bot that admits everybody."""
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(_flooded(Path(folder), tries, accounts, seed, lasts))
    with (
        tempfile.TemporaryDirectory() as folder,
        patch("bot.inbox.worker.admitted", lambda _work, _incoming, _now: True),
    ):
        control = asyncio.run(_flooded(Path(folder), _OF_CONTROL, 1, seed, timedelta(minutes=1)))
    return Verdict(
        fault="floods",
        tried=tries * accounts,
        lost=int(figures["gone"] + figures["unanswered"] + figures["waiting"]),
        doubled=int(figures["beyond"]),
        corrupt=int(figures["corrupt"]),
        control_red=bool(control["beyond"]),
        figures=figures,
    )


async def _flooded(folder: Path, tries: int, accounts: int, seed: int, lasts: timedelta) -> dict[str, float]:
    dice = random.Random(seed)
    stored = unanswered = 0
    served: list[float] = []
    began = time.process_time()
    async with bot_at_work(folder) as bot:
        for burst in range(_BURSTS):
            messages = [
                _message(dice, f"flooder-{account}", f"{burst}-{account}-{n}")
                for account in range(accounts)
                for n in range(_share(tries, burst))
            ]
            dice.shuffle(messages)
            messages.insert(len(messages) // 2, ("zhao", said("zhao", _RESIDENT)))
            await _come_in(bot, messages, stored)
            stored += len(messages)
            before = len(bot.paper.heard("zhao"))
            served.append(await _settled(bot, before))
            unanswered += len(bot.paper.heard("zhao")) != before + 1
            bot.now += lasts / _BURSTS
        figures = await bot.database.read(lambda work: _counted(work, accounts, lasts))
        figures["gone"] = stored - await bot.database.read(lambda work: sum(work.inbox.counts().values()))
    return {
        **figures,
        "unanswered": unanswered,
        "cpu_s": round(time.process_time() - began, 1),
        "resident_served_after_share": round(max(served), 2),
    }


def _share(tries: int, burst: int) -> int:
    return tries * (burst + 1) // _BURSTS - tries * burst // _BURSTS


def _message(dice: random.Random, who: str, id: str) -> tuple[str, bytes]:
    if dice.random() < 0.1:
        group = {"chat": YARD_GROUP.chat, "kind": "group", "to_bot": True, "message_id": id}
        return YARD_GROUP.chat, said(who, dice.choice(_SAID), **group)
    return who, said(who, dice.choice(_SAID), message_id=id)


async def _come_in(bot: Bot, messages: list[tuple[str, bytes]], stored: int) -> None:
    def unit(work: Work) -> None:
        for number, (conversation, payload) in enumerate(messages, stored):
            work.inbox.store(
                channel=bot.paper.name, update_id=str(number), conversation=conversation, payload=payload, now=bot.now
            )

    await bot.database.transact(unit)


async def _settled(bot: Bot, before: int) -> float:
    """Which share of the burst had been dealt with when the resident was answered."""
    steps = 0
    at = 0
    while await bot.worker.step() + await bot.courier.step():
        steps += 1
        if not at and len(bot.paper.heard("zhao")) > before:
            at = steps
    return at / max(1, steps)


def _counted(work: Work, accounts: int, lasts: timedelta) -> dict[str, float]:
    """What staff and flooders heard, and what of it was more than the limits let through."""
    ask = work._connection.execute
    rows = ask("SELECT chat, queued_at, body FROM outbox WHERE edits IS NULL").fetchall()
    minutes: Counter[tuple[str, int]] = Counter()
    notices: Counter[tuple[str, str]] = Counter()
    for row in rows:
        minutes[row["chat"], row["queued_at"] // 60_000_000] += 1
        key = json.loads(row["body"])["say"]
        if key.startswith("flood-"):
            notices[row["chat"], key] += 1
    cases: Counter[int] = Counter(row[0] for row in ask("SELECT reporter FROM cases"))
    one_by_one = Counter(chat for chat, _ in minutes.elements())
    per_minute = {chat: most for (chat, _), most in sorted(minutes.items(), key=lambda item: item[1])}
    done = ask("SELECT conversation, count(*) FROM inbox WHERE state = 'done' GROUP BY conversation").fetchall()
    beyond = sum(max(0, n - 2 * (REPORTS.most + DANGEROUS_REPORTS.most)) for n in cases.values())
    beyond += sum(max(0, n - _let_through(chat, accounts, lasts)) for chat, n in done)
    beyond += sum(max(0, n - _told(chat, accounts, lasts)) for (chat, key), n in notices.items() if "danger" not in key)
    return {
        "accounts": accounts,
        "done": work.inbox.counts().get("done", 0),
        "held": sum(work.inbox.reasons().values()),
        "waiting": work.inbox.counts().get("waiting", 0),
        "cases": sum(cases.values()),
        "most_cases_of_one": max(cases.values(), default=0),
        "staff_heard": sum(one_by_one[who] for who in _STAFF),
        "most_heard_by_a_flooder_in_a_minute": max(
            (n for chat, n in per_minute.items() if chat.startswith("flooder-")), default=0
        ),
        "group_heard_in_a_minute": per_minute.get(YARD_GROUP.chat, 0),
        "beyond": beyond,
        "corrupt": int(ask("PRAGMA integrity_check").fetchone()[0] != "ok"),
    }


def _spans(counted: Counted, lasts: timedelta) -> int:
    """How many spans of a quota there can be in the time, the last of them begun at its very end."""
    return -(-lasts // QUOTAS[counted].within) + 1


def _let_through(chat: str, accounts: int, lasts: timedelta) -> int:
    """How many messages in a chat may have had an effect."""
    counted, talking = (Counted.GROUP, accounts) if chat == YARD_GROUP.chat else (Counted.MESSAGES, 1)
    danger = QUOTAS[Counted.DANGER].most * _spans(Counted.DANGER, lasts)
    return QUOTAS[counted].most * _spans(counted, lasts) + talking * danger


def _told(chat: str, accounts: int, lasts: timedelta) -> int:
    """How many notices of one kind a chat may see: one in each span, in the group one for each who floods it."""
    return _spans(Counted.MESSAGES, lasts) * (accounts if chat == YARD_GROUP.chat else 1)


if __name__ == "__main__":
    sys.stdout.write(f"{run(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)}\n")
