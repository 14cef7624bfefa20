"""A drawing surface for flat illustrations: logical pixels, drawn twice as large and reduced once.

Pillow's own scalable font is the only font, so that every machine with the same Pillow draws the same bytes.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

SCALE = 2
"""Drawn pixels per logical pixel; the reduction smooths the edges."""

Colour = str
Point = tuple[float, float]
Box = tuple[float, float, float, float]

SKINS: tuple[Colour, ...] = ("#e8b48c", "#d89c70", "#c68658", "#f0c49c")
HAIRS: tuple[Colour, ...] = ("#2b2326", "#3a2b28", "#1f1d22")


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one office: `#rrggbb` each, from dark to light, with two accents."""

    deep: Colour
    main: Colour
    soft: Colour
    pale: Colour
    accent: Colour
    warm: Colour
    ink: Colour = "#24313a"
    paper: Colour = "#fffdf8"

    @property
    def shirts(self) -> tuple[Colour, ...]:
        """Clothes that go with the office's colours."""
        return (self.main, self.accent, self.soft, self.warm, self.deep, "#f4efe6")


def mix(one: Colour, two: Colour, share: float) -> Colour:
    """The colour `share` (0 to 1) of the way from `one` to `two`."""
    a, b = (tuple(int(c[i : i + 2], 16) for i in (1, 3, 5)) for c in (one, two))
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in zip(a, b, strict=True))


class Canvas:
    """One picture being drawn. Coordinates are logical pixels from the upper left corner."""

    def __init__(self, size: tuple[int, int], palette: Palette, seed: int, words: Sequence[str] = ()) -> None:
        self.w, self.h = size
        self.p = palette
        self.seed = seed
        self.words = tuple(words)
        self.mirror = False
        """Set by a scene without writing: the finished picture is turned left to right."""
        self.dice = random.Random(seed)  # noqa: S311 - variety of drawings, not a secret
        self.image = Image.new("RGB", (self.w * SCALE, self.h * SCALE), palette.paper)
        self.pen = ImageDraw.Draw(self.image)

    def finish(self) -> Image.Image:
        """The finished picture in its logical size."""
        done = self.image.resize((self.w, self.h), Image.Resampling.LANCZOS)
        return done.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if self.mirror else done

    def rect(self, box: Box, fill: Colour, radius: float = 0, outline: Colour | None = None, width: float = 0) -> None:
        """A rectangle (left, top, right, bottom), with round corners when `radius` is given."""
        self.pen.rounded_rectangle([v * SCALE for v in box], radius * SCALE, fill=fill, outline=outline, width=round(width * SCALE))

    def oval(self, x: float, y: float, rx: float, ry: float | None = None, *, fill: Colour) -> None:
        """An ellipse around (x, y); a circle without `ry`."""
        ry = rx if ry is None else ry
        self.pen.ellipse([(x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE], fill=fill)

    def poly(self, points: Sequence[Point], fill: Colour) -> None:
        """A filled polygon."""
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=fill)

    def line(self, points: Sequence[Point], fill: Colour, width: float) -> None:
        """A line with round joints and round ends."""
        self.pen.line([(x * SCALE, y * SCALE) for x, y in points], fill=fill, width=round(width * SCALE), joint="curve")
        for x, y in (points[0], points[-1]):
            self.oval(x, y, width / 2 - 0.5, fill=fill)

    def pie(self, x: float, y: float, r: float, start: float, end: float, fill: Colour) -> None:
        """A slice of a disc; degrees, clockwise from the right."""
        self.pen.pieslice([(x - r) * SCALE, (y - r) * SCALE, (x + r) * SCALE, (y + r) * SCALE], start, end, fill=fill)

    def sky(self, top: Colour, bottom: Colour, until: float | None = None) -> None:
        """A smooth vertical change of colour from the upper edge down to `until`."""
        last = round((until or self.h) * SCALE)
        for y in range(last):
            self.pen.line([(0, y), (self.w * SCALE, y)], fill=mix(top, bottom, y / last))

    def text(self, x: float, y: float, words: str, size: float, fill: Colour, *, anchor: str = "mm", bold: float = 0) -> None:
        """One line of text; `anchor` as Pillow names it, `bold` in logical pixels of extra weight."""
        font = ImageFont.load_default(size * SCALE)
        self.pen.text(
            (x * SCALE, y * SCALE), words, fill=fill, font=font, anchor=anchor, stroke_width=round(bold * SCALE), stroke_fill=fill
        )

    def fit(self, x: float, y: float, words: str, size: float, width: float, fill: Colour, *, bold: float = 0) -> float:
        """Centred text broken into lines of at most `width`, first line around `y`; returns the next line's y."""
        for row in self.rows(words, size, width):
            self.text(x, y, row, size, fill, bold=bold)
            y += size * 1.28
        return y

    def rows(self, words: str, size: float, width: float) -> list[str]:
        """The lines into which `words` break at `width`."""
        font = ImageFont.load_default(size * SCALE)
        rows: list[str] = []
        for word in words.split():
            longer = f"{rows[-1]} {word}" if rows else word
            if rows and font.getlength(longer) <= width * SCALE:
                rows[-1] = longer
            else:
                rows.append(word)
        return rows

    def word(self, index: int, default: str) -> str:
        """The text given for this picture at `index`, else `default`."""
        return self.words[index] if index < len(self.words) else default
