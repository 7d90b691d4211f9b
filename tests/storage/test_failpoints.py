"""Places where a trial may strike: each in the code once, and dead unless a trial's own environment says otherwise."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import FILE, Settings
from storage.engine import failpoints
from storage.engine.failpoints import PLACES, VARIABLE, FailpointRaised, arm, failpoint
from tests.locales.code import sources

PLACE = "courier.marked"


@pytest.fixture(autouse=True)
def _disarmed() -> Iterator[None]:
    yield
    arm("")


def places_in(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "failpoint":
            (name,) = node.args
            assert isinstance(name, ast.Constant), "a place is named where it is passed"
            yield str(name.value)


def test_every_place_is_passed_at_exactly_one_line_of_the_program() -> None:
    assert Counter(name for source in sources().values() for name in places_in(source)) == Counter(list(PLACES))


def test_no_setting_can_arm_a_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / FILE).write_text(f'failpoints = "{PLACE}=raise"\n', encoding="utf-8")
    with pytest.raises(ValidationError):
        Settings()
    (tmp_path / FILE).unlink()
    assert "failpoints" not in Settings.model_fields
    assert failpoints._armed == {}
    failpoint(PLACE)


def test_only_the_environment_of_the_process_arms_a_place_and_a_slip_of_the_pen_is_told() -> None:
    look = [sys.executable, "-c", "from storage.engine.failpoints import failpoint; failpoint('courier.marked')"]
    root = Path(__file__).resolve().parents[2]

    def ends(written: str) -> int:
        return subprocess.run(look, cwd=root, env={VARIABLE: written}, capture_output=True).returncode

    assert (ends(""), ends("worker.claimed=exit"), ends("courier.marked=exit")) == (0, 0, -9)
    assert ends("courier.markt=exit") == 1


@pytest.mark.parametrize("written", ["nowhere=exit", PLACE, f"{PLACE}=explode", f"{PLACE}=exit@often"])
def test_what_is_no_place_with_an_act_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"invalid literal|no place"):
        arm(written)


def test_a_place_strikes_each_time_or_the_time_that_was_said() -> None:
    arm(f"{PLACE}=raise@2 worker.claimed=raise")
    failpoint(PLACE)
    with pytest.raises(FailpointRaised):
        failpoint(PLACE)
    failpoint(PLACE)
    for _ in range(2):
        with pytest.raises(FailpointRaised):
            failpoint("worker.claimed")
