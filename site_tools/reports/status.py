"""Where posts stand, for people and for machines: design section 7's post object."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from site_tools.model.finding import Finding
from site_tools.model.judged import Judged, Library, Unreadable
from site_tools.model.text import Lang, Text
from site_tools.model.verdict import Code, Verdict
from site_tools.reports.times import expected_time


def due(judged: Judged) -> datetime | None:
    """Until when the expected step should be done, on the office's clock; None where its SOP gives no such moment. Never a gate."""
    time = expected_time(judged)
    return time.deadline.due if time and time.deadline else None


def most_late_first(judged: Judged) -> tuple[bool, datetime]:
    """A key to sort by: what was due first comes first, what has no due moment last."""
    moment = due(judged)
    return (moment is None, moment or datetime.max.replace(tzinfo=UTC))


def next_action(verdict: Verdict) -> Text:
    """Whose turn it is, in one sentence."""
    if verdict.code is Code.WITHDRAWN or verdict.complete:
        return Text("Tidak ada yang ditunggu.", "Nothing is awaited.")
    if verdict.code is Code.INVALID:
        return Text("Perbaiki temuan di bawah dahulu.", "Mend the findings below first.")
    who = " / ".join(f"{a.title} ({', '.join(a.names) or '-'})" for a in verdict.awaited)
    if verdict.void:
        return Text(
            "Menunggu revisi SOP bernomor baru dari {who}.", "Waiting for a revision of the SOP with a new number from {who}."
        ).fill(who=who or "-")
    return Text("Giliran langkah {step}: {who}.", "It is the turn of step {step}: {who}.").fill(step=verdict.step or "-", who=who or "-")


def finding_object(finding: Finding, lang: Lang) -> dict[str, Any]:
    """A finding as JSON."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "path": finding.path,
        "line": finding.line,
        "step": finding.step,
        "message": finding.message.to(lang),
        "remedy": finding.remedy.to(lang) if finding.remedy else None,
    }


def waiver_objects(verdict: Verdict) -> list[dict[str, Any]]:
    """Steps that a waiver holds now: nobody performed them."""
    return [
        {"step": e.step, "person": e.person, "until": e.until, "reason": e.note}
        for state in verdict.steps
        for e in state.entries
        if e.decision == "waive"
    ]


def post_object(judged: Judged, lang: Lang) -> dict[str, Any]:
    """A judged post as JSON."""
    verdict = judged.verdict
    time = expected_time(judged)
    deadline = time.deadline if time else None
    return {
        "post": str(judged.post.path),
        "title": judged.post.meta.title,
        "office": judged.post.path.office,
        "sop": judged.post.path.sop,
        "verdict": str(verdict.code),
        "label": verdict.label.to(lang),
        "complete": verdict.complete,
        "pending": list(verdict.pending),
        "step": verdict.step,
        "waiting_for": [{"role": a.role, "title": a.title, "people": list(a.people)} for a in verdict.awaited],
        "next": next_action(verdict).to(lang),
        "due": deadline.due.isoformat() if deadline and deadline.due else None,
        "late_seconds": time.late_seconds if time else None,
        "late": time.late.to(lang) if time and time.late else None,
        "due_explained": deadline.explained.to(lang) if deadline else None,
        "waivers": waiver_objects(verdict),
        "round": verdict.round,
        "uploaded": list(verdict.uploaded),
        "platforms": list(judged.post.meta.platforms),
        "findings": [finding_object(f, lang) for f in verdict.findings],
    }


def unreadable_object(unreadable: Unreadable, lang: Lang) -> dict[str, Any]:
    """A post that cannot be read, in the same shape."""
    return {
        "post": str(unreadable.path),
        "title": None,
        "office": unreadable.path.office,
        "sop": unreadable.path.sop,
        "verdict": str(Code.INVALID),
        "label": Text("Tidak sah", "Invalid").to(lang),
        "complete": False,
        "pending": [],
        "step": None,
        "waiting_for": [],
        "next": Text("Perbaiki temuan di bawah dahulu.", "Mend the findings below first.").to(lang),
        "due": None,
        "late_seconds": None,
        "late": None,
        "due_explained": None,
        "waivers": [],
        "round": 0,
        "uploaded": [],
        "platforms": [],
        "findings": [finding_object(f, lang) for f in unreadable.findings],
    }


def totals(library: Library) -> dict[str, int]:
    """How many posts have each verdict; every verdict is named, also with none."""
    counts = dict.fromkeys((str(c) for c in Code), 0)
    for judged in library.posts:
        counts[str(judged.verdict.code)] += 1
    counts[str(Code.INVALID)] += len(library.unreadable)
    return counts
