"""What a proposal changes against its base, and what the gate says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from site_tools.model.finding import Finding, errors
from site_tools.model.judged import Judged, Unreadable
from site_tools.model.post import PostPath

Kind = Literal["posts", "policy", "owners", "mixed", "nothing"]
"""Posts of one office, policy of one office, what the code owners decide, more than one of these, or nothing at all."""


@dataclass(frozen=True, slots=True)
class TouchedPost:
    """A post of which a proposal changes something, judged whole, as head has it."""

    path: PostPath
    outcome: Judged | Unreadable | None
    """None: the proposal removes the post."""
    new: int
    """Entries that base lacks."""
    quiet: bool = False
    """The new entries only stop or record, and nothing else changed but what a withdrawal may remove."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with the change, beside what is wrong with the post as it stands."""

    @property
    def passed(self) -> bool:
        """Whether this post holds up nothing."""
        if errors(self.findings) or isinstance(self.outcome, Unreadable):
            return False
        if self.outcome is None or self.quiet:
            return True
        verdict = self.outcome.verdict
        return verdict.publishable and not errors(verdict.findings)


@dataclass(frozen=True, slots=True)
class Change:
    """The answer of the gate for one proposal. The three commits are full ids."""

    base: str
    head: str
    merge_base: str
    kind: Kind
    office: str = ""
    """Whose posts or policy; empty for the code owners'."""
    paths: tuple[str, ...] = ()
    """Every path that head changes, sorted."""
    posts: tuple[TouchedPost, ...] = ()
    manifest: int | None = None
    """The version of the new manifest that a change of policy brings."""
    letters: tuple[str, ...] = ()
    """Paths of new letters of acting officials."""
    findings: tuple[Finding, ...] = ()
    """What concerns no single post."""

    @property
    def passed(self) -> bool:
        """Whether it may be merged as far as SOP and policy decide; a change without an item is never a pass."""
        if errors(self.findings) or self.kind in ("mixed", "nothing"):
            return False
        return all(post.passed for post in self.posts) and bool(self.posts or self.kind != "posts")
