"""The files of the search: what a phone asks for, and how much it gets."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_tools.website.render import THEME
from site_tools.website.search_index import BUCKETS, FOLDER, STEM, STOP_WORDS, bucket, reference, search_files, words_of
from site_tools.website.summary import summary
from tests.website import make
from tests.website.test_pages import source

SCRIPT = (THEME / "assets/paraf/cari.js").read_text(encoding="utf-8")
MOST = 300_000
"""Bytes that one query may cost a phone."""


def test_the_script_knows_the_same_layout():
    listed = re.search(r"const STOP = new Set\(\((.*?)\)\.split", SCRIPT, re.DOTALL)
    assert set("".join(re.findall(r'"([^"]*)"', listed[1])).split()) == STOP_WORDS
    for name, value in {"BUCKETS": BUCKETS, "STEM": STEM, "REFERENCE": len(reference("a/b/2026/c", "2026-01-01"))}.items():
        assert f"{name} = {value}," in SCRIPT
    assert f'new URL("{FOLDER}/"' in SCRIPT


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rapat Pleno di Aula", ["rapat", "pleno", "aula"]),
        ("PDPB PDPB pdpb", ["pdpb"]),
        ("Pasal 5 UU 14/2008", ["pasal", "5", "14", "2008"]),
        ("Café Jum'at ﬁlm", ["cafe", "jum", "film"]),
        ("yang dan di", []),
        ("", []),
    ],
)
def test_words(text, words):
    assert words_of(text) == words


@given(st.dates(date(2020, 1, 1), date(2020, 12, 31)), st.dates(date(2020, 1, 1), date(2020, 12, 31)))
def test_references_sort_by_day(one, other):
    first, second = reference("a", one.isoformat()), reference("b", other.isoformat())
    assert len(first) == len(second) == 8
    if one != other:
        assert (first < second) == (one < other)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789", min_size=STEM, max_size=12))
def test_a_word_and_its_beginning_share_a_file(word):
    assert bucket(word) == bucket(word[:STEM])
    assert re.fullmatch("[0-9a-f]{2}", bucket(word))


def many(number: int) -> list:
    """Posts with words as frequent as words are: a few in every post, many in a few."""
    policy = make.policy()
    judged = make.judged(policy, "a")
    one = summary(source(judged), judged)
    common = ["pemilu", "pemilihan", "pemilih", "kabupaten", "komisi", "umum", "kegiatan", "peserta", "daftar", "rapat"]
    made = []
    for n in range(number):
        day = date(2026, 12, 31) - timedelta(days=n * 1100 // number)
        rare = [f"{chr(97 + (n * k) % 26)}{chr(97 + (n + k) % 23)}{chr(97 + k % 19)}{(n * k) % 997}" for k in range(1, 70)]
        made.append(replace(one, post=f"contoh/medsos/{day.year}/post-{n}", date=day.isoformat(), words=" ".join([*common, *rare])))
    return made


def test_a_query_stays_small_at_ten_thousand_posts():
    files = {Path(m.address).relative_to(FOLDER).as_posix(): len(m.content.encode()) for m in search_files(many(10_000), ())}
    newest = max(name[:4] for name in files if name[:4].isdigit())
    years = sorted({name[:4] for name in files if name[:4].isdigit()}, reverse=True)[:3]
    asked = {bucket(word) for word in ("pemilih", "rapat", "kegiatan")}
    words = sum(files[f"{year}/k-{b}.json"] for year in years[:1] for b in asked)
    # Ten results of one page may stand in ten files.
    details = sum(sorted((size for name, size in files.items() if name.startswith(f"{newest}/d-")), reverse=True)[:10])
    assert words + details + files["tahun.json"] + files["halaman.json"] <= MOST


def test_every_post_is_found_by_every_word_of_it():
    posts = many(40)
    files = {m.address.removeprefix(f"{FOLDER}/"): json.loads(m.content) for m in search_files(posts, ())}
    for post in posts:
        ref = reference(post.post, post.date)
        year = post.date[:4]
        assert files[f"{year}/d-{ref[2:4]}.json"][ref][0] == f"{post.post}/"
        for word in post.words.split():
            held = files[f"{year}/k-{bucket(word)}.json"][word]
            assert ref in [held[i : i + 8] for i in range(0, len(held), 8)]
    assert files["tahun.json"] == dict(Counter(p.date[:4] for p in posts))
