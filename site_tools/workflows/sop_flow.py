"""A SOP as a flowchart: start, end, columns, exits, ways back. Reads a draft that is broken as well as one that is whole.

Source of the demands: the sheet of PermenPANRB 35/2012 (one flow from start to end, a column per performer, a decision
has two exits).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from site_tools.formats.yaml_node import Node, line_at, plain
from site_tools.model.finding import Finding
from site_tools.model.sop import AFTER_GATE, CONTENT_PARTS
from site_tools.model.text import Text

_REMEDY: Final = Text("Cocokkan dengan bagan pada dokumen: paraf sop show", "Compare with the chart in the document: paraf sop show")
_MATERIAL: Final = {*CONTENT_PARTS, "attachments"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the chart as far as it can be read."""

    number: int
    line: int
    phase: str
    roles: tuple[str, ...]
    returns: tuple[int, ...]
    changes: tuple[str, ...]

    @property
    def before_gate(self) -> bool:
        """Whether it lies before the merge gate."""
        return self.phase not in AFTER_GATE


@dataclass(frozen=True, slots=True)
class Flow:
    """A chart as far as it can be read."""

    path: str
    rows: tuple[Row, ...]
    roles: tuple[str, ...]
    columns: tuple[tuple[str, int], ...]
    """Role and line of each printed column."""

    def finding(
        self, code: str, message: Text, row: Row | None = None, *, severity: Literal["error", "warning", "note"] = "error", line: int = 0
    ) -> Finding:
        """A finding at a row, or at a line."""
        return Finding(
            code, message, self.path, row.line if row else line or None, (row.number or None) if row else None, _REMEDY, severity
        )


def read_flow(node: Node, path: str) -> Flow:
    """The chart of a SOP file; what is not there or has another shape is left out."""
    document = plain(node)
    steps = _items(document, "steps")
    rows = tuple(
        Row(
            number=_number(_get(step, "step")),
            line=line_at(node, ("steps", place)),
            phase=str(_get(step, "phase") or ""),
            roles=(*_texts(_get(_get(step, "who"), "any")), *_texts(_get(_get(step, "who"), "all"))),
            returns=tuple(_number(target) for target in _texts(_get(step, "returns"))),
            changes=_texts(_get(step, "changes")),
        )
        for place, step in enumerate(steps)
    )
    columns = tuple((str(_get(c, "role") or ""), line_at(node, ("columns", place))) for place, c in enumerate(_items(document, "columns")))
    return Flow(path, rows, tuple(str(_get(r, "id") or "") for r in _items(document, "roles")), columns)


def flow_findings(flow: Flow) -> Iterator[Finding]:
    """What is wrong with the chart, row by row."""
    for check in (_start, _end, _unreachable, _columns, _exits, _targets, _ways_back):
        yield from check(flow)


def _start(flow: Flow) -> Iterator[Finding]:
    firsts = [row for row in flow.rows if row.number == 1]
    if len(firsts) != 1:
        told = Text("Alur harus mempunyai tepat satu awal, langkah 1; di sini {n}.", "A flow has exactly one start, step 1; here {n}.")
        yield flow.finding("FLOW-START", told.fill(n=len(firsts)), firsts[1] if firsts else None)
    elif len(set(firsts[0].roles)) > 1:
        told = Text("Langkah 1 dimulai di {n} kolom: {roles}.", "Step 1 starts in {n} columns: {roles}.")
        filled = told.fill(n=len(set(firsts[0].roles)), roles=", ".join(firsts[0].roles))
        yield flow.finding("FLOW-START", filled, firsts[0], severity="warning")


def _end(flow: Flow) -> Iterator[Finding]:
    numbers = {row.number for row in flow.rows}
    for row in flow.rows[:-1]:
        if row.number + 1 not in numbers:
            told = Text(
                "Alur putus sesudah langkah {n}, padahal bukan langkah terakhir.", "The flow breaks off after step {n}, not the last."
            )
            yield flow.finding("FLOW-END", told.fill(n=row.number), row)
    if flow.rows and flow.rows[-1].before_gate:
        told = Text("Alur berakhir tanpa langkah penayangan.", "The flow ends without a step that publishes.")
        yield flow.finding("FLOW-END", told, flow.rows[-1], severity="warning")


def _unreachable(flow: Flow) -> Iterator[Finding]:
    reached: set[int] = set()
    for row in flow.rows:
        way_in = row.number == 1 or row.number - 1 in reached
        if not way_in or row.number in reached:
            told = Text("Langkah {n} tidak dapat dicapai dari awal.", "Step {n} cannot be reached from the start.")
            yield flow.finding("FLOW-UNREACHABLE", told.fill(n=row.number), row)
        else:
            reached.add(row.number)


