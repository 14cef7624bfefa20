"""Penanda tangan tidak memegang peran itu pada saat itu.

## Yang diperiksa
Orang itu memegang perannya pada waktu entri: menurut `people.yml`, menurut surat Plh. atau Plt. yang sah, atau sebagai pengesah. Untuk
entri baru, peran itu juga berlaku sekarang dan tidak dicabut.
## Mengapa
Paraf adalah kewenangan jabatan, bukan kewenangan orang; jabatan mempunyai awal dan akhir.
## Contoh
Kasubbag yang sudah pindah tugas kemarin memaraf hari ini.
## Yang harus dilakukan
Minta pemegang peran menandatangani; daftarnya ada pada `paraf status`. Bila jabatan baru belum tercatat, tambahkan dalam `people.yml`
dan sahkan dengan `paraf sop ratify`.

# English
The signer does not hold that role at that time.

## What it checks
The person holds the role when the entry is made: by `people.yml`, by a valid letter of an acting official (Plh. or Plt.), or as a
ratifier. For a new entry the role also holds now and is not revoked.
## Why
Signing is a power of the office, not of the person; an appointment begins and ends.
## Example
A head of subdivision who moved away yesterday signs today.
## What to do
Ask a holder of the role to sign; `paraf status` lists them. If an appointment is not recorded yet, add it to `people.yml` and ratify
with `paraf sop ratify`.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_tools.model.case import Case
from site_tools.model.entry import DEFINITIVE, RATIFIER_ROLE, EntryFact
from site_tools.model.finding import Finding
from site_tools.model.people import inside
from site_tools.model.state import State
from site_tools.model.text import Text
from site_tools.rules.shape import EntryRule, at_entry

CODE = "ROLE-LAPSED"


def _appointed(case: Case, fact: EntryFact) -> bool:
    person = case.policy.people.person(fact.entry.person)
    return person is not None and any(
        a.role == fact.entry.role
        and inside(fact.entry.role_moment, a.from_, a.until)
        and (not fact.new or (inside(case.now, a.from_, a.until) and a.revoked is None))
        for a in person.appointments
    )


def _acting(case: Case, fact: EntryFact) -> bool:
    capacity, _, number = fact.entry.capacity.partition(" ")
    found = case.policy.letter(number, fact.entry.person, fact.entry.role)
    return (
        found is not None
        and found.verified
        and found.letter.capacity == capacity
        and inside(fact.entry.role_moment, found.letter.from_, found.letter.until)
        and (not fact.new or inside(case.now, found.letter.from_, found.letter.until))
    )


def check(case: Case, _state: State, fact: EntryFact) -> Iterator[Finding]:
    """The person holds the role when he signs, by appointment, as an acting official, or as a ratifier."""
    entry = fact.entry
    if entry.role == RATIFIER_ROLE:
        known = case.policy.ratifiers_at(entry.moment) & (case.policy.ratifiers if fact.new else {entry.person})
        held = entry.capacity == DEFINITIVE and entry.person in known
    elif entry.capacity == DEFINITIVE:
        held = _appointed(case, fact)
    else:
        held = _acting(case, fact)
    if not held:
        yield at_entry(
            case,
            fact,
            CODE,
            Text(
                id="{person} tidak terdaftar sebagai {role} ({capacity}) pada {at}.",
                en="{person} is not listed as {role} ({capacity}) at {at}.",
            ).fill(person=entry.person, role=entry.role, capacity=entry.capacity, at=entry.at),
            Text(
                id="Minta pemegang peran menandatangani; daftarnya: paraf status {post}",
                en="Ask a holder of the role to sign; the list: paraf status {post}",
            ).fill(post=case.post.path),
        )


RULE = EntryRule(CODE, check, __doc__ or "")
