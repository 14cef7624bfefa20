"""`paraf sop check`: the five SOPs pass, each way to break a chart is named, and nothing of an office's words is touched."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_tools.adapters.demo_keys import demo_key_blobs
from site_tools.adapters.disk import DiskFolder
from site_tools.adapters.pictures import picture_problem
from site_tools.adapters.verifier import verify
from site_tools.model.finding import errors
from site_tools.model.hosting import Hosting
from site_tools.workflows.check_sop import check_sop, office_draft, sop_files
from site_tools.workflows.facts import Judge
from site_tools.workflows.replaced_law import citations, replaced_in
from tests.judge.builder import ROOT, SOPS

JUDGE = Judge(verify, picture_problem, demo_key_blobs(), datetime.fromisoformat("2026-11-21T10:00:00+07:00"))
TREE = DiskFolder(ROOT)
[AGAM] = sop_files(TREE, "agam")
TEXT = TREE.read(AGAM).decode()


def check(text: str, *, hosting: Hosting = Hosting(), policy=None, path: str = AGAM):  # noqa: B008 - frozen
    return check_sop(text.encode(), path, hosting=hosting, policy=policy, judge=JUDGE)


def graded(found) -> set[tuple[str, str, int | None]]:
    return {(f.severity, f.code, f.step) for f in found.findings}


@pytest.mark.parametrize("name", SOPS)
def test_the_five_have_no_error(name):
    office, sop_id = name.split("/")
    [path] = sop_files(TREE, office, sop_id)
    found = check_sop(TREE.read(path), path, hosting=Hosting(), policy=office_draft(TREE, office, JUDGE), judge=JUDGE)
    assert found.ratified
    assert found.number
    assert errors(found.findings) == ()
    assert {f.severity for f in found.findings} == {"warning", "note"}
    assert all(f.line for f in found.findings if f.code != "FLOW-BACK")


EXPECTED = {
    "agam/medsos": {("warning", "CLICK-DECIDES", 3), ("note", "LAW-REPLACED", None), ("note", "READING-DOUBTFUL", 4)},
    "pasaman/medsos": {("warning", "CLICK-DECIDES", 4), ("note", "TIME-CROSSED", 5)},
    "kota-bengkulu/medsos": {("note", "READING-DOUBTFUL", 3), ("note", "LAW-REPLACED", None)},
    "pinrang/jdih": {("note", "READING-DOUBTFUL", 8), ("note", "FLOW-BACK", None)},
    "kepulauan-mentawai/jdih": {("warning", "FLOW-BACK", 6), ("note", "LAW-REPLACED", None), ("warning", "CLICK-DECIDES", 2)},
}


@pytest.mark.parametrize("name", SOPS)
def test_what_is_said_of_each(name):
    [path] = sop_files(TREE, *name.split("/"))
    assert EXPECTED[name] <= graded(check(TREE.read(path).decode(), path=path))


def test_only_the_time_that_can_cross_is_told():
    crossed = {
        name
        for name in SOPS
        for p in sop_files(TREE, *name.split("/"))
        for f in check(TREE.read(p).decode(), path=p).findings
        if f.code == "TIME-CROSSED"
    }
    assert crossed == {"pasaman/medsos"}


# --- broken charts: a small one, broken in one place each -------------------------------------------

CHART = """\
number: "9"
header: {unit: KPU, name: SOP, ratified_by: {title: Sekretaris}}
roles:
  - {id: operator, title: Operator}
  - {id: sekretaris, title: Sekretaris}
columns:
  - {heading: Operator, role: operator}
  - {heading: Sekretaris, role: sekretaris}
steps:
  - {step: 1, activity: a, phase: prepare, who: {any: [operator]}, changes: [text, captions, media]}
  - {step: 2, activity: b, phase: decide, who: {any: [sekretaris]}, returns: [1], signature: personal}
  - {step: 3, activity: c, phase: publish, who: {any: [operator]}, changes: [evidence]}
