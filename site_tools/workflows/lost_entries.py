"""What was signed stays: which entries of an earlier tree a later one must still have."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from site_tools import engine
from site_tools.formats.entries import common, cut
from site_tools.formats.post_file import read_post
from site_tools.model.case import Case
from site_tools.model.entry import Entry
from site_tools.model.finding import CannotJudge, Finding, Problem
from site_tools.model.policy import Policy
from site_tools.model.post import Meta, Post, PostPath
from site_tools.model.text import Text
from site_tools.ports import Tree
from site_tools.workflows.facts import Judge, entry_facts
from site_tools.workflows.library import case_of

_UNKNOWN = Meta(title="", date=dt.date.min, kind="", platforms=())


def entries_of(tree: Tree, path: PostPath) -> tuple[bytes, tuple[Entry, ...]]:
    """A post's `index.md` without its entries, and those that can be read; nothing where there is none."""
    try:
        return cut(tree.read(path.index))
    except CannotJudge:
        raise
    except Problem:
        return b"", ()


def valid_entries(tree: Tree, path: PostPath, entries: tuple[Entry, ...], policy: Policy, judge: Judge) -> int:
    """How many entries of a post no rule objects to, from the first on: what came behind was never valid."""
    try:
        case = case_of(read_post(path, list(tree.files(path.folder)), tree.read), policy, tree, judge)
        if case.post.entries != entries:
            case = _rough(path, entries, policy, judge)
    except CannotJudge:
        raise
    except Problem:
        case = _rough(path, entries, policy, judge)
    try:
        state, _ = engine.replay(case)
    except CannotJudge:
        # No SOP to judge them by: then none of them may go.
        return len(entries)
    return len(state.history)


def _rough(path: PostPath, entries: tuple[Entry, ...], policy: Policy, judge: Judge) -> Case:
    """The chain alone, of a post whose words cannot be read; its evidence counts as the entries say."""
    digests = replace(entries[-1].digests, evidence="")
    post = Post(path=path, meta=_UNKNOWN, body="", files=(), digests=digests, entries=entries)
    return Case(post, policy, entry_facts(entries, path, policy.root, judge.verifier), judge.now, judge.demo_keys)


def lost(before: Tree, after: Tree, path: PostPath, policy: Policy, judge: Judge) -> Finding | None:
    """ENTRIES-DROPPED or POST-REMOVED, where a later tree lacks a valid entry of an earlier one."""
    known = entries_of(before, path)[1]
    now = entries_of(after, path)[1]
    kept = common(known, now)
    if kept == len(known) or kept >= valid_entries(before, path, known, policy, judge):
        return None
    if not any(True for _ in after.files(path.folder)):
        return removed(path)
    return dropped(path, known[kept], kept + 1)


def removed(path: PostPath) -> Finding:
    """A post with signatures is gone."""
    return Finding(
        "POST-REMOVED",
        Text(
            "Kiriman yang sudah bertanda tangan dihapus atau dipindahkan.",
            "A post that has signatures was removed or moved.",
        ),
        path.folder,
        remedy=Text(
            "Kembalikan foldernya. Menurunkan kiriman: paraf sign {post} --decision withdraw; memindahkan: lalu buat kiriman baru",
            "Restore the folder. To take a post down: paraf sign {post} --decision withdraw; to move it: then make a new post",
        ).fill(post=path),
    )


def dropped(path: PostPath, entry: Entry, number: int) -> Finding:
    """An entry that was there is there no more."""
    return Finding(
        "ENTRIES-DROPPED",
        Text(
            "Tanda tangan ke-{number} ({decision} langkah {step} oleh {person}, {at}) hilang atau diubah.",
            "Signature {number} ({decision} of step {step} by {person}, {at}) is gone or was changed.",
        ).fill(number=number, decision=entry.decision, step=entry.step or "-", person=entry.person, at=entry.at),
        path.index,
        None,
        entry.step,
        Text(
            "Kembalikan blok tanda tangan seperti di cabang utama, lalu tambahkan yang baru di belakangnya: git merge main",
            "Restore the signature block as main has it, and add new ones behind it: git merge main",
        ),
    )
