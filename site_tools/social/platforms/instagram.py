"""Instagram: five hashtags, a carousel whose slides all share the first one's ratio, no links in captions."""

from __future__ import annotations

from datetime import date

from site_tools.social.platform import Platform, Size, TextLimit

PLATFORM = Platform(
    id="instagram",
    name="Instagram",
    text=TextLimit(2200),
    hashtags_max=5,
    mentions_max=20,
    alt_max=1000,
    images_max=20,
    sizes=(
        Size("4x5", 1080, 1350),
        Size("9x16", 1080, 1920, file="story-{name}.jpg", cover=True),
    ),
    jpeg_bytes=8_000_000,
    needs_media=True,
    source="announcements of 19 December 2025 (hashtags) and 8 August 2024 (carousel of 20 in the app); Graph API reference (text, JPEG)",
    checked=date(2026, 11, 20),
)
