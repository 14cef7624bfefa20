"""The form of posts and policy: can everything be read, and does the content keep the rules. Never who signed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from site_tools import engine
from site_tools.formats.clean_text import clean_text
from site_tools.formats.front_matter import BODY_LIMIT
from site_tools.formats.post_file import post_path, read_post
from site_tools.model.finding import Finding, Problem
from site_tools.model.policy import Policy
from site_tools.model.post import PostPath
from site_tools.model.text import Text
from site_tools.ports import Tree, TreeFile
from site_tools.workflows.facts import Judge
from site_tools.workflows.library import PORTAL, case_of
from site_tools.workflows.lint_policy import draft_policy, file_findings, office_findings, office_of

FOLDERS: Final = ("content", "sops")
"""Where posts and policy lie; nothing else is lint's business."""
_PAGE: Final = re.compile(r"content/([a-z0-9][a-z0-9-]*)/[a-z0-9][a-z0-9._-]*\.md")


@dataclass(frozen=True, slots=True)
class Linted:
    """What was looked at, and what is wrong with it."""

    posts: int
    """Posts."""
    files: int
    """Policy files and plain pages."""
    findings: tuple[Finding, ...]


def lint(tree: Tree, judge: Judge, files: Iterable[TreeFile], gone: Iterable[str] = ()) -> Linted:
    """Look at the form of what these files belong to.

    `files` are present in `tree`, `gone` are paths of files that were there before; both relative to the repository, and
    whatever lies outside `content/` and `sops/` is passed over. A post is looked at whole, whichever of its files is
    named; so is what the policy files of an office say together.
    """
    chosen = [f for f in files if f.path.split("/", 1)[0] in FOLDERS]
    lost = [path for path in gone if path.split("/", 1)[0] in FOLDERS]
    policies = _Policies(tree, judge)
    findings: list[Finding] = []
    single = [f for f in chosen if not post_path(f.path)]
    for file in sorted(single, key=lambda f: f.path):
        findings += file_findings(tree, file) if file.path.startswith("sops/") else _page_findings(tree, file)
    paths = [*(f.path for f in chosen), *lost]
    for office in sorted({office for path in paths if (office := office_of(path))}):
        if any(True for _ in tree.files(f"sops/{office}")):
            findings += office_findings(tree, office, judge)
    by_post = _by_post(tree, paths)
    for path, own in by_post:
        findings += _post_findings(tree, path, own, policies, judge)
    return Linted(len(by_post), len(single), tuple(dict.fromkeys(findings)))


class _Policies:
    """The policy of each office as its files stand, read once."""

    def __init__(self, tree: Tree, judge: Judge) -> None:
        self._tree, self._judge = tree, judge
        self._known: dict[str, Policy | Problem] = {}

    def of(self, office: str) -> Policy:
        """The policy of an office.

        Raises:
            Problem: it cannot be read.
        """
        if office not in self._known:
            try:
                self._known[office] = draft_policy(self._tree, office, self._judge)
            except Problem as problem:
                self._known[office] = problem
        found = self._known[office]
        if isinstance(found, Problem):
            raise found
        return found


def _by_post(tree: Tree, paths: Iterable[str]) -> list[tuple[PostPath, list[TreeFile]]]:
    """Each post that a path lies in, with all files it has; a post that is wholly gone has no form."""
    posts = {str(found): found for path in paths if (found := post_path(path))}
    files: dict[PostPath, list[TreeFile]] = defaultdict(list)
    for _, post in sorted(posts.items()):
        own = list(tree.files(post.folder))
        if own:
            files[post] = own
    return list(files.items())


def _post_findings(tree: Tree, path: PostPath, files: list[TreeFile], policies: _Policies, judge: Judge) -> tuple[Finding, ...]:
    try:
        post = read_post(path, files, tree.read)
        if not any(True for _ in tree.files(f"sops/{path.office}")):
            return (_no_office(path),)
        case = case_of(post, policies.of(path.office), tree, judge)
        state, _broken_chain = engine.replay(case)
    except Problem as problem:
        return problem.findings
    return (*engine.content_findings(case, state), *post.evidence_findings)


def _page_findings(tree: Tree, file: TreeFile) -> tuple[Finding, ...]:
    """A plain page is clean text in a regular file; whether it is ratified is `audit`'s question."""
    if file.path != PORTAL and not _PAGE.fullmatch(file.path):
        return (
            Finding(
                "UNKNOWN-FILE",
                Text("Berkas ini tidak punya tempat di content/.", "This file has no place in content/."),
                file.path,
                remedy=Text(
                    "Kiriman berada di content/KANTOR/SOP/TAHUN/NAMA/, dengan huruf kecil, angka, dan tanda hubung.",
                    "A post lies in content/OFFICE/SOP/YEAR/NAME/, in lower-case letters, digits and hyphens.",
                ),
            ),
        )
    if file.mode != "100644":
        return (
            Finding(
                "FILE-MODE",
                Text("Halaman harus berupa berkas biasa.", "A page must be a regular file."),
                file.path,
            ),
        )
    try:
        clean_text(tree.read(file.path), path=file.path, limit=BODY_LIMIT)
    except Problem as problem:
        return problem.findings
    return ()


def _no_office(path: PostPath) -> Finding:
    return Finding(
        "OFFICE-UNKNOWN",
        Text("Tidak ada kantor `{office}` di sops/.", "There is no office `{office}` in sops/.").fill(office=path.office),
        path.folder,
    )
