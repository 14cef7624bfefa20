"""Facts about signatures, and what finding them out needs besides the tree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from site_tools import canonical
from site_tools.model.entry import Entry, EntryFact
from site_tools.model.post import PostPath
from site_tools.model.text import Text
from site_tools.ports import Verifier
from site_tools.workflows.trust_pin import Pin

PictureCheck = Callable[[str, bytes], Text | None]


@dataclass(frozen=True, slots=True)
class Judge:
    """What judging needs besides the tree."""

    verifier: Verifier
    pictures: PictureCheck
    demo_keys: frozenset[bytes]
    now: datetime
    pins: tuple[Pin, ...] = ()
    """Roots of trust known from elsewhere; empty: `sops/trust.txt` alone says whom to trust."""


def entry_facts(
    entries: Sequence[Entry], post: PostPath, root: str, verifier: Verifier, *, known: int | None = None, strict: Verifier | None = None
) -> tuple[EntryFact, ...]:
    """Each entry with the fact whether its signature holds over its statement.

    `known` is how many of them base has: the others are new, and `strict` is asked about those; None: there is no base.
    """
    facts = []
    previous = canonical.ABSENT
    for index, entry in enumerate(entries):
        new = known is not None and index >= known
        try:
            text = canonical.statement(entry, post=str(post), root=root, previous=previous)
        except ValueError as error:
            facts.append(EntryFact(index, entry, verified=False, key=b"", fingerprint="", reason=Text(str(error), str(error)), new=new))
            previous = canonical.ABSENT
            continue
        seen = (strict or verifier if new else verifier)(entry.signature, text, canonical.namespace(entry))
        facts.append(EntryFact(index, entry, seen.ok, seen.key_blob, seen.fingerprint, seen.reason, new))
        previous = canonical.link(text, entry.signature)
    return tuple(facts)
