"""Write the record of a review of a SOP: it counts once ratified."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from site_tools.formats.yaml_shape import load
from site_tools.model.finding import CannotJudge, Finding, Problem
from site_tools.model.policy import Policy, SopRevision
from site_tools.model.review import SopReview
from site_tools.model.text import Text
from site_tools.ports import Folder
from site_tools.workflows.facts import Judge
from site_tools.workflows.lint_policy import draft_policy
from site_tools.workflows.reviews import REVIEW, Reviewed, review_objections


def record_review(tree: Folder, office_sop: str, review: SopReview, judge: Judge) -> str:
    """Write a review that is still to be ratified; its path.

    Raises:
        CannotJudge: the office or its SOP is unknown. Problem: SOP-REVIEW, what it says cannot be; or writing failed.
    """
    office, _, sop_id = office_sop.strip("/").partition("/")
    policy = draft_policy(tree, office, judge)
    revision = reviewed_revision(policy, sop_id, judge.now)
    folder = f"sops/{office}/{sop_id}/reviews"
    taken = [int(place[4]) for f in tree.files(folder) if (place := REVIEW.fullmatch(f.path)) and int(place[3]) == review.date.year]
    path = f"{folder}/{review.date.year:04d}-{max(taken, default=0) + 1}.yml"
    review = replace(review, sop=review.sop or revision.sop.number)
    wrong = tuple(review_objections(policy, Reviewed(sop_id, review, path), judge.now))
    if wrong:
        raise Problem(*wrong)
    data = _text(review)
    load(SopReview, data, path=path)
    tree.create({path: data})
    return path


def reviewed_revision(policy: Policy, sop_id: str, now: datetime) -> SopRevision:
    """The revision that a review looks at: the one in force.

    Raises:
        CannotJudge: SOP-MISSING, the office has no such SOP in force.
    """
    found = policy.in_force(sop_id, now)
    if found is None:
        names = ", ".join(sorted({f"{policy.office.id}/{r.sop_id}" for r in policy.revisions}))
        raise CannotJudge(
            Finding(
                "SOP-MISSING",
                Text("Tidak ada SOP `{name}` yang berlaku.", "There is no SOP `{name}` in force.").fill(
                    name=f"{policy.office.id}/{sop_id}"
                ),
                f"sops/{policy.office.id}",
                remedy=Text("SOP yang ada: {names}", "The SOPs there are: {names}").fill(names=names),
            )
        )
    return found


def _text(review: SopReview) -> bytes:
    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    lines = [
        f"sop: {quoted(review.sop)}",
        f"date: {review.date.isoformat()}",
        f"by: [{', '.join(review.by)}]",
        f"outcome: {review.outcome}",
        *([f"note: {quoted(review.note)}"] if review.note else []),
    ]
    return ("\n".join(lines) + "\n").encode()
