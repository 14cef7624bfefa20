"""Entri ini memerlukan catatan.

## Yang diperiksa
Pengembalian, penolakan, penarikan, pengecualian, dan ralat memuat catatan; begitu pula langkah yang menurut SOP menuntut tanggapan
tertulis.
## Mengapa
Yang menerima harus tahu apa yang diperbaiki, dan alasan keputusan harus dapat dibaca kembali.
## Contoh
`paraf sign --decision return --to 1` tanpa `--note`.
## Yang harus dilakukan
Ulangi perintah dengan alasannya: `paraf sign --note "..."`; untuk ralat: `paraf revise --note "..."`.

# English
This entry needs a note.

## What it checks
A return, a rejection, a withdrawal, a waiver and a correction carry a note; so does a step for which the SOP asks a written response.
## Why
Who receives the post must know what to mend, and the reason of a decision must be there to read later.
## Example
`paraf sign --decision return --to 1` without `--note`.
## What to do
Run the command again with the reason: `paraf sign --note "..."`; for a correction: `paraf revise --note "..."`.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_tools.model.case import Case
from site_tools.model.entry import EntryFact
from site_tools.model.finding import Finding
from site_tools.model.state import State
from site_tools.model.text import Text
from site_tools.rules.shape import EntryRule, at_entry

CODE = "NOTE-MISSING"


def check(case: Case, state: State, fact: EntryFact) -> Iterator[Finding]:
    """A return, a rejection, a waiver, a correction and a step with a written response carry words."""
    entry = fact.entry
    step = state.sop.at(entry.step or 0)
    written = entry.decision == "done" and step is not None and step.note_required
    correction = state.round > 0 and state.opens(entry)
    if not entry.note and (entry.decision in ("return", "reject", "waive", "withdraw") or written or correction):
        yield at_entry(
            case,
            fact,
            CODE,
            Text(id="Langkah {step} memerlukan catatan tertulis.", en="Step {step} needs a written note.").fill(step=entry.step or "-"),
            Text(id='Tambahkan: --note "..."', en='Add: --note "..."'),
        )


RULE = EntryRule(CODE, check, __doc__ or "")
