"""A process with everything imported and every catalogue read, which forks a service whenever one is asked for.

That makes a life of the service begin in milliseconds, so that hundreds of deaths fit into minutes. It has one thread,
and so may be forked.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

_ROOT = Path(__file__).resolve().parents[2]
_MOST = 1 << 16


@dataclass
class Life:
    """One process of the service, from our side."""

    pid: int
    line: socket.socket

    def signal(self, number: signal.Signals) -> None:
        os.kill(self.pid, number)


class Zygote:
    """Our side. Leave it as a context, and no process is left behind. ``environment`` is what they know besides."""

    def __init__(self, environment: Mapping[str, str] = MappingProxyType({})) -> None:
        self._environment = environment

    def __enter__(self) -> Self:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, "-m", "tests.faults.zygote", str(theirs.fileno())]
        self._process = subprocess.Popen(
            command,
            cwd=_ROOT,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stderr=_complaints(),
            env={**os.environ, **self._environment},
        )
        theirs.close()
        self._control = ours
        self._alive: set[int] = set()
        return self

    def __exit__(self, *_: object) -> None:
        for pid in list(self._alive):
            self.bury(pid)
        self._control.close()
        self._process.wait(10)

    def start(self, folder: Path, **order: Any) -> Life:
        """A new service in that folder."""
        ours, theirs = socket.socketpair()
        said = json.dumps({"folder": str(folder), **order}).encode()
        socket.send_fds(self._control, [said], [theirs.fileno()])
        theirs.close()
        pid = int(self._control.recv(_MOST))
        self._alive.add(pid)
        return Life(pid, ours)

    def bury(self, pid: int) -> None:
        """It is dead, and its process gone, when this returns."""
        os.kill(pid, signal.SIGKILL)
        self._control.send(json.dumps({"bury": pid}).encode())
        self._control.recv(_MOST)
        self._alive.discard(pid)


def _complaints() -> int | None:
    """Where a service says what went wrong: nowhere, for things are meant to go wrong, unless somebody looks on."""
    return None if os.environ.get("FAULTS_ALOUD") else subprocess.DEVNULL


def _main(control: socket.socket) -> None:
    from bot.command.logs import quiet_logs
    from bot.language.text import Texts
    from tests.faults import service

    texts = Texts.load()
    Texts.load = classmethod(lambda cls, strict=False: texts)  # type: ignore[method-assign,assignment]
    quiet_logs()
    while True:
        said, fds, _, _ = socket.recv_fds(control, _MOST, 1)
        if not said:
            return
        order = json.loads(said)
        if "bury" in order:
            os.waitpid(order["bury"], 0)
            control.send(b"gone")
            continue
        pid = os.fork()
        if pid == 0:
            control.close()
            service.main(order, socket.socket(fileno=fds[0]))
            os._exit(0)
        os.close(fds[0])
        control.send(str(pid).encode())


if __name__ == "__main__":
    _main(socket.socket(fileno=int(sys.argv[1])))
