"""PostgreSQL stopped, cut off or killed while people speak, and started again: nothing confirmed is lost or done twice.

The service lives through all of it; what it refuses meanwhile is brought again, as a platform does.
"""

from __future__ import annotations

import random
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.faults.check import Findings, at_address, findings
from tests.faults.ledger import Update
from tests.faults.long_street import ADDRESS, prepare
from tests.faults.trial import PATIENCE, Stalled, Trial, seed
from tests.faults.verdict import Verdict
from tests.faults.zygote import Zygote
from tests.stopped_server import StoppedServer, a_server

#: Seconds the server is away; now and then for longer than anybody waits.
_AWAY = (0.0, 1.5)
_LONG = 6.0
_EVERY_SO_OFTEN = 7

#: Seconds between two who say something.
_SPEAK = 0.1


def run(tries: int) -> Verdict:
    """The server goes so often, in each of three ways in turn, and once more while a mistake is built in."""
    with a_server() as server, Zygote() as zygote, tempfile.TemporaryDirectory(prefix="linzhang-away-") as folder:
        trial = _trial(server, zygote, Path(folder) / "town", "")
        back = [_goes_and_comes(server, trial, number) for number in range(tries)]
        found = _found(server, trial)
        control = _trial(server, zygote, Path(folder) / "control", "confirms_early")
        for number in range(3):
            _goes_and_comes(server, control, number)
        red = _found(server, control)
    return Verdict(
        "PostgreSQL away",
        tries,
        found.lost,
        found.doubled,
        found.corrupt,
        bool(red.lost or red.doubled),
        {
            "back_within_s": round(max(back), 2),
            "back_on_average_s": round(sum(back) / len(back), 2),
            "updates": len(trial.ledger.offered),
            "refused": trial.refusals,
            "messages": len(trial.ledger.heard),
            "sent_again": found.repeated,
            "uncertain": found.unheard,
        },
    )


def _trial(server: StoppedServer, zygote: Zygote, folder: Path, mistake: str) -> Trial:
    """A service that runs, on a town of its own."""
    folder.mkdir()
    (folder / ADDRESS).write_text(server.create(folder.name))
    prepare(folder)
    trial = Trial(zygote, folder, random.Random(seed()), mistake)
    trial.begin()
    _until(trial, lambda: trial.up)
    return trial


def _goes_and_comes(server: StoppedServer, trial: Trial, number: int) -> float:
    """How many seconds after the server was there again somebody was heard and answered."""
    ways: Sequence[Callable[[], None]] = (lambda: server.stop("fast"), lambda: server.stop("immediate"), server.kill)
    _speak(trial, trial.chance.uniform(0.2, 0.6))
    _meanwhile(trial, ways[number % len(ways)])
    long = number % _EVERY_SO_OFTEN == _EVERY_SO_OFTEN - 1
    _speak(trial, _LONG if long else trial.chance.uniform(*_AWAY))
    _meanwhile(trial, server.start)
    began = time.monotonic()
    asked: list[Update] = []

    def answered() -> bool:
        heard = {message.chat for message in trial.ledger.heard}
        return any(update.about in heard for update in asked)

    while not answered():
        asked.append(trial.ledger.greeting())
        trial.offer(asked[-1])
        _pump(trial, _SPEAK, answered)
        if time.monotonic() - began > PATIENCE:
            raise Stalled("the server is there, and nobody is answered")
    back = time.monotonic() - began
    _bring_again(trial)
    return back


def _speak(trial: Trial, seconds: float) -> None:
    """People speak and press for so long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        trial.burst(2)
        _pump(trial, _SPEAK)


def _meanwhile(trial: Trial, do: Callable[[], None]) -> None:
    """It is done while somebody says hello every now and then."""
    doing = threading.Thread(target=do)
    doing.start()
    while doing.is_alive():
        trial.offer(trial.ledger.greeting())
        _pump(trial, _SPEAK)
    doing.join()


def _pump(trial: Trial, seconds: float, until: Callable[[], bool] = lambda: False) -> None:
    if not trial.pump(seconds, until):
        raise Stalled("the service died of it")


def _bring_again(trial: Trial) -> None:
    """A platform brings again what was refused, and all of it is dealt with."""
    for update in trial.ledger.unconfirmed():
        trial.offer(update)
    trial.settle()


def _until(trial: Trial, holds: Callable[[], bool]) -> None:
    _pump(trial, PATIENCE, holds)
    if not holds():
        raise Stalled("the service does not begin")


def _found(server: StoppedServer, trial: Trial) -> Findings:
    """What is wrong once everything was brought and the service was let go."""
    _bring_again(trial)
    trial.die()
    return at_address(server.address(trial.folder.name), lambda work: findings(work, trial.ledger))
