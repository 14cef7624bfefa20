"""`paraf check`: the gate for named posts, and who must act next."""

from __future__ import annotations

import pytest

from .conftest import refused

WAITING = "agam/medsos/2026/hari-pahlawan-2026"
COMPLETE = "agam/medsos/2026/infografis-syarat-menjadi-pemilih"
READY = "agam/medsos/2026/sosialisasi-pemilih-pemula-sma"
RETURNED = "agam/medsos/2026/duka-cita-mantan-anggota-pps"
NEXT = {
    "agam/medsos/2026/hari-pahlawan-2026": (3, "Sekretaris (Beringin Tulus Contoh)"),
    "pasaman/medsos/2026/infografis-cara-cek-data-pemilih": (4, "Pimpinan Redaksi (Murai Bijaksana Contoh)"),
    "kota-bengkulu/medsos/2026/mengenal-urutan-tahapan-pemilu": (3, "Tim Medsos (Tim Pembina dan Tim Teknis) ("),
    "pinrang/jdih/2026/mengenal-hierarki-peraturan": (
        7,
        "Pemimpin Redaksi/Wakil Pemimpin Redaksi (Bayu Angkasa Contoh, Mega Cakrawala Contoh)",
    ),
    "kepulauan-mentawai/jdih/2026/cara-memperoleh-salinan-produk-hukum": (6, "Kasubag Hukum (Karang Kokoh Contoh)"),
}
"""The waiting sample of each office: the step, and who may sign it."""


@pytest.fixture
def agam(story_of):
    return story_of("agam")


@pytest.mark.parametrize("post", NEXT)
def test_a_waiting_post_says_who_must_act(story_of, post):
    story = story_of(post.split("/")[0])
    step, who = NEXT[post]
    result = story.run("check", post)
    assert result.code == 1
    assert f"Giliran langkah {step}: {who}" in result.out
    assert "[WAITING]" in result.out
    assert "Belum dapat digabung: 1 kiriman belum terpenuhi." in result.out
    english = story.run("check", "--lang", "en", post)
    assert english.code == 1
    assert f"It is the turn of step {step}: {who}" in english.out
    assert "Cannot be merged yet: 1 posts are not complete." in english.out
    assert "Giliran" not in english.out
    found = story.run("check", post, "--json").json
    assert (found["passed"], found["checked"], found["satisfied"]) == (False, 1, 0)
    (one,) = found["posts"]
    assert (one["post"], one["verdict"], one["step"]) == (post, "WAITING", step)
    assert who.startswith(one["waiting_for"][0]["title"])
    assert one["waiting_for"][0]["people"]


def test_json_has_the_shape_others_rely_on(agam):
    (one,) = agam.run("check", WAITING, "--json").json["posts"]
    assert {"post", "title", "office", "sop", "verdict", "complete", "pending", "step", "waiting_for", "due", "findings"} <= set(one)
    assert one["waiting_for"] == [{"role": "sekretaris", "title": "Sekretaris", "people": ["beringin-tulus"]}]
    assert one["pending"] == [3, 4]
    assert one["findings"] == []


def test_the_environment_may_choose_the_language(agam, monkeypatch):
    monkeypatch.setenv("PARAF_LANG", "en")
    assert "Waiting for Sekretaris" in agam.run("check", WAITING).out
    assert "Menunggu Sekretaris" in agam.run("check", WAITING, "--lang", "id").out
    monkeypatch.setenv("PARAF_LANG", "jv")
    assert agam.run("check", WAITING).code == 2


def test_nothing_to_check_is_never_a_pass(agam):
    refused(agam.run("check"), "POST-MISSING", exits=2)
    refused(agam.run("check", "--json"), "POST-MISSING", exits=2)


@pytest.mark.parametrize("post", [COMPLETE, READY])
def test_a_satisfied_post_passes(agam, post):
    result = agam.run("check", post)
    assert (result.code, result.err) == (0, "")
    assert "Dapat digabung: semua 1 kiriman lengkap." in result.out
    found = agam.run("check", "--json", post).json
    assert found["passed"] is True


@pytest.mark.parametrize(
    "word",
    [
        COMPLETE,
        f"content/{COMPLETE}",
        f"./content/{COMPLETE}/",
        f"content/{COMPLETE}/index.md",
        COMPLETE.rsplit("/", 1)[1],
        f"{COMPLETE}/",
    ],
)
def test_a_post_may_be_named_in_many_ways(agam, word):
    assert agam.run("check", word).code == 0


def test_a_post_may_be_named_from_below_and_by_absolute_path(agam, monkeypatch):
    monkeypatch.chdir(agam.root / "content/agam/medsos/2026")
    assert agam.run("check", COMPLETE.rsplit("/", 1)[1]).code == 0
    assert agam.run("check", str(agam.root / "content" / COMPLETE)).code == 0
    monkeypatch.chdir(agam.root / "content" / COMPLETE)
    assert agam.run("check", ".").code == 0
    assert agam.run("check", "index.md").code == 0


@pytest.mark.parametrize(
    "word", ["tidak-ada", "agam/medsos/2026/tidak-ada", "/etc", "..", "*", "agam", "content", "", " ", "[", "a\nb", "x" * 5000]
)
def test_no_such_post_is_no_pass(agam, word):
    refused(agam.run("check", word), "POST-MISSING", exits=2)


def test_one_bad_post_among_good_ones_fails_all(agam):
    result = agam.run("check", COMPLETE, WAITING, RETURNED)
    assert result.code == 1
    assert "Belum dapat digabung: 2 kiriman belum terpenuhi." in result.out


def test_a_returned_post_says_why_and_whose_turn_it_is(agam):
    result = agam.run("check", RETURNED)
    assert result.code == 1
    assert "Dikembalikan [RETURNED]" in result.out
    assert "Alasan: " in result.out
    assert "Giliran langkah 1: Operator" in result.out


def test_an_altered_post_does_not_pass(agam):
    with agam.index(COMPLETE).open("a", encoding="utf-8") as file:
        file.write("Tambahan.\n")
    result = agam.run("check", COMPLETE)
    refused(result, "ALTERED")


def test_a_slug_of_two_offices_is_no_answer(story):
    for office in ("agam/medsos", "pinrang/jdih"):
        folder = story.root / "content" / office / "2026/sama"
        folder.mkdir()
        (folder / "index.md").write_text("---\n---\n", encoding="utf-8")
    result = story.run("check", "sama")
    refused(result, "POST-MISSING", exits=2)
    assert "agam/medsos/2026/sama, pinrang/jdih/2026/sama" in result.err


def test_evidence_nobody_signed_does_not_pass(agam):
    (agam.root / "content" / COMPLETE / "evidence/x-2.jpg").write_bytes(b"x")
    refused(agam.run("check", COMPLETE), "EVIDENCE-UNSIGNED")
