"""Kunci peragaan dipakai di kantor yang bukan peragaan.

## Yang diperiksa
Entri yang ditandatangani dengan kunci peragaan hanya berlaku di kantor yang menulis `demo: true` dalam `office.yml`.
## Mengapa
Rahasia kunci peragaan diketahui umum, sehingga siapa pun dapat menandatangani dengannya.
## Contoh
Kantor menyalin `people.yml` dari contoh dan lupa mengganti kuncinya.
## Yang harus dilakukan
Buat kunci sendiri dengan `ssh-keygen -t ed25519`, daftarkan dalam `people.yml`, sahkan dengan `paraf sop ratify`, lalu paraf ulang
dengan `paraf sign`.

# English
A demonstration key is used in an office that is no demonstration.

## What it checks
An entry signed with a demonstration key counts only in an office whose `office.yml` says `demo: true`.
## Why
The secret of a demonstration key is public, so anybody can sign with it.
## Example
An office copies `people.yml` from the sample and forgets to replace the keys.
## What to do
Make a key of your own with `ssh-keygen -t ed25519`, list it in `people.yml`, ratify with `paraf sop ratify`, then sign again with
`paraf sign`.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_tools.model.case import Case
from site_tools.model.entry import EntryFact
from site_tools.model.finding import Finding
from site_tools.model.state import State
from site_tools.model.text import Text
from site_tools.rules.shape import EntryRule, at_entry

CODE = "DEMO-KEY"


def check(case: Case, _state: State, fact: EntryFact) -> Iterator[Finding]:
    """A demonstration key, whose secret is public, counts only where `office.yml` says `demo: true`."""
    if fact.key in case.demo_keys and not case.policy.office.demo:
        yield at_entry(
            case,
            fact,
            CODE,
            Text(
                id="Entri ini ditandatangani dengan kunci peragaan, yang rahasianya diketahui umum.",
                en="This entry is signed with a demonstration key, whose secret everybody knows.",
            ),
            Text(
                id="Buat kunci sendiri (`ssh-keygen -t ed25519`), daftarkan di people.yml, lalu paraf ulang.",
                en="Make a key of your own (`ssh-keygen -t ed25519`), list it in people.yml, then sign again.",
            ),
        )


RULE = EntryRule(CODE, check, __doc__ or "")
