"""`paraf sop diff`: what a revision changes, in the words of an office, ratified or not."""

from __future__ import annotations

import pytest

from .conftest import refused
from .test_void import CHECKS, DECIDES, NUMBER, OLD, READY, SECRETARY, WAITING, listed, ratified

TIME = ('    time_text: "5 Menit"\n    time: {minutes: 5}\n', '    time_text: "10 Menit"\n    time: {minutes: 10}\n')
NEW = (NUMBER, "176/ORT.06/1306/2026")
SUPERSEDES = f'supersedes: "{NUMBER}"\n'


@pytest.fixture
def agam(story_of):
    return story_of("agam")


def diff(story, old, new, *options):
    done = story.run("sop", "diff", old, new, *options)
    assert done.code == 0, done.err
    return done.json if "--json" in options else " ".join(done.out.split())


def test_a_draft_under_a_new_number(agam):
    path = listed(agam, OLD, "176-2026.yml", (DECIDES, CHECKS), TIME, NEW, add=SUPERSEDES)
    agam.clock.at = "2026-11-21T10:00:00+07:00"
    told = diff(agam, "agam/medsos", path)
    assert "Langkah 3, pelaksana: kini Admin Pemeriksa (Kasubbag Teknis dan Hupmas); semula Sekretaris" in told
    assert "Langkah 4, waktu: kini 10 Menit; semula 5 Menit" in told
    assert f"Nomor: kini 176/ORT.06/1306/2026; semula {NUMBER}" in told
    assert "B belum disahkan; bila disahkan sekarang, berlaku sejak 21 November 2026, 10.00 WIB." in told
    assert "2 kiriman berjalan di bawah A" in told
    assert "Mereka diselesaikan di bawah A: tahap yang sudah selesai tetap" in told
    assert WAITING in told
    assert "batal" not in told
    assert "1 kiriman sudah lewat gerbang" in told
    # Nothing was written, and nobody ratified: the draft counts for nothing.
    assert agam.run("audit").code == 1


def test_a_draft_under_the_old_number_would_void_it(agam):
    path = listed(agam, OLD, "175-2026.yml", (DECIDES, CHECKS), add="revision_date: 2026-11-21\n")
    told = diff(agam, NUMBER, path, "--lang", "en")
    assert f"ratified, it makes number {NUMBER} void as a whole" in told
    assert "Why void, by the SOP's own words: step 3 is now performed by Admin Pemeriksa" in told
    assert "Their signatures count no more" in told
    assert "Revision date: now 21 November 2026; before none" in told
    found = diff(agam, "agam/medsos", path, "--json")
    assert found["effect"]["ratified"] is False
    assert len(found["effect"]["void"]) == 2
    assert found["effect"]["posts"]["behind_gate"] == [READY]
    assert WAITING in found["effect"]["posts"]["before_gate"]
    assert found["steps"]["changed"] == [
        {
            "from": 3, "to": 3, "field": "who", "before": "Sekretaris",
            "now": "Admin Pemeriksa (Kasubbag Teknis dan Hupmas)",
        }
    ]  # fmt: skip


def test_the_ratifier_is_told_before_he_signs(agam):
    listed(agam, OLD, "175-2026.yml", (DECIDES, CHECKS), add="revision_date: 2026-11-21\n")
    done = agam.run("sop", "ratify", "agam", "--person", SECRETARY, "--key", agam.key_of(SECRETARY), "--yes")
    assert done.code == 0
    assert f"nomor {NUMBER} akan batal seluruhnya, dan tidak dapat dipulihkan: langkah 3 kini oleh Admin Pemeriksa" in done.err


def test_and_not_where_nothing_becomes_void(agam):
    listed(agam, OLD, "176-2026.yml", (DECIDES, CHECKS), NEW, add=SUPERSEDES)
    done = agam.run("sop", "ratify", "agam", "--person", SECRETARY, "--key", agam.key_of(SECRETARY), "--yes")
    assert done.code == 0
    assert "batal" not in done.err


