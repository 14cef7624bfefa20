"""Telegram: a message of 4,096 characters, but only 1,024 beside a picture."""

from __future__ import annotations

from datetime import date

from site_tools.social.platform import Platform, Size, TextLimit

PLATFORM = Platform(
    id="telegram",
    name="Telegram",
    text=TextLimit(4096),
    text_file="pesan.txt",
    media_text_max=1024,
    sizes=(Size("4x5", 1080, 1350),),
    jpeg_bytes=5_000_000,
    shows_links=True,
    intent="https://t.me/share/url?url={url}&text={text}",
    source="limits as enforced by publishing tools",
    checked=date(2026, 11, 20),
)
