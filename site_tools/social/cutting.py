"""Where a text may be cut: after a sentence if possible, else after a word, never inside what people see as one sign."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence

from site_tools.social.emoji import emoji_spans

Fits = Callable[[str], bool]

# A full stop after a short word or a single letter is an abbreviation: "Dr. Ani", "No. 12", "S.Pd. hadir".
_SENTENCE = re.compile(r"(?:(?<=\w{3})[.]|[!?…])[\"'”’)\]]*(?=\s|$)|(?<=\S)(?=\n)")
_WORD = re.compile(r"(?<=\S)(?=\s)")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:bpk|sdr|jln|tgl|tlp|telp|prof|drs|dra|dkk|hlm|kab|kec|prov|[^\W\d_]+(?:\.[^\W\d_]+)+)\.$", re.IGNORECASE
)
_JOINS_BEFORE = "\u200d\ufe0e\ufe0f\u20e3"
_LEAST_SENTENCE = 0.5
"""A sentence end is preferred to a word end only if it keeps at least this share of what would fit."""


def sentence_ends(text: str) -> list[int]:
    """Positions after the end of a sentence or of a line."""
    return [m.end() for m in _SENTENCE.finditer(text) if not _ABBREVIATED.search(text[max(0, m.end() - 24) : m.end()])]


def word_ends(text: str) -> list[int]:
    """Positions after a word."""
    return [m.start() for m in _WORD.finditer(text)]


def sign_ends(text: str) -> list[int]:
    """Positions that lie inside no emoji and before no combining mark."""
    inside = {position for start, end in emoji_spans(text) for position in range(start + 1, end)}
    return [
        i
        for i in range(1, len(text))
        if i not in inside
        and text[i] not in _JOINS_BEFORE
        and text[i - 1] != "\u200d"
        and not unicodedata.category(text[i]).startswith("M")
    ]


def _last_fitting(text: str, ends: Sequence[int], fits: Fits) -> int:
    """The last of `ends` up to which the text fits; 0 where none does."""
    place = bisect_right(ends, 0, key=lambda end: 0 if fits(text[:end]) else 1)
    # Between words a longer piece never counts less; inside a word it can, so the answer is tried once more.
    while place and not fits(text[: ends[place - 1]]):
        place -= 1
    return ends[place - 1] if place else 0


def cut_position(text: str, fits: Fits) -> int:
    """Where to cut a text that does not fit as a whole; 0 where not even one sign fits."""
    words = _last_fitting(text, word_ends(text), fits)
    if not words:
        return _last_fitting(text, sign_ends(text[:8192]), fits)
    sentence = max((end for end in sentence_ends(text[: words + 1]) if end <= words), default=0)
    return sentence if sentence >= words * _LEAST_SENTENCE else words


def split(text: str, fits: Fits) -> list[str]:
    """The text in pieces that each fit, nothing lost but the white space between them.

    Raises:
        ValueError: not even one sign fits.
    """
    pieces: list[str] = []
    rest = text.strip()
    while rest and not fits(rest):
        position = cut_position(rest, fits)
        if not position:
            raise ValueError("not even one sign fits")
        pieces.append(rest[:position].rstrip())
        rest = rest[position:].lstrip()
    return [*pieces, rest] if rest else pieces
