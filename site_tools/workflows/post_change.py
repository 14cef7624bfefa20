"""One post that a proposal touches: judged whole as head has it, by base's policy, with base's entries before its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from site_tools import canonical, engine
from site_tools.formats.entries import common
from site_tools.formats.post_file import RECORD, read_post
from site_tools.model.case import Case
from site_tools.model.change import TouchedPost
from site_tools.model.entry import Entry
from site_tools.model.finding import CannotJudge, Finding, Problem, errors
from site_tools.model.judged import Judged, Unreadable
from site_tools.model.policy import Policy, SopRevision
from site_tools.model.post import PostPath
from site_tools.model.sop import AFTER_GATE
from site_tools.model.text import Text
from site_tools.ports import PathChange, Tree, Verifier
from site_tools.workflows.facts import Judge
from site_tools.workflows.library import case_of, judge_post, judged_case
from site_tools.workflows.lost_entries import entries_of, lost
from site_tools.workflows.unreadable import unreadable

_STOPS: Final = ("withdraw", "return", "reject")


@dataclass(frozen=True, slots=True)
class Trees:
    """What a touched post is judged with."""

    base: Tree
    head: Tree
    policy: Policy
    """Of base's tip."""
    judge: Judge
    strict: Verifier | None
    """Asked about new signatures."""


def judge_touched(path: PostPath, trees: Trees, delta: tuple[PathChange, ...], *, base_moved: bool) -> TouchedPost:
    """The verdict on one post of a proposal.

    `delta` are the paths of its folder in which head differs from base's tip; `base_moved`: base changed the post since
    the merge base.

    Raises:
        CannotJudge: the SOP is missing; Git does not answer.
    """
    base_rest, known = entries_of(trees.base, path)
    head_rest, now = entries_of(trees.head, path)
    kept = common(known, now)
    gone = lost(trees.base, trees.head, path, trees.policy, trees.judge)
    findings = [*([gone] if gone else []), *_rewritten_records(path, trees, known, delta)]
    aside = [c for c in delta if c.path != path.index]
    if base_moved and (aside or base_rest != head_rest or kept < len(known)):
        findings.append(_stale(path))
    files = list(trees.head.files(path.folder))
    if not files:
        return TouchedPost(path, None, 0, findings=tuple(findings))
    try:
        case = case_of(read_post(path, files, trees.head.read), trees.policy, trees.head, trees.judge, known=kept, strict=trees.strict)
    except CannotJudge:
        raise
    except Problem as problem:
        broken = unreadable(trees.head, path, files, trees.policy, trees.judge, problem)
        return TouchedPost(path, broken, len(now) - kept, findings=tuple(findings))
    judged = judged_case(case)
    new = now[kept:]
    quiet = False
    if new and known and _only_stops_or_records(new, judged.verdict.revision):
        beside = tuple(_beside(path, aside, base_rest, head_rest, new))
        passes = judged.verdict.publishable and not errors(judged.verdict.findings)
        if beside and not passes:
            findings.append(_content_beside(path, beside))
        quiet = not beside and _no_worse(path, trees, case, judged, new)
    return TouchedPost(path, judged, len(new), quiet, tuple(findings))


def _only_stops_or_records(new: tuple[Entry, ...], revision: SopRevision) -> bool:
    return all(e.decision in _STOPS or _records(e, revision) for e in new)


def _records(entry: Entry, revision: SopRevision) -> bool:
    step = revision.sop.at(entry.step or 0)
    return entry.decision == "done" and step is not None and step.phase in AFTER_GATE


def _beside(path: PostPath, aside: list[PathChange], before: bytes, after: bytes, new: tuple[Entry, ...]) -> Iterator[str]:
    """Paths of what changed beside the entries, but may not."""
    withdrawn = any(e.decision == "withdraw" for e in new)
    recorded = any(e.decision == "done" for e in new)
    for change in aside:
        is_evidence = change.path.startswith(f"{path.folder}/evidence/")
        if not (is_evidence and recorded) and not (withdrawn and not is_evidence and not change.after):
            yield change.path
    if before != after and not (withdrawn and _only_removes(before, after)):
        yield path.index


