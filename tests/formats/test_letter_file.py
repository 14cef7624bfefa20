"""A letter of appointment is written so that it reads back as the same values."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_tools.formats.letter_file import render
from site_tools.formats.yaml_shape import load
from site_tools.model.finding import Problem
from site_tools.model.people import ActingLetter

START = datetime(2026, 11, 21, 8, tzinfo=timezone(timedelta(hours=7)))
LETTER = ActingLetter("a", "b", "plh", "1", "2026-11-21", START, START + timedelta(days=1), "c", START)
WORDS = st.text(st.characters(codec="ascii", min_codepoint=32, max_codepoint=126), min_size=1).filter(lambda t: t.strip() not in ("", "-"))


@given(WORDS, WORDS, st.sampled_from(["plh", "plt"]), st.booleans(), st.integers(1, 90))
def test_what_is_written_reads_back(number, role, capacity, merangkap, days):
    letter = replace(LETTER, letter=number, role=role, capacity=capacity, merangkap=merangkap, until=START + timedelta(days=days))
    assert load(ActingLetter, render(letter), path="x.yml") == letter


@pytest.mark.parametrize("number", ["1\n2", "a\u202eb", "a\x07", "e\u0301"])
def test_what_the_reader_refuses_is_never_written(number):
    with pytest.raises((ValueError, Problem)):
        render(replace(LETTER, letter=number))
