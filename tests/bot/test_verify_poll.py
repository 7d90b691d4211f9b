"""The script that anybody can read and run: it stands alone, it is short, and it is not to be fooled."""

from __future__ import annotations

import ast
import json
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bot.command import verify_poll
from bot.command.verify_poll import verify
from domain.polls.ledger import Kind, Line
from domain.polls.poll import Secrecy
from tests.domain.a_poll import chained
from tests.faults.made_up_polls import MadeUp, made_up

SCRIPT = Path(verify_poll.__file__)


def named_poll(number: int = 3) -> MadeUp:
    """A poll with ballots in its ledger."""
    chance = random.Random(number)
    return next(held for held in iter(lambda: made_up(chance), None) if not held.poll.secret and len(held.standing) > 2)


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The script by itself: no folder of the program is known to it."""
    command = [sys.executable, "-I", str(SCRIPT), *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=60, check=False)


def test_it_is_a_hundred_lines_long_at_most_and_needs_nothing_but_python() -> None:
    source = SCRIPT.read_text(encoding="utf-8")
    imported = {
        name.partition(".")[0]
        for node in ast.walk(ast.parse(source))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [str(node.module)]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert len(source.splitlines()) <= 100
    assert imported <= sys.stdlib_module_names


def test_run_by_itself_it_says_what_it_found_and_ends_with_0(tmp_path: Path) -> None:
    held = named_poll()
    (tmp_path / "export").write_text(held.text, encoding="utf-8", newline="")

    done = run("export", held.chain[-1][1], cwd=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert (found["poll"], found["verdict"]) == (12, str(held.result.verdict))
    assert {name: found[name] for name in held.tally.plain()} == held.tally.plain()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text[:-1], "does not hold: the chain, or the hash that was published"),
        (lambda text: text.replace("\n", "\r\n"), "does not hold"),
        (lambda _: "", "does not hold: cannot be read"),
        (lambda _: "[[[[", "does not hold: cannot be read"),
        (lambda text: text.replace('"seq":2', '"seq":7'), "does not hold"),
    ],
)
def test_what_does_not_hold_ends_with_1(tmp_path: Path, change: object, said: str) -> None:
    assert callable(change)
    (tmp_path / "export").write_text(change(named_poll().text), encoding="utf-8", newline="")
    done = run("export", cwd=tmp_path)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_neither_what_it_finds_nor_what_it_complains_of_tells_who_chose_what(tmp_path: Path) -> None:
    held = named_poll()
    spoilt = held.text.replace('"choice":"', '"choice":"secret-')
    (tmp_path / "good").write_text(held.text, encoding="utf-8", newline="")
    (tmp_path / "bad").write_text(spoilt, encoding="utf-8", newline="")
    good, bad = run("good", cwd=tmp_path), run("bad", cwd=tmp_path)
    assert "choice" not in good.stdout
    assert "secret-" not in bad.stdout + bad.stderr


def rewritten(held: MadeUp, change: object) -> str:
    """The export after somebody changed entries and made every hash anew: it can only be known from outside."""
    assert callable(change)
    lines = [change(line) for line, _ in held.chain]
    return replace(held, chain=chained(lines)).text


@pytest.mark.parametrize(
    "change",
    [
        lambda line: replace(line, choice="99") if line.kind is Kind.BALLOT else line,
        lambda line: replace(line, unit=999) if line.kind is Kind.BALLOT else line,
        lambda line: replace(line, at_us=0) if line.kind is Kind.BALLOT else line,
        lambda line: replace(line, at_us=2 * line.at_us) if line.kind is Kind.BALLOT else line,
    ],
)
def test_a_ballot_out_of_time_off_the_roll_or_of_no_option_does_not_count_whatever_its_hash(change: object) -> None:
    held = named_poll()
    text = rewritten(held, change)
    assert text != held.text
    with pytest.raises((RuntimeError, LookupError)):
        verify(text)


def test_a_ledger_written_anew_to_fit_is_known_by_the_hash_that_was_published() -> None:
    held = named_poll()

    def later(line: Line) -> Line:
        return replace(line, at_us=line.at_us + 1) if line.kind is Kind.PUBLISHED else line

    text = rewritten(held, later)
    assert verify(text)["verdict"] == str(held.result.verdict)
    with pytest.raises(RuntimeError, match="published"):
        verify(text, held.chain[-1][1])


def test_a_secret_poll_whose_ledger_has_a_ballot_does_not_hold() -> None:
    held = named_poll()

    def asked_in_secret(line: Line) -> Line:
        if line.kind is not Kind.OPENED:
            return line
        return replace(line, facts={**(line.facts or {}), "secrecy": Secrecy.SECRET})

    with pytest.raises(RuntimeError, match="entry"):
        verify(rewritten(held, asked_in_secret))
