"""Charts as inline SVG without a view box: lengths are percent, so letters keep their size on every screen.

No colour and no size stands here but in attributes that a strict content policy allows; the rest is in the stylesheet.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

_HEIGHT = 190
"""Pixels of a column chart."""
_TOP, _BOTTOM = 22, 26
"""Pixels above the highest column and below the lowest, for its number and its name."""
_TWICE = 2.0
"""A bar ends where the time is twice the standard."""


def columns(values: Sequence[tuple[str, int]], label: str) -> Markup:
    """A column per value with its number above and its name below; `label` tells a screen reader what it shows."""
    if not values:
        return Markup()
    most = max(1, *(value for _, value in values))
    room, share = _HEIGHT - _TOP - _BOTTOM, 100 / len(values)
    parts = [f'<line class="pf-axis" x1="0" x2="100%" y1="{_HEIGHT - _BOTTOM}" y2="{_HEIGHT - _BOTTOM}"/>']
    for index, (name, value) in enumerate(values):
        height = room * value / most
        top, middle = _HEIGHT - _BOTTOM - height, share * (index + 0.5)
        parts.append(
            f'<rect class="pf-column" x="{middle - share * 0.32:.2f}%" y="{top:.1f}" width="{share * 0.64:.2f}%" height="{height:.1f}"/>'
            f'<text class="pf-value" x="{middle:.2f}%" y="{top - 6:.1f}" text-anchor="middle">{value}</text>'
            f'<text class="pf-name" x="{middle:.2f}%" y="{_HEIGHT - 8}" text-anchor="middle">{escape(name)}</text>'
        )
    says = f"{label}: " + "; ".join(f"{name} {value}" for name, value in values)
    svg = f'<svg class="pf-columns-chart" width="100%" height="{_HEIGHT}" role="img" aria-label="{escape(says)}">{"".join(parts)}</svg>'
    return Markup(svg)  # noqa: S704 - built here, words escaped


def against_standard(value: float, standard: float) -> Markup:
    """A bar for a time beside its standard: the upright line in the middle is the standard, the end of the bar twice of it."""
    ratio = min(value / standard, _TWICE) if standard else _TWICE
    late = " pf-bar--late" if value > standard else ""
    svg = (
        '<svg class="pf-bar" width="100%" height="14" aria-hidden="true">'
        '<rect class="pf-bar__ground" x="0" y="3" width="100%" height="8" rx="4"/>'
        f'<rect class="pf-bar__value{late}" x="0" y="3" width="{ratio / _TWICE * 100:.1f}%" height="8" rx="4"/>'
        '<line class="pf-bar__mark" x1="50%" x2="50%" y1="0" y2="14"/></svg>'
    )
    return Markup(svg)  # noqa: S704 - numbers only
