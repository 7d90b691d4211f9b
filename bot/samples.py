"""Where the sample towns are: beside the program in a checkout, inside the package once installed."""

from __future__ import annotations

from pathlib import Path

DEMO = "yueyang-lou"


def examples() -> Path:
    """The folder of the examples."""
    inside = Path(__file__).parent / "examples"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "examples"


def sample_town(name: str = DEMO) -> Path:
    """The folder of a sample town."""
    return examples() / "towns" / name
