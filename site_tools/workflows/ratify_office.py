"""Ratifying with a net: what would be signed is shown first, and nothing is written that does not verify."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from site_tools import canonical
from site_tools.formats import manifest as manifest_format
from site_tools.formats.clean_text import clean_text
from site_tools.formats.sshsig import parse_public_key
from site_tools.growth import rewritten
from site_tools.model.finding import CannotJudge, Finding, Problem
from site_tools.model.people import is_key
from site_tools.model.policy import Manifest, Policy, RatifierKey
from site_tools.model.text import Text
from site_tools.ports import Folder, Past, Signer, Tree
from site_tools.reports.policy_changes import policy_changes
from site_tools.workflows.facts import Judge
from site_tools.workflows.in_force import policy_in_force
from site_tools.workflows.letters import counts
from site_tools.workflows.lint_policy import draft_policy, file_findings, office_findings
from site_tools.workflows.overlay import Overlay
from site_tools.workflows.policy import TRUST, load_policy, trusted_offices
from site_tools.workflows.ratify import TRUST_HEAD, policy_files, ratify

_FEWEST: Final = 2
_NAME_ALL: Final = Text(
    "Sebut semua pengesah dengan --ratifier ORANG=KUNCI.pub, sekali per pengesah, yang biasa mengesahkan lebih dahulu.",
    "Name every ratifier with --ratifier PERSON=KEY.pub, once per ratifier, the usual one first.",
)


@dataclass(frozen=True, slots=True)
class Plan:
    """The next manifest of an office, before anybody signs it."""

    office: str
    timezone: str
    version: int
    ratifiers: tuple[RatifierKey, ...]
    """Who may ratify the one after it."""
    allowed: tuple[RatifierKey, ...]
    """Who may sign this one."""
    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    """Paths of files, against the manifest before it."""
    other_ratifiers: bool
    """The list of ratifiers, or its order, differs from the one before."""
    changes: tuple[Text, ...]
    """What changes against the policy in force, in the words of an office."""
    compared: bool
    """False: the clone does not have the files in force, so nobody looked whether they were rewritten."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to ratify."""
        return self.version > 1 and not (self.new or self.changed or self.gone or self.other_ratifiers)


def plan(tree: Tree, office: str, judge: Judge, past: Past, ratifiers: Sequence[RatifierKey] = ()) -> Plan:
    """What the next manifest of an office would hold; `ratifiers` empty: those of the manifest before.

    Raises:
        CannotJudge: OFFICE-UNKNOWN, there is no such folder. Problem: the files are not fit to be ratified, each
            finding once; MANIFEST-RATIFIERS, fewer than two ratifiers, or one without a key of his that counts now;
            POLICY-REWRITTEN, the files do not only grow from those in force.
    """
    files = list(tree.files(f"sops/{office}"))
    if not files:
        raise CannotJudge(
            Finding(
                "OFFICE-UNKNOWN",
                Text("Tidak ada folder sops/{office}.", "There is no folder sops/{office}.").fill(office=office),
                f"sops/{office}",
            )
        )
    findings = [found for file in files for found in file_findings(tree, file)]
    findings += office_findings(tree, office, judge)
    if findings:
        raise Problem(*dict.fromkeys(findings))
    folder = f"sops/{office}/pengesahan"
    signed = [manifest_format.parse(tree.read(f.path), path=f.path) for f in tree.files(folder)]
    last = signed[-1] if signed else None
    named = tuple(ratifiers) or (last.ratifiers if last else ())
    if len({r.person for r in named}) < _FEWEST:
        raise Problem(_too_few(folder))
    draft = draft_policy(tree, office, judge)
    in_force = policy_in_force(tree, draft, past) if last else None
    findings = [*_ratifier_findings(draft, named, judge), *(rewritten(in_force, draft) if in_force else ())]
    if findings:
        raise Problem(*findings)
    before = {f.path: f.sha256 for f in last.files} if last else {}
    now = {f.path: f.sha256 for f in policy_files(tree, office)}
    return Plan(
        office=office,
        timezone=draft.office.timezone,
        version=len(signed) + 1,
        ratifiers=named,
        allowed=last.ratifiers if last else named,
        new=tuple(sorted(set(now) - set(before))),
        changed=tuple(sorted(p for p in now if p in before and now[p] != before[p])),
        gone=tuple(sorted(set(before) - set(now))),
        other_ratifiers=last is not None and named != last.ratifiers,
        changes=policy_changes(in_force, draft, named) if in_force else (),
        compared=last is None or in_force is not None,
    )


