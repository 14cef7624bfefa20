"""What a full build leaves in the index for the next one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from site_tools.model.finding import Finding
from site_tools.model.judged import Judged, Library, Unreadable
from site_tools.website import build_json, codec
from site_tools.website.body import Dialect
from site_tools.website.ground import digest_of
from site_tools.website.index import Index, Made, Row
from site_tools.website.moments import following
from site_tools.website.page import NavItem, Page, Site, Source
from site_tools.website.search_index import Other, bucket, detail_of, others, reference
from site_tools.website.site import shown
from site_tools.website.snapshot import Texts
from site_tools.website.summary import Summary, stone, summary
from site_tools.website.told import Withheld, strict_of, unread, withheld_of


@dataclass(frozen=True, slots=True)
class Told:
    """What the report says of one post."""

    withheld: Withheld | None
    strict: tuple[Finding, ...]
    advice: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What every page stands in, as the last full build found it."""

    site_name: str
    site_url: str
    dialect: Dialect
    nav: tuple[NavItem, ...]
    demo: bool
    watched: tuple[str, ...]
    """Relative to the repository."""
    offices: tuple[str, ...]
    """Every office with a valid policy, in the order of the site."""
    trusted: tuple[str, ...]


def rank_of(post: Summary) -> str:
    """Sorts as `Summary.order`."""
    return "\x1f".join(post.order)


def row_of(source: Source, judged: Judged, digest: str) -> tuple[Row, Summary | None]:
    """The row of a judged post."""
    public = shown(source, judged)
    found = summary(source, judged) if public else None
    gone = None if public else stone(judged)
    strict, advice = strict_of(judged), tuple(f for f in judged.verdict.findings if f.severity == "warning")
    told = Told(None if public else withheld_of(judged), strict, advice)
    row = Row(
        path=str(judged.post.path),
        office=judged.post.path.office,
        digest=digest,
        code=judged.verdict.code.value,
        shown=public,
        due=_seconds(following(judged.post, source.library.now)),
        rank=rank_of(found) if found else "",
        summary=codec.dump(found) if found else None,
        stone=codec.dump(gone) if gone else None,
        listed=build_json.entry(judged) if found or gone else None,
        told=codec.dump(told) if told != Told(None, (), ()) else None,
    )
    return row, found


def row_of_unreadable(one: Unreadable) -> Row:
    """The row of a folder that is no post: without a digest, so that it is looked at in every build."""
    told = codec.dump(Told(unread(one), one.findings, tuple(f for f in one.findings if f.severity == "warning")))
    return Row(
        str(one.path), one.path.office, "", "INVALID", shown=False, due=0.0, rank="", summary=None, stone=None, listed=None, told=told
    )


def _seconds(moment: datetime | None) -> float | None:
    return moment.timestamp() if moment else None


def record(index: Index, source: Source, site: Site, made: Iterable[Made], texts: Texts, *, now: datetime) -> None:
    """Rows of posts, what is on the site, and the search."""
    library = source.library
    index.made(made)
    summaries = []
    rows = []
    for judged in library.posts:
        row, found = row_of(source, judged, _digest(judged, texts))
        rows.append(row)
        summaries += [found] if found else []
    index.put(rows)
    index.put(row_of_unreadable(one) for one in library.unreadable)
    _record_search(index, summaries)
    for policy in library.policies:
        index.note(f"policy:{policy.office.id}", codec.dump(policy))
        index.note(f"others:{policy.office.id}", codec.dump(others_of(site.pages, policy.office.id)))
    index.note("others:", codec.dump(others_of(site.pages, "")))
    index.note("offices.json", build_json.offices_of(source))
    index.note("told", codec.dump(Told(None, tuple(f for f in library.findings if f.severity == "error"), advice_of(library))))
    index.note("now", repr(now.timestamp()))
    ground_due = following(library.policies, now)
    index.note("due", repr(ground_due.timestamp()) if ground_due else "")


def advice_of(library: Library) -> tuple[Finding, ...]:
    """Warnings that concern no single post."""
    return tuple(f for f in library.findings if f.severity == "warning")


def others_of(pages: Sequence[Page], office: str) -> tuple[Other, ...]:
    """The pages of an office that are no posts, for the search; of no office: the site's own."""
    return tuple(others(p for p in pages if (p.policy.office.id if p.policy else "") == office))


def _digest(judged: Judged, texts: Texts) -> str:
    """Of the bytes that were judged."""
    post = judged.post
    text = texts.digest(post.path.index)
    return digest_of([(post.path.index, text), *((f"{post.path.folder}/{f.name}", f.sha256) for f in post.files)]) if text else ""


def _record_search(index: Index, posts: Iterable[Summary]) -> None:
    """References newest first, as the files have them."""
    words: dict[tuple[str, str], list[str]] = {}
    details = []
    for post in posts:
        year, ref = post.date[:4], reference(post.post, post.date)
        details.append((f"{year}/{ref[2:4]}", ref, codec.dump(list(detail_of(post)))))
        for word in post.words.split():
            words.setdefault((f"{year}/{bucket(word)}", word), []).append(ref)
    index.db.executemany("INSERT OR REPLACE INTO detail VALUES (?, ?, ?)", details)
    index.db.executemany(
        "INSERT INTO word VALUES (?, ?, ?)", ((place, word, "".join(sorted(refs, reverse=True))) for (place, word), refs in words.items())
    )
