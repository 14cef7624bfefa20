"""Isian front matter tidak dikenal atau masih kosong.

## Yang diperiksa
Judul terisi, `kind` dan `platforms` memakai kata yang dikenal, setiap platform disebut sekali, dan setiap platform mempunyai takarir
sendiri atau takarir `default`.
## Mengapa
Kata yang salah eja membuat kiriman tidak diunggah ke platform yang dimaksud, atau diunggah tanpa takarir.
## Contoh
`platforms: [instagram, facebok]`.
## Yang harus dilakukan
Perbaiki kata itu menurut saran pada temuan, lalu jalankan `paraf lint`.

# English
An entry of the front matter is unknown or still empty.

## What it checks
The title is filled in, `kind` and `platforms` use known words, each platform is named once, and each has a caption of its own or the
`default` one.
## Why
With a misspelt word a post is not uploaded where it was meant to go, or goes up without a caption.
## Example
`platforms: [instagram, facebok]`.
## What to do
Correct the word as the finding suggests, then run `paraf lint`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from site_tools.model.case import Case
from site_tools.model.finding import Finding
from site_tools.model.post import KINDS, PLATFORMS
from site_tools.model.sop import Part
from site_tools.model.text import Text
from site_tools.rules.shape import PostRule, at_key

CODE = "META-WORD"


def _unknown(case: Case, key: str, word: str, known: Iterable[str]) -> Finding:
    near = difflib.get_close_matches(word, list(known), n=1)
    hint = Text(" Maksud Anda `{near}`?", " Did you mean `{near}`?").fill(near=near[0]) if near else Text("", "")
    return at_key(
        case,
        key,
        CODE,
        Text("`{word}` tidak dikenal pada `{key}`.{hint}", "`{word}` is not known in `{key}`.{hint}").fill(word=word, key=key, hint=hint),
    )


def check(case: Case, coming: frozenset[Part]) -> Iterator[Finding]:
    """Kind and platforms are known, captions belong to a platform of the post, the title is there."""
    meta = case.post.meta
    kinds = {*KINDS, *(case.policy.office.kinds or {})}
    if not meta.title.strip():
        yield at_key(case, "title", CODE, Text(id="Judul kosong.", en="The title is empty."))
    if meta.kind not in kinds:
        yield _unknown(case, "kind", meta.kind, sorted(kinds))
    if not meta.platforms:
        yield at_key(case, "platforms", CODE, Text(id="Tidak ada platform.", en="No platform is named."))
    for name in meta.platforms:
        if name not in PLATFORMS:
            yield _unknown(case, "platforms", name, PLATFORMS)
    if len(set(meta.platforms)) != len(meta.platforms):
        yield at_key(case, "platforms", CODE, Text(id="Platform disebut dua kali.", en="A platform is named twice."))
    for name in meta.captions:
        if name != "default" and name not in meta.platforms:
            yield _unknown(case, "captions", name, ["default", *meta.platforms])
    for name in meta.platforms:
        if not meta.caption(name).strip() and "captions" not in coming:
            yield at_key(
                case,
                "captions",
                CODE,
                Text(
                    id="Takarir untuk {name} kosong.",
                    en="There is no caption for {name}.",
                ).fill(name=name),
            )


RULE = PostRule(CODE, check, __doc__ or "")
