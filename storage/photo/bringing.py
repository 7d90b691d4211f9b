"""Files brought from one store into another: each checked on its way, and none of them twice."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import TypeVar

from storage.photo.keys import PENDING, Kind, name_of
from storage.photo.store import ObjectStore

A = TypeVar("A")
B = TypeVar("B")

#: Told now and then how far it is: what is being done, and how many per cent of it.
Progress = Callable[[str, int], None]

#: So many are asked for at once: a store far away answers late, but answers many. So many more are kept in line.
_AT_ONCE = 8
_IN_LINE = 64


class Fault(StrEnum):
    """What is wrong with a file: it is not there, or its bytes are not those it is named by."""

    MISSING = "missing"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of one file: how large it is, or what is wrong with it, and then it was not brought."""

    key: str
    size: int
    fault: Fault | None = None


def read_checked(store: ObjectStore, keys: Sequence[str]) -> tuple[str, bytes | Fault]:
    """The key of these under which the file is, and its bytes, which are those it is named by; else what is wrong."""
    for key in keys:
        try:
            content = store.read(key)
        except FileNotFoundError:
            continue
        named_by_hash = not key.startswith(f"{PENDING}/")
        return key, Fault.CHANGED if named_by_hash and sha256(content).hexdigest() != name_of(key) else content
    return keys[0], Fault.MISSING


def bring(source: ObjectStore, target: ObjectStore, wanted: Iterable[Sequence[str]]) -> Iterator[Brought]:
    """What came of each file, in order; of each it is told under which keys it may be. What was told of is safe in the
    target.

    Raises OSError when a store fails; what was brought by then need not be brought again.
    """

    def one(keys: Sequence[str]) -> Brought:
        key, content = read_checked(source, keys)
        if isinstance(content, Fault):
            return Brought(key, 0, content)
        target.keep(key, content)
        return Brought(key, len(content))

    return in_order(one, wanted)


def bring_all(source: ObjectStore, target: ObjectStore, progress: Progress) -> tuple[Brought, ...]:
    """What is wrong with files of the source, if anything: all others are in the target now.

    Raises OSError when a store fails. Whoever begins anew goes on from there: what the target has in full is passed by.
    """
    faults: list[Brought] = []
    for folder in (*Kind, PENDING):
        there = {one.key: one.size for one in target.listed(folder)}
        wanted = []
        for one in source.listed(folder):
            if name_of(one.key) and there.get(one.key) != one.size:
                wanted.append((one.key,))
                if one.key in there:
                    target.drop(one.key)
        for number, brought in enumerate(bring(source, target, wanted), start=1):
            progress("files", 100 * number // len(wanted))
            if brought.fault is not None:
                faults.append(brought)
    return tuple(faults)


def in_order(doing: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
    """What came of each, in order, though several are under way at once."""
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="files") as threads:
        line: deque[Future[B]] = deque()
        try:
            for item in items:
                line.append(threads.submit(doing, item))
                if len(line) >= _IN_LINE:
                    yield line.popleft().result()
            while line:
                yield line.popleft().result()
        finally:
            for left in line:
                left.cancel()