def test_ratified_revisions_by_number_and_by_name(agam):
    path = listed(agam, OLD, "176-2026.yml", (DECIDES, CHECKS), NEW, add=SUPERSEDES)
    ratified(agam, "agam", SECRETARY, "2026-11-21T10:00:00+07:00")
    by_path = diff(agam, OLD, path, "--json")
    assert by_path["effect"] == {
        **by_path["effect"],
        "ratified": True,
        "in_force_from": "2026-11-21T10:00:00+07:00",
        "in_force_until": None,
    }
    for one, two in (
        (NUMBER, NEW[1]),
        (f"agam/medsos/{NUMBER}", "agam/medsos"),
        ("agam/medsos/175-ort-06-1306-2023", "agam/medsos/176-2026.yml"),
        (str(agam.root / OLD), f"./{path}"),
    ):
        assert diff(agam, one, two, "--json") == by_path
    told = diff(agam, NUMBER, NEW[1])
    assert "B berlaku sejak 21 November 2026, 10.00 WIB." in told
    back = diff(agam, NEW[1], NUMBER)
    assert "B berlaku sejak 5 Januari 2026, 09.00 WIB sampai 21 November 2026, 10.00 WIB." in back
    assert "Ketentuan" not in told


def test_void_and_ratified(agam):
    path = listed(agam, OLD, "175-2026.yml", (DECIDES, CHECKS), add="revision_date: 2026-11-21\n")
    ratified(agam, "agam", SECRETARY, "2026-11-21T10:00:00+07:00")
    assert f"nomor {NUMBER} batal seluruhnya sejak 21 November 2026, 10.00 WIB" in diff(agam, OLD, path)
    assert "Batal sejak" in agam.run("sop", "show", "agam/medsos").out
    # Of a number that two files bear, a person must say which.
    refused(agam.run("sop", "diff", NUMBER, path), "SOP-MISSING", exits=2)


def test_a_draft_that_cannot_be_ratified_so(agam):
    path = listed(agam, OLD, "176-2026.yml", NEW)
    assert "dua revisi akan berlaku bersamaan" in diff(agam, OLD, path)
    assert diff(agam, OLD, path, "--json")["effect"]["clashes"] is True


def test_a_file_from_anywhere(agam, tmp_path):
    path = listed(agam, OLD, "176-2026.yml", TIME, NEW, add=SUPERSEDES)
    outside = tmp_path / "rancangan.yml"
    (agam.root / path).rename(outside)
    found = diff(agam, OLD, str(outside), "--json")
    assert (found["new"]["path"], found["new"]["office"]) == (str(outside), "")
    assert found["effect"]["ratified"] is False
    assert diff(agam, str(outside), str(outside), "--json")["effect"] is None
    assert "Keduanya berbunyi sama." in diff(agam, str(outside), str(outside))


def test_two_sops_are_no_revisions_of_one_another(story):
    told = diff(story, "agam/medsos", "pinrang/jdih")
    assert "bukan revisi satu SOP" in told
    assert "Langkah 9 baru" in told or "Langkah 5 baru" in told


def test_what_differs_is_told_though_the_policy_does_not_hold(agam):
    path = listed(agam, OLD, "176-2026.yml", TIME, NEW, add=SUPERSEDES)
    with (agam.root / "sops/agam/people.yml").open("a", encoding="utf-8") as file:
        file.write("\n# x\n")
    done = agam.run("sop", "diff", OLD, path)
    assert done.code == 0
    assert "Langkah 4, waktu" in done.out
    assert "POLICY-UNRATIFIED" in done.out
    assert diff(agam, OLD, path, "--json")["findings"][0]["code"] == "POLICY-UNRATIFIED"


@pytest.mark.parametrize("word", ["x", "agam/jdih", "../../etc/passwd-", "a" * 5000, ""])
def test_nothing_of_that_name(word, agam):
    refused(agam.run("sop", "diff", word, OLD), "SOP-MISSING", exits=2)


def test_a_file_that_is_no_sop(agam):
    (agam.root / "x.yml").write_text("a: b\n", encoding="utf-8")
    done = agam.run("sop", "diff", OLD, "x.yml")
    assert done.code == 1
    assert "[SCHEMA]" in done.err
