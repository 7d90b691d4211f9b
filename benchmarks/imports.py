"""``linzhang import`` of a whole district: the first time, and again after one post has changed hands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.progress import tell
from benchmarks.service import settings
from benchmarks.stage import Stage
from bot.towns.folder import HOUSEHOLDS_FILE, TOWN_FILE

_POST = re.compile(r'role = "building-leader", grid = "[^"]+"')


def measure(stage: Stage) -> dict[str, float]:
    """The figures by name."""
    changed = stage.folder / "changed"
    changed.mkdir()
    shutil.copyfile(stage.district / HOUSEHOLDS_FILE, changed / HOUSEHOLDS_FILE)
    text = (stage.district / TOWN_FILE).read_text(encoding="utf-8")
    (changed / TOWN_FILE).write_text(_POST.sub(r"\g<0>, deputy = true", text, count=1), encoding="utf-8")
    folder = stage.folder / "imports"
    folder.mkdir()
    return {
        "import_district_s": _import(folder, stage.district),
        "reimport_district_s": _import(folder, changed),
    }


def _import(folder: Path, town: Path) -> float:
    """Seconds from the command to its end."""
    known = settings(folder)
    environment = os.environ | {"LINZHANG_DATABASE": known.database, "LINZHANG_DATA": str(known.data)}
    command = [str(Path(sys.executable).with_name("linzhang")), "import", str(town)]
    began = time.perf_counter()
    subprocess.run(command, check=True, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    took = time.perf_counter() - began
    tell(f"import: {took:.1f} s")
    return took
