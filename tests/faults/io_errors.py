"""A disk that fails: writes and syncs that return an error now and then, by libfiu (Debian's ``fiu-utils``).

Run as a module it is the process that suffers: libfiu is loaded into it before anything else.
"""

from __future__ import annotations

import asyncio
import ctypes
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from random import Random

import bot.loop
from bot import app as root
from bot.command.logs import quiet_logs
from storage.engine import disk
from tests.faults.check import Findings, check
from tests.faults.full_disk import Filling
from tests.faults.ledger import CHANNEL
from tests.faults.listener import Listener
from tests.faults.long_street import long_street, prepare, settings_for
from tests.faults.small_disk import NotHere
from tests.faults.trial import seed
from tests.faults.verdict import Verdict

_ROOT = Path(__file__).resolve().parents[2]

#: The points of libfiu, and how often each fails.
FAILING = {"posix/io/rw/pwrite": 0.05, "posix/io/sync/fsync": 0.03, "posix/io/sync/fdatasync": 0.03}

#: So many updates are offered for one seed.
UPDATES = 100

#: fiu_enable_random(name, failnum, failinfo, flags, probability); the failure's errno is chosen by libfiu.
_NO_FLAGS = 0


def libraries() -> list[str]:
    """What is to be loaded first. Raises NotHere."""
    found = [str(path) for path in _candidates() if path.is_file()]
    if len(found) < 2:
        raise NotHere("libfiu is not installed: apt install fiu-utils")
    return found[:2]


def _candidates() -> Iterator[Path]:
    for name in ("fiu_run_preload.so", "fiu_posix_preload.so"):
        for folder in ("/usr/lib", "/usr/local/lib"):
            yield from Path(folder).glob(f"**/fiu/{name}")


def io_errors(tries: int) -> Verdict:
    """So many seeds. Raises tests.faults.small_disk.NotHere."""
    environment = {**os.environ, "LD_PRELOAD": " ".join(libraries())}
    command = [sys.executable, "-m", "tests.faults.io_errors", str(tries)]
    quiet = None if os.environ.get("FAULTS_ALOUD") else subprocess.DEVNULL
    said = subprocess.run(command, cwd=_ROOT, env=environment, stdout=subprocess.PIPE, stderr=quiet, check=True)
    return Verdict(**json.loads(said.stdout.splitlines()[-1]))


@contextmanager
def failing() -> Iterator[None]:
    """Meanwhile the disk fails now and then, for this whole process."""
    fiu = ctypes.CDLL("libfiu.so.0")
    fiu.fiu_enable_random.argtypes = [ctypes.c_char_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint, ctypes.c_float]
    for point, probability in FAILING.items():
        fiu.fiu_enable_random(point.encode(), 1, None, _NO_FLAGS, probability)
    try:
        yield
    finally:
        for point in FAILING:
            fiu.fiu_disable(point.encode())


async def _suffer(folder: Path, chance: Random, *, careless: bool) -> tuple[Filling, int]:
    listener = Listener()
    async with root.opened(settings_for(folder)) as service:
        service.channels[CHANNEL] = listener  # type: ignore[index]
        filling = Filling(service, listener, folder, 0, chance, careless)
        ledger = filling.ledger
        async with service.running():
            with failing():
                for _ in range(UPDATES):
                    say = chance.choice((ledger.greeting, ledger.report, ledger.press))
                    await filling.offer(say())
                    await asyncio.sleep(0.002)
            (folder / "filler").touch()
            await filling.recover()
        return filling, len(ledger.offered)


def _all(seeds: int) -> Verdict:
    total, refused, unrecovered, offered = Findings(), 0, 0, 0
    with tempfile.TemporaryDirectory(prefix="linzhang-faults-") as folder:
        for number in range(seeds):
            place = Path(folder) / str(number)
            prepare(place, long_street(UPDATES))
            filling, updates = asyncio.run(_suffer(place, Random(seed() + number), careless=False))
            total += check(place / "town.db", filling.ledger)
            refused, unrecovered = refused + filling.outcome.refused, unrecovered + filling.outcome.unrecovered
            offered += updates
        place = Path(folder) / "careless"
        prepare(place, long_street(UPDATES))
        filling, _ = asyncio.run(_suffer(place, Random(seed()), careless=True))
        red = check(place / "town.db", filling.ledger)
    return Verdict(
        "I/O errors",
        seeds,
        total.lost + unrecovered,
        total.doubled,
        total.corrupt,
        red.lost > 0,
        {"updates": offered, "refused": refused, "unrecovered": unrecovered, "sent_again": total.repeated},
    )


if __name__ == "__main__":
    quiet_logs()
    bot.loop._NAP = 0.02
    disk.RESTS = 0.2
    sys.stdout.write(json.dumps(asdict(_all(int(sys.argv[1])))) + "\n")
