"""``make`` on a machine that lacks something: it says what, and leaves nothing half done behind."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import copy

import pytest

ROOT = Path(__file__).parents[1]

#: As Debian's Python without python3-venv: it begins the folder, and cannot end it.
_WITHOUT_VENV = """#!/bin/sh
[ "$1" = -c ] && exit 0
mkdir -p .venv/bin && touch .venv/bin/python
echo "ensurepip is not available" >&2
exit 1
"""

_TOO_OLD = """#!/bin/sh
exit 1
"""


@pytest.mark.parametrize(("python", "told"), [(_WITHOUT_VENV, "apt install python3-venv"), (_TOO_OLD, "3.11 or newer")])
def test_what_is_missing_is_told_and_the_next_try_begins_anew(tmp_path: Path, python: str, told: str) -> None:
    copy(ROOT / "Makefile", tmp_path)
    here = tmp_path / "python"
    here.write_text(python, encoding="utf-8")
    here.chmod(0o700)
    said = subprocess.run(["make", "demo", f"PYTHON={here}"], cwd=tmp_path, check=False, capture_output=True, text=True)
    assert said.returncode != 0
    assert told in said.stdout
    assert not (tmp_path / ".venv").exists()
