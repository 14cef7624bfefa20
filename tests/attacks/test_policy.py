"""Group A: the rules themselves. Whoever changes them without the ratifier changes nothing but the exit code."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from site_tools.canonical import sha256
from site_tools.model.finding import Problem
from site_tools.model.policy import RatifierKey
from tests.cli.conftest import HERE, commit_all

from .conftest import CHECKER, OPERATOR, READY, SECRETARY, SOP, WAITING, told

OWNERS = ".github/CODEOWNERS"

NO_DECIDER = "    who: {any: [sekretaris]}\n"


def second_revision(insider, name="176-ort-06-1306-2026.yml", number="176/ORT.06/1306/2026", supersedes="175/ORT.06/1306/2023"):
    """Another revision of Agam's SOP, not ratified yet."""
    text = (insider.root / SOP).read_text(encoding="utf-8").replace('number: "175/ORT.06/1306/2023"', f'number: "{number}"', 1)
    insider.write(f"sops/agam/medsos/{name}", text + (f'supersedes: "{supersedes}"\n' if supersedes else ""))
    return f"sops/agam/medsos/{name}"


def test_01_a_sop_made_weaker_counts_for_nothing(insider):
    insider.swap(SOP, NO_DECIDER, "    who: {any: [operator]}\n")
    told(insider.run("audit"), "POLICY-UNRATIFIED", SOP)
    told(insider.run("check", WAITING), "POLICY-UNRATIFIED", SOP)


def test_02_own_role_added_without_ratification(insider):
    insider.in_people("{role: operator,", "{role: sekretaris,", ratified=False)
    told(insider.run("audit"), "POLICY-UNRATIFIED", "sops/agam/people.yml")


def test_02_own_role_added_and_ratified_by_oneself(insider):
    insider.in_people("{role: operator,", "{role: sekretaris,", ratified=False)
    path = insider.ratify(OPERATOR)
    told(insider.run("audit"), "MANIFEST-SIGNATURE", path)


def test_02_own_key_as_ratifier_in_the_very_manifest_that_needs_it(insider):
    mine = [RatifierKey(person, insider.public(person)) for person in (OPERATOR, CHECKER)]
    path = insider.ratify(OPERATOR, ratifiers=mine)
    told(insider.run("audit"), "MANIFEST-SIGNATURE", path)


@pytest.mark.parametrize("name", [SOP, "sops/agam/office.yml", "sops/agam/people.yml"])
def test_03_a_policy_file_is_deleted(insider, name):
    (insider.root / name).unlink()
    told(insider.run("audit"), "POLICY-UNRATIFIED", name)
    told(insider.run("check", READY), "POLICY-UNRATIFIED", name)


def test_03_a_policy_file_is_emptied(insider):
    insider.write(SOP, "")
    told(insider.run("audit"), "POLICY-UNRATIFIED", SOP)


def test_03_emptied_and_ratified(insider):
    insider.write(SOP, "")
    insider.ratify()
    told(insider.run("audit"), "SOP-REVISION-MUTATED", "sops/agam/pengesahan/0002.txt")


def test_03_no_trust_no_verdict(insider):
    (insider.root / "sops/trust.txt").unlink()
    told(insider.run("audit"), "TRUST-MISSING", "sops/trust.txt", exits=2)
    told(insider.run("check", READY), "TRUST-MISSING", "sops/trust.txt", exits=2)


def test_03_no_manifest_no_verdict(insider):
    (insider.root / "sops/agam/pengesahan/0001.txt").unlink()
    told(insider.run("audit"), "POLICY-MISSING", "sops/agam/pengesahan")
    told(insider.run("check", READY), "POLICY-MISSING", "sops/agam/pengesahan", exits=2)


def test_03_no_content_is_no_pass(insider):
    (insider.root / "content").rename(insider.root / "lain")
    told(insider.run("audit"), "POST-MISSING", "content", exits=2)


@pytest.mark.skipif(os.name != "posix", reason="needs symlinks")
@pytest.mark.parametrize("folder", ["sops", "content"])
def test_03_a_folder_is_replaced_by_a_link_to_another(insider, folder):
    (insider.root / folder).rename(insider.root / "lain")
    (insider.root / folder).symlink_to("lain")
    told(insider.run("audit"), {"sops": "TRUST-MISSING", "content": "POST-MISSING"}[folder], folder, exits=2)


@pytest.mark.parametrize(
    "twin", ["175-ort-06-1306-2023.yaml", "175-ORT-06-1306-2023.yml", "175-ort-06-1306-2023-2.yml", "a\u0301.yml", "\u00e1.yml"]
)
def test_04_a_second_file_beside_the_sop(insider, twin):
    insider.write(f"sops/agam/medsos/{twin}", (insider.root / SOP).read_bytes())
    told(insider.run("audit"), "POLICY-UNRATIFIED", f"sops/agam/medsos/{twin}")


