"""Smaller copies of a picture: for small screens, and for links to a post. Pure, bytes to bytes."""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image as Picture

WIDTHS = (480, 960)
"""Pixels: a card or a telephone, and a column of text; a picture is never made larger."""
LINK_SIZE = (1200, 630)
"""Pixels of the picture beside a link, as the services that show links ask for it."""
_QUALITY = 76
"""Of webp, 0 to 100: no loss that a reader sees."""
_LINK_QUALITY = 78
"""Of JPEG, which every service reads; WhatsApp shows no picture that is much larger than this makes them."""


def narrower(width: int | None) -> tuple[int, ...]:
    """The widths in which a picture of this width is offered beside its own."""
    return tuple(w for w in WIDTHS if width is not None and w < width)


@lru_cache(maxsize=1)
def _upright(data: bytes) -> Picture.Image:
    """The picture as people see it, no smaller than any copy needs it: opened once for all its copies.

    Raises:
        OSError: no picture library can read it.
    """
    from PIL import ImageOps  # noqa: PLC0415 - takes long to load, and most builds make no picture

    with Picture.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as opened:
        opened.draft("RGB", (WIDTHS[-1] * 2, WIDTHS[-1] * 2))
        upright = ImageOps.exif_transpose(opened)
        if upright.mode not in ("RGB", "RGBA"):
            upright = upright.convert("RGBA" if "transparency" in opened.info or "A" in upright.mode else "RGB")
        upright.load()
        return upright


def _colours(picture: Picture.Image) -> dict[str | tuple[int, int], object]:
    """Of everything a picture says of itself, what its colours mean."""
    return {name: value for name, value in picture.info.items() if name == "icc_profile"}


def scaled(data: bytes, width: int) -> bytes:
    """The picture as webp of that width, upright, without any of its metadata; the same bytes for the same input.

    Raises:
        OSError: no picture library can read it.
    """
    upright = _upright(data)
    height = max(1, round(upright.height * width / upright.width))
    out = io.BytesIO()
    smaller = upright.resize((width, height), Picture.Resampling.LANCZOS, reducing_gap=3.0)
    smaller.info = _colours(smaller)
    smaller.save(out, "WEBP", quality=_QUALITY, method=4)
    return out.getvalue()


def cropped(data: bytes, focus: tuple[float, float]) -> bytes:
    """As much of the picture as 1200x630 holds, around the focus, as JPEG without metadata; the same bytes for the same input.

    Raises:
        OSError: no picture library can read it.
    """
    upright = _upright(data)
    if upright.mode != "RGB":
        # What shines through is white, as on the page.
        ground = Picture.new("RGBA", upright.size, "white")
        upright = Picture.alpha_composite(ground, upright).convert("RGB")
    wide, high = LINK_SIZE
    scale = max(wide / upright.width, high / upright.height)
    width, height = wide / scale, high / scale
    left = min(max(focus[0] * upright.width - width / 2, 0), upright.width - width)
    top = min(max(focus[1] * upright.height - height / 2, 0), upright.height - height)
    box = (left, top, left + width, top + height)
    out = io.BytesIO()
    smaller = upright.resize(LINK_SIZE, Picture.Resampling.BICUBIC, box=box, reducing_gap=2.0)
    smaller.info = _colours(smaller)
    smaller.save(out, "JPEG", quality=_LINK_QUALITY)
    return out.getvalue()
