"""A part of the unit of work that is opened when it is first asked for. What parts there are stands in ``work.py``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Part(Generic[T]):
    """Opened once, and from then on as quick as any attribute.

    A unit of work belongs to one thread, so nothing is locked for it as ``functools.cached_property`` does.
    """

    def __init__(self, opened: Callable[[Any], T]) -> None:
        self._opened = opened
        self._name = ""

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    def __get__(self, work: Any, _owner: type) -> T:
        part = vars(work)[self._name] = self._opened(work)
        return part
