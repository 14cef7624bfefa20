"""YouTube: the description is counted in bytes, and neither it nor the title may hold angle brackets."""

from __future__ import annotations

from datetime import date

from site_tools.social.platform import Platform, Size, TextLimit

PLATFORM = Platform(
    id="youtube",
    name="YouTube",
    text=TextLimit(5000, "bytes"),
    text_file="deskripsi.txt",
    title=TextLimit(100),
    tags_max=500,
    images_max=1,
    sizes=(Size("16x9", 1280, 720, file="thumbnail-{name}.jpg", cover=True),),
    jpeg_bytes=2_000_000,
    forbidden="<>",
    source="developers.google.com/youtube/v3/docs/videos (title, description, tags); publishing tools (thumbnail)",
    checked=date(2026, 11, 20),
)
