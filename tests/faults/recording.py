"""A disk that remembers: every write, sync and truncation SQLite asks for, so that a power cut can be made of them.

A file's name counts as durable once the file was made, and its removal at once; the service deletes no journal.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import apsw

#: What a disk writes whole or not at all.
SECTOR = 512


@dataclass(frozen=True, slots=True)
class Wrote:
    file: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """The file was made this short, or long."""

    file: str
    size: int


@dataclass(frozen=True, slots=True)
class Synced:
    file: str


@dataclass(frozen=True, slots=True)
class Removed:
    file: str


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """So many commits have returned by now."""

    commits: int


Operation = Wrote | Cut | Synced | Removed | Acknowledged


class _Disk(apsw.VFS):
    def __init__(self, name: str, log: list[Operation]) -> None:
        self.log = log
        super().__init__(name, "")

    def xOpen(self, name: apsw.URIFilename | str | None, flags: list[int]) -> apsw.VFSFile:
        return _File(self.log, name, flags)

    def xDelete(self, name: str, syncdir: bool) -> None:
        super().xDelete(name, syncdir)
        self.log.append(Removed(Path(name).name))


class _File(apsw.VFSFile):
    def __init__(self, log: list[Operation], name: apsw.URIFilename | str | None, flags: list[int]) -> None:
        super().__init__("", name, flags)
        written = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._name = Path(written).name if written else ""
        self._log = log

    def xWrite(self, data: bytes, offset: int) -> None:
        super().xWrite(data, offset)
        self._note(Wrote(self._name, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:
        super().xTruncate(size)
        self._note(Cut(self._name, size))

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self._note(Synced(self._name))

    def _note(self, operation: Operation) -> None:
        # A file without a name is SQLite's own scratch and gone after any crash.
        if self._name:
            self._log.append(operation)


@contextmanager
def recording() -> Iterator[tuple[str, list[Operation]]]:
    """The name of a disk for ``apsw.Connection(…, vfs=name)``, and what it remembers."""
    log: list[Operation] = []
    disk = _Disk("recording", log)
    try:
        yield "recording", log
    finally:
        disk.unregister()


@dataclass
class Platter:
    """What lies on the disk at one moment: what was synced, and what is only promised."""

    durable: dict[str, bytearray] = field(default_factory=dict)
    promised: dict[str, list[Wrote | Cut]] = field(default_factory=dict)
    commits: int = 0

    def take(self, operation: Operation) -> None:
        """The next operation happens."""
        match operation:
            case Wrote() | Cut():
                self.durable.setdefault(operation.file, bytearray())
                self.promised.setdefault(operation.file, []).append(operation)
            case Synced(file):
                for promise in self.promised.pop(file, ()):
                    _apply(self.durable[file], promise)
            case Removed(file):
                self.durable.pop(file, None)
                self.promised.pop(file, None)
            case Acknowledged(commits):
                self.commits = commits

    def power_cut(self, chance: Random) -> dict[str, bytearray]:
        """The files as they may be found: all that was synced, and of the rest whatever the disk got to."""
        found = {file: bytearray(content) for file, content in self.durable.items()}
        for file, promises in self.promised.items():
            for promise in _survivors(promises, chance):
                _apply(found[file], promise)
        return found


def _survivors(promises: list[Wrote | Cut], chance: Random) -> list[Wrote | Cut]:
    """Everything, nothing, the first few with the last one torn, or any of them, torn or whole."""
    kind = chance.randrange(5)
    if kind == 0:
        return []
    if kind == 1:
        return promises
    if kind == 2:
        first = promises[: chance.randint(0, len(promises))]
        return [*first[:-1], *(part for last in first[-1:] for part in _torn(last, chance))]
    some = [promise for promise in promises if chance.random() < 0.5]
    return some if kind == 3 else [part for promise in some for part in _torn(promise, chance)]


def _torn(promise: Wrote | Cut, chance: Random) -> list[Wrote | Cut]:
    if isinstance(promise, Cut):
        return [promise]
    starts = range(-(promise.offset % SECTOR), len(promise.data), SECTOR)
    sectors = [(max(0, start), promise.data[max(0, start) : start + SECTOR]) for start in starts]
    return [Wrote(promise.file, promise.offset + at, data) for at, data in sectors if chance.random() < 0.5]


def _apply(content: bytearray, promise: Wrote | Cut) -> None:
    end = promise.size if isinstance(promise, Cut) else promise.offset + len(promise.data)
    if len(content) < end:
        content.extend(bytes(end - len(content)))
    if isinstance(promise, Cut):
        del content[promise.size :]
    else:
        content[promise.offset : end] = promise.data
