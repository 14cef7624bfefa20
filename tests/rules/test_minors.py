"""A post with pictures about children asks for a consent on file, and is held up by nothing."""

from dataclasses import replace

import pytest

from site_tools.model.finding import errors
from site_tools.rules import minors
from tests.rules.posts import PATH, case, said

SPEAKS = (
    "Pelajar hadir.", "Para siswa dan siswi", "murid kelas VI", "KPU ke sekolah", "di SMA Nusa Harapan", "SMKN 1", "SDN 05", "MTs Contoh",
    "SMP", "anak-anak bermain", "Anaknya ikut", "ANAK", "madrasah", "balita", "kunjungan PAUD", "sekolahnya", "pelajar,",
)  # fmt: skip
SILENT = (
    "Rapat pleno.", "Mahasiswa hadir", "sosialisasi", "Nomor 243/PP.07-SD/09/2022", "anakronisme", "persekolahan", "s.d. 30 November",
    "sd 30", "https://contoh.id/sekolah/anak", "SMAX", "beranak-pinak", "organisasiswa",
)  # fmt: skip


@pytest.mark.parametrize("text", SPEAKS)
def test_words_about_children_ask_for_consent(text):
    [found] = said(minors.RULE, case(text))
    assert (found.code, found.severity, found.path, found.line) == ("MINORS-CONSENT", "warning", PATH.index, 13)
    assert errors([found]) == ()
    assert "attachments/izin-" in found.remedy.id


@pytest.mark.parametrize("text", SILENT)
def test_other_words_ask_for_nothing(text):
    assert said(minors.RULE, case(text)) == []


@pytest.mark.parametrize("place", ["title", "caption", "alt"])
def test_every_text_counts_and_one_warning_is_enough(place):
    assert len(said(minors.RULE, case("Pelajar hadir.", **{place: "Siswa SMA"}))) == 1


@pytest.mark.parametrize("name", ["izin-orang-tua.pdf", "izin-publikasi.md", "izin-sekolah.jpg", "izin-wali.jpeg", "izin-2026.png"])
def test_consent_on_file_is_enough(name):
    assert said(minors.RULE, case("Pelajar hadir.", files=("foto-1.jpg", f"attachments/{name}"))) == []


@pytest.mark.parametrize(
    "name", ["attachments/izin.pdf", "attachments/notula-izin-sekolah.pdf", "attachments/izin-sekolah.txt", "izin-sekolah.pdf"]
)
def test_another_file_is_no_consent(name):
    assert len(said(minors.RULE, case("Pelajar hadir.", files=("foto-1.jpg", name)))) == 1


def test_without_pictures_nothing_is_asked():
    facts = case("Pelajar hadir.")
    bare = case("Pelajar hadir.", further="videos:\n  - {file: a.mp4}\n")
    assert len(said(minors.RULE, bare)) == 1
    assert said(minors.RULE, without_pictures(facts)) == []


def without_pictures(facts):
    return replace(facts, post=replace(facts.post, meta=replace(facts.post.meta, images=())))
