"""`paraf sop check`: everything that can be said of a SOP file before or after it was ratified."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_tools.formats.strict_yaml import read_yaml
from site_tools.formats.yaml_node import Node
from site_tools.formats.yaml_shape import validate
from site_tools.model.finding import Finding, Problem
from site_tools.model.hosting import Hosting
from site_tools.model.policy import Policy
from site_tools.model.sop import Sop
from site_tools.ports import Tree
from site_tools.workflows.facts import Judge
from site_tools.workflows.lint_policy import draft_policy
from site_tools.workflows.revisions import SOP_LIMIT
from site_tools.workflows.sop_flow import flow_findings, read_flow
from site_tools.workflows.sop_remarks import remark_findings, vacant_findings

_DEPTH = 4
"""sops/OFFICE/SOP/REVISION.yml"""
_NO_SOP = ("pengesahan", "appointments")


@dataclass(frozen=True, slots=True)
class Checked:
    """One SOP file and what was found in it."""

    path: str
    number: str
    """NOMOR SOP; empty where the file cannot be read as a SOP."""
    ratified: bool
    """The manifest in force lists the file as it is."""
    findings: tuple[Finding, ...]


def sop_files(tree: Tree, office: str, sop_id: str = "") -> tuple[str, ...]:
    """The SOP files of an office, or of one of its SOPs, ratified or not."""
    found = []
    for file in tree.files(f"sops/{office}"):
        names = file.path.split("/")
        if len(names) == _DEPTH and names[2] not in _NO_SOP and sop_id in ("", names[2]) and file.path.endswith(".yml"):
            found.append(file.path)
    return tuple(found)


def check_sop(data: bytes, path: str, *, hosting: Hosting, policy: Policy | None, judge: Judge) -> Checked:
    """Check the bytes of one SOP file; `policy` is that of its office, None where there is none or it cannot be read."""
    try:
        node = read_yaml(data, path=path, limit=SOP_LIMIT)
    except Problem as problem:
        return Checked(path, "", ratified=False, findings=problem.findings)
    found = [*flow_findings(read_flow(node, path))]
    number = ""
    try:
        sop = validate(Sop, node, path=path)
    except Problem as problem:
        # The flow has told most of it in plainer words; what only the shape knows comes behind.
        found += problem.findings
    else:
        number = sop.number
        found += _further(sop, node, path, hosting=hosting, policy=policy, judge=judge)
    revision = next((r for r in policy.revisions if r.path == path), None) if policy else None
    listed = {f.path: f.sha256 for f in policy.manifests[-2].files} if policy and len(policy.manifests) > 1 else {}
    order = {"error": 0, "warning": 1, "note": 2}
    return Checked(
        path,
        number,
        ratified=revision is not None and listed.get(path) == revision.sha256,
        findings=tuple(sorted(found, key=lambda f: order[f.severity])),
    )


def office_draft(tree: Tree, office: str, judge: Judge) -> Policy | None:
    """The policy of an office as its files stand; None where one of them, perhaps the very draft, cannot be read."""
    try:
        return draft_policy(tree, office, judge)
    except Problem:
        return None


def _further(sop: Sop, node: Node, path: str, *, hosting: Hosting, policy: Policy | None, judge: Judge) -> Iterator[Finding]:
    if policy is not None:
        yield from vacant_findings(sop, node, path, policy, judge.now)
    yield from remark_findings(sop, node, path, hosting)
