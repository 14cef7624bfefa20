"""Whether a media file is what its name says: a fact for the rules, found out with Pillow."""

from __future__ import annotations

import io
import warnings
from typing import Final

from PIL import Image

from site_tools.adapters.stowaway import stowaway
from site_tools.model.text import Text

MAX_PIXELS: Final = 40_000_000
"""More than any phone's photo; a decompression bomb is larger."""
_FORMATS: Final = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
_GPS: Final = 0x8825


def picture_problem(name: str, data: bytes) -> Text | None:
    """Why a media file cannot be shown, or None; never raises for bad content."""
    ending = name.rsplit(".", 1)[-1]
    if ending == "pdf":
        return stowaway(ending, data) if data.startswith(b"%PDF-") else Text("bukan berkas PDF.", "is no PDF file.")
    if ending == "mp4":
        return stowaway(ending, data) if data[4:8] == b"ftyp" else Text("bukan berkas MP4.", "is no MP4 file.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=list({*_FORMATS.values()})) as image:
                if image.format != _FORMATS[ending]:
                    return Text("isinya gambar {kind}, bukan seperti namanya.", "is a {kind} picture, not what its name says.").fill(
                        kind=image.format
                    )
                if image.width * image.height > MAX_PIXELS:
                    return Text("gambar terlalu besar (lebih dari 40 juta piksel).", "the picture is too large (over 40 million pixels).")
                if image.getexif().get_ifd(_GPS):
                    return Text("gambar memuat lokasi GPS; hapus datanya dahulu.", "the picture holds a GPS location; remove it first.")
                # Every coded byte is still read, but an eighth of the pixels is made of a photo: a tenth of the time.
                image.draft(None, (image.width // 8, image.height // 8))
                image.load()
    except Exception:  # noqa: BLE001 - a decoder may raise anything for bytes that are no picture
        return Text("bukan gambar, atau rusak.", "is no picture, or damaged.")
    return stowaway(ending, data)
