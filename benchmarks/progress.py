"""What is going on, for whoever waits."""

from __future__ import annotations

import sys


def tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
