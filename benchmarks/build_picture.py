"""The figures of `benchmarks.build` as a picture for the README: plain SVG, readable in light and dark."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from math import log10

NAMES = {"paraf warm": "Paraf, satu kiriman baru", "hugo": "Hugo", "paraf full": "Paraf, seluruhnya", "material": "Material + blog"}
COLOURS = {"paraf warm": "#b3261e", "paraf full": "#d9776f", "hugo": "#5f6b7a", "material": "#9aa5b1"}
LEFT, WIDTH, ROW = 210, 760, 22
LEAST = 0.1
"""Seconds at which a bar begins: the scale is logarithmic."""


def picture(results: Mapping[int, Mapping[str, float]]) -> str:
    """Seconds by number of posts and command, as bars on a logarithmic scale."""
    most = max(seconds for found in results.values() for seconds in found.values())
    decades = max(1.0, log10(most / LEAST))
    lines: list[str] = []
    y = 34
    for posts, found in results.items():
        lines.append(f'<text x="8" y="{y + 4}" font-weight="600">{posts:,} kiriman</text>'.replace(",", "."))
        y += 14
        for name, label in NAMES.items():
            if name not in found:
                continue
            seconds = found[name]
            length = max(2.0, (WIDTH - LEFT - 90) * log10(max(seconds, LEAST * 1.02) / LEAST) / decades)
            told = f"{seconds:.2f}".replace(".", ",") if seconds < 10 else f"{seconds:.0f}"
            lines.append(f'<text x="{LEFT - 8}" y="{y + 14}" text-anchor="end">{escape(label)}</text>')
            lines.append(f'<rect x="{LEFT}" y="{y + 3}" width="{length:.1f}" height="15" rx="2" fill="{COLOURS[name]}"/>')
            lines.append(f'<text x="{LEFT + length + 6:.1f}" y="{y + 15}">{told} s</text>')
            y += ROW
        y += 16
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" width="{WIDTH}" role="img" aria-label="Waktu membangun situs">'
    )
    style = "<style>text{font:13px system-ui,sans-serif;fill:#333}@media(prefers-color-scheme:dark){text{fill:#ddd}}</style>"
    title = f'<text x="8" y="18">Waktu seluruh perintah, detik; skala logaritmik mulai {str(LEAST).replace(".", ",")} s</text>'
    return "\n".join([head, style, title, *lines, "</svg>\n"])
