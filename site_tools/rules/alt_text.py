"""Gambar tidak punya teks alternatif yang layak.

## Yang diperiksa
Setiap gambar dalam `images` mempunyai `alt` sepanjang 10 sampai 1.000 huruf, dan isinya bukan nama berkasnya.
## Mengapa
Orang yang tidak dapat melihat gambar hanya menerima teks ini, baik di situs maupun di media sosial.
## Contoh
`alt: foto-1.jpg` pada gambar `foto-1.jpg`.
## Yang harus dilakukan
Tulis dalam satu atau dua kalimat apa yang terlihat pada gambar, lalu jalankan `paraf lint`. Bila kiriman sudah diparaf, langkah yang
boleh mengubah media diparaf ulang dengan `paraf sign`.

# English
A picture has no proper alternative text.

## What it checks
Every picture under `images` has an `alt` of 10 to 1,000 characters that is not the name of its file.
## Why
Who cannot see the picture gets nothing but this text, on the website and on social media.
## Example
`alt: foto-1.jpg` for the picture `foto-1.jpg`.
## What to do
Say in one or two sentences what the picture shows, then run `paraf lint`. If the post is signed already, the step that may change media
signs again with `paraf sign`.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_tools.model.case import Case
from site_tools.model.finding import Finding
from site_tools.model.sop import Part
from site_tools.model.text import Text
from site_tools.rules.shape import PostRule, at_key

CODE = "ALT-TEXT"


SHORTEST = 10
LONGEST = 1000


def check(case: Case, _coming: frozenset[Part]) -> Iterator[Finding]:
    """10 to 1,000 characters, and not the file name."""
    for image in case.post.meta.images:
        alt = image.alt.strip()
        if not SHORTEST <= len(alt) <= LONGEST or alt.casefold() == image.file.casefold():
            yield at_key(
                case,
                "images",
                CODE,
                Text(
                    id="Teks alternatif {name} harus 10 sampai 1.000 huruf dan menerangkan gambar.",
                    en="The alt text of {name} must have 10 to 1,000 characters and tell what the picture shows.",
                ).fill(name=image.file),
            )


RULE = PostRule(CODE, check, __doc__ or "")
