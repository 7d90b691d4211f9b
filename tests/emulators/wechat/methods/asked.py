"""One request of an account, as a method sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from tests.emulators.wechat.refusals import Refused
from tests.emulators.wechat.world import World


@dataclass(frozen=True, slots=True)
class File:
    """Bytes instead of JSON."""

    content: bytes
    kind: str


@dataclass(frozen=True, slots=True)
class Asked:
    """``params`` are what stood in the address and in the body, without the token; ``files`` what was uploaded."""

    world: World
    params: Mapping[str, Any]
    files: Mapping[str, bytes] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A parameter that has to be there. Raises Refused."""
        value = self.params.get(name)
        if not isinstance(value, str) or not value:
            raise Refused(40035, f"{name} missing")
        return value

    def part(self, name: str) -> Mapping[str, Any]:
        """A parameter that is an object. Raises Refused."""
        value = self.params.get(name)
        if not isinstance(value, dict):
            raise Refused(47001, f"{name} missing")
        return value


Result: TypeAlias = "Mapping[str, Any] | File"
Method: TypeAlias = "Callable[[Asked], Result]"

OK: Mapping[str, Any] = {"errcode": 0, "errmsg": "ok"}
