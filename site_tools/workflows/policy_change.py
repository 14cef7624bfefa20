"""A change of one office's policy: exactly the next manifest, valid by the one before it, over a policy that only grows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from site_tools import canonical
from site_tools.growth import rewritten
from site_tools.model.finding import CannotJudge, Finding, Problem
from site_tools.model.people import inside, is_key
from site_tools.model.policy import Letter, Policy
from site_tools.model.text import Text
from site_tools.ports import PathChange, Tree
from site_tools.workflows.facts import Judge
from site_tools.workflows.policy import load_policy

_AHEAD: Final = timedelta(minutes=5)
_OLDEST: Final = timedelta(days=30)
_PLAIN: Final = "100644"


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """What a change of policy brings, and what is wrong with it."""

    manifest: int | None
    letters: tuple[str, ...]
    findings: tuple[Finding, ...]


def judge_policy(office: str, base: Tree, merged: Tree, changes: Sequence[PathChange], moved: frozenset[str], judge: Judge) -> PolicyChange:
    """Judge what a proposal does to the policy of an office.

    `merged` is base with the proposal in it, `changes` are the paths of this office's policy in which the two differ,
    `moved` the paths that base changed since the merge base.

    Raises:
        CannotJudge: the office is unknown, base's policy is broken and the proposal does not just mend it.
    """
    manifests, letters = f"sops/{office}/pengesahan/", f"sops/{office}/appointments/"
    new = [c.path for c in changes if c.path.startswith(manifests) and not c.before]
    new_letters = tuple(c.path for c in changes if c.path.startswith(letters) and c.after)
    others = [c.path for c in changes if not c.path.startswith((manifests, letters))]
    kept = [c.path for c in changes if c.path.startswith(manifests) and c.before]
    findings = [*(manifest_rewritten(path) for path in kept), *(_stale(c.path) for c in changes if c.path in moved)]
    before = _before(base, office, judge, mends=not new and not new_letters)
    if others and not new and before is not None:
        findings.append(_without_manifest(others[0], office))
    if len(new) > 1:
        findings.append(_too_many(new[-1]))
    if findings:
        # What follows would only say the same again in other words.
        return PolicyChange(None, new_letters, tuple(findings))
    try:
        after = load_policy(merged, office, judge)
    except CannotJudge:
        raise
    except Problem as problem:
        return PolicyChange(None, new_letters, problem.findings)
    findings += _pages(merged, after, changes)
    findings += [found for letter in after.letters if letter.path in new_letters for found in _letter(letter, after, judge)]
    if new:
        findings += _time(after, new[0], judge)
    if before is not None:
        findings += rewritten(before, after)
    return PolicyChange(after.manifests[-1].version if new else None, new_letters, tuple(findings))


def _before(base: Tree, office: str, judge: Judge, *, mends: bool) -> Policy | None:
    """Base's policy; None where it is broken and the proposal brings nothing new, but may mend it."""
    try:
        return load_policy(base, office, judge)
    except CannotJudge:
        raise
    except Problem as problem:
        if mends:
            return None
        raise CannotJudge(*problem.findings) from None


def manifest_rewritten(path: str) -> Finding:
    """A manifest that was there is changed or gone."""
    return Finding(
        "MANIFEST-REWRITTEN",
        Text("Pengesahan yang sudah ada diubah atau dihapus.", "A manifest that was there is changed or gone."),
        path,
        remedy=Text("Kembalikan: git checkout main -- {path}", "Restore it: git checkout main -- {path}").fill(path=path),
    )


def _without_manifest(path: str, office: str) -> Finding:
    return Finding(
        "MANIFEST-NEXT",
        Text(
            "Kebijakan kantor {office} berubah tanpa pengesahan baru.",
            "The policy of office {office} changes without a new manifest.",
        ).fill(office=office),
        path,
        remedy=Text(
            "Pengesah mengesahkannya dalam usulan yang sama: paraf sop ratify {office}",
            "A ratifier ratifies it in the same proposal: paraf sop ratify {office}",
        ).fill(office=office),
    )


