"""Two thousand messages over a WeChat that refuses with every number it has, breaks off, and only lets us answer.

``python -m tests.faults.wechat_codes 2000`` prints the verdict. Half has no way to remind people, half a template.
``lost`` are messages that were reported as said and are on nobody's phone, or came to no end that their refusals
account for; ``doubled`` are those read twice without saying so. The control takes a refusal for a yes.
"""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import structlog

from bot.channels.tencent.errors import WECHAT, Refused, Sense, finding
from bot.channels.tencent.line import Line
from bot.channels.tencent.open_calls import OpenCalls
from bot.channels.tencent.rest import Rest
from bot.channels.tencent.tokens import TokenKeeper, stable_token
from bot.channels.wechat.account import Account
from bot.channels.wechat.client import WechatChannel
from bot.channels.wechat.reminders import Reminders
from bot.courier.courier import Courier
from bot.courier.outcomes import TRIES
from bot.language.text import Texts
from bot.pages.links import Links
from domain.message import Address, ChatKind, Incoming, Outgoing, Say
from handlers.held import release
from storage.engine.database import Database
from storage.mail.windows import Opened
from storage.photo.folder import Folder
from storage.photo.photos import PhotoStore
from storage.work import Work
from tests.emulators.wechat import Call, Phone, Trouble, Wechat, emulated
from tests.emulators.wechat.troubles import SPEAKING, Planned
from tests.faults.verdict import Verdict
from tests.town import NOON, open_town

TEMPLATE = "/cgi-bin/message/template/send"

#: How often anything goes wrong with a call, and how often it breaks off in each of the ways it can.
_REFUSED, _BROKEN = 0.3, 0.01
_WAYS_TO_BREAK = (Trouble.CUT, Trouble.GONE, Trouble.HTML, Trouble.GARBAGE)

#: So many messages for each person; more would not be kept for somebody who never speaks.
_EACH = 12

#: Time goes on in such steps; everybody speaks now and then.
_STEP = timedelta(minutes=30)
_SPEAKS = 0.08
_STEPS_OF_TELLING, _MOST_STEPS = 40, 600

_ENDED = frozenset({"sent", "failed", "dead", "uncertain", "superseded"})


@dataclass
class Trial:
    """``told`` are the messages that were queued, by number: whose they are."""

    wechat: Wechat
    database: Database
    courier: Courier
    dice: random.Random
    phones: Sequence[Phone] = ()
    now: datetime = NOON
    told: dict[str, int] = field(default_factory=dict)
    untold: int = 0
    people: list[int] = field(default_factory=list)

    async def meets(self, many: int) -> None:
        """So many people follow the account and say hello."""
        self.phones = [self.wechat.phone("邻居", following=True) for _ in range(many)]
        self.people = [await self.speaks(phone) for phone in self.phones]

    async def speaks(self, phone: Phone) -> int:
        """The person, who said something; what waited for them may be said."""
        now, account = self.now, Address("wechat", phone.openid)
        phone.say("在吗")
        said = Incoming(account, ChatKind.PRIVATE, phone.openid, "", f"{now}", now, text="在吗")

        def unit(work: Work) -> int:
            work.windows.open(account, Opened.MESSAGE, now)
            person = work.people.meet(account, "", now).id
            release(work, said, now)
            return person

        return await self.database.transact(unit)

    async def tells(self, many: int) -> None:
        """So many messages for whoever it may be."""
        now = self.now
        chosen = [self.dice.choice(self.people) for _ in range(many)]

        def unit(work: Work) -> None:
            for person in chosen:
                number = str(len(self.told) + self.untold)
                held = len(_held(work))
                message = Outgoing(Say("words-said", {"words": f"#{number}#"}))
                if work.outbox.tell(person, message, now) or len(_held(work)) > held:
                    self.told[number] = person
                else:
                    self.untold += 1

        await self.database.transact(unit)

    async def goes_on(self) -> None:
        """Half an hour passes; some speak."""
        while await self.courier.step():
            pass
        self.now += _STEP
        for phone in self.phones:
            if self.dice.random() < _SPEAKS:
                await self.speaks(phone)

    async def is_quiet(self) -> bool:
        """Whether nothing waits any more, neither to go out nor for somebody to speak."""
        states, held = await self.database.read(lambda work: (dict(work.deliveries.counts()), len(_held(work))))
        return not held and not states.keys() - _ENDED


def _held(work: Work) -> Sequence[object]:
    return work._connection.execute("SELECT outbox FROM held_messages").fetchall()