@pytest.mark.parametrize("twin", ["175-ORT-06-1306-2023.yml", "a\u0301.yml", "Lain.yml"])
def test_04_a_twin_cannot_be_ratified(insider, twin):
    insider.write(f"sops/agam/medsos/{twin}", (insider.root / SOP).read_bytes())
    told(insider.run("lint"), "UNKNOWN-FILE", f"sops/agam/medsos/{twin}")
    told(insider.run("sop", "ratify", "agam", "--person", SECRETARY, "--key", insider.key_of(SECRETARY), "--yes"), "UNKNOWN-FILE", twin)


def test_04_a_second_sop_in_force_at_once(insider):
    path = second_revision(insider, supersedes="")
    insider.ratify()
    told(insider.run("audit"), "SOP-AMBIGUOUS", "sops/agam/medsos/")
    told(insider.run("lint"), "SOP-AMBIGUOUS", "sops/agam/medsos/")
    assert path.startswith("sops/agam/medsos/")


def test_04_a_second_sop_of_the_same_number(insider):
    path = second_revision(insider, number="175/ORT.06/1306/2023")
    insider.ratify()
    told(insider.run("audit"), "SOP-AMBIGUOUS", path)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("sops/Agam/office.yml", "SOP-AMBIGUOUS"),
        ("sops/\uff41gam/office.yml", "SOP-AMBIGUOUS"),
        ("sops/tamu/office.yml", "OFFICE-UNKNOWN"),
        ("sops/catatan.txt", "UNKNOWN-FILE"),
        ("sops/trust.txt.lama", "UNKNOWN-FILE"),
    ],
)
def test_04_a_stranger_beside_the_offices(insider, name, code):
    insider.write(name, "id: agam\n")
    told(insider.run("audit"), code, name)


@pytest.mark.parametrize(
    ("added", "code"),
    [("# " + "x" * 300_000 + "\n", "TOO-LARGE"), ("roles: [\n", "YAML-SYNTAX"), ("bebas: true\n", "SCHEMA"), ("\x00", "YAML-CONTROL")],
)
def test_05_a_broken_policy_is_no_free_pass(insider, added, code):
    path = second_revision(insider)
    insider.write(path, (insider.root / path).read_text(encoding="utf-8") + added)
    insider.ratify()
    result = insider.run("audit", "--json")
    assert result.code == 1
    assert all(post["verdict"] == "INVALID" for post in result.json["posts"])
    told(insider.run("audit"), code, path)
    told(insider.run("bundle", READY), "OFFICE-UNKNOWN", READY)


def test_06_nobody_asks_codeowners(insider):
    insider.write("CODEOWNERS", "* @siapa-saja\n/sops/\n")
    insider.write(".github/CODEOWNERS", "* @siapa-saja\n")
    told(insider.run("bundle", WAITING), "NOT-APPROVED", WAITING)
    assert insider.run("check", WAITING).code == 1


def test_06_a_later_line_that_takes_the_owner_away_is_drift(insider):
    insider.write(".paraf.yml", (HERE / ".paraf.yml").read_text(encoding="utf-8"))
    assert insider.run("codeowners", "--out", OWNERS).code == 0
    assert insider.run("codeowners", "--check").code == 0
    generated = (insider.root / OWNERS).read_text(encoding="utf-8")
    insider.write(OWNERS, generated + "* @siapa-saja\n")
    told(insider.run("codeowners", "--check"), "CODEOWNERS-DRIFT", f"{OWNERS}:{len(generated.splitlines()) + 1}")
    insider.write("CODEOWNERS", "* @siapa-saja\n")
    told(insider.run("codeowners", "--check"), "CODEOWNERS-DRIFT", "CODEOWNERS")


def test_07_a_post_that_names_its_own_sop(insider):
    post = insider.draft("sop-sendiri", further="sop: memo-internal\n")
    told(insider.run("check", post), "SCHEMA", f"content/{post}/index.md:10")


def test_07_an_entry_that_names_another_sop(insider):
    insider.forge(WAITING, SECRETARY, step=3, role="sekretaris", person=SECRETARY, sop_sha256="0" * 64)
    told(insider.run("check", WAITING), "SOP-MISMATCH", f"content/{WAITING}/index.md")


