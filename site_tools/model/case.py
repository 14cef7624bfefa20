"""Everything the judge needs about one post, gathered first, then judged: no rule can reach for more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from site_tools.model.entry import EntryFact
from site_tools.model.policy import Policy, SopRevision
from site_tools.model.post import Post
from site_tools.model.text import Text


@dataclass(frozen=True, slots=True)
class Case:
    """One post, the office's policy, what is known about its signatures, and the time."""

    post: Post
    policy: Policy
    facts: tuple[EntryFact, ...]
    """One per entry, in order."""
    now: datetime
    demo_keys: frozenset[bytes] = frozenset()
    """Public key blobs of the demonstration keys, whose secrets everybody knows."""
    picture_problems: tuple[tuple[str, Text], ...] = ()
    """Media files that are not what their name says: file name and reason."""
    under: SopRevision | None = None
    """The revision whose demands on the content are asked; set by the judge."""
