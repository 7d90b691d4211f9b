"""Where the sample towns are: beside the program in a checkout, inside the package once installed."""

from __future__ import annotations

from pathlib import Path

DEMO = "yueyang-lou"


def examples() -> Path:
    """The folder of the examples."""
    program = Path(__file__).parents[1]
    inside = program / "examples"
    return inside if inside.is_dir() else program.parent / "examples"


def sample_town(name: str = DEMO) -> Path:
    """The folder of a sample town."""
    return examples() / "towns" / name
