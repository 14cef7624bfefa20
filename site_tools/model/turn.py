"""Whose turn it was, from when until when: what times are measured by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Ending = Literal["", "done", "waive", "return", "reject", "withdraw", "overtaken"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One stretch of a round in which one step was expected."""

    step: int
    round: int
    """From 1."""
    sop_sha256: str
    """The SOP revision under which the round ran then."""
    start: datetime | None
    """The `at` of the entry that made the step the expected one. None where nothing in the post says when work on it
    began: the first step of a round, and a step that somebody signed again of his own accord."""
    end: datetime | None = None
    """The `at` of the entry that ended it; None while it lasts."""
    ending: Ending = ""
    """How it ended: `done` or `waive` completed the step; `return`, `reject` and `withdraw` stopped the post;
    `overtaken`, an earlier step was signed again, a waiver before it lapsed, or a new round began. Empty while it lasts."""

    @property
    def completed(self) -> bool:
        """Whether the step was complete at its end."""
        return self.ending in ("done", "waive")
