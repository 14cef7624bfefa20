"""Orang yang sama memaraf di tempat yang menuntut orang lain.

## Yang diperiksa
Langkah yang memerlukan beberapa orang menghitung setiap orang satu kali, dan langkah yang mengecualikan pemaraf langkah lain
(`not_signer_of`) tidak menerima orang itu.
## Mengapa
Persetujuan bersama berarti beberapa orang, bukan satu orang beberapa kali.
## Contoh
Anggota tim yang menyusun desain ikut menyetujui unggahannya, padahal SOP mengecualikan penyusun.
## Yang harus dilakukan
Minta orang lain yang memegang peran itu memaraf; daftarnya ada pada `paraf status`.

# English
The same person signs where another one is needed.

## What it checks
A step that needs several persons counts each once, and a step that excludes the signers of another (`not_signer_of`) does not accept
them.
## Why
A joint approval means several persons, not one person several times.
## Example
The member of the team who made the design also approves its upload, though the SOP excludes the maker.
## What to do
Ask another holder of the role to sign; `paraf status` lists them.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_tools.model.case import Case
from site_tools.model.entry import Entry, EntryFact
from site_tools.model.finding import Finding
from site_tools.model.sop import Step
from site_tools.model.state import State
from site_tools.model.text import Text
from site_tools.rules.shape import EntryRule, at_entry

CODE = "SIGNER-TWICE"


def _again(state: State, step: Step, entry: Entry) -> bool:
    """Whether the entry would stand beside one of the same person and add nobody."""
    his = {a.entry.role for a in state.holding(step.step) if a.entry.person == entry.person and not a.void}
    if state.phase_after_gate(step.step):
        # A supplement of his own is welcome; a second role of a step that wants different persons is not his.
        return bool(his) and bool(step.who.all) and entry.role not in his
    joins = state.repairs(entry) or (step.step == state.expected() and entry.digests == state.handed)
    return bool(his) and joins and not state.opens(entry)


def check(case: Case, state: State, fact: EntryFact) -> Iterator[Finding]:
    """A step that needs several persons counts each once; a step may exclude the signers of another."""
    entry = fact.entry
    step = state.sop.at(entry.step or 0)
    if entry.decision != "done" or step is None:
        return
    if _again(state, step, entry):
        yield at_entry(
            case,
            fact,
            CODE,
            Text(
                id="{person} sudah memaraf langkah {step}; langkah ini memerlukan {count} orang.",
                en="{person} signed step {step} already; it needs {count} persons.",
            ).fill(person=entry.person, step=step.step, count=step.who.needed),
        )
    others = set(step.who.not_signer_of)
    if state.repairs(entry):
        # Whoever signs an earlier step again must not have signed the later one that excludes its signers.
        others |= {s.step for s in state.sop.steps if step.step in s.who.not_signer_of}
    for number in sorted(others):
        if any(a.entry.person == entry.person for a in state.holding(number)):
            yield at_entry(
                case,
                fact,
                CODE,
                Text(
                    id="{person} memaraf langkah {other} dan karena itu tidak dapat memaraf langkah {step}.",
                    en="{person} signed step {other} and therefore cannot sign step {step}.",
                ).fill(person=entry.person, other=number, step=step.step),
            )


RULE = EntryRule(CODE, check, __doc__ or "")
