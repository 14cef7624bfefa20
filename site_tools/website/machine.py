"""Files for programs that speak of several posts: feeds, and the facts of legal products. All of them need the site's address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from site_tools.model.policy import Policy
from site_tools.website import address, jdih
from site_tools.website.feed import CATEGORY, Feed, feeds
from site_tools.website.feed_atom import NAME as ATOM
from site_tools.website.feed_atom import atom
from site_tools.website.feed_json import NAME as JSON
from site_tools.website.feed_json import json_feed
from site_tools.website.feed_rss import NAME as RSS
from site_tools.website.feed_rss import rss
from site_tools.website.page import Made
from site_tools.website.summary import Summary

if TYPE_CHECKING:
    from site_tools.website.site import OfficePosts

NAMES = (RSS, ATOM, JSON)
NO_ADDRESS = "site_url kosong di mkdocs.yml: umpan, peta situs, data tautan, dan data JDIH tidak dibuat, karena memuat alamat lengkap."
"""What a build without the site's address says."""


def feed_files(feed: Feed) -> Iterator[Made]:
    """Every format of one feed."""
    yield Made(f"{feed.address}{RSS}", rss(feed))
    yield Made(f"{feed.address}{ATOM}", atom(feed))
    yield Made(f"{feed.address}{JSON}", json_feed(feed))


def office_files(policy: Policy, posts: Sequence[Summary], site_url: str) -> Iterator[Made]:
    """Every file of an office; none without an address."""
    if not site_url:
        return
    for feed in feeds(policy, posts, site_url):
        yield from feed_files(feed)
    if jdih.has_products(policy, posts):
        yield from law_files(policy, posts, site_url)


def law_files(policy: Policy, posts: Sequence[Summary], site_url: str) -> Iterator[Made]:
    """The facts of an office's legal products, in both formats."""
    found = list(jdih.rows(posts, site_url))
    yield Made(jdih.place(policy.office.id, jdih.FEED), jdih.feed(found))
    yield Made(jdih.place(policy.office.id, jdih.TABLE), jdih.table(found))


def office_changes(
    policies: Mapping[str, Policy],
    offices: Mapping[str, OfficePosts],
    pairs: Sequence[tuple[Summary | None, Summary | None]],
    site_url: str,
) -> Iterator[tuple[str, Made | None]]:
    """Address and content of every such file that a change of posts (before, after) touches; None where it is no more."""
    if not site_url:
        return
    for office, held in offices.items():
        policy = policies[office]
        posts = [p for pair in pairs for p in pair if p and p.office == office]
        touched = {place for p in posts if (place := address.group(office, CATEGORY, p.category))}
        made = [one for feed in feeds(policy, held.posts, site_url, touched) for one in feed_files(feed)]
        gone = [f"{place}{name}" for place in sorted(touched) for name in NAMES]
        if any(p.product for p in posts):
            if jdih.has_products(policy, held.posts):
                made += law_files(policy, held.posts, site_url)
            gone += [jdih.place(office, name) for name in (jdih.FEED, jdih.TABLE)]
        here = {one.address for one in made}
        yield from ((one.address, one) for one in made)
        yield from ((place, None) for place in gone if place not in here)