"""
BROKEN = {
    "two starts": ("step: 2,", "step: 1,", {("error", "FLOW-START", 1), ("error", "FLOW-UNREACHABLE", 1)}),
    "no start": ("step: 1,", "step: 4,", {("error", "FLOW-START", None)}),
    "a start in two columns": (
        "any: [operator]}, changes: [text",
        "any: [operator, sekretaris]}, changes: [text",
        {("warning", "FLOW-START", 1)},
    ),
    "a gap": ("step: 3,", "step: 4,", {("error", "FLOW-END", 2), ("error", "FLOW-UNREACHABLE", 4)}),
    "no end": ("phase: publish", "phase: handover", {("warning", "FLOW-END", 3)}),
    "a number that is none": ("step: 3,", "step: tiga,", {("error", "FLOW-UNREACHABLE", None), ("error", "SCHEMA", None)}),
    "no performer": ("who: {any: [sekretaris]}", "who: {any: []}", {("error", "FLOW-COLUMN", 2)}),
    "an unknown performer": ("any: [sekretaris]", "any: [ketua]", {("error", "FLOW-COLUMN", 2)}),
    "no column": ("  - {heading: Sekretaris, role: sekretaris}\n", "", {("error", "FLOW-COLUMN", 2)}),
    "a column of nobody": ("role: sekretaris}\n", "role: ketua}\n", {("error", "FLOW-COLUMN", None)}),
    "an idle column": ("any: [sekretaris]", "any: [operator]", {("warning", "FLOW-COLUMN", None)}),
    "one exit": ("returns: [1], ", "", {("error", "FLOW-EXITS", 2)}),
    "nobody decides": ("phase: decide", "phase: handover", {("note", "FLOW-EXITS", None)}),
    "back to itself": ("returns: [1]", "returns: [2]", {("error", "FLOW-BACK", 2)}),
    "back to nowhere": ("returns: [1]", "returns: [7]", {("error", "FLOW-BACK", 2)}),
    "a click decides": (", signature: personal", "", {("warning", "CLICK-DECIDES", 2)}),
    "an invented time": ("changes: [evidence]", "changes: [evidence], time: {days: 1}", {("warning", "TIME-UNPRINTED", 3)}),
    "days that run backwards": ("[evidence]", "[evidence], time_text: x, time: {days: [3, 1]}", {("warning", "TIME-CROSSED", 3)}),
    "no steps at all": ("steps:\n", "stepp:\n", {("error", "FLOW-START", None)}),
}


def test_the_small_chart_is_good():
    assert check(CHART).findings == ()


@pytest.mark.parametrize(("old", "new", "expected"), BROKEN.values(), ids=BROKEN)
def test_a_broken_chart(old, new, expected):
    assert old in CHART
    found = check(CHART.replace(old, new, 1))
    assert expected <= graded(found), found.findings
    assert bool(errors(found.findings)) is any(severity == "error" for severity, _, _ in expected)


def test_work_that_nobody_sees_again():
    late = CHART.replace("step: 3,", "step: 4,").replace(
        "  - {step: 4", "  - {step: 3, activity: d, phase: prepare, who: {any: [operator]}, changes: [captions]}\n  - {step: 4"
    )
    assert ("warning", "FLOW-BACK", 3) in graded(check(late))
    checked = late.replace("changes: [captions]", "changes: [captions], returns: [1]")
    assert {f.step for f in check(checked).findings if f.code == "FLOW-BACK"} == {3}
    to_idle = late.replace("step: 3, activity: d, phase: prepare,", "step: 3, activity: d, phase: decide, returns: [2],")
    assert ("warning", "FLOW-BACK", 3) in graded(check(to_idle))


def test_an_app_makes_a_click_good_enough():
    click = CHART.replace(", signature: personal", "")
    assert not check(click, hosting=Hosting(github_app=7)).findings


def test_what_is_no_yaml_is_a_finding_and_no_error_of_ours():
    assert {f.code for f in check("steps: [\n").findings} == {"YAML-SYNTAX"}


@given(st.text(max_size=200))
def test_any_text_gets_findings(text):
    found = check_sop(text.encode("utf-8", "surrogatepass"), "x.yml", hosting=Hosting(), policy=None, judge=JUDGE)
    assert errors(found.findings)


# --- people -----------------------------------------------------------------------------------------


def test_a_role_that_nobody_holds_now():
    policy = office_draft(TREE, "agam", JUDGE)
    gone = replace(policy.people.person("mahoni-teduh"), appointments=())
    people = replace(policy.people, people=tuple(gone if p.id == gone.id else p for p in policy.people.people))
    found = check(TEXT, policy=replace(policy, people=people))
    assert ("warning", "ROLE-VACANT", 2) in graded(found)
    assert ("warning", "ROLE-VACANT", 2) not in graded(check(TEXT, policy=policy))


# --- law --------------------------------------------------------------------------------------------

CITED = {
    "Peraturan Komisi Pemilihan Umum Nomor 1 tahun 2015 tentang Pengelolaan": ("PKPU 1/2015",),
    "Peraturan KPU Nomor 1 Tahun 2015": ("PKPU 1/2015",),
    "PKPU 1/2015 jo. PKPU 22/2023": ("PKPU 1/2015", "PKPU 22/2023"),
    "Undang - Undang Nomor 14 Tahun 2008": ("UU 14/2008",),
    "Undang-Undang 7 Tahun 2017 tentang Pemilihan Umum;": ("UU 7/2017",),
    "Perpres Nomor 33 Tahun 2012": ("Perpres 33/2012",),
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor: 35 Tahun 2012": ("PermenPANRB 35/2012",),
    "Keputusan KPU Nomor 57 Tahun 2022": (),
    "Surat KPU RI Nomor: 243/PP.07-SD/09/2022": (),
}


@pytest.mark.parametrize(("item", "expected"), CITED.items())
def test_citations(item, expected):
    assert citations(item) == expected


@pytest.mark.parametrize(
    ("item", "known"),
    [
        ("Peraturan KPU Nomor 1 Tahun 2015", ["PKPU 1/2015"]),
        ("PKPU 1/2015 sebagaimana diganti PKPU 22/2023", []),
        ("Peraturan Komisi Pemilihan Umum Nomor 3 Tahun 2023 Tentang Perubahan Peraturan Komisi Pemilihan Umum Nomor 14 Tahun 2020", []),
        ("Peraturan Komisi Pemilihan Umum Nomor 14 tahun 2020", ["PKPU 14/2020"]),
        ("Peraturan Presiden Nomor 33 Tahun 2012", []),
        ("Perpres Nomor 33 Tahun 2012 tentang Pengelolaan dan Pelayanan Informasi Publik", ["Perpres 33/2012"]),
    ],
)
def test_what_became_of_them(item, known):
    assert [r.cited for r in replaced_in(item)] == known
