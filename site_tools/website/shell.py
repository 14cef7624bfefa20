"""The frame around a page's body: made once by mkdocs and its theme for all pages that share it, then filled.

A frame depends on few things (the office, its menu, the folder of the page); what belongs to one page alone are texts, put
in place of marks. Whether filling gives what the theme itself would give is tried out on the first page of every frame.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from markupsafe import escape

from site_tools.website.frame import Frame

Theme = Callable[[Frame, str, str, str], str]
"""Frame, address of the page, its canonical address and its body -> the whole page, by mkdocs' own templates."""
OWN: Final = ("title", "head_title", "description", "picture", "picture_alt", "picture_width", "picture_height", "published", "modified")
"""Texts of one page alone; everything else in a frame makes a frame of its own."""
_MONTH: Final = re.compile(r"\d{4}-\d{2}")
_BODY: Final = "\ue000body\ue001"
_CANONICAL: Final = "\ue000canonical\ue001"
_MARK: Final = re.compile("\ue000([a-z_]+)\ue001")


@dataclass(frozen=True, slots=True)
class Shell:
    """A frame: literal text and names of places in turn, beginning and ending with text. Without places: no frame could be made."""

    parts: tuple[str, ...]


class Shells:
    """Every frame met so far; `theme` makes those that are missing, `known` has those of earlier builds."""

    def __init__(self, theme: Theme, site_url: str, known: Callable[[str], Shell | None] = lambda _: None) -> None:
        self._theme, self._site_url, self._known = theme, site_url, known
        self._shells: dict[str, Shell] = {}
        self.fresh: dict[str, Shell] = {}
        """Frames that were made now, by key."""

    def page(self, frame: Frame, address: str, body: str) -> str:
        """A whole page."""
        canonical = f"{self._site_url}{address}" if self._site_url else ""
        own = {name: text for name in OWN if (text := str(getattr(frame, name)))}
        key = _key(frame, own, address)
        shell = self._shells.get(key) or self._known(key)
        if shell is None:
            shell = self._made(frame, own, address, canonical, body)
            self.fresh[key] = shell
        self._shells[key] = shell
        if len(shell.parts) == 1:
            return self._theme(frame, address, canonical, body)
        return _filled(shell, own, canonical, body)

    def _made(self, frame: Frame, own: Mapping[str, str], address: str, canonical: str, body: str) -> Shell:
        marks: Any = {name: f"\ue000{name}\ue001" for name in own}
        marked = replace(frame, **marks)
        shell = Shell(tuple(_MARK.split(self._theme(marked, address, _CANONICAL if canonical else "", _BODY))))
        same = _filled(shell, own, canonical, body) == self._theme(frame, address, canonical, body)
        return shell if same else Shell(("",))


def _key(frame: Frame, own: Mapping[str, str], address: str) -> str:
    """What a frame depends on, as one line."""
    shared = {name: value for name, value in asdict(frame).items() if name not in own}
    return json.dumps([shared, _place(frame, address)], ensure_ascii=False, sort_keys=True)


def _place(frame: Frame, address: str) -> str:
    """Where the frame's links start from.

    They are as short as can be, so even two pages of one folder differ, unless nothing in a frame leads to either: the posts
    of a year, the months of a listing.
    """
    above, _, name = address.removesuffix("/").rpartition("/")
    return f"{above}/*/" if above and (frame.layout == "post" or _MONTH.fullmatch(name)) else address


def _filled(shell: Shell, own: Mapping[str, str], canonical: str, body: str) -> str:
    """The frame with the texts of one page, escaped as the templates escape them."""
    texts = {**{name: str(escape(text)) for name, text in own.items()}, "body": body, "canonical": str(escape(canonical))}
    return "".join(texts[part] if i % 2 else part for i, part in enumerate(shell.parts))
