"""One service after another in the same folder, each of which may die, and the ledger that outlives them all."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.ledger import Ledger, Update
from tests.faults.zygote import Life, Zygote

#: Seconds after which a service that does not get on is a stall, and the trial fails.
PATIENCE = 60.0


class Stalled(Exception):
    """The service neither died nor did what it was asked."""


@dataclass
class Trial:
    """The platform and the residents. ``chance`` decides who says what, and when."""

    zygote: Zygote
    folder: Path
    chance: random.Random
    mistake: str = ""
    ledger: Ledger = field(default_factory=Ledger)
    life: Life | None = None
    up: bool = False
    quiet: bool = False
    settled_for: int = 0
    refusals: int = 0
    _rest: bytes = b""
    _open: set[str] = field(default_factory=set)
    _waiting: deque[bytes] = field(default_factory=deque)

    def begin(self, **order: object) -> None:
        """A new life of the service; what was not confirmed is sent to it again."""
        self.life = self.zygote.start(self.folder, mistake=self.mistake, **order)
        self.life.line.setblocking(False)
        self.up = self.quiet = False
        self._rest = b""
        self._open = set()
        self._waiting.clear()
        for update in self.ledger.unconfirmed():
            self.offer(update)

    def offer(self, update: Update | None) -> None:
        if update is not None:
            self._open.add(update.id)
            self._tell({"offer": update.id, "conversation": update.conversation, "payload": update.payload})

    def burst(self, most: int = 6) -> None:
        """A few people do something at the same time."""
        ledger = self.ledger
        for _ in range(self.chance.randint(1, most)):
            self.offer(self.chance.choice((ledger.greeting, ledger.report, ledger.report, ledger.press))())

    def pump(self, seconds: float, until: Callable[[], bool] = lambda: False) -> bool:
        """Be the platform for so long, or until something holds; whether the service still lives."""
        end = time.monotonic() + seconds
        while not until():
            left = end - time.monotonic()
            if left <= 0:
                return True
            if not self._exchange(left):
                return False
        return True

    def die(self) -> None:
        """kill -9; what it said before still counts."""
        assert self.life is not None
        with suppress(ProcessLookupError):
            self.life.signal(signal.SIGKILL)
        while self._exchange(PATIENCE):
            pass
        self.bury()

    def bury(self) -> None:
        assert self.life is not None
        self.life.line.close()
        self.zygote.bury(self.life.pid)
        self.life = None

    def stand_still(self, seconds: float) -> None:
        """SIGSTOP, and after so long SIGCONT. The platform goes on meanwhile."""
        assert self.life is not None
        self.life.signal(signal.SIGSTOP)
        self.pump(seconds)
        self.go_on()

    def finish(self) -> None:
        """A last life without faults: everything is confirmed, handled and said. Raises Stalled."""
        self.begin()
        self.settle()
        self._tell({"leave": True})
        self.pump(PATIENCE, lambda: False)
        self.bury()

    def settle(self) -> None:
        """Nothing waits any more. Raises Stalled."""
        self._until(lambda: self.up)
        self._until(lambda: not self._open)
        self.quiet = False
        self._tell({"settle": True})
        self._until(lambda: self.quiet)

    def _until(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while self.pump(0.3, holds) and not holds() and time.monotonic() < end:
            # It may have come to a place only now where it was told to stand still.
            self.go_on()
        if not holds():
            raise Stalled(f"open {len(self._open)}, up {self.up}, quiet {self.quiet}")

    def go_on(self) -> None:
        """SIGCONT: to one that does not stand still it means nothing."""
        if self.life is not None:
            self.life.signal(signal.SIGCONT)

    def _tell(self, what: dict[str, object]) -> None:
        self._waiting.append(json.dumps(what, ensure_ascii=False).encode() + b"\n")

    def _exchange(self, seconds: float) -> bool:
        """Write what is to be told, read what came; whether the service still lives."""
        assert self.life is not None
        line = self.life.line
        wants = [line] if self._waiting else []
        readable, writable, _ = select.select([line], wants, [], seconds)
        if writable:
            self._write()
        if not readable:
            return True
        try:
            came = line.recv(1 << 16)
        except ConnectionResetError:
            came = b""
        if not came:
            return False
        *lines, self._rest = (self._rest + came).split(b"\n")
        for said in lines:
            self._hear(json.loads(said))
        return True

    def _write(self) -> None:
        assert self.life is not None
        whole = b"".join(self._waiting)
        self._waiting.clear()
        try:
            sent = self.life.line.send(whole)
        except (BrokenPipeError, ConnectionResetError):
            return
        if sent < len(whole):
            self._waiting.append(whole[sent:])

    def _hear(self, said: dict[str, object]) -> None:
        match said:
            case {"up": _}:
                self.up = True
            case {"quiet": _}:
                self.quiet = True
            case {"kept": str(id)}:
                self.ledger.confirmed.add(id)
                self._open.discard(id)
            case {"refused": str(id)}:
                self.refusals += 1
                self._open.discard(id)
            case {"say": number, "chat": str(chat), "text": str(text), "choices": list(choices), "edits": edits}:
                id = self.ledger.hears(chat, text, choices, edits if isinstance(edits, str) else None)
                self._tell({"answer": number, "id": id})


def seed() -> int:
    """What chance begins with: ``FAULTS_SEED`` to see a run again."""
    return int(os.environ.get("FAULTS_SEED", "4711"))
