"""The form of an office's policy files, ratified or not: each by its kind, then one against the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from site_tools.formats import manifest as manifest_format
from site_tools.formats.yaml_shape import load
from site_tools.model.finding import CannotJudge, Finding, Problem
from site_tools.model.office import Office
from site_tools.model.people import ActingLetter, People
from site_tools.model.policy import Manifest, Policy
from site_tools.model.review import SopReview
from site_tools.model.sop import Sop
from site_tools.model.text import Text
from site_tools.ports import Tree, TreeFile
from site_tools.workflows.facts import Judge
from site_tools.workflows.letters import read_letters
from site_tools.workflows.listed_keys import bad_keys
from site_tools.workflows.office_people import people_findings
from site_tools.workflows.policy import TRUST, office_findings_of, trusted_offices
from site_tools.workflows.ratify import policy_files
from site_tools.workflows.reviews import REVIEW, read_reviews
from site_tools.workflows.revisions import SOP_LIMIT, read_revisions

NO_ROOT: Final = "0" * 64
_OFFICE: Final = re.compile(r"sops/([a-z0-9][a-z0-9-]*)/")
_KINDS: Final = (
    (re.compile(r"sops/[^/]+/office\.yml"), "office"),
    (re.compile(r"sops/[^/]+/people\.yml"), "people"),
    (re.compile(r"sops/[^/]+/pengesahan/\d{4}\.txt"), "manifest"),
    (re.compile(r"sops/[^/]+/appointments/[a-z0-9][a-z0-9._-]*\.yml"), "letter"),
    (re.compile(r"sops/[^/]+/(?!pengesahan/|appointments/)[a-z0-9][a-z0-9-]*/reviews/\d{4}-[1-9]\d*\.yml"), "review"),
    (re.compile(r"sops/[^/]+/(?!pengesahan/|appointments/)[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9._-]*\.yml"), "sop"),
)
_SOP: Final = _KINDS[-1][0]


def office_of(path: str) -> str:
    """The office whose policy folder a path lies in; empty for any other path."""
    match = _OFFICE.match(path)
    return match[1] if match else ""


def office_findings(tree: Tree, office: str, judge: Judge) -> tuple[Finding, ...]:
    """What is wrong with the policy of an office as a whole: files that contradict one another, or hide the rest.

    Every change of one file may break another: a role may go from the SOP or come to the list of people.
    """
    try:
        policy = draft_policy(tree, office, judge)
        named = policy.manifests[-1].ratifiers
        listed = bad_keys(tree, policy.office, policy.people, named, judge.demo_keys, f"sops/{office}")
        reviews = tuple(replace(f, severity="error") for f in read_reviews(tree, policy)[1] if f.code == "SOP-REVIEW")
        return tuple(listed) or (*_together(policy, office), *reviews)
    except Problem as problem:
        return problem.findings


def file_findings(tree: Tree, file: TreeFile) -> tuple[Finding, ...]:
    """What is wrong with one file below `sops/` by itself."""
    kind = "trust" if file.path == TRUST else next((kind for pattern, kind in _KINDS if pattern.fullmatch(file.path)), "")
    if not kind or (kind != "trust" and not office_of(file.path)):
        return (_finding("UNKNOWN-FILE", file.path, Text("Berkas ini tidak punya tempat di sops/.", "This file has no place in sops/.")),)
    if file.mode != "100644":
        return (
            _finding(
                "FILE-MODE",
                file.path,
                Text(
                    "Hanya berkas biasa yang boleh: bukan tautan simbolik, submodul, atau berkas yang dapat dijalankan.",
                    "Only regular files are allowed: no symlink, submodule or executable.",
                ),
            ),
        )
    try:
        _READERS[kind](tree, file.path)
    except Problem as problem:
        return problem.findings
    return ()


def draft_policy(tree: Tree, office: str, judge: Judge) -> Policy:
    """The policy as the files stand, as if the ratifier signed them at this moment.

    Form can be judged before anybody ratified; whether it was ratified is `load_policy`'s question.

    Raises:
        Problem: a file of the policy cannot be read, or two revisions of a SOP are in force at once.
    """
    office_path, people_path = f"sops/{office}/office.yml", f"sops/{office}/people.yml"
    settings = load(Office, tree.read(office_path), path=office_path)
    people = load(People, tree.read(people_path), path=people_path, limit=SOP_LIMIT)
    past = _past(tree, office)
    now = Manifest(
        office=office,
        version=len(past) + 1,
        at=judge.now.isoformat(timespec="seconds"),
        person="",
        previous="-",
        ratifiers=past[-1].ratifiers if past else (),
        files=tuple(
            f for f in policy_files(tree, office) if f.path.startswith("content/") or _SOP.fullmatch(f.path) or REVIEW.fullmatch(f.path)
        ),
    )
    manifests = (*past, now)
    policy = Policy(
        office=settings,
        people=people,
        revisions=read_revisions(tree, settings, manifests),
        manifests=manifests,
        root=_root(tree, office),
        pages=frozenset(f.path for f in now.files if f.path.startswith("content/")),
    )
    return replace(policy, letters=tuple(read_letters(tree, policy, judge.verifier)))


def _past(tree: Tree, office: str) -> tuple[Manifest, ...]:
    """The manifests there are; none when one of them cannot be read, which is a finding of its own."""
    try:
        return tuple(manifest_format.parse(tree.read(f.path), path=f.path) for f in tree.files(f"sops/{office}/pengesahan"))
    except Problem:
        return ()


def _root(tree: Tree, office: str) -> str:
    try:
        return trusted_offices(tree).get(office, NO_ROOT)
    except CannotJudge:
        return NO_ROOT


def _together(policy: Policy, office: str) -> Iterator[Finding]:
    """What no file shows by itself."""
    yield from office_findings_of(office, policy.office)
    yield from people_findings(policy.people, f"sops/{office}/people.yml", policy.revisions, policy.office.notaries)
    *past, draft = policy.manifests
    now = {f.path: f.sha256 for f in draft.files}
    for file in dict.fromkeys(f for manifest in past for f in manifest.files):
        if _SOP.fullmatch(file.path) and now.get(file.path) != file.sha256:
            yield _finding(
                "SOP-REVISION-MUTATED",
                file.path,
                Text("Revisi SOP yang sudah disahkan tidak diubah atau dihapus.", "A ratified SOP revision is never changed or removed."),
                Text(
                    "Kembalikan dari Git; perubahan ditulis sebagai berkas revisi baru dengan `supersedes`.",
                    "Restore it from Git; a change is a new revision file with `supersedes`.",
                ),
            )


_READERS: Final[dict[str, Callable[[Tree, str], object]]] = {
    "office": lambda tree, path: load(Office, tree.read(path), path=path),
    "people": lambda tree, path: load(People, tree.read(path), path=path, limit=SOP_LIMIT),
    "sop": lambda tree, path: load(Sop, tree.read(path), path=path, limit=SOP_LIMIT),
    "review": lambda tree, path: load(SopReview, tree.read(path), path=path),
    "letter": lambda tree, path: load(ActingLetter, tree.read(path), path=path),
    "manifest": lambda tree, path: manifest_format.parse(tree.read(path), path=path),
    "trust": lambda tree, _path: trusted_offices(tree),
}


def _finding(code: str, path: str, message: Text, remedy: Text | None = None) -> Finding:
    return Finding(code, message, path, remedy=remedy)
