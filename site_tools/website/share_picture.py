"""Which picture other services show beside a link to a post: its own first picture, if that is large enough."""

from __future__ import annotations

from site_tools.model.post import Post
from site_tools.website import address
from site_tools.website.media import first_picture
from site_tools.website.page import Scaled, SharePicture, Source
from site_tools.website.scaling import LINK_SIZE

_LEAST = (600, 315)
"""Pixels below which a picture is shown as a stamp beside the link; the card of the office says more."""
_MIDDLE = (0.5, 0.5)


def share_picture(source: Source, post: Post) -> tuple[SharePicture | None, Scaled | None]:
    """The picture, and the crop that has to be made for it.

    A picture of at least 1200x630 is cropped to that, around its focus; a smaller one is shown as it is, a very small one not at all.
    Without the site's address nobody could be shown any.
    """
    found = first_picture(source, post) if source.site_url else None
    if found is None:
        return None, None
    file, (width, height), alt = found
    folder = address.post(post.path)
    if width < _LEAST[0] or height < _LEAST[1]:
        return None, None
    if width < LINK_SIZE[0] or height < LINK_SIZE[1]:
        return SharePicture(f"{folder}{file.name}", alt, width, height), None
    focus = next((image.focus for image in post.meta.images if image.file == file.name and image.focus), None) or _MIDDLE
    where = "" if focus == _MIDDLE else f"-{round(focus[0] * 1000)}-{round(focus[1] * 1000)}"
    name = f"{folder}gambar/{file.name.rpartition('.')[0]}-{file.sha256[:8]}-tautan{where}.jpg"
    return SharePicture(name, alt, *LINK_SIZE), Scaled(name, f"{post.path.folder}/{file.name}", file.sha256, LINK_SIZE[0], focus)
