"""The flowchart of a SOP sheet as lines and symbols per table cell; no drawing, only geometry.

Each cell of the actor columns is a small canvas of its own: `x` and `y` are percent of the cell, or pixels where they
end in `px`. So lines meet at the borders however high a row becomes. Symbols: PermenPANRB 35/2012 knows five,
capsule, box, diamond, arrow and pentagon.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil
from typing import Literal

from site_tools.model.sheet import Column
from site_tools.model.sop import Sop, Step

Shape = Literal["capsule", "box", "diamond", "pentagon"]
Side = Literal["top", "left", "right"]

ROWS_PER_SHEET = 7
"""Steps that fit a printed A4 landscape page; a longer flow is cut in equal pieces joined by pentagons."""
TOP, MIDDLE, BOTTOM = "0%", "50%", "100%"
BEND = "9px"
"""How far below the row's upper border a line runs sideways."""
LANES = {"left": "7%", "right": "93%"}
"""Where the line of a return runs upwards."""


@dataclass(slots=True)
class Cell:
    """What is drawn in one cell."""

    lines: list[tuple[str, str, str, str]] = field(default_factory=list)
    """x1, y1, x2, y2."""
    shape: Shape | None = None
    letter: str = ""
    """In a pentagon."""
    arrows: set[Side] = field(default_factory=set)
    """Sides of the symbol at which an arrow arrives."""
    yes: bool = False
    """The way down is labelled `Ya`."""
    back: tuple[Side, str] | None = None
    """Side and label of the way back."""
    says: str = ""
    """The same in words, for who cannot see it."""


@dataclass(slots=True)
class Row:
    """A row of the flow table: a step, or a pentagon between two printed pages."""

    step: Step | None
    columns: tuple[int, ...]
    """Where it has a symbol."""
    cells: list[Cell]
    page_ends: bool = False
    """In print the page ends below this row."""

    @property
    def entry(self) -> int:
        """The column where the flow comes in and goes out."""
        return self.columns[0]


def columns_of(sop: Sop) -> tuple[Column, ...]:
    """The printed actor columns, or one per role where the file names none."""
    return sop.columns or tuple(Column(heading=role.title, role=role.id) for role in sop.roles)


def rows_of(sop: Sop) -> list[Row]:
    """The flow, row by row, ready to be drawn."""
    rows = _placed(sop)
    for above, below in pairwise(rows):
        if above.step or below.step:
            _forward(above, below)
    for index, row in enumerate(rows):
        if row.step:
            _symbol(sop, row, row.step)
            for target in row.step.returns:
                _back(rows, index, target)
    return rows


