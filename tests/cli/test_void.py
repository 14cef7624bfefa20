"""Another responsibility under the old number: Agam's SOP says it voids the whole, Kota Bengkulu's says nothing."""

from __future__ import annotations

import pytest

from .conftest import Story, refused

WAITING = "agam/medsos/2026/hari-pahlawan-2026"
READY = "agam/medsos/2026/sosialisasi-pemilih-pemula-sma"
OPERATOR, CHECKER, SECRETARY = "kenanga-lestari", "mahoni-teduh", "beringin-tulus"
OLD = "sops/agam/medsos/175-ort-06-1306-2023.yml"
NUMBER = "175/ORT.06/1306/2023"
DECIDES = "    who: {any: [sekretaris]}\n"
CHECKS = "    who: {any: [admin-pemeriksa]}\n"


def listed(story: Story, old: str, name: str, *changes: tuple[str, str], add: str = "") -> str:
    """A further revision, as somebody would write it: the file of the old one copied and changed."""
    text = (story.root / old).read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after, 1)
    path = f"{old.rsplit('/', 1)[0]}/{name}"
    (story.root / path).write_text(text + add, encoding="utf-8")
    return path


def ratified(story: Story, office: str, person: str, at: str) -> str:
    """The next manifest, signed by the command; what it said."""
    story.clock.at = at
    done = story.run("sop", "ratify", office, "--person", person, "--key", story.key_of(person), "--yes")
    assert done.code == 0, done.err
    return done.out


def story_so_far(agam: Story) -> None:
    """The secretary hands his decision to the head of subdivision, and somebody keeps the old number."""
    listed(agam, OLD, "175-2026.yml", (DECIDES, CHECKS), add="revision_date: 2026-11-21\n")
    ratified(agam, "agam", SECRETARY, "2026-11-21T10:00:00+07:00")
    agam.clock.at = "2026-11-21T10:30:00+07:00"


@pytest.fixture
def agam(story_of):
    return story_of("agam")


def test_publishing_stops_in_agam(agam):
    agam.clock.at = "2026-11-21T09:00:00+07:00"
    assert agam.of(WAITING)["step"] == 3
    story_so_far(agam)

    stopped = agam.run("check", WAITING)
    refused(stopped, "SOP-VOID")
    assert "batal seluruhnya sejak 21 November 2026, 10.00 WIB" in stopped.out
    assert "paraf sop ratify agam" in stopped.out
    assert "Menunggu Pengesah" in stopped.out

    before = agam.bytes()
    for person in (SECRETARY, CHECKER):
        refused(agam.sign(WAITING, person, "--step", "3"), "SOP-VOID")
    refused(agam.sign(WAITING, OPERATOR), "SOP-VOID")
    waived = agam.sign(WAITING, "seruni-bijak", "--decision", "waive", "--step", "3", "--until", "2026-11-25", "--note", "Banjir")
    refused(waived, "SOP-VOID")
    assert agam.bytes() == before

    told = agam.of(WAITING)
    assert (told["verdict"], told["step"]) == ("WAITING", 1)
    assert told["waiting_for"] == [{"role": "ratifier", "title": "Pengesah", "people": ["beringin-tulus", "seruni-bijak"]}]
    # Nothing is wrong with what was signed: the audit tells it and finds nothing.
    audit = agam.run("audit")
    assert audit.code == 0, audit.out
    assert "SOP-VOID" in audit.out


def test_no_new_post_starts_there(agam):
    story_so_far(agam)
    refused(agam.run("new", "agam/medsos", "Rapat pleno"), "SOP-MISSING", exits=2)


def test_what_had_passed_the_gate_stands(agam):
    story_so_far(agam)
    assert agam.run("check", READY).code == 0
    assert agam.run("bundle", READY, "-o", str(agam.root.parent / "paket")).code == 0
    assert agam.run("build").code == 0
    assert (agam.root / "site" / READY / "index.html").is_file()
    agam.signed(READY, OPERATOR, "--decision", "withdraw", "--note", "salah-data: tanggal keliru")
    assert agam.of(READY)["verdict"] == "WITHDRAWN"


def test_a_new_number_ends_it(agam):
    story_so_far(agam)
    listed(agam, OLD, "176-2026.yml", (DECIDES, CHECKS), (NUMBER, "176/ORT.06/1306/2026"), add=f'supersedes: "{NUMBER}"\n')
    ratified(agam, "agam", SECRETARY, "2026-11-21T11:00:00+07:00")
    agam.clock.at = "2026-11-21T11:30:00+07:00"

    assert agam.run("check", READY).code == 0
    still = agam.run("check", WAITING)
    assert still.code == 1
    assert f"paraf sign {WAITING} --step 1" in still.out
    refused(agam.sign(WAITING, CHECKER, "--step", "3"), "SOP-VOID")

    agam.signed(WAITING, OPERATOR)
    agam.clock.at = "2026-11-21T11:40:00+07:00"
    agam.signed(WAITING, CHECKER)
    agam.clock.at = "2026-11-21T11:50:00+07:00"
    agam.signed(WAITING, CHECKER)
    done = agam.run("check", WAITING)
    assert done.code == 0, done.out
    assert agam.run("audit").code == 0


def test_a_revision_of_another_number_stops_nobody(agam):
    """The way the document wants it: a new number; what is on its way is finished under the old one."""
    listed(agam, OLD, "176-2026.yml", (DECIDES, CHECKS), (NUMBER, "176/ORT.06/1306/2026"), add=f'supersedes: "{NUMBER}"\n')
    ratified(agam, "agam", SECRETARY, "2026-11-21T10:00:00+07:00")
    agam.clock.at = "2026-11-21T10:30:00+07:00"
    agam.signed(WAITING, SECRETARY)
    assert agam.run("check", WAITING).code == 0


def test_the_same_change_does_not_void_in_kota_bengkulu(story_of):
    story = story_of("kota-bengkulu")
    post, old = "kota-bengkulu/medsos/2026/mengenal-urutan-tahapan-pemilu", "sops/kota-bengkulu/medsos/4-ort-06-1771-2-2023.yml"
    # The same change: step 3 is decided by another role, under the old number.
    three = "    who: {any: [tim-medsos], count: 2, not_signer_of: [2]}\n"
    listed(story, old, "4-2026.yml", (three, "    who: {any: [admin-medsos]}\n"), add="revision_date: 2026-11-21\n")
    ratified(story, "kota-bengkulu", "permata-teguh", "2026-11-21T10:00:00+07:00")
    story.clock.at = "2026-11-21T10:30:00+07:00"

    told = story.of(post)
    assert (told["verdict"], told["step"]) == ("WAITING", 3)
    assert [f["code"] for f in told["findings"]] == []
    [waiting] = told["waiting_for"]
    # One of two had approved in the meeting already.
    story.signed(post, waiting["people"][0])
    assert story.run("check", post).code == 0
    # A new post runs under the later edition.
    assert story.run("sop", "show", "kota-bengkulu/medsos", "--json").json["path"].endswith("/4-2026.yml")
