"""Ports for servers that are told theirs beforehand, or come back under the same one."""

from __future__ import annotations

import os
import socket
from itertools import count

#: Below those the system gives to whoever asks for any: each connection somebody opens takes one of them for a while.
_FIRST, _MANY = 10_000, 20_000

#: Two processes of tests begin far from each other.
_tried = count(os.getpid() * 101)


def free_port() -> int:
    """A port nobody listens on; this process gets it once only."""
    while True:
        port = _FIRST + next(_tried) % _MANY
        try:
            with socket.create_server(("127.0.0.1", port)):
                return port
        except OSError:
            continue
