"""Indonesia's days off as `holidays` has them, beside the joint decrees."""

from __future__ import annotations

import datetime as dt

import pytest

from site_tools.model.calendar import Calendar
from site_tools.reports.national_days import national_days

WORKING = Calendar("working", "Asia/Jakarta", national_days)

# SKB 3 Menteri on holidays and cuti bersama of 2026: days off on a weekday.
DAYS_2026 = [
    *("2026-01-01", "2026-01-16", "2026-02-16", "2026-02-17", "2026-03-18", "2026-03-19", "2026-03-20", "2026-03-23"),
    *("2026-03-24", "2026-04-03", "2026-05-01", "2026-05-14", "2026-05-15", "2026-05-27", "2026-05-28", "2026-06-01"),
    *("2026-06-16", "2026-08-17", "2026-08-25", "2026-12-24", "2026-12-25"),
]


def test_the_days_off_of_2026():
    every = [dt.date(2026, 1, 1) + dt.timedelta(days=n) for n in range(365)]
    assert [str(d) for d in every if d.weekday() < 5 and WORKING.off(d)] == DAYS_2026


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-03-17", 1, "2026-03-25"),  # Nyepi, Idul Fitri and their cuti bersama
        ("2026-12-23", 1, "2026-12-28"),  # Natal
        ("2026-12-30", 2, "2027-01-04"),  # end of year: 1 January 2027 is a Friday
        ("2026-11-20", 1, "2026-11-23"),
    ],
)
def test_due_days_over_holidays(start, count, end):
    assert WORKING.after(dt.date.fromisoformat(start), count) == dt.date.fromisoformat(end)


def test_both_languages_and_reckoned_dates():
    eid = national_days(2026).on(dt.date(2026, 3, 21))
    assert (eid.name.id, eid.name.en, eid.estimated) == ("Hari Raya Idul Fitri", "Eid al-Fitr", False)
    assert any(h.estimated for h in national_days(2090).holidays)
    assert not any(h.estimated for h in national_days(2026).holidays)


def test_a_year_that_nobody_announced():
    assert national_days(2026).joint_leave_known
    assert national_days(2027).joint_leave_known
    assert not national_days(2090).joint_leave_known


@pytest.mark.parametrize("year", [1, 1900, 2101, 9999])
def test_a_year_outside_the_tables_is_not_known(year):
    assert not national_days(year).joint_leave_known
