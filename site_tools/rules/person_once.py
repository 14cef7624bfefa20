"""Satu orang memegang dua peran yang harus terpisah.

## Yang diperiksa
Dalam satu putaran, orang yang membuat atau mengubah isi, atau yang sudah memutus, tidak memaraf langkah keputusan atau langkah terakhir
sebelum penayangan dalam peran lain. Surat penugasan dengan `merangkap: true` membolehkan dua langkah keputusan oleh satu orang, kecuali
bagi pembuat.
## Mengapa
Pemeriksaan oleh orang yang sama bukan pemeriksaan, sekalipun ia memegang dua jabatan.
## Contoh
Operator yang menyusun naskah menjabat Plh. Kasubbag dan memaraf pemeriksaan naskahnya sendiri.
## Yang harus dilakukan
Minta pemegang peran lain memaraf; daftarnya ada pada `paraf status`.

# English
One person holds two roles that must be apart.

## What it checks
Within a round, who made or changed the content, or decided already, signs under no other role a deciding step or the last step before
publication. An acting official's letter with `merangkap: true` allows one person two deciding steps, but never a maker.
## Why
A review by the same person is no review, even if he holds two offices.
## Example
The operator who wrote the text is acting head of the subdivision and signs the review of his own text.
## What to do
Ask another holder of the role to sign; `paraf status` lists them.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_tools.model.case import Case
from site_tools.model.entry import Entry, EntryFact
from site_tools.model.finding import Finding
from site_tools.model.sop import CONTENT_PARTS, Step
from site_tools.model.state import Accepted, State
from site_tools.model.text import Text
from site_tools.rules.shape import EntryRule, at_entry

CODE = "PERSON-ONCE"


def is_maker(state: State, accepted: Accepted) -> bool:
    """Whether an entry makes its signer a maker of the post: a step over the content, or a changed content."""
    step = state.sop.at(accepted.entry.step or 0)
    listed = frozenset(step.changes if step else ())
    return accepted.entry.decision == "done" and bool((listed | accepted.changed) & set(CONTENT_PARTS))


def _separated(state: State, step: Step) -> bool:
    if step.phase == "decide":
        return True
    return step.step == state.sop.gate - 1 and step.phase != "handover"


def _merangkap(case: Case, entry: Entry) -> bool:
    """Whether the letter of an acting official lets him hold two deciding roles."""
    number = entry.capacity.partition(" ")[2]
    letter = case.policy.letter(number, entry.person, entry.role)
    return letter is not None and letter.verified and letter.letter.merangkap


def _bars(case: Case, state: State, first: Accepted, then: Accepted) -> bool:
    """Whether what a person signed first bars him from what he signs then under another role."""
    one, two = (state.sop.at(a.entry.step or 0) for a in (first, then))
    if one is None or two is None or not _separated(state, two):
        return False
    maker, decides = is_maker(state, first), one.phase == "decide"
    excused = two.phase == "decide" and (_merangkap(case, first.entry) or _merangkap(case, then.entry))
    return maker or (decides and not excused)


def _beside(state: State, entry: Entry) -> tuple[Accepted, ...]:
    """What was signed in the round that the entry belongs to."""
    if not state.opens(entry):
        return state.this_round
    # Of the round before, only what stands before this step is carried into the new one.
    return tuple(a for number, held in state.live if number < (entry.step or 0) for a in held)


def check(case: Case, state: State, fact: EntryFact) -> Iterator[Finding]:
    """A maker or a decider signs under no other role a deciding step, nor the last step before the gate."""
    entry = fact.entry
    if entry.decision != "done":
        return
    mine = Accepted(fact.index, entry, state.changed_by(entry))
    for accepted in _beside(state, entry):
        other = accepted.entry
        if other.person != entry.person or other.role == entry.role or other.decision != "done":
            continue
        # Who signs a step again that a compromised key held stands before those who signed after it.
        after = state.repairs(entry) and accepted in state.holding(other.step or 0) and (other.step or 0) > (entry.step or 0)
        if _bars(case, state, mine, accepted) if after else _bars(case, state, accepted, mine):
            yield at_entry(
                case,
                fact,
                CODE,
                Text(
                    id="Langkah {one} dan {two} keduanya oleh {person}; pembuat atau pemutus tidak memutus lagi dalam peran lain.",
                    en="Steps {one} and {two} are both by {person}; a maker or decider does not decide again under another role.",
                ).fill(one=other.step, two=entry.step, person=entry.person),
                Text(id="Minta pemegang peran yang lain.", en="Ask another holder of the role."),
            )
            return


RULE = EntryRule(CODE, check, __doc__ or "")
