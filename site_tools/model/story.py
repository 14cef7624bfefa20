"""A demonstration as a story: chapters with what happened, and what the server refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from site_tools.model.post import PostPath
from site_tools.model.text import Text
from site_tools.model.verdict import Verdict

LineKind = Literal["told", "step", "server"]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened: a sentence, a signature, or a line that the server said."""

    kind: LineKind
    text: Text


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the story."""

    title: Text
    why: Text
    """What it shows, in a sentence or two."""
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A push that had to be refused."""

    attack: Text
    codes: tuple[str, ...]
    """Codes in the server's answer."""
    said: tuple[str, ...]
    commit: str
    """Full id of the commit that was pushed in vain."""
    left: bool
    """Whether the server has that commit nevertheless."""


@dataclass(frozen=True, slots=True)
class Walk:
    """One post's way to the end."""

    path: PostPath
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Story:
    """All that was played."""

    chapters: tuple[Chapter, ...]
    walks: tuple[Walk, ...]
    """The five posts that go to the last step of their SOP."""
    refusals: tuple[Refusal, ...]
    clone: str
    """Full id of the clone's main at the end."""
    server: str
    """The same of the server's main."""

    @property
    def good(self) -> bool:
        """Whether all went as it must: every SOP to its end, every attack refused without a trace, both mains alike."""
        return all(w.verdict.complete for w in self.walks) and not any(r.left for r in self.refusals) and self.clone == self.server