def _too_many(path: str) -> Finding:
    return Finding(
        "MANIFEST-NEXT",
        Text("Satu usulan membawa tepat satu pengesahan baru.", "A proposal brings exactly one new manifest."),
        path,
        remedy=Text("Ajukan pengesahan satu per satu.", "Propose the manifests one by one."),
    )


def _stale(path: str) -> Finding:
    return Finding(
        "STALE-BASE",
        Text(
            "Cabang utama sudah mengubah berkas ini; usulan ini tidak memuat perubahan itu.",
            "Main has changed this file since; this proposal does not have that change.",
        ),
        path,
        remedy=Text("Gabungkan dahulu: git merge main, lalu sahkan lagi", "Merge it first: git merge main, then ratify again"),
    )


def _pages(merged: Tree, policy: Policy, changes: Sequence[PathChange]) -> Iterator[Finding]:
    """POLICY-UNRATIFIED: a plain page that is not as the manifest lists it."""
    listed = {f.path: f.sha256 for f in policy.manifests[-1].files}
    changed = {c.path: c.after.split(" ")[0] for c in changes if c.path.startswith("content/")}
    for path in sorted(policy.pages | set(changed)):
        if changed.get(path, _PLAIN) not in (_PLAIN, "") or _digest(merged, path) != listed.get(path):
            yield Finding(
                "POLICY-UNRATIFIED",
                Text("Halaman ini bukan seperti yang disahkan.", "This page is not as ratified."),
                path,
                remedy=Text(
                    "Kembalikan dari Git, atau sahkan: paraf sop ratify {office}",
                    "Restore it from Git, or ratify it: paraf sop ratify {office}",
                ).fill(office=policy.office.id),
            )


def _digest(tree: Tree, path: str) -> str | None:
    try:
        return canonical.sha256(tree.read(path))
    except CannotJudge:
        raise
    except Problem:
        return None


def _time(policy: Policy, path: str, judge: Judge) -> Iterator[Finding]:
    """MANIFEST-TIME: who dates a manifest back or ahead chooses what was in force when."""
    at = policy.manifests[-1].moment
    if not judge.now - _OLDEST <= at <= judge.now + _AHEAD:
        yield Finding(
            "MANIFEST-TIME",
            Text(
                "Waktu pengesahan baru ({at}) lebih dari 30 hari lalu atau di masa depan.",
                "The time of the new manifest ({at}) is over 30 days ago or in the future.",
            ).fill(at=policy.manifests[-1].at),
            path,
            remedy=Text(
                "Periksa jam komputer, lalu sahkan lagi: paraf sop ratify",
                "Check the computer's clock, then ratify again: paraf sop ratify",
            ),
        )


def _letter(letter: Letter, policy: Policy, judge: Judge) -> Iterator[Finding]:
    """LETTER-INVALID: a new letter that does not make its person an acting official, also by who may appoint now."""
    signer = policy.people.person(letter.letter.signed_by)
    rule = next((r for r in policy.people.acting if r.role == letter.letter.role), None)
    appointers = {*(rule.may_appoint if rule else ()), *policy.ratifiers, *(p.id for p in policy.holders(letter.letter.role, judge.now))}
    keys = [k for k in (signer.keys if signer else ()) if is_key(k.key, letter.key)]
    now = any(inside(judge.now, k.from_, k.until) and k.revoked is None and k.compromised is None for k in keys)
    timely = judge.now - _OLDEST <= letter.letter.signed_at <= judge.now + _AHEAD
    if not (letter.verified and now and timely and letter.letter.signed_by in appointers):
        yield Finding(
            "LETTER-INVALID",
            Text(
                "Surat penunjukan ini tidak berlaku: tanda tangan, penunjuk, waktu, atau orangnya tidak memenuhi syarat.",
                "This letter of appointment does not count: its signature, appointer, time or person is not as demanded.",
            ),
            letter.path,
            remedy=Text("Yang boleh menunjuk: paraf explain LETTER-INVALID", "Who may appoint: paraf explain LETTER-INVALID"),
        )
