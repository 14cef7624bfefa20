"""The platforms, one file each. A new one is a file here, a line in this table and a name in `model.post.PLATFORMS`."""

from __future__ import annotations

from site_tools.social.platform import Platform
from site_tools.social.platforms import facebook, instagram, linkedin, telegram, threads, tiktok, whatsapp, x, youtube

PLATFORMS: dict[str, Platform] = {
    "instagram": instagram.PLATFORM,
    "facebook": facebook.PLATFORM,
    "x": x.PLATFORM,
    "tiktok": tiktok.PLATFORM,
    "youtube": youtube.PLATFORM,
    "whatsapp": whatsapp.PLATFORM,
    "threads": threads.PLATFORM,
    "telegram": telegram.PLATFORM,
    "linkedin": linkedin.PLATFORM,
}
"""In the order in which pages and papers show them."""
