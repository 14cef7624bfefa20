"""Facebook: long texts are allowed and folded after a few lines."""

from __future__ import annotations

from datetime import date

from site_tools.social.platform import Platform, Size, TextLimit

PLATFORM = Platform(
    id="facebook",
    name="Facebook",
    text=TextLimit(63206),
    sizes=(Size("4x5", 1080, 1350, file="{n:02d}.jpg"),),
    jpeg_bytes=8_000_000,
    shows_links=True,
    intent="https://www.facebook.com/sharer/sharer.php?u={url}",
    source="Limits as enforced by publishing tools (text); developers.facebook.com/docs/sharing/webmasters/images (8 MB)",
    checked=date(2026, 11, 20),
)
