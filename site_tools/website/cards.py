"""Posts in lists: cards with picture, date, kind and title."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from site_tools.model.judged import Judged
from site_tools.model.when import date_text, local, month_text
from site_tools.website import address, words
from site_tools.website.media import Shown, thumbnail
from site_tools.website.page import Source


@dataclass(frozen=True, slots=True)
class Card:
    """A post in a list."""

    href: str
    title: str
    day: str
    iso: str
    kind: str
    picture: Shown | None
    picture_href: str
    draft: bool
    corrected: bool


def shown(source: Source, office: str | None = None) -> list[Judged]:
    """The posts that lists may name, newest first: the public ones, in a preview all."""
    posts = source.library.of_office(office) if office else source.library.posts
    visible = [j for j in posts if source.library.public(j) or (source.preview and j.verdict.withdrawn is None)]
    return sorted(visible, key=lambda j: (_rank(j), str(j.post.path)), reverse=True)


def _rank(judged: Judged) -> tuple[str, str]:
    """Newest date first; of one day the later approval."""
    passages = judged.verdict.passages
    zone = judged.policy.office.timezone
    return judged.post.meta.date.isoformat(), local(passages[0].at, zone).isoformat() if passages else ""


def cards(source: Source, posts: Iterable[Judged], here: str, *, pictures: bool = True) -> list[Card]:
    """The posts as cards on the page at `here`."""
    return [_card(source, judged, here, pictures=pictures) for judged in posts]


def _card(source: Source, judged: Judged, here: str, *, pictures: bool) -> Card:
    meta, place = judged.post.meta, address.post(judged.post.path)
    picture = thumbnail(source, judged.post) if pictures else None
    return Card(
        href=address.link(place, here),
        title=meta.title,
        day=date_text(meta.date),
        iso=meta.date.isoformat(),
        kind=words.kind(meta.kind),
        picture=picture,
        picture_href=address.link(f"{place}{picture.name}", here) if picture else "",
        draft=not source.library.public(judged),
        corrected=len(judged.verdict.passages) > 1,
    )


def by_month(source: Source, posts: Iterable[Judged], here: str) -> list[tuple[str, str, list[Card]]]:
    """Anchor, heading and posts of every month, newest first."""
    months: dict[tuple[int, int], list[Judged]] = {}
    for judged in posts:
        day = judged.post.meta.date
        months.setdefault((day.year, day.month), []).append(judged)
    return [
        (f"bulan-{year:04d}-{month:02d}", month_text(year, month), cards(source, group, here, pictures=False))
        for (year, month), group in sorted(months.items(), reverse=True)
    ]
