"""Posts together with what the judge says of them: what website, bundles and reports are made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from site_tools.model.finding import Finding
from site_tools.model.policy import Policy
from site_tools.model.post import Post, PostPath
from site_tools.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Judged:
    """A post and its verdict under the policy of its office."""

    post: Post
    verdict: Verdict
    policy: Policy


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A post folder that cannot be read as a post; its verdict is INVALID."""

    path: PostPath
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """All offices of a repository and all their posts, judged at one moment."""

    policies: tuple[Policy, ...]
    """In the order of office ids."""
    posts: tuple[Judged, ...]
    """In the order of their paths."""
    unreadable: tuple[Unreadable, ...]
    findings: tuple[Finding, ...]
    """What concerns no single post: unknown files, bad policy of an office."""
    now: datetime

    def of_office(self, office: str) -> tuple[Judged, ...]:
        """The judged posts of one office."""
        return tuple(j for j in self.posts if j.post.path.office == office)

    def public(self, judged: Judged) -> bool:
        """Whether a post is shown to the public: gate passed and its time has come."""
        publish_at = judged.post.meta.publish_at
        return judged.verdict.publishable and (publish_at is None or publish_at <= self.now)
