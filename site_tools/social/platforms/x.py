"""X: 280 weighted characters; a longer text becomes a numbered thread."""

from __future__ import annotations

from datetime import date

from site_tools.social.platform import Platform, Size, TextLimit

PLATFORM = Platform(
    id="x",
    name="X",
    text=TextLimit(280, "weighted"),
    alt_max=1000,
    images_max=4,
    sizes=(Size("16x9", 1200, 675),),
    jpeg_bytes=5_000_000,
    shows_links=True,
    threads=True,
    intent="https://twitter.com/intent/tweet?text={text}",
    source="twitter-text configuration v3; docs.x.com/fundamentals/counting-characters (text); publishing tools (pictures)",
    checked=date(2026, 11, 20),
)
