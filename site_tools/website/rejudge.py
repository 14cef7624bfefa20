"""The posts that an incremental build has to judge again, and what becomes of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from site_tools.formats.post_file import post_path
from site_tools.model.finding import CannotJudge, Problem
from site_tools.model.judged import Judged, Library, Unreadable
from site_tools.model.policy import Policy
from site_tools.model.post import PostPath
from site_tools.website.changed import Found
from site_tools.website.ground import folder_digest
from site_tools.website.index import Index, Row
from site_tools.website.page import Source
from site_tools.website.record import row_of, row_of_unreadable
from site_tools.website.snapshot import Snapshot
from site_tools.workflows.facts import Judge
from site_tools.workflows.library import judge_post
from site_tools.workflows.prior_reject import with_prior_rejects

_STOPPED = "REJECTED"


class TooMuch(Exception):  # noqa: N818 - no error: a full build is the right answer
    """More changes than an incremental build can be sure of."""


@dataclass(slots=True)
class Change:
    """What becomes of one post."""

    path: PostPath
    before: Row | None
    after: Row | None
    judged: Judged | None
    """Only of a post that can be read and is there."""


def changed_posts(index: Index, tree: Snapshot, judge: Judge, policies: dict[str, Policy], found: Found) -> Iterator[Change]:
    """The posts that really changed, judged."""
    wanted = {str(p): p for p in found.posts}
    stopped = {row.path for row in index.posts("code = 'REJECTED'")}
    if stopped & wanted.keys():
        raise TooMuch
    for path in wanted.values():
        change = _change(index, tree, judge, policies, path, due=str(path) in found.due)
        if change is None:
            continue
        if change.after and change.after.code == _STOPPED:
            raise TooMuch
        if stopped and change.judged:
            change = _beside(change, stopped, tree, judge, policies)
        yield change


def _change(index: Index, tree: Snapshot, judge: Judge, policies: dict[str, Policy], path: PostPath, *, due: bool) -> Change | None:
    """One post; None where its bytes are those of the last build and no moment of it has come."""
    before = index.post(str(path))
    files = list(tree.files(path.folder))
    if not files:
        return Change(path, before, None, None) if before else None
    try:
        digest = folder_digest(tree, files)
    except Problem:
        digest = ""
    if before and digest and before.digest == digest and not due:
        return None
    policy = policies.get(path.office)
    if policy is None:
        raise TooMuch
    try:
        judged = judge_post(tree, path, judge, policy, files)
    except CannotJudge as problem:
        judged = Unreadable(path, problem.findings)
    if isinstance(judged, Unreadable):
        return Change(path, before, row_of_unreadable(judged), None)
    source = Source(Library((policy,), (judged,), (), (), judge.now), tree)
    return Change(path, before, row_of(source, judged, digest)[0], judged)


def _beside(change: Change, stopped: Iterable[str], tree: Snapshot, judge: Judge, policies: dict[str, Policy]) -> Change:
    """The same, with what the rejected posts of its office give reason to say about it."""
    if change.judged is None or change.after is None:
        return change
    others = []
    for path in sorted(stopped):
        place = post_path(f"content/{path}/index.md")
        if place and place.office == change.path.office:
            other = judge_post(tree, place, judge, policies[place.office])
            others += [other] if isinstance(other, Judged) else []
    judged = next(j for j in with_prior_rejects([*others, change.judged]) if j.post.path == change.path)
    source = Source(Library((judged.policy,), (judged,), (), (), judge.now), tree)
    return Change(change.path, change.before, row_of(source, judged, change.after.digest)[0], judged)
