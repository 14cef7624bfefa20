"""RSS 2.0."""

from __future__ import annotations

from email.utils import format_datetime

from site_tools.website.feed import Feed, Item, xml_text

NAME = "rss.xml"
TYPE = "application/rss+xml"


def rss(feed: Feed) -> str:
    """The feed's file; `atom:updated` says when an item was corrected, which RSS itself cannot."""
    e = xml_text
    head = (
        f"<title>{e(feed.title)}</title>\n<link>{e(feed.home)}</link>\n<description>{e(feed.about)}</description>\n<language>id</language>\n"
        f'<atom:link href="{e(feed.home)}{NAME}" rel="self" type="{TYPE}"/>\n'
        f"<lastBuildDate>{format_datetime(feed.updated)}</lastBuildDate>\n"
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">\n<channel>\n'
        f"{head}{''.join(map(_item, feed.items))}</channel>\n</rss>\n"
    )


def _item(item: Item) -> str:
    e = xml_text
    groups = "".join(f"<category>{e(name)}</category>\n" for name in item.groups)
    return (
        f'<item>\n<title>{e(item.title)}</title>\n<link>{e(item.url)}</link>\n<guid isPermaLink="true">{e(item.url)}</guid>\n'
        f"<pubDate>{format_datetime(item.published)}</pubDate>\n<atom:updated>{item.updated.isoformat()}</atom:updated>\n"
        f"<description>{e(item.text)}</description>\n{groups}</item>\n"
    )
