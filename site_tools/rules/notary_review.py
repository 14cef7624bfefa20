"""Klik di hos Git tidak cocok dengan entri.

## Yang diperiksa
Entri dari notaris berasal dari akun milik orang itu, keadaan ulasan cocok dengan keputusannya, satu ulasan tidak dipakai dua kali untuk
langkah yang sama, dan notaris tidak membuat pengecualian.
## Mengapa
Notaris hanya meneruskan kehendak orang; ia tidak boleh mengubah permintaan perbaikan menjadi persetujuan atau memakai akun orang lain.
## Contoh
Ulasan berkeadaan `changes_requested` dicatat sebagai `done`.
## Yang harus dilakukan
Beri ulasan baru dari akun yang terdaftar dalam `people.yml`, atau tanda tangani dengan kunci pribadi: `paraf sign`.

# English
The click on the Git host does not fit the entry.

## What it checks
A notary's entry comes from an account of that person, the state of the review fits the decision, one review does not serve the same
step twice, and no notary makes a waiver.
## Why
A notary only passes on what a person wants; it may not turn a request for changes into an approval or use another person's account.
## Example
A review with the state `changes_requested` is written down as `done`.
## What to do
Review again from the account that `people.yml` lists, or sign with a personal key: `paraf sign`.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_tools.model.case import Case
from site_tools.model.entry import EntryFact
from site_tools.model.finding import Finding
from site_tools.model.state import State
from site_tools.model.text import Text
from site_tools.rules.shape import EntryRule, at_entry

CODE = "NOTARY-REVIEW"


def check(case: Case, state: State, fact: EntryFact) -> Iterator[Finding]:
    """The account is the person's, the state fits the decision, no review serves a step twice, no notary waives."""
    review = fact.entry.review
    if review is None:
        return
    person = case.policy.people.person(fact.entry.person)
    mine = person is not None and any(f.forge == review.forge and f.id == review.user for f in person.forge)
    states = {"done": {"approved", "command"}, "return": {"changes_requested", "command"}}.get(fact.entry.decision, {"command"})
    again = any(a.entry.review and (a.entry.review.review, a.entry.step) == (review.review, fact.entry.step) for a in state.history)
    if not mine or review.state not in states or again or fact.entry.decision == "waive":
        yield at_entry(
            case,
            fact,
            CODE,
            Text(
                id="Klik di hos Git tidak dapat menjadi entri ini: akun, keadaan ulasan, atau langkahnya tidak cocok.",
                en="The click on the Git host cannot be this entry: account, state of the review or step do not fit.",
            ),
        )


RULE = EntryRule(CODE, check, __doc__ or "")
