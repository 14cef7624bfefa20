"""Posts in lists: cards with picture, date, kind and title."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from site_tools.model.when import MONTHS, date_text
from site_tools.website import address
from site_tools.website.summary import Summary


@dataclass(frozen=True, slots=True)
class Card:
    """A post in a list."""

    href: str
    title: str
    lead: str
    day: str
    iso: str
    kind: str
    picture: str
    """Address of the thumbnail; empty where there is none."""
    larger: str
    width: int | None
    height: int | None
    draft: bool
    corrected: bool
    event_day: str
    """`19`; empty without an event."""
    event_month: str
    """`Nov`."""
    event: str
    """`19 November 2026`."""
    event_iso: str


def cards(posts: Iterable[Summary], here: str) -> list[Card]:
    """The posts as cards on the page at `here`."""
    return [_card(post, here) for post in posts]


def _card(post: Summary, here: str) -> Card:
    event = date.fromisoformat(post.event) if post.event else None
    picture = post.thumbnail
    return Card(
        href=address.link(address.post(post.post), here),
        title=post.title,
        lead=post.lead,
        day=date_text(date.fromisoformat(post.date)),
        iso=post.date,
        kind=post.kind_label,
        picture=address.link(picture.address, here) if picture else "",
        larger=address.link(picture.larger, here) if picture else "",
        width=picture.width if picture else None,
        height=picture.height if picture else None,
        draft=post.draft,
        corrected=bool(post.corrections),
        event_day=str(event.day) if event else "",
        event_month=MONTHS["id"][event.month - 1][:3] if event else "",
        event=date_text(event) if event else "",
        event_iso=post.event,
    )
