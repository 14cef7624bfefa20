"""Pengembalian atau penolakan tidak pada tempatnya.

## Yang diperiksa
`return` dan `reject` dibubuhkan pada langkah yang sudah tercapai, sebelum unggahan pertama putaran itu; `return` hanya ke langkah yang
disebut SOP, dan `reject` hanya pada langkah keputusan.
## Mengapa
Yang sudah tayang tidak dapat dikembalikan diam-diam: ia diralat atau ditarik secara terbuka.
## Contoh
Sekretaris mengembalikan ke langkah 2, sedangkan SOP hanya menyebut langkah 1.
## Yang harus dilakukan
Pilih tujuan yang disebut SOP: `paraf sign --decision return --to N --note "..."`. Setelah tayang, pakai `paraf revise` atau `paraf sign
--decision withdraw`.

# English
A return or rejection is out of place.

## What it checks
`return` and `reject` are for a step that has been reached, before the round's first upload; a return goes only to a step that the SOP
names, and only a deciding step rejects.
## Why
What is published cannot be returned in silence: it is corrected or withdrawn in the open.
## Example
The secretary returns to step 2, while the SOP names step 1 only.
## What to do
Choose a target that the SOP names: `paraf sign --decision return --to N --note "..."`. After publication use `paraf revise` or `paraf
sign --decision withdraw`.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_tools.model.case import Case
from site_tools.model.entry import EntryFact
from site_tools.model.finding import Finding
from site_tools.model.sop import Sop, Step
from site_tools.model.state import State
from site_tools.model.text import Text
from site_tools.rules.shape import EntryRule, at_entry, whose_turn

CODE = "STOP-INVALID"


def _instead(case: Case) -> Text:
    """What undoes a published post: in the open."""
    return Text(
        id='Ralat: paraf revise {post} --note "..."; tarik: paraf sign {post} --decision withdraw --note "..."',
        en='Correct it: paraf revise {post} --note "..."; take it down: paraf sign {post} --decision withdraw --note "..."',
    ).fill(post=case.post.path)


def _again(case: Case, step: Step, sop: Sop) -> Text:
    """The command that this step could give; else the steps that could."""
    if step.returns:
        return Text(
            id='Ulangi: paraf sign {post} --decision return --step {step} --to {to} --note "..."',
            en='Try again: paraf sign {post} --decision return --step {step} --to {to} --note "..."',
        ).fill(post=case.post.path, step=step.step, to=step.returns[0])
    others = ", ".join(str(s.step) for s in sop.before_gate if s.returns)
    return Text(
        id="Yang dapat mengembalikan: langkah {steps}. Lihat: paraf sop show {name}",
        en="Steps that can return it: {steps}. See: paraf sop show {name}",
    ).fill(steps=others or "-", name=f"{case.post.path.office}/{case.post.path.sop}")


def check(case: Case, state: State, fact: EntryFact) -> Iterator[Finding]:
    """Return and reject come from a performer of a reached step, until the round's first publish entry."""
    entry = fact.entry
    if entry.decision not in ("return", "reject"):
        return
    step = state.sop.at(entry.step or 0)
    expected = state.expected()
    if step is None or state.phase_after_gate(step.step) or state.opens_round:
        yield at_entry(
            case,
            fact,
            CODE,
            Text(
                id="Tidak ada yang dapat dikembalikan atau ditolak: belum diajukan, atau sudah diunggah (pakai `paraf revise` atau tarik).",
                en="There is nothing to return or reject: not submitted yet, or uploaded already (use `paraf revise` or withdraw).",
            ),
            _instead(case) if state.passages else whose_turn(case),
        )
    elif expected is not None and step.step > expected:
        yield at_entry(
            case,
            fact,
            CODE,
            Text(
                id="Langkah {step} belum tercapai.",
                en="Step {step} has not been reached.",
            ).fill(step=step.step),
            whose_turn(case),
        )
    elif entry.decision == "return" and (not step.returns or entry.to not in step.returns):
        yield at_entry(
            case,
            fact,
            CODE,
            Text(
                id="Langkah {step} hanya dapat mengembalikan ke langkah: {targets}.",
                en="Step {step} can only return to step: {targets}.",
            ).fill(step=step.step, targets=", ".join(map(str, step.returns)) or "-"),
            _again(case, step, state.sop),
        )
    elif entry.decision == "reject" and step.phase != "decide":
        yield at_entry(
            case,
            fact,
            CODE,
            Text(
                id="Hanya langkah keputusan yang dapat menolak.",
                en="Only a deciding step can reject.",
            ),
            _again(case, step, state.sop),
        )


RULE = EntryRule(CODE, check, __doc__ or "")
