"""Citations of law that were replaced, changed or misprinted: what we know, and where from.

A small table of our own, far from complete. It changes nothing in a SOP: what an office signed is its own words, and a
note asks the office to look at them when it revises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from site_tools.model.text import Text

_NUMBER: Final = r"\s*(?:nomor|no\.?)?\s*:?\s*(\d+)\s*(?:/|tahun\s*)\s*(\d{4})"
_KINDS: Final = {
    "UU": re.compile(r"(?:undang[\s-]*undang|\bUU)" + _NUMBER, re.IGNORECASE),
    "PKPU": re.compile(r"(?:peraturan\s+(?:komisi\s+pemilihan\s+umum|kpu)|\bPKPU)" + _NUMBER, re.IGNORECASE),
    "Perpres": re.compile(r"(?:peraturan\s+presiden|\bperpres)" + _NUMBER, re.IGNORECASE),
    "PermenPANRB": re.compile(
        r"(?:peraturan\s+menteri\s+pendayagunaan\s+aparatur\s+negara(?:\s+dan\s+reformasi\s+birokrasi)?|\bpermen\s?pan-?rb)" + _NUMBER,
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class Replaced:
    """What became of a rule that SOPs cite."""

    cited: str
    """`PKPU 1/2015`."""
    news: Text
    since: tuple[str, ...] = ()
    """Citations that show the office knows: an item that has one of them is not noted."""
    words: str = ""
    """Only where the item has these words too."""


TABLE: Final = (
    # PKPU 22/2023 and its changes are those in use on the information pages of several offices.
    Replaced(
        "PKPU 1/2015",
        Text(
            "digantikan PKPU 22/2023, yang diubah dengan PKPU 11/2024 dan PKPU 4/2025",
            "replaced by PKPU 22/2023, which PKPU 11/2024 and PKPU 4/2025 change",
        ),
        ("PKPU 22/2023",),
    ),
    Replaced("PKPU 17/2016", Text("digantikan PKPU 17/2023 (jadwal retensi arsip)", "replaced by PKPU 17/2023"), ("PKPU 17/2023",)),
    # The change names what it changes: cited in the SOP of Kota Bengkulu.
    Replaced("PKPU 14/2020", Text("diubah dengan PKPU 3/2023", "changed by PKPU 3/2023"), ("PKPU 3/2023",)),
    Replaced("PKPU 2/2021", Text("diubah dengan PKPU 8/2021", "changed by PKPU 8/2021"), ("PKPU 8/2021",)),
    Replaced("UU 11/2008", Text("diubah, terakhir dengan UU 1/2024", "changed, the last time by UU 1/2024"), ("UU 1/2024",)),
    Replaced(
        "PermenPANRB 35/2021",
        Text("pedoman penyusunan SOP adalah PermenPANRB 35/2012; mohon diperiksa", "the guideline of SOPs is PermenPANRB 35/2012"),
    ),
    Replaced(
        "Perpres 33/2012",
        Text(
            "mengatur Jaringan Dokumentasi dan Informasi Hukum Nasional; judul pada butir ini judul PKPU 1/2015",
            "is about the national network of legal documents; the title of this item is that of PKPU 1/2015",
        ),
        words="pelayanan informasi publik",
    ),
)


def citations(item: str) -> tuple[str, ...]:
    """The rules that one item of the legal basis cites, as `PKPU 1/2015`."""
    found = [(match.start(), f"{kind} {int(match[1])}/{match[2]}") for kind, pattern in _KINDS.items() for match in pattern.finditer(item)]
    return tuple(dict.fromkeys(cited for _, cited in sorted(found)))


def replaced_in(item: str) -> Iterator[Replaced]:
    """What an office should know about one item of its legal basis."""
    cited = citations(item)
    for known in TABLE:
        if known.cited in cited and not set(known.since) & set(cited) and known.words in item.casefold():
            yield known
