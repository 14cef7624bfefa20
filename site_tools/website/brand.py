"""The colours of each office as a stylesheet; text on them stays readable whatever the office chose."""

from __future__ import annotations

import re
from collections.abc import Iterable

from site_tools.model.office import Brand, Office

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_WHITE, _BLACK = "#ffffff", "#000000"
"""One of the two can be read on any colour."""
PAPER = "#f1efe9"
"""The darkest ground of the light look that coloured text stands on."""
NIGHT = "#262d35"
"""The lightest ground of the dark look."""
_READABLE = 4.5
"""Contrast that WCAG 2.1 AA asks for text of normal size."""


def _luminance(colour: str) -> float:
    """Relative luminance, 0 black to 1 white (WCAG 2.1)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)  # noqa: PLR2004 - sRGB's own
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours `#rrggbb`, 1 to 21 (WCAG 2.1)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def known_colour(colour: str, default: str) -> str:
    """A colour that is one; office.yml is text, and a stylesheet must not take more from it than a colour."""
    return colour.lower() if _COLOUR.fullmatch(colour) else default


def text_on(colour: str) -> str:
    """White or black, whichever reads better on a colour."""
    return max((_WHITE, _BLACK), key=lambda text: contrast(text, colour))


def _as_text(colour: str, ground: str) -> str:
    """The colour, made darker or lighter in steps until it can be read on the ground."""
    darker = _luminance(ground) > 0.5  # noqa: PLR2004 - half
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    while contrast(colour, ground) < _READABLE:
        red, green, blue = (int(c * 0.92) if darker else min(255, c + max(6, (255 - c) // 10)) for c in (red, green, blue))
        colour = f"#{red:02x}{green:02x}{blue:02x}"
    return colour


def _rule(selector: str, brand: Brand) -> str:
    default = Brand()
    primary, accent = known_colour(brand.primary, default.primary), known_colour(brand.accent, default.accent)
    values = {
        "--pf-primary": primary,
        "--pf-on-primary": text_on(primary),
        "--pf-primary-text": _as_text(primary, PAPER),
        "--pf-primary-night": _as_text(primary, NIGHT),
        "--pf-accent": accent,
        "--pf-on-accent": text_on(accent),
        "--pf-accent-text": _as_text(accent, PAPER),
        "--pf-accent-night": _as_text(accent, NIGHT),
    }
    return f"{selector}{{{';'.join(f'{name}:{value}' for name, value in values.items())}}}\n"


def stylesheet(offices: Iterable[Office]) -> str:
    """One rule per office, and the neutral default for the portal."""
    rules = [_rule(":root", Brand())]
    rules += [_rule(f'[data-office="{office.id}"]', office.brand) for office in offices if re.fullmatch(r"[a-z0-9-]+", office.id)]
    return "".join(rules)
