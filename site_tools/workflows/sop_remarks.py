"""What an office should know about a SOP that can be read: doubtful readings, old citations, times that cross, clicks that decide."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from site_tools.formats.yaml_node import Node, line_at
from site_tools.model.finding import Finding
from site_tools.model.hosting import Hosting
from site_tools.model.policy import Policy
from site_tools.model.sheet import Reading
from site_tools.model.sop import Sop, Step, TimeStandard
from site_tools.model.text import Text
from site_tools.workflows.replaced_law import replaced_in

_REVISE = Text(
    "Mohon diperiksa pada revisi berikutnya; kata-kata SOP yang berlaku tidak diubah.",
    "Please look at it in the next revision; the words of the SOP in force are not changed.",
)


def remark_findings(sop: Sop, node: Node, path: str, hosting: Hosting) -> Iterator[Finding]:
    """Warnings and notes about one SOP file, `node` being its YAML."""
    yield from _click(sop, node, path, hosting)
    yield from _times(sop, node, path)
    yield from _law(sop, node, path)
    yield from _doubtful(sop, node, path)


def vacant_findings(sop: Sop, node: Node, path: str, policy: Policy, now: datetime) -> Iterator[Finding]:
    """Steps that nobody, or too few people, could sign now."""
    for step in sop.steps:
        held = {role: {p.id for p in policy.holders(role, now)} for role in step.who.roles}
        empty = [role for role in step.who.roles if not held[role]]
        people = set().union(*held.values())
        short = bool(empty) if step.who.all else len(people) < step.who.needed
        if short or empty:
            told = Text(
                "Langkah {n} memerlukan {needed} orang; sekarang {have}. Tanpa pemegang: {roles}.",
                "Step {n} needs {needed} persons; now there are {have}. Held by nobody: {roles}.",
            ).fill(n=step.step, needed=step.who.needed, have=len(people), roles=", ".join(empty) or "-")
            remedy = Text(
                "Catat pemegangnya di sops/{office}/people.yml: paraf sop ratify {office}",
                "Enter who holds it in sops/{office}/people.yml: paraf sop ratify {office}",
            ).fill(office=policy.office.id)
            yield Finding("ROLE-VACANT", told, path, _line(node, step), step.step, remedy, "warning" if short else "note")


def _click(sop: Sop, node: Node, path: str, hosting: Hosting) -> Iterator[Finding]:
    """Who can forge the status can forge the decision, unless the last one is signed with a key of the person's own."""
    decides = [step for step in sop.before_gate if step.phase == "decide"]
    if decides and decides[-1].signature == "any" and hosting.github_app is None:
        step = decides[-1]
        told = Text(
            "Keputusan terakhir (langkah {n}) menerima klik, sedangkan statusnya tidak terikat pada sebuah App.",
            "The last decision (step {n}) accepts a click, while the status is bound to no App.",
        )
        remedy = Text(
            "Minta tanda tangan pribadi (`signature: personal`) pada revisi berikutnya, atau ikat status: paraf ruleset --help",
            "Demand a personal signature (`signature: personal`) in the next revision, or bind the status: paraf ruleset --help",
        )
        yield Finding("CLICK-DECIDES", told.fill(n=step.step), path, _line(node, step), step.step, remedy, "warning")


def _times(sop: Sop, node: Node, path: str) -> Iterator[Finding]:
    def finding(step: Step, message: Text, severity: Literal["warning", "note"], code: str = "TIME-CROSSED") -> Finding:
        return Finding(code, message, path, _line(node, step), step.step, _REVISE, severity)

    for step in sop.steps:
        if step.time is not None and not step.time_text:
            told = Text("Langkah {n} punya `time`, padahal waktunya tidak tercetak.", "Step {n} has a `time`, but none is printed.")
            yield finding(step, told.fill(n=step.step), "warning", "TIME-UNPRINTED")
        if step.time is not None and isinstance(step.time.days, tuple) and step.time.days[0] > step.time.days[1]:
            told = Text("Rentang hari langkah {n} terbalik.", "The range of days of step {n} runs backwards.")
            yield finding(step, told.fill(n=step.step), "warning")
    latest: dict[int, float] = {}
    anchored = False
    for step in sop.steps:
        before = latest.get(step.step - 1, 0.0)
        days = _most(step.time)
        if step.time is None or days is None:
            latest[step.step] = before
        elif step.time.after == "event":
            anchored = anchored or step.step == 1
            latest[step.step] = days if anchored else before
        elif step.time.after == "collection":
            latest[step.step] = latest.get(1, 0.0) + days
        else:
            latest[step.step] = before + days
        if latest[step.step] < before:
            told = Text(
                "Batas waktu langkah {n} dapat jatuh sebelum batas langkah {before}: tiap batas dihitung seperti tertulis.",
                "The time limit of step {n} can fall before that of step {before}: each is counted as written.",
            )
            yield finding(step, told.fill(n=step.step, before=step.step - 1), "note")


def _most(time: TimeStandard | None) -> float | None:
    """The longest that a time allows, in days."""
    if time is None:
        return None
    if time.minutes is not None:
        return time.minutes / (24 * 60)
    return float(max(time.days)) if isinstance(time.days, tuple) else float(time.days or 0)


def _law(sop: Sop, node: Node, path: str) -> Iterator[Finding]:
    for place, item in enumerate(sop.legal_basis):
        for known in replaced_in(item):
            told = Text("Dasar hukum butir {n}: {cited} {news}.", "Legal basis, item {n}: {cited} {news}.")
            filled = told.fill(n=place + 1, cited=known.cited, news=known.news)
            yield Finding("LAW-REPLACED", filled, path, line_at(node, ("legal_basis", place)), None, _REVISE, "note")


def _doubtful(sop: Sop, node: Node, path: str) -> Iterator[Finding]:
    places: list[tuple[tuple[str | int, ...], Reading, int]] = [(("readings", n), r, 0) for n, r in enumerate(sop.readings)]
    places += [(("demands", "readings", n), r, 0) for n, r in enumerate(sop.demands.readings)]
    places += [(("steps", s.step - 1, "readings", n), r, s.step) for s in sop.steps for n, r in enumerate(s.readings)]
    low = [(line_at(node, loc), r, step) for loc, r, step in places if r.confidence == "low"]
    for line, reading, step in sorted(low, key=lambda item: item[0]):
        told = Text("Pembacaan yang diragukan ({about}): {reading}", "A doubtful reading ({about}): {reading}")
        remedy = Text(
            "Bandingkan dengan dokumen aslinya; kantor yang menetapkan.", "Compare with the original document; the office decides."
        )
        yield Finding("READING-DOUBTFUL", told.fill(about=reading.about, reading=reading.reading), path, line, step or None, remedy, "note")


def _line(node: Node, step: Step) -> int:
    return line_at(node, ("steps", step.step - 1))
