"""Smaller copies of a picture for small screens: pure, bytes to bytes."""

from __future__ import annotations

import io

from PIL import Image as Picture

WIDTHS = (480, 960)
"""Pixels: a card or a telephone, and a column of text; a picture is never made larger."""
_QUALITY = 76
"""Of webp, 0 to 100: no loss that a reader sees."""


def narrower(width: int | None) -> tuple[int, ...]:
    """The widths in which a picture of this width is offered beside its own."""
    return tuple(w for w in WIDTHS if width is not None and w < width)


def scaled(data: bytes, width: int) -> bytes:
    """The picture as webp of that width, upright, without any of its metadata; the same bytes for the same input.

    Raises:
        OSError: no picture library can read it.
    """
    from PIL import ImageOps  # noqa: PLC0415 - takes long to load, and most builds make no picture

    with Picture.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as opened:
        opened.draft("RGB", (width * 2, width * 2))
        upright = ImageOps.exif_transpose(opened)
        if upright.mode not in ("RGB", "RGBA"):
            upright = upright.convert("RGBA" if "transparency" in opened.info or "A" in upright.mode else "RGB")
        height = max(1, round(upright.height * width / upright.width))
        out = io.BytesIO()
        upright.resize((width, height), Picture.Resampling.LANCZOS).save(out, "WEBP", quality=_QUALITY, method=4)
        return out.getvalue()
