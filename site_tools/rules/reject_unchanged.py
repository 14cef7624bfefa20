"""Kiriman yang ditolak diajukan lagi tanpa perubahan.

## Yang diperiksa
Setelah penolakan, langkah 1 hanya diterima bila naskah, takarir, atau media berubah.
## Mengapa
Tanpa syarat ini kiriman yang sama dapat diajukan berulang-ulang sampai seseorang menyetujuinya.
## Contoh
Kiriman ditolak, lalu operator memaraf langkah 1 tanpa menyunting apa pun.
## Yang harus dilakukan
Perbaiki isi menurut alasan penolakan, lalu jalankan `paraf sign --step 1`.

# English
A rejected post is submitted again without a change.

## What it checks
After a rejection step 1 is accepted only if the text, the captions or the media changed.
## Why
Otherwise the same post could be submitted again and again until somebody approves it.
## Example
A post was rejected and the operator signs step 1 without editing anything.
## What to do
Mend the content as the reason of the rejection asks, then run `paraf sign --step 1`.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_tools.model.case import Case
from site_tools.model.entry import EntryFact
from site_tools.model.finding import Finding
from site_tools.model.sop import CONTENT_PARTS
from site_tools.model.state import State
from site_tools.model.text import Text
from site_tools.rules.shape import EntryRule, at_entry

CODE = "REJECT-UNCHANGED"


def check(case: Case, state: State, fact: EntryFact) -> Iterator[Finding]:
    """After a rejection step 1 changes text, captions or media."""
    stopped = state.stopped
    if fact.entry.decision != "done" or stopped is None or stopped.decision != "reject":
        return
    if not fact.entry.digests.changed_from(stopped.digests) & set(CONTENT_PARTS):
        yield at_entry(
            case,
            fact,
            CODE,
            Text(
                id="Kiriman ini ditolak; naskah, takarir, atau gambarnya harus diubah sebelum diajukan lagi.",
                en="This post was rejected; its text, captions or pictures must change before it is submitted again.",
            ),
        )


RULE = EntryRule(CODE, check, __doc__ or "")
