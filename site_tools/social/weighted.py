"""Counting as X counts: weighted length, configuration version 3 of its published counting rules.

Every address weighs 23 whatever its length, every emoji sequence 2, everything else 1 or 2 by its code point, after NFC. An
address needs no `https://`: two words around a full stop are one as soon as the second is a top-level domain, so `M.Si`
weighs 23 and `M.Pd` weighs 4.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from site_tools.social.emoji import emoji_spans
from site_tools.social.tlds import TLDS

URL_WEIGHT = 23
EMOJI_WEIGHT = 2
DEFAULT_WEIGHT = 2
LIGHT_RANGES: tuple[tuple[int, int], ...] = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
"""Code points, both ends included, that weigh 1."""

# Latin letters with accents belong to a domain name, other scripts only where the scheme says that it is one.
_LETTER = "A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_LABEL = rf"[{_LETTER}](?:[{_LETTER}_-]{{0,61}}[{_LETTER}])?"
_ANY_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_PATH_CHARACTER = r"[A-Za-z0-9!*';:=+,.$/%#\[\]\-_~&|@\u00c0-\u024f\u0400-\u04ff]"
_PATH_END = r"[A-Za-z0-9=_#/+\-\u00c0-\u024f\u0400-\u04ff]"
_IN_BRACKETS = rf"\({_PATH_CHARACTER}*\)"
_TAIL = re.compile(
    r"(?::[0-9]+)?"
    rf"(?:/(?:(?:{_PATH_CHARACTER}|{_IN_BRACKETS})*(?:{_PATH_END}|{_IN_BRACKETS}))?)?"
    r"(?:\?[A-Za-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[A-Za-z0-9\-_&=#/])?"
)
_WITH_SCHEME = re.compile(rf"(?<![A-Za-z0-9@\uff20$#\uff03])https?://({_ANY_LABEL}(?:\.{_ANY_LABEL})+)", re.IGNORECASE)
_BARE = re.compile(rf"(?<![{_LETTER}@\uff20$#\uff03\-_./])({_LABEL}(?:\.{_LABEL})+)")
_NEVER_AFTER_DOMAIN = re.compile(r"[0-9A-Za-z@+\-]")


@dataclass(frozen=True, slots=True)
class Address:
    """A piece of text that X reads as an address."""

    start: int
    end: int
    scheme: bool
    """Written with `http://` or `https://`; without, it may be a mistake."""


def _domain_end(text: str, start: int, domain: str) -> int | None:
    """Where the longest part of `domain` that ends in a top-level domain ends, or None."""
    labels = domain.split(".")
    for count in range(len(labels), 1, -1):
        last = labels[count - 1].lower()
        end = start + len(".".join(labels[:count]))
        following = text[end : end + 1]
        known = last in TLDS or last.startswith("xn--") or (not last.isascii() and last.isalpha())
        if known and not _NEVER_AFTER_DOMAIN.match(following):
            return end
    return None


def addresses(text: str) -> list[Address]:
    """Everything X reads as an address, in order; `text` is NFC."""
    found: list[Address] = []
    position = 0
    while position < len(text):
        matches = [m for m in (_WITH_SCHEME.search(text, position), _BARE.search(text, position)) if m]
        if not matches:
            break
        match = min(matches, key=lambda m: m.start())
        scheme = match.re is _WITH_SCHEME
        end = _domain_end(text, match.start(1), match[1])
        if end is None:
            position = match.end()
            continue
        tail = _TAIL.match(text, end)
        position = tail.end() if tail else end
        found.append(Address(match.start(), position, scheme))
    return found


def _weight(character: str) -> int:
    point = ord(character)
    return 1 if any(low <= point <= high for low, high in LIGHT_RANGES) else DEFAULT_WEIGHT


def weighted_length(text: str) -> int:
    """The length of a text on X; 280 is the most an ordinary account may post."""
    text = unicodedata.normalize("NFC", text)
    total = 0
    rest = 0
    urls = [(a.start, a.end, URL_WEIGHT) for a in addresses(text)]
    signs = [(start, end, EMOJI_WEIGHT) for start, end in emoji_spans(text)]
    for start, end, weight in sorted(urls + signs):
        if start < rest:  # an emoji-like sign inside an address
            continue
        total += sum(map(_weight, text[rest:start])) + weight
        rest = end
    return total + sum(map(_weight, text[rest:]))
