"""Which modules of the tests a module stands on, by the imports written in them, those within a function too."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_TOP = Path(__file__).parents[1]

_IMPORT = re.compile(r"^ *from (tests[\w.]*) import (\([^)]*\)|.*)|^ *import (tests[\w.]*)", re.MULTILINE)


@cache
def stands_on(module: str) -> frozenset[str]:
    """The modules it imports, and those that they import."""
    found: set[str] = set()
    edge = {module}
    while edge:
        edge = {other for one in edge for other in _imported(one)} - found
        found |= edge
    return frozenset(found)


@cache
def _imported(module: str) -> frozenset[str]:
    file = _file(module)
    named: set[str] = set()
    for package, names, whole in _IMPORT.findall(file.read_text("utf-8") if file else ""):
        named |= {package or whole, *(f"{package}.{name}" for name in re.findall(r"\w+", names))}
    return frozenset(filter(_file, named))


@cache
def _file(module: str) -> Path | None:
    """Where it is written; None for the name of something else."""
    path = _TOP.joinpath(*module.split("."))
    return next((file for file in (path.with_suffix(".py"), path / "__init__.py") if file.is_file()), None)
