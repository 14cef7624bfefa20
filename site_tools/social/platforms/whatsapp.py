"""WhatsApp: a message to a group or channel, taken as it was approved; the second size is for the status."""

from __future__ import annotations

from datetime import date

from site_tools.social.platform import Platform, Size, TextLimit

PLATFORM = Platform(
    id="whatsapp",
    name="WhatsApp",
    text=TextLimit(65536),
    text_file="pesan.txt",
    media_text_max=1024,
    sizes=(
        Size("4x5", 1080, 1350),
        Size("9x16", 1080, 1920, file="status-{name}.jpg", cover=True),
    ),
    jpeg_bytes=5_000_000,
    shows_links=True,
    as_is=True,
    intent="https://wa.me/?text={text}",
    source="secondary sources; the limit of text beside a picture is not confirmed",
    checked=date(2026, 11, 20),
)
