"""Peran itu bukan pelaksana langkah ini.

## Yang diperiksa
`done`, `return`, dan `reject` dibubuhkan oleh salah satu peran yang disebut SOP sebagai pelaksana langkah itu.
## Mengapa
SOP menentukan jabatan mana yang mengerjakan setiap langkah.
## Contoh
Operator memaraf langkah pemeriksaan yang dalam SOP menjadi tugas Kasubbag.
## Yang harus dilakukan
Minta pelaksananya memaraf (`paraf status` menyebutnya), atau pilih peran Anda yang benar dengan `paraf sign --as PERAN`.

# English
That role does not perform this step.

## What it checks
`done`, `return` and `reject` come from one of the roles that the SOP names as performers of the step.
## Why
The SOP says which office performs each step.
## Example
The operator signs a review that the SOP gives to the head of subdivision.
## What to do
Ask a performer to sign (`paraf status` names them), or choose the right one of your roles with `paraf sign --as ROLE`.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_tools.model.case import Case
from site_tools.model.entry import EntryFact
from site_tools.model.finding import Finding
from site_tools.model.state import State
from site_tools.model.text import Text
from site_tools.rules.shape import EntryRule, at_entry

CODE = "STEP-ROLE"


def check(case: Case, state: State, fact: EntryFact) -> Iterator[Finding]:
    """`done`, `return` and `reject` are for the step's performers."""
    entry = fact.entry
    step = state.sop.at(entry.step or 0)
    if entry.decision in ("done", "return", "reject") and step is not None and entry.role not in step.who.roles:
        yield at_entry(
            case,
            fact,
            CODE,
            Text(
                id="Langkah {step} dilaksanakan oleh {roles}, bukan {role}.",
                en="Step {step} is performed by {roles}, not by {role}.",
            ).fill(step=step.step, roles=", ".join(step.who.roles), role=entry.role),
        )


RULE = EntryRule(CODE, check, __doc__ or "")
