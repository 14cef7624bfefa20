"""Time after time: whether what was signed and ratified once is still there, in two revisions or all along main."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from site_tools import canonical
from site_tools.formats.entries import MARKER, common
from site_tools.formats.post_file import post_path
from site_tools.model.finding import CannotJudge, Finding, Problem
from site_tools.model.policy import Policy
from site_tools.model.post import PostPath
from site_tools.model.text import Text
from site_tools.ports import PathChange, Repository, Tree
from site_tools.workflows.change_kind import is_manifest
from site_tools.workflows.facts import Judge
from site_tools.workflows.library import Progress
from site_tools.workflows.lost_entries import dropped, entries_of, lost, removed
from site_tools.workflows.owners_change import replaced_offices
from site_tools.workflows.policy import load_policy, pinned_offices
from site_tools.workflows.policy_change import manifest_rewritten

Depth = Literal["full", "shallow", "none"]
"""The whole history was walked; only the part this clone has; there is none."""
_BLOCK: Final = f"\n{MARKER}\n".encode()
_END: Final = b"\n---\n"


@dataclass(frozen=True, slots=True)
class Walked:
    """What the history says."""

    depth: Depth
    steps: int
    """Commits that were compared with their first parent."""
    findings: tuple[Finding, ...]
    """What is lost is an error; what came back since is a warning."""


@dataclass(frozen=True, slots=True)
class Compared:
    """An earlier revision beside a later one."""

    before: str
    after: str
    posts: int
    """Posts of the earlier one that differ."""
    findings: tuple[Finding, ...]


def compare(repository: Repository, before: str, after: str, judge: Judge) -> Compared:
    """What a later revision lacks of an earlier one: entries, posts with entries, manifests. For `publish`.

    The two need no common history: their trees are compared.

    Raises:
        CannotJudge: REVISION-UNKNOWN, OBJECT-MISSING, TRUST-PIN. Problem: the policy of an office whose entries differ is broken.
    """
    before, after = repository.resolve(before), repository.resolve(after)
    changes = repository.changes(before, after)
    if judge.pins:
        pinned_offices(repository.tree(after), judge)
    policies = _Policies(repository.tree(after), judge, {})
    found = tuple(_lost(repository, changes, before, after, policies, judge))
    return Compared(before, after, len({post_path(c.path) for c in changes if c.before} - {None}), found)


def walk(repository: Repository, policies: Iterable[Policy], judge: Judge, *, progress: Progress | None = None) -> Walked:
    """Every step along main's first parents; `policies` are those of the tree that is audited.

    Raises:
        CannotJudge: Git does not answer.
    """
    tip = repository.main()
    if tip is None:
        return Walked("none", 0, ())
    steps = list(repository.steps(tip))
    depth: Depth = "shallow" if repository.shallow() else "full"
    known = _Policies(repository.tree(tip), judge, {p.office.id: p for p in policies})
    found: list[Finding] = []
    seen = 0
    for number, step in enumerate(reversed(steps), start=1):
        if progress:
            progress(number, len(steps))
        try:
            lacks = list(_lost(repository, step.changes, step.parent, step.commit, known, judge))
            found += [_told(f, step.commit, healed=_healed(repository, f, step.parent, tip)) for f in lacks]
        except CannotJudge as problem:
            if any(f.code != "OBJECT-MISSING" for f in problem.findings):
                raise
            # A partial clone: as with a shallow one, what is not here is not judged, and that is said.
            depth = "shallow"
            continue
        seen += 1
    return Walked(depth, seen, tuple(found))


class _Policies:
    """The policy of each office by which lost entries count as valid, read when first asked for."""

    def __init__(self, tree: Tree, judge: Judge, known: Mapping[str, Policy]) -> None:
        self._tree, self._judge, self._known = tree, judge, dict(known)

    def of(self, office: str) -> Policy:
        """The policy of an office.

        Raises:
            Problem: it cannot be read; CannotJudge: the office is unknown.
        """
        if office not in self._known:
            self._known[office] = load_policy(self._tree, office, self._judge)
        return self._known[office]


def _lost(
    repository: Repository, changes: Iterable[PathChange], before: str, after: str, policies: _Policies, judge: Judge
) -> Iterator[Finding]:
    earlier, later = repository.tree(before), repository.tree(after)
    had = [c for c in changes if c.before]
    fresh = replaced_offices(earlier, later, had)
    for change in had:
        office = is_manifest(change.path)
        path = post_path(change.path)
        if office and office not in fresh:
            yield manifest_rewritten(change.path)
        elif path and change.path == path.index and path.office not in fresh and not _grown(repository, change):
            yield from _lost_of(earlier, later, path, policies, judge)


def _lost_of(earlier: Tree, later: Tree, path: PostPath, policies: _Policies, judge: Judge) -> Iterator[Finding]:
    known, now = entries_of(earlier, path)[1], entries_of(later, path)[1]
    kept = common(known, now)
    if kept == len(known):
        return
    try:
        found = lost(earlier, later, path, policies.of(path.office), judge)
    except Problem:
        # No policy says which of them were valid: then none of them may be gone.
        gone = not any(True for _ in later.files(path.folder))
        found = removed(path) if gone else dropped(path, known[kept], kept + 1)
    if found:
        yield found


def _grown(repository: Repository, change: PathChange) -> bool:
    """Whether the old signature block is the beginning of the new one, bytes compared: nearly always, and quickly told."""
    modes = {side.split(" ")[0] for side in (change.before, change.after)}
    if modes != {"100644"}:
        return False
    old, new = (_block(repository.blob(side.split(" ")[1])) for side in (change.before, change.after))
    return new.startswith(old)


def _block(data: bytes) -> bytes:
    start = data.find(_BLOCK)
    end = data.find(_END, start)
    return data[start : end + 1] if 0 <= start < end else b""


def _healed(repository: Repository, finding: Finding, parent: str, tip: str) -> bool:
    """Whether main has again today what a step took away."""
    earlier, now = repository.tree(parent), repository.tree(tip)
    path = post_path(finding.path + "/")
    if path:
        known = entries_of(earlier, path)[1]
        return common(known, entries_of(now, path)[1]) == len(known)
    try:
        return canonical.sha256(now.read(finding.path)) == canonical.sha256(earlier.read(finding.path))
    except CannotJudge:
        raise
    except Problem:
        return False


def _told(finding: Finding, commit: str, *, healed: bool) -> Finding:
    """The finding with the commit that did it."""
    where = Text("Riwayat, komit {commit}: {what}", "History, commit {commit}: {what}")
    message = Text(
        where.id.replace("{commit}", commit[:12]).replace("{what}", finding.message.id),
        where.en.replace("{commit}", commit[:12]).replace("{what}", finding.message.en),
    )
    if healed:
        message = Text(f"{message.id} Sekarang sudah kembali.", f"{message.en} It is back by now.")
    remedy = Text("Lihat: git show --first-parent {commit} -- {path}", "Look: git show --first-parent {commit} -- {path}").fill(
        commit=commit[:12], path=finding.path
    )
    return replace(finding, message=message, remedy=remedy, severity="warning" if healed else "error")
