"""An office's policy from a tree: trust line, chain of manifests, files as listed, typed values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from site_tools import canonical
from site_tools.formats import manifest as manifest_format
from site_tools.formats.clean_text import clean_text
from site_tools.formats.sshsig import parse_public_key
from site_tools.formats.yaml_shape import load
from site_tools.model.finding import CannotJudge, Finding, Problem
from site_tools.model.office import Office
from site_tools.model.people import People, is_key
from site_tools.model.policy import Manifest, Policy
from site_tools.model.text import Text
from site_tools.ports import Tree, Verifier
from site_tools.workflows.facts import Judge
from site_tools.workflows.letters import read_letters
from site_tools.workflows.listed_keys import bad_keys
from site_tools.workflows.office_people import people_findings
from site_tools.workflows.revisions import SOP_LIMIT, read_revisions
from site_tools.workflows.trust_pin import require_pinned

TRUST: Final = "sops/trust.txt"
_TRUST_LINE: Final = re.compile(r"([a-z0-9][a-z0-9-]*) ([0-9a-f]{64})")


def trusted_offices(tree: Tree) -> dict[str, str]:
    """Office id to the sha256 of its manifest 0001, from `sops/trust.txt`.

    Raises:
        CannotJudge: TRUST-MISSING, no file or no office in it; TRUST-SHAPE, a line that is none; what the tree cannot read.
    """
    try:
        text = clean_text(tree.read(TRUST), path=TRUST)
    except CannotJudge:
        raise
    except Problem:
        raise CannotJudge(
            Finding("TRUST-MISSING", Text("Berkas sops/trust.txt tidak ada atau rusak.", "sops/trust.txt is missing or damaged."), TRUST)
        ) from None
    found: dict[str, str] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        match = _TRUST_LINE.fullmatch(line)
        if not match or match[1] in found:
            raise CannotJudge(
                Finding(
                    "TRUST-SHAPE",
                    Text("Baris harus `kantor sha256`, sekali per kantor.", "A line is `office sha256`, once per office."),
                    TRUST,
                    number,
                )
            )
        found[match[1]] = match[2]
    if not found:
        raise CannotJudge(Finding("TRUST-MISSING", Text("Tidak ada kantor yang dipercaya.", "No office is trusted."), TRUST))
    return dict(sorted(found.items()))


def pinned_offices(tree: Tree, judge: Judge) -> dict[str, str]:
    """The trusted offices, where whoever runs the command pinned their roots only as pinned.

    Raises:
        CannotJudge: as `trusted_offices`; TRUST-PIN.
    """
    trusted = trusted_offices(tree)
    require_pinned(trusted, judge.pins, TRUST)
    return trusted


def load_policy(tree: Tree, office: str, judge: Judge) -> Policy:
    """The ratified policy of an office.

    Raises:
        CannotJudge: OFFICE-UNKNOWN, the office has no line in `trust.txt`; TRUST-PIN.
        Problem: what is wrong with manifests or files.
    """
    trusted = pinned_offices(tree, judge)
    if office not in trusted:
        raise CannotJudge(
            Finding(
                "OFFICE-UNKNOWN",
                Text("Kantor `{office}` tidak dikenal.", "Office `{office}` is unknown.").fill(office=office),
                TRUST,
                None,
                None,
                Text("Kantor yang ada: {names}", "Offices there are: {names}").fill(names=", ".join(trusted)),
            )
        )
    base = f"sops/{office}"
    manifests = _manifests(tree, office, trusted[office], judge.verifier)
    listed = {f.path: f.sha256 for f in manifests[-1].files}
    _as_listed(tree, base, listed)
    office_file = load(Office, tree.read(f"{base}/office.yml"), path=f"{base}/office.yml")
    people_path = f"{base}/people.yml"
    people = load(People, tree.read(people_path), path=people_path, limit=SOP_LIMIT)
    revisions = read_revisions(tree, office_file, manifests)
    findings = [
        *bad_keys(tree, office_file, people, manifests[-1].ratifiers, judge.demo_keys, base),
        *office_findings_of(office, office_file),
        *people_findings(people, people_path, revisions, office_file.notaries),
    ]
    if findings:
        raise Problem(*findings)
    policy = Policy(
        office=office_file,
        people=people,
        revisions=revisions,
        manifests=manifests,
        root=trusted[office],
        pages=frozenset(path for path in listed if path.startswith("content/")),
    )
    letters = tuple(read_letters(tree, policy, judge.verifier))
    return replace(policy, letters=letters)


def _manifests(tree: Tree, office: str, root: str, verifier: Verifier) -> tuple[Manifest, ...]:
    folder = f"sops/{office}/pengesahan"
    found: list[Manifest] = []
    previous = canonical.ABSENT
    for number, file in enumerate(tree.files(folder), start=1):
        if file.path != f"{folder}/{number:04d}.txt" or file.mode != "100644":
            raise _bad(file.path, "MANIFEST-CHAIN", "Nomor pengesahan tidak berurutan.", "Manifests are not numbered in order.")
        data = tree.read(file.path)
        if number == 1 and canonical.sha256(data) != root:
            raise _bad(
                file.path, "TRUST-ROOT", "Pengesahan pertama bukan yang dipercaya di sops/trust.txt.",
                "The first manifest is not the one that sops/trust.txt trusts.",
            )  # fmt: skip
        manifest = manifest_format.parse(data, path=file.path)
        if (manifest.office, manifest.version, manifest.previous) != (office, number, previous):
            raise _bad(
                file.path, "MANIFEST-CHAIN", "Pengesahan ini tidak menyambung yang sebelumnya.", "It does not follow the one before."
            )
        if found and manifest.moment < found[-1].moment:
            raise _bad(file.path, "MANIFEST-CHAIN", "Waktunya mendahului pengesahan sebelumnya.", "Its time is before the one before it.")
        allowed = (found[-1] if found else manifest).ratifiers
        signed = verifier(manifest.signature, manifest_format.unsigned(manifest), canonical.POLICY_NAMESPACE)
        if not signed.ok or not any(r.person == manifest.person and is_key(r.key, signed.key_blob) for r in allowed):
            raise _bad(
                file.path, "MANIFEST-SIGNATURE", "Tidak ditandatangani pengesah yang disebut pengesahan sebelumnya.",
                "It is not signed by a ratifier that the manifest before it names.",
            )  # fmt: skip
        if found:
            _immutable(found[-1], manifest, file.path)
        found.append(manifest)
        previous = canonical.sha256(data)
    if not found:
        raise CannotJudge(Finding("POLICY-MISSING", Text("Kantor ini belum punya pengesahan.", "This office has no manifest."), folder))
    return tuple(found)


def _immutable(before: Manifest, after: Manifest, path: str) -> None:
    """A ratified SOP revision is never edited and never disappears."""
    now = {f.path: f.sha256 for f in after.files}
    for file in before.files:
        if len(PurePosixPath(file.path).parts) == 4 and file.path.startswith("sops/") and now.get(file.path) != file.sha256:  # noqa: PLR2004
            raise _bad(
                path, "SOP-REVISION-MUTATED", f"Revisi SOP {file.path} diubah atau dihapus.", f"SOP {file.path} was changed or removed."
            )


def _as_listed(tree: Tree, base: str, listed: Mapping[str, str]) -> None:
    """The files there are exactly those the latest manifest lists, byte for byte."""
    findings = []
    seen = set()
    for file in tree.files(base):
        below = file.path.removeprefix(base + "/")
        if below.startswith(("pengesahan/", "appointments/")):
            continue
        seen.add(file.path)
        if file.mode != "100644" or listed.get(file.path) != canonical.sha256(tree.read(file.path)):
            findings.append(_unratified(file.path))
    findings += [_unratified(path) for path in sorted(set(listed) - seen) if path.startswith("sops/")]
    if findings:
        raise Problem(*findings)


def _unratified(path: str) -> Finding:
    return Finding(
        "POLICY-UNRATIFIED",
        Text("Berkas ini bukan seperti yang disahkan.", "This file is not as ratified."),
        path,
        None,
        None,
        Text("Kembalikan dari Git, atau sahkan: paraf sop ratify", "Restore it from Git, or ratify it: paraf sop ratify"),
    )


def office_findings_of(folder: str, office: Office) -> Iterator[Finding]:
    """What is wrong with the `office.yml` of a folder below `sops/`.

    Raises:
        Problem: KEY-FORMAT, the key of a notary is none.
    """
    path = f"sops/{folder}/office.yml"
    if office.id != folder:
        yield Finding("OFFICE-ID", Text("`id` bukan nama foldernya.", "`id` is not the folder's name."), path)
    for notary in office.notaries:
        parse_public_key(notary.key, path=path)


def _bad(path: str, code: str, id_: str, en: str) -> Problem:
    return Problem(Finding(code, Text(id=id_, en=en), path))
