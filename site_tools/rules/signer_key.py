"""Kunci tanda tangan bukan kunci orang itu pada saat itu.

## Yang diperiksa
Kunci yang menandatangani terdaftar atas orang itu dalam `people.yml` dan berlaku pada waktu entri; untuk klik di hos Git, kunci itu
milik notaris kantor. Entri baru juga menuntut bahwa kunci berlaku sekarang dan tidak dicabut.
## Mengapa
Tanda tangan yang benar dari kunci yang bukan miliknya tidak membuktikan apa pun tentang orang itu.
## Contoh
Operator menandatangani dengan `--person` atasannya memakai kuncinya sendiri.
## Yang harus dilakukan
Gunakan kunci yang terdaftar: `paraf sign --person ID --key BERKAS`. Kunci baru didaftarkan dalam `people.yml` dan disahkan dengan
`paraf sop ratify`.

# English
The signing key is not that person's key at that time.

## What it checks
The key is listed for the person in `people.yml` and is valid when the entry is made; for a click on the Git host it belongs to a notary
of the office. A new entry also needs a key that is valid now and not revoked.
## Why
A good signature by a key that is not his proves nothing about the person.
## Example
The operator signs with `--person` of his superior and his own key.
## What to do
Use a key that is listed: `paraf sign --person ID --key FILE`. A new key is listed in `people.yml` and ratified with `paraf sop ratify`.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_tools.model.case import Case
from site_tools.model.entry import EntryFact
from site_tools.model.finding import Finding
from site_tools.model.people import inside, is_key
from site_tools.model.state import State
from site_tools.model.text import Text
from site_tools.rules.shape import EntryRule, at_entry

CODE = "SIGNER-KEY"


def check(case: Case, _state: State, fact: EntryFact) -> Iterator[Finding]:
    """The key belongs to the person, or to a notary of the office for a click, and counts at `at`."""
    entry = fact.entry
    if entry.review:
        notaries = [n for n in case.policy.office.notaries if n.forge == entry.review.forge and n.repository == entry.review.repository]
        good = any(
            is_key(n.key, fact.key)
            and inside(entry.moment, n.from_, n.until)
            and (not fact.new or (inside(case.now, n.from_, n.until) and n.revoked is None))
            for n in notaries
        )
        if not good:
            yield at_entry(
                case,
                fact,
                CODE,
                Text(
                    id="Entri dari hos Git ini tidak ditandatangani notaris kantor.",
                    en="This entry from a Git host is not signed by a notary of the office.",
                ),
            )
        return
    person = case.policy.people.person(entry.person)
    keys = person.keys if person else ()
    own = [k for k in keys if is_key(k.key, fact.key)]
    if not own:
        yield at_entry(
            case,
            fact,
            CODE,
            Text(
                id="Kunci {key} bukan kunci {person}.",
                en="Key {key} is not a key of {person}.",
            ).fill(key=fact.fingerprint or "-", person=entry.person),
            Text(
                id="Tanda tangani dengan kunci milik {person} yang terdaftar di sops/{office}/people.yml.",
                en="Sign with a key of {person} that sops/{office}/people.yml lists.",
            ).fill(person=entry.person, office=case.policy.office.id),
        )
    elif not any(
        inside(entry.moment, k.from_, k.until) and (not fact.new or (inside(case.now, k.from_, k.until) and k.revoked is None)) for k in own
    ):
        yield at_entry(
            case,
            fact,
            CODE,
            Text(
                id="Kunci {key} milik {person} tidak berlaku pada {at}.",
                en="Key {key} of {person} is not valid at {at}.",
            ).fill(key=fact.fingerprint, person=entry.person, at=entry.at),
        )


RULE = EntryRule(CODE, check, __doc__ or "")
