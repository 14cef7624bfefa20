"""`paraf sign`: one entry more and no other byte; what the SOP does not allow is refused before anything is written."""

from __future__ import annotations

import os
import re
import stat
import subprocess
from pathlib import Path

import pytest

from site_tools.adapters import ssh_keygen
from site_tools.adapters.disk import DiskFolder
from site_tools.canonical import links, statement
from site_tools.formats.front_matter import read_front_matter
from site_tools.workflows.policy import trusted_offices

from .conftest import refused

WAITING = "agam/medsos/2026/hari-pahlawan-2026"
READY = "agam/medsos/2026/sosialisasi-pemilih-pemula-sma"
COMPLETE = "agam/medsos/2026/infografis-syarat-menjadi-pemilih"
RETURNED = "agam/medsos/2026/duka-cita-mantan-anggota-pps"


@pytest.fixture
def agam(story_of):
    return story_of("agam")


def unsigned(data):
    """The file without its signature block."""
    return re.sub(rb"^signatures:\n(?:[ #].*\n|-.*\n(?=[ ]))*", b"", data, count=1, flags=re.MULTILINE)


def test_the_next_person_signs_and_the_gate_opens(agam):
    index = agam.index(WAITING)
    before, tree = index.read_bytes(), agam.bytes()
    index.chmod(0o644)
    result = agam.sign(WAITING, "beringin-tulus", "--note", "Disetujui.")
    assert (result.code, result.err) == (0, "")
    assert "Lengkap, siap tayang [SATISFIED]" in result.out
    assert "Giliran langkah 4: Operator" in result.out
    after = index.read_bytes()
    assert unsigned(after) == unsigned(before)
    fence = before.index(b"\n---\n", 4) + 1
    assert after.startswith(before[:fence])
    assert after.endswith(before[fence:])
    added = after[fence : len(after) - len(before[fence:])]
    assert added.count(b"\n") <= 8
    assert b'note: "Disetujui."' in added
    assert {k: v for k, v in agam.bytes().items() if k != f"content/{WAITING}/index.md"} == {
        k: v for k, v in tree.items() if k != f"content/{WAITING}/index.md"
    }
    if os.name == "posix":
        assert stat.S_IMODE(index.stat().st_mode) == 0o644
    assert agam.run("check", WAITING).code == 0
    assert agam.run("audit").code == 0


def test_openssh_itself_accepts_what_was_written(agam):
    agam.signed(WAITING, "beringin-tulus")
    entries = read_front_matter(agam.index(WAITING).read_bytes(), path="index.md").entries
    root = trusted_offices(DiskFolder(agam.root))["agam"]
    previous = links(entries[:-1], post=WAITING, root=root)[-1][1]
    text = statement(entries[-1], post=WAITING, root=root, previous=previous)
    public = ssh_keygen.public_key_of(Path(agam.key_of("beringin-tulus")))
    assert ssh_keygen.verify(entries[-1].signature, text, "paraf-step@v1", public)
    assert not ssh_keygen.verify(entries[-1].signature, text + b"x", "paraf-step@v1", public)
    assert not ssh_keygen.verify(entries[-1].signature, text, "paraf-policy@v1", public)


def test_a_story_from_return_to_the_gate(agam):
    agam.clock.at = "2026-11-21T09:00:00+07:00"
    agam.signed(WAITING, "beringin-tulus", "--decision", "return", "--to", "1", "--note", "Perbaiki judul.")
    assert agam.of(WAITING)["verdict"] == "RETURNED"
    assert "Alasan: Perbaiki judul." in agam.run("status", WAITING).out
    index = agam.index(WAITING)
    index.write_text(index.read_text(encoding="utf-8").replace("title: Selamat", "title: Mari", 1), encoding="utf-8")
    agam.clock.at = "2026-11-21T09:30:00+07:00"
    agam.signed(WAITING, "cempaka-wening", "--step", "1")
    agam.signed(WAITING, "mahoni-teduh")
    agam.signed(WAITING, "beringin-tulus")
    assert agam.of(WAITING)["verdict"] == "SATISFIED"


def test_a_rejected_post_must_change(agam):
    agam.signed(WAITING, "beringin-tulus", "--decision", "reject", "--note", "Tidak perlu.")
    assert agam.of(WAITING)["verdict"] == "REJECTED"
    before = agam.bytes()
    refused(agam.sign(WAITING, "cempaka-wening"), "REJECT-UNCHANGED")
    assert agam.bytes() == before
    with agam.index(WAITING).open("a", encoding="utf-8") as file:
        file.write("Naskah baru.\n")
    agam.signed(WAITING, "cempaka-wening")
    assert agam.of(WAITING)["step"] == 2


