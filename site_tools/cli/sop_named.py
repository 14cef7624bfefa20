"""The offices and policies that a person names in `paraf sop`, ratified or not."""

from __future__ import annotations

from site_tools.cli.context import Context
from site_tools.model.finding import CannotJudge, Finding, Problem
from site_tools.model.policy import Policy
from site_tools.model.text import Text
from site_tools.workflows.facts import Judge
from site_tools.workflows.lint_policy import draft_policy
from site_tools.workflows.policy import load_policy


def offices(context: Context, wanted: str) -> list[str]:
    """The office asked for, or all that have a folder under sops/.

    Raises:
        CannotJudge: OFFICE-UNKNOWN.
    """
    there = sorted({f.path.split("/")[1] for f in context.folder.files("sops") if f.path.count("/") > 1})
    if wanted and wanted not in there:
        raise CannotJudge(
            Finding(
                "OFFICE-UNKNOWN",
                Text("Kantor `{office}` tidak dikenal.", "Office `{office}` is unknown.").fill(office=wanted),
                "sops",
                remedy=Text("Kantor yang ada: {names}", "Offices there are: {names}").fill(names=", ".join(there) or "-"),
            )
        )
    return [wanted] if wanted else there


def policy_of(context: Context, office: str, judge: Judge) -> Policy:
    """The ratified policy; where it is not ratified as it stands, the draft, and a word about that on standard error."""
    try:
        return load_policy(context.folder, office, judge)
    except Problem as problem:
        draft = draft_policy(context.folder, office, judge)
        context.warn(
            context.tongue.say(
                "{office}: bukan seperti yang disahkan; yang tampil adalah berkasnya sekarang.",
                "{office}: not as ratified; what follows is the files as they are now.",
                office=office,
            )
        )
        context.findings(problem.findings)
        return draft


def sop_ids(policy: Policy) -> list[str]:
    """Every SOP of an office."""
    return sorted({r.sop_id for r in policy.revisions})


def no_sop(office: str, sop_id: str, policies: list[Policy]) -> Finding:
    """There is no SOP of that name; the ones there are."""
    names = ", ".join(f"{p.office.id}/{one}" for p in policies for one in sop_ids(p))
    return Finding(
        "SOP-MISSING",
        Text("Tidak ada SOP `{name}`.", "There is no SOP `{name}`.").fill(name=f"{office}/{sop_id}" if sop_id else office or "sops"),
        f"sops/{office}" if office else "sops",
        remedy=Text("SOP yang ada: {names}", "The SOPs there are: {names}").fill(names=names or "-"),
    )
