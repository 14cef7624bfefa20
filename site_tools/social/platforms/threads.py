"""Threads: an emoji counts as its UTF-8 bytes; one hashtag, five links."""

from __future__ import annotations

from datetime import date

from site_tools.social.platform import Platform, Size, TextLimit

PLATFORM = Platform(
    id="threads",
    name="Threads",
    text=TextLimit(500, "emoji-bytes"),
    hashtags_max=1,
    links_max=5,
    images_max=20,
    sizes=(Size("4x5", 1080, 1350),),
    jpeg_bytes=8_000_000,
    shows_links=True,
    intent="https://www.threads.net/intent/post?text={text}",
    source="developers.facebook.com/documentation/threads/posts, 14 April 2026 (text, links, carousel)",
    checked=date(2026, 11, 20),
)
