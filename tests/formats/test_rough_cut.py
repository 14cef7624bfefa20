"""A damaged index.md is cut like a whole one, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_tools.formats.front_matter import read_front_matter
from site_tools.formats.rough_cut import rough_cut

SAMPLES = sorted(Path(__file__).resolve().parents[2].glob("content/*/*/2026/*/index.md"))


@pytest.mark.parametrize("index", SAMPLES, ids=lambda p: p.parent.name)
def test_a_whole_file_is_cut_as_the_reader_cuts_it(index):
    data = index.read_bytes()
    front = read_front_matter(data, path="index.md")
    pieces, entries = rough_cut(data, path="index.md")
    assert sorted(pieces, key=str) == sorted(front.pieces(), key=str)
    assert entries == front.entries


def test_a_byte_that_is_no_text_breaks_only_its_part():
    data = SAMPLES[0].read_bytes()
    at = data.index(b"captions:") + 30
    broken, _ = rough_cut(data[:at] + b"\xff" + data[at + 1 :], path="index.md")
    whole, _ = rough_cut(data, path="index.md")
    assert {b.path for b, w in zip(broken, whole, strict=True) if b != w} == {"index.md:captions"}


@pytest.mark.parametrize(
    "data",
    [b"", b"---\n", b"---\n---\n", b"---\ntitle: x\n---\n", b"---\nsignatures:\n  junk\n---\n", b"x" * 2_000_000],
    ids=["empty", "open", "no keys", "unsigned", "damaged block", "huge"],
)
def test_where_nothing_can_be_told_nothing_is(data):
    assert rough_cut(data, path="index.md") is None
