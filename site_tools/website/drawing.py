"""The symbols and lines of a flow cell as inline SVG."""

from __future__ import annotations

from markupsafe import Markup, escape

from site_tools.website.flow import LANES, Cell, Shape, Side

_SHAPES: dict[Shape, str] = {
    "capsule": '<rect x="-30" y="-14" width="60" height="28" rx="14"/>',
    "box": '<rect x="-30" y="-14" width="60" height="28"/>',
    "diamond": '<path d="M0-20 32 0 0 20-32 0z"/>',
    "pentagon": '<path d="M-14-15h28v18l-14 12-14-12z"/>',
}
"""Around the middle of the cell, in pixels."""
_HALF: dict[Shape, tuple[int, int]] = {"capsule": (30, 14), "box": (30, 14), "diamond": (32, 20), "pentagon": (14, 15)}
"""Half width and half height."""


def _unit(value: str) -> str:
    """SVG takes a bare number for pixels."""
    return value.removesuffix("px")


def _arrow(shape: Shape, side: Side) -> str:
    """A head that points into the symbol."""
    across, down = _HALF[shape]
    points = {
        "top": f"M0 {-down}l-5-9h10z",
        "right": f"M{across} 0l9-5v10z",
        "left": f"M{-across} 0l-9-5v10z",
    }
    return f'<path class="pf-head" d="{points[side]}"/>'


def _yes(cell: Cell, shape: Shape) -> str:
    """`Ya` beside the way down."""
    return f'<text x="5" y="{_HALF[shape][1] + 10}">Ya</text>' if cell.yes else ""


def _back(cell: Cell, shape: Shape) -> str:
    """`Tidak` or `Kembali` inside the lane in which the way back runs up, so that no border and no line cuts the word."""
    if not cell.back:
        return ""
    side, label = cell.back
    # Above a diamond's slope there is room; beside a box there is none, and above it the flow comes in.
    y = -12 if shape == "diamond" else _HALF[shape][1] + 11
    x, anchor = (-3, "end") if side == "right" else (3, "start")
    text = f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escape(label)}</text>'
    return f'<svg x="{LANES[side]}" y="50%" overflow="visible"><g class="pf-symbol">{text}</g></svg>'


def draw(cell: Cell) -> Markup:
    """One cell; empty where nothing passes through."""
    if not cell.lines and cell.shape is None:
        return Markup()
    lines = "".join(
        f'<line x1="{_unit(x1)}" y1="{_unit(y1)}" x2="{_unit(x2)}" y2="{_unit(y2)}"/>' for x1, y1, x2, y2 in dict.fromkeys(cell.lines)
    )
    says = f'role="img" aria-label="{escape(cell.says)}"' if cell.shape else 'aria-hidden="true"'
    symbol = ""
    if cell.shape:
        heads = "".join(_arrow(cell.shape, side) for side in sorted(cell.arrows))
        letter = f'<text class="pf-letter" y="3" text-anchor="middle">{escape(cell.letter)}</text>' if cell.letter else ""
        inner = f'<g class="pf-shape">{_SHAPES[cell.shape]}</g>{heads}{letter}{_yes(cell, cell.shape)}'
        symbol = f'<svg x="50%" y="50%" overflow="visible"><g class="pf-symbol">{inner}</g></svg>{_back(cell, cell.shape)}'
    return Markup(f'<svg class="pf-flow" width="100%" height="100%" {says}>{lines}{symbol}</svg>')  # noqa: S704 - built here, words escaped


def legend(shape: Shape) -> Markup:
    """A symbol by itself, for the key below the table."""
    return Markup(f'<svg class="pf-key" viewBox="-36 -22 72 44" aria-hidden="true"><g class="pf-shape">{_SHAPES[shape]}</g></svg>')  # noqa: S704 - constant
