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

from site_tools.canonical import NOTHING
from site_tools.model.case import Case
from site_tools.model.entry import EntryFact
from site_tools.model.finding import Finding
from site_tools.model.sop import Part
from site_tools.model.state import State
from site_tools.model.text import Text
from site_tools.rules.shape import EntryRule, at_entry

CODE = "STEP-SCOPE"


def changed_parts(state: State, fact: EntryFact) -> frozenset[Part]:
    """Parts in which an entry differs from the one before it; of the first entry, only evidence can be wrong."""
    if state.handed is None:
        return frozenset({"evidence"}) if fact.entry.digests.evidence != NOTHING else frozenset()
    return fact.entry.digests.changed_from(state.handed)


def _allowed(state: State, fact: EntryFact) -> frozenset[Part]:
    match fact.entry.decision:
        case "done":
            return state.sop.may_change(fact.entry.step or 0)
        case "withdraw":
            return frozenset({"text", "captions", "media", "attachments"})
        case _:
            return frozenset()


def check(case: Case, state: State, fact: EntryFact) -> Iterator[Finding]:
    """What an entry hands over differs from what it received only in parts its step may change."""
    entry = fact.entry
    wrong = changed_parts(state, fact) - _allowed(state, fact)
    if wrong:
        yield at_entry(
            case,
            fact,
            CODE,
            Text(
                id="Langkah {step} mengubah {parts}, padahal tidak boleh.",
                en="Step {step} changed {parts}, which it may not.",
            ).fill(step=entry.step or "-", parts=", ".join(sorted(wrong))),
            Text(
                id="Yang berhak mengubahnya harus memaraf ulang: paraf status {post}",
                en="Who may change it must sign again: paraf status {post}",
            ).fill(post=case.post.path),
        )


RULE = EntryRule(CODE, check, __doc__ or "")
