"""A disk of our own that can be filled and emptied: a tmpfs nobody else sees, in a mount namespace."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[2]

#: The whole disk, in bytes.
SIZE = 24 << 20

_FILLER = "filler"


class NotHere(Exception):
    """This machine does not let us try that; says why."""


def in_own_namespace(module: str, *arguments: str) -> Any:
    """What ``python -m module`` prints as its last line, as JSON, run where it may mount. Raises NotHere."""
    if shutil.which("unshare") is None or subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode:
        raise NotHere("unshare -m is not permitted: run it as root, or in a container that may mount")
    command = ["unshare", "-m", "--propagation", "private", sys.executable, "-m", module, *arguments]
    quiet = None if os.environ.get("FAULTS_ALOUD") else subprocess.DEVNULL
    said = subprocess.run(command, cwd=_ROOT, stdout=subprocess.PIPE, stderr=quiet, check=True)
    return json.loads(said.stdout.splitlines()[-1])


@contextmanager
def mounted(folder: Path) -> Iterator[Path]:
    """A new disk of ``SIZE`` at the folder."""
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path, *, leave: int) -> None:
    """No more than so many bytes are free."""
    with (folder / _FILLER).open("ab") as filler:
        while (free := shutil.disk_usage(folder).free) > leave:
            filler.write(bytes(min(free - leave, 1 << 20)))
            filler.flush()


def empty(folder: Path) -> None:
    """There is space again."""
    (folder / _FILLER).unlink()
