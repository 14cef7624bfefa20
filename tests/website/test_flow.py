"""The flowchart of a sheet: where symbols stand and lines meet."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_tools.model.sheet import Column
from site_tools.model.sop import Role, Step, Who
from site_tools.website.drawing import draw
from site_tools.website.flow import LANES, ROWS_PER_SHEET, columns_of, rows_of
from tests.website import make

ROLES = tuple(Role(name, name.upper()) for name in "abcd")


def sop(*steps):
    """Steps given as (phase, roles, returns)."""
    made = tuple(Step(n, f"Kegiatan {n}", phase, Who(all=tuple(who)), returns=tuple(back)) for n, (phase, who, back) in enumerate(steps, 1))
    return make.sop(roles=ROLES, columns=tuple(Column(r.title, r.id) for r in ROLES), steps=made)


def shapes(rows):
    return [(row.entry, row.cells[row.entry].shape) for row in rows]


def test_first_and_last_are_capsules_decisions_are_diamonds():
    assert shapes(rows_of(make.sop())) == [(0, "capsule"), (1, "diamond"), (2, "diamond"), (0, "capsule")]


def test_a_decision_has_two_exits():
    rows = rows_of(make.sop())
    drawn = str(draw(rows[1].cells[1]))
    assert rows[1].cells[1].yes
    assert ">Ya</text>" in drawn
    assert ">Tidak</text>" in drawn
    assert "ya, lanjut ke langkah 3; tidak, kembali ke langkah 1" in drawn
    assert "right" in rows[0].cells[0].arrows


@pytest.mark.parametrize(("phase", "word"), [("decide", "Tidak"), ("prepare", "Kembali")])
@pytest.mark.parametrize(("who", "anchor"), [("a", "start"), ("d", "end")])
def test_the_word_at_a_way_back_stands_inside_its_lane(phase, word, who, anchor):
    """Beyond the lane the cell ends, and would cut it."""
    cell = rows_of(sop(("prepare", "b", ()), (phase, who, {1}), ("publish", "b", ())))[1].cells["abcd".index(who)]
    label = next(svg for svg in ET.fromstring(str(draw(cell))).iter("svg") if svg.get("x") in LANES.values())  # noqa: S314 - our own
    text = next(label.iter("text"))
    assert (label.get("x"), text.text, text.get("text-anchor")) == (LANES["left" if anchor == "start" else "right"], word, anchor)
    assert (float(text.get("x")) > 0) == (anchor == "start")


def test_a_column_drawn_twice_is_used_one_after_the_other():
    found = replace(make.sop(), columns=(*make.sop().columns, Column("Operator", "operator")))
    assert [row.entry for row in rows_of(found)] == [0, 1, 2, 3]


def test_without_columns_every_role_has_one():
    found = replace(make.sop(), columns=())
    assert [c.heading for c in columns_of(found)] == ["Operator", "Kasubbag Contoh", "Sekretaris"]


def test_several_roles_of_one_step_are_joined():
    row = rows_of(sop(("prepare", "a", ()), ("report", "db", ())))[1]
    assert row.columns == (3, 1)
    assert [cell.shape for cell in row.cells] == [None, "capsule", None, "capsule"]
    assert ("0%", "50%", "100%", "50%") in row.cells[2].lines


def test_a_long_flow_is_cut_and_joined_by_pentagons():
    steps = [("prepare", "ab"[n % 2], ()) for n in range(ROWS_PER_SHEET + 2)]
    rows = rows_of(sop(*steps))
    cuts = [n for n, row in enumerate(rows) if row.step is None]
    assert len(cuts) == 2
    assert cuts[1] == cuts[0] + 1
    assert [rows[n].page_ends for n in cuts] == [True, False]
    assert {rows[n].cells[rows[n].entry].letter for n in cuts} == {"A"}
    assert [row.step.step for row in rows if row.step] == list(range(1, len(steps) + 1))


def test_words_in_a_drawing_are_escaped():
    steps = (replace(make.sop().steps[0], who=Who(any=("x",))),)
    drawn = str(draw(rows_of(make.sop(roles=(Role("x", '"><script>'),), columns=(), steps=steps))[0].cells[0]))
    assert "<script>" not in drawn
    ET.fromstring(drawn)  # noqa: S314 - our own drawing


STEP = st.tuples(
    st.sampled_from(["prepare", "decide", "handover"]), st.sampled_from(ROLES).map(lambda r: r.id), st.sets(st.integers(1, 11))
)
POINT = re.compile(r"\d+%|\d+px")


@given(st.lists(STEP, min_size=1, max_size=12))
def test_every_line_goes_on_in_the_next_cell(steps):
    """What leaves a cell at a border arrives at the same place of the cell beside it."""
    rows = rows_of(sop(*((phase, who, {t for t in back if t < n}) for n, (phase, who, back) in enumerate(steps, 1))))
    grid = [[{end for line in cell.lines for end in (line[:2], line[2:])} for cell in row.cells] for row in rows]
    for y, row in enumerate(grid):
        for x, ends in enumerate(row):
            assert all(POINT.fullmatch(value) for end in ends for value in end)
            for at, height in ends:
                if height == "100%":
                    assert (at, "0%") in grid[y + 1][x]
                if height == "0%":
                    assert (at, "100%") in grid[y - 1][x]
                if at == "100%":
                    assert ("0%", height) in row[x + 1]
                if at == "0%":
                    assert ("100%", height) in row[x - 1]


@pytest.mark.parametrize("row", rows_of(make.sop()), ids=lambda row: f"row {row.step.step}")
def test_drawings_are_well_formed(row):
    for cell in row.cells:
        if cell.lines or cell.shape:
            ET.fromstring(str(draw(cell)))  # noqa: S314 - our own drawing
        else:
            assert draw(cell) == ""
