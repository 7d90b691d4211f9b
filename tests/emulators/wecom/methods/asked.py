"""One request, as every method gets it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.emulators.wecom.world import Json, World


@dataclass(slots=True)
class Asked:
    """``reached`` is filled in with whoever got to see something."""

    world: World
    path: str
    query: Mapping[str, str]
    body: Json
    files: Mapping[str, bytes] = field(default_factory=dict)
    reached: list[str] = field(default_factory=list)

    def get(self, name: str) -> Any:
        """What the body has there, None when nothing."""
        return self.body.get(name)
