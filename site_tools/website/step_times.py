"""How long each step of a post took, as plain values for the statistics of an office.

A step is timed from the entry before it to the entry that completed it, in the version that was approved first; the first
step has no entry before it, so it is never timed. Waived steps are not counted: nobody did them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from site_tools.model.entry import Entry
from site_tools.model.judged import Judged
from site_tools.model.sop import Step


@dataclass(frozen=True, slots=True)
class StepTime:
    """One step of one post."""

    sop: str
    """Number of the SOP under which it was done."""
    step: int
    minutes: int
    """From the handover before it to its completion, whole minutes on the calendar."""
    late: bool | None
    """Longer than the standard; None where the SOP gives none, or one in days, which an office may count by working days."""


@dataclass(frozen=True, slots=True)
class StepMeasure:
    """One step over many posts: what tables and charts need, nothing of any post."""

    step: int
    label: str
    activity: str
    standard: str
    """As printed in the SOP; empty where it is blank there."""
    standard_minutes: int | None
    count: int
    """How many posts were measured."""
    median: float | None
    """Minutes; None without a measurement."""
    late: int
    """How many took longer than the standard."""


def step_times(judged: Judged) -> tuple[StepTime, ...]:
    """The measured steps of a post's first approved version, and the steps after its gate, in the order of the SOP."""
    revision = judged.verdict.revision
    sop = revision.sop
    began: dict[int, datetime] = {}
    ended: dict[int, datetime] = {}
    last: Entry | None = None
    for entry in judged.post.entries:
        if entry.decision == "withdraw" or entry.sop_sha256 != revision.sha256:
            break
        if entry.decision in ("return", "reject"):
            _forget(ended, entry.to or 1)
        elif entry.decision == "done" and entry.step:
            if entry.step in ended and entry.step >= sop.gate:
                continue  # a supplement to an upload
            if entry.step in ended and not (last and last.step == entry.step):
                if all(step.step in ended for step in sop.before_gate):
                    break  # a correction: measured is the first version
                _forget(ended, entry.step)
            if entry.step not in ended and last:
                began[entry.step] = last.moment
            ended[entry.step] = entry.moment
        last = entry
    found = []
    for step in sop.steps:
        if step.step > 1 and step.step in ended and step.step in began:
            minutes = round((ended[step.step] - began[step.step]).total_seconds() / 60)
            standard = _minutes(step)
            found.append(StepTime(sop.number, step.step, max(0, minutes), None if standard is None else minutes > standard))
    return tuple(found)


def _forget(ended: dict[int, datetime], first: int) -> None:
    """What is done again is measured by the last time, from when it was handed over again."""
    for step in [s for s in ended if s >= first]:
        del ended[step]


def _minutes(step: Step) -> int | None:
    return step.time.minutes if step.time else None


def measures(steps: Iterable[Step], sop: str, times: Iterable[StepTime]) -> list[StepMeasure]:
    """The steps of a SOP with what was measured under its number."""
    by_step: dict[int, list[StepTime]] = defaultdict(list)
    for time in times:
        if time.sop == sop:
            by_step[time.step].append(time)
    return [
        StepMeasure(
            step=step.step,
            label=step.label.rstrip(".") or str(step.step),
            activity=step.activity,
            standard=step.time_text,
            standard_minutes=_minutes(step),
            count=len(by_step[step.step]),
            median=_median([t.minutes for t in by_step[step.step]]),
            late=sum(bool(t.late) for t in by_step[step.step]),
        )
        for step in steps
    ]


def _median(values: list[int]) -> float | None:
    """The middle one, or the mean of the two in the middle; None of nothing. `statistics` takes longer to load than this to run."""
    ordered, half = sorted(values), len(values) // 2
    if not ordered:
        return None
    return float(ordered[half]) if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def minutes_text(minutes: float) -> str:
    """`45 menit`, `3,5 jam`, `2 hari`: as exact as a reader needs."""
    hour, day = 60, 24 * 60
    if minutes < 2 * hour:
        return f"{minutes:.0f} menit"
    value, unit = (minutes / hour, "jam") if minutes < 2 * day else (minutes / day, "hari")
    return f"{value:.1f}".removesuffix(".0").replace(".", ",") + f" {unit}"
