"""What the neighbours of the browser tests and the documents photograph."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter


def picture(file: Path, *, lit: bool) -> Path:
    """A stairwell as a phone might photograph it: a door, steps, and a lamp that is out or on."""
    image = Image.new("RGB", (900, 1200), "#e9dfc6" if lit else "#26231f")
    draw = ImageDraw.Draw(image)
    wall, step, door = ("#d8c9a3", "#b9a67c", "#7b4a32") if lit else ("#322e28", "#292520", "#231a16")
    draw.rectangle((0, 0, 900, 700), fill=wall)
    draw.rectangle((560, 250, 800, 700), fill=door)
    for number in range(6):
        draw.rectangle((40 + number * 45, 1130 - number * 72, 900, 1200 - number * 72), fill=step, outline=wall)
    glow = Image.new("RGB", image.size, "#000000")
    ImageDraw.Draw(glow).ellipse((150, -150, 650, 420), fill="#ffdf8a" if lit else "#0c0b0a")
    lamp = Image.blend(image, glow.filter(ImageFilter.GaussianBlur(120)), 0.35)
    ImageDraw.Draw(lamp).ellipse((350, 80, 450, 180), fill="#fff6d0" if lit else "#4a463f", outline="#8a8378", width=6)
    lamp.filter(ImageFilter.GaussianBlur(1.2)).save(file, quality=88)
    return file
