"""Periods of review: where they begin and end, which count, and which one is reminded of."""

from __future__ import annotations

import datetime as dt

import pytest

from site_tools.model.clauses import Review
from site_tools.model.review import Period, SopReview, missing, periods


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def review(on: str) -> SopReview:
    return SopReview("1", day(on), ("a",), "keep")


def found(times: int, since: str, today: str, *on: str) -> list[tuple[int, int, bool]]:
    return [(p.year, p.number, p.reviewed) for p in periods(times, day(since), day(today), [review(one) for one in on])]


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (Period(2026, 1, 2), "2026-01-01", "2026-06-30"),
        (Period(2026, 2, 2), "2026-07-01", "2026-12-31"),
        (Period(2028, 1, 6), "2028-01-01", "2028-02-29"),
        (Period(2026, 1, 1), "2026-01-01", "2026-12-31"),
        (Period(2026, 4, 4), "2026-10-01", "2026-12-31"),
    ],
)
def test_first_and_last_day(period, first, last):
    assert (period.first, period.last) == (day(first), day(last))


def test_names():
    assert [Period(2026, 2, times).name.id for times in (1, 2, 4, 3)] == [
        "tahun 2026", "semester 2 tahun 2026", "triwulan 2 tahun 2026", "periode 2 tahun 2026",
    ]  # fmt: skip
    assert Period(2026, 2, 2).name.en == "half-year 2 of 2026"


def test_only_what_began_in_force_counts():
    assert found(2, "2026-01-02", "2026-06-30") == []
    assert found(2, "2026-01-01", "2026-06-30") == [(2026, 1, False)]
    assert found(2, "2026-01-02", "2026-07-01") == [(2026, 2, False)]
    assert found(2, "2025-12-31", "2027-01-01") == [(2026, 1, False), (2026, 2, False), (2027, 1, False)]


def test_a_review_counts_in_its_own_period_from_its_day_on():
    assert found(2, "2026-01-01", "2026-12-31", "2026-06-30") == [(2026, 1, True), (2026, 2, False)]
    assert found(2, "2026-01-01", "2026-12-31", "2026-07-01") == [(2026, 1, False), (2026, 2, True)]
    assert found(2, "2026-01-01", "2026-03-01", "2026-03-01") == [(2026, 1, True)]
    assert found(2, "2026-01-01", "2026-03-01", "2026-03-02") == [(2026, 1, False)]


def test_which_one_is_missing():
    none, done = Period(2026, 1, 2), Period(2026, 1, 2, reviewed=True)
    late, now = Period(2026, 2, 2), Period(2026, 2, 2, reviewed=True)
    assert missing([], day("2026-05-01")) is None
    assert missing([done], day("2026-06-30")) is None
    assert missing([none], day("2026-04-30")) is None
    assert missing([none], day("2026-05-01")) is none
    assert missing([none, late], day("2026-07-01")) is none
    assert missing([none, now], day("2026-07-01")) is None
    assert missing([done, late], day("2026-07-01")) is None
    assert missing([done, late], day("2026-12-31")) is late


@pytest.mark.parametrize("times", [0, -1, 5, 7, 24])
def test_periods_of_whole_months(times):
    with pytest.raises(ValueError, match="1, 2, 3, 4, 6"):
        Review(times)


def test_a_review_names_who():
    assert Review(2).times_per_year == 2
    with pytest.raises(ValueError, match="at least one"):
        SopReview("1", day("2026-01-01"), (), "keep")
