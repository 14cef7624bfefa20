"""Jenis kiriman tidak cocok dengan keterangannya.

## Yang diperiksa
`legal` diisi untuk produk hukum dan hanya untuk itu; `repost_of` diisi untuk repost dan hanya untuk itu; kiriman selain repost
mempunyai sedikitnya satu gambar atau video.
## Mengapa
Umpan JDIHN memerlukan data produk hukum, sumber unggahan ulang harus disebut, dan media sosial memerlukan gambar. Yang masih akan
dibawa oleh langkah berikutnya belum dianggap kurang.
## Contoh
`kind: produk-hukum` tanpa bagian `legal`.
## Yang harus dilakukan
Lengkapi keterangan itu atau perbaiki `kind`, lalu jalankan `paraf lint`.

# English
The kind of the post does not fit its details.

## What it checks
`legal` is filled in for a legal product and only for one; `repost_of` for a repost and only for one; any other post has at least one
picture or video.
## Why
The JDIHN feed needs the facts of a legal product, the source of a repost must be named, and social media need a picture. What a later
step still brings is not missing yet.
## Example
`kind: produk-hukum` without a `legal` section.
## What to do
Fill in the details or correct `kind`, then run `paraf lint`.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_tools.model.case import Case
from site_tools.model.finding import Finding
from site_tools.model.sop import Part
from site_tools.model.text import Text
from site_tools.rules.shape import PostRule, at_key

CODE = "KIND-DEMAND"


def check(case: Case, coming: frozenset[Part]) -> Iterator[Finding]:
    """A legal product has its legal facts; who shares again says whose post; others show a picture or video."""
    meta = case.post.meta
    kind = case.policy.office.kind(meta.kind)
    if (kind == "produk-hukum") != (meta.legal is not None):
        yield at_key(
            case,
            "legal",
            CODE,
            Text(
                id="`legal` diisi untuk produk hukum, dan hanya untuk itu.",
                en="`legal` is filled in for a legal product, and only for one.",
            ),
        )
    if (kind == "repost") != bool(meta.repost_of):
        yield at_key(
            case,
            "repost_of",
            CODE,
            Text(
                id="`repost_of` diisi untuk repost, dan hanya untuk itu.",
                en="`repost_of` is filled in for a repost, and only for one.",
            ),
        )
    if kind != "repost" and not meta.images and not meta.videos and "media" not in coming:
        yield at_key(
            case,
            "images",
            CODE,
            Text(
                id="Kiriman memerlukan sedikitnya satu gambar atau video.",
                en="A post needs at least one picture or video.",
            ),
        )


RULE = PostRule(CODE, check, __doc__ or "")