SECRETARY, OPERATOR, CHECKER = "beringin-tulus", "kenanga-lestari", "mahoni-teduh"
NO_OFFICE, NO_SOP = "tamu/medsos/2026/halo", "agam/jdih/2026/halo"
REFUSALS = {
    # post, person, whose key, options, code
    "a key of nobody": (WAITING, SECRETARY, "STRANGER", [], "SIGNER-KEY"),
    "another's key": (WAITING, SECRETARY, CHECKER, [], "SIGNER-KEY"),
    "a person without the role": (WAITING, OPERATOR, OPERATOR, [], "ROLE-LAPSED"),
    "a role the person does not hold": (WAITING, OPERATOR, OPERATOR, ["--as", "sekretaris"], "ROLE-LAPSED"),
    "an unknown person": (WAITING, "siapa-dia", OPERATOR, [], "SIGNER-KEY"),
    "no key file": (WAITING, SECRETARY, "MISSING", [], "KEY-FILE"),
    "a garbage key file": (WAITING, SECRETARY, "GARBAGE", [], "KEY-FILE"),
    "a folder as key": (WAITING, SECRETARY, "FOLDER", [], "KEY-FILE"),
    "a damaged key": (WAITING, SECRETARY, "CUT", [], "KEY-FILE"),
    "a later step": (WAITING, OPERATOR, OPERATOR, ["--step", "4"], "STEP-SKIP"),
    "a step there is not": (WAITING, SECRETARY, SECRETARY, ["--step", "9"], "STEP-ORDER"),
    "step zero": (WAITING, SECRETARY, SECRETARY, ["--step", "0"], "STEP-ORDER"),
    "a negative step": (WAITING, SECRETARY, SECRETARY, ["--step", "-1"], "STEP-ORDER"),
    "a step done already": (WAITING, CHECKER, CHECKER, ["--step", "2"], "STEP-ORDER"),
    "a return without a note": (WAITING, SECRETARY, SECRETARY, ["--decision", "return", "--to", "1"], "NOTE-MISSING"),
    "a return to nowhere": (WAITING, SECRETARY, SECRETARY, ["--decision", "return", "--note", "x"], "STOP-INVALID"),
    "a return to a wrong step": (WAITING, SECRETARY, SECRETARY, ["--decision", "return", "--to", "2", "--note", "x"], "STOP-INVALID"),
    "a withdrawal of what was never out": (
        WAITING,
        SECRETARY,
        SECRETARY,
        ["--decision", "withdraw", "--note", "hoaks: x"],
        "WITHDRAW-INVALID",
    ),
    "a withdrawal without a reason code": (READY, SECRETARY, SECRETARY, ["--decision", "withdraw", "--note", "jelek"], "WITHDRAW-INVALID"),
    "a waiver without end": (WAITING, SECRETARY, SECRETARY, ["--decision", "waive", "--note", "banjir"], "WAIVE-INVALID"),
    "a waiver until no date": (WAITING, SECRETARY, SECRETARY, ["--decision", "waive", "--note", "x", "--until", "besok"], "WAIVE-INVALID"),
    "a note of two lines": (WAITING, SECRETARY, SECRETARY, ["--note", "satu\ndua"], "NOTE-TEXT"),
    "a note with a bidi mark": (WAITING, SECRETARY, SECRETARY, ["--note", "a\u202eb"], "NOTE-TEXT"),
    "an unknown office": (NO_OFFICE, SECRETARY, SECRETARY, [], "OFFICE-UNKNOWN"),
    "an unknown SOP": (NO_SOP, SECRETARY, SECRETARY, [], "SOP-MISSING"),
    "no such post": ("agam/medsos/2026/tidak-ada", SECRETARY, SECRETARY, [], "POST-MISSING"),
}
CANNOT_JUDGE = {"OFFICE-UNKNOWN", "SOP-MISSING", "POST-MISSING"}
SIMPLE = "---\ntitle: Halo\ndate: 2026-11-20\nkind: pengumuman\nplatforms: [x]\ncaptions:\n  default: Halo\n---\n\nHalo.\n"


@pytest.fixture
def odd_keys(tmp_path, key_of):
    """Key files that are of nobody, or none."""
    places = {name: tmp_path / name for name in ("STRANGER", "MISSING", "GARBAGE", "FOLDER", "CUT")}
    ssh_keygen.generate(places["STRANGER"], "orang-lain")
    places["GARBAGE"].write_bytes(b"\x00\xff" * 100)
    places["FOLDER"].mkdir()
    places["CUT"].write_bytes(Path(key_of(SECRETARY)).read_bytes()[:120])
    return places


@pytest.mark.parametrize("case", REFUSALS)
def test_a_refusal_is_clear_and_writes_nothing(agam, odd_keys, case):
    post, person, key, options, code = REFUSALS[case]
    if post in (NO_OFFICE, NO_SOP):
        agam.index(post).parent.mkdir(parents=True)
        agam.index(post).write_text(SIMPLE, encoding="utf-8")
    file = str(odd_keys[key]) if key in odd_keys else agam.key_of(key)
    before = agam.bytes()
    result = agam.run("sign", post, "--person", person, "--key", file, *options)
    refused(result, code, exits=2 if code in CANNOT_JUDGE else 1)
    assert "→" in result.err, result.err
    assert post in result.err or code in ("KEY-FILE", "OFFICE-UNKNOWN")
    assert agam.bytes() == before


