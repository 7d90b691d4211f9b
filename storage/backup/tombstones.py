"""The list of forgotten people beside the database and beside its backups, so that no older copy brings anybody back.

One JSON line each, hashes and moments only. Lists are joined, never replaced; a line torn by a kill is no line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from storage.backup.files import write
from storage.engine.times import from_us, to_us
from storage.upkeep.erasures import Tombstone

FILE = "tombstones.jsonl"


def read(folder: Path) -> tuple[Tombstone, ...]:
    """Who was forgotten, as the list in the folder has it; nobody when there is none."""
    file = folder / FILE
    if not file.exists():
        return ()
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return tuple(stone for line in lines if (stone := _stone(line)) is not None)


def keep(folder: Path, tombstones: Iterable[Tombstone]) -> None:
    """The list in the folder has these too; there is a list afterwards, if only an empty one."""
    there = {stone.token: stone for stone in read(folder)}
    all_of_them = {stone.token: stone for stone in tombstones} | there
    if (folder / FILE).exists() and len(all_of_them) == len(there):
        return
    lines = (
        json.dumps({"token": stone.token, "at": to_us(stone.at)}) + "\n"
        for stone in sorted(all_of_them.values(), key=lambda stone: (stone.at, stone.token))
    )
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write(folder / FILE, "".join(lines))


def _stone(line: str) -> Tombstone | None:
    try:
        plain = json.loads(line)
        return Tombstone(str(plain["token"]), from_us(int(plain["at"])))
    except (ValueError, TypeError, KeyError):
        return None
