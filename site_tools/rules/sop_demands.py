"""Isi tidak memenuhi yang diminta SOP.

## Yang diperiksa
Isi memenuhi yang ditulis dokumen SOP kantor ini: jumlah foto atau video paling sedikit untuk jenis tertentu, sumber, dan kategori. Yang
masih akan dibawa oleh langkah berikutnya belum dianggap kurang.
## Mengapa
Syarat itu tertulis dalam SOP yang disahkan; Paraf tidak menambah dan tidak menguranginya.
## Contoh
SOP meminta sedikitnya empat foto atau video untuk kegiatan, sedangkan kiriman memuat dua.
## Yang harus dilakukan
Lengkapi foto, `sources`, atau `category`, lalu jalankan `paraf lint`. Bunyi SOP dapat dibaca dengan `paraf sop show`.

# English
The content is not what the SOP asks for.

## What it checks
The content meets what this office's SOP document says: the least number of pictures or videos for some kinds, the sources, the
category. What a later step still brings is not missing yet.
## Why
The demand stands in the ratified SOP; Paraf adds nothing to it and takes nothing away.
## Example
The SOP asks for at least four pictures or videos of an activity, and the post has two.
## What to do
Complete the pictures, `sources` or `category`, then run `paraf lint`. `paraf sop show` prints what the SOP says.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_tools.model.case import Case
from site_tools.model.finding import Finding
from site_tools.model.sop import Part
from site_tools.model.text import Text
from site_tools.rules.shape import PostRule, at_key

CODE = "SOP-DEMAND"


def check(case: Case, coming: frozenset[Part]) -> Iterator[Finding]:
    """What the office's document demands of the content itself."""
    if case.under is None:
        return
    demands, meta = case.under.sop.demands, case.post.meta
    least = demands.media_minimum
    have = len(meta.images) + len(meta.videos)
    if least and case.policy.office.kind(meta.kind) in least.kinds and have < least.count and "media" not in coming:
        yield at_key(
            case,
            "images",
            CODE,
            Text(
                id="Dokumentasi kurang: minimal {count} foto atau video, tersedia {have}.",
                en="Not enough documentation: at least {count} pictures or videos, there are {have}.",
            ).fill(count=least.count, have=have),
        )
    if demands.sources and not [s for s in meta.sources if s.strip()] and "text" not in coming:
        yield at_key(
            case,
            "sources",
            CODE,
            Text(
                id="Sumber wajib disebut: SOP meminta isi yang valid.",
                en="Sources are mandatory: the SOP asks for valid content.",
            ),
        )
    if demands.categories and meta.category not in demands.categories and "text" not in coming:
        yield at_key(
            case,
            "category",
            CODE,
            Text(
                id="Kategori harus salah satu dari: {names}.",
                en="The category must be one of: {names}.",
            ).fill(names=", ".join(demands.categories)),
        )


RULE = PostRule(CODE, check, __doc__ or "")
