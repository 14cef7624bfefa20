"""Numbers that belong to no person (of documents, dates, times, amounts, addresses on the web), taken out of a text.

Everything keeps its place: what is taken out is replaced character by character, so that an offset in the result is an
offset in the text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

BLANK: Final = "#"
"""Stands where a number was: neither a digit nor something that may stand inside a number."""

_WEB: Final = re.compile(r"(?i)(?:https?://|www\.)[^\s)>\]]+")
_WEB_OF_A_PERSON: Final = re.compile(r"(?i)wa\.me/|whatsapp|t\.me/\+|phone|telp?[=:]|nik=|kk=")
"""An address that itself carries a number of a person."""

_EVERYWHERE: Final = (
    # 12-11-2026, 12.11.2026, 12/11/2026; not a part of a longer row of digits
    re.compile(r"(?<!\d)(?<!\d[./-])(?:[0-2]?\d|3[01])([./-])(?:0?\d|1[0-2])\1(?:19|20)\d\d(?!\d)(?!\1\d)"),
    # 2026-11-12
    re.compile(r"(?<!\d)(?<!\d-)(?:19|20)\d\d-(?:0\d|1[0-2])-[0-3]\d(?!\d)(?!-\d)"),
    # 08.30, 08:30
    re.compile(r"(?<!\d)(?<!\d[.:])[0-2]?\d[.:][0-5]\d(?!\d)(?![.:]\d)"),
    # Rp1.306.010.101.900.001
    re.compile(r"(?i)(?<![a-z])rp\.?\s?\d{1,3}(?:\.\d{3})*(?!\d)"),
    # 1.234.567: at most fifteen digits, so never a NIK
    re.compile(r"(?<![\d.+])(?<!\+ )[1-9]\d{0,2}(?:\.\d{3}){1,4}(?!\d)(?!\.\d)"),
    # digests
    re.compile(r"(?<![0-9A-Za-z])(?=\d*[a-f])[0-9a-f]{32,}(?![0-9A-Za-z])"),
)
_IN_DOCUMENTS: Final = (
    # 175/ORT.06/1306/2023, 132/Kpts/KPU/TAHUN2016; a part of nine digits is no part of such a number
    re.compile(r"(?<![\w/.-])\d{1,5}(?:\.\d{1,3})?/[A-Za-z](?![^\s,;()]*\d{9})[\w./-]*"),
    # 08/1306/2023, but not +62 811/4948/1900
    re.compile(r"(?<![\w/.-])(?<!\d )(?<!\d\) )\d{1,3}(?:/\d{1,4}){1,2}/(?:19|20)\d\d(?![\w/])"),
    # Nomor 12 Tahun 2026
    re.compile(r"(?i)(?<![a-z])(?:nomor|no\.?)\s*\d{1,4}[a-z]?\s+(?:tahun|th\.?)\s*\d{4}(?!\d)"),
    re.compile(r"(?i)(?<![a-z])isbn[\s:]*[\d -]{10,20}"),
    # 0.8123456789
    re.compile(r"(?<![\d.])0\.\d{3,}(?![\d.])"),
)


def digits_plain(text: str) -> str:
    """The text with every decimal digit of any script as 0 to 9, and a hard space as spaces."""
    text = text.replace("&nbsp;", " " * len("&nbsp;"))
    return text if text.isascii() else "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def without_amounts(text: str) -> str:
    """The text without web addresses, dates, times and amounts: no row of sixteen digits is lost."""
    text = _WEB.sub(lambda found: found[0] if _WEB_OF_A_PERSON.search(found[0]) else _blank(found), text)
    for pattern in _EVERYWHERE:
        text = pattern.sub(_blank, text)
    return text


def without_documents(text: str) -> str:
    """The text without numbers of documents either."""
    for pattern in _IN_DOCUMENTS:
        text = pattern.sub(_blank, text)
    return text


def _blank(found: re.Match[str]) -> str:
    return BLANK * len(found[0])


@dataclass(frozen=True, slots=True)
class Digits:
    """Digits that stand together without a gap."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Offset behind them."""
        return self.start + len(self.text)


_DIGITS: Final = re.compile(r"[0-9]+")


def rows(text: str, between: re.Pattern[str]) -> list[list[Digits]]:
    """Digits that people read as one row: groups with nothing but `between` from one to the next."""
    found: list[list[Digits]] = []
    last = -1
    for match in _DIGITS.finditer(text):
        group = Digits(match.start(), match[0])
        if found and between.fullmatch(text, last, group.start):
            found[-1].append(group)
        else:
            found.append([group])
        last = group.end
    return found
