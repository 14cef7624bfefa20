"""Pengecualian tidak mengecualikan apa pun.

## Yang diperiksa
Setiap butir `exceptions` cocok dengan data pribadi yang benar-benar ada dalam kiriman ini.
## Mengapa
Pengecualian yang tertinggal mengizinkan sesuatu yang tidak lagi dibaca siapa pun, dan kelak menutupi kesalahan yang baru.
## Contoh
Nomor telepon sudah dihapus dari takarir, tetapi pengecualiannya masih tertulis.
## Yang harus dilakukan
Hapus butir itu, atau salin kembali `digest` dari temuan `PERSONAL-DATA`, lalu jalankan `paraf lint`.

# English
An exception excuses nothing.

## What it checks
Each item of `exceptions` matches personal data that the post really holds.
## Why
An exception left behind allows something that nobody reads any more, and one day hides a new mistake.
## Example
The telephone number is gone from the caption, and its exception is still written.
## What to do
Delete the item, or copy the `digest` from the `PERSONAL-DATA` finding again, then run `paraf lint`.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_tools.model.case import Case
from site_tools.model.finding import Finding
from site_tools.model.sop import Part
from site_tools.model.text import Text
from site_tools.rules.personal_data import persons
from site_tools.rules.shape import PostRule, at_key

CODE = "EXCEPTION-UNUSED"


def check(case: Case, _coming: frozenset[Part]) -> Iterator[Finding]:
    """Every exception has something to excuse."""
    exceptions = case.post.meta.exceptions
    found = {one.digest for _, one in persons(case)} if exceptions else set()
    for exception in exceptions:
        if exception.digest not in found:
            yield at_key(
                case,
                "exceptions",
                CODE,
                Text(
                    "Pengecualian `{digest}` tidak cocok dengan data apa pun dalam kiriman ini.",
                    "The exception `{digest}` matches nothing in this post.",
                ).fill(digest=exception.digest),
                Text("Hapus butir itu dari `exceptions`.", "Delete that item from `exceptions`."),
            )


RULE = PostRule(CODE, check, __doc__ or "")
