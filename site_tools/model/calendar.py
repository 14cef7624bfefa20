"""Which days an office counts: working days without weekends, holidays and cuti bersama, or calendar days.

The national holidays come in as a function of the year, so that nothing here knows where they are kept, and a year
that nobody asks for is never worked out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from site_tools.model.schema import STRICT
from site_tools.model.text import Text, same

DayCounting = Literal["calendar", "working"]

JOINT_LEAVE = "cuti bersama"
"""By these words in its name an office's own day off counts as the announced joint leave of its year."""
_SATURDAY = 5
_STRETCH = 366
"""Days off in a row that no calendar has: behind them, counting ends instead of going on for ever."""


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day of the office's own list, and why it is on it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    date: dt.date
    name: str
    """What the day is, and the letter or decision that says so."""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError(Text("sebutkan hari apa itu dan suratnya", "say what day it is and by which letter"))


@dataclass(frozen=True, slots=True)
class Holiday:
    """A national day off."""

    date: dt.date
    name: Text
    estimated: bool = False
    """The date is reckoned, not announced: the moon or a decision may still move it."""


@dataclass(frozen=True, slots=True)
class Year:
    """The national days off of one year."""

    holidays: tuple[Holiday, ...]
    """In the order of their dates."""
    joint_leave_known: bool
    """Whether cuti bersama of the year is announced and known here."""

    def on(self, day: dt.date) -> Holiday | None:
        """The holiday of a day, or None."""
        return next((h for h in self.holidays if h.date == day), None)


National = Callable[[int], Year]
"""The national days off of a year."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """How one office counts days."""

    counting: DayCounting
    timezone: str
    """A day begins and ends at midnight of this zone (`model.when.ZONES`)."""
    national: National
    """Asked only where working days are counted."""
    days_off: tuple[NamedDay, ...] = ()
    """Days off of this office alone."""
    working_days: tuple[NamedDay, ...] = ()
    """Days on which this office works although they are a weekend or a holiday."""

    def off(self, day: dt.date) -> Text | None:
        """Why a day does not count; None if it counts. Saturday and Sunday have their name as reason."""
        if self.counting == "calendar" or any(own.date == day for own in self.working_days):
            return None
        own = next((own.name for own in self.days_off if own.date == day), None)
        if own:
            return same(own)
        holiday = self.national(day.year).on(day)
        if holiday:
            return holiday.name
        return WEEKEND.get(day.weekday())

    def after(self, start: dt.date, count: int) -> dt.date:
        """The `count`-th counted day after a day; with 0 the day itself, or the next counted one where it is off.

        Raises:
            ValueError: `count` is negative, or there is no such day before the calendar ends.
        """
        if count < 0:
            raise ValueError("days are counted forward")
        if self.counting == "calendar":
            return _shifted(start, count)
        if count == 0:
            return self._counted(start)
        day = start
        for _ in range(count):
            day = self._counted(_shifted(day, 1))
        return day

    def between(self, start: dt.date, end: dt.date) -> int:
        """How many counted days lie after `start`, up to and with `end`; 0 where `end` is not later."""
        days = max((end - start).days, 0)
        if self.counting == "calendar":
            return days
        return sum(self.off(start + dt.timedelta(days=n)) is None for n in range(1, days + 1))

    def unknown_years(self, start: dt.date, end: dt.date) -> tuple[int, ...]:
        """The years of a stretch of days whose cuti bersama neither the nation nor the office has told yet."""
        if self.counting == "calendar":
            return ()
        told = {own.date.year for own in self.days_off if JOINT_LEAVE in own.name.lower()}
        return tuple(y for y in range(start.year, end.year + 1) if y not in told and not self.national(y).joint_leave_known)

    def estimated(self, start: dt.date, end: dt.date) -> tuple[Holiday, ...]:
        """The days off of a stretch whose date is only reckoned, and that this office has not settled by its own list."""
        if self.counting == "calendar":
            return ()
        settled = {own.date for own in (*self.days_off, *self.working_days)}
        return tuple(
            h
            for year in range(start.year, end.year + 1)
            for h in self.national(year).holidays
            if h.estimated and start <= h.date <= end and h.date not in settled
        )

    def _counted(self, start: dt.date) -> dt.date:
        """The first counted day from a day on.

        Raises:
            ValueError: there is none in a year.
        """
        for n in range(_STRETCH):
            if self.off(day := _shifted(start, n)) is None:
                return day
        raise ValueError("an office that never works has no working day")


WEEKEND: dict[int, Text] = {_SATURDAY: Text("Sabtu", "Saturday"), _SATURDAY + 1: Text("Minggu", "Sunday")}
"""Day of the week (Monday is 0) -> its name; the days that no office works."""


def _shifted(day: dt.date, count: int) -> dt.date:
    try:
        return day + dt.timedelta(days=count)
    except OverflowError:
        raise ValueError("the calendar has no such day") from None
