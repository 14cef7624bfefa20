"""Dates and times as people of the offices read them.

Own tables and fixed offsets: Indonesia has three zones and no summer time, so neither a locale nor a zone
database of the machine can change what a page says.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from site_tools.model.text import Lang

MONTHS: dict[Lang, tuple[str, ...]] = {
    "id": (
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
"""Names of the months, January first."""
ZONES: dict[str, tuple[str, int]] = {
    "Asia/Jakarta": ("WIB", 7),
    "Asia/Makassar": ("WITA", 8),
    "Asia/Jayapura": ("WIT", 9),
}
"""Zone name -> abbreviation and hours ahead of UTC."""


def zone(tz_name: str) -> timezone:
    """The zone of an office.

    Raises:
        ValueError: not one of Indonesia's three zones.
    """
    if tz_name not in ZONES:
        raise ValueError(f"not a zone of Indonesia: {tz_name!r}")
    label, hours = ZONES[tz_name]
    return timezone(timedelta(hours=hours), label)


def date_text(day: date, lang: Lang = "id") -> str:
    """`20 November 2026`, `1 Mei 2026`; a moment gives the day it has in its own offset."""
    return f"{day.day} {MONTHS[lang][day.month - 1]} {day.year}"


def month_text(year: int, month: int, lang: Lang = "id") -> str:
    """`November 2026`; `month` counts from 1.

    Raises:
        ValueError: there is no such month.
    """
    if not 1 <= month <= len(MONTHS[lang]):
        raise ValueError(f"not a month: {month}")
    return f"{MONTHS[lang][month - 1]} {year}"


def local(moment: datetime, tz_name: str) -> datetime:
    """The same moment on the office's clock.

    Raises:
        ValueError: the moment has no offset, or the zone is none of Indonesia's.
    """
    if moment.utcoffset() is None:
        raise ValueError("a moment needs its offset")
    return moment.astimezone(zone(tz_name))


def time_text(moment: datetime, tz_name: str, lang: Lang = "id") -> str:
    """`09.05 WIB`; in English `09:05 WIB`.

    Raises:
        ValueError: as `local`.
    """
    here = local(moment, tz_name)
    return f"{here:%H}{'.' if lang == 'id' else ':'}{here:%M} {ZONES[tz_name][0]}"


def moment_text(moment: datetime, tz_name: str, lang: Lang = "id") -> str:
    """`20 November 2026, 09.05 WIB`: day and time on the office's clock.

    Raises:
        ValueError: as `local`.
    """
    return f"{date_text(local(moment, tz_name), lang)}, {time_text(moment, tz_name, lang)}"
