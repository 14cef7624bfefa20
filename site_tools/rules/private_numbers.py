"""Finds what identifies a person in a text: NIK and KK numbers, mobile numbers, home addresses. Prefers to find."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Final

from site_tools.model.text import Text
from site_tools.rules.plain_numbers import Digits, digits_plain, rows, without_amounts, without_documents

NIK: Final = Text("NIK", "population number (NIK)")
KK: Final = Text("nomor kartu keluarga", "family card number (KK)")
MOBILE: Final = Text("nomor telepon seluler", "mobile number")
ADDRESS: Final = Text("alamat rumah", "home address")
HIDDEN: Final = "•"
LENGTH: Final = 16
"""Digits of a NIK and of a KK number."""


@dataclass(frozen=True, slots=True)
class Private:
    """Something of a person, and where it begins in the text."""

    kind: Text
    value: str
    """In one spelling: digits, an E.164 number, an address in small letters. Never shown."""
    shown: str
    """So that its writer recognises it and nobody else learns it."""
    start: int

    @property
    def digest(self) -> str:
        """Names the value in an exception without repeating it: 16 hex digits."""
        return hashlib.sha256(self.value.encode()).hexdigest()[:16]


FEWEST: Final = 9
"""Digits of the shortest number of a person: most titles, captions and alt texts have fewer and need no search."""
_DIGIT: Final = re.compile(r"\d")


def private(text: str) -> Iterator[Private]:
    """Everything of persons in a text."""
    if len(_DIGIT.findall(text)) >= FEWEST:
        plain = without_amounts(digits_plain(text))
        yield from _sixteen(plain)
        yield from _mobiles(without_documents(plain))
    yield from _addresses(text)


def mobiles(text: str) -> frozenset[str]:
    """The mobile numbers in a text as E.164, for what may be shown."""
    return frozenset(found.value for found in _mobiles(digits_plain(text)))


# --- NIK and KK ---------------------------------------------------------------------------------------

_SPACE: Final = r"(?:[^\S\n]|[\u00ad\u200b-\u200d\u2060\\])"
_SOFT_END: Final = rf"{_SPACE}{{0,2}}\n{_SPACE}{{0,4}}"
"""The end of a line inside a paragraph."""
_IN_SIXTEEN: Final = re.compile(rf"{_SPACE}{{0,6}}[.\-\u2010-\u2013]?{_SPACE}{{0,6}}|{_SOFT_END}")
_FORM: Final = re.compile(r"[1-9]\d{5}(?:[04][1-9]|[1256]\d|[37][01])(?:0[1-9]|1[0-2])\d{6}")
"""A place, a day (40 more for women), a month, a year, a count."""
_NEW_PROVINCES: Final = frozenset({"65", "92", "93", "95", "96"})
"""North Kalimantan and the new provinces of Papua, which python-stdnum does not list. Source: the ministry's codes."""
_NAMED: Final = re.compile(
    r"(?i)(?<![a-z])(?:(?P<kk>kk|kartu\s+keluarga)|e?-?ktp|nik|nomor\s+induk\s+kependudukan|kartu\s+tanda\s+penduduk)(?![a-z])"
)
_BEFORE, _AFTER = 48, 24
"""How far from the number its name may stand, in characters."""


def _sixteen(text: str) -> Iterator[Private]:
    for row in rows(text, _IN_SIXTEEN):
        at = 0
        while at < len(row):
            count = _groups_of_sixteen(row, at)
            digits = "".join(group.text for group in row[at : at + count])
            kind = _kind(text, row[at].start, row[at + count - 1].end) if count else None
            # Without the form of a NIK, only what is called one, and only where the row is that number alone.
            if count and (_is_nik(digits) or (kind and count in (1, len(row)))):
                yield Private(kind or NIK, digits, f"{digits[:4]}{HIDDEN * 8}{digits[-4:]}", row[at].start)
                at += count
            else:
                at += 1


def _groups_of_sixteen(row: list[Digits], at: int) -> int:
    """How many groups from there on make sixteen digits; 0 for none."""
    total = 0
    for count, group in enumerate(row[at : at + LENGTH], start=1):
        total += len(group.text)
        if total >= LENGTH:
            return count if total == LENGTH else 0
    return 0


@lru_cache(maxsize=4096)
def _is_nik(digits: str) -> bool:
    if not _FORM.fullmatch(digits):
        return False
    from stdnum.exceptions import ValidationError  # noqa: PLC0415 - few posts hold such a number; every command would wait
    from stdnum.id import nik  # noqa: PLC0415

    if digits[:2] not in _NEW_PROVINCES:
        return nik.is_valid(digits)
    try:
        nik.get_birth_date(digits)
    except ValidationError:
        return False
    return True


def _kind(text: str, start: int, end: int) -> Text | None:
    """What the words around a number call it: the last before it, else the first behind it."""
    before = list(_NAMED.finditer(text, max(0, start - _BEFORE), start))
    named = before[-1] if before else _NAMED.search(text, end, end + _AFTER)
    if named is None:
        return None
    return KK if named["kk"] else NIK


