"""A disk that fills up, at many sizes and stages of work, and has space again later without a restart.

Run as a module it is what happens inside the mount namespace.
"""

from __future__ import annotations

import asyncio
import io
import json
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random

import httpx
from PIL import Image

import bot.loop
from bot import app as root
from bot.app import Linzhang
from bot.bringing_in import bring_in
from bot.command.logs import quiet_logs
from bot.house import build
from bot.language.text import Locale
from storage.engine.disk import disk_is_to_blame
from tests.faults.check import Findings, check, look, unsound
from tests.faults.ledger import CHANNEL, Ledger, Update
from tests.faults.listener import Listener
from tests.faults.long_street import long_street, prepare, settings_for
from tests.faults.service import busy
from tests.faults.small_disk import empty, fill, in_own_namespace, mounted
from tests.faults.trial import seed
from tests.faults.verdict import Verdict

#: So many bytes more are free from one size to the next, beginning with none.
STEP = 8 << 10

_HOUSES = 60
_PATIENCE = 30.0


@dataclass
class Outcome:
    """What one filling did."""

    findings: Findings = field(default_factory=Findings)
    refused: int = 0
    unrecovered: int = 0
    wrong_words: int = 0


@dataclass
class Filling:
    """One service on one small disk. ``careless`` confirms what it could not store."""

    service: Linzhang
    listener: Listener
    disk: Path
    leave: int
    chance: Random
    careless: bool
    outcome: Outcome = field(default_factory=Outcome)
    posted: list[str] = field(default_factory=list)

    @property
    def ledger(self) -> Ledger:
        return self.listener.ledger

    async def offer(self, update: Update | None) -> None:
        """Somebody says something; it is confirmed, or refused because of the disk and for no other reason."""
        if update is None:
            return
        try:
            await self.service.accept(CHANNEL, update.id, update.conversation, update.payload.encode())
        except Exception as error:
            if not disk_is_to_blame(error):
                raise
            self.outcome.refused += 1
            if not self.careless:
                return
        self.ledger.confirmed.add(update.id)

    async def until_full(self, one: Callable[[], Awaitable[None]]) -> None:
        """The same again and again, until the disk refused it a few times."""
        fill(self.disk, leave=self.leave)
        refused = self.outcome.refused
        for _ in range(80):
            if self.outcome.refused >= refused + 4:
                break
            await one()

    async def recover(self) -> None:
        """There is space again: what was refused is sent again, and everything happens, without a restart."""
        empty(self.disk)
        for _ in range(200):
            for update in self.ledger.unconfirmed():
                await self.offer(update)
            if not self.ledger.unconfirmed():
                break
            await asyncio.sleep(0.05)
        try:
            async with asyncio.timeout(_PATIENCE):
                while True:
                    if not await self.service.database.read(busy):
                        break
                    await asyncio.sleep(0.02)
        except TimeoutError:
            self.outcome.unrecovered += 1


async def _intake(filling: Filling) -> None:
    """Payloads come in and nobody handles them."""

    async def one() -> None:
        await filling.offer(filling.ledger.report())

    await filling.until_full(one)
    async with filling.service.running():
        await filling.recover()


async def _handling(filling: Filling) -> None:
    """The whole service at work: it fills the disk itself."""

    async def one() -> None:
        ledger = filling.ledger
        say = filling.chance.choice((ledger.greeting, ledger.report, ledger.report, ledger.press))
        await filling.offer(say())
        await asyncio.sleep(0.005)

    async with filling.service.running():
        await filling.until_full(one)
        await asyncio.sleep(0.2)
        await filling.recover()


async def _photos(filling: Filling) -> None:
    """Every report has a photo, which needs more space than its row."""
    picture = filling.disk.parent / "lamp.jpg"

    async def one() -> None:
        await filling.offer(filling.ledger.report(photo=str(picture)))
        await asyncio.sleep(0.005)

    async with filling.service.running():
        await filling.until_full(one)
        await asyncio.sleep(0.3)
        await filling.recover()


async def _import(filling: Filling) -> None:
    """A longer street is imported: whole or not at all."""

    async def one() -> None:
        try:
            await bring_in(filling.service, long_street(500))
        except Exception as error:
            if not disk_is_to_blame(error):
                raise
            filling.outcome.refused += 1
            houses = await filling.service.database.read(lambda work: len(work.town.buildings))
            filling.outcome.findings.corrupt += houses not in {_HOUSES + 3, 503}
        await filling.offer(filling.ledger.report())

    await filling.until_full(one)
    async with filling.service.running():
        await filling.recover()


