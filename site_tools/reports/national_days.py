"""Indonesia's national holidays and cuti bersama, from the tables of the package `holidays`.

A table like that of telephone numbers: no network, no clock. It is large, so it is loaded when a working day is counted,
not before.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from site_tools.model.calendar import Calendar, Holiday, Year
from site_tools.model.office import Office
from site_tools.model.text import Text

_BETWEEN: Final = "; "
"""Between the names of a day that has two."""


@cache
def national_days(year: int) -> Year:
    """The national days off of a year, and whether its cuti bersama (category `government` there) is announced and known.

    Source: the joint decrees of three ministers (SKB 3 Menteri) as `holidays` keeps them. A year outside its tables has
    no holidays and no known joint leave.
    """
    from holidays.constants import GOVERNMENT, PUBLIC  # noqa: PLC0415 - loaded only where it is asked
    from holidays.countries.indonesia import Indonesia  # noqa: PLC0415 - the same

    both = (PUBLIC, GOVERNMENT)
    names = Indonesia(years=year, categories=both, language="id")
    english = Indonesia(years=year, categories=both, language="en_US")
    # The label is a pattern, `%s (perkiraan)`; what stands behind the name marks a reckoned date.
    mark = str(Indonesia.estimated_label).removeprefix("%s")
    found = tuple(
        Holiday(day, Text(name, english.get(day, name)), any(part.endswith(mark) for part in name.split(_BETWEEN)))
        for day, name in sorted(names.items())
    )
    return Year(found, bool(Indonesia(years=year, categories=(GOVERNMENT,))))


def calendar_of(office: Office) -> Calendar:
    """How an office counts days."""
    return Calendar(office.day_counting, office.timezone, national_days, office.days_off, office.working_days)
