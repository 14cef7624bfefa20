"""How an office keeps its own SOP, in numbers: posts per quarter, times per step, returns, waivers, corrections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from site_tools.model.policy import Policy
from site_tools.model.sop import Sop
from site_tools.website import address
from site_tools.website.charts import against_standard, columns
from site_tools.website.page import Page
from site_tools.website.plain import Written
from site_tools.website.render import page
from site_tools.website.step_times import StepMeasure, measures, minutes_text
from site_tools.website.summary import Stone, Summary

QUARTERS = 8
"""Quarters in the chart, the latest last."""
LEAST = 4
"""Quarters in a year: so many are shown at least."""


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step beside its standard, as the table shows it."""

    label: str
    activity: str
    standard: str
    median: str
    count: int
    late: str
    """`2 dari 9`; empty where nothing can be late."""
    bar: Markup


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts."""

    value: str
    label: str


def quarter(day: str) -> tuple[int, int]:
    """Year and quarter of an ISO day."""
    return int(day[:4]), (int(day[5:7]) + 2) // 3


def quarter_counts(posts: Iterable[Summary]) -> list[tuple[tuple[int, int], int]]:
    """Posts per quarter of their date, quarters without a post included: a year at least, two at most."""
    counted = Counter(quarter(p.date) for p in posts)
    if not counted:
        return []
    latest = max(counted)
    year_ago = (latest[0] - 1, latest[1] + 1) if latest[1] < LEAST else (latest[0], 1)
    year, number = min(*counted, year_ago)
    found = []
    while (year, number) <= latest:
        found.append(((year, number), counted[year, number]))
        year, number = (year + 1, 1) if number == LEAST else (year, number + 1)
    return found[-QUARTERS:]


def step_row(measured: StepMeasure) -> StepRow:
    """One step of a SOP as people read it."""
    standard, median = measured.standard_minutes, measured.median
    return StepRow(
        label=measured.label,
        activity=measured.activity,
        standard=measured.standard,
        median=minutes_text(median) if median is not None else "",
        count=measured.count,
        late=f"{measured.late} dari {measured.count}" if standard is not None and measured.count else "",
        bar=against_standard(median, standard) if standard and median is not None else Markup(),
    )


def _roman(number: int) -> str:
    return ("I", "II", "III", "IV")[number - 1]


def transparency(policy: Policy, sops: Sequence[Sop], posts: Sequence[Summary], stones: Sequence[Stone], own: Written) -> Page:
    """The page; `sops` are the revisions in force. Only posts that are on the site count, and tombstones as withdrawals."""
    office = policy.office

    def body(text: Markup) -> Markup:
        public = [p for p in posts if not p.draft]
        counted = quarter_counts(public)
        names = [f"{_roman(q)}/{year % 100:02d}" for (year, q), _ in counted]
        times = [t for p in public for t in p.steps]
        return page(
            "transparency.html",
            office=office,
            title=own.title or "Transparansi",
            intro=text,
            figures=[
                Figure(str(len(public)), "unggahan tayang"),
                Figure(str(sum(p.returns for p in public)), "pengembalian sebelum disetujui"),
                Figure(str(sum(p.overridden for p in public)), "lengkap dengan pengecualian (keadaan kahar)"),
                Figure(str(sum(len(p.corrections) for p in public)), "ralat"),
                Figure(str(len(stones)), "penarikan"),
            ],
            chart=columns(list(zip(names, (n for _, n in counted), strict=True)), "Unggahan per triwulan"),
            quarters=[(f"Triwulan {_roman(q)} {year}", n) for (year, q), n in counted],
            sops=[(sop, [step_row(m) for m in measures(sop.steps, sop.number, times)]) for sop in sops],
            corrections_href=address.link(
                address.of_office(office.id, address.CORRECTIONS), address.of_office(office.id, address.TRANSPARENCY)
            ),
        )

    return Page(
        address=address.of_office(office.id, address.TRANSPARENCY),
        title=own.title or f"Transparansi {office.short_name}",
        body=body,
        markdown=own.markdown,
        description=f"Jumlah unggahan, waktu setiap langkah SOP, pengembalian, dan ralat {office.name}.",
        policy=policy,
        demo=office.demo,
        updated=max((date.fromisoformat(p.date) for p in posts), default=None),
    )