def run(tries: int = 2000, *, seed: int = 8) -> Verdict:
    """What became of so many messages; the control is a tenth of them."""
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory(), processors=[lambda *_: ""])
    try:
        ways = [asyncio.run(_tried(tries // 2, seed, reminds=reminds)) for reminds in (False, True)]
        control = asyncio.run(_tried(max(40, tries // 10), seed, reminds=False, deaf=True))
    finally:
        structlog.reset_defaults()
    figures = {name: sum(way[name] for way in ways) for name in ways[0]}
    figures["codes_met"] = min(way["codes_met"] for way in ways)
    return Verdict(
        fault="a WeChat that says no",
        tried=tries,
        lost=figures["said_and_not_there"] + figures["no_end"],
        doubled=figures["doubled"],
        corrupt=figures["codes_never_met"],
        control_red=control["said_and_not_there"] > 0,
        figures=figures,
    )


async def _tried(tries: int, seed: int, *, reminds: bool, deaf: bool = False) -> Mapping[str, int]:
    with tempfile.TemporaryDirectory() as folder:
        async with open_town() as database:
            trial: Trial | None = None

            def now() -> datetime:
                return NOON if trial is None else trial.now

            async with emulated(now=now) as wechat:
                rest, channel = _channel(wechat, database, now, reminds=reminds, deaf=deaf)
                links = Links("https://linzhang.example", bytes(32))
                courier = Courier(
                    database, {channel.name: channel}, PhotoStore(Folder(Path(folder))), Texts.load(), now, links=links
                )
                trial = Trial(wechat, database, courier, random.Random(seed))
                await _played(trial, tries)
                figures = await _figures(trial)
                await rest.close()
    return figures


def _channel(
    wechat: Wechat, database: Database, now: object, *, reminds: bool, deaf: bool
) -> tuple[Rest, WechatChannel]:
    theirs = wechat.account
    line = Line(wechat.url, WECHAT)
    rest = Rest(line, TokenKeeper("wechat", database, now, stable_token(line, theirs.app_id, theirs.secret)))  # type: ignore[arg-type]
    if deaf:
        rest.call = _deaf(rest)  # type: ignore[method-assign]
    theirs.templates["T1"] = ("thing1",)
    reminders = Reminders(rest, TEMPLATE, "T1", "url", {"thing1": "words"}) if reminds else None
    account = Account(
        rest,
        database,
        now,  # type: ignore[arg-type]
        app_id=theirs.app_id,
        secret=theirs.secret,
        reminders=reminders,
    )
    return rest, WechatChannel(rest, account, database, OpenCalls[str](), now)  # type: ignore[arg-type]


def _deaf(rest: Rest) -> object:
    call = rest.call

    async def hears_no_refusal(path: str, body: Mapping[str, object] | None = None, **query: str) -> object:
        try:
            return await call(path, body, **query)
        except Refused:
            return {}

    return hears_no_refusal


async def _played(trial: Trial, tries: int) -> None:
    await trial.meets(max(4, tries // _EACH))
    rates = {Planned(Trouble.CODE, code): _REFUSED / len(WECHAT) for code in WECHAT}
    trial.wechat.troubles.rates.update(rates | {Planned(trouble): _BROKEN for trouble in _WAYS_TO_BREAK})
    while len(trial.told) < tries:
        await trial.tells(min(tries - len(trial.told), 1 + tries // _STEPS_OF_TELLING))
        await trial.goes_on()
    for _ in range(_MOST_STEPS):
        if await trial.is_quiet():
            return
        await trial.goes_on()


async def _figures(trial: Trial) -> Mapping[str, int]:
    calls: defaultdict[str, list[Call]] = defaultdict(list)
    for path in SPEAKING:
        for call in trial.wechat.ledger.calls(path):
            calls[_number(str(call.params))].append(call)
    rows = await trial.database.read(_rows)
    ends = Counter(_end_of(rows[number], calls[number]) for number in trial.told)
    met = {call.code for found in calls.values() for call in found}
    return {
        **{f"ended_{end}": ends[end] for end in ("heard", "refused", "uncertain", "given_up")},
        "ended_untold": trial.untold,
        "reminded": sum(call.accepted for call in trial.wechat.ledger.calls(TEMPLATE)),
        "waited": sum(states["superseded"] for states in rows.values()),
        "calls": sum(map(len, calls.values())),
        "refused": sum(not call.accepted for found in calls.values() for call in found),
        "said_and_not_there": sum(_overstated(rows[number], calls[number]) for number in trial.told),
        "no_end": ends["no_end"],
        "doubled": sum(map(_doubled, trial.phones)),
        "codes_met": len(met & WECHAT.keys()),
        "codes_never_met": 0 if len(trial.told) < 20 * len(WECHAT) else len(WECHAT.keys() - met),
    }


def _rows(work: Work) -> Mapping[str, Counter[str]]:
    """How many rows of each message are in each state."""
    rows: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for body, state in work._connection.execute("SELECT body, state FROM outbox"):
        rows[_number(body)][state] += 1
    return rows


def _end_of(states: Counter[str], calls: Sequence[Call]) -> str:
    """What became of a message, as its calls account for it."""
    if any(call.accepted for call in calls):
        return "heard"
    senses = [finding(WECHAT, call.code).sense for call in calls if call.code > 0]
    if states["failed"] and Sense.NEVER in senses:
        return "refused"
    if states["uncertain"] and any(call.trouble for call in calls):
        return "uncertain"
    if states["dead"] and len(calls) >= TRIES:
        return "given_up"
    return "no_end"


def _overstated(states: Counter[str], calls: Sequence[Call]) -> int:
    """How often it was reported as said beyond what the platform took."""
    return max(0, states["sent"] - sum(call.accepted for call in calls))


def _doubled(phone: Phone) -> int:
    """How many messages somebody read twice in the same words."""
    read = Counter(message.text for message in phone.messages if "#" in message.text)
    return sum(times - 1 for times in read.values())


def _number(text: str) -> str:
    """Which message it is."""
    _, _, rest = text.partition("#")
    return rest.partition("#")[0]


if __name__ == "__main__":
    sys.stdout.write(f"{run(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)}\n")
