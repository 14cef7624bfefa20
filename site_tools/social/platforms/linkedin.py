"""LinkedIn: 3,000 characters."""

from __future__ import annotations

from datetime import date

from site_tools.social.platform import Platform, Size, TextLimit

PLATFORM = Platform(
    id="linkedin",
    name="LinkedIn",
    text=TextLimit(3000),
    alt_max=1000,
    sizes=(Size("4x5", 1080, 1350),),
    jpeg_bytes=5_000_000,
    shows_links=True,
    intent="https://www.linkedin.com/sharing/share-offsite/?url={url}",
    source="limits as enforced by publishing tools; the lower of two values for alt text",
    checked=date(2026, 11, 20),
)