def _ratifier_findings(draft: Policy, named: Sequence[RatifierKey], judge: Judge) -> Iterator[Finding]:
    """A key that was lost may not stay a ratifier's by oversight: each is a key of that person which counts now."""
    path = f"sops/{draft.office.id}/people.yml"
    for ratifier in named:
        person = draft.people.person(ratifier.person)
        blob = parse_public_key(ratifier.key).blob
        if person is None or not any(is_key(k.key, blob) and counts(k, judge.now) for k in person.keys):
            told = Text(
                "Pengesah {person}: kunci ini tidak tercatat atas namanya di people.yml, atau sudah ditutup.",
                "Ratifier {person}: this key is not listed for that person in people.yml, or is closed.",
            )
            yield Finding("MANIFEST-RATIFIERS", told.fill(person=ratifier.person), path, remedy=_NAME_ALL)


def may_sign(prepared: Plan, person: str, public_key: str) -> None:
    """Refuse early what would not verify: no signature is asked for in vain.

    Raises:
        Problem: MANIFEST-SIGNATURE, the person is no ratifier or the key is another one; KEY-FORMAT.
    """
    blob = parse_public_key(public_key).blob
    if not any(r.person == person and is_key(r.key, blob) for r in prepared.allowed):
        names = ", ".join(r.person for r in prepared.allowed)
        raise Problem(
            Finding(
                "MANIFEST-SIGNATURE",
                Text(
                    "{person} dengan kunci ini tidak dapat mengesahkan. Pengesah: {names}.",
                    "{person} with this key cannot ratify. Ratifiers: {names}.",
                ).fill(person=person, names=names),
                f"sops/{prepared.office}/pengesahan",
                remedy=Text("Periksa --person dan --key.", "Check --person and --key."),
            )
        )


def carry_out(tree: Folder, prepared: Plan, *, person: str, signer: Signer, judge: Judge) -> tuple[str, Manifest, Policy]:
    """Sign the manifest and write it; the first one of an office adds the office to `sops/trust.txt`.

    It is made beside the folder and loaded back as every reader loads it; only then it is written. Returns the path, the
    manifest, and the policy as it is now.

    Raises:
        Problem: signing or writing failed, or the result does not verify; then nothing has changed.
    """
    draft = Overlay(tree)
    at = judge.now.astimezone(ZoneInfo(prepared.timezone))
    path, manifest = ratify(draft, prepared.office, person=person, ratifiers=prepared.ratifiers, signer=signer, at=at)
    if manifest.version == 1:
        _trust_also(draft, prepared.office, canonical.sha256(draft.read(path)))
    policy = load_policy(draft, prepared.office, judge)
    draft.flush(last=TRUST if TRUST in draft.changed else path)
    return path, manifest, policy


def _trust_also(tree: Overlay, office: str, digest: str) -> None:
    """Add a line for a new office; a line that is there already, and those of others, stay as they are."""
    data = tree.read(TRUST) if any(f.path == TRUST for f in tree.files("sops")) else TRUST_HEAD.encode()
    # A file that cannot be read is not written over: its lines are other offices' trust.
    text = clean_text(data, path=TRUST)
    known: dict[str, str] = {}
    if any(line and not line.startswith("#") for line in text.split("\n")):
        known = trusted_offices(tree)
    if office not in known:
        tree.write(TRUST, f"{text.rstrip(chr(10))}\n{office} {digest}\n".encode())


def _too_few(folder: str) -> Finding:
    return Finding(
        "MANIFEST-RATIFIERS",
        Text(
            "Pengesahan memerlukan sedikitnya dua pengesah, agar kunci yang hilang tidak membuat kantor buntu.",
            "A manifest needs at least two ratifiers, so that a lost key is no deadlock.",
        ),
        folder,
        remedy=_NAME_ALL,
    )
