"""JSON Feed 1.1."""

from __future__ import annotations

import json

from site_tools.website.feed import Feed, Item

NAME = "feed.json"
TYPE = "application/feed+json"


def json_feed(feed: Feed) -> str:
    """The feed's file."""
    values = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": f"{feed.home}{NAME}",
        "description": feed.about,
        "language": "id",
        "authors": [{"name": feed.author}],
        "items": [_item(item) for item in feed.items],
    }
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def _item(item: Item) -> dict[str, object]:
    return {
        "id": item.url,
        "url": item.url,
        "title": item.title,
        "content_text": item.text,
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
        "tags": list(item.groups),
        **({"image": item.picture} if item.picture else {}),
    }
