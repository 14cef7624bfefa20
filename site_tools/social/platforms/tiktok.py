"""TikTok: counts UTF-16 code units; takes JPEG and WebP, no PNG."""

from __future__ import annotations

from datetime import date

from site_tools.social.platform import Platform, Size, TextLimit

PLATFORM = Platform(
    id="tiktok",
    name="TikTok",
    # A photo post may be longer (4,000), a video may not; the same text must fit whichever the admin uploads.
    text=TextLimit(2200, "utf16"),
    title=TextLimit(90, "utf16"),
    alt_max=300,
    images_max=35,
    sizes=(Size("9x16", 1080, 1920),),
    jpeg_bytes=20_000_000,
    needs_media=True,
    source="developers.tiktok.com, photo and video posts (text, title, 35 photos); publishing tools (alt text, 20 MB)",
    checked=date(2026, 11, 20),
)
