"""Entri menyebut revisi SOP yang tidak berlaku baginya.

## Yang diperiksa
Langkah 1 menyebut revisi SOP yang berlaku pada waktunya, dan setiap entri berikutnya menyebut revisi yang sama (SOP-MISMATCH). Putaran
baru tidak berjalan di bawah revisi yang sudah tidak berlaku (SOP-RETIRED).
## Mengapa
Satu kiriman dinilai menurut satu aturan dari awal sampai akhir; aturan itu tidak dapat dipilih di tengah jalan.
## Contoh
Langkah 1 diparaf di bawah revisi 2025, lalu langkah 2 menyebut revisi 2026.
## Yang harus dilakukan
Paraf dengan `paraf sign`, yang mengisi revisi dengan benar; bila revisi lama sudah tidak berlaku, mulai lagi dengan `paraf sign --step
1`. Revisi yang ada: `paraf sop show`.

# English
The entry names an SOP revision that does not apply to it.

## What it checks
Step 1 names a revision of the SOP in force at its time, and every later entry names the same one (SOP-MISMATCH). A new round does not
run under a revision that is no longer in force (SOP-RETIRED).
## Why
A post is judged by one set of rules from start to end; nobody chooses the rules on the way.
## Example
Step 1 was signed under the revision of 2025, then step 2 names the revision of 2026.
## What to do
Sign with `paraf sign`, which names the right revision; if the old one is no longer in force, start again with `paraf sign --step 1`.
The revisions there are: `paraf sop show`.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_tools.model.case import Case
from site_tools.model.entry import Entry, EntryFact
from site_tools.model.finding import Finding
from site_tools.model.policy import SopRevision
from site_tools.model.state import State
from site_tools.model.text import Text
from site_tools.rules.shape import EntryRule, at_entry

CODE = "SOP-MISMATCH"


def _rewinds_the_gate(state: State, entry: Entry) -> bool:
    before_gate = entry.decision in ("done", "waive") and not state.phase_after_gate(entry.step or 0)
    return before_gate and state.behind_gate and not state.repairs(entry)


def _retired(revision: SopRevision, entry: Entry) -> bool:
    """Not in force at the entry's time; of a void number another rule tells more."""
    return not revision.in_force(entry.moment) and not revision.is_void(entry.moment)


def _again(case: Case) -> Text:
    return Text(
        id="Mulai dari langkah 1 di bawah SOP yang berlaku: paraf sign {post} --step 1",
        en="Start at step 1 under the SOP in force: paraf sign {post} --step 1",
    ).fill(post=case.post.path)


def check(case: Case, state: State, fact: EntryFact) -> Iterator[Finding]:
    """Step 1 names a revision in force then; every later entry the same revision."""
    entry = fact.entry
    named = case.policy.revision(entry.sop_sha256)
    if named is None or named.sop.number != entry.sop_number or named.sop_id != case.post.path.sop:
        yield at_entry(
            case,
            fact,
            CODE,
            Text(
                id="Entri menyebut SOP {number}, yang tidak ada pada kantor ini dengan isi itu.",
                en="The entry names SOP {number}, which this office does not have with that content.",
            ).fill(number=entry.sop_number),
            Text(id="Revisi yang ada: paraf sop show {name}", en="The revisions there are: paraf sop show {name}").fill(
                name=f"{case.post.path.office}/{case.post.path.sop}"
            ),
        )
        return
    starts = entry.decision == "done" and entry.step == 1
    goes_on = bool(state.history) and state.history[-1].entry.sop_sha256 == entry.sop_sha256
    # Completed stages stay: what was begun under a revision is finished under it, up to the gate.
    afresh = state.opens(entry) or _rewinds_the_gate(state, entry)
    if starts and (afresh or not goes_on) and _retired(named, entry):
        yield at_entry(
            case,
            fact,
            "SOP-RETIRED",
            Text(
                id="SOP {number} tidak berlaku pada {at}.",
                en="SOP {number} is not in force at {at}.",
            ).fill(number=entry.sop_number, at=entry.at),
            _again(case),
        )
    elif not starts and named.sha256 != state.revision.sha256:
        yield at_entry(
            case,
            fact,
            CODE,
            Text(
                id="Kiriman ini berjalan di bawah SOP {number}; entri ini menyebut revisi lain.",
                en="This post runs under SOP {number}; this entry names another revision.",
            ).fill(number=state.sop.number),
            Text(id="Paraf dengan perintahnya: paraf sign {post}", en="Sign with the command: paraf sign {post}").fill(post=case.post.path),
        )
    elif not starts and afresh and _retired(named, entry):
        yield at_entry(
            case,
            fact,
            "SOP-RETIRED",
            Text(
                id="SOP {number} sudah tidak berlaku; putaran baru mulai dari langkah 1.",
                en="SOP {number} is no longer in force; a new round starts at step 1.",
            ).fill(number=entry.sop_number),
            _again(case),
        )


RULE = EntryRule(CODE, check, __doc__ or "")