# --- mobile numbers -----------------------------------------------------------------------------------

_IN_PHONE: Final = re.compile(rf"{_SPACE}{{0,6}}[.()/_\-\u2010-\u2015]{{0,2}}{_SPACE}{{0,6}}|{_SOFT_END}")
_LEAST, _MOST = 9, 15
"""Digits of a mobile number: the fewest with a country code or 0, the most of E.164."""


def _mobiles(text: str) -> Iterator[Private]:
    for row in rows(text, _IN_PHONE):
        at = 0
        while at < len(row):
            found, count = _mobile(text, row, at)
            if found:
                yield found
            at += count


def _mobile(text: str, row: list[Digits], at: int) -> tuple[Private | None, int]:
    """The mobile number that begins with a group, and how many groups it takes: the longest that is one."""
    first = row[at]
    plus = "+" if text[max(0, first.start - 3) : first.start].rstrip(" (").endswith("+") else ""
    rest = row[at : at + _MOST]
    start = "".join(group.text for group in rest[:4])
    if not plus and not start.startswith(("08", "628", "6208")):
        return None, 1
    lengths = list(accumulate(len(group.text) for group in rest))
    for count in range(len(rest), 0, -1):
        if _LEAST <= lengths[count - 1] <= _MOST and (value := _e164(plus, "".join(group.text for group in rest[:count]))):
            local = value.replace("+62", "0")
            return Private(MOBILE, value, f"{local[:4]}{HIDDEN * (len(local) - 6)}{local[-2:]}", first.start), count
    return None, 1


@lru_cache(maxsize=4096)
def _e164(plus: str, digits: str) -> str:
    """The number in one spelling; empty if it is no mobile number."""
    import phonenumbers  # noqa: PLC0415 - as above

    if not plus and digits.startswith("62"):
        plus = "+"
    try:
        number = phonenumbers.parse(plus + digits, "ID")
    except phonenumbers.NumberParseException:
        return ""
    of_persons = (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)
    if phonenumbers.number_type(number) not in of_persons:
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


# --- home addresses -----------------------------------------------------------------------------------

_STREET: Final = re.compile(r"(?i)(?<![a-z])(?:jl|jln|jalan)(?![a-z])\.?\s*")
_HOUSE: Final = re.compile(r"(?i)(?<![a-z])(?:no|nomor)(?![a-z])\s*[.:]?\s*\d{1,4}[a-z]?(?![\w])")
_QUARTER: Final = re.compile(r"(?i)(?<![a-z])r[tw](?![a-z])[\s.:/]*(?:rw[\s.:/]*)?\d{1,3}")
_REACH: Final = 160
"""How long an address may be, in characters."""
_END: Final = re.compile(r"([.!?])[\s*_]+(?=[A-Z\"'(\[*])|\n[^\S\n]*\n|\n(?=[^\S\n]*(?:[-*+>|#]|\d+[.)]))")
"""The end of a sentence, of a paragraph or of a list item."""
_SHORT: Final = frozenset(
    {"jl", "jln", "no", "gg", "kel", "kec", "kab", "prov", "komp", "perum", "blok", "drs", "prof", "bpk", "ibu", "sdr"}
)
"""Words that end with a full stop inside a sentence; so do single letters, initials and titles in capitals."""
_LAST_WORD: Final = re.compile(r"([A-Za-z]+)$")
_INITIALS: Final = 3
_LONG: Final = 8
"""A word of so many letters is no abbreviation."""


def _addresses(text: str) -> Iterator[Private]:
    if _STREET.search(text) is None:
        return
    for start, sentence in _sentences(text):
        done = 0
        for street in _STREET.finditer(sentence):
            if street.start() < done:
                continue
            reach = sentence[street.start() : street.start() + _REACH]
            house, quarter = _HOUSE.search(reach), _QUARTER.search(reach)
            if house and quarter:
                done = street.start() + max(house.end(), quarter.end())
                value = address_words(sentence[street.start() : done])
                yield Private(ADDRESS, value, f"Jl. {HIDDEN * 4} No. {HIDDEN * 2} RT/RW {HIDDEN * 2}", start + street.start())


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for end in _END.finditer(text):
        word = _LAST_WORD.search(text, max(start, end.start() - _LONG), end.start())
        if end[1] == "." and word and (word[1].lower() in _SHORT or (len(word[1]) <= _INITIALS and word[1].isupper())):
            continue
        yield start, text[start : end.end()]
        start = end.end()
    yield start, text[start:]


def address_words(text: str) -> str:
    """An address in one spelling: small letters, `jl` and `no`, single spaces, no punctuation."""
    spelt = {"jalan": "jl", "jln": "jl", "nomor": "no"}
    return " ".join(spelt.get(word, word) for word in re.findall(r"\w+", text.casefold()))


def street_and_house(text: str) -> str:
    """The beginning of an office's own address, up to the number of the house; empty where it names none."""
    street = _STREET.search(text)
    house = _HOUSE.search(text, street.end()) if street else None
    return address_words(text[street.start() : house.end()]) if street and house else ""
