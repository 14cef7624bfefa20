"""What is wrong, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from site_tools.model.text import Text


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule or a reader objects to.

    `code` is stable and known to `paraf explain`; `path` is relative to the repository, with slashes;
    `line` counts from 1; `step` is the SOP step concerned; `remedy` names the next command. A `warning` is told and
    holds up nothing; a `note` asks for nothing now.
    """

    code: str
    message: Text
    path: str = ""
    line: int | None = None
    step: int | None = None
    remedy: Text | None = None
    severity: Literal["error", "warning", "note"] = "error"


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that hold something up: neither warnings nor notes."""
    return tuple(finding for finding in findings if finding.severity == "error")


class Problem(Exception):  # noqa: N818 - the domain's word; carries findings, not one error
    """Input that is refused: every finding collected, so that a person mends all of them at once."""

    def __init__(self, *findings: Finding) -> None:
        if not findings:
            raise ValueError("a Problem needs at least one Finding")
        self.findings = findings
        super().__init__("; ".join(f"{f.path}:{f.line or '-'}: {f.code}: {f.message.en}" for f in findings))


class CannotJudge(Problem):
    """No verdict is possible at all (no repository, no policy, no tool): exit 2, never a pass."""
