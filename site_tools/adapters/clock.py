"""The time of day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

_OPENS: Final = 1
_HALF: Final = 30
"""An office in western Indonesia opens at 08.30, 01.30 UTC."""


class SystemClock:
    """The computer's clock, in whole seconds."""

    def now(self) -> datetime:
        """Now, UTC."""
        return datetime.now(UTC).replace(microsecond=0)


class FixedClock:
    """A clock that stands still: for samples that must come out alike every time."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """The moment it was set to."""
        return self.moment


class SteppedClock:
    """A clock that a story moves forward: it starts days ago and never passes the real time."""

    def __init__(self, days: int) -> None:
        self._now = (SystemClock().now() - timedelta(days=days)).replace(hour=_OPENS, minute=_HALF, second=0)

    def now(self) -> datetime:
        """The moment the story is at, UTC."""
        return self._now

    def wait(self, span: timedelta) -> None:
        """Let time pass."""
        self._now = min(self._now + span, SystemClock().now())

    def next_morning(self) -> None:
        """Go on when the office opens on the next day."""
        self._now = min((self._now + timedelta(days=1)).replace(hour=_OPENS, minute=_HALF, second=0), SystemClock().now())
