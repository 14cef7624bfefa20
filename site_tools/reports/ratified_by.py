"""Who signed a manifest, where it was not the ratifier who usually does."""

from __future__ import annotations

from site_tools.model.policy import Manifest, Policy
from site_tools.model.text import Text

_SECOND = Text("disahkan oleh pengesah kedua {name}", "ratified by the second ratifier {name}")
_LATER = Text("disahkan oleh pengesah ke-{place} {name}", "ratified by ratifier number {place}, {name}")


def by_another(policy: Policy, manifest: Manifest) -> Text | None:
    """A few words where another than the first ratifier signed a version; None where the first did, or nobody yet."""
    place = policy.ratifier_place(manifest.version)
    if place in (0, 1):
        return None
    known = policy.people.person(manifest.person)
    name = known.name if known else manifest.person
    return (_SECOND if place == 2 else _LATER).fill(name=name, place=place)  # noqa: PLR2004 - the word says it
