"""To whom each changed path belongs: posts of an office, policy of an office, or the code owners."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final, NamedTuple

from site_tools.formats.post_file import post_path
from site_tools.model.change import Kind
from site_tools.ports import PathChange
from site_tools.workflows.policy import TRUST

PORTAL: Final = "content/index.md"
_PAGE: Final = re.compile(r"content/([a-z0-9][a-z0-9-]*)/[a-z0-9][a-z0-9._-]*\.md")
_MANIFEST: Final = re.compile(r"sops/([a-z0-9][a-z0-9-]*)/pengesahan/.+", re.DOTALL)
_POLICY: Final = re.compile(r"sops/([a-z0-9][a-z0-9-]*)/.+", re.DOTALL)


def is_manifest(path: str) -> str:
    """The office whose manifests a path lies among; empty for any other path."""
    found = _MANIFEST.fullmatch(path)
    return found[1] if found else ""


class Owner(NamedTuple):
    """Who decides about a path."""

    kind: Kind
    office: str = ""


OWNERS: Final = Owner("owners")


def owner(change: PathChange, offices: Collection[str]) -> Owner | None:
    """Who decides about a changed path; None for a file that has no place.

    `offices` are those that base trusts, without those whose trust line the change itself replaces.
    """
    path = change.path
    if path in (PORTAL, TRUST) or path.split("/", 1)[0] not in ("content", "sops"):
        return OWNERS
    post = post_path(path)
    if post:
        return Owner("posts", post.office)
    found = _PAGE.fullmatch(path) or _POLICY.fullmatch(path)
    if found:
        return Owner("policy", found[1]) if found[1] in offices else OWNERS
    # What has no place may go, but not come.
    return None if change.after else OWNERS


def owners_of(changes: Iterable[PathChange], offices: Collection[str]) -> tuple[dict[Owner, str], tuple[str, ...]]:
    """Everybody who decides about a change with the first path of each, and the paths that have no place."""
    found: dict[Owner, str] = {}
    strays: list[str] = []
    for change in changes:
        whose = owner(change, offices)
        if whose is None:
            strays.append(change.path)
        else:
            found.setdefault(whose, change.path)
    return dict(sorted(found.items())), tuple(strays)
