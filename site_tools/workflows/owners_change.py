"""What the code owners change: their decision, but it may not take the ground from under what is signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_tools.model.finding import CannotJudge, Finding, Problem
from site_tools.model.text import Text
from site_tools.ports import PathChange, Tree
from site_tools.workflows.change_kind import PORTAL
from site_tools.workflows.facts import Judge
from site_tools.workflows.policy import TRUST, load_policy, trusted_offices
from site_tools.workflows.surroundings import ATTRIBUTES, attribute_findings


def trust_lines(tree: Tree) -> dict[str, str]:
    """Office -> its trust line; empty where there is no list yet, or one that says nothing.

    Raises:
        CannotJudge: Git does not answer.
    """
    try:
        return trusted_offices(tree)
    except CannotJudge as problem:
        if any(f.path != TRUST for f in problem.findings):
            raise
        return {}


def replaced_offices(base: Tree, merged: Tree, changes: Sequence[PathChange]) -> frozenset[str]:
    """Offices whose trust line a change adds, replaces or takes away."""
    if not any(c.path == TRUST for c in changes):
        return frozenset()
    before, after = trust_lines(base), trust_lines(merged)
    return frozenset(office for office in {*before, *after} if before.get(office) != after.get(office))


def owners_findings(merged: Tree, changes: Sequence[PathChange], replaced: frozenset[str], judge: Judge) -> Iterator[Finding]:
    """What is wrong with what the code owners decide about: trust, attributes, the portal, offices that nobody trusts.

    Raises:
        CannotJudge: the list of trust would be gone or unreadable.
    """
    by_path = {c.path: c for c in changes}
    if ATTRIBUTES in by_path:
        yield from attribute_findings(merged)
    for path in (PORTAL, TRUST, ATTRIBUTES):
        if path in by_path and by_path[path].after[:6] not in ("", "100644"):
            yield Finding("FILE-MODE", Text("Berkas ini harus berkas biasa.", "This must be a regular file."), path)
    trusted = trusted_offices(merged) if TRUST in by_path else trust_lines(merged)
    for office in sorted(replaced & set(trusted)):
        try:
            load_policy(merged, office, judge)
        except Problem as problem:
            yield from problem.findings
    for change in changes:
        top, _, rest = change.path.partition("/")
        office = rest.split("/", 1)[0]
        if change.after and top in ("content", "sops") and "/" in rest and office not in trusted:
            yield Finding(
                "OFFICE-UNKNOWN",
                Text("Kantor `{office}` tidak ada di sops/trust.txt.", "Office `{office}` is not in sops/trust.txt.").fill(office=office),
                change.path,
            )
    yield from (f for office in sorted(replaced - set(trusted)) for f in _orphaned(merged, office))


def _orphaned(merged: Tree, office: str) -> Iterator[Finding]:
    """A trust line that goes while the office's posts stay."""
    for folder in (f"sops/{office}", f"content/{office}"):
        first = next(iter(merged.files(folder)), None)
        if first:
            yield Finding(
                "OFFICE-UNKNOWN",
                Text(
                    "Baris kepercayaan kantor `{office}` dihapus, tetapi berkasnya masih ada.",
                    "The trust line of office `{office}` goes, but its files stay.",
                ).fill(office=office),
                first.path,
            )
