"""When an answer that holds now must be asked again: every moment that is still to come in what it was made from.

Found by walking the values, not by knowing the rules: a rule that is added later cannot be forgotten here. To ask once
too often costs milliseconds; to miss a moment would leave a page up, or down, for too long.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta

from site_tools.model.entry import Entry

_SLACK = timedelta(minutes=5)
"""An entry may lie this far ahead of the clock (rule TIME-ORDER)."""
_HOUR = timedelta(hours=1)


def following(value: object, now: datetime) -> datetime | None:
    """The next moment after `now` at which something in a value begins, ends or comes to pass; None if nothing does."""
    return min((moment for moment in _moments(value) if moment > now), default=None)


def _moments(value: object) -> Iterator[datetime]:
    if value is None or isinstance(value, (str, int, float, bytes)):
        return
    if isinstance(value, datetime):
        yield value if value.tzinfo else value.replace(tzinfo=UTC)
    elif isinstance(value, date):
        yield from _edges(value)
    elif isinstance(value, Entry):
        yield value.moment
        yield value.moment - _SLACK
        # What is no date was refused and holds nothing.
        with suppress(ValueError):
            yield from _edges(date.fromisoformat(value.until))
    elif isinstance(value, dict):
        for item in value.values():
            yield from _moments(item)
    elif isinstance(value, (tuple, list, set, frozenset)):
        for item in value:
            yield from _moments(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _moments(getattr(value, field.name))


def _edges(day: date) -> Iterator[datetime]:
    """Every full hour at which a day can begin or end in a zone of Indonesia: they are whole hours apart from UTC."""
    for start in (day, day + timedelta(days=1)):
        midnight = datetime.combine(start, time(), UTC)
        yield from (midnight - hours * _HOUR for hours in (7, 8, 9))
