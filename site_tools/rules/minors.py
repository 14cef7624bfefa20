"""Kiriman tentang anak atau sekolah belum disertai izin.

## Yang diperiksa
Bila teks menyebut anak, pelajar, atau sekolah, dan kiriman memuat gambar atau video, arsip izin ada di folder kiriman:
`attachments/izin-*` (pdf, md, jpg, atau png). Ini peringatan: kiriman tetap dapat diparaf dan tayang.
## Mengapa
Data anak adalah data pribadi yang bersifat spesifik menurut UU Nomor 27 Tahun 2022; wajah anak tayang hanya dengan izin orang tua atau
wali, lazimnya melalui sekolah.
## Contoh
Kunjungan ke sebuah SMA dengan foto para pelajar, tanpa izin tertulis.
## Yang harus dilakukan
Simpan izin sebagai, misalnya, `attachments/izin-orang-tua.pdf` atau `attachments/izin-sekolah.pdf`; berkas itu ikut diparaf dan tidak
pernah tayang. Bila tidak ada anak yang dapat dikenali, peringatan ini boleh dibiarkan. Periksa lagi dengan `paraf lint`.

# English
A post about children or a school has no consent on file.

## What it checks
Where the text speaks of children, pupils or a school and the post has pictures or videos, the consent is filed in the post's folder:
`attachments/izin-*` (pdf, md, jpg or png). This is a warning: the post can be signed and published all the same.
## Why
Data of children is specific personal data under law 27 of 2022; a child's face is shown only with the consent of parents or guardians,
usually obtained through the school.
## Example
A visit to a high school with pictures of the pupils, and no written consent.
## What to do
File the consent as, say, `attachments/izin-orang-tua.pdf` or `attachments/izin-sekolah.pdf`; it is signed with the post and never
published. Where no child can be recognised, the warning may stand. Look again with `paraf lint`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from site_tools.model.case import Case
from site_tools.model.finding import Finding
from site_tools.model.sop import Part
from site_tools.model.text import Text
from site_tools.rules.plain_numbers import without_amounts, without_documents
from site_tools.rules.published_text import passages
from site_tools.rules.shape import PostRule

CODE = "MINORS-CONSENT"

_OF_CHILDREN: Final = re.compile(
    r"(?<![\w-])(?:(?i:siswa|siswi|pelajar|murid|sekolah|madrasah|anak|balita|paud)(?:-\w+)?(?i:nya)?"
    r"|SD|SDN|SMP|SMPN|SMA|SMAN|SMK|SMKN|SLB|MTs|MTsN)(?![\w])"
)
_HINTS: Final = ("sisw", "pelajar", "murid", "sekolah", "madrasah", "anak", "balita", "paud", "sd", "smp", "sma", "smk", "slb", "mts")
"""One of these is in every text that names children; a plain search is ten times faster than a pattern."""
_CONSENT: Final = re.compile(r"attachments/izin-[a-z0-9._-]+\.(?:pdf|md|jpg|jpeg|png)")


def check(case: Case, _coming: frozenset[Part]) -> Iterator[Finding]:
    """Pictures of a post about children come with a consent on file. Asked at once: whoever takes pictures must know."""
    meta = case.post.meta
    if not meta.images and not meta.videos:
        return
    if any(_CONSENT.fullmatch(file.name) for file in case.post.files):
        return
    for passage in passages(case.post):
        # Most texts hold none of the words; only where one does, masking what is no text is worth its time.
        small = passage.text.casefold()
        hinted = any(hint in small for hint in _HINTS)
        named = _OF_CHILDREN.search(without_documents(without_amounts(passage.text))) if hinted else None
        if named:
            yield Finding(
                CODE,
                Text(
                    "Kata `{word}` pada {place}: bila anak tampak pada gambar, izin orang tua atau sekolah perlu disimpan.",
                    "The word `{word}` in {place}: if children are seen in the pictures, the consent of parents or school must be on file.",
                ).fill(word=named[0], place=passage.name),
                case.post.path.index,
                passage.line_at(named.start()),
                remedy=Text(
                    "Simpan izinnya sebagai {folder}/attachments/izin-orang-tua.pdf",
                    "File the consent as {folder}/attachments/izin-orang-tua.pdf",
                ).fill(folder=case.post.path.folder),
                severity="warning",
            )
            return


RULE = PostRule(CODE, check, __doc__ or "")
