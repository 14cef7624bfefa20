"""The second barrier against foreign HTML in a body: whatever Markdown made of it is reduced to a short list.

The first is the judge, which refuses such a post; this one holds when the first is passed by.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import nh3
from markupsafe import Markup

TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "strong", "em", "b", "i", "u", "s", "del", "ins", "sub", "sup", "small"),
    *("ul", "ol", "li", "dl", "dt", "dd", "blockquote", "code", "pre", "abbr", "mark", "a", "img", "figure", "figcaption"),
    *("table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption"),
}
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "width", "height"},
    "abbr": {"title"},
    "ol": {"start"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    **{f"h{n}": {"id"} for n in range(2, 7)},
}
SCHEMES = {"http", "https", "mailto", "tel"}
_SCROLL = {"class": "pf-scroll", "tabindex": "0", "role": "region", "aria-label": "Tabel"}
"""The frame of a wide table, and the only attributes a `div` may have."""
_FRAME = "<div " + " ".join(f'{name}="{value}"' for name, value in _SCROLL.items()) + ">"
_BEFORE = (
    (re.compile(r"<(/?)h1\b", re.IGNORECASE), r"<\1h2"),
    (re.compile(r"<th(?=[\s>])(?![^>]*\bscope=)", re.IGNORECASE), '<th scope="col"'),
    (re.compile(r"<img(?=[\s/>])(?![^>]*\balt=)", re.IGNORECASE), '<img alt=""'),
    (re.compile(r"<table>.*?</table>", re.DOTALL), lambda found: f"{_FRAME}{found[0]}</div>"),
)
"""Mended before cleaning, never after: a pattern may hit inside an attribute, and only what is cleaned last is clean."""


def _attribute(tag: str, name: str, value: str) -> str | None:
    """A picture from elsewhere would tell its host who reads the page; an id may not take one of the page's own."""
    if tag == "img" and name == "src":
        try:
            parts = urlsplit(value)
        except ValueError:
            return None
        return None if parts.scheme or parts.netloc or value.startswith(("/", "\\")) else value
    if tag == "div":
        return value if _SCROLL.get(name) == value else None
    if name == "id":
        return f"isi-{value}"
    if name == "href" and value.startswith("#"):
        return f"#isi-{value[1:]}"
    return value


def clean(html: str) -> Markup:
    """HTML of a body, safe to stand in a page whose only `h1` is its title."""
    for pattern, instead in _BEFORE:
        html = pattern.sub(instead, html)
    kept = nh3.clean(
        html,
        tags=TAGS | {"div"},
        attributes={**ATTRIBUTES, "div": set(_SCROLL)},
        attribute_filter=_attribute,
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer",
        clean_content_tags={"script", "style", "iframe", "object", "template", "svg", "math", "noscript", "textarea", "title"},
    )
    return Markup(kept)  # noqa: S704 - nh3 has just reduced it
