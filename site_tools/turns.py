"""The turns of a chain: which step was expected from when until when. Pure; follows the state machine, decides nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from site_tools.model.entry import Decision, Entry
from site_tools.model.state import State
from site_tools.model.turn import Ending, Turn

Turns = tuple[Turn, ...]
_STOPS: Final[tuple[Decision, ...]] = ("return", "reject", "withdraw")


def turned(before: State, after: State, entry: Entry) -> Turns:
    """The turns after an accepted entry; `after` is the state it made, still with the turns of `before`."""
    at = entry.moment
    turns = _begun(before, after, entry)
    now = None if after.withdrawn else after.expected()
    lasts = running(turns)
    if lasts is not None and (entry.decision in _STOPS or lasts.step != now):
        turns = _ended(turns, at, entry.decision)
        lasts = None
    if now is not None and lasts is None:
        turns = (*turns, Turn(now, after.round, after.revision.sha256, at))
    return turns


def running(turns: Turns) -> Turn | None:
    """The turn that lasts; None where no step is expected."""
    return turns[-1] if turns and turns[-1].end is None else None


def completed(turns: Turns, step: int, number: int) -> datetime | None:
    """When a step was last completed in round `number`; None where it was not."""
    return next((t.end for t in reversed(turns) if t.step == step and t.round == number and t.completed), None)


def _begun(before: State, after: State, entry: Entry) -> Turns:
    """The turns as they stood while the entry was made: its own turn begins with it where nobody had asked for it."""
    number = entry.step or 0
    if before.opens(entry):
        return (*_ended(before.turns, entry.moment, "overtaken"), Turn(number, after.round, after.revision.sha256, None))
    turns = before.turns
    expected = None if before.withdrawn else before.expected()
    lasts = running(turns)
    if lasts is not None and expected is not None and expected != lasts.step:
        # A waiver lapsed between two entries: its step is expected again, as if the step before had just handed over.
        start = completed(turns, expected - 1, before.round)
        turns = (*_ended(turns, entry.moment, "overtaken"), Turn(expected, before.round, before.revision.sha256, start))
    again = entry.decision == "done" and number != expected and not before.phase_after_gate(number) and not before.repairs(entry)
    if not again:
        return turns
    return (*_ended(turns, entry.moment, "overtaken"), Turn(number, before.round, after.revision.sha256, None))


def _ended(turns: Turns, at: datetime, ending: Ending) -> Turns:
    """The turns without one that lasts."""
    lasts = running(turns)
    return turns if lasts is None else (*turns[:-1], replace(lasts, end=at, ending=ending))
