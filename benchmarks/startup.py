"""From ``linzhang run`` to the first answer on /healthz, in a town that was imported before."""

from __future__ import annotations

import contextlib
import http.client
import os
import resource
import socket
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.progress import tell
from benchmarks.service import bring_in, settings
from benchmarks.stage import Stage
from bot.towns.folder import read_town

#: Seconds between two questions, and until nobody is there.
_PAUSE = 0.005
_PATIENCE = 30.0


def measure(stage: Stage) -> dict[str, float]:
    """The figures by name; the two towns take turns. Processor time is that of the whole process, stopping included."""
    towns = {"startup": stage.yard, "startup_district": stage.district}
    folders = {name: stage.folder / name for name in towns}
    for name, town in towns.items():
        tell(f"importing for {name} ...")
        folders[name].mkdir()
        bring_in(folders[name], read_town(town).register)
    took: dict[str, list[float]] = {}
    for _ in range(stage.effort.starts):
        for name, folder in folders.items():
            before = _of_children()
            took.setdefault(f"{name}_s", []).append(_start(folder))
            took.setdefault(f"{name}_cpu_s", []).append(_of_children() - before)
            tell(f"{name}: {took[f'{name}_s'][-1]:.2f} s")
    return {name: median(seconds) for name, seconds in took.items()}


def _of_children() -> float:
    """Seconds of processor time that children took who have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _start(folder: Path) -> float:
    """Seconds until it answered; it is stopped then."""
    port = _free_port()
    known = settings(folder)
    said = {"DATABASE": known.database, "DATA": known.data, "PORT": port, "HOST": "127.0.0.1"}
    environment = os.environ | {f"LINZHANG_{name}": str(value) for name, value in said.items()}
    began = time.perf_counter()
    command = [str(Path(sys.executable).with_name("linzhang")), "run"]
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            while not _answers(port):
                if process.poll() is not None or time.perf_counter() - began > _PATIENCE:
                    raise RuntimeError("linzhang run did not come up")
                time.sleep(_PAUSE)
            return time.perf_counter() - began
        finally:
            process.terminate()


def _answers(port: int) -> bool:
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=1)) as connection:
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except OSError:
            return False


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