def _columns(flow: Flow) -> Iterator[Finding]:
    own = {role for role, _ in flow.columns}
    for row in flow.rows:
        if not row.roles:
            yield flow.finding("FLOW-COLUMN", Text("Langkah {n} tanpa pelaksana.", "Step {n} has no performer.").fill(n=row.number), row)
        for role in row.roles:
            if role not in flow.roles:
                told = Text("Pelaksana `{role}` langkah {n} tidak ada pada `roles`.", "`roles` has no `{role}`, the performer of step {n}.")
                yield flow.finding("FLOW-COLUMN", told.fill(role=role, n=row.number), row)
            elif own and role not in own:
                told = Text("Pelaksana `{role}` langkah {n} tidak punya kolom.", "Performer `{role}` of step {n} has no column.")
                yield flow.finding("FLOW-COLUMN", told.fill(role=role, n=row.number), row)
    acting = {role for row in flow.rows for role in row.roles}
    for role, line in flow.columns:
        if role not in flow.roles:
            told = Text("Kolom `{role}` bukan peran SOP ini.", "Column `{role}` is no role of this SOP.")
            yield flow.finding("FLOW-COLUMN", told.fill(role=role), line=line)
        elif role not in acting:
            told = Text("Kolom `{role}` tidak melaksanakan langkah apa pun.", "Column `{role}` performs no step.")
            yield flow.finding("FLOW-COLUMN", told.fill(role=role), severity="warning", line=line)


def _exits(flow: Flow) -> Iterator[Finding]:
    for row in flow.rows:
        if row.phase == "decide" and not row.returns:
            told = Text(
                "Keputusan pada langkah {n} hanya punya satu jalan keluar: tulis ke mana ia mengembalikan (`returns`).",
                "The decision of step {n} has one exit only: say where it sends back to (`returns`).",
            )
            yield flow.finding("FLOW-EXITS", told.fill(n=row.number), row)
    if flow.rows and not any(row.phase == "decide" for row in flow.rows):
        told = Text("Tidak satu langkah pun memutus: tidak ada yang menyetujui.", "No step decides: nobody approves anything.")
        yield flow.finding("FLOW-EXITS", told, severity="note")


def _targets(flow: Flow) -> Iterator[Finding]:
    there = {row.number: row for row in flow.rows}
    for row in flow.rows:
        for target in row.returns:
            goal = there.get(target)
            if goal is None or target >= row.number:
                told = Text("Langkah {n} kembali ke {to}, yang bukan langkah sebelumnya.", "Step {n} goes back to {to}, no earlier step.")
                yield flow.finding("FLOW-BACK", told.fill(n=row.number, to=target), row)
            elif target != 1 and not _MATERIAL & set(goal.changes):
                told = Text(
                    "Langkah {n} kembali ke langkah {to}, yang tidak boleh mengubah apa pun.",
                    "Step {n} goes back to step {to}, which may change nothing.",
                )
                yield flow.finding("FLOW-BACK", told.fill(n=row.number, to=target), row, severity="warning")


def _ways_back(flow: Flow) -> Iterator[Finding]:
    """Steps whose work no later step before the gate can send back."""
    before = [row for row in flow.rows if row.before_gate]
    last_decision = max((row.number for row in before if row.phase == "decide"), default=0)
    one_way = [row for row in before if _MATERIAL & set(row.changes) and not any(row.number in _sends_again(later) for later in before)]
    rejected = ", ".join(str(row.number) for row in one_way if row.number < last_decision)
    if rejected:
        told = Text(
            "Pekerjaan langkah {n} hanya dapat kembali dengan penolakan, yang mengulang dari langkah 1.",
            "The work of step {n} can only go back by a rejection, which starts again at step 1.",
        )
        yield flow.finding("FLOW-BACK", told.fill(n=rejected), severity="note")
    for row in one_way:
        if row.number > last_decision:
            told = Text(
                "Pekerjaan langkah {n} tidak diperiksa siapa pun sesudahnya: tidak ada jalan kembali.",
                "Nobody looks at the work of step {n} after it: there is no way back.",
            )
            yield flow.finding("FLOW-BACK", told.fill(n=row.number), row, severity="warning")


def _sends_again(row: Row) -> range:
    """The steps that must be done again when a row returns as far as it can."""
    return range(min(row.returns, default=row.number), row.number)


def _get(value: object, key: str) -> object:
    return value.get(key) if isinstance(value, Mapping) else None


def _items(document: object, key: str) -> list[object]:
    found = _get(document, key)
    return found if isinstance(found, list) else []


def _texts(value: object) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def _number(value: object) -> int:
    """A step's number; 0, which is none, for anything else."""
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else 0
