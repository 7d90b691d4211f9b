"""Where everything is measured: towns made for it, and folders on a real disk with such a town in their database."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.crowd import crowded
from benchmarks.effort import Effort
from benchmarks.progress import tell
from benchmarks.service import bring_in, think
from bot.command.samples import sample_town
from bot.towns.folder import read_town
from domain.register import Register

ROOT = Path(__file__).parents[1]


@dataclass
class Stage:
    """What the scripts share. Everything in ``folder`` is gone when the stage is left."""

    folder: Path
    effort: Effort

    @cached_property
    def district(self) -> Path:
        """The folder with the town file of a whole district."""
        folder = self.folder / "district"
        subprocess.run([sys.executable, str(ROOT / "examples" / "towns" / "district.py"), str(folder)], check=True)
        return folder

    @cached_property
    def yard(self) -> Path:
        """The folder with the town file of the sample town."""
        return sample_town()

    @cached_property
    def register(self) -> Register:
        """The town with all its residents."""
        town = self.district if self.effort.district else self.yard
        return crowded(read_town(town).register, self.effort.residents)

    @cached_property
    def _prepared(self) -> Path:
        """A folder with the town and all its residents, where nobody has said anything yet."""
        tell("making the town ...")
        folder = self.folder / "prepared"
        folder.mkdir()
        bring_in(folder, self.register)
        think(folder)
        return folder

    @contextlib.contextmanager
    def a_town(self) -> Iterator[Path]:
        """A folder with the town, where nobody has said anything yet."""
        folder = Path(tempfile.mkdtemp(prefix="town-", dir=self.folder))
        shutil.copytree(self._prepared, folder, dirs_exist_ok=True)
        try:
            yield folder
        finally:
            shutil.rmtree(folder)


@contextlib.contextmanager
def set_up(effort: Effort, there: Path = ROOT / "data") -> Iterator[Stage]:
    """A stage beside the program, so on a disk and not in memory."""
    there.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=there))
    try:
        yield Stage(folder, effort)
    finally:
        shutil.rmtree(folder)
