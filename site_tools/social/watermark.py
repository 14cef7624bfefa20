"""The mark across everything that nobody has approved yet."""

from __future__ import annotations

from functools import lru_cache

from PIL import Image as Pillow
from PIL import ImageDraw, ImageFont

DRAFT_MARK = "KONSEP – BELUM DISETUJUI"
_ANGLE = 30
_LINES = 7
_INK = 150
"""Opacity of the letters, 0 to 255."""


def _letters(size: float) -> tuple[ImageFont.FreeTypeFont | ImageFont.ImageFont, str]:
    font = ImageFont.load_default(size)
    return font, DRAFT_MARK.replace("–", "-")  # the built-in typeface has no en dash


@lru_cache(maxsize=8)
def _mask(width: int, height: int) -> Pillow.Image:
    """Rows of the mark, turned, so that no crop of the picture is without it."""
    side = int((width**2 + height**2) ** 0.5) + 1
    font, words = _letters(max(min(width, height) / 16, 10))
    mask = Pillow.new("L", (side, side), 0)
    draw = ImageDraw.Draw(mask)
    left, top, right, bottom = draw.textbbox((0, 0), words, font=font)
    step_x, step_y = int(right - left) * 5 // 4, max(side // _LINES, int(bottom - top) * 2)
    for row, y in enumerate(range(0, side, step_y)):
        for x in range(-(row % 2) * step_x // 2, side, step_x):
            draw.text((x, y), words, fill=_INK, font=font)
    turned = mask.rotate(_ANGLE, resample=Pillow.Resampling.BILINEAR)
    corner = ((side - width) // 2, (side - height) // 2)
    return turned.crop((*corner, corner[0] + width, corner[1] + height))


def stamp(image: Pillow.Image) -> Pillow.Image:
    """A copy of an RGB picture with the mark across it, readable on dark and bright parts."""
    marked = image.copy()
    mask = _mask(*image.size)
    shadow = mask.transform(image.size, Pillow.Transform.AFFINE, (1, 0, -2, 0, 1, -2))
    marked.paste((0, 0, 0), (0, 0, *image.size), shadow)
    marked.paste((255, 255, 255), (0, 0, *image.size), mask)
    return marked


def marked_text(text: str) -> str:
    """A text with the mark as its first line."""
    return f"{DRAFT_MARK}\n\n{text}"
