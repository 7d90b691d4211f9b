"""The program of the child process that turns SVG into PNG: ``python -m bot.picture.brush``.

The library that draws keeps every other thread of its process waiting for some tenths of a second, so it has its own.
"""

from __future__ import annotations

import sys
from pathlib import Path

from resvg_py import svg_to_bytes

_FONT = Path(__file__).with_name("noto-sans-sc.otf")


def main() -> None:
    """The SVG that comes in goes out as PNG. A letter our font lacks is taken from those of the machine, if need be."""
    svg = sys.stdin.buffer.read().decode()
    png = svg_to_bytes(svg_string=svg, font_files=[str(_FONT)], font_family="Noto Sans CJK SC")
    sys.stdout.buffer.write(bytes(png))


if __name__ == "__main__":
    main()
