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
    lists = step is not None and accepted.entry.decision == "done" and bool(set(step.changes) & set(CONTENT_PARTS))
    return lists or (accepted.entry.decision == "done" and bool(accepted.changed & set(CONTENT_PARTS)))


def _separated(state: State, step: Step) -> bool:
    if step.phase == "decide":
        return True
    return step.step == state.sop.gate - 1 and step.phase != "handover"


def _merangkap(case: Case, entry: Entry) -> bool:
    """Whether the letter of an acting official lets him hold two deciding roles."""
    number = entry.capacity.partition(" ")[2]
    letter = case.policy.letter(number, entry.person, entry.role) if number else None
    return letter is not None and letter.verified and letter.letter.merangkap


def check(case: Case, state: State, fact: EntryFact) -> Iterator[Finding]:
    """A maker or a decider signs under no other role a deciding step, nor the last step before the gate."""
    entry = fact.entry
    step = state.sop.at(entry.step or 0)
    if entry.decision != "done" or step is None or not _separated(state, step):
        return
    earlier = state.this_round
    if state.opens_round:
        # Of the round before, only what stands before this step is carried into the new one.
        earlier = tuple(a for number, held in state.live if number < step.step for a in held)
    for accepted in earlier:
        other = accepted.entry
        if other.person != entry.person or other.role == entry.role or other.decision != "done":
            continue
        other_step = state.sop.at(other.step or 0)
        decides = other_step is not None and other_step.phase == "decide"
        maker = is_maker(state, accepted)
        excused = decides and not maker and step.phase == "decide" and (_merangkap(case, entry) or _merangkap(case, other))
        if (maker or decides) and not excused:
            yield at_entry(
                case,
                fact,
                CODE,
                Text(
                    id="Langkah {one} dan {two} keduanya oleh {person}; pembuat atau pemutus tidak memutus lagi dalam peran lain.",
                    en="Steps {one} and {two} are both by {person}; a maker or decider does not decide again under another role.",
                ).fill(one=other.step, two=step.step, person=entry.person),
                Text(id="Minta pemegang peran yang lain.", en="Ask another holder of the role."),
            )
            return


RULE = EntryRule(CODE, check, __doc__ or "")
