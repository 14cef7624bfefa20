"""The reviews of the SOPs of an office: read and reminded of. A review that does not hold counts for nothing and gates nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Final
from zoneinfo import ZoneInfo

from site_tools.formats.yaml_shape import load
from site_tools.model.finding import Finding, Problem
from site_tools.model.policy import Policy, SopRevision
from site_tools.model.review import Period, SopReview, missing, periods
from site_tools.model.text import Text
from site_tools.model.when import date_text
from site_tools.ports import Tree

REVIEW: Final = re.compile(r"sops/([^/]+)/([a-z0-9][a-z0-9-]*)/reviews/(\d{4})-([1-9]\d*)\.yml")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review and where it is recorded."""

    sop_id: str
    review: SopReview
    path: str


def read_reviews(tree: Tree, policy: Policy) -> tuple[tuple[Reviewed, ...], tuple[Finding, ...]]:
    """The reviews that the latest manifest lists, and a warning for each that does not hold."""
    found: list[Reviewed] = []
    wrong: list[Finding] = []
    for file in policy.manifests[-1].files:
        place = REVIEW.fullmatch(file.path)
        if not place:
            continue
        try:
            one = Reviewed(place[2], load(SopReview, tree.read(file.path), path=file.path), file.path)
        except Problem as problem:
            wrong += [replace(f, severity="warning") for f in problem.findings]
            continue
        listed = next(m.moment for m in policy.manifests if any(f.path == file.path for f in m.files))
        objections = tuple(replace(f, severity="warning") for f in review_objections(policy, one, listed))
        wrong += objections
        found += [] if objections else [one]
    now = {f.path: f.sha256 for f in policy.manifests[-1].files}
    before = dict.fromkeys(f for m in policy.manifests for f in m.files if REVIEW.fullmatch(f.path))
    for path in dict.fromkeys(f.path for f in before if now.get(f.path) != f.sha256):
        found = [one for one in found if one.path != path]
        gone = _wrong(path, "Catatan reviu yang disahkan diubah atau dihapus.", "A ratified record of a review was changed or removed.")
        wrong.append(replace(gone, severity="warning"))
    return tuple(found), tuple(wrong)


def review_objections(policy: Policy, one: Reviewed, listed: dt.datetime) -> Iterator[Finding]:
    """What is wrong with a review, beside its form; `listed` is when it is (or was first) ratified."""
    review = one.review
    if not any(r.sop.number == review.sop for r in policy.of_sop(one.sop_id)):
        yield _wrong(one.path, "`sop` bukan nomor SOP kantor ini di folder itu.", "`sop` is no number of this office's SOP in that folder.")
    if review.date > listed.astimezone(ZoneInfo(policy.office.timezone)).date():
        yield _wrong(one.path, "Reviu dicatat sebelum dilaksanakan.", "The review is recorded before it took place.")
    for person in review.by:
        if policy.people.person(person) is None:
            near = ", ".join(get_close_matches(person, [p.id for p in policy.people.people], n=3))
            yield Finding(
                "SOP-REVIEW",
                Text("Orang `{person}` tidak terdaftar di people.yml.", "Person `{person}` is not listed in people.yml.").fill(
                    person=person
                ),
                one.path,
                remedy=Text("Maksud Anda {near}?", "Did you mean {near}?").fill(near=near) if near else None,
            )


def review_periods(policy: Policy, sop_id: str, reviews: Sequence[Reviewed], now: dt.datetime) -> tuple[Period, ...]:
    """The periods of a SOP that asks for reviews; none for one that does not."""
    current = policy.in_force(sop_id, now)
    if current is None or current.sop.clauses.review is None:
        return ()
    zone = ZoneInfo(policy.office.timezone)
    since = min(r.in_force_from for r in policy.of_sop(sop_id) if r.sop.clauses.review and _ever(r)).astimezone(zone).date()
    mine = [one.review for one in reviews if one.sop_id == sop_id]
    return periods(current.sop.clauses.review.times_per_year, since, now.astimezone(zone).date(), mine)


def review_findings(tree: Tree, policy: Policy, now: dt.datetime) -> Iterator[Finding]:
    """A warning for each SOP whose review is missing, and for each record that does not hold."""
    reviews, wrong = read_reviews(tree, policy)
    yield from wrong
    today = now.astimezone(ZoneInfo(policy.office.timezone)).date()
    for sop_id in dict.fromkeys(r.sop_id for r in policy.revisions):
        period = missing(review_periods(policy, sop_id, reviews, now), today)
        if period:
            yield _reminder(policy, sop_id, period, over=period.last < today)


def _ever(revision: SopRevision) -> bool:
    return revision.in_force_until is None or revision.in_force_from < revision.in_force_until


def _reminder(policy: Policy, sop_id: str, period: Period, *, over: bool) -> Finding:
    name = f"{policy.office.id}/{sop_id}"
    last = Text(date_text(period.last, "id"), date_text(period.last, "en"))
    message = (
        Text("Reviu SOP {name} untuk {period} tidak dicatat.", "The review of SOP {name} for {period} was not recorded.")
        if over
        else Text(
            "Reviu SOP {name} untuk {period} belum dicatat; paling lambat {last}.",
            "The review of SOP {name} for {period} is not recorded yet; at the latest on {last}.",
        )
    )
    return Finding(
        "SOP-REVIEW-DUE",
        message.fill(name=name, period=period.name, last=last),
        f"sops/{name}",
        remedy=Text(
            "Setelah reviu: paraf sop review {name} --by ORANG --outcome keep, lalu paraf sop ratify {office}",
            "After the review: paraf sop review {name} --by PERSON --outcome keep, then paraf sop ratify {office}",
        ).fill(name=name, office=policy.office.id),
        severity="warning",
    )


def _wrong(path: str, id_: str, en: str) -> Finding:
    remedy = Text("Bentuk yang benar: paraf sop review --help", "The right form: paraf sop review --help")
    return Finding("SOP-REVIEW", Text(id=id_, en=en), path, remedy=remedy)
