"""`paraf revise` and `paraf sign --decision withdraw`: what happens to a post that is out already."""

from __future__ import annotations

import pytest

from .conftest import refused

COMPLETE = "agam/medsos/2026/infografis-syarat-menjadi-pemilih"
READY = "agam/medsos/2026/sosialisasi-pemilih-pemula-sma"
WAITING = "agam/medsos/2026/hari-pahlawan-2026"
SENTENCE = "Kalimat ralat yang baru."
NOTE = "Syarat usia pada paragraf pertama diperbaiki."


@pytest.fixture
def agam(story_of):
    return story_of("agam")


def revise(story, post, person="kenanga-lestari", note=NOTE, *options):
    return story.run("revise", post, "--note", note, "--person", person, "--key", story.key_of(person), *options)


def mended(story, post):
    with story.index(post).open("a", encoding="utf-8") as file:
        file.write(f"\n{SENTENCE}\n")


def page(story, post):
    """The post's page on a site built anew, or nothing."""
    assert story.run("build").code == 0
    file = story.root / "site" / post / "index.html"
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def test_a_correction_is_a_new_round_with_a_public_note(agam):
    title = agam.of(COMPLETE)["title"]
    mended(agam, COMPLETE)
    result = revise(agam, COMPLETE)
    assert (result.code, result.err) == (0, "")
    found = agam.of(COMPLETE)
    assert (found["verdict"], found["round"], found["step"]) == ("WAITING", 2, 2)
    # A site built from this tree has neither the old nor the new version: the old one stays up by not being replaced.
    assert page(agam, COMPLETE) == ""
    agam.clock.at = "2026-11-21T11:00:00+07:00"
    agam.signed(COMPLETE, "mahoni-teduh")
    assert page(agam, COMPLETE) == ""
    agam.clock.at = "2026-11-21T12:00:00+07:00"
    agam.signed(COMPLETE, "beringin-tulus")
    assert agam.of(COMPLETE)["verdict"] == "SATISFIED"
    shown = page(agam, COMPLETE)
    assert title in shown
    assert SENTENCE in shown
    assert NOTE in shown
    assert "Ralat" in shown
    assert agam.run("audit").code == 0


def test_old_records_do_not_prove_the_new_round(agam):
    mended(agam, COMPLETE)
    assert revise(agam, COMPLETE).code == 0
    agam.signed(COMPLETE, "mahoni-teduh")
    agam.signed(COMPLETE, "beringin-tulus")
    found = agam.of(COMPLETE)
    assert (found["step"], found["uploaded"], found["complete"]) == (4, [], False)
    for platform in ("instagram", "facebook", "x"):
        result = agam.record(COMPLETE, "kenanga-lestari", platform, "--action", "unchanged", "--reason", "Takarir tidak terkena ralat.")
        assert result.code == 0, result.err
    assert agam.of(COMPLETE)["complete"] is True


def test_a_correction_without_a_change_is_told(agam):
    result = revise(agam, COMPLETE)
    assert "Isinya belum berubah" in result.err


@pytest.mark.parametrize("post", [WAITING, READY])
def test_before_the_upload_there_is_nothing_to_correct(agam, post):
    before = agam.bytes()
    refused(revise(agam, post), "REVISE-EARLY")
    assert agam.bytes() == before


@pytest.mark.parametrize(
    ("person", "note", "options", "code"),
    [
        ("kenanga-lestari", "", (), "NOTE-MISSING"),
        ("kenanga-lestari", "dua\nbaris", (), "NOTE-TEXT"),
        ("beringin-tulus", NOTE, (), "ROLE-LAPSED"),
        ("kenanga-lestari", NOTE, ("--step", "3"), ""),
        ("kenanga-lestari", NOTE, ("--step", "9"), "STEP-ORDER"),
    ],
)
def test_a_refused_correction_writes_nothing(agam, person, note, options, code):
    mended(agam, COMPLETE)
    before = agam.bytes()
    result = revise(agam, COMPLETE, person, note, *options)
    assert result.code == 1
    if code:
        refused(result, code)
    assert "Traceback" not in result.err
    assert agam.bytes() == before


def test_a_withdrawn_post_leaves_a_tombstone_and_no_bundle(agam):
    title = agam.of(COMPLETE)["title"]
    assert agam.run("bundle").code == 0
    bundle = agam.root / "bundles" / COMPLETE
    assert bundle.is_dir()
    assert title in page(agam, COMPLETE)
    agam.signed(COMPLETE, "mahoni-teduh", "--decision", "withdraw", "--note", "hoaks: gambar bukan milik kantor")
    found = agam.of(COMPLETE)
    assert (found["verdict"], found["waiting_for"]) == ("WITHDRAWN", [])
    assert agam.run("audit").code == 0
    shown = page(agam, COMPLETE)
    assert "Ditarik" in shown
    assert "informasi tidak benar" in shown
    assert title not in shown
    assert "gambar bukan milik kantor" not in shown
    assert not list((agam.root / "site" / COMPLETE).glob("*.jpg"))
    for file in (agam.root / "site").rglob("*"):
        if file.is_file() and file.suffix in (".html", ".json", ".xml", ".txt"):
            assert title not in file.read_text(encoding="utf-8"), file
    result = agam.run("bundle")
    assert result.code == 0
    assert "1 paket lama dibuang" in result.out
    assert not bundle.exists()
    refused(agam.run("bundle", COMPLETE), "NOT-APPROVED")
    agam.clock.at = "2026-11-21T13:00:00+07:00"
    for platform in ("instagram", "facebook", "x"):
        result = agam.record(COMPLETE, "kenanga-lestari", platform, "--action", "deleted", "--reason", "Ditarik.")
        assert result.code == 0, result.err
        assert agam.of(COMPLETE)["verdict"] == "WITHDRAWN"
    assert agam.run("audit").code == 0
    assert title not in page(agam, COMPLETE)


def test_a_withdrawal_may_remove_content_and_a_new_round_brings_it_back(agam):
    picture = agam.index(COMPLETE).parent / "foto-2.jpg"
    kept = picture.read_bytes()
    picture.unlink()
    index = agam.index(COMPLETE)
    text = index.read_text(encoding="utf-8")
    index.write_text("".join(line for line in text.splitlines(keepends=True) if "foto-2.jpg" not in line), encoding="utf-8")
    agam.signed(COMPLETE, "seruni-bijak", "--decision", "withdraw", "--note", "data-pribadi: wajah anak")
    assert agam.of(COMPLETE)["verdict"] == "WITHDRAWN"
    agam.clock.at = "2026-11-22T10:00:00+07:00"
    picture.write_bytes(kept)
    index.write_text(
        index.read_text(encoding="utf-8").replace(
            "sources:", '  - {file: foto-2.jpg, alt: "Warga memasukkan surat suara", credit: "Humas"}\nsources:', 1
        ),
        encoding="utf-8",
    )
    assert revise(agam, COMPLETE, note="Gambar diganti.").code == 0
    agam.signed(COMPLETE, "mahoni-teduh")
    agam.signed(COMPLETE, "beringin-tulus")
    found = agam.of(COMPLETE)
    assert (found["verdict"], found["round"]) == ("SATISFIED", 2)
    assert agam.run("audit").code == 0


def test_a_stranger_withdraws_nothing(agam):
    before = agam.bytes()
    result = agam.sign(COMPLETE, "meranti-tabah", "--decision", "withdraw", "--note", "hoaks: x")
    assert result.code == 1
    assert "Traceback" not in result.err
    assert agam.bytes() == before
