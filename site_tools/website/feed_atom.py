"""Atom (RFC 4287)."""

from __future__ import annotations

from site_tools.website.feed import Feed, Item, xml_text

NAME = "atom.xml"
TYPE = "application/atom+xml"


def atom(feed: Feed) -> str:
    """The feed's file."""
    e = xml_text
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id">\n'
        f"<id>{e(feed.home)}</id>\n<title>{e(feed.title)}</title>\n<subtitle>{e(feed.about)}</subtitle>\n"
        f"<updated>{feed.updated.isoformat()}</updated>\n<author><name>{e(feed.author)}</name></author>\n"
        f'<link rel="alternate" type="text/html" href="{e(feed.home)}"/>\n<link rel="self" type="{TYPE}" href="{e(feed.home)}{NAME}"/>\n'
        f"{''.join(map(_entry, feed.items))}</feed>\n"
    )


def _entry(item: Item) -> str:
    e = xml_text
    groups = "".join(f'<category term="{e(name)}"/>\n' for name in item.groups)
    return (
        f'<entry>\n<id>{e(item.url)}</id>\n<title>{e(item.title)}</title>\n<link rel="alternate" type="text/html" href="{e(item.url)}"/>\n'
        f"<published>{item.published.isoformat()}</published>\n<updated>{item.updated.isoformat()}</updated>\n"
        f"<summary>{e(item.text)}</summary>\n{groups}</entry>\n"
    )
