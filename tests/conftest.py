"""What holds for every test: nobody reaches out of this machine, and no test leaves its logs to the next one.

That a warning is an error stands in ``pyproject.toml``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any

import pytest
import structlog


class ReachedOut(RuntimeError):
    """A test wanted to speak to another machine."""


def _stays_here(event: str, args: tuple[Any, ...]) -> None:
    """An audit hook: it sees every socket, also those of C code and of other threads, and is never taken off."""
    if event in {"socket.connect", "socket.sendto"} and isinstance(args[1], tuple) and not _here(str(args[1][0])):
        raise ReachedOut(f"{event} to {args[1][0]}")
    if event == "socket.getaddrinfo" and not _here(args[0]):
        raise ReachedOut(f"{event} of {args[0]!r}")


def _here(host: str | bytes | None) -> bool:
    """Whether the host is this machine; None and "" are what a server listens on."""
    name = host.decode() if isinstance(host, bytes) else host
    if name in {None, "", "localhost"}:
        return True
    try:
        return ip_address(str(name).partition("%")[0]).is_loopback or str(name) == "0.0.0.0"
    except ValueError:
        return False


sys.addaudithook(_stays_here)


@pytest.fixture(autouse=True)
def _logs_as_they_were() -> Iterator[None]:
    """A test that sets up logs writes them to its own captured stderr, which is closed afterwards."""
    yield
    structlog.reset_defaults()