def _only_removes(before: bytes, after: bytes) -> bool:
    """Whether every line that is left stood there before, in this order."""
    left = iter(before.split(b"\n"))
    return all(line in left for line in after.split(b"\n"))


def _no_worse(path: PostPath, trees: Trees, case: Case, judged: Judged, new: tuple[Entry, ...]) -> bool:
    """Whether the chain holds, and the post has no error that it did not have in base: a stop is held up by nothing else."""
    if not errors(judged.verdict.findings):
        return True
    if engine.replay(case)[1]:
        return False
    if all(e.decision in _STOPS for e in new):
        return True
    before = judge_post(trees.base, path, trees.judge, trees.policy)
    known = before.findings if isinstance(before, Unreadable) else before.verdict.findings
    return {(f.code, f.path) for f in errors(judged.verdict.findings)} <= {(f.code, f.path) for f in errors(known)}


def _rewritten_records(path: PostPath, trees: Trees, known: tuple[Entry, ...], delta: tuple[PathChange, ...]) -> Iterator[Finding]:
    """RECORD-REWRITTEN: proof that an entry of base covers is changed or gone; only `record.yml` grows, at its end."""
    evidence = f"{path.folder}/evidence/"
    touched = [c for c in delta if c.path.startswith(evidence) and c.before]
    if not touched or not known or not _covered(trees.base, path, known):
        return
    gone = not any(True for _ in trees.head.files(path.folder))
    for change in touched:
        grows = change.path == f"{path.folder}/{RECORD}" and change.after and change.after.split(" ")[0] == change.before.split(" ")[0]
        if not gone and not (grows and trees.head.read(change.path).startswith(trees.base.read(change.path))):
            yield Finding(
                "RECORD-REWRITTEN",
                Text(
                    "Bukti unggah yang sudah ditandatangani diubah atau dihapus; bukti hanya ditambah.",
                    "Signed proof of an upload was changed or removed; proof is only added.",
                ),
                change.path,
                remedy=Text(
                    "Kembalikan dari cabang utama: git checkout main -- {file}; bukti baru: paraf record {post}",
                    "Restore it from main: git checkout main -- {file}; new proof: paraf record {post}",
                ).fill(file=change.path, post=path),
            )


def _covered(base: Tree, path: PostPath, known: tuple[Entry, ...]) -> bool:
    pieces = [
        canonical.Piece("evidence", f.path.removeprefix(path.folder + "/"), canonical.sha256(base.read(f.path)))
        for f in base.files(f"{path.folder}/evidence")
        if f.mode == "100644"
    ]
    return canonical.part_digest(pieces) in {e.digests.evidence for e in known}


def _stale(path: PostPath) -> Finding:
    return Finding(
        "STALE-BASE",
        Text(
            "Cabang utama sudah mengubah kiriman ini; usulan ini tidak memuat perubahan itu.",
            "Main has changed this post since; this proposal does not have that change.",
        ),
        path.folder,
        remedy=Text(
            "Gabungkan dahulu: git merge main, lalu paraf lagi bila perlu", "Merge it first: git merge main, then sign again if needed"
        ),
    )


def _content_beside(path: PostPath, paths: tuple[str, ...]) -> Finding:
    return Finding(
        "CONTENT-BESIDE",
        Text(
            "Usulan ini hanya menghentikan atau mencatat, tetapi juga mengubah: {paths}.",
            "This proposal only stops or records, yet it also changes: {paths}.",
        ).fill(paths=", ".join(paths)),
        path.folder,
        remedy=Text(
            "Kembalikan yang lain (git checkout main -- BERKAS); penarikan hanya boleh menghapus isi",
            "Restore the rest (git checkout main -- FILE); a withdrawal may only remove content",
        ),
    )
