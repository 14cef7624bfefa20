"""A picture of the post in the size of a platform: upright, sRGB, without metadata, cropped around what matters.

Each file is decoded once, at half its size or less where no target needs more. The same bytes in give the same bytes out
as long as the Pillow release is the same.
"""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Iterable
from dataclasses import dataclass

from PIL import Image as Pillow
from PIL import ImageCms, ImageOps

from site_tools.model.finding import Finding, Problem
from site_tools.model.text import Text
from site_tools.social.platform import Size
from site_tools.social.watermark import stamp

MOST_PIXELS = 40_000_000
"""A larger picture is refused before it is decoded: a small file can unfold into gigabytes."""
QUALITY = 85
_LEAST_QUALITY = 30
_QUALITY_STEP = 10
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "MPO")
_EXTENSIONS = {
    "JPEG": (".jpg", ".jpeg"),
    "MPO": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "WEBP": (".webp",),
    "GIF": (".gif",),
}
_SIDEWAYS = (5, 6, 7, 8)
"""EXIF orientations that swap width and height."""
_ORIENTATION = 0x0112
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


@dataclass(frozen=True, slots=True)
class Picture:
    """A decoded picture, upright and in RGB."""

    width: int
    """Of the file as people see it, in pixels."""
    height: int
    pixels: Pillow.Image
    """Possibly smaller than the file: as large as the targets need."""
    moving: bool
    """The file is an animation; only its first frame is here."""
    misnamed: bool
    """The file is of another kind than its name says."""

    def scale_to(self, size: Size) -> float:
        """How much the picture is enlarged (above 1) or reduced to fill that size."""
        return max(size.width / self.width, size.height / self.height)

    def lost_in(self, size: Size) -> float:
        """The share of the picture that the crop to that size leaves out, 0 to 1."""
        scale = self.scale_to(size)
        return 1 - (size.width * size.height) / (self.width * self.height * scale * scale)


def _problem(code: str, path: str, message: Text, remedy: Text) -> Problem:
    return Problem(Finding(code, message, path, remedy=remedy))


def _unreadable(path: str, why: str) -> Problem:
    message = Text("Berkas ini bukan gambar yang utuh ({why}).", "This file is no complete picture ({why}).").fill(why=why)
    remedy = Text(
        "Simpan ulang sebagai JPEG atau PNG, lalu minta paraf ulang untuk berkas yang baru.",
        "Save it again as JPEG or PNG, then have the new file signed.",
    )
    return _problem("IMAGE-UNREADABLE", path, message, remedy)


def _too_large(path: str) -> Problem:
    message = Text("Gambar terlalu besar: lebih dari {most} megapiksel.", "The picture is too large: more than {most} megapixels.")
    remedy = Text("Perkecil gambar, lalu minta paraf ulang.", "Make the picture smaller, then have it signed again.")
    return _problem("IMAGE-TOO-LARGE", path, message.fill(most=MOST_PIXELS // 1_000_000), remedy)


def open_picture(data: bytes, *, path: str, sizes: Iterable[Size]) -> Picture:
    """Decode a picture as large as `sizes` need it; `path` is named in messages.

    Raises:
        Problem: IMAGE-UNREADABLE (no picture, of an unknown kind, or truncated), IMAGE-TOO-LARGE.
    """
    try:
        with warnings.catch_warnings():
            # Pillow warns of broken metadata, which is dropped anyway, and of pictures above a limit higher than ours.
            warnings.simplefilter("ignore")
            return _decode(data, path, tuple(sizes))
    except Problem:
        raise
    except Pillow.DecompressionBombError:
        raise _too_large(path) from None
    except Exception as error:  # noqa: BLE001 - on a broken file the decoders raise nearly anything
        raise _unreadable(path, type(error).__name__) from None


def _decode(data: bytes, path: str, sizes: tuple[Size, ...]) -> Picture:
    with Pillow.open(io.BytesIO(data), formats=_FORMATS) as image:
        width, height = raw_width, raw_height = image.size
        if width * height > MOST_PIXELS:
            raise _too_large(path)
        kind = image.format or ""
        if _orientation(image) in _SIDEWAYS:
            width, height = height, width
        scale = max((max(size.width / width, size.height / height) for size in sizes), default=1.0)
        # An MPO is a photo with a second one behind it (a telephone's depth picture), not an animation.
        moving = kind != "MPO" and bool(getattr(image, "is_animated", False))
        # The JPEG decoder can leave out pixels on the way: halves, quarters, eighths, never below what is asked for.
        image.draft(None, (math.ceil(raw_width * scale), math.ceil(raw_height * scale)))
        image.load()
        pixels = _plain(_upright(image))
        # Other decoders cannot: average down once here instead of for every target.
        factor = int(image.width / (raw_width * scale))
    if factor > 1:
        pixels = pixels.reduce(factor)
    pixels.info.clear()
    return Picture(width, height, pixels, moving, misnamed=not path.lower().endswith(_EXTENSIONS.get(kind, ())))


def _orientation(image: Pillow.Image) -> int:
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - broken metadata is no reason to refuse a picture that is whole
        return 1


def _upright(image: Pillow.Image) -> Pillow.Image:
    return ImageOps.exif_transpose(image) if _orientation(image) != 1 else image


def _plain(image: Pillow.Image) -> Pillow.Image:
    """The same picture in sRGB, eight bits per channel, on white where it was transparent."""
    profile = image.info.get("icc_profile")
    if image.has_transparency_data:
        above = image.convert("RGBA")
        image = Pillow.new("RGB", above.size, "white")
        image.paste(above, mask=above.getchannel("A"))
    elif image.mode.startswith(("I", "F")):  # sixteen bits: `convert` would clip, not scale
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    elif image.mode not in ("RGB", "CMYK", "L"):
        image = image.convert("RGB")
    if profile and image.mode in ("RGB", "CMYK", "L"):
        try:
            converted = ImageCms.profileToProfile(image, io.BytesIO(profile), _SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
            converted = None  # a profile that does not fit the pixels is ignored, as browsers do
        if converted is not None:
            return converted
    return image.convert("RGB")


def _crop_box(picture: Picture, size: Size, focus: tuple[float, float] | None) -> tuple[float, float, float, float]:
    """The largest part of the decoded pixels with the ratio of `size`, as near to `focus` as the edges allow."""
    width, height = picture.pixels.size
    scale = max(size.width / width, size.height / height)
    box_width, box_height = min(size.width / scale, width), min(size.height / scale, height)
    x, y = focus or (0.5, 0.5)
    left = min(max(x * width - box_width / 2, 0.0), width - box_width)
    top = min(max(y * height - box_height / 2, 0.0), height - box_height)
    return left, top, left + box_width, top + box_height


def render(picture: Picture, size: Size, *, focus: tuple[float, float] | None, most_bytes: int, draft: bool) -> bytes:
    """A JPEG of exactly that size without metadata, of quality 85 or less where `most_bytes` demands it.

    `draft` puts the watermark of what is not approved across it.
    """
    pixels = picture.pixels.resize(
        (size.width, size.height), Pillow.Resampling.LANCZOS, box=_crop_box(picture, size, focus), reducing_gap=3.0
    )
    if draft:
        pixels = stamp(pixels)
    pixels.info.clear()
    for quality in range(QUALITY, _LEAST_QUALITY - 1, -_QUALITY_STEP):
        buffer = io.BytesIO()
        pixels.save(buffer, "JPEG", quality=quality)
        if buffer.tell() <= most_bytes:
            break
    return buffer.getvalue()
