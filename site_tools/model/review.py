"""The regular review of a SOP: what one records, and which periods have none. Reported, never a gate."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Literal

from site_tools.model.schema import STRICT
from site_tools.model.text import Text

MONTHS: Final = 12
SOON: Final = dt.timedelta(days=60)
"""How long before the end of a period a missing review is told."""
NAMES: Final[dict[int, Text]] = {
    1: Text("tahun {year}", "the year {year}"),
    2: Text("semester {n} tahun {year}", "half-year {n} of {year}"),
    4: Text("triwulan {n} tahun {year}", "quarter {n} of {year}"),
}
"""How people call a period, by how many there are in a year."""


@dataclass(frozen=True, slots=True)
class SopReview:
    """`sops/OFFICE/SOP/reviews/YYYY-N.yml`: that the office reviewed its SOP, and what came of it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    sop: str
    """Number of the revision reviewed."""
    date: dt.date
    """The day of the review."""
    by: tuple[str, ...]
    """Ids of the people who reviewed it."""
    outcome: Literal["keep", "revise"]
    """It stays as it is, or a new revision is to be written."""
    note: str = ""
    """What was found."""

    def __post_init__(self) -> None:
        if not self.by:
            raise ValueError(Text("`by` menyebut sedikitnya satu orang", "`by` names at least one person"))


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of a year in which one review is due."""

    year: int
    number: int
    """From 1."""
    times: int
    """How many there are in a year; a divisor of 12."""
    reviewed: bool = False

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, (self.number - 1) * (MONTHS // self.times) + 1, 1)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        after = self.number * (MONTHS // self.times) + 1
        return (dt.date(self.year + 1, 1, 1) if after > MONTHS else dt.date(self.year, after, 1)) - dt.timedelta(days=1)

    @property
    def name(self) -> Text:
        """`semester 2 tahun 2026`."""
        found = NAMES.get(self.times, Text("periode {n} tahun {year}", "period {n} of {year}"))
        return found.fill(n=self.number, year=self.year)


def periods(times: int, since: dt.date, today: dt.date, reviews: Sequence[SopReview]) -> tuple[Period, ...]:
    """Every period that began while the SOP was in force, up to the one today lies in, each with whether it was reviewed.

    A review counts for the period in which its day lies, and not before that day.
    """
    days = [review.date for review in reviews if review.date <= today]
    found = (Period(year, number, times) for year in range(since.year, today.year + 1) for number in range(1, times + 1))
    return tuple(Period(p.year, p.number, times, any(p.first <= day <= p.last for day in days)) for p in found if since <= p.first <= today)


def missing(found: Sequence[Period], today: dt.date) -> Period | None:
    """The period to remind of: the last one without review, if it is over or ends soon and none followed.

    What was missed once cannot be made up for; with the next review it is only history.
    """
    if not found or found[-1].reviewed:
        return None
    *before, current = found
    if before and not before[-1].reviewed:
        return before[-1]
    return current if current.last - today <= SOON else None