def test_07_a_post_in_the_folder_of_a_sop_that_is_not_there(insider):
    post = insider.draft("rapat")
    (insider.root / "content/agam/memo/2026").mkdir(parents=True)
    (insider.root / "content" / post).rename(insider.root / "content/agam/memo/2026/rapat")
    told(insider.run("audit"), "SOP-MISSING", "content/agam/memo/2026/rapat")
    told(insider.run("check", "agam/memo/2026/rapat"), "SOP-MISSING", "content/agam/memo/2026/rapat", exits=2)


def test_08_an_old_revision_for_a_new_post(insider):
    second_revision(insider)
    insider.ratify(at="2026-11-13T09:00:00+07:00")
    post = "agam/medsos/2026/salinan"
    (insider.root / "content" / READY).rename(insider.root / "content" / post)
    first = insider.entries(post)[0]
    insider.put(post, ())
    insider.append(post, first, OPERATOR)
    assert insider.run("audit").code == 0, "its own revision was in force on 12 November"
    insider.put(post, ())
    insider.append(post, replace(first, at="2026-11-14T08:00:00+07:00"), OPERATOR)
    told(insider.run("check", post), "SOP-RETIRED", f"content/{post}/index.md")


def test_09_another_revision_in_the_middle_of_a_chain(insider):
    path = second_revision(insider)
    insider.ratify()
    insider.forge(
        WAITING,
        SECRETARY,
        step=3,
        role="sekretaris",
        person=SECRETARY,
        at="2026-11-21T09:30:00+07:00",
        sop_number="176/ORT.06/1306/2026",
        sop_sha256=sha256((insider.root / path).read_bytes()),
    )
    told(insider.run("check", WAITING), "SOP-MISMATCH", f"content/{WAITING}/index.md")


def test_09_a_chain_goes_on_under_its_own_revision(insider):
    second_revision(insider)
    insider.ratify()
    insider.signed(WAITING, SECRETARY, "--yes", "--note", "Disetujui.")
    assert insider.run("check", WAITING).code == 0


def test_10_a_revision_rewritten_in_place_even_by_the_ratifier(insider):
    insider.swap(SOP, NO_DECIDER, "    who: {any: [operator]}\n")
    path = insider.ratify()
    told(insider.run("audit"), "SOP-REVISION-MUTATED", path)
    told(insider.run("lint"), "SOP-REVISION-MUTATED", SOP)


WEAK = {
    "nobody needed": (NO_DECIDER, "    who: {any: [sekretaris], count: 0}\n"),
    "fewer than nobody": (NO_DECIDER, "    who: {any: [sekretaris], count: -1}\n"),
    "no role": (NO_DECIDER, "    who: {any: []}\n"),
    "both kinds": (NO_DECIDER, "    who: {any: [sekretaris], all: [operator]}\n"),
    "a role that is not there": (NO_DECIDER, "    who: {any: [tamu]}\n"),
    "an empty role": ("  - {id: sekretaris,", '  - {id: "",'),
    "an unknown key": (NO_DECIDER, NO_DECIDER + "    optional: true\n"),
    "a number that is no number": (NO_DECIDER, "    who: {any: [sekretaris], count: 1.5}\n"),
    "a gap in the numbers": ("  - step: 3\n", "  - step: 5\n"),
}


@pytest.mark.parametrize("case", WEAK.values(), ids=WEAK)
def test_11_a_sop_that_asks_nobody(insider, case):
    path = second_revision(insider)
    insider.swap(path, *case)
    told(insider.run("lint"), "SCHEMA", path)
    insider.ratify()
    told(insider.run("audit"), "SCHEMA", path)


def test_11_a_sop_without_steps(insider):
    path = second_revision(insider)
    text = (insider.root / path).read_text(encoding="utf-8")
    start, end = text.index("\nsteps:\n"), text.index("\nratification:")
    insider.write(path, text[:start] + "\nsteps: []\n" + text[end:])
    told(insider.run("lint"), "SCHEMA", path)


def test_11_one_key_under_two_ratifiers(insider):
    key = insider.public(SECRETARY)
    with pytest.raises(Problem) as bad:
        insider.ratify(ratifiers=[RatifierKey(SECRETARY, key), RatifierKey("seruni-bijak", key)])
    assert [f.code for f in bad.value.findings] == ["MANIFEST-RATIFIERS"]


def test_accept_unrelated_files_change(insider):
    insider.write("README.md", "# Kantor\n")
    insider.write("site_tools/apa.py", "print(1)\n")
    commit_all(insider.root, "Berkas lain")
    assert insider.run("audit").code == 0


def test_accept_a_new_revision_and_a_new_person(insider):
    second_revision(insider)
    insider.in_people("  - id: angsana-rukun\n", '  - id: baru-datang\n    name: "Baru Datang Contoh"\n  - id: angsana-rukun\n')
    assert insider.run("audit").code == 0
    assert insider.run("lint").code == 0
