"""Nomor SOP ini sudah batal.

## Yang diperiksa
SOP yang dokumennya berkata demikian (Agam, Pasaman) batal seluruhnya sejak pengesahan memuat revisi dengan nomor yang sama tetapi
pelaksana, jabatan, atau ruang lingkup langkah yang lain. Sejak saat itu tidak ada paraf sebelum gerbang yang dihitung di bawah nomor
itu. Yang sudah lewat gerbang tetap sah: pengunggahan, pencatatan, pengembalian, penolakan, dan penarikan jalan terus.
## Mengapa
Begitulah bunyi PENGESAHAN dokumen itu: tanggung jawab tidak dapat dipindahkan diam-diam di bawah nomor yang lama.
## Contoh
Pengesahan kedua Agam memuat revisi bernomor 175 yang langkah 3-nya diputus oleh Kasubbag, bukan Sekretaris.
## Yang harus dilakukan
Tulis revisi dengan nomor baru (`paraf sop diff` memperlihatkan bedanya), sahkan dengan `paraf sop ratify`, lalu mulai lagi dari langkah
1: `paraf sign KIRIMAN --step 1`.

# English
The number of this SOP is void.

## What it checks
A SOP whose document says so (Agam, Pasaman) is void as a whole once a manifest lists a revision under the same number with another
performer, title or scope of steps. From then on no signature before the gate counts under that number. What had passed the gate stands:
uploads, records, returns, rejections and withdrawals go on.
## Why
So the document's own ratification clause says: responsibility is not handed on in silence under the old number.
## Example
Agam's second manifest lists a revision numbered 175 in which the head of subdivision decides step 3 and not the secretary.
## What to do
Write a revision with a new number (`paraf sop diff` shows the difference), ratify it with `paraf sop ratify`, then start again at step 1:
`paraf sign POST --step 1`.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_tools.model.case import Case
from site_tools.model.entry import RATIFIER_ROLE, EntryFact
from site_tools.model.finding import Finding
from site_tools.model.policy import SopRevision
from site_tools.model.state import State
from site_tools.model.text import Text
from site_tools.model.verdict import Awaited
from site_tools.model.when import moment_text
from site_tools.rules.shape import EntryRule, at_entry

CODE = "SOP-VOID"


def words(case: Case, revision: SopRevision) -> tuple[Text, Text]:
    """What a void number means for a post, and the next command."""
    zone = case.policy.office.timezone
    since = revision.void_from or case.now
    message = Text(
        id="SOP {number} batal seluruhnya sejak {since}: pengesahan memuat penanggung jawab lain di bawah nomor itu. Paraf sebelum gerbang "
        "tidak dihitung lagi.",
        en="SOP {number} is void as a whole since {since}: a manifest lists another responsibility under that number. No signature before "
        "the gate counts any more.",
    ).fill(number=revision.sop.number, since=Text(moment_text(since, zone, "id"), moment_text(since, zone, "en")))
    current = case.policy.in_force(case.post.path.sop, case.now)
    if current is None:
        return message, Text(
            id="Tulis revisi bernomor baru, lalu sahkan: paraf sop ratify {office}",
            en="Write a revision with a new number, then ratify it: paraf sop ratify {office}",
        ).fill(office=case.policy.office.id)
    return message, Text(
        id="Mulai lagi di bawah SOP {number}: paraf sign {post} --step 1", en="Start again under SOP {number}: paraf sign {post} --step 1"
    ).fill(number=current.sop.number, post=case.post.path)


def told(case: Case, revision: SopRevision) -> Finding:
    """The warning of a post that waits under a void number: nothing is wrong with what was signed."""
    message, remedy = words(case, revision)
    return Finding(CODE, message, case.post.path.index, remedy=remedy, severity="warning")


def ratifiers(case: Case) -> tuple[Awaited, ...]:
    """Who can end it that a number is void: nobody signs a step until a ratifier lists a revision with another number."""
    people = [p for p in case.policy.people.people if p.id in case.policy.ratifiers]
    return (Awaited(RATIFIER_ROLE, "Pengesah", tuple(p.id for p in people), tuple(p.name for p in people)),)


def check(case: Case, state: State, fact: EntryFact) -> Iterator[Finding]:
    """Nothing before the gate is signed or waived under a number since it is void."""
    entry = fact.entry
    counts = entry.decision in ("done", "waive") and not state.phase_after_gate(entry.step or 0)
    if counts and state.revision.is_void(entry.moment):
        message, remedy = words(case, state.revision)
        yield at_entry(case, fact, CODE, message, remedy)


RULE = EntryRule(CODE, check, __doc__ or "")
