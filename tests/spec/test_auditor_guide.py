"""The auditor's guide: every command runs as it stands, and what it prints is what the page shows."""

from __future__ import annotations

import re

import pytest

from tests.spec import guide
from tests.spec.auditor import SCRIPT
from tests.spec.samples import REPOSITORY

pytestmark = pytest.mark.docs


def text_of(page: str) -> str:
    return (REPOSITORY / page).read_text("utf-8")


def test_both_pages_have_the_same_commands_which_all_succeed():
    one, two = (tuple(guide.commands(text_of(page))) for page in guide.PAGES)
    assert one == two
    assert [code for code, _ in guide.outputs(one)] == [0] * len(one)


@pytest.mark.parametrize("page", guide.PAGES)
def test_output_is_fresh(page):
    assert guide.filled(text_of(page)) == text_of(page), "run: python -m tests.spec.guide --write"


@pytest.mark.parametrize(("page", "words"), [*zip(guide.PAGES, ("tidak ada lagi atau diganti", "gone or replaced"), strict=True)])
def test_what_a_cut_tail_looks_like_is_what_the_script_says(page, words):
    assert f"`{words}`" in text_of(page)
    assert words in SCRIPT.read_text("utf-8")


def test_every_option_of_the_script_is_in_its_head():
    text = SCRIPT.read_text("utf-8")
    [options] = re.findall(r"getopts (\S+) option", text)
    head = text.split("\nset -u", 1)[0]
    assert all(f"#   -{letter} " in head for letter in options.replace(":", ""))


def test_the_pages_are_linked():
    for page, target in {
        "README.md": ("docs/auditor/panduan.md", "docs/auditor/guide.md"),
        "docs/spesifikasi.md": ("auditor/panduan.md", "auditor/paraf-audit.sh"),
        "docs/specification.md": ("auditor/guide.md", "auditor/paraf-audit.sh"),
    }.items():
        assert all(f"]({name})" in text_of(page) for name in target), page
