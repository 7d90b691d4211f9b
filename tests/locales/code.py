"""Which keys the code says, read from its syntax tree: nothing is imported, nothing is run."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("domain", "storage", "handlers", "bot")

#: Where a key is the first argument.
_SAYERS = {"Say": 0, "Refusal": 0, "plain": 0}


@dataclass
class Spoken:
    """What was found.

    ``required`` maps each key that must exist to the places that say it. ``given`` has a key, its place and the names
    of its arguments where one can read them. ``literals`` and ``shapes`` may be keys: any string, any f-string.
    """

    required: dict[str, set[str]] = field(default_factory=dict)
    required_shapes: dict[str, set[str]] = field(default_factory=dict)
    given: list[tuple[str, str, frozenset[str]]] = field(default_factory=list)
    literals: set[str] = field(default_factory=set)
    shapes: set[str] = field(default_factory=set)


def sources() -> dict[str, str]:
    """The text of every module of the program, by its path."""
    files = (file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py")))
    return {str(file.relative_to(ROOT)): file.read_text(encoding="utf-8") for file in files}


def pages() -> list[str]:
    """The text of the web app's templates and scripts."""
    files = (file for kind in ("*.html", "*.js") for file in sorted((ROOT / "bot").rglob(kind)))
    return [file.read_text(encoding="utf-8") for file in files]


def spoken(modules: dict[str, str], templates: Iterable[str] = ()) -> Spoken:
    """Everything the modules may say. In templates (pages of the web app) each quoted string counts as a literal."""
    trees = {path: ast.parse(text) for path, text in modules.items()}
    sayers = _SAYERS | {name: place for tree in trees.values() for name, place in _passing_on(tree)}
    found = Spoken()
    for path, tree in trees.items():
        for node in ast.walk(tree):
            _note(node, path, sayers, found)
    for template in templates:
        found.literals.update(re.findall(r"""["']([a-z][\w.-]*)["']""", template))
    return found


def _note(node: ast.AST, path: str, sayers: dict[str, int], found: Spoken) -> None:
    match node:
        case ast.Constant(value=str(text)):
            found.literals.add(text)
        case ast.JoinedStr():
            found.shapes.add(_shape(node))
        case ast.Call():
            _note_call(node, path, sayers, found)
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if name.endswith("_KEYS"):
            _note_table(value, path, found)
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value) if name.endswith("_KEYS"):
            _note_table(value, path, found)


def _note_call(call: ast.Call, path: str, sayers: dict[str, int], found: Spoken) -> None:
    name = _name(call.func)
    if name not in sayers:
        return
    where = f"{path}:{call.lineno}"
    for key in _possible(_argument(call, sayers[name], "key")):
        if isinstance(key, ast.JoinedStr):
            found.required_shapes.setdefault(_shape(key), set()).add(where)
        elif isinstance(key, ast.Constant) and isinstance(key.value, str):
            found.required.setdefault(key.value, set()).add(where)
            given = _given(call, name)
            if given is not None:
                found.given.append((key.value, where, given))


def _note_table(value: ast.expr, path: str, found: Spoken) -> None:
    """A table named ``…_KEYS`` holds keys: the values of a mapping, the members of anything else."""
    inside = value.values if isinstance(value, ast.Dict) else [value]
    for node in (node for part in inside for node in ast.walk(part)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.required.setdefault(node.value, set()).add(f"{path}:{node.lineno}")


def _passing_on(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Functions that hand their parameter ``key`` on to ``Say`` or ``Refusal``, and where that parameter stands."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef) or function.name.startswith("__"):
            continue
        names = [argument.arg for argument in function.args.args if argument.arg not in {"self", "cls"}]
        if "key" in names and any(_says_its_key(node) for node in ast.walk(function)):
            yield function.name, names.index("key")


def _says_its_key(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and _name(node.func) in _SAYERS
        and bool(node.args)
        and isinstance(node.args[0], ast.Name)
        and node.args[0].id == "key"
    )


def _given(call: ast.Call, name: str) -> frozenset[str] | None:
    """The names of the arguments a sentence is said with, None if they cannot be read here."""
    if name == "Refusal":
        names = [keyword.arg for keyword in call.keywords]
        return None if None in names else frozenset(name for name in names if name)
    if name != "Say":
        return None
    values = _argument(call, 1, "args")
    if values is None:
        return frozenset()
    if not isinstance(values, ast.Dict) or not all(isinstance(key, ast.Constant) for key in values.keys):
        return None
    return frozenset(str(key.value) for key in values.keys if isinstance(key, ast.Constant))


def _argument(call: ast.Call, place: int, name: str) -> ast.expr | None:
    named = next((keyword.value for keyword in call.keywords if keyword.arg == name), None)
    return named or (call.args[place] if place < len(call.args) else None)


def _possible(value: ast.expr | None) -> Iterator[ast.expr]:
    """The value itself, or both sides of ``a if … else b``."""
    if isinstance(value, ast.IfExp):
        yield from _possible(value.body)
        yield from _possible(value.orelse)
    elif value is not None:
        yield value


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _shape(joined: ast.JoinedStr) -> str:
    """The f-string as a pattern for keys: its fixed parts as they are, anything a key may hold in its holes."""
    return "".join(
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[a-zA-Z0-9_.-]+" for part in joined.values
    )
