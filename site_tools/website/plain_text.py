"""Markdown as plain words, for descriptions and the search."""

from __future__ import annotations

import re

_MARKS = re.compile(r"<[^>]*>|\]\([^)]*\)|^[ \t]*(?:#+|[-+*]|>|\d+\.)[ \t]|[*_`|\[\]]|!(?=\[)", re.MULTILINE)
"""What Markdown and HTML add to the words."""
_SHORT = 160
"""Characters of a description."""


def plain_text(markdown: str) -> str:
    """The words on one line."""
    return " ".join(_MARKS.sub("", markdown).split())


def shortened(markdown: str) -> str:
    """The beginning of a text as one line of plain words."""
    text = plain_text(markdown)
    return text if len(text) <= _SHORT else text[:_SHORT].rsplit(" ", 1)[0].rstrip(" .,;:-") + "…"
