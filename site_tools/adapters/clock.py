"""The time of day."""

from __future__ import annotations

from datetime import UTC, datetime


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
