"""What holds for every test: nobody reaches out of this machine, and no test leaves its logs to the next one.

That a warning is an error stands in ``pyproject.toml``. A test marked ``sqlite`` or ``postgres`` is about that database
itself (its file, its journal, its locks): it is left out, not skipped, where the other one is tried, for there it would
say nothing. Every other test of what asks the database holds on both.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
import structlog
from hypothesis import settings

from tests.engines import ENGINE, for_one_test
from tests.imports import stands_on

#: What a test may be marked with.
ENGINES = {"sqlite", "postgres"}

#: Where what asks the database is tried on both. Anywhere else nothing is tried on PostgreSQL but what is marked so.
ON_BOTH = ("bot", "handlers", "storage", "test_rehearsals.py")


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

# An example takes as long as it takes on a busy machine.
settings.register_profile("unhurried", settings.default, deadline=None)
settings.load_profile("unhurried")


def pytest_configure(config: pytest.Config) -> None:
    if ENGINE not in ENGINES:
        raise pytest.UsageError(f"LINZHANG_TEST_ENGINE is one of {', '.join(sorted(ENGINES))}")
    for engine in ENGINES:
        config.addinivalue_line("markers", f"{engine}: what only {engine} has; left out where the other one is tried")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """A file with nothing for this engine is not even read: what all of them import takes longer than many tests."""
    if ENGINE == "sqlite" or not collection_path.name.startswith("test_") or collection_path.is_dir():
        return None
    return None if _on_both(collection_path) or "mark.postgres" in collection_path.read_text("utf-8") else True


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    others = {item for item in items if ENGINE not in _engines(item)}
    config.hook.pytest_deselected(items=[*others])
    items[:] = [item for item in items if item not in others]


def _engines(item: pytest.Item) -> set[str]:
    """What the test is tried on."""
    marked = {engine for engine in ENGINES if item.get_closest_marker(engine)}
    if marked:
        return marked
    return ENGINES if _on_both(item.path) and _knows_the_engine(item) else {"sqlite"}


def _knows_the_engine(item: pytest.Item) -> bool:
    """Whether it can tell which one is tried: what stands on nothing that can says the same on both."""
    assert isinstance(item, pytest.Function)
    fixtures = {made.func.__module__ for all_made in item._fixtureinfo.name2fixturedefs.values() for made in all_made}
    return any("tests.engines" in stands_on(module) for module in {item.module.__name__, *fixtures} - {__name__})


def _on_both(file: Path) -> bool:
    place, *_ = file.relative_to(Path(__file__).parent).parts
    return place in ON_BOTH


@pytest.fixture(autouse=True)
def _logs_as_they_were() -> Iterator[None]:
    """A test that sets up logs writes them to its own captured stderr, which is closed afterwards."""
    yield
    structlog.reset_defaults()


@pytest.fixture(autouse=True)
def _databases_of_its_own() -> Iterator[None]:
    with for_one_test():
        yield
