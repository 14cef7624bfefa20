"""Penarikan tidak sah.

## Yang diperiksa
Penarikan dibubuhkan oleh pemegang salah satu peran dalam SOP itu atau pengesah, atas kiriman yang pernah lolos pemeriksaan dan belum
ditarik, dengan salah satu kode alasan: `salah-data`, `hoaks`, `data-pribadi`, `batal`, `perintah`.
## Mengapa
Menurunkan kiriman harus cepat, tetapi tetap tercatat oleh siapa dan mengapa.
## Contoh
`paraf sign --decision withdraw --note "salah ketik"`, yang tidak diawali kode alasan.
## Yang harus dilakukan
Tulis kode alasan di awal catatan: `paraf sign --decision withdraw --note "salah-data: ..."`. Kiriman yang belum lolos pemeriksaan cukup
dikembalikan atau ditolak.

# English
The withdrawal is not valid.

## What it checks
A withdrawal comes from a holder of a role of that SOP or a ratifier, for a post that passed the gate once and is not withdrawn, with
one of the reason codes: `salah-data`, `hoaks`, `data-pribadi`, `batal`, `perintah`.
## Why
Taking a post down must be quick, yet who did it and why is kept.
## Example
`paraf sign --decision withdraw --note "salah ketik"`, which does not begin with a reason code.
## What to do
Begin the note with the reason code: `paraf sign --decision withdraw --note "salah-data: ..."`. A post that has not passed the gate is
simply returned or rejected.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_tools.model.case import Case
from site_tools.model.entry import RATIFIER_ROLE, WITHDRAW_REASONS, EntryFact
from site_tools.model.finding import Finding
from site_tools.model.state import State
from site_tools.model.text import Text
from site_tools.rules.shape import EntryRule, at_entry, whose_turn

CODE = "WITHDRAW-INVALID"


def _again(case: Case) -> Text:
    return Text(
        id='Ulangi: paraf sign {post} --decision withdraw --note "salah-data: ..."',
        en='Try again: paraf sign {post} --decision withdraw --note "salah-data: ..."',
    ).fill(post=case.post.path)


def check(case: Case, state: State, fact: EntryFact) -> Iterator[Finding]:
    """By a holder of a role of the SOP or the ratifier, once the gate was passed, with a reason code."""
    entry = fact.entry
    if entry.decision != "withdraw":
        return
    if not state.passages or state.withdrawn is not None:
        yield at_entry(
            case,
            fact,
            CODE,
            Text(
                id="Hanya kiriman yang pernah lolos pemeriksaan, dan belum ditarik, yang dapat ditarik.",
                en="Only a post that passed the gate once, and is not withdrawn, can be withdrawn.",
            ),
            whose_turn(case),
        )
    if entry.reason_code not in WITHDRAW_REASONS:
        yield at_entry(
            case,
            fact,
            CODE,
            Text(
                id="Alasan penarikan harus salah satu dari: {codes}.",
                en="The reason must be one of: {codes}.",
            ).fill(codes=", ".join(WITHDRAW_REASONS)),
            _again(case),
        )
    if entry.step is not None or (entry.role != RATIFIER_ROLE and state.sop.role(entry.role) is None):
        yield at_entry(
            case,
            fact,
            CODE,
            Text(
                id="Yang menarik adalah pemegang salah satu peran SOP ini atau pengesah, tanpa menyebut langkah; bukan {role}.",
                en="A holder of a role of this SOP or a ratifier withdraws, and names no step; not {role}.",
            ).fill(role=entry.role),
            _again(case),
        )


RULE = EntryRule(CODE, check, __doc__ or "")