async def _page(filling: Filling) -> None:
    """Somebody writes on the lab page and hears in words that it was not kept."""
    service = filling.service
    sorry = service.texts.plain("lab-not-kept", Locale.HANS)
    transport = httpx.ASGITransport(build(service))

    async with httpx.AsyncClient(transport=transport, base_url="http://lab.test") as page, service.running():

        async def one() -> None:
            # Each of the seven in turn, so that nobody is held up as a flood.
            phone, text = 1 + len(filling.posted) % 7, f"{100 + len(filling.posted)}栋楼道灯坏了"
            try:
                answer = await page.post("/lab/say", data={"phone": str(phone), "text": text})
            except Exception as error:
                if not (filling.careless and disk_is_to_blame(error)):
                    raise
            if answer.status_code == 204 or filling.careless:
                filling.posted.append(text)
            else:
                filling.outcome.refused += 1
                filling.outcome.wrong_words += (answer.status_code, answer.text) != (503, sorry)

        await filling.until_full(one)
        await filling.recover()
        filling.outcome.unrecovered += (await page.get("/readyz")).status_code != 200
        await one()
    payloads = await service.database.read(
        lambda work: [row[0] for row in work._connection.execute("SELECT payload FROM inbox WHERE state != 'dead'")]
    )
    filling.outcome.findings.lost += sum(
        not any(text.encode() in found for found in payloads) for text in filling.posted
    )


STAGES: dict[str, Callable[[Filling], Awaitable[None]]] = {
    "intake": _intake,
    "handling": _handling,
    "photos": _photos,
    "import": _import,
    "page": _page,
}


def full_disk(tries: int) -> Verdict:
    """So many sizes of what is left of the disk, at each stage. Raises tests.faults.small_disk.NotHere."""
    said = in_own_namespace("tests.faults.full_disk", str(tries))
    return Verdict(**said)


def _all(sizes: int) -> Verdict:
    total, refused, unrecovered, wrong_words = Findings(), 0, 0, 0
    with tempfile.TemporaryDirectory(prefix="linzhang-faults-") as folder:
        place = Path(folder)
        prepare(place / "template", long_street(_HOUSES))
        _take_a_picture(place / "lamp.jpg")
        for size in range(sizes):
            for stage in STAGES:
                one = _one(place, stage, size * STEP, Random(seed() + size), careless=False)
                total += one.findings
                refused, unrecovered = refused + one.refused, unrecovered + one.unrecovered
                wrong_words += one.wrong_words
        red = _one(place, "intake", STEP, Random(seed()), careless=True).findings
    return Verdict(
        "disk full",
        sizes * len(STAGES),
        total.lost + unrecovered,
        total.doubled,
        total.corrupt,
        red.lost > 0,
        {
            "sizes": sizes,
            "stages": len(STAGES),
            "refused": refused,
            "unrecovered": unrecovered,
            "wrong_words": wrong_words,
            "sent_again": total.repeated,
        },
    )


def _one(place: Path, stage: str, leave: int, chance: Random, *, careless: bool) -> Outcome:
    with mounted(place / "disk") as disk:
        shutil.copytree(place / "template", disk, dirs_exist_ok=True)
        filling = asyncio.run(_fill_up(disk, stage, leave, chance, careless=careless))
        outcome = filling.outcome
        if stage == "page":
            outcome.findings.corrupt += look(disk / "town.db", lambda work: sum(1 for _ in unsound(work)))
        else:
            outcome.findings += check(disk / "town.db", filling.ledger)
        states = look(disk / "town.db", lambda work: Counter(work.inbox.counts()))
        outcome.findings.lost += states["dead"]
    return outcome


async def _fill_up(disk: Path, stage: str, leave: int, chance: Random, *, careless: bool) -> Filling:
    async with _opened(disk, lab=stage == "page") as (service, listener):
        filling = Filling(service, listener, disk, leave, chance, careless)
        await STAGES[stage](filling)
        return filling


@asynccontextmanager
async def _opened(disk: Path, *, lab: bool) -> AsyncIterator[tuple[Linzhang, Listener]]:
    listener = Listener()
    async with root.opened(settings_for(disk).model_copy(update={"lab": lab})) as service:
        if not lab:
            service.channels[CHANNEL] = listener  # type: ignore[index]
        yield service, listener


def _take_a_picture(to: Path) -> None:
    """A photo of some size: noise, which no JPEG makes small."""
    picture = Image.effect_noise((400, 300), 90)
    file = io.BytesIO()
    picture.convert("RGB").save(file, "JPEG")
    to.write_bytes(file.getvalue())


if __name__ == "__main__":
    quiet_logs()
    bot.loop._NAP = 0.05
    sys.stdout.write(json.dumps(asdict(_all(int(sys.argv[1])))) + "\n")
