"""Where numbers and addresses of persons begin and end: the edges, one by one."""

from __future__ import annotations

import pytest

from site_tools.rules.private_numbers import KK, MOBILE, address_words, private, street_and_house

NO_NIK = "1234 5678 9012 3456"
"""Sixteen digits that have not the form of a NIK: only what is called one, or a KK, is found."""
HOME = "No. 5, RT 01"

MOBILES = {
    "0 812-3456-7890": "+6281234567890",
    "08 0812-3456-7890": "+6281234567890",
    "62 0812 3456 7890": "+6281234567890",
    "620812345678901": "+62812345678901",
    "+60 12-345 6789": "+60123456789",
    "+(60) 12-345 6789": "+60123456789",
    "+ (60) 12-345 6789": "+60123456789",
    "+687 751234": "+687751234",
}
"""As written, and the number that it is."""


@pytest.mark.parametrize("text", MOBILES)
def test_a_mobile_number_however_it_is_grouped(text):
    (found,) = private(f"Hubungi {text} untuk pendaftaran.")
    assert (found.kind, found.value) == (MOBILE, MOBILES[text])


@pytest.mark.parametrize("text", ["60 12-345 6789", "12 345 6789", "687 751234"])
def test_no_mobile_number_without_a_country_or_a_zero(text):
    assert list(private(f"Hubungi {text} untuk pendaftaran.")) == []


def test_a_number_that_is_named_behind_it_within_reach():
    (found,) = private(f"{NO_NIK} yang dicatat ialah KK.")
    assert (found.kind, found.value, found.start) == (KK, "1234567890123456", 0)


def test_a_name_far_behind_names_something_else():
    assert list(private(f"{NO_NIK} adalah jumlah yang dicatat petugas pada KK.")) == []


def test_a_named_number_with_further_digits_beside_it():
    (found,) = private("KK 1234567890123456 12")
    assert (found.kind, found.start) == (KK, 3)


def test_a_nik_says_where_it_begins():
    (found,) = private("Atas nama 1306014107900001.")
    assert (found.value, found.start) == ("1306014107900001", 10)


@pytest.mark.parametrize("between", ["KELURAHAN. ", "itu. "])
def test_an_address_ends_with_its_sentence(between):
    assert list(private(f"Jl. Merdeka {between}{HOME}")) == []


@pytest.mark.parametrize("between", ["RRI. ", "Kel. ", "PU. "])
def test_an_abbreviation_ends_no_sentence(between):
    (found,) = private(f"Jl. Merdeka {between}{HOME}")
    assert found.value == address_words(f"Jl. Merdeka {between}{HOME}")


def test_an_address_has_one_spelling():
    assert address_words("Jln. Merdeka Nomor 5") == address_words("JALAN Merdeka, no. 5") == "jl merdeka no 5"


def test_the_office_s_own_address_begins_at_its_street():
    assert street_and_house("Gedung No. 7, Jl. Merdeka No. 12, Lubuk Basung") == "jl merdeka no 12"
    assert street_and_house("Lubuk Basung") == street_and_house("Jl. Merdeka") == street_and_house("No. 12") == ""
