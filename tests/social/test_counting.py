from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_tools.social.counting import length
from site_tools.social.weighted import addresses, weighted_length

WEIGHED = {
    "nothing": ("", 0),
    "plain letters": ("Rapat pleno", 11),
    "an accent, composed": ("é", 1),
    "an accent in two pieces": ("e\u0301", 1),
    "last light code point": ("\u10ff", 1),
    "first heavy code point": ("\u1100", 2),
    "quotes and dashes are light": ("“—”", 3),
    "a non-breaking hyphen is light, a line separator not": ("\u2011\u2028", 3),
    "an ellipsis is heavy": ("…", 2),
    "primes": ("\u2032\u2037\u2038", 4),
    "Japanese": ("日本", 4),
    "an address, whatever its length": ("https://contoh.go.id/" + "a" * 200, 23),
    "a domain that does not exist is no address": ("contoh.example", 14),
    "a short address": ("http://t.co", 23),
    "without scheme": ("kpu.go.id", 23),
    "with path and query": ("kpu.go.id/berita?id=1&x=2 lagi", 28),
    "a full stop behind it": ("Lihat kpu.go.id.", 30),
    "brackets around it": ("(kpu.go.id)", 25),
    "brackets inside it": ("https://a.id/b(c)", 23),
    "scheme without top-level domain": ("http://localhost/x", 18),
    "an academic title that is a domain": ("M.Si", 23),
    "one that is none": ("M.Pd", 4),
    "a title in a name": ("Ali, M.Si., hadir", 36),
    "a title run on": ("M.Sip", 5),
    "money and time": ("Rp1.500.000 pukul 08.00", 23),
    "mail": ("humas@kpu.go.id", 15),
    "a mention": ("@kpu_id", 7),
    "a letter of another script before": ("日本kpu.go.id", 27),
    "a hyphen before": ("-kpu.go.id", 10),
    "two addresses": ("a.id b.id", 47),
    "a full stop without space": ("selesai.ke", 23),
    "a face": ("😀", 2),
    "a family": ("👨‍👩‍👧‍👦", 2),
    "skin": ("👍🏽", 2),
    "skin on what has none": ("😀🏽", 4),
    "skin alone": ("🏽", 2),
    "two skins": ("🫱🏽‍🫲🏿", 2),
    "a new sequence": ("🐦‍🔥", 2),
    "a flag": ("🇮🇩", 2),
    "two flags": ("🇮🇩🇵🇸", 4),
    "letters that are no flag": ("🇮🇮", 4),
    "a flag of a region": ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 2),
    "a keycap": ("1️⃣", 2),
    "a digit": ("1", 1),
    "a heart of text": ("❤", 2),
    "a heart with selector": ("❤️", 2),
    "a sign of text": ("©", 1),
    "the same as emoji": ("©️", 2),
}


@pytest.mark.parametrize(("text", "weight"), WEIGHED.values(), ids=WEIGHED)
def test_weighted(text, weight):
    assert weighted_length(text) == weight


COUNTED = {
    "characters: NFC": ("e\u0301", "characters", 1),
    "characters: a family is its code points": ("👨‍👩‍👧‍👦", "characters", 7),
    "utf16: a face is a pair": ("a😀", "utf16", 3),
    "utf16: plane 0": ("日本", "utf16", 2),
    "bytes": ("aé…😀", "bytes", 1 + 2 + 3 + 4),
    "emoji-bytes: letters are characters": ("aé日", "emoji-bytes", 3),
    "emoji-bytes: a face": ("a😀", "emoji-bytes", 5),
    "emoji-bytes: a flag": ("🇮🇩", "emoji-bytes", 8),
    "emoji-bytes: a family": ("👨‍👩‍👧‍👦", "emoji-bytes", 25),
    "emoji-bytes: a heart with selector": ("❤️", "emoji-bytes", 6),
}


@pytest.mark.parametrize(("text", "unit", "expected"), COUNTED.values(), ids=COUNTED)
def test_counted(text, unit, expected):
    assert length(text, unit) == expected


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(words)
def test_no_unit_tells_normal_forms_apart(text):
    for unit in ("weighted", "characters", "utf16", "bytes", "emoji-bytes"):
        assert length(unicodedata.normalize("NFD", text), unit) == length(unicodedata.normalize("NFC", text), unit)


@given(words, words)
def test_pieces_with_a_space_between_count_as_their_sum(left, right):
    """What the cutting relies on: more words never weigh less."""
    left, right = left.strip() + "a", "a" + right.strip()
    for unit in ("weighted", "characters", "utf16", "bytes", "emoji-bytes"):
        assert length(f"{left} {right}", unit) == length(left, unit) + 1 + length(right, unit)


@given(st.text("abc.:/?=@#() M.Siidgo-_é日😀", max_size=80))
def test_addresses_lie_apart_and_inside_the_text(text):
    end = 0
    for address in addresses(text):
        assert end <= address.start < address.end <= len(text)
        end = address.end


def test_counting_a_long_hostile_text_ends():
    for text in ("a." * 20000, "(" * 20000, "https://a.id/" + "(a" * 20000, "_" * 20000, "a-" * 20000):
        assert weighted_length(text) >= 0
