"""A file cut from its entries, to compare it with another version: never a way to accept one."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from site_tools.formats import entries as block
from site_tools.formats.entries import common, cut

from .test_entries import BLOCK, ENTRIES, PLAIN

BEFORE, AFTER = "---\ntitle: Rapat é\n".encode(), "---\n\nNaskah \u2713.\n".encode()
FILE = BEFORE + BLOCK + AFTER


def test_what_is_left_is_the_file_without_its_block():
    assert cut(FILE) == (BEFORE + AFTER, ENTRIES)
    assert cut(BEFORE + AFTER) == (BEFORE + AFTER, ())


def test_up_to_the_first_damage():
    lines = FILE.split(b"\n")
    place = next(n for n, line in enumerate(lines) if b'decision: "waive"' in line)
    broken = b"\n".join([*lines[:place], lines[place] + b" ", *lines[place + 1 :]])
    rest, found = cut(broken)
    assert found == ENTRIES[:2]
    assert rest.startswith(BEFORE + b"  - step: 2\n")
    assert rest.endswith(AFTER)


def test_a_block_whose_first_entry_is_damaged_stays_whole():
    broken = FILE.replace(b"  - step: 1\n", b"  - step: 01\n", 1)
    assert cut(broken) == (broken, ())


def test_bytes_that_are_no_text_and_characters_that_may_not_be_signed():
    for bad in (b"\xff", "\u202e".encode(), "\u200d".encode()):
        note = b'note: "Banjir"'
        assert note in FILE
        assert cut(FILE.replace(note, note[:-1] + bad + b'"'))[1] == ENTRIES[:2]


def test_an_impossible_date_ends_it():
    assert cut(FILE.replace(b'until: "2026-11-05"', b'until: "2026-11-31"'))[1] == ENTRIES[:2]


def test_how_much_two_chains_share():
    other = replace(PLAIN, note="lain")
    assert common(ENTRIES, ENTRIES) == len(ENTRIES)
    assert common(ENTRIES, ENTRIES[:2]) == common(ENTRIES[:2], ENTRIES) == 2
    assert common(ENTRIES, (ENTRIES[0], other)) == 1
    assert common((), ENTRIES) == 0


@given(st.binary(max_size=200), st.binary(max_size=200), st.integers(0, len(ENTRIES)))
def test_nothing_is_lost_or_made_up(before, after, number):
    data = before + b"\n" + block.render(ENTRIES[:number]) + after
    rest, found = cut(data)
    assert block.render(found) in data
    assert len(rest) == len(data) - (len(block.render(found)) if found else 0)
