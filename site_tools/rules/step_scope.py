"""Langkah mengubah bagian yang bukan haknya.

## Yang diperiksa
Yang diserahkan sebuah entri berbeda dari yang diterimanya hanya pada bagian (naskah, takarir, media, lampiran, bukti) yang boleh diubah
langkah itu. Pengembalian, penolakan, dan pengecualian tidak mengubah apa pun.
## Mengapa
Dengan demikian yang sudah disetujui tetap seperti ketika disetujui.
## Contoh
Admin mengganti takarir pada langkah unggah, yang hanya boleh menambah bukti.
## Yang harus dilakukan
Kembalikan bagian itu dari Git, atau minta yang berhak mengubahnya memaraf ulang dengan `paraf sign --step N`; `paraf status` menyebut
gilirannya.

# English
A step changed a part that is not its own.

## What it checks
What an entry hands over differs from what it received only in the parts (text, captions, media, attachments, evidence) that its step
may change. A return, a rejection and a waiver change nothing.
## Why
So what was approved stays as it was when it was approved.
## Example
The admin replaces a caption in the upload step, which may only add evidence.
## What to do
Restore the part from Git, or have who may change it sign again with `paraf sign --step N`; `paraf status` says whose turn it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from site_tools.model.case import Case
from site_tools.model.entry import EntryFact
from site_tools.model.finding import Finding
from site_tools.model.sop import PARTS, Part
from site_tools.model.state import State
from site_tools.model.text import Text
from site_tools.model.verdict import parts_in_words
from site_tools.rules.shape import EntryRule, at_entry

CODE = "STEP-SCOPE"


CONTENT: Final[frozenset[Part]] = frozenset(PARTS) - {"evidence"}


def _allowed(state: State, fact: EntryFact) -> frozenset[Part]:
    if state.handed is None or fact.entry.decision == "withdraw":
        # The first entry brings the post: whether it is step 1 is another rule's question.
        return CONTENT
    return state.sop.may_change(fact.entry.step or 0) if fact.entry.decision == "done" else frozenset()


def check(case: Case, state: State, fact: EntryFact) -> Iterator[Finding]:
    """What an entry hands over differs from what it received only in parts its step may change."""
    entry = fact.entry
    wrong = state.changed_by(entry) - _allowed(state, fact)
    if wrong:
        yield at_entry(
            case,
            fact,
            CODE,
            Text(
                id="Langkah {step} mengubah {parts}, padahal tidak boleh.",
                en="Step {step} changed {parts}, which it may not.",
            ).fill(step=entry.step or "-", parts=parts_in_words(frozenset(wrong))),
            Text(
                id="Yang berhak mengubahnya harus memaraf ulang: paraf status {post}",
                en="Who may change it must sign again: paraf status {post}",
            ).fill(post=case.post.path),
        )


RULE = EntryRule(CODE, check, __doc__ or "")
