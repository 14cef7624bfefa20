"""Ratifying with a net: what would be signed is shown first, and nothing is written that does not verify."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from site_tools import canonical
from site_tools.formats import manifest as manifest_format
from site_tools.formats.clean_text import clean_text
from site_tools.formats.sshsig import parse_public_key
from site_tools.model.finding import CannotJudge, Finding, Problem
from site_tools.model.people import is_key
from site_tools.model.policy import Manifest, Policy, RatifierKey
from site_tools.model.text import Text
from site_tools.ports import Folder, Signer, Tree
from site_tools.workflows.facts import Judge
from site_tools.workflows.lint_policy import draft_policy, file_findings, office_findings
from site_tools.workflows.overlay import Overlay
from site_tools.workflows.policy import TRUST, load_policy, trusted_offices
from site_tools.workflows.ratify import TRUST_HEAD, policy_files, ratify

_FEWEST: Final = 2


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
    """The list of ratifiers differs from the one before."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to ratify."""
        return self.version > 1 and not (self.new or self.changed or self.gone or self.other_ratifiers)


def plan(tree: Tree, office: str, judge: Judge, ratifiers: Sequence[RatifierKey] = ()) -> Plan:
    """What the next manifest of an office would hold; `ratifiers` empty: those of the manifest before.

    Raises:
        CannotJudge: OFFICE-UNKNOWN, there is no such folder. Problem: the files are not fit to be ratified, each
            finding once; MANIFEST-RATIFIERS, fewer than two ratifiers.
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
    past = [manifest_format.parse(tree.read(f.path), path=f.path) for f in tree.files(folder)]
    last = past[-1] if past else None
    named = tuple(ratifiers) or (last.ratifiers if last else ())
    if len({r.person for r in named}) < _FEWEST:
        raise Problem(_too_few(folder))
    before = {f.path: f.sha256 for f in last.files} if last else {}
    now = {f.path: f.sha256 for f in policy_files(tree, office)}
    return Plan(
        office=office,
        timezone=draft_policy(tree, office, judge).office.timezone,
        version=len(past) + 1,
        ratifiers=named,
        allowed=last.ratifiers if last else named,
        new=tuple(sorted(set(now) - set(before))),
        changed=tuple(sorted(p for p in now if p in before and now[p] != before[p])),
        gone=tuple(sorted(set(before) - set(now))),
        other_ratifiers=last is not None and set(named) != set(last.ratifiers),
    )


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
        remedy=Text(
            "Sebut dengan --ratifier ORANG=KUNCI.pub, sekali per pengesah.", "Name them with --ratifier PERSON=KEY.pub, once per ratifier."
        ),
    )
