"""What can still be said of a post that cannot be read: which part changed, and which signatures died with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from site_tools import engine
from site_tools.canonical import Piece, part_digests, sha256
from site_tools.formats.post_file import FILE_LIMIT, part_of
from site_tools.formats.rough_cut import rough_cut
from site_tools.model.case import Case
from site_tools.model.finding import CannotJudge, Finding, Problem
from site_tools.model.judged import Unreadable
from site_tools.model.policy import Policy
from site_tools.model.post import Meta, Post, PostPath
from site_tools.ports import Tree, TreeFile
from site_tools.workflows.facts import Judge, entry_facts

_UNKNOWN = Meta(title="", date=dt.date.min, kind="", platforms=())


def unreadable(tree: Tree, path: PostPath, files: Iterable[TreeFile], policy: Policy, judge: Judge, problem: Problem) -> Unreadable:
    """The verdict on a post that cannot be read, with the signatures that its damage killed where they can be told."""
    try:
        damage = _damage(tree, path, files, policy, judge)
    except (CannotJudge, Problem):
        # The first problem stands; a second one on the way to explain it adds nothing.
        damage = None
    return Unreadable(path, (*problem.findings, *([damage] if damage else [])))


def _damage(tree: Tree, path: PostPath, files: Iterable[TreeFile], policy: Policy, judge: Judge) -> Finding | None:
    # Evidence is left out below, whatever it is; of the rest, what is too large to be read is not read here either.
    files = [file for file in files if part_of(file.path.removeprefix(path.folder + "/")) != "evidence"]
    if any(file.size > FILE_LIMIT for file in files):
        return None
    cut = rough_cut(tree.read(path.index), path=path.index)
    if cut is None or not cut[1]:
        return None
    pieces = list(cut[0])
    for file in files:
        name = file.path.removeprefix(path.folder + "/")
        part = part_of(name)
        if part and file.mode == "100644":
            pieces.append(Piece(part, name, sha256(tree.read(file.path))))
    # Without the front matter nobody knows the platforms: as with uncovered evidence, the order of the entries is
    # then taken as it was accepted.
    digests = replace(part_digests(pieces), evidence="")
    post = Post(path=path, meta=_UNKNOWN, body="", files=(), digests=digests, entries=cut[1])
    facts = entry_facts(post.entries, path, policy.root, judge.verifier)
    return engine.alteration(Case(post=post, policy=policy, facts=facts, now=judge.now, demo_keys=judge.demo_keys))
