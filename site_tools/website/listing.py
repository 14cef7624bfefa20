"""Listings of posts, paged by month: the archive of an office, and its posts by category, kind and tag.

The first page of a listing shows the newest posts and leads to the months; a short listing is that one page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from site_tools.model.policy import Policy
from site_tools.model.when import month_text
from site_tools.website import address, words
from site_tools.website.cards import Card, cards
from site_tools.website.feed import CATEGORY
from site_tools.website.page import Body, NavItem, Page
from site_tools.website.plain import Written
from site_tools.website.render import page
from site_tools.website.summary import Summary, newest

SHORT = 24
"""Posts that a listing shows on one page, without months."""
NEWEST = 12
"""Posts on the first page of a longer listing."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Some posts of an office under one heading."""

    address: str
    title: str
    kicker: str
    """What kind of listing it is: `Kategori`."""
    posts: tuple[Summary, ...]
    """Newest first."""

    @property
    def months(self) -> dict[str, tuple[Summary, ...]]:
        """`2026-11` -> its posts, newest month first; empty where one page holds them all."""
        return _months(self.posts) if len(self.posts) > SHORT else {}


@dataclass(frozen=True, slots=True)
class Chip:
    """A link to a listing or a month with the number of its posts."""

    href: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class ChipRow:
    """Listings of one kind."""

    title: str
    chips: tuple[Chip, ...]


def _months(posts: Iterable[Summary]) -> dict[str, tuple[Summary, ...]]:
    """`2026-11` -> its posts, newest first; newest month first."""
    found: dict[str, list[Summary]] = defaultdict(list)
    for post in newest(posts):
        found[post.month].append(post)
    return {month: tuple(group) for month, group in found.items()}


def archive_listing(policy: Policy, posts: Iterable[Summary]) -> Listing:
    """Every post of an office."""
    office = policy.office
    return Listing(address.archive(office.id), "Arsip", office.short_name, tuple(newest(posts)))


def group_listings(policy: Policy, posts: Sequence[Summary]) -> list[Listing]:
    """A listing per category, kind and tag of an office, in the order of their addresses."""
    office = policy.office
    found: dict[tuple[str, str], tuple[str, list[Summary]]] = {}
    for post in newest(posts):
        for folder, name, label in _groups_of(post):
            place = address.group(office.id, folder, name)
            if place:
                found.setdefault((folder, place), (label, []))[1].append(post)
    return [
        Listing(place, label, words.GROUP_LABELS[folder], tuple(dict.fromkeys(group)))
        for (folder, place), (label, group) in sorted(found.items())
    ]


def _groups_of(post: Summary) -> list[tuple[str, str, str]]:
    """Folder, name and label of every listing a post belongs to."""
    found = [("jenis", post.kind, words.kind(post.kind))]
    found += [("kategori", post.category, post.category)] if post.category else []
    return found + [("tag", tag, tag) for tag in post.tags]


def chips_of(listings: Iterable[Listing], here: str) -> list[ChipRow]:
    """The listings of an office as rows of links."""
    rows: dict[str, list[Chip]] = {label: [] for label in words.GROUP_LABELS.values()}
    for one in listings:
        rows[one.kicker].append(Chip(address.link(one.address, here), one.title, len(one.posts)))
    return [ChipRow(title, tuple(sorted(chips, key=lambda c: (-c.count, c.title)))) for title, chips in rows.items() if chips]


def archive_pages(policy: Policy, listing: Listing, groups: Sequence[Listing], own: Written) -> list[Page]:
    """The archive: every month has its page, whatever their number."""
    here, months = listing.address, _months(listing.posts)
    chips = [Chip(address.link(address.month(here, m), here), month_text(*_year_month(m)), len(g)) for m, g in months.items()]

    def body(text: Markup) -> Markup:
        return page(
            "archive.html",
            kicker=listing.kicker,
            title=own.title or listing.title,
            intro=text,
            total=len(listing.posts),
            months=chips,
            groups=chips_of(groups, here),
            posts=cards(listing.posts[:NEWEST], here),
        )

    first = _page(
        policy, here, own.title or f"Arsip {policy.office.short_name}", f"Semua unggahan {policy.office.name} menurut bulan.", body
    )
    return [_worded(first, own), *_month_pages(policy, listing, months, (NavItem("Arsip", here),))]


def listing_pages(policy: Policy, listing: Listing) -> list[Page]:
    """A category, kind or tag: one page while it is short, else a page per month as well."""
    here, months = listing.address, listing.months
    shown = listing.posts[:NEWEST] if months else listing.posts
    chips = [Chip(address.link(address.month(here, m), here), month_text(*_year_month(m)), len(g)) for m, g in months.items()]

    def body(_: Markup) -> Markup:
        return page(
            "listing.html",
            kicker=listing.kicker,
            title=listing.title,
            total=len(listing.posts),
            months=chips,
            posts=cards(shown, here),
            archive_href=address.link(address.archive(policy.office.id), here),
        )

    title = f"{listing.kicker}: {listing.title}"
    first = _page(policy, here, title, f"Unggahan {policy.office.name}, {listing.kicker.lower()} {listing.title}.", body)
    archive = NavItem("Arsip", address.archive(policy.office.id))
    first = replace(first, crumbs=(archive,), feeds=here if here.startswith(f"{policy.office.id}/{CATEGORY}/") else "")
    return [first, *_month_pages(policy, listing, months, (archive, NavItem(listing.title, here)))]


def _month_pages(policy: Policy, listing: Listing, months: dict[str, tuple[Summary, ...]], above: tuple[NavItem, ...]) -> list[Page]:
    return [_month(policy, listing, month, posts, above) for month, posts in months.items()]


def _month(policy: Policy, listing: Listing, month: str, posts: tuple[Summary, ...], above: tuple[NavItem, ...]) -> Page:
    """One month: a function of its posts alone, so that a new post makes no other month again."""
    here, heading = address.month(listing.address, month), month_text(*_year_month(month))

    def body(_: Markup) -> Markup:
        lines: list[Card] = cards(posts, here)
        kicker = listing.kicker if listing.title == "Arsip" else f"{listing.kicker}: {listing.title}"
        return page(
            "month.html", kicker=kicker, title=heading, posts=lines, above_href=address.link(above[-1].address, here), above=above[-1].title
        )

    name = policy.office.short_name if listing.title == "Arsip" else listing.title
    found = _page(policy, here, f"{heading}, {name}", f"Unggahan {policy.office.name} bulan {heading}.", body)
    return replace(found, crumbs=above)


def _year_month(text: str) -> tuple[int, int]:
    return int(text[:4]), int(text[5:7])


def _page(policy: Policy, here: str, title: str, description: str, body: Body) -> Page:
    return Page(address=here, title=title, body=body, description=description, policy=policy, demo=policy.office.demo, searchable=False)


def _worded(made: Page, own: Written) -> Page:
    """The page with the office's own words above it."""
    return replace(made, markdown=own.markdown)
