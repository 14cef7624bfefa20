"""What `paraf explain` says of a code, and how a rule's docstring says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from site_tools.model.text import Lang, Text

HEADINGS: Final[Mapping[Lang, tuple[str, str, str, str]]] = {
    "id": ("## Yang diperiksa", "## Mengapa", "## Contoh", "## Yang harus dilakukan"),
    "en": ("## What it checks", "## Why", "## Example", "## What to do"),
}
"""The sections of a rule's docstring, in this order; `ENGLISH` stands between the languages."""
ENGLISH: Final = "# English"


@dataclass(frozen=True, slots=True)
class Explanation:
    """One code for people: plain sentences, each in both languages."""

    title: Text
    checks: Text
    """What is looked at, and when it is in order."""
    why: Text
    """What would go wrong without it."""
    example: Text
    """One case that is refused."""
    do: Text
    """The way out, with the command."""


def from_docstring(doc: str) -> Explanation:
    """The explanation that a rule's docstring is: a title and the sections of `HEADINGS`, in Indonesian, then in English.

    Raises:
        ValueError: the docstring has another shape; a mistake of ours, found by the tests.
    """
    indonesian, _, english = doc.partition(f"\n{ENGLISH}\n")
    parts = zip(_sections(indonesian, "id"), _sections(english, "en"), strict=True)
    return Explanation(*(Text(id=one, en=two) for one, two in parts))


def _sections(text: str, lang: Lang) -> list[str]:
    """Title and the four sections, each on one line."""
    found: list[list[str]] = [[]]
    headings = []
    for line in text.splitlines():
        if line.startswith("#"):
            headings.append(line)
            found.append([])
        else:
            found[-1] += line.split()
    if headings != list(HEADINGS[lang]) or not all(found):
        raise ValueError(f"no explanation: a title and {', '.join(HEADINGS[lang])} are needed, none of them empty")
    return [" ".join(words) for words in found]
