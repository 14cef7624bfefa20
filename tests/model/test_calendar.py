"""Which days count: tables of real dates, and what must hold for every office's list."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_tools.formats.yaml_shape import load
from site_tools.model.calendar import Calendar, Holiday, NamedDay, Year
from site_tools.model.finding import Problem
from site_tools.model.office import Office
from site_tools.model.text import same

JAKARTA = "Asia/Jakarta"
EID = [Holiday(dt.date(2026, 3, day), same(f"Idul Fitri {day}")) for day in (18, 19, 20, 21, 22, 23, 24)]
RECKONED = Holiday(dt.date(2028, 2, 28), same("Idul Fitri"), estimated=True)
YEARS = {2026: Year(tuple(EID), joint_leave_known=True), 2028: Year((RECKONED,), joint_leave_known=False)}


def national(year: int) -> Year:
    return YEARS.get(year, Year((), joint_leave_known=year != 2029))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def working(off=(), on=()) -> Calendar:
    named = [tuple(NamedDay(d, "Hari jadi kabupaten") for d in days) for days in (off, on)]
    return Calendar("working", JAKARTA, national, *named)


CALENDAR = Calendar("calendar", JAKARTA, national)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-11-19", 0, "2026-11-19"),
        ("2026-11-19", 1, "2026-11-20"),
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-21", 0, "2026-11-23"),
        ("2026-11-21", 1, "2026-11-23"),
        ("2026-11-22", 2, "2026-11-24"),
        ("2026-03-17", 0, "2026-03-17"),
        ("2026-03-17", 1, "2026-03-25"),
        ("2026-03-17", 2, "2026-03-26"),
        ("2026-03-18", 0, "2026-03-25"),
        ("2026-12-31", 1, "2027-01-01"),
    ],
)
def test_the_nth_working_day(start, count, end):
    assert working().after(day(start), count) == day(end)


def test_calendar_days_know_no_day_off():
    assert CALENDAR.after(day("2026-03-20"), 1) == day("2026-03-21")
    assert CALENDAR.after(day("2026-11-21"), 0) == day("2026-11-21")
    assert CALENDAR.between(day("2026-11-20"), day("2026-11-23")) == 3
    assert CALENDAR.between(day("2026-11-23"), day("2026-11-20")) == 0
    assert CALENDAR.unknown_years(day("2028-01-01"), day("2029-01-01")) == ()
    assert CALENDAR.estimated(day("2028-01-01"), day("2029-01-01")) == ()


def test_the_office_has_its_own_days():
    calendar = working(off=[day("2026-11-20")], on=[day("2026-11-21"), day("2026-03-20")])
    assert calendar.after(day("2026-11-19"), 1) == day("2026-11-21")
    assert calendar.after(day("2026-03-17"), 1) == day("2026-03-20")
    assert calendar.off(day("2026-11-20")) == same("Hari jadi kabupaten")


@pytest.mark.parametrize(("start", "end", "count"), [("2026-11-20", "2026-11-22", 0), ("2026-11-20", "2026-11-24", 2)])
def test_working_days_between(start, end, count):
    assert working().between(day(start), day(end)) == count


def test_years_without_joint_leave_are_told_until_the_office_writes_them():
    assert working().unknown_years(day("2026-12-30"), day("2029-01-02")) == (2028, 2029)
    named = NamedDay(day("2028-02-25"), "Cuti Bersama Idul Fitri, SKB 3 Menteri")
    assert Calendar("working", JAKARTA, national, (named,)).unknown_years(day("2028-01-03"), day("2028-01-04")) == ()
    assert working(off=[day("2028-02-25")]).unknown_years(day("2028-01-03"), day("2028-01-04")) == (2028,)


def test_reckoned_dates_are_told_until_the_office_settles_them():
    stretch = (day("2028-02-20"), day("2028-03-01"))
    assert working().estimated(*stretch) == (RECKONED,)
    assert working().estimated(day("2028-02-29"), day("2028-03-01")) == ()
    assert working().estimated(day("2028-02-20"), day("2028-02-27")) == ()
    assert working(on=[RECKONED.date]).estimated(*stretch) == ()
    assert working(off=[RECKONED.date]).estimated(*stretch) == ()


def test_what_cannot_be_counted():
    with pytest.raises(ValueError, match="forward"):
        working().after(day("2026-11-20"), -1)
    with pytest.raises(ValueError, match="no such day"):
        CALENDAR.after(dt.date.max, 1)
    always = working(off=[day("2026-11-20") + dt.timedelta(days=n) for n in range(400)])
    with pytest.raises(ValueError, match="never works"):
        always.after(day("2026-11-20"), 1)


# --- office.yml ------------------------------------------------------------------------------------

OFFICE = b"""id: agam
name: "Kantor Contoh"
short_name: "Kantor"
place: "Tempat"
timezone: Asia/Jakarta
day_counting: working
ratifier_title: Sekretaris
"""


def test_an_office_lists_its_own_days():
    text = b"days_off: [{date: 2026-12-28, name: Hari jadi}]\nworking_days:\n  - {date: 2026-12-26, name: Piket tahapan}\n"
    office = load(Office, OFFICE + text, path="office.yml")
    assert office.days_off == (NamedDay(day("2026-12-28"), "Hari jadi"),)
    assert office.working_days == (NamedDay(day("2026-12-26"), "Piket tahapan"),)
    assert load(Office, OFFICE, path="office.yml").days_off == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("days_off: [{date: 2026-12-28, name: A}]\nworking_days: [{date: 2026-12-28, name: B}]\n", "28 Desember 2026"),
        ("days_off: [{date: 2026-12-28, name: A}, {date: 2026-12-28, name: B}]\n", "28 Desember 2026"),
        ("days_off: [{date: 2026-12-28, name: ''}]\n", "hari apa"),
        ("days_off: [{date: 2026-12-28}]\n", "name"),
        ("days_off: [{date: 28-12-2026, name: A}]\n", "28-12-2026"),
        ("days_off: [2026-12-28]\n", "kunci: nilai"),
        ("day_off: []\n", "days_off"),
    ],
)
def test_a_list_that_is_none(text, told):
    with pytest.raises(Problem) as refused:
        load(Office, OFFICE + text.encode(), path="office.yml")
    [finding, *_] = refused.value.findings
    assert told in finding.message.id + (finding.remedy.id if finding.remedy else "")
    assert finding.line


# --- for every list ---------------------------------------------------------------------------------

DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2029, 12, 31))
LISTS = st.frozensets(DAYS, max_size=12)


@given(DAYS, st.integers(0, 40), LISTS)
def test_a_counted_day_is_never_a_day_off(start, count, off):
    calendar = working(off=off)
    assert calendar.off(calendar.after(start, count)) is None


@given(DAYS, st.integers(0, 40), LISTS, DAYS)
def test_one_more_day_off_makes_nothing_earlier_and_one_more_working_day_nothing_later(start, count, off, more):
    until = working(off=off).after(start, count)
    assert working(off=off | {more}).after(start, count) >= until
    assert working(off=off - {more}, on=[more]).after(start, count) <= until


@given(DAYS, st.integers(0, 40), LISTS)
def test_more_days_are_never_less(start, count, off):
    calendar = working(off=off)
    assert calendar.after(start, count) <= calendar.after(start, count + 1)
    assert calendar.after(start, count) <= calendar.after(start + dt.timedelta(days=1), count)


@given(DAYS, st.integers(1, 40), LISTS)
def test_counting_back_gives_the_number(start, count, off):
    calendar = working(off=off)
    assert calendar.between(start, calendar.after(start, count)) == count
