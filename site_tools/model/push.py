"""What somebody pushes to a server, and what its hook says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from site_tools.model.change import Change, TouchedPost
from site_tools.model.finding import Finding, errors

MEGABYTE = 1024 * 1024
_CODE: Final = re.compile(r"\[([A-Z][A-Z0-9-]+)\]")


@dataclass(frozen=True, slots=True)
class RefUpdate:
    """One name that a push moves: full ids of what it stood for and shall stand for, empty where there is nothing."""

    old: str
    new: str
    ref: str
    """The full name, `refs/heads/main`."""


@dataclass(frozen=True, slots=True)
class RefVerdict:
    """The answer for one name."""

    update: RefUpdate
    guarded: bool
    change: Change | None = None
    """What the gate says; None where there was nothing to compare, or no need to look."""
    posts: tuple[TouchedPost, ...] = ()
    """Posts of a first push that never passed their gate."""
    checked: int = 0
    """Posts that a first push brings."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with the push, beside what is wrong with the change."""

    @property
    def passed(self) -> bool:
        """Whether this name may move."""
        return not errors(self.findings) and not self.posts and (self.change is None or self.change.passed or self.unchanged)

    @property
    def unchanged(self) -> bool:
        """Whether the guarded branch moves on to a commit with the very tree that was accepted before."""
        change = self.change
        return change is not None and change.kind == "nothing" and change.merge_base == change.base and not change.posts


@dataclass(frozen=True, slots=True)
class Push:
    """The answer for a whole push: all of it, or nothing of it."""

    refs: tuple[RefVerdict, ...]
    findings: tuple[Finding, ...] = ()
    """What concerns no single name."""

    @property
    def passed(self) -> bool:
        """Whether the server may take it."""
        return bool(self.refs) and not errors(self.findings) and all(ref.passed for ref in self.refs)


@dataclass(frozen=True, slots=True)
class PushAnswer:
    """What a server answered to a push, as the person who pushed reads it."""

    accepted: bool
    said: tuple[str, ...]
    """Lines of its hook."""

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of verdicts and findings in the answer, each once, in order."""
        return tuple(dict.fromkeys(code for line in self.said for code in _CODE.findall(line)))
