"""What a SOP revision would change: against another one, for the number it bears, and for the posts on their way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from site_tools import canonical
from site_tools.formats import manifest as manifest_format
from site_tools.formats.post_file import post_path
from site_tools.formats.yaml_shape import load
from site_tools.model.finding import CannotJudge, Finding, Problem
from site_tools.model.judged import Judged
from site_tools.model.policy import Policy, SopRevision
from site_tools.model.post import PostPath
from site_tools.model.revisions import Listed, clash, windows
from site_tools.model.sop import Sop
from site_tools.model.sop_changes import voiding
from site_tools.model.text import Text
from site_tools.model.verdict import Code
from site_tools.ports import Tree, TreeFile
from site_tools.workflows.facts import Judge
from site_tools.workflows.library import judge_post
from site_tools.workflows.policy import load_policy
from site_tools.workflows.revisions import SOP_LIMIT, is_sop_path, read_listed


@dataclass(frozen=True, slots=True)
class Named:
    """A SOP file that somebody names: of the repository, or a draft from anywhere."""

    sop: Sop
    path: str
    sha256: str
    office: str = ""
    """Empty for a file that lies in no office's folder."""
    sop_id: str = ""


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """Posts that run under a revision."""

    before_gate: tuple[str, ...]
    """Signed at least once, not past the gate: `office/sop/year/name`."""
    behind_gate: tuple[str, ...]
    """Past the gate, with steps still to come."""
    others: int
    """Complete or withdrawn."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What ratifying the newer one means, or meant."""

    ratified: bool
    """The office's latest manifest lists it already."""
    revision: SopRevision
    """With its window; of a draft, as if it were ratified at this moment."""
    void: tuple[Text, ...]
    """Why the number becomes (or became) void; empty where it does not."""
    clashes: bool
    """Another revision would be in force at the same time: it cannot be ratified so."""
    posts: OnTheWay
    """Of the older one."""
    timezone: str
    """Of the office."""


class _Without:
    """A tree in which some files are not there: what nobody ratified yet must not count."""

    def __init__(self, below: Tree, hidden: frozenset[str]) -> None:
        self.below, self.hidden = below, hidden

    def files(self, prefix: str) -> Iterator[TreeFile]:
        """Every other file below a folder."""
        yield from (f for f in self.below.files(prefix) if f.path not in self.hidden)

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return self.below.read(path)


def named(tree: Tree, word: str, judge: Judge) -> Named:
    """The revision that a person names: a path, `OFFICE/SOP/REVISION`, a number, or `OFFICE/SOP` for the one in force.

    Raises:
        CannotJudge: SOP-MISSING, there is none, or the number is that of several. Problem: the file is no SOP.
    """
    word = word.strip().removeprefix("./").rstrip("/")
    there = [f.path for f in tree.files("sops") if is_sop_path(f.path) and f.path.endswith(".yml")]
    for path in (word, f"sops/{word}", f"{word}.yml", f"sops/{word}.yml"):
        if path in there:
            return _read(tree, path)
    if word.count("/") == 1 and any(path.startswith(f"sops/{word}/") for path in there):
        office, _, sop_id = word.partition("/")
        policy = ratified_policy(tree, office, judge)
        current = policy.in_force(sop_id, judge.now) or policy.void(sop_id, judge.now)
        if current:
            return _read(tree, current.path)
    found = [one for path in there for one in _maybe(tree, path) if word in (one.sop.number, f"{one.office}/{one.sop_id}/{one.sop.number}")]
    if len(found) > 1:
        # A number that a draft bears as well is still that of the one ratified.
        found = [one for one in found if one.path not in _unlisted(tree, one.office)] or found
    if len(found) == 1:
        return found[0]
    some = ", ".join(one.path for one in found) if found else ", ".join(there)
    raise CannotJudge(
        Finding(
            "SOP-MISSING",
            Text("`{word}` bukan satu revisi SOP yang ada.", "`{word}` is not one SOP revision that there is.").fill(word=word),
            "sops",
            remedy=Text("Sebut salah satu: {names}", "Name one of: {names}").fill(names=some or "-"),
        )
    )


def draft(data: bytes, path: str) -> Named:
    """A file from anywhere on the disk.

    Raises:
        Problem: it is no SOP.
    """
    return Named(load(Sop, data, path=path, limit=SOP_LIMIT), path, canonical.sha256(data))


