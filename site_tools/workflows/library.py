"""All offices and posts of a tree, judged at one moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final, TypeVar

from site_tools import canonical, engine
from site_tools.formats.post_file import post_path, read_post
from site_tools.model.case import Case
from site_tools.model.finding import CannotJudge, Finding, Problem
from site_tools.model.judged import Judged, Library, Unreadable
from site_tools.model.policy import Policy
from site_tools.model.post import Post, PostPath
from site_tools.model.text import Text
from site_tools.ports import Spread, Tree, TreeFile, Verifier
from site_tools.workflows.facts import Judge, entry_facts
from site_tools.workflows.policy import load_policy, pinned_offices
from site_tools.workflows.prior_reject import with_prior_rejects
from site_tools.workflows.reviews import review_findings
from site_tools.workflows.surroundings import attribute_findings, stray_policy
from site_tools.workflows.unreadable import unreadable as unreadable_post
from site_tools.workflows.upload_address import upload_findings

Progress = Callable[[int, int], None]
PORTAL: Final = "content/index.md"
BATCH: Final = 64
"""Posts that one process judges at a time: many enough to hand over cheaply, few enough to show progress."""
B = TypeVar("B")
R = TypeVar("R")
Folder = tuple[PostPath, list[TreeFile]]


def in_turn(work: Callable[[B], R], batches: Sequence[B], shared: Sequence[object] = ()) -> Iterator[R]:
    """One batch after the other, here."""
    del shared
    return map(work, batches)


def case_of(post: Post, policy: Policy, tree: Tree, judge: Judge, *, known: int | None = None, strict: Verifier | None = None) -> Case:
    """Every fact about one post; `known` and `strict` as for `entry_facts`."""
    wrong = [
        (file.name, problem)
        for file in post.files
        if file.part == "media" and (problem := judge.pictures(file.name, tree.read(f"{post.path.folder}/{file.name}")))
    ]
    return Case(
        post=post,
        policy=policy,
        facts=entry_facts(post.entries, post.path, policy.root, judge.verifier, known=known, strict=strict),
        now=judge.now,
        demo_keys=judge.demo_keys,
        picture_problems=tuple(wrong),
    )


def load_case(tree: Tree, path: PostPath, judge: Judge, policy: Policy | None = None) -> Case:
    """Read one post with its facts.

    Raises:
        CannotJudge: no such post, office unknown.
        Problem: post or policy cannot be read.
    """
    files = list(tree.files(path.folder))
    if not files:
        raise CannotJudge(
            Finding(
                "POST-MISSING",
                Text("Tidak ada kiriman di sini.", "There is no post here."),
                path.folder,
                None,
                None,
                Text("Daftar kiriman: paraf status", "List of posts: paraf status"),
            )
        )
    policy = policy or load_policy(tree, path.office, judge)
    return case_of(read_post(path, files, tree.read), policy, tree, judge)


def judge_post(tree: Tree, path: PostPath, judge: Judge, policy: Policy, files: Sequence[TreeFile] | None = None) -> Judged | Unreadable:
    """The verdict of one post; a post that cannot be read has one too.

    Raises:
        CannotJudge: the SOP is missing.
    """
    files = list(tree.files(path.folder)) if files is None else files
    try:
        return judged_case(case_of(read_post(path, files, tree.read), policy, tree, judge))
    except CannotJudge:
        raise
    except Problem as problem:
        return unreadable_post(tree, path, files, policy, judge, problem)


def judged_case(case: Case) -> Judged:
    """The verdict, and what is wrong with the records of its uploads: that holds up nothing, but `check` and `audit` tell it.

    Raises:
        CannotJudge: the SOP is missing.
    """
    verdict = engine.judge(case)
    wrong = () if verdict.withdrawn else tuple(upload_findings(case))
    return Judged(case.post, replace(verdict, findings=(*verdict.findings, *wrong)), case.policy)


def load_library(tree: Tree, judge: Judge, *, progress: Progress | None = None, spread: Spread = in_turn) -> Library:
    """Judge every post of every office; `spread` may use several cores.

    What is wrong with one office or one post is a finding of the library; the others are judged all the same.

    Raises:
        CannotJudge: there is no trusted office at all, or nothing in `content/`; TRUST-PIN.
    """
    policies: dict[str, Policy] = {}
    trusted = pinned_offices(tree, judge)
    findings: list[Finding] = [*attribute_findings(tree), *stray_policy(tree, trusted)]
    for office in trusted:
        try:
            policies[office] = load_policy(tree, office, judge)
        except Problem as problem:
            findings += problem.findings
        else:
            findings += review_findings(tree, policies[office], judge.now)
    if not any(True for _ in tree.files("content")):
        raise CannotJudge(_no_content())
    folders, strays = _sorted_out(tree, policies)
    findings += strays
    posts: list[Judged] = []
    unreadable: list[Unreadable] = []
    batches = [folders[start : start + BATCH] for start in range(0, len(folders), BATCH)]
    shared = [*policies.values(), *(revision for policy in policies.values() for revision in policy.revisions)]
    for batch in spread(partial(_judge_batch, tree, judge, policies), batches, shared):
        posts += (one for one in batch if isinstance(one, Judged))
        unreadable += (one for one in batch if isinstance(one, Unreadable))
        if progress:
            progress(len(posts) + len(unreadable), len(folders))
    return Library(tuple(policies.values()), with_prior_rejects(posts), tuple(unreadable), tuple(findings), judge.now)


def _judge_batch(tree: Tree, judge: Judge, policies: dict[str, Policy], folders: Sequence[Folder]) -> list[Judged | Unreadable]:
    return [_judge_folder(tree, judge, policies.get(path.office), path, files) for path, files in folders]


def _judge_folder(tree: Tree, judge: Judge, policy: Policy | None, path: PostPath, files: Sequence[TreeFile]) -> Judged | Unreadable:
    if policy is None:
        return Unreadable(path, (_no_policy(path),))
    try:
        return judge_post(tree, path, judge, policy, files)
    except CannotJudge as problem:
        return Unreadable(path, problem.findings)


def _sorted_out(tree: Tree, policies: dict[str, Policy]) -> tuple[list[Folder], list[Finding]]:
    """Files of `content/` by post; what belongs to none and is no ratified page is a finding."""
    posts: dict[PostPath, list[TreeFile]] = defaultdict(list)
    strays: list[Finding] = []
    pages = {page for policy in policies.values() for page in policy.pages}
    listed = {f.path: f.sha256 for policy in policies.values() for f in policy.manifests[-1].files}
    seen: set[str] = set()
    for file in tree.files("content"):
        path = post_path(file.path)
        if path:
            posts[path].append(file)
        elif file.path in pages:
            seen.add(file.path)
            if file.mode != "100644" or canonical.sha256(tree.read(file.path)) != listed[file.path]:
                strays.append(
                    _stray(file.path, "Halaman ini bukan seperti yang disahkan.", "This page is not as ratified.", "POLICY-UNRATIFIED")
                )
        elif file.path != PORTAL or file.mode != "100644":
            strays.append(_stray(file.path, "Berkas ini tidak punya tempat di content/.", "This file has no place in content/."))
    strays += [_stray(p, "Halaman yang disahkan hilang.", "A ratified page is missing.", "POLICY-UNRATIFIED") for p in sorted(pages - seen)]
    return sorted(posts.items(), key=lambda item: str(item[0])), strays


def _no_content() -> Finding:
    return Finding("POST-MISSING", Text("Folder content/ tidak ada atau kosong.", "The folder content/ is missing or empty."), "content")


def _no_policy(path: PostPath) -> Finding:
    return Finding(
        "OFFICE-UNKNOWN",
        Text("Tidak ada kebijakan yang sah untuk kantor `{office}`.", "There is no valid policy for office `{office}`.").fill(
            office=path.office
        ),
        path.folder,
    )


def _stray(path: str, id_: str, en: str, code: str = "UNKNOWN-FILE") -> Finding:
    return Finding(code, Text(id=id_, en=en), path)


def all_findings(library: Library) -> Iterable[Finding]:
    """What `audit` reports: everything wrong, but not that a post waits or was returned or withdrawn."""
    yield from library.findings
    for unreadable in library.unreadable:
        yield from unreadable.findings
    for judged in library.posts:
        yield from judged.verdict.findings
