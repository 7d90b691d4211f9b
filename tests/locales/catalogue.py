"""A language's Fluent files taken apart to be compared: keys, the variables each needs, what refers to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.language.text import Locale
from domain.message import Arg
from locales import catalogues

Sources = Mapping[str, str]


@dataclass(frozen=True)
class Pattern:
    """What stands behind one key (``id`` or ``id.attribute``): its own text, variables, references and selectors."""

    text: str
    variables: frozenset[str]
    references: frozenset[str]
    variants: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Catalogue:
    """All files of one language; ``sources`` maps a file name to its text."""

    locale: Locale
    sources: Sources

    @classmethod
    def shipped(cls, locale: Locale) -> Catalogue:
        return cls(locale, dict(catalogues(locale)))

    @cached_property
    def entries(self) -> tuple[tuple[str, ast.EntryType], ...]:
        """Each entry with the name of its file."""
        parser = FluentParser(with_spans=False)
        return tuple((file, entry) for file, text in self.sources.items() for entry in parser.parse(text).body)

    @cached_property
    def messages(self) -> tuple[tuple[str, ast.Message | ast.Term], ...]:
        return tuple((file, entry) for file, entry in self.entries if isinstance(entry, (ast.Message, ast.Term)))

    @cached_property
    def patterns(self) -> Mapping[str, Pattern]:
        """Every key; a term's begins with ``-``. The first of two with one id counts, as it does for Fluent."""
        found: dict[str, Pattern] = {}
        for _, entry in self.messages:
            for key, pattern in _keyed(entry):
                found.setdefault(key, _taken_apart(pattern))
        return found

    @property
    def keys(self) -> frozenset[str]:
        """What code can say: every key but those of terms."""
        return frozenset(key for key in self.patterns if not key.startswith("-"))

    def reached(self, key: str) -> frozenset[str]:
        """The key and every key its text is put together from."""
        seen: set[str] = set()
        ahead = [key]
        while ahead:
            here = ahead.pop()
            if here in self.patterns and here not in seen:
                seen.add(here)
                ahead.extend(self.patterns[here].references)
        return frozenset(seen)

    def needs(self, key: str) -> frozenset[str]:
        """The variables a sentence cannot be said without. A term sees none of them."""
        parts = (part for part in self.reached(key) if not part.startswith("-"))
        return frozenset().union(*(self.patterns[part].variables for part in parts))

    def samples(self, key: str) -> Iterator[dict[str, Arg]]:
        """Arguments to say a sentence with: a plain set, then one set for each variant of each selector."""
        variants: dict[str, set[str]] = {name: set() for name in self.needs(key)}
        for part in self.reached(key):
            for name, choices in self.patterns[part].variants.items():
                variants.setdefault(name, set()).update(choices)
        plain = {name: _sample(variants[name]) for name in self.needs(key)}
        yield plain
        for name in plain:
            for choice in sorted(variants[name]):
                yield {**plain, name: int(choice) if choice.isdigit() else _PLURALS.get(choice, choice)}


_PLURALS: Mapping[str, Arg] = {"one": 1, "other": 7}

#: As long as a line about a place and its trouble gets.
_PLAIN = "富民路社区锦苑小区4栋2单元楼道的灯不亮"


def _sample(variants: set[str]) -> Arg:
    counted = any(choice.isdigit() or choice in _PLURALS for choice in variants)
    return 7 if counted else _PLAIN


def _keyed(entry: ast.Message | ast.Term) -> Iterator[tuple[str, ast.Pattern]]:
    name = f"-{entry.id.name}" if isinstance(entry, ast.Term) else entry.id.name
    if entry.value is not None:
        yield name, entry.value
    for attribute in entry.attributes:
        yield f"{name}.{attribute.id.name}", attribute.value


class _Parts(Visitor):
    def __init__(self) -> None:
        self.text: list[str] = []
        self.variables: set[str] = set()
        self.references: set[str] = set()
        self.variants: dict[str, set[str]] = {}

    def visit_TextElement(self, node: ast.TextElement) -> None:
        self.text.append(node.value)

    def visit_StringLiteral(self, node: ast.StringLiteral) -> None:
        self.text.append(node.parse()["value"])

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.references.add(_reference(node.id.name, node.attribute))

    def visit_TermReference(self, node: ast.TermReference) -> None:
        self.references.add(f"-{_reference(node.id.name, node.attribute)}")
        self.generic_visit(node)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        if isinstance(node.selector, ast.VariableReference):
            keys = {key.name if isinstance(key, ast.Identifier) else key.value for key in _variant_keys(node)}
            self.variants.setdefault(node.selector.id.name, set()).update(keys)
        self.generic_visit(node)


def _variant_keys(node: ast.SelectExpression) -> list[ast.Identifier | ast.NumberLiteral]:
    return [variant.key for variant in node.variants]


def _reference(name: str, attribute: ast.Identifier | None) -> str:
    return f"{name}.{attribute.name}" if attribute else name


def _taken_apart(pattern: ast.Pattern) -> Pattern:
    parts = _Parts()
    parts.visit(pattern)
    variants = {name: frozenset(keys) for name, keys in parts.variants.items()}
    return Pattern("".join(parts.text), frozenset(parts.variables), frozenset(parts.references), variants)
