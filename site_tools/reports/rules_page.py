"""The page of all finding codes, for people who read it on the web: `docs/aturan.md` is its output."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from site_tools.model.text import Lang
from site_tools.rules.explain import ALSO, all_codes, explanation
from site_tools.rules.explanation import HEADINGS, Explanation

PATH: Final = "docs/aturan.md"
"""Where the page stands in the repository."""

_HEAD: Final = """\
# Kode temuan

<!-- Dibuat dari docstring aturan; jangan disunting. Made from the rules' docstrings; do not edit. -->

Setiap temuan Paraf membawa sebuah kode dalam kurung siku. Halaman ini menjelaskan setiap kode; `paraf explain KODE` menampilkan \
penjelasan yang sama di terminal.

*Every finding of Paraf carries a code in square brackets. This page explains each code, in Indonesian and then in English; \
`paraf explain CODE --lang en` prints the same in the terminal.*

| Kode | Artinya | Meaning |
| --- | --- | --- |
"""


def link(code: str) -> str:
    """The address of a code's explanation, relative to the repository."""
    return f"{PATH}#{code.lower()}"


def rules_page() -> str:
    """The whole page as Markdown: a table of all codes, then each explanation, sorted by code."""
    told = [(code, found) for code in all_codes() if (found := explanation(code))]
    rows = "".join(f"| [{code}](#{code.lower()}) | {found.title.id} | {found.title.en} |\n" for code, found in told)
    return _HEAD + rows + "".join(f"\n{line}\n" for code, found in told for line in _section(code, found))


def _section(code: str, told: Explanation) -> Iterator[str]:
    """The paragraphs of one code."""
    yield f"## {code}"
    home = ALSO.get(code)
    if home:
        there = f"[{home}](#{home.lower()})"
        yield f"Kode ini dijelaskan bersama {there}. *This code is explained with {there}.*"
        return
    for lang in ("id", "en"):
        yield f"**{told.title.to(lang)}**"
        yield "\n".join(_items(told, lang))


def _items(told: Explanation, lang: Lang) -> Iterator[str]:
    """The four parts of an explanation as a list."""
    for heading, text in zip(HEADINGS[lang], (told.checks, told.why, told.example, told.do), strict=True):
        yield f"- *{heading.removeprefix('## ')}.* {text.to(lang)}"
