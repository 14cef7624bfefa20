"""Rejected content that comes back under another name: told to who decides next, never held up by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_tools.model.entry import NOTHING, Entry
from site_tools.model.finding import Finding
from site_tools.model.judged import Judged
from site_tools.model.post import Post
from site_tools.model.sop import CONTENT_PARTS
from site_tools.model.text import Text
from site_tools.model.verdict import Code, parts_in_words


def with_prior_rejects(posts: Sequence[Judged]) -> tuple[Judged, ...]:
    """The same posts; one that holds a part of a post of its office that stands rejected carries a PRIOR-REJECT warning.

    A part counts where it has the digest that the rejection names, and the post was begun after it.
    """
    rejected = [(j.post, j.verdict.stopped) for j in posts if j.verdict.code is Code.REJECTED and j.verdict.stopped]
    return tuple(_told(judged, rejected) for judged in posts)


def _told(judged: Judged, rejected: Sequence[tuple[Post, Entry]]) -> Judged:
    found = tuple(_findings(judged.post, rejected)) if judged.verdict.code is not Code.WITHDRAWN else ()
    return replace(judged, verdict=replace(judged.verdict, findings=(*judged.verdict.findings, *found))) if found else judged


def _findings(post: Post, rejected: Sequence[tuple[Post, Entry]]) -> Iterator[Finding]:
    for other, stopped in rejected:
        begun_before = bool(post.entries) and post.entries[0].moment < stopped.moment
        if other.path == post.path or other.path.office != post.path.office or begun_before:
            continue
        now, then = post.digests, stopped.digests
        same = frozenset(part for part in CONTENT_PARTS if now.of(part) == then.of(part) != NOTHING)
        if same:
            yield Finding(
                "PRIOR-REJECT",
                Text(
                    "Bagian ini sama dengan yang ditolak pada {other}: {parts}.",
                    "This is the same as was rejected at {other}: {parts}.",
                ).fill(other=other.path, parts=parts_in_words(same)),
                post.path.index,
                None,
                stopped.step,
                Text("Baca alasan penolakannya: paraf status {other}", "Read why it was rejected: paraf status {other}").fill(
                    other=other.path
                ),
                "warning",
            )
