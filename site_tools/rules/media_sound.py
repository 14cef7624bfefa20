"""Berkas media bukan seperti namanya.

## Yang diperiksa
Gambar, video, dan PDF benar berjenis seperti akhiran namanya dan dapat dibuka; gambar paling besar 40 juta piksel, tidak
memuat lokasi GPS, dan tidak membawa berkas lain di belakang atau di dalamnya.
## Mengapa
Berkas yang menyamar atau rusak gagal tampil atau membahayakan pembaca, lokasi GPS membuka tempat tinggal orang, dan berkas yang
menumpang di belakang gambar ikut tayang tanpa pernah dilihat pemeriksa.
## Contoh
Foto HEIC dari ponsel diganti namanya menjadi `foto.jpg`.
## Yang harus dilakukan
Simpan ulang berkas dalam jenis yang benar dan tanpa data lokasi. Bila kiriman sudah diparaf, langkah yang boleh mengubah media diparaf
ulang dengan `paraf sign`.

# English
A media file is not what its name says.

## What it checks
Pictures, videos and PDF files are of the kind their ending says and can be opened; a picture has at most 40 million pixels, holds
no GPS location, and carries no other file behind or inside it.
## Why
A file in disguise or damaged cannot be shown or harms the reader, a GPS location tells where people live, and a file that rides
behind a picture is published without any reviewer having seen it.
## Example
A HEIC photo from a phone was renamed to `foto.jpg`.
## What to do
Save the file again in the right kind and without location data. If the post is signed already, the step that may change media signs
again with `paraf sign`.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_tools.model.case import Case
from site_tools.model.finding import Finding
from site_tools.model.sop import Part
from site_tools.model.text import Text
from site_tools.rules.shape import PostRule

CODE = "MEDIA-BAD"


def check(case: Case, _coming: frozenset[Part]) -> Iterator[Finding]:
    """A picture is a picture of its kind, whole, and within the pixel limit."""
    for name, reason in case.picture_problems:
        yield Finding(CODE, Text("{name}: {reason}", "{name}: {reason}").fill(name=name, reason=reason), f"{case.post.path.folder}/{name}")


RULE = PostRule(CODE, check, __doc__ or "")
