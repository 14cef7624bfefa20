"""`paraf sop simulate` as people type it."""

from __future__ import annotations

import pytest

SOPS = ["agam/medsos", "kepulauan-mentawai/jdih", "kota-bengkulu/medsos", "pasaman/medsos", "pinrang/jdih"]


@pytest.mark.usefixtures("clock")
def test_in_none_of_the_five_offices_one_person_alone(office_repo, run):
    done = run("sop", "simulate", "--json")
    assert done.code == 0
    found = done.json["sops"]
    assert [f"{f['office']}/{f['sop']}" for f in found] == SOPS
    assert all(f["alone"] == [] and f["good"] for f in found)
    assert [f["least"]["persons"] for f in found] == [3, 3, 3, 4, 3]
    assert all(f["one_person_with_roles"]["alone"] == [] and f["one_person_with_roles"]["stopped_with_all"] for f in found)


@pytest.mark.usefixtures("clock")
def test_it_is_told_in_both_languages(office_repo, run):
    told = run("sop", "simulate", "agam")
    assert told.code == 0
    assert "Tidak seorang pun dapat membawa kiriman sampai ke gerbang sendirian." in told.out
    assert "21 November 2026, 10.00 WIB" in told.out
    assert "Satu orang sebagai admin-pemeriksa + sekretaris dengan surat merangkap: paling sedikit 2 orang." in told.out
    english = run("sop", "simulate", "agam", "--lang", "en")
    assert "Nobody can bring a post to the merge gate alone." in english.out
    assert "Under force majeure, with a waiver by the ratifier, 2 persons" in english.out


@pytest.mark.usefixtures("clock")
def test_somebody_is_absent(office_repo, run):
    done = run("sop", "simulate", "agam", "--absent", "mahoni-teduh", "--at", "2026-12-01")
    assert done.code == 1
    assert "1 Desember 2026, 12.00 WIB" in done.out
    assert "BERHENTI: kurang pemegang peran admin-pemeriksa." in done.out
    assert "angsana-rukun; yang dapat menunjuk: beringin-tulus, seruni-bijak" in done.out
    nobody = run("sop", "simulate", "kota-bengkulu", "--absent", "mutiara-pagi", "--absent", "delima-senja")
    assert "Tidak seorang pun dapat menjadi Plh. atau Plt. admin-medsos" in nobody.out


@pytest.mark.usefixtures("clock")
def test_a_second_role_and_a_letter(office_repo, run):
    also = run("sop", "simulate", "agam", "--also", "mahoni-teduh=sekretaris")
    assert also.code == 0
    assert "tidak, bila ia memaraf langkah 2 [PERSON-ONCE]" in also.out
    letter = run("sop", "simulate", "agam", "--merangkap", "mahoni-teduh=sekretaris")
    assert "Surat mahoni-teduh sebagai sekretaris membolehkan merangkap" in letter.out
    assert "Paling sedikit 2 orang" in letter.out
    assert "(plh andaian-sekretaris)" in letter.out


@pytest.mark.usefixtures("clock")
def test_a_draft_under_which_one_person_could_is_found_out(office_repo, run):
    path = next((office_repo / "sops/agam/medsos").glob("*.yml"))
    text = path.read_text("utf-8")
    for role in ("admin-pemeriksa", "sekretaris"):
        text = text.replace(f"who: {{any: [{role}]}}", "who: {any: [operator]}")
    path.write_text(text, encoding="utf-8")
    done = run("sop", "simulate", "agam")
    assert done.code == 1
    assert "SENDIRIAN: Kenanga Lestari Contoh" in done.out
    assert "Bila kantor mengangkat satu orang sebagai operator, ia dapat sendirian" in done.out
    assert "bukan seperti yang disahkan" in done.err


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["bukittinggi"], "OFFICE-UNKNOWN"),
        (["agam/jdih"], "SOP-MISSING"),
        (["agam", "--absent", "mahoni"], "PERSON-UNKNOWN"),
        (["agam", "--also", "mahoni-teduh=ketua"], "ROLE-UNKNOWN"),
        (["agam", "--also", "mahoni-teduh"], "ORANG=PERAN"),
        (["agam", "--at", "besok"], "--at"),
        (["agam", "--at", "2020-01-01"], "SOP-MISSING"),
    ],
)
def test_wrong_use(words, code, office_repo, run):
    done = run("sop", "simulate", *words)
    assert done.code == 2
    assert code in done.err


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize(("at", "told"), [("2026-11-22T09:00", "09.00 WITA"), ("2026-11-22T09:00:00+07:00", "10.00 WITA")])
def test_a_time_is_the_offices_own_unless_it_says(at, told, office_repo, run):
    assert told in run("sop", "simulate", "pinrang", "--at", at).out


@pytest.mark.usefixtures("clock")
def test_nothing_is_written(story):
    before = story.bytes()
    story.run("sop", "simulate")
    assert story.bytes() == before
