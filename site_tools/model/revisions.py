"""When each revision of a SOP is in force, and when its number became void. Pure: design section 6.

Source of the readings: `docs/decisions/0009`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, tzinfo

from site_tools.model.policy import SopRevision
from site_tools.model.sop import Sop
from site_tools.model.sop_changes import voiding


@dataclass(frozen=True, slots=True)
class Listed:
    """A SOP file and the first manifest that lists it."""

    sop_id: str
    sop: Sop
    sha256: str
    path: str
    version: int
    """Of that manifest, from 1."""
    at: datetime
    """Of that manifest."""


def windows(listed: Sequence[Listed], zone: tzinfo) -> tuple[SopRevision, ...]:
    """Every revision with its window, sorted by SOP and by the moment it comes into force.

    A revision ends when one that supersedes its number comes into force, when a later one of its own number does, or
    when its number becomes void. One that ends before it begins is never in force.
    """
    found = []
    for one in listed:
        void = void_from(one, listed)
        ends = [start(other, zone) for other in listed if _replaces(other, one, zone)] + ([void] if void else [])
        found.append(SopRevision(one.sop_id, one.sop, one.sha256, one.path, start(one, zone), min(ends, default=None), void))
    return tuple(sorted(found, key=lambda r: (r.sop_id, r.in_force_from)))


def start(one: Listed, zone: tzinfo) -> datetime:
    """When a revision comes into force: at the start of its effective day, else with its manifest.

    Never before the manifest that lists it: what was signed meanwhile under the revision before it keeps counting. The
    first manifest of an office takes over what was in force before there was any.
    """
    day = one.sop.effective_date
    printed = datetime.combine(day, time(), zone) if day else one.at
    return printed if one.version == 1 else max(printed, one.at)


def void_from(one: Listed, listed: Sequence[Listed]) -> datetime | None:
    """The `at` of the first manifest that made the number of a revision void; None where none did."""
    same = [other for other in listed if (other.sop_id, other.sop.number) == (one.sop_id, one.sop.number)]
    return min((new.at for new in same for old in same if old.version < new.version and voiding(old.sop, new.sop)), default=None)


def clash(revisions: Sequence[SopRevision]) -> SopRevision | None:
    """A revision that is in force at the same time as another one of its SOP; None where each time has one."""
    real = [r for r in revisions if r.in_force_until is None or r.in_force_from < r.in_force_until]
    for one in real:
        for two in real:
            overlap = one.in_force_until is None or two.in_force_from < one.in_force_until
            if one is not two and one.sop_id == two.sop_id and one.in_force_from <= two.in_force_from and overlap:
                return two
    return None


def _replaces(new: Listed, old: Listed, zone: tzinfo) -> bool:
    if new is old or new.sop_id != old.sop_id:
        return False
    if new.sop.number == old.sop.number:
        # One number is one document: its later edition takes the place of the earlier one, said or not.
        return (new.version, start(new, zone)) > (old.version, start(old, zone))
    return new.sop.supersedes == old.sop.number and new.version >= old.version
