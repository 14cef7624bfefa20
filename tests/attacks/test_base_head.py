"""What needs a base: a proposal against main, through the command line and real Git. Groups A to C, as far as one tree cannot see it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime

import pytest

from site_tools.adapters import demo_keys

from .conftest import CHECKER, COMPLETE, OPERATOR, READY, SECRETARY, SOP, WAITING, told

INDEX = f"content/{WAITING}/index.md"
PEOPLE = "sops/agam/people.yml"
THIRD = {"step": 3, "role": "sekretaris", "person": SECRETARY, "at": "2026-11-21T09:30:00+07:00", "note": "Disetujui untuk diunggah."}
SECRETARYS = '{role: sekretaris, title: "Sekretaris", from: "2026-01-05T00:00:00+07:00"'
KEY = f'{demo_keys.demo_public_line(3)}", from: "2026-01-05T00:00:00+07:00"'
OPERATORS = '{role: operator, from: "2026-01-05T00:00:00+07:00"}\n'
"""An appointment of the operator, the first of two."""


def approve(desk, post=WAITING):
    desk.signed(post, SECRETARY, "--yes", "--note", "Disetujui.")


# --- A: policy by base, never by the proposal ----------------------------------------------------------


def test_01_a_proposal_that_weakens_the_sop_and_publishes_under_it(desk):
    desk.swap(SOP, "    who: {any: [sekretaris]}\n", "    who: {any: [operator]}\n")
    desk.forge(WAITING, OPERATOR, **{**THIRD, "role": "operator", "person": OPERATOR})
    told(desk.gate(), "MIXED", "kebijakan agam", "kiriman agam")


def test_01_the_same_sop_alone_without_the_ratifier(desk):
    desk.swap(SOP, "    who: {any: [sekretaris]}\n", "    who: {any: [operator]}\n")
    told(desk.gate(), "MANIFEST-NEXT", SOP, "paraf sop ratify agam")


def test_02_a_proposal_that_gives_a_role_and_uses_it_at_once(desk):
    desk.in_people(OPERATORS, OPERATORS + "      - " + SECRETARYS + "}\n")
    approve(desk)
    told(desk.gate(), "MIXED")


def test_02_a_role_ratified_by_oneself_in_a_proposal(desk):
    desk.in_people(OPERATORS, OPERATORS + "      - " + SECRETARYS + "}\n", ratified=False)
    path = desk.ratify(OPERATOR)
    told(desk.gate(), "MANIFEST-SIGNATURE", path)


def test_02_a_role_that_reaches_into_the_past(desk):
    desk.in_people(OPERATORS, OPERATORS + "      - " + SECRETARYS + "}\n")
    told(desk.gate(), "POLICY-REWRITTEN", PEOPLE)


def test_03_a_manifest_removed_or_changed(desk):
    desk.in_people(OPERATORS, OPERATORS + "      # catatan\n")
    desk.merge()
    desk.branch("lain")
    second = "sops/agam/pengesahan/0002.txt"
    (desk.root / second).unlink()
    told(desk.gate(), "MANIFEST-REWRITTEN", second)
    desk.ratify(at="2026-11-21T09:30:00+07:00")
    told(desk.gate(), "MANIFEST-REWRITTEN", second)


def test_03_the_office_deleted(desk):
    shutil.rmtree(desk.root / "sops/agam")
    told(desk.gate(), "MANIFEST-REWRITTEN", "sops/agam/pengesahan/0001.txt")


def test_03_the_trust_line_taken_away(desk):
    (desk.root / "sops/trust.txt").unlink()
    told(desk.gate(), "TRUST-MISSING", "sops/trust.txt", exits=2)
    desk.write("sops/trust.txt", "lain " + "0" * 64 + "\n")
    told(desk.gate(), "OFFICE-UNKNOWN", "sops/agam")


def test_04_a_twin_or_a_stranger_beside_the_policy(desk):
    for name in ("sops/Agam/people.yml", "sops/trust.txt.yml", "sops/.gitattributes", "content/agam/medsos/2026/x.md", "content/unduh.exe"):
        desk.write(name, "x\n")
    result = desk.gate()
    told(result, "UNKNOWN-FILE", "sops/Agam/people.yml", "sops/.gitattributes", "content/unduh.exe")
    desk.git("rm", "-rq", "sops/Agam", "sops/trust.txt.yml", "sops/.gitattributes", "content/agam/medsos/2026/x.md", "content/unduh.exe")
    desk.write("sops/padang/office.yml", "x\n")
    told(desk.gate(), "OFFICE-UNKNOWN", "sops/padang/office.yml")


def test_10_a_revision_rewritten_and_ratified_in_a_proposal(desk):
    desk.swap(SOP, "    who: {any: [sekretaris]}\n", "    who: {any: [operator]}\n")
    path = desk.ratify()
    told(desk.gate(), "SOP-REVISION-MUTATED", path)


def test_08_a_manifest_dated_back(desk):
    desk.in_people(OPERATORS, OPERATORS + "      # catatan\n", at="2026-10-01T09:00:00+07:00")
    told(desk.gate(), "MANIFEST-TIME", "sops/agam/pengesahan/0002.txt")


def test_02_two_versions_in_one_proposal(desk):
    desk.in_people(OPERATORS, OPERATORS + "      # satu\n")
    desk.in_people("      # satu\n", "      # dua\n")
    told(desk.gate(), "MANIFEST-NEXT", "sops/agam/pengesahan/0003.txt")


def test_07_news_on_a_plain_page(desk):
    desk.swap("content/agam/profil.md", "\n\n", "\n\nBerita: rapat pleno kemarin.\n\n")
    told(desk.gate(), "MANIFEST-NEXT", "content/agam/profil.md")
    desk.ratify()
    desk.swap("content/agam/profil.md", "kemarin", "besok")
    told(desk.gate(), "POLICY-UNRATIFIED", "content/agam/profil.md")


@pytest.mark.parametrize(
    "name", [".github/workflows/gate.yml", "mkdocs.yml", "requirements.txt", ".pre-commit-config.yaml", "site_tools/engine.py", ".ci/run"]
)
def test_12_what_checks_changed_together_with_a_post(desk, name):
    desk.write(name, "exit 0\n")
    desk.forge(WAITING, OPERATOR, **{**THIRD, "role": "operator", "person": OPERATOR})
    told(desk.gate(), "MIXED", "pemilik kode")


def test_12_attributes_that_would_change_what_is_signed(desk):
    desk.swap(".gitattributes", "content/**", "isi/**")
    told(desk.gate(), "ATTRIBUTES", ".gitattributes")


def test_66_a_hook_of_mkdocs_rides_with_a_post(desk):
    desk.swap("mkdocs.yml", "\nplugins:", "\nhooks: [jahat.py]\nplugins:")
    desk.write("jahat.py", "open('dijalankan', 'w')\n")
    approve(desk)
    told(desk.gate(), "MIXED", "pemilik kode")
    assert not (desk.root / "dijalankan").exists()


# --- B: new entries, against now -----------------------------------------------------------------------


@pytest.mark.parametrize("how", [', until: "2026-11-21T09:30:00+07:00"', ', revoked: "2026-11-21T09:30:00+07:00"'])
def test_24_the_role_ends_between_signature_and_merge(desk, how):
    desk.forge(WAITING, SECRETARY, **{**THIRD, "at": "2026-11-21T09:15:00+07:00"})
    assert desk.gate().code == 0
    desk.branch("mutasi", "main")
    desk.in_people(SECRETARYS, SECRETARYS + how, at="2026-11-21T09:20:00+07:00")
    desk.merge("mutasi")
    desk.git("checkout", "-q", "usulan")
    told(desk.gate(), "ROLE-LAPSED", INDEX, SECRETARY)


def test_24_the_key_is_revoked_between_signature_and_merge(desk):
    desk.forge(WAITING, SECRETARY, **{**THIRD, "at": "2026-11-21T09:15:00+07:00"})
    desk.commit()
    desk.branch("kunci", "main")
    desk.in_people(KEY, KEY + ', revoked: "2026-11-21T09:30:00+07:00"', at="2026-11-21T09:20:00+07:00")
    desk.merge("kunci")
    desk.git("checkout", "-q", "usulan")
    told(desk.gate(), "SIGNER-KEY", INDEX, SECRETARY)


@pytest.mark.parametrize(
    "changes",
    [
        {"person": OPERATOR},
        {"by": OPERATOR},
        {"role": "admin-pemeriksa"},
        {"until": "2027-06-30T00:00:00+07:00"},
        {"signed_at": "2026-09-20T08:00:00+07:00"},
        {"signed_at": "2026-11-22T08:00:00+07:00"},
    ],
)
def test_26_a_letter_that_does_not_count(desk, changes):
    given = {k: datetime.fromisoformat(v) if k in ("until", "signed_at") else v for k, v in changes.items()}
    by, person, role = given.pop("by", SECRETARY), given.pop("person", "meranti-tabah"), given.pop("role", "sekretaris")
    path = desk.letter(person, role, by, **({"signed_by": by} | given))
    told(desk.gate(), "LETTER-INVALID", path)


def test_26_a_letter_is_rewritten_later(desk):
    path = desk.letter("meranti-tabah", "sekretaris", SECRETARY)
    desk.merge()
    desk.branch("lain")
    (desk.root / path).unlink()
    told(desk.gate(), "POLICY-REWRITTEN", path)


def test_26_a_letter_and_what_is_signed_under_it_at_once(desk):
    desk.letter("meranti-tabah", "sekretaris", SECRETARY)
    desk.signed(WAITING, "meranti-tabah", "--yes", "--note", "Disetujui.")
    told(desk.gate(), "MIXED")


def test_27_dated_more_than_thirty_days_back(desk):
    post = desk.draft("lama")
    desk.clock.at = "2026-10-20T09:00:00+07:00"
    desk.signed(post, OPERATOR, "--yes")
    desk.clock.at = "2026-11-21T10:00:00+07:00"
    told(desk.gate(), "TIME-ORDER", f"content/{post}/index.md")


def test_27_dated_back_into_the_window_of_an_ended_key(desk):
    desk.in_people(KEY, KEY + ', until: "2026-11-21T09:00:00+07:00"', at="2026-11-21T08:00:00+07:00")
    desk.merge()
    desk.branch("mundur")
    desk.forge(WAITING, SECRETARY, **{**THIRD, "at": "2026-11-21T08:30:00+07:00"})
    assert desk.run("check", WAITING).code == 0, "one tree cannot see it"
    told(desk.gate(), "SIGNER-KEY", INDEX, SECRETARY)


# --- C: what was signed stays --------------------------------------------------------------------------


def rejected(desk):
    """On main: the secretary rejected; merging that is allowed."""
    desk.sign(WAITING, SECRETARY, "--yes", "--decision", "reject", "--note", "Tidak layak.")
    desk.merge()
    desk.branch("lain")


def test_37_the_last_entry_a_rejection_dropped(desk):
    rejected(desk)
    desk.put(WAITING, desk.entries(WAITING)[:-1])
    assert desk.of(WAITING)["verdict"] == "WAITING", "one tree cannot see it"
    told(desk.gate(), "ENTRIES-DROPPED", INDEX, "reject", SECRETARY)


def test_37_dropped_and_signed_over(desk):
    rejected(desk)
    desk.put(WAITING, desk.entries(WAITING)[:-1])
    desk.forge(WAITING, SECRETARY, **THIRD)
    told(desk.gate(), "ENTRIES-DROPPED", INDEX)


def test_35_the_tail_cut_off_a_published_post(desk):
    desk.put(COMPLETE, desk.entries(COMPLETE)[:3])
    told(desk.gate(), "ENTRIES-DROPPED", f"content/{COMPLETE}/index.md")


def test_34_the_whole_chain_signed_anew(desk):
    entries = desk.entries(READY)
    desk.put(READY, ())
    for old, by in zip(entries, (OPERATOR, CHECKER, SECRETARY), strict=True):
        desk.append(READY, replace(old, at="2026-11-21T09:00:00+07:00"), by)
    told(desk.gate(), "ENTRIES-DROPPED", f"content/{READY}/index.md")


@pytest.mark.parametrize("post", [READY, COMPLETE])
def test_32_a_post_deleted_or_moved(desk, post):
    desk.git("mv", f"content/{post}", f"content/{post}-baru")
    result = desk.gate()
    told(result, "POST-REMOVED", f"content/{post}")
    told(result, "SIGNATURE-BAD", f"content/{post}-baru/index.md")
    desk.git("rm", "-rq", f"content/{post}-baru")
    told(desk.gate(), "POST-REMOVED", f"content/{post}", "paraf sign", "withdraw")


def test_40_unsigned_words_ride_with_a_rejection(desk):
    desk.sign(READY, SECRETARY, "--yes", "--decision", "return", "--to", "1", "--note", "Perbaiki.")
    desk.swap_in(READY, "64 pelajar", "640 pelajar")
    told(desk.gate(), "CONTENT-BESIDE", f"content/{READY}/index.md")


def test_43_a_withdrawal_that_also_writes(desk):
    desk.sign(READY, SECRETARY, "--yes", "--decision", "withdraw", "--note", "salah-data")
    desk.swap_in(READY, "64 pelajar", "640 pelajar")
    told(desk.gate(), "CONTENT-BESIDE", f"content/{READY}/index.md")


@pytest.mark.parametrize("how", ["record", "screenshot", "gone"])
def test_70_signed_proof_is_changed_later(desk, how):
    folder = f"content/{COMPLETE}/evidence"
    if how == "record":
        desk.swap(f"{folder}/record.yml", "DqQcFnFYP7k", "DqQcFnFYP7x")
    elif how == "screenshot":
        shutil.copy(desk.root / folder / "x.jpg", desk.root / folder / "instagram.jpg")
    else:
        (desk.root / folder / "instagram.jpg").unlink()
    told(desk.gate(), "RECORD-REWRITTEN", folder, "paraf record")


@pytest.mark.parametrize("kind", ["link", "submodule", "executable"])
def test_47_in_the_objects_whatever_the_disk_says(desk, kind):
    path = f"content/{READY}/foto-1.jpg"
    if kind == "link":
        blob = desk.git("rev-parse", f"main:{path}").strip()
        desk.git("update-index", "--cacheinfo", f"120000,{blob},{path}")
    elif kind == "submodule":
        desk.git("update-index", "--cacheinfo", f"160000,{desk.git('rev-parse', 'HEAD').strip()},{path}")
    else:
        desk.git("update-index", "--chmod=+x", path)
    desk.git("commit", "-q", "-m", "x")
    told(desk.run("check", "--base", "main", "--head", "HEAD"), "FILE-MODE", path)


def test_47_a_folder_that_is_a_submodule_or_a_link(desk):
    head = desk.git("rev-parse", "HEAD").strip()
    for mode, path in (("160000", "content/agam/medsos/2026/modul"), ("120000", "content/tautan")):
        thing = head if mode == "160000" else desk.git("rev-parse", "HEAD:mkdocs.yml").strip()
        desk.git("update-index", "--add", "--cacheinfo", f"{mode},{thing},{path}")
    desk.git("commit", "-q", "-m", "x")
    told(desk.run("check", "--base", "main", "--head", "HEAD"), "UNKNOWN-FILE", "content/agam/medsos/2026/modul", "content/tautan")


def test_46_a_post_that_cannot_be_read_is_told_to_machines_too(desk):
    (desk.root / "content" / READY / "foto-1.jpg").unlink()
    (desk.root / "content" / READY / "foto-1.jpg").symlink_to("foto-2.jpg")
    result = desk.gate("--json")
    [seen] = result.json["posts"]
    assert (result.code, seen["verdict"], seen["passed"]) == (1, "INVALID", False)
    assert "FILE-MODE" in {f["code"] for f in seen["findings"]}


def test_48_an_attribute_changes_the_disk_but_not_the_verdict(desk):
    desk.swap_in(READY, "64 pelajar", "64 pelajar $Id$")
    desk.write(".git/info/attributes", "content/** ident text eol=crlf\n")
    told(desk.gate(), "ALTERED", f"content/{READY}/index.md")


def test_49_a_replaced_object_is_not_looked_at(desk):
    desk.swap_in(READY, "64 pelajar", "640 pelajar")
    desk.commit()
    bad = desk.git("rev-parse", f"HEAD:content/{READY}/index.md").strip()
    good = desk.git("rev-parse", f"main:content/{READY}/index.md").strip()
    desk.git("replace", bad, good)
    told(desk.run("check", "--base", "main", "--head", "usulan"), "ALTERED", f"content/{READY}/index.md")
