"""What one kind of fault did to the service: how often it was tried, and what was lost, doubled or broken by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Verdict:
    """The figures of one fault.

    ``lost``: confirmed and not there afterwards. ``doubled``: there twice. ``corrupt``: databases that failed a check.
    ``control_red``: the same fault with the protection switched off did show up as lost, doubled or corrupt, which
    proves that the trial could have failed. ``figures`` holds whatever else is worth knowing of this fault.
    """

    fault: str
    tried: int
    lost: int
    doubled: int
    corrupt: int
    control_red: bool
    figures: Mapping[str, float] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        """Whether nothing happened, and the trial could have told."""
        return not (self.lost or self.doubled or self.corrupt) and self.control_red
