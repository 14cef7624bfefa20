"""From YAML to the model's dataclasses: one spelling per scalar, and findings a person can mend."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Any, Literal

import pytest

from site_tools.formats.strict_yaml import read_yaml
from site_tools.formats.yaml_shape import json_schema, load, validate
from site_tools.model.finding import Finding, Problem
from site_tools.model.text import Text


class Colour(Enum):
    RED = "merah"


@dataclass(frozen=True, slots=True)
class Window:
    since: dt.date
    until_: dt.date | None = None

    def __post_init__(self) -> None:
        if self.until_ and self.until_ < self.since:
            raise ValueError(Text("berakhir sebelum mulai", "ends before it begins"))
        if self.since.year < 1945:
            raise ValueError("too early")
        if self.since.year > 2100:
            raise Problem(Finding("FAR-AWAY", Text("terlalu jauh", "too far")))


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    kind: Literal["kegiatan", "pengumuman"] = "kegiatan"
    version: Literal[1, 2] = 1
    count: int = 0
    share: float = 0.0
    price: Decimal = Decimal(0)
    open: bool = False
    at: dt.datetime | None = None
    clock: dt.time | None = None
    colour: Colour = Colour.RED
    tags: tuple[str, ...] = ()
    pair: tuple[int, int] = (0, 0)
    windows: tuple[Window, ...] = ()
    captions: Mapping[str, str] = field(default_factory=dict)
    by_name: Mapping[str, Window] = field(default_factory=dict)
    note: str | None = None
    inner: Sheet | None = None
    either: int | tuple[str, ...] = 0
    one_of: Window | tuple[str, ...] = ()


def sheet(text: str) -> Sheet:
    return load(Sheet, text.encode(), path="x.yml", aliases={"judul": "title"})


def unfit(text: str) -> list[Finding]:
    with pytest.raises(Problem) as caught:
        sheet(text)
    return list(caught.value.findings)


FITS: dict[str, object] = {
    "kind: pengumuman": "pengumuman",
    "version: 2": 2,
    "count: -12": -12,
    "share: 2.5": 2.5,
    "price: 1.10": Decimal("1.10"),
    "open: true": True,
    "open: false": False,
    "at: 2026-11-21T08:00:00+07:00": dt.datetime(2026, 11, 21, 8, tzinfo=dt.timezone(dt.timedelta(hours=7))),
    "at: 2026-11-21T08:00:00Z": dt.datetime(2026, 11, 21, 8, tzinfo=dt.UTC),
    "clock: 08:00": dt.time(8),
    "colour: merah": Colour.RED,
    "tags: [a, 1]": ("a", "1"),
    "pair: [1, 2]": (1, 2),
    "captions: {default: x}": {"default": "x"},
    "note: null": "null",
    "note: ~": "~",
    "note:": "",
    "windows: [{since: 2026-01-01, until: 2026-01-02}]": (Window(dt.date(2026, 1, 1), dt.date(2026, 1, 2)),),
    "by_name: {a: {since: 2026-01-01}}": {"a": Window(dt.date(2026, 1, 1))},
    "inner: {title: y}": Sheet(title="y"),
    "either: 3": 3,
    "either: [a]": ("a",),
}


@pytest.mark.parametrize("line", FITS)
def test_fits(line: str) -> None:
    assert getattr(sheet(f"title: x\n{line}\n"), line.split(":", 1)[0]) == FITS[line]


UNFIT = [
    "count: 007",
    "count: 1_000",
    "count: 1.0",
    "count: ' 1'",
    "count: +1",
    "count: 1e3",
    "count: null",
    "count: ١",
    "count: " + "9" * 5000,
    "count: [1]",
    "open: yes",
    "open: True",
    "open: 1",
    "open: on",
    "at: 2026-11-21T08:00:00",
    "at: 2026-11-21 08:00:00+07:00",
    "at: 2026-11-21T08:00+07:00",
    "at: 1700000000",
    "at: 2026-11-21T08:00:00.5+07:00",
    "at: 2026-02-30T08:00:00+07:00",
    "at: ~",
    "clock: 8:00",
    "clock: 25:00",
    "share: nan",
    "share: inf",
    "price: .5",
    "kind: Kegiatan",
    "version: 3",
    "version: '01'",
    "colour: biru",
    "tags: a",
    "tags: {a: b}",
    "pair: [1]",
    "pair: [1, 2, 3]",
    "captions: [a]",
    "captions: {default: [a]}",
    "inner: x",
    "inner: null",
    "title: [a]",
    "windows: [{since: 20-11-2026}]",
    "windows: [{since: 1900-01-01}]",
    "windows: [x]",
    "by_name: {a: {}}",
    "either: x",
]


@pytest.mark.parametrize("line", UNFIT)
def test_unfit(line: str) -> None:
    findings = unfit(f"{'note: x' if line.startswith('title') else 'title: x'}\n{line}\n")
    assert {f.line for f in findings} == {2}
    assert {f.code for f in findings} == {"SCHEMA"}
    assert all(f.path == "x.yml" and line.split(":", 1)[0] in f.message.en for f in findings)


@pytest.mark.parametrize("key", ["count", "kind", "at", "tags", "captions", "inner", "open", "colour"])
def test_a_missing_value_says_so(key: str) -> None:
    (finding,) = unfit(f"title: x\n{key}:\n\n")
    assert (finding.code, finding.line) == ("YAML-SHAPE", 2)
    assert key in finding.message.id


def test_an_unknown_key_gets_a_suggestion() -> None:
    near, alias, nested, strange = unfit("titel: x\njudul: x\nwindows: [{since: 2026-01-01, untill: y}]\nzzz: x\n")
    assert near.remedy == alias.remedy == Text("Barangkali maksudnya `title`.", "Perhaps `title` is meant.")
    assert nested.remedy is not None
    assert "`until`" in nested.remedy.en
    assert "windows[1].untill" in nested.message.en
    assert strange.remedy is not None
    assert "spelling" in strange.remedy.en


def test_an_unknown_key_inside_a_union_gets_a_suggestion() -> None:
    findings = unfit("title: x\none_of: {since: 2026-01-01, untill: y}\n")
    assert "`until`" in "".join(f.remedy.en for f in findings if f.remedy)
    assert {f.line for f in findings} == {2}


def test_an_absent_key_is_named_where_it_belongs() -> None:
    (finding,) = unfit("title: x\n\ninner:\n  title: x\n  windows:\n    - until: 2026-01-01\n")
    assert (finding.line, finding.message.en) == (6, "The key `inner.windows[1].since` is missing.")
    (root,) = unfit("note: x\n")
    assert root.message.en == "The key `title` is missing."


def test_what_the_model_refuses_is_a_finding_at_its_place() -> None:
    text = "title: x\nwindows:\n  - {since: 2026-01-02, until: 2026-01-01}\n  - {since: 1900-01-01}\n  - {since: 2200-01-01}\n"
    twisted, early, far = unfit(text)
    assert (twisted.line, twisted.message.id) == (3, "`windows[1]`: berakhir sebelum mulai")
    assert (early.line, early.message.en) == (4, "`windows[2]`: too early")
    assert (far.line, far.path, far.code) == (5, "x.yml", "FAR-AWAY")


def test_a_near_choice_is_suggested() -> None:
    (finding,) = unfit("title: x\nkind: kegiatn\n")
    assert finding.remedy is not None
    assert "`kegiatan`" in finding.remedy.id


def test_the_root_must_be_a_mapping() -> None:
    (finding,) = unfit("- a\n")
    assert (finding.line, "content of the file" in finding.message.en) == (1, True)


def test_many_findings_are_cut_short() -> None:
    findings = unfit("title: x\nwindows:\n" + "- x\n" * 80)
    assert len(findings) == 51
    assert "30" in findings[-1].message.en


def test_validate_takes_its_own_code_and_other_shapes() -> None:
    node = read_yaml(b"- {since: 2026-01-01}\n", path="x.yml", first_line=7)
    assert validate(tuple[Window, ...], node, path="x.yml") == (Window(dt.date(2026, 1, 1)),)
    with pytest.raises(Problem) as caught:
        validate(Window, node, path="x.yml", code="FRONT-MATTER")
    assert [(f.code, f.line) for f in caught.value.findings] == [("FRONT-MATTER", 7)]


def test_the_json_schema_is_for_editors() -> None:
    schema: Any = json_schema(Sheet)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert '"null"' not in json.dumps(schema)
    body = schema["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    assert body["additionalProperties"] is False
    assert body["required"] == ["title"]
    assert body["properties"]["at"] == {"type": "string", "format": "date-time", "title": "At"}
    assert "until" in schema["$defs"]["Window"]["properties"]
    assert json_schema(int) == {"$schema": schema["$schema"], "type": "integer"}
