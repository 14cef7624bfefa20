"""`paraf sop check` as people type it, and what a ratifier is told before he signs."""

from __future__ import annotations

import pytest

from tests.cli.conftest import refused
from tests.workflows.test_check_sop import CHART

SOPS = ["agam", "kepulauan-mentawai", "kota-bengkulu", "pasaman", "pinrang"]


@pytest.mark.usefixtures("clock")
def test_the_five_have_no_error(office_repo, run):
    done = run("sop", "check")
    assert done.code == 0
    assert "5 SOP: 0 kesalahan" in done.out
    assert done.out.count("Tidak ada kesalahan.") == len(SOPS)
    assert done.err == ""


@pytest.mark.usefixtures("clock")
def test_json(office_repo, run):
    found = run("sop", "check", "--json").json
    assert [s["path"].split("/")[1] for s in found["sops"]] == SOPS
    assert all(s["ratified"] and s["number"] for s in found["sops"])
    assert found["totals"]["error"] == 0
    assert found["totals"]["note"] == sum(f["severity"] == "note" for s in found["sops"] for f in s["findings"])


@pytest.mark.usefixtures("clock")
def test_a_broken_draft_before_anybody_ratified_it(office_repo, run):
    draft = office_repo / "sops/agam/medsos/9-2026.yml"
    draft.write_text(CHART.replace("returns: [1], ", "").replace("any: [sekretaris]", "any: [ketua]"), encoding="utf-8")
    done = run("sop", "check", str(draft), "--lang", "en")
    assert done.code == 1
    assert "sops/agam/medsos/9-2026.yml: - (not ratified)" in done.out
    assert "[FLOW-EXITS]" in done.out
    assert "[FLOW-COLUMN]" in done.out
    both = run("sop", "check", "agam/medsos", "--json").json
    assert [s["ratified"] for s in both["sops"]] == [False, False]


@pytest.mark.usefixtures("clock")
def test_a_draft_outside_the_repository(office_repo, run, tmp_path):
    draft = tmp_path / "draf.yml"
    draft.write_text(CHART, encoding="utf-8")
    assert run("sop", "check", str(draft)).code == 0
    assert "ROLE-VACANT" not in run("sop", "check", str(draft)).out
    # Pasaman has no operator and no secretary in its SOP.
    held = run("sop", "check", str(draft), "--office", "pasaman")
    assert held.code == 0
    assert "[ROLE-VACANT]" in held.out


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["bukittinggi"], "OFFICE-UNKNOWN"),
        (["agam/jdih"], "SOP-MISSING"),
        (["tidak-ada.yml"], "FILE-MISSING"),
        (["mkdocs.yml", "--office", "x"], "OFFICE-UNKNOWN"),
    ],
)
def test_nothing_of_that_name(words, code, office_repo, run):
    refused(run("sop", "check", *words), code, exits=2)


@pytest.mark.usefixtures("clock")
def test_a_file_that_is_no_sop(office_repo, run):
    done = run("sop", "check", "mkdocs.yml")
    assert done.code == 1
    assert "[FLOW-START]" in done.out or "[YAML" in done.out


@pytest.mark.usefixtures("clock")
def test_the_ratifier_is_told_before_he_signs(story):
    draft = story.root / "sops/agam/medsos/9-2026.yml"
    number = "175/ORT.06/1306/2023"
    draft.write_text(CHART.replace("returns: [1], ", "") + f'supersedes: "{number}"\n', encoding="utf-8")
    done = story.run("sop", "ratify", "agam", "--person", "beringin-tulus", "--key", story.key_of("beringin-tulus"), "--yes")
    # A document may be odd and still be the office's: he is told, and it is his to sign.
    assert "[FLOW-EXITS]" in done.err
    assert done.code == 0, done.err
