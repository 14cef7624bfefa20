"""What listings, statistics and search know of a post: plain values, taken from that post alone.

Every page that speaks of several posts is a function of these and of the office; so an index may keep them, and a page
is made again only when one of its own summaries changed. Nothing of a post that is not public gets here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from site_tools.model.judged import Judged
from site_tools.model.post import Legal
from site_tools.model.when import local
from site_tools.website import words
from site_tools.website.media import documents, size_text, thumbnail
from site_tools.website.page import Source
from site_tools.website.plain_text import plain_text, shortened
from site_tools.website.search_index import words_of
from site_tools.website.step_times import StepTime, step_times
from site_tools.website.trail import title_of


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """The picture on a card; addresses from the root of the site."""

    address: str
    larger: str
    """The next wider copy, for screens with many pixels; else the same."""
    width: int | None
    """Pixels of the original, for its proportions."""
    height: int | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A later version of a post."""

    at: str
    """ISO moment on the office's clock."""
    note: str


@dataclass(frozen=True, slots=True)
class Product:
    """A legal product as lists show it."""

    jenis: str
    nomor: str
    tahun: str
    judul: str
    status: str
    subjek: str
    files: tuple[tuple[str, str, str], ...]
    """Address from the root of the site, title, size."""
    legal: Legal
    """All that its front matter says of it."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A post that is on the site."""

    post: str
    """Path under `content/`."""
    office: str
    title: str
    date: str
    """ISO day."""
    event: str
    """ISO day of the activity; empty where there is none."""
    kind: str
    """Known kind, whatever the office calls it."""
    kind_label: str
    category: str
    tags: tuple[str, ...]
    lead: str
    """The beginning of the text."""
    thumbnail: Thumbnail | None
    first_at: str
    """ISO moment of the first approval on the office's clock; empty for a draft."""
    corrections: tuple[Correction, ...]
    overridden: bool
    """The version that is up was completed with an exception."""
    returns: int
    """How often the post went back, or was rejected, before it was approved."""
    steps: tuple[StepTime, ...]
    words: str
    """The words by which the search finds it, each once, with spaces between."""
    product: Product | None
    draft: bool = False

    @property
    def month(self) -> str:
        """`2026-11`."""
        return self.date[:7]

    @property
    def order(self) -> tuple[str, str, str]:
        """Sorts newest last: by date, then by approval, then by path."""
        return self.date, self.first_at, self.post


@dataclass(frozen=True, slots=True)
class Stone:
    """A post that was on the site and is withdrawn: what its tombstone says, and no more."""

    post: str
    office: str
    at: str
    """ISO moment on the office's clock."""
    by: str
    """Title of the office, never a name."""
    reason: str


def summary(source: Source, judged: Judged) -> Summary:
    """The summary of one post that the site shows."""
    post, meta, verdict = judged.post, judged.post.meta, judged.verdict
    office = judged.policy.office
    kind = office.kind(meta.kind)
    passages = verdict.passages
    return Summary(
        post=str(post.path),
        office=office.id,
        title=meta.title,
        date=meta.date.isoformat(),
        event=meta.event.isoformat() if meta.event else "",
        kind=kind,
        kind_label=words.kind(meta.kind),
        category=meta.category,
        tags=meta.tags,
        lead=shortened(post.body),
        thumbnail=_thumbnail(source, judged),
        first_at=local(passages[0].at, office.timezone).isoformat() if passages else "",
        corrections=tuple(Correction(local(p.at, office.timezone).isoformat(), p.note) for p in passages[1:]),
        overridden=bool(passages) and passages[-1].overridden,
        returns=sum(e.decision in ("return", "reject") for e in post.entries),
        steps=step_times(judged),
        words=" ".join(words_of(meta.title, kind, meta.category, *meta.tags, plain_text(post.body))),
        product=_product(judged),
        draft=not source.library.public(judged),
    )


def stone(judged: Judged) -> Stone | None:
    """The tombstone's facts; None if the public never saw the post."""
    verdict = judged.verdict
    withdrawn = verdict.withdrawn
    if verdict.code != "WITHDRAWN" or withdrawn is None or not verdict.passages:
        return None
    publish_at = judged.post.meta.publish_at
    if publish_at is not None and publish_at > withdrawn.moment:
        return None
    zone = judged.policy.office.timezone
    return Stone(
        post=str(judged.post.path),
        office=judged.policy.office.id,
        at=local(withdrawn.moment, zone).isoformat(),
        by=title_of(judged, withdrawn),
        reason=words.reason(withdrawn.reason_code),
    )


def _thumbnail(source: Source, judged: Judged) -> Thumbnail | None:
    found = thumbnail(source, judged.post)
    if found is None:
        return None
    names = [name for name, _ in found.smaller] or [found.name]
    return Thumbnail(f"{judged.post.path}/{names[0]}", f"{judged.post.path}/{names[min(1, len(names) - 1)]}", found.width, found.height)


def _product(judged: Judged) -> Product | None:
    legal = judged.post.meta.legal
    if legal is None:
        return None
    files = tuple((f"{judged.post.path}/{d.name}", d.text, size_text(d.size)) for d in documents(judged.post))
    return Product(legal.jenis, legal.nomor, legal.tahun, legal.judul or judged.post.meta.title, legal.status, legal.subjek, files, legal)


def newest(summaries: Iterable[Summary]) -> list[Summary]:
    """Newest first."""
    return sorted(summaries, key=lambda s: s.order, reverse=True)
