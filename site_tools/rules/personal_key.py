"""Langkah ini menuntut tanda tangan pribadi.

## Yang diperiksa
Langkah yang dalam SOP ditandai `signature: personal` ditandatangani dengan kunci milik orang itu, bukan melalui klik di hos Git.
## Mengapa
Kantor menghendaki bahwa keputusan ini tidak bergantung pada hos Git atau pada kunci notaris.
## Contoh
Ketua menekan Approve pada langkah yang menuntut kunci pribadi.
## Yang harus dilakukan
Tanda tangani sendiri: `paraf sign --person ID --key BERKAS`.

# English
This step demands a personal signature.

## What it checks
A step that the SOP marks `signature: personal` is signed with a key of that person, not by a click on the Git host.
## Why
The office wants this decision to depend neither on the Git host nor on the notary's key.
## Example
The chair presses Approve for a step that demands a personal key.
## What to do
Sign it yourself: `paraf sign --person ID --key FILE`.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_tools.model.case import Case
from site_tools.model.entry import EntryFact
from site_tools.model.finding import Finding
from site_tools.model.state import State
from site_tools.model.text import Text
from site_tools.rules.shape import EntryRule, at_entry

CODE = "PERSONAL-KEY"


def check(case: Case, state: State, fact: EntryFact) -> Iterator[Finding]:
    """Step orders that demand a personal signature accept no notary's."""
    step = state.sop.at(fact.entry.step or 0)
    if fact.entry.review and step is not None and step.signature == "personal":
        yield at_entry(
            case,
            fact,
            CODE,
            Text(
                id="Langkah {step} harus ditandatangani dengan kunci pribadi, bukan lewat klik.",
                en="Step {step} must be signed with a personal key, not by a click.",
            ).fill(step=step.step),
        )


RULE = EntryRule(CODE, check, __doc__ or "")
