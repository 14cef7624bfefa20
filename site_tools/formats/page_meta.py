"""Front matter of a plain page: as lenient as mkdocs, since nothing is judged by it; the manifest vouches for the bytes."""

from __future__ import annotations

import re
from typing import Any

import yaml

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


def split(text: str) -> tuple[str, dict[str, Any]]:
    """The Markdown below the front matter, and its values; the whole text where there is none that can be read."""
    found = _FRONT.match(text)
    if not found:
        return text, {}
    try:
        values = yaml.safe_load(found[1])
    except yaml.YAMLError:
        return text, {}
    return (text[found.end() :], values) if isinstance(values, dict) else (text, {})
