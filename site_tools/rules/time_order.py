"""Waktu entri tidak mungkin.

## Yang diperiksa
Waktu entri tidak mendahului entri sebelumnya dan paling jauh 5 menit di depan; entri baru paling lama 30 hari.
## Mengapa
Jabatan, kunci, dan SOP dinilai pada waktu entri, sehingga waktu itu tidak boleh dapat dipilih sesuka hati.
## Contoh
Jam komputer tertinggal satu hari, sehingga langkah 2 tercatat sebelum langkah 1.
## Yang harus dilakukan
Setel jam komputer, lalu bubuhkan lagi dengan `paraf sign`.

# English
The time of the entry is not possible.

## What it checks
An entry is not earlier than the entry before it and at most 5 minutes ahead; a new one is at most 30 days old.
## Why
Appointments, keys and SOPs are judged at the time of the entry, so nobody may choose that time.
## Example
A computer's clock is a day slow, and step 2 is dated before step 1.
## What to do
Set the computer's clock, then sign again with `paraf sign`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from site_tools.model.case import Case
from site_tools.model.entry import EntryFact
from site_tools.model.finding import Finding
from site_tools.model.state import State
from site_tools.model.text import Text
from site_tools.rules.shape import EntryRule, at_entry

CODE = "TIME-ORDER"


AHEAD = timedelta(minutes=5)
OLDEST = timedelta(days=30)


def check(case: Case, state: State, fact: EntryFact) -> Iterator[Finding]:
    """Not before the entry before it, nor more than 5 minutes ahead; a new entry not older than 30 days."""
    entry = fact.entry
    before = state.history[-1].entry.moment if state.history else None
    # Also of an old entry: whoever dates one into the future chooses by which appointments and keys it is judged.
    late = entry.moment > case.now + AHEAD
    old = fact.new and entry.moment < case.now - OLDEST
    backwards = before is not None and entry.moment < before
    clicked_later = entry.role_moment > entry.moment + AHEAD
    if late or old or backwards or clicked_later:
        yield at_entry(
            case,
            fact,
            CODE,
            Text(
                id="Waktu {at} tidak mungkin: sebelum entri sebelumnya, lebih dari 30 hari lalu, atau di masa depan.",
                en="The time {at} is not possible: before the entry before it, over 30 days ago, or in the future.",
            ).fill(at=entry.at),
            Text(id="Periksa jam komputer, lalu paraf ulang.", en="Check the computer's clock, then sign again."),
        )


RULE = EntryRule(CODE, check, __doc__ or "")
