"""Sitemaps for search engines: one per office and year of its posts, one for all other pages, and the list of these files.

A file of posts depends on the posts of its office and year alone. Without the site's address there is none: sitemaps hold
whole addresses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote
from xml.sax.saxutils import escape

from site_tools.website import address
from site_tools.website.page import Made
from site_tools.website.summary import Summary

ROOT = "sitemap.xml"
PAGES = "sitemap-halaman.xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def shard_of(post: Summary) -> str:
    """The file that names a post."""
    return f"sitemap-{post.office}-{post.date[:4]}.xml"


def sitemap_files(site_url: str, posts: Iterable[Summary], pages: Iterable[str]) -> Iterator[Made]:
    """Every sitemap; `pages` are the addresses of the pages that are no posts."""
    if not site_url:
        return
    shards: dict[str, list[Summary]] = defaultdict(list)
    for post in posts:
        shards[shard_of(post)].append(post)
    for name, held in shards.items():
        yield posts_file(site_url, name, held)
    yield pages_file(site_url, pages)
    yield root_file(site_url, [PAGES, *shards])


def posts_file(site_url: str, name: str, posts: Iterable[Summary]) -> Made:
    """The posts of an office and year, in the order of their paths."""
    rows = sorted((address.post(p.post), (p.corrections[-1].at if p.corrections else p.first_at or p.date)[:10]) for p in posts)
    lines = [f"<url><loc>{escape(site_url + quote(place))}</loc><lastmod>{day}</lastmod></url>\n" for place, day in rows]
    return Made(name, f"{_HEAD}<urlset {_SPACE}>\n{''.join(lines)}</urlset>\n")


def pages_file(site_url: str, pages: Iterable[str]) -> Made:
    """The pages that are no posts."""
    lines = [f"<url><loc>{escape(site_url + quote(place))}</loc></url>\n" for place in sorted(pages)]
    return Made(PAGES, f"{_HEAD}<urlset {_SPACE}>\n{''.join(lines)}</urlset>\n")


def root_file(site_url: str, names: Sequence[str]) -> Made:
    """The list of all the others."""
    lines = [f"<sitemap><loc>{escape(site_url + name)}</loc></sitemap>\n" for name in sorted(set(names))]
    return Made(ROOT, f"{_HEAD}<sitemapindex {_SPACE}>\n{''.join(lines)}</sitemapindex>\n")
