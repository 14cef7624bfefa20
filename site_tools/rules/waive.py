"""Pengecualian (keadaan kahar) tidak sah.

## Yang diperiksa
Hanya pengesah, dengan kunci pribadi, dan hanya bila SOP memuat ketentuan keadaan kahar, dapat mengecualikan satu langkah yang sedang
ditunggu, sekali per putaran, dengan tanggal akhir paling lama 30 hari. Langkah 1, langkah yang mengubah isi, dan keputusan terakhir
tidak dapat dikecualikan; pembuat kiriman tidak dapat membuatnya, dan yang mengecualikan tidak kemudian ikut membuat isinya.
## Mengapa
Pengecualian adalah jalan darurat; ia harus sempit, terlihat, dan dapat dipertanggungjawabkan.
## Contoh
Pengesah mengecualikan langkah 2 tanpa tanggal akhir.
## Yang harus dilakukan
Ulangi: `paraf sign --decision waive --until YYYY-MM-DD --note "..."`. Bila SOP tidak mengenalnya, tunggu pelaksana langkah itu atau
angkat Plh.; lihat `paraf status`.

# English
The exception (force majeure) is not valid.

## What it checks
Only a ratifier, with a personal key, and only where the SOP has a force majeure clause, may waive one expected step, once per round,
with an end date at most 30 days ahead. Step 1, a step that changes content and the last decision cannot be waived, and a maker of the
post cannot waive; nor does who waived a step make the content afterwards.
## Why
A waiver is an emergency exit; it must be narrow, visible and accounted for.
## Example
The ratifier waives step 2 without an end date.
## What to do
Try again: `paraf sign --decision waive --until YYYY-MM-DD --note "..."`. Where the SOP has no such clause, wait for the performer or
appoint an acting one; see `paraf status`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from site_tools.model.case import Case
from site_tools.model.entry import RATIFIER_ROLE, Entry, EntryFact
from site_tools.model.finding import Finding
from site_tools.model.state import Accepted, State
from site_tools.model.text import Text
from site_tools.rules.person_once import is_maker
from site_tools.rules.shape import EntryRule, at_entry, whose_turn

CODE = "WAIVE-INVALID"


LONGEST = timedelta(days=30)


def _unwaivable(state: State, number: int) -> bool:
    """Step 1, a step over the content and the last decision: without them nothing was made, or nobody decided."""
    before = {s.step: s for s in state.sop.before_gate}
    decides = [s.step for s in before.values() if s.phase == "decide"]
    return number not in before or number == 1 or bool(before[number].changes) or number in decides[-1:]


def _objection(state: State, fact: EntryFact) -> Text | None:
    entry = fact.entry
    step = state.sop.at(entry.step or 0)
    if not state.sop.clauses.force_majeure:
        return Text("SOP ini tidak mengenal keadaan kahar.", "This SOP has no force majeure clause.")
    if entry.role != RATIFIER_ROLE or entry.review is not None:
        return Text("Hanya pengesah, dengan kunci pribadi.", "Only a ratifier, with a personal key.")
    if step is None or state.opens_round or step.step != state.expected() or state.phase_after_gate(step.step):
        return Text("Hanya langkah yang sedang ditunggu sebelum penayangan.", "Only the expected step before publication.")
    if _unwaivable(state, step.step):
        return Text(
            "Langkah 1, langkah yang mengubah isi, dan keputusan terakhir tidak dapat dikecualikan.",
            "Step 1, a step that changes content and the last decision cannot be waived.",
        )
    if any(a.entry.decision == "waive" for a in state.this_round):
        return Text("Hanya sekali dalam satu putaran.", "Only once in a round.")
    if any(is_maker(state, a) and a.entry.person == entry.person for a in state.this_round):
        return Text("Pembuat kiriman tidak dapat mengecualikan langkah.", "A maker of the post cannot waive a step.")
    try:
        until = date.fromisoformat(entry.until)
    except ValueError:
        return Text("Pengecualian memerlukan tanggal akhir (--until).", "A waiver needs an end date (--until).")
    if not entry.moment.date() <= until <= entry.moment.date() + LONGEST:
        return Text("Tanggal akhir paling lama 30 hari sejak ditandatangani.", "The end date is at most 30 days ahead.")
    return None


def _way_out(case: Case, state: State, fact: EntryFact) -> Text:
    """The command again, where another date or person mends it; else whose turn it is."""
    mends = state.sop.clauses.force_majeure and fact.entry.step == state.expected() and not _unwaivable(state, fact.entry.step or 0)
    if not mends or any(a.entry.decision == "waive" for a in state.this_round):
        return whose_turn(case)
    return Text(
        id='Pengesah yang bukan pembuatnya: paraf sign {post} --decision waive --step {step} --until {until} --note "..."',
        en='A ratifier who did not make it: paraf sign {post} --decision waive --step {step} --until {until} --note "..."',
    ).fill(post=case.post.path, step=fact.entry.step, until=fact.entry.moment.date().isoformat())


def _waived(state: State, entry: Entry) -> bool:
    """Whether a waiver of this person holds a step that stays before this entry."""
    held = [a.entry for number, live in state.live for a in live if number < (entry.step or 0)]
    return any(e.decision == "waive" and e.person == entry.person for e in held)


def check(case: Case, state: State, fact: EntryFact) -> Iterator[Finding]:
    """The ratifier may complete one expected pre-gate step under force majeure, once per round."""
    entry = fact.entry
    if _waived(state, entry) and is_maker(state, Accepted(fact.index, entry, state.changed_by(entry))):
        yield at_entry(
            case,
            fact,
            CODE,
            Text(
                "{person} mengecualikan satu langkah putaran ini, jadi tidak ikut membuat isinya.",
                "{person} waived a step of this round, and so does not make its content.",
            ).fill(person=entry.person),
            Text("Minta pemegang peran yang lain.", "Ask another holder of the role."),
        )
    if entry.decision != "waive":
        return
    reason = _objection(state, fact)
    if reason:
        yield at_entry(case, fact, CODE, reason, _way_out(case, state, fact))


RULE = EntryRule(CODE, check, __doc__ or "")
