"""The policy in force, while other files already lie in the working tree: found by the digests that its manifest lists."""

from __future__ import annotations

from dataclasses import replace

from site_tools import canonical
from site_tools.formats.yaml_shape import load
from site_tools.model.finding import Problem
from site_tools.model.office import Office
from site_tools.model.people import People
from site_tools.model.policy import Policy
from site_tools.ports import Past, Tree
from site_tools.workflows.revisions import SOP_LIMIT


def policy_in_force(tree: Tree, draft: Policy, past: Past) -> Policy | None:
    """What the latest manifest ratified; None where the clone no longer has those files, or there is no manifest.

    `draft` is the policy as the files stand, its last manifest the one to come. Letters of acting officials are left out:
    no manifest lists them.
    """
    manifests = draft.manifests[:-1]
    if not manifests:
        return None
    listed = {f.path: f.sha256 for f in manifests[-1].files}
    base = f"sops/{manifests[-1].office}"
    office, people = (_ratified(tree, past, path, listed.get(path, "")) for path in (f"{base}/office.yml", f"{base}/people.yml"))
    if office is None or people is None:
        return None
    try:
        return replace(
            draft,
            office=load(Office, office, path=f"{base}/office.yml"),
            people=load(People, people, path=f"{base}/people.yml", limit=SOP_LIMIT),
            revisions=tuple(r for r in draft.revisions if listed.get(r.path) == r.sha256),
            manifests=manifests,
            letters=(),
        )
    except Problem:
        # Ratified by an older Paraf whose files this one no longer reads.
        return None


def _ratified(tree: Tree, past: Past, path: str, sha256: str) -> bytes | None:
    now = tree.read(path)
    if canonical.sha256(now) == sha256:
        return now
    return next((data for data in past.versions(path) if canonical.sha256(data) == sha256), None)