def effect(tree: Tree, old: Named, new: Named, judge: Judge) -> Effect | None:
    """What the newer one means for the office of the older one; None where the two are no revisions of one SOP.

    Raises:
        CannotJudge: the office is unknown. Problem: what is ratified there does not hold.
    """
    places = {(one.office, one.sop_id) for one in (old, new) if one.office}
    if len(places) != 1:
        return None
    [(office, sop_id)] = places
    policy = ratified_policy(tree, office, judge)
    return _effect(tree, replace(new, office=office, sop_id=sop_id), policy, judge, old.sha256)


def void_reasons(tree: Tree, path: str, judge: Judge) -> tuple[str, tuple[Text, ...]]:
    """The number of a SOP file that nobody ratified yet, and why ratifying it would make that number void.

    Raises:
        CannotJudge: the office is unknown. Problem: the file is no SOP, or what is ratified there does not hold.
    """
    new = _read(tree, path)
    return new.sop.number, _effect(tree, new, ratified_policy(tree, new.office, judge), judge, "").void


def _effect(tree: Tree, new: Named, policy: Policy, judge: Judge, old: str) -> Effect:
    past = read_listed(_Without(tree, frozenset(_unlisted(tree, new.office))), policy.manifests)
    ratified = any(one.sha256 == new.sha256 for one in past)
    mine = Listed(new.sop_id, new.sop, new.sha256, new.path, len(policy.manifests) + 1, judge.now)
    found = windows(past if ratified else (*past, mine), ZoneInfo(policy.office.timezone))
    revision = next(r for r in found if r.sha256 == new.sha256)
    kin = [one for one in past if (one.sop_id, one.sop.number) == (new.sop_id, new.sop.number) and one.sha256 != new.sha256]
    void = dict.fromkeys(reason for one in kin for reason in voiding(one.sop, new.sop)) if revision.void_from else {}
    posts = on_the_way(tree, new.office, new.sop_id, old, policy, judge) if old else OnTheWay((), (), 0)
    return Effect(ratified, revision, tuple(void), clash(found) is not None, posts, policy.office.timezone)


def ratified_policy(tree: Tree, office: str, judge: Judge) -> Policy:
    """The policy of an office without the SOP drafts that lie beside it.

    Raises:
        CannotJudge: the office is unknown. Problem: what is ratified does not hold.
    """
    return load_policy(_Without(tree, frozenset(_unlisted(tree, office))), office, judge)


def on_the_way(tree: Tree, office: str, sop_id: str, sha256: str, policy: Policy, judge: Judge) -> OnTheWay:
    """Where the posts stand that run under one revision; a post that cannot be judged runs under none."""
    folders: dict[PostPath, list[TreeFile]] = defaultdict(list)
    for file in tree.files(f"content/{office}/{sop_id}"):
        path = post_path(file.path)
        if path:
            folders[path].append(file)
    before, behind, others = [], [], 0
    for path, files in sorted(folders.items(), key=lambda item: str(item[0])):
        try:
            judged = judge_post(tree, path, judge, policy, files)
        except CannotJudge:
            continue
        if not isinstance(judged, Judged) or not judged.verdict.round or judged.post.entries[-1].sop_sha256 != sha256:
            continue
        if judged.verdict.complete or judged.verdict.code is Code.WITHDRAWN:
            others += 1
        elif judged.verdict.publishable:
            behind.append(str(path))
        else:
            before.append(str(path))
    return OnTheWay(tuple(before), tuple(behind), others)


def _unlisted(tree: Tree, office: str) -> Iterator[str]:
    """SOP files of an office that its latest manifest does not list.

    Raises:
        Problem: that manifest cannot be read.
    """
    manifests = list(tree.files(f"sops/{office}/pengesahan"))
    if manifests:
        last = manifests[-1].path
        listed = {f.path for f in manifest_format.parse(tree.read(last), path=last).files}
        yield from (f.path for f in tree.files(f"sops/{office}") if is_sop_path(f.path) and _is_sop(f.path) and f.path not in listed)


def _is_sop(path: str) -> bool:
    return PurePosixPath(path).parts[2] not in ("pengesahan", "appointments")


def _read(tree: Tree, path: str) -> Named:
    _, office, sop_id, _ = PurePosixPath(path).parts
    data = tree.read(path)
    return Named(load(Sop, data, path=path, limit=SOP_LIMIT), path, canonical.sha256(data), office, sop_id)


def _maybe(tree: Tree, path: str) -> Iterator[Named]:
    """The SOP of a file, unless it is none: another one may be meant."""
    try:
        yield _read(tree, path)
    except Problem:
        return
