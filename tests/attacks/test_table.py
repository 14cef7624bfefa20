"""docs/attacks.md: every row is there once, and what it says is so."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from site_tools.rules.explain import all_codes

pytestmark = pytest.mark.docs

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs/attacks.md"
STATES = ("refused", "later: host")


class Row(NamedTuple):
    """One line of the tables."""

    number: str
    attempt: str
    codes: tuple[str, ...]
    tests: tuple[str, ...]
    state: str


def rows():
    found = []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if re.fullmatch(r"\d+b?", cells[0]):
            number, attempt, codes, tests, state = cells
            found.append(Row(number, attempt, tuple(re.findall("`(.+?)`", codes)), tuple(re.findall("`(.+?)`", tests)), state))
    return found


def functions():
    """`file::test` -> its source."""
    found = {}
    for file in sorted(HERE.glob("test_*.py")):
        text = file.read_text(encoding="utf-8")
        for node in ast.parse(text).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                found[f"{file.name}::{node.name}"] = text
    return found


ROWS = rows()
TESTS = functions()


def test_every_row_is_there_once():
    assert Counter(row.number for row in ROWS) == Counter([*map(str, range(1, 91)), "30b"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.number)
def test_a_row_is_true(row):
    assert row.attempt
    assert row.state in STATES
    assert set(row.codes) <= set(all_codes())
    assert set(row.tests) <= set(TESTS)
    if row.state == "refused":
        assert row.tests
        assert row.codes
    prefix = re.compile(rf"test_{int(row.number.rstrip('b')):02}{'b' if row.number.endswith('b') else ''}_")
    assert all(prefix.match(test.split("::")[1]) for test in row.tests)
    unnamed = [test for test in TESTS if prefix.match(test.split("::")[1]) and test not in row.tests]
    assert not unnamed, "stands in no row"
    sources = {TESTS[test] for test in row.tests}
    assert all(any(f'"{code}"' in text or f"[{code}]" in text for text in sources) for code in row.codes)


def test_a_later_row_has_its_reason():
    rest = PAGE.read_text(encoding="utf-8").split("## What is left for later")[1]
    later = rest.split("**Rows that are refused")[0]
    told = {number for line in re.findall(r"(?m)^- ([0-9b, ]+):", later) for number in line.split(", ")}
    assert told == {row.number for row in ROWS if row.state != "refused"}


def test_every_test_here_belongs_to_a_row_or_is_an_accept_test():
    others = [t for t in TESTS if not t.startswith("test_table.py") and not re.search(r"::test_(?:\d\db?|accept)_", t)]
    assert others == []
