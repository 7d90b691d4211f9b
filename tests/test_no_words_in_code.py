"""Words people read or type live in ``locales/``; a string in the code holds none.

Comments and docstrings may speak Chinese: they are for those who read the code.
"""

from __future__ import annotations

import ast
import re

import pytest

from tests.locales.code import sources

#: Han characters with their radicals and rare ones, kana, and the punctuation and full-width letters used among them.
EAST_ASIAN = re.compile(
    "[\u2e80-\u2fdf\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)


def words_in(source: str) -> list[str]:
    """The strings with East Asian characters, with their lines. A string that stands alone is a docstring."""
    tree = ast.parse(source)
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        f"{node.lineno}: {node.value!r}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and id(node) not in alone and EAST_ASIAN.search(str(node.value))
    ]


@pytest.mark.parametrize("path", sorted(sources()))
def test_no_module_holds_words_of_its_own(path: str) -> None:
    assert words_in(sources()[path]) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('say("签收")', ["1: '签收'"]),
        ('say(f"{name}，好")', ["1: '，好'"]),
        ('say("\\u7b7e")', ["1: '签'"]),
        ('say(b"ok", "a：b")', ["1: 'a：b'"]),
        ('"""签收"""\nSIGN = "sign"  # 签收\n#: 签收\n', []),
        ('def sign():\n    """签收"""\n    return "签"\n', ["3: '签'"]),
        ('say("café … “x” → ①")', []),
    ],
)
def test_a_word_hidden_in_code_is_found(source: str, found: list[str]) -> None:
    assert words_in(source) == found
