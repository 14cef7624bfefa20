"""The merge gate over three trees: what head changes against the merge base, judged by base's tip.

Which base to name:

- a proposal (a branch that shall be merged): the tip of the branch it shall go into, mostly `main`; also for a branch
  that is new, whatever its name;
- a push to `main` itself: the tip before the push, with `replaces=True`, because the pushed tree takes main's place as
  it is and is not merged into it;
- a deleted branch has no head and nothing to judge; whether it may be deleted (`main` never) is the hook's question;
- the very first push of `main` has no base: nothing can be judged, and the hook refuses it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Final

from site_tools.formats.post_file import post_path
from site_tools.model.change import Change, Kind, TouchedPost
from site_tools.model.finding import CannotJudge, Finding
from site_tools.model.post import PostPath
from site_tools.model.text import Text
from site_tools.ports import PathChange, Repository, Verifier
from site_tools.workflows.change_kind import OWNERS, Owner, owners_of
from site_tools.workflows.facts import Judge
from site_tools.workflows.library import Progress
from site_tools.workflows.merged_tree import MergedTree
from site_tools.workflows.owners_change import owners_findings, replaced_offices, trust_lines
from site_tools.workflows.policy import load_policy, pinned_offices
from site_tools.workflows.policy_change import judge_policy
from site_tools.workflows.post_change import Trees, judge_touched

_TOLD: Final = 8
"""Parties that a message names."""


def judge_change(
    repository: Repository,
    base: str,
    head: str,
    judge: Judge,
    *,
    strict: Verifier | None = None,
    replaces: bool = False,
    progress: Progress | None = None,
) -> Change:
    """What the gate says of merging `head` into `base` (names of commits).

    `strict` is asked about new signatures instead of the judge's own verifier. `replaces`: head takes base's place (a
    push), so that it must hold everything that base has.

    Its time depends on what changed, not on the size of the repository.

    Raises:
        CannotJudge: REVISION-UNKNOWN, MERGE-BASE, HISTORY-SHALLOW, OBJECT-MISSING, TRUST-PIN, or base has no policy to judge by.
        Problem: base's policy cannot be read.
    """
    base, head = repository.resolve(base), repository.resolve(head)
    fork = _merge_base(repository, base, head)
    changes = repository.changes(fork, head)
    moved = frozenset(c.path for c in repository.changes(fork, base))
    delta = changes if fork == base else repository.changes(base, head)
    base_tree, head_tree = repository.tree(base), repository.tree(head)
    merged = MergedTree(base_tree, head_tree, changes)
    if judge.pins:
        # A change of the code owners loads no office's policy: what was pinned holds for it all the same, before and after.
        pinned_offices(base_tree, judge)
        pinned_offices(merged, judge)
    replaced = replaced_offices(base_tree, merged, changes)
    owners, strays = owners_of(changes, frozenset(trust_lines(base_tree)) - replaced)
    findings = [_stray(path) for path in strays]
    if replaces and fork != base:
        findings.append(_rewritten_history(base))
    only = next(iter(owners), OWNERS)
    kind: Kind = "nothing" if not changes else "mixed" if len(owners) > 1 else only.kind
    change = Change(base, head, fork, kind, only.office if kind != "mixed" else "", tuple(c.path for c in changes))
    own = tuple(c for c in changes if c.path not in strays)
    if kind == "mixed":
        findings.append(_mixed(owners))
    elif kind == "nothing":
        findings.append(_nothing())
    elif kind == "owners":
        findings += owners_findings(merged, own, replaced, judge)
    elif kind == "policy":
        differing = {c.path for c in delta}
        judged = judge_policy(change.office, base_tree, merged, [c for c in own if c.path in differing], moved, judge)
        change = replace(change, manifest=judged.manifest, letters=judged.letters)
        findings += judged.findings
    else:
        policy = load_policy(base_tree, change.office, judge)
        trees = Trees(base_tree, head_tree, policy, judge, strict)
        change = replace(change, posts=_posts(own, delta, moved, trees, progress))
    return replace(change, findings=tuple(findings))


def _posts(
    changes: tuple[PathChange, ...], delta: tuple[PathChange, ...], moved: frozenset[str], trees: Trees, progress: Progress | None
) -> tuple[TouchedPost, ...]:
    touched: dict[PostPath, None] = {path: None for c in changes if (path := post_path(c.path))}
    differs: dict[PostPath, list[PathChange]] = defaultdict(list)
    for one in delta:
        path = post_path(one.path)
        if path in touched:
            differs[path].append(one)
    stirred = {post_path(path) for path in moved}
    found = []
    for number, path in enumerate(touched, start=1):
        if progress:
            progress(number, len(touched))
        found.append(judge_touched(path, trees, tuple(differs[path]), base_moved=path in stirred))
    return tuple(found)


def _merge_base(repository: Repository, base: str, head: str) -> str:
    """The one common ancestor.

    Raises:
        CannotJudge: MERGE-BASE, there is none or more than one; HISTORY-SHALLOW, a clone without its whole history
            could know an older one than there is, and hide what head takes back.
    """
    found = repository.merge_bases(base, head)
    if found == (base,):
        return base
    if repository.shallow():
        raise CannotJudge(
            Finding(
                "HISTORY-SHALLOW",
                Text(
                    "Salinan ini tidak memuat seluruh riwayat; asal usulan ini tidak dapat dipastikan.",
                    "This clone lacks a part of the history; where this proposal began cannot be told.",
                ),
                remedy=Text("Ambil seluruhnya: git fetch --unshallow", "Get all of it: git fetch --unshallow"),
            )
        )
    if len(found) == 1:
        return found[0]
    raise CannotJudge(
        Finding(
            "MERGE-BASE",
            Text(
                "Kedua komit mempunyai {n} asal bersama; harus tepat satu.",
                "The two commits have {n} common origins; there must be exactly one.",
            ).fill(n=len(found)),
            remedy=Text("Gabungkan cabang utama ke usulan: git merge main", "Merge main into the proposal: git merge main"),
        )
    )


def _stray(path: str) -> Finding:
    return Finding(
        "UNKNOWN-FILE",
        Text("Berkas ini tidak punya tempat di content/ atau sops/.", "This file has no place in content/ or sops/."),
        path,
        remedy=Text(
            "Kiriman berada di content/KANTOR/SOP/TAHUN/NAMA/; hapus yang lain: git rm",
            "A post lies in content/OFFICE/SOP/YEAR/NAME/; remove anything else: git rm",
        ),
    )


def _mixed(owners: dict[Owner, str]) -> Finding:
    told = [(_named(who), path) for who, path in list(owners.items())[:_TOLD]]
    names = Text(", ".join(f"{who.id} ({path})" for who, path in told), ", ".join(f"{who.en} ({path})" for who, path in told))
    return Finding(
        "MIXED",
        Text("Satu usulan menyentuh lebih dari satu pihak: {names}.", "One proposal touches more than one party: {names}.").fill(
            names=names
        ),
        remedy=Text(
            "Pisahkan menjadi beberapa usulan; kebijakan digabung lebih dahulu, baru kirimannya.",
            "Split it into several proposals; policy is merged first, then the posts under it.",
        ),
    )


def _named(owner: Owner) -> Text:
    if owner == OWNERS:
        return Text("berkas pemilik kode", "files of the code owners")
    if owner.kind == "posts":
        return Text("kiriman {office}", "posts of {office}").fill(office=owner.office)
    return Text("kebijakan {office}", "policy of {office}").fill(office=owner.office)


def _nothing() -> Finding:
    return Finding(
        "NOTHING-CHANGED",
        Text(
            "Head tidak mengubah apa pun terhadap base: tidak ada yang dinilai.",
            "Head changes nothing against base: there is nothing to judge.",
        ),
        remedy=Text("Periksa --base dan --head; usulan yang kosong tutup saja.", "Look at --base and --head; close an empty proposal."),
    )


def _rewritten_history(base: str) -> Finding:
    return Finding(
        "HISTORY-REWRITTEN",
        Text("Dorongan ini membuang komit {base} dari cabang utama.", "This push takes commit {base} off main.").fill(base=base[:12]),
        remedy=Text("Jangan memaksa: git pull --rebase, lalu git push", "Do not force: git pull --rebase, then git push"),
    )