def test_an_invalid_post_is_refused_with_file_and_line(agam):
    index = agam.index(WAITING)
    index.write_bytes(index.read_bytes().replace(b"\nkind: ", b"\njenis: ", 1))
    before = agam.bytes()
    result = agam.sign(WAITING, "beringin-tulus")
    assert result.code == 1
    assert re.search(rf"content/{WAITING}/index\.md:\d+: .*\[\w[\w-]*\]", result.err), result.err
    assert "kind" in result.err
    assert agam.bytes() == before


def test_what_is_missing_in_the_content_is_said_before_a_key_is_asked_for(agam):
    index = agam.index(WAITING)
    index.write_bytes(index.read_bytes().replace(b"{file: foto-1.jpg", b"{file: foto-7.jpg", 1))
    before = agam.bytes()
    result = agam.sign(WAITING, "cempaka-wening", "--step", "1")
    assert result.code == 1
    assert "foto-7.jpg" in result.err
    assert agam.bytes() == before


def test_the_maker_does_not_approve(story_of):
    story = story_of("pasaman")
    post = "pasaman/medsos/2026/infografis-cara-cek-data-pemilih"
    before = story.bytes()
    refused(story.sign(post, "jalak-sabar", "--note", "setuju"), "ROLE-LAPSED")
    refused(story.sign(post, "murai-bijaksana"), "NOTE-MISSING")
    assert story.bytes() == before
    story.signed(post, "murai-bijaksana", "--note", "Setuju, tayangkan.")
    assert story.of(post)["verdict"] == "SATISFIED"


def test_two_people_approve_in_bengkulu_and_not_one_twice(story_of):
    story = story_of("kota-bengkulu")
    post = "kota-bengkulu/medsos/2026/mengenal-urutan-tahapan-pemilu"
    waiting = story.of(post)["waiting_for"][0]["people"]
    first = waiting[0]
    held = {e for e in ("safir-jernih", "nilam-cahaya", "kecubung-damai") if e not in waiting}
    story.signed(post, first)
    if story.of(post)["verdict"] == "WAITING":
        before = story.bytes()
        assert story.sign(post, first).code == 1
        assert story.bytes() == before
        story.signed(post, story.of(post)["waiting_for"][0]["people"][0])
    else:
        assert held
        assert story.sign(post, min(held)).code == 1
    assert story.of(post)["verdict"] == "SATISFIED"


def test_an_altered_approved_post_is_repaired_by_signing_again(agam):
    with agam.index(READY).open("a", encoding="utf-8") as file:
        file.write("Tambahan.\n")
    assert agam.of(READY)["verdict"] == "ALTERED"
    agam.signed(READY, "cempaka-wening", "--step", "1")
    agam.signed(READY, "mahoni-teduh")
    agam.signed(READY, "beringin-tulus")
    assert agam.of(READY)["verdict"] == "SATISFIED"
    assert agam.run("audit").code == 0


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nobody keeps root from writing")
def test_a_folder_that_cannot_be_written(agam):
    folder = agam.index(WAITING).parent
    before = agam.bytes()
    folder.chmod(0o555)
    try:
        refused(agam.sign(WAITING, "beringin-tulus"), "FILE-WRITE")
    finally:
        folder.chmod(0o755)
    assert agam.bytes() == before


def test_a_full_disk_leaves_the_old_file(agam, monkeypatch):
    before = agam.bytes()

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("site_tools.adapters.disk.os.fsync", full)
    refused(agam.sign(WAITING, "beringin-tulus"), "FILE-WRITE")
    assert agam.bytes() == before


def test_a_key_with_a_passphrase_from_an_agent(agam, tmp_path, monkeypatch):
    """The `.pub` file names a key that only the agent holds."""
    started = subprocess.run(["ssh-agent", "-s"], capture_output=True, text=True, check=True).stdout
    for name in ("SSH_AUTH_SOCK", "SSH_AGENT_PID"):
        monkeypatch.setenv(name, re.search(rf"{name}=([^;]+)", started)[1])
    try:
        private = agam.key_of("beringin-tulus")
        subprocess.run(["ssh-add", "-q", private], check=True, capture_output=True)
        public = tmp_path / "id.pub"
        public.write_text(
            subprocess.run(["ssh-keygen", "-y", "-f", private], capture_output=True, text=True, check=True).stdout, encoding="ascii"
        )
        assert agam.run("sign", WAITING, "--person", "beringin-tulus", "--key", str(public)).code == 0
    finally:
        subprocess.run(["ssh-agent", "-k"], check=False, capture_output=True)


def test_options_that_are_missing_or_odd(agam):
    assert agam.run("sign").code == 2
    assert agam.run("sign", WAITING).code == 2
    assert agam.run("sign", WAITING, "--person", "beringin-tulus").code == 2
    assert agam.run("sign", WAITING, "--person", "x", "--key", "y", "--step", "satu").code == 2
    assert agam.run("sign", WAITING, "--person", "x", "--key", "y", "--decision", "setuju").code == 2
