"""Telegram from end to end: an update posted to a bot's webhook, acknowledged, dealt with, and its messages delivered.

The update is a report in private that names building, entrance and matter, like everywhere here: of ours, a case, its
history and deadlines, and a handful of messages to the reporter, to whoever answers, to neighbour leader and group
come of it. Beside it stand bots that do nothing with an update, and the obvious bot that does the same one by one
(``telegram_bots``). Each bot is a process, all on this machine; they take turns round by round, and this process is
the platform for all of them: the one that sends and the one that is told. It has no limits; how much may be said to
whom in a minute is not what is measured here, so ours is told of none.

"Acknowledged" is answered with 200: ours has stored the update then, the others have not. "Delivered" is that nothing
waits any more and the last message was taken by the platform.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import pickle
from collections.abc import Iterator, Mapping
from statistics import median, quantiles

from benchmarks import telegram_platform
from benchmarks.progress import tell
from benchmarks.replay import Script, write_down
from benchmarks.reporters import NotWhatWasMeant
from benchmarks.service import database_file
from benchmarks.stage import Stage
from benchmarks.telegram_runs import CONNECTIONS, Bot, Run, at_work
from benchmarks.telegram_town import Said, bring_town_in, updates

_FEW_CONNECTIONS = 16

#: So many updates a second come steadily.
_STEADY = 300

_OURS, _PTB, _AIOGRAM, _PLAIN = "ours", "ptb-empty", "aiogram-empty", "ptb-aiosqlite"

#: Updates of "/start" are numbered apart.
_FIRST_START = 100_000_000

_WORD = "INSERT INTO outbox"


def measure(stage: Stage) -> dict[str, float]:
    """The figures by name."""
    folder = stage.folder / "telegram"
    folder.mkdir()
    said = bring_town_in(stage, folder)
    effort = stage.effort
    tell("writing down what is sent for a report ...")
    with stage.a_town() as to_listen_to, stage.a_town() as plain:
        scripts = asyncio.run(write_down(to_listen_to, effort.rounds * effort.updates_of_plain))
        task = plain / "task"
        task.write_bytes(pickle.dumps(_task(scripts, said)))
        orders = {
            _OURS: {"folder": str(folder)},
            _PTB: {},
            _AIOGRAM: {},
            _PLAIN: {"database": str(database_file(plain)), "task": str(task)},
        }
        return asyncio.run(_measure(stage, orders, said))


def _task(scripts: list[Script], said: list[Said]) -> dict[str, object]:
    """What the obvious bot does for each report: the statements of our handler, and as many messages."""
    ours = [[_without_inbox(transaction) for transaction in script] for script in scripts]
    messages = median(sum(_WORD in sql for transaction in script for sql, _ in transaction) for script in scripts)
    return {
        "scripts": [[transaction for transaction in script if transaction] for script in ours],
        "messages": round(messages),
        "text": said[0].text * 3,
    }


def _without_inbox(transaction: list[tuple[str, object]]) -> list[tuple[str, object]]:
    return [(sql, parameters) for sql, parameters in transaction if "inbox" not in sql]


async def _measure(stage: Stage, orders: Mapping[str, Mapping[str, str]], said: list[Said]) -> dict[str, float]:
    async with telegram_platform.opened() as platform, contextlib.AsyncExitStack() as stack:
        bots = {name: await stack.enter_async_context(at_work(name, order, platform)) for name, order in orders.items()}
        return await _Comparison(stage, bots, said).figures()


class _Comparison:
    """The rounds."""

    def __init__(self, stage: Stage, bots: Mapping[str, Bot], said: list[Said]) -> None:
        self._effort = stage.effort
        self._bots = bots
        self._reports = {name: updates(said, 0) for name in bots}
        self._starts = updates([Said(one.user, "/start") for one in said], _FIRST_START)
        self._runs: dict[str, list[Run]] = {}
        self._cases = 0

    async def figures(self) -> dict[str, float]:
        for turn in range(1, self._effort.rounds + 1):
            for name, bot in self._bots.items():
                count = self._effort.updates_of_plain if name == _PLAIN else self._effort.updates
                payloads = self._take(self._reports[name], count)
                self._note(name, await bot.take(payloads, at_once=CONNECTIONS), turn)
            few = self._take(self._reports[_OURS], self._effort.updates)
            self._note("few", await self._bots[_OURS].take(few, at_once=_FEW_CONNECTIONS), turn)
            starts = self._take(self._starts, self._effort.updates)
            self._note("start", await self._bots[_OURS].take(starts, at_once=CONNECTIONS), turn)
        steady = self._take(self._reports[_OURS], round(_STEADY * self._effort.steady_s))
        self._note("steady", await self._bots[_OURS].take_steadily(steady, per_s=_STEADY), 1)
        return self._told()

    @staticmethod
    def _take(payloads: Iterator[bytes], count: int) -> list[bytes]:
        return list(itertools.islice(payloads, count))

    def _note(self, name: str, run: Run, turn: int) -> None:
        """Raises NotWhatWasMeant unless of ours each report became a case and every message was delivered."""
        self._runs.setdefault(name, []).append(run)
        if name in {_OURS, "few", "steady"}:
            self._cases += len(run.took)
        if "cases" in run.tally and (run.tally["cases"], run.tally["unsaid"]) != (self._cases, 0):
            raise NotWhatWasMeant(f"{self._cases} reports gave {run.tally}")
        told = f"{run.acknowledged_per_s:,.0f}/s acknowledged, {run.messages:,} messages"
        tell(f"round {turn}, {name}: {told}, {run.delivered_per_s:,.0f}/s delivered" if run.messages else told)

    def _told(self) -> dict[str, float]:
        acknowledged = {name: [run.acknowledged_per_s for run in runs] for name, runs in self._runs.items()}
        delivered = {
            name: [run.delivered_per_s for run in runs] for name, runs in self._runs.items() if runs[0].messages
        }
        return {
            "telegram_ack_per_s": median(acknowledged[_OURS]),
            "telegram_ack_per_s_ptb_empty": median(acknowledged[_PTB]),
            "telegram_ack_per_s_aiogram_empty": median(acknowledged[_AIOGRAM]),
            "telegram_ack_over_ptb_empty": _over(acknowledged[_OURS], acknowledged[_PTB]),
            "telegram_ack_over_aiogram_empty": _over(acknowledged[_OURS], acknowledged[_AIOGRAM]),
            "telegram_messages_per_report": median(run.messages / len(run.took) for run in self._runs[_OURS]),
            "telegram_delivered_per_s": median(delivered[_OURS]),
            "telegram_delivered_per_s_ptb_aiosqlite": median(delivered[_PLAIN]),
            "telegram_delivered_over_ptb_empty": _over(delivered[_OURS], acknowledged[_PTB]),
            "telegram_delivered_over_ptb_aiosqlite": _over(delivered[_OURS], delivered[_PLAIN]),
            "telegram_start_delivered_per_s": median(delivered["start"]),
            "telegram_start_delivered_over_ptb_empty": _over(delivered["start"], acknowledged[_PTB]),
            "telegram_cpu_us": self._cpu_us(_OURS),
            "telegram_cpu_us_ptb_empty": self._cpu_us(_PTB),
            "telegram_cpu_us_aiogram_empty": self._cpu_us(_AIOGRAM),
            "telegram_cpu_us_ptb_aiosqlite": self._cpu_us(_PLAIN),
            "telegram_ack_p99_ms_16": _p99_ms(self._runs["few"]),
            "telegram_ack_p99_ms_at_300": _p99_ms(self._runs["steady"]),
        }

    def _cpu_us(self, name: str) -> float:
        """Of the first round the start is a part."""
        return median(run.cpu_us for run in self._runs[name][1:] or self._runs[name])


def _over(ours: list[float], theirs: list[float]) -> float:
    """How many times theirs ours is, round by round."""
    return median(one / other for one, other in zip(ours, theirs, strict=True))


def _p99_ms(runs: list[Run]) -> float:
    return quantiles((seconds * 1000 for run in runs for seconds in run.took), n=100)[98]