def _placed(sop: Sop) -> list[Row]:
    """Every step in its columns, with pentagons where a long flow is cut."""
    columns = columns_of(sop)
    used: Counter[str] = Counter()
    sheets = ceil(len(sop.steps) / ROWS_PER_SHEET)
    length = ceil(len(sop.steps) / sheets)
    rows: list[Row] = []
    for number, step in enumerate(sop.steps):
        places = tuple(dict.fromkeys(_column(columns, role, used) for role in step.who.roles))
        if number and number % length == 0:
            letter = chr(ord("A") + number // length - 1)
            rows.append(_pentagon(rows[-1].entry, len(columns), letter, f"Berlanjut di {letter} pada halaman berikut", page_ends=True))
            rows.append(_pentagon(places[0], len(columns), letter, f"Lanjutan dari {letter} pada halaman sebelumnya"))
        rows.append(Row(step, places, [Cell() for _ in columns]))
    return rows


def _column(columns: tuple[Column, ...], role: str, used: Counter[str]) -> int:
    """Where a role acts; of two columns with the same role the document uses one after the other."""
    own = [index for index, column in enumerate(columns) if column.role == role] or [0]
    place = own[min(used[role], len(own) - 1)]
    used[role] += 1
    return place


def _pentagon(column: int, width: int, letter: str, says: str, *, page_ends: bool = False) -> Row:
    cells = [Cell() for _ in range(width)]
    cells[column].shape, cells[column].letter, cells[column].says = "pentagon", letter, says
    return Row(None, (column,), cells, page_ends=page_ends)


def _forward(above: Row, below: Row) -> None:
    """The line from one symbol down to the next."""
    start, end = above.entry, below.entry
    above.cells[start].lines.append((MIDDLE, MIDDLE, MIDDLE, BOTTOM))
    if start == end:
        below.cells[end].lines.append((MIDDLE, TOP, MIDDLE, MIDDLE))
    else:
        rightwards = end > start
        below.cells[start].lines.append((MIDDLE, TOP, MIDDLE, BEND))
        below.cells[start].lines.append((MIDDLE, BEND, "100%" if rightwards else "0%", BEND))
        for between in range(min(start, end) + 1, max(start, end)):
            below.cells[between].lines.append(("0%", BEND, "100%", BEND))
        below.cells[end].lines.append(("0%" if rightwards else "100%", BEND, MIDDLE, BEND))
        below.cells[end].lines.append((MIDDLE, BEND, MIDDLE, MIDDLE))
    below.cells[end].arrows.add("top")


def _symbol(sop: Sop, row: Row, step: Step) -> None:
    """The step's symbol in each of its columns, joined where there are several."""
    shape: Shape = "box"
    if step.phase == "decide":
        shape = "diamond"
    elif step.step in (1, len(sop.steps)):
        shape = "capsule"
    for place in row.columns:
        row.cells[place].shape = shape
        row.cells[place].says = _words(sop, step, shape)
    if len(row.columns) > 1:
        left, right = min(row.columns), max(row.columns)
        row.cells[left].lines.append((MIDDLE, MIDDLE, "100%", MIDDLE))
        for between in range(left + 1, right):
            row.cells[between].lines.append(("0%", MIDDLE, "100%", MIDDLE))
        row.cells[right].lines.append(("0%", MIDDLE, MIDDLE, MIDDLE))
    row.cells[row.entry].yes = shape == "diamond" and step.step < len(sop.steps)


def _words(sop: Sop, step: Step, shape: Shape) -> str:
    who = " dan ".join(role.title for role in sop.roles if role.id in step.who.roles)
    targets = " atau ".join(str(target) for target in step.returns)
    if shape == "diamond":
        onward = f"ya, lanjut ke langkah {step.step + 1}" if step.step < len(sop.steps) else "ya, selesai"
        return f"Keputusan {who}: {onward}" + (f"; tidak, kembali ke langkah {targets}" if targets else "")
    kind = {1: "Mulai", len(sop.steps): "Selesai"}.get(step.step, "Proses")
    return f"{kind}: {who}" + (f"; dapat kembali ke langkah {targets}" if targets else "")


def _back(rows: list[Row], index: int, target: int) -> None:
    """The way back: sideways out of the symbol, up a lane of its column, sideways into the step it returns to."""
    row = rows[index]
    goal = next(i for i, r in enumerate(rows) if r.step and r.step.step == target)
    here, there = row.entry, rows[goal].entry
    side = _side(rows, index, there)
    lane = LANES[side]
    row.cells[here].lines += [(MIDDLE, MIDDLE, lane, MIDDLE), (lane, MIDDLE, lane, TOP)]
    row.cells[here].back = (side, "Tidak" if row.cells[here].shape == "diamond" else "Kembali")
    for between in range(goal + 1, index):
        rows[between].cells[here].lines.append((lane, TOP, lane, BOTTOM))
    cells = rows[goal].cells
    cells[here].lines.append((lane, BOTTOM, lane, MIDDLE))
    if there == here:
        cells[here].lines.append((lane, MIDDLE, MIDDLE, MIDDLE))
        cells[here].arrows.add(side)
        return
    leftwards = there < here
    cells[here].lines.append((lane, MIDDLE, "0%" if leftwards else "100%", MIDDLE))
    for between in range(min(here, there) + 1, max(here, there)):
        cells[between].lines.append(("0%", MIDDLE, "100%", MIDDLE))
    cells[there].lines.append(("100%" if leftwards else "0%", MIDDLE, MIDDLE, MIDDLE))
    cells[there].arrows.add("right" if leftwards else "left")


def _side(rows: list[Row], index: int, there: int) -> Side:
    """On which side a return leaves: away from where the flow comes in, and from where another return arrives."""
    row = rows[index]
    here, before = row.entry, rows[index - 1].entry
    side: Side = "left" if before > here or (before == here and there < here) else "right"
    number = row.step.step if row.step else 0
    others = {r.entry for r in rows[index + 1 :] if r.step and number in r.step.returns}
    taken = {"right" if other > here else "left" for other in others if other != here}
    if taken == {side}:
        return "left" if side == "right" else "right"
    return side
