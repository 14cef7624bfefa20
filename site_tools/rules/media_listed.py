"""Berkas media tidak sama dengan yang disebut front matter.

## Yang diperiksa
Setiap gambar, video, dan dokumen di folder kiriman disebut dalam front matter, dan setiap berkas yang disebut ada di folder. Video yang
disimpan di luar (`where`) memerlukan `sha256`.
## Mengapa
Berkas yang tidak disebut tidak pernah diperiksa orang, dan berkas yang tidak ada tidak dapat ditampilkan.
## Contoh
`foto-2.jpg` disalin ke folder, tetapi belum ditulis di bawah `images`.
## Yang harus dilakukan
Tambahkan berkas itu ke `images`, `videos`, atau `documents`, atau hapus berkasnya, lalu jalankan `paraf lint`.

# English
The media files are not those that the front matter names.

## What it checks
Every picture, video and document in the post's folder is named in the front matter, and every file named there is in the folder. A
video kept elsewhere (`where`) needs its `sha256`.
## Why
Nobody reviews a file that is not named, and a file that is missing cannot be shown.
## Example
`foto-2.jpg` was copied into the folder, but `images` does not list it.
## What to do
Add the file to `images`, `videos` or `documents`, or delete it, then run `paraf lint`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_tools.model.case import Case
from site_tools.model.finding import Finding
from site_tools.model.sop import Part
from site_tools.model.text import Text
from site_tools.rules.shape import PostRule, at_key

CODE = "MEDIA-LISTED"


SHA256 = re.compile(r"[0-9a-f]{64}")


def check(case: Case, _coming: frozenset[Part]) -> Iterator[Finding]:
    """Every media file is named in the front matter, and every named one is there, once."""
    meta = case.post.meta
    named = [i.file for i in meta.images] + [d.file for d in meta.documents]
    named += [v.file for v in meta.videos if not v.where] + [v.poster for v in meta.videos if v.poster]
    present = {f.name for f in case.post.files if f.part == "media"}
    for name in sorted(present - set(named)):
        yield at_key(
            case,
            "images",
            CODE,
            Text(
                id="Berkas {name} ada di folder, tetapi tidak disebut dalam front matter.",
                en="File {name} is in the folder, but the front matter does not name it.",
            ).fill(name=name),
        )
    for name in sorted(set(named) - present):
        yield at_key(
            case,
            "images",
            CODE,
            Text(
                id="Berkas {name} disebut dalam front matter, tetapi tidak ada di folder.",
                en="The front matter names {name}, which is not in the folder.",
            ).fill(name=name),
        )
    for video in meta.videos:
        if video.where and not SHA256.fullmatch(video.sha256):
            yield at_key(
                case,
                "videos",
                CODE,
                Text(
                    id="Video {name} disimpan di luar dan karena itu memerlukan sha256.",
                    en="Video {name} is kept elsewhere and therefore needs its sha256.",
                ).fill(name=video.file),
            )


RULE = PostRule(CODE, check, __doc__ or "")
