"""What a way to a route is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

#: Who says what, one after the other. Instead of somebody: "*" hours go by, "+" somebody joins by an invitation,
#: "&" unites an account with 王阿姨's, "@" somebody has accounts elsewhere, "!" the checks of the yard begin,
#: "?" a poll of that name is open.
Steps: TypeAlias = Sequence[tuple[str, str]]

#: For each route: who goes the way, the steps before, and the last step: a button in brackets, or what is typed.
Ways: TypeAlias = Mapping[str, Sequence[tuple[str, Steps, str]]]
