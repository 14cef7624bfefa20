"""Cards for links to pages that have no picture of their own: a name on the colours of its office. No logo, no emblem."""

from __future__ import annotations

import io
from collections.abc import Callable

from PIL import Image as Picture

from site_tools.model.office import Brand
from site_tools.model.policy import Policy
from site_tools.website.brand import known_colour, text_on
from site_tools.website.page import Drawn, SharePicture
from site_tools.website.scaling import LINK_SIZE

SITE = "assets/paraf/kartu.png"
LINE = "Unggahan beserta jejak persetujuannya"
DEMO = "Peragaan: orang dan peristiwanya rekaan"
_EDGE = 90
"""Pixels around the words."""
_BAND = 24
"""Pixels of the band in the second colour."""
_LARGE, _SMALL, _LEAST = 92, 38, 44
"""Pixels of letters: the name, the line below it, and the smallest a long name may become."""
_LINES = 4
_SHADES = 32
"""Between ground and ink, so that letters have smooth edges."""


def address_of(office_id: str) -> str:
    """The card of an office."""
    return f"assets/paraf/kartu/{office_id}.png"


def cards(policies: tuple[Policy, ...], site_name: str) -> tuple[Drawn, ...]:
    """The card of the site, and one for every office."""
    offices = [Drawn(address_of(p.office.id), p.office.short_name, DEMO if p.office.demo else LINE, p.office.brand) for p in policies]
    demo = any(p.office.demo for p in policies)
    return (Drawn(SITE, site_name, DEMO if demo else LINE, Brand()), *offices)


def card_of(policy: Policy | None, site_name: str) -> SharePicture:
    """What a link to a page without a picture shows."""
    if policy is None:
        return SharePicture(SITE, site_name, *LINK_SIZE)
    return SharePicture(address_of(policy.office.id), policy.office.name, *LINK_SIZE)


def drawn(card: Drawn) -> bytes:
    """The card as PNG, 1200x630; the same bytes for the same card.

    The letters are Pillow's own, so that no font of the machine decides what it looks like.
    """
    from PIL import ImageDraw, ImageFont  # noqa: PLC0415 - take long to load, and only full builds draw

    primary, accent = known_colour(card.brand.primary, Brand().primary), known_colour(card.brand.accent, Brand().accent)
    ink = text_on(primary)
    # Drawn as shares of ink, then coloured: a palette holds every shade between ground and ink, and the colour of the band.
    picture = Picture.new("L", LINK_SIZE, 0)
    draw = ImageDraw.Draw(picture)
    wide, high = LINK_SIZE
    size = _LARGE
    while True:
        font = ImageFont.load_default(size)
        lines = _wrapped(card.name, lambda text, font=font: float(draw.textlength(text, font=font)))  # type: ignore[misc]
        if size <= _LEAST or (len(lines) <= _LINES and all(draw.textlength(line, font=font) <= wide - 2 * _EDGE for line in lines)):
            break
        size -= 8
    step = round(size * 1.2)
    top = (high - _BAND - step * len(lines) - 2 * _SMALL) // 2
    for number, line in enumerate(lines[:_LINES]):
        draw.text((_EDGE, top + number * step), line, font=font, fill=255)
    draw.text((_EDGE, top + step * min(len(lines), _LINES) + _SMALL), card.line, font=ImageFont.load_default(_SMALL), fill=255)
    shaded = picture.point([value * (_SHADES - 1) // 255 for value in range(256)])
    shaded.paste(_SHADES, (0, high - _BAND, wide, high))
    shaded.putpalette([*_between(primary, ink), *_channels(accent)])
    out = io.BytesIO()
    shaded.save(out, "PNG")
    return out.getvalue()


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _between(one: str, other: str) -> list[int]:
    """Every shade from one colour to another, as a palette holds them."""
    pairs = list(zip(_channels(one), _channels(other), strict=True))
    return [a + (b - a) * step // (_SHADES - 1) for step in range(_SHADES) for a, b in pairs]


def _wrapped(text: str, width: Callable[[str], float]) -> list[str]:
    """The words in lines that fit between the edges; a single word may be too long."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer) <= LINK_SIZE[0] - 2 * _EDGE:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
