"""How long the steps of a post took beside what its SOP gives them, and until when the expected one is due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import Any

from site_tools.deadlines import Deadline, anchors, deadline, duration_text, late_by, lateness, standard_text
from site_tools.model.calendar import Calendar
from site_tools.model.finding import Finding
from site_tools.model.judged import Judged
from site_tools.model.policy import Policy
from site_tools.model.sop import Sop, Step
from site_tools.model.text import Lang, Text
from site_tools.model.turn import Turn
from site_tools.model.verdict import Code
from site_tools.reports.national_days import calendar_of
from site_tools.turns import completed, running


@dataclass(frozen=True, slots=True)
class StepTime:
    """One turn of a step: what the SOP gives it and what it took."""

    step: Step
    turn: Turn
    deadline: Deadline | None
    """None where the SOP gives the step no time."""
    late: Text | None
    """How late it ended, or is by now; None where it is in time or that cannot be told."""
    late_seconds: int | None
    """The same by the clock; None without a due moment."""

    @property
    def took(self) -> timedelta | None:
        """From the moment it was this step's turn until it ended; None where one of the two is not known."""
        return self.turn.end - self.turn.start if self.turn.start and self.turn.end else None


@dataclass(frozen=True, slots=True)
class Measured:
    """What a step took over many posts."""

    step: Step
    completed: int
    """Turns that completed it."""
    median: timedelta | None
    """Of those whose beginning is known."""
    in_time: int
    """Of those with a due moment."""
    late: int


def expected_time(judged: Judged) -> StepTime | None:
    """The time of the step that is expected now; None where none is, or where nothing can be said of it."""
    verdict = judged.verdict
    step = verdict.revision.sop.at(verdict.step or 0)
    if step is None or verdict.void or verdict.code in (Code.INVALID, Code.WITHDRAWN):
        return None
    lasts = running(verdict.turns)
    if lasts is None or lasts.step != step.step:
        # Its signatures died: it counts from when it was handed over, as written.
        start = completed(verdict.turns, step.step - 1, verdict.round)
        lasts = Turn(step.step, verdict.round, verdict.revision.sha256, start)
    return _time(judged, step, lasts, calendar_of(judged.policy.office))


def step_times(judged: Judged) -> tuple[StepTime, ...]:
    """Every turn of every round, in the order in which they began; nothing for a chain that does not hold."""
    verdict = judged.verdict
    if verdict.code is Code.INVALID:
        return ()
    calendar = calendar_of(judged.policy.office)
    return tuple(_time(judged, step, turn, calendar) for turn in verdict.turns if (step := _sop(judged, turn).at(turn.step)))


def measured(posts: Iterable[Judged]) -> tuple[Measured, ...]:
    """What each step took over these posts, by the turns that completed it; in the order of the steps.

    The posts are of one SOP; a turn under another revision than that of the first post found is left out, since its
    steps may be others.
    """
    every = [(time, time.turn.sop_sha256) for judged in posts for time in step_times(judged) if time.turn.completed]
    times = [time for time, revision in every if revision == every[0][1]]
    steps = {time.step.step: time.step for time in times}
    return tuple(_measured(step, [t for t in times if t.step.step == number]) for number, step in sorted(steps.items()))


def calendar_findings(judged: Iterable[Judged]) -> tuple[Finding, ...]:
    """CALENDAR-YEAR: the years whose cuti bersama the deadlines of these posts need and nobody has told, once an office."""
    needed = {}
    for one in judged:
        time = expected_time(one)
        for year in time.deadline.unknown_years if time and time.deadline else ():
            needed[one.policy.office.id, year] = one.policy
    return tuple(_unknown_year(policy, year) for (_, year), policy in sorted(needed.items(), key=lambda item: item[0]))


def time_object(time: StepTime, lang: Lang) -> dict[str, Any]:
    """One turn as JSON; moments in RFC 3339 on the office's clock, durations in seconds."""
    turn, found = time.turn, time.deadline
    return {
        "step": turn.step,
        "round": turn.round,
        "standard": standard_text(found.standard).to(lang) if found else None,
        "start": turn.start.isoformat() if turn.start else None,
        "end": turn.end.isoformat() if turn.end else None,
        "ending": turn.ending or None,
        "took_seconds": int(time.took.total_seconds()) if time.took is not None else None,
        "took": duration_text(time.took).to(lang) if time.took is not None else None,
        "due": found.due.isoformat() if found and found.due else None,
        "late_seconds": time.late_seconds,
        "late": time.late.to(lang) if time.late else None,
        "explained": found.explained.to(lang) if found else None,
    }


def _time(judged: Judged, step: Step, turn: Turn, calendar: Calendar) -> StepTime:
    verdict = judged.verdict
    found = deadline(step, anchors(_sop(judged, turn), verdict.turns, turn, judged.post.meta.event), calendar)
    at = turn.end or verdict.now
    if found is None or found.due is None or at is None:
        return StepTime(step, turn, found, None, None)
    return StepTime(step, turn, found, lateness(found, at, calendar), int(late_by(found, at).total_seconds()))


def _sop(judged: Judged, turn: Turn) -> Sop:
    """The SOP under which a turn ran."""
    found = judged.policy.revision(turn.sop_sha256)
    return (found or judged.verdict.revision).sop


def _measured(step: Step, times: list[StepTime]) -> Measured:
    took = [t.took for t in times if t.took is not None]
    known = [t.late_seconds for t in times if t.late_seconds is not None]
    late = sum(1 for seconds in known if seconds)
    return Measured(step, len(times), timedelta(seconds=median(t.total_seconds() for t in took)) if took else None, len(known) - late, late)


def _unknown_year(policy: Policy, year: int) -> Finding:
    office = policy.office
    return Finding(
        "CALENDAR-YEAR",
        Text(
            "{office} menghitung hari kerja, tetapi cuti bersama {year} belum diketahui; tenggat dalam tahun itu bisa bergeser.",
            "{office} counts working days, but the joint leave of {year} is not known yet; due days in that year may move.",
        ).fill(office=office.short_name, year=year),
        f"sops/{office.id}/office.yml",
        None,
        None,
        Text(
            "Perbarui Paraf bila cuti bersama sudah diumumkan, atau tulis harinya dalam `days_off`, lalu: paraf sop ratify {office}",
            "Update Paraf once the joint leave is announced, or write its days into `days_off`, then: paraf sop ratify {office}",
        ).fill(office=office.id),
        "warning",
    )
