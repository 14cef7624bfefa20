from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_tools.model import when

JAKARTA, MAKASSAR, JAYAPURA = "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"


@pytest.mark.parametrize(
    ("day", "lang", "text"),
    [
        (date(2026, 11, 20), "id", "20 November 2026"),
        (date(2026, 5, 1), "id", "1 Mei 2026"),
        (date(2026, 8, 17), "id", "17 Agustus 2026"),
        (date(2026, 5, 1), "en", "1 May 2026"),
        (datetime(2026, 12, 31, 23, 59, tzinfo=UTC), "id", "31 Desember 2026"),
    ],
)
def test_a_date(day, lang, text):
    assert when.date_text(day, lang) == text


@pytest.mark.parametrize(
    ("moment", "zone", "lang", "text"),
    [
        ("2026-11-20T09:05:00+07:00", JAKARTA, "id", "20 November 2026, 09.05 WIB"),
        ("2026-11-20T09:05:00+07:00", MAKASSAR, "id", "20 November 2026, 10.05 WITA"),
        ("2026-11-20T23:30:00+07:00", JAYAPURA, "id", "21 November 2026, 01.30 WIT"),
        ("2026-11-19T17:00:00Z", JAKARTA, "id", "20 November 2026, 00.00 WIB"),
        ("2026-11-20T09:05:00+07:00", JAKARTA, "en", "20 November 2026, 09:05 WIB"),
    ],
)
def test_a_moment(moment, zone, lang, text):
    assert when.moment_text(datetime.fromisoformat(moment), zone, lang) == text


def test_a_month():
    assert when.month_text(2026, 2) == "Februari 2026"
    assert when.month_text(2026, 2, "en") == "February 2026"


@pytest.mark.parametrize("month", [0, 13, -1])
def test_no_such_month(month):
    with pytest.raises(ValueError, match="not a month"):
        when.month_text(2026, month)


def test_a_zone_elsewhere_is_refused():
    with pytest.raises(ValueError, match="Europe/Berlin"):
        when.moment_text(datetime(2026, 1, 1, tzinfo=UTC), "Europe/Berlin")


def test_a_moment_without_offset_is_refused():
    with pytest.raises(ValueError, match="offset"):
        when.time_text(datetime(2026, 1, 1), JAKARTA)  # noqa: DTZ001 - the point of the test


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1)), st.integers(-12, 14))  # noqa: DTZ001 - hypothesis wants them bare
def test_the_same_moment_reads_the_same_in_any_offset(moment, hours):
    utc = moment.replace(tzinfo=UTC)
    elsewhere = utc.astimezone(timezone(timedelta(hours=hours)))
    assert when.moment_text(utc, MAKASSAR) == when.moment_text(elsewhere, MAKASSAR)
