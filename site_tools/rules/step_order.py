"""Langkah tidak pada gilirannya.

## Yang diperiksa
`done` hanya diterima untuk langkah yang sedang ditunggu, untuk mengulang langkah terdahulu yang boleh mengubah isi, atau sebagai
susulan setelah penayangan. Mendahului langkah yang belum selesai adalah STEP-SKIP; nomor yang tidak ada atau langkah yang sudah selesai
adalah STEP-ORDER.
## Mengapa
Urutan adalah inti SOP: setiap orang memaraf apa yang sudah diperiksa orang sebelumnya.
## Contoh
Sekretaris memaraf langkah 3 sebelum Kasubbag memaraf langkah 2.
## Yang harus dilakukan
Lihat giliran siapa dengan `paraf status`, lalu tunggu atau minta orang itu menjalankan `paraf sign`.

# English
The step is out of turn.

## What it checks
`done` is accepted only for the step that is expected, to repeat an earlier step that may change content, or as a supplement after
publication. Going ahead of a step that is not complete is STEP-SKIP; a number that does not exist or a step already complete is
STEP-ORDER.
## Why
The order is the heart of an SOP: everybody signs what the one before has reviewed.
## Example
The secretary signs step 3 before the head of subdivision signed step 2.
## What to do
See whose turn it is with `paraf status`, then wait or ask that person to run `paraf sign`.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_tools.model.case import Case
from site_tools.model.entry import EntryFact
from site_tools.model.finding import Finding
from site_tools.model.state import State
from site_tools.model.text import Text
from site_tools.rules.shape import EntryRule, at_entry, whose_turn

CODE = "STEP-ORDER"


def _after_gate(case: Case, state: State, fact: EntryFact) -> Iterator[Finding]:
    number = fact.entry.step or 0
    if state.withdrawn is not None:
        # What was on the platforms may be recorded as deleted, whatever the order.
        return
    expected = state.expected()
    if not state.gate_passed or (expected is not None and number > expected):
        yield _skip(case, fact, expected)


def _before_gate(case: Case, state: State, fact: EntryFact) -> Iterator[Finding]:
    number = fact.entry.step or 0
    changes = bool(state.sop.may_change(number))
    if state.repairs(fact.entry):
        return
    if state.opens_round:
        if number != 1 and (not changes or state.withdrawn is not None or state.round == 0):
            yield _skip(case, fact, 1)
        return
    expected = state.expected()
    if expected is None or number < expected:
        if not changes:
            yield at_entry(
                case,
                fact,
                CODE,
                Text(
                    id="Langkah {step} sudah selesai dan tidak mengubah apa pun; tidak perlu diparaf lagi.",
                    en="Step {step} is complete and changes nothing; it needs no further signature.",
                ).fill(step=number),
                whose_turn(case),
            )
    elif number > expected:
        yield _skip(case, fact, expected)


def _skip(case: Case, fact: EntryFact, expected: int | None) -> Finding:
    return at_entry(
        case,
        fact,
        "STEP-SKIP",
        Text(
            id="Langkah {step} tidak boleh mendahului langkah {expected}.",
            en="Step {step} cannot come before step {expected}.",
        ).fill(step=fact.entry.step, expected=expected or "-"),
        whose_turn(case),
    )


def check(case: Case, state: State, fact: EntryFact) -> Iterator[Finding]:
    """`done` is for the expected step, a rewind to a step with changes, or a supplement after the gate."""
    entry = fact.entry
    if entry.decision != "done":
        return
    step = state.sop.at(entry.step or 0)
    if step is None:
        yield at_entry(
            case,
            fact,
            CODE,
            Text(
                id="SOP ini tidak punya langkah {step}.",
                en="This SOP has no step {step}.",
            ).fill(step=entry.step if entry.step is not None else "-"),
            Text(id="Langkah-langkahnya: paraf sop show {name}", en="The steps there are: paraf sop show {name}").fill(
                name=f"{case.post.path.office}/{case.post.path.sop}"
            ),
        )
    elif state.phase_after_gate(step.step):
        yield from _after_gate(case, state, fact)
    else:
        yield from _before_gate(case, state, fact)


RULE = EntryRule(CODE, check, __doc__ or "")
