"""Tanda tangan tidak cocok dengan pernyataannya.

## Yang diperiksa
Tanda tangan SSH pada entri dibuat atas pernyataan yang dapat disusun ulang dengan persis dari entri itu, letak kiriman, dan entri
sebelumnya.
## Mengapa
Bila satu bait saja berubah, atau entri dipindah, disalin, dihapus, atau diurutkan ulang, yang disetujui bukan lagi yang terbaca.
## Contoh
Entri langkah 2 dari kiriman lain disalin ke kiriman ini.
## Yang harus dilakukan
Kembalikan blok `signatures` dari Git; bila isi memang berubah, paraf ulang dengan `paraf sign`.

# English
The signature does not match its statement.

## What it checks
The entry's SSH signature was made over exactly the statement that the entry, the place of the post and the entry before it give.
## Why
If one byte changed, or an entry was moved, copied, dropped or reordered, what was approved is not what is read.
## Example
The entry of step 2 of another post is copied into this one.
## What to do
Restore the `signatures` block from Git; if the content did change, sign again with `paraf sign`.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_tools.model.case import Case
from site_tools.model.entry import EntryFact
from site_tools.model.finding import Finding
from site_tools.model.state import State
from site_tools.model.text import Text, same
from site_tools.rules.shape import EntryRule, at_entry

CODE = "SIGNATURE-BAD"


def check(case: Case, _state: State, fact: EntryFact) -> Iterator[Finding]:
    """The signature verifies."""
    if not fact.verified:
        yield at_entry(
            case,
            fact,
            CODE,
            Text(
                id="Tanda tangan {person} pada langkah {step} tidak cocok: {reason}",
                en="The signature of {person} on step {step} does not match: {reason}",
            ).fill(person=fact.entry.person, step=fact.entry.step or "-", reason=fact.reason or same("-")),
            Text(
                id="Kembalikan blok tanda tangan dari Git, atau paraf ulang: paraf sign {post}",
                en="Restore the signature block from Git, or sign again: paraf sign {post}",
            ).fill(post=case.post.path),
        )


RULE = EntryRule(CODE, check, __doc__ or "")
