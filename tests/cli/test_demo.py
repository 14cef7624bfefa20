"""`paraf demo`: the whole life of five offices, with fresh keys and a real history."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import subprocess
import time
from datetime import timedelta
from pathlib import Path

import pytest

from site_tools.adapters.clock import SteppedClock
from site_tools.adapters.disk import DiskFolder
from site_tools.adapters.git_history import GitHistory
from site_tools.adapters.git_past import GitPast
from site_tools.adapters.git_server import GitServer
from site_tools.adapters.key_signer import KeyFolder
from site_tools.cli.context import Context
from site_tools.cli.tongue import Tongue
from site_tools.model.finding import CannotJudge
from site_tools.model.story import Story
from site_tools.model.text import Text
from site_tools.reports.story_page import story_page
from site_tools.workflows.demo import Stage, Teller, play
from site_tools.workflows.demo_stage import attack, push

from .conftest import Result, git

CHAPTERS = {
    "id": (
        "Lima kantor dan satu server", "Kiriman agam", "Kiriman kepulauan-mentawai", "Kiriman kota-bengkulu", "Kiriman pasaman",
        "Kiriman pinrang", "Kiriman yang belum disetujui", "Serah terima jabatan", "Sekretaris berhalangan",
        "SOP direvisi di tengah jalan", "Paraf yang dihapus", "Kunci pengesah hilang", "Keadaan kahar", "Penurunan kiriman",
    ),
    "en": (
        "Five offices and one server", "A post of agam", "A post of kepulauan-mentawai", "A post of kota-bengkulu",
        "A post of pasaman", "A post of pinrang", "A post that nobody approved", "A handover", "The secretary is away",
        "The SOP is revised on the way", "Signatures cut away", "A ratifier's key is lost", "Force majeure", "A takedown",
    ),
}  # fmt: skip
"""The headings of the page, in order."""
ATTACKS = ("WAITING", "MIXED", "ENTRIES-DROPPED")
"""A code that the server must name for each attack, in order."""
AGAM = "agam/medsos/2026"
OTHERS = {
    f"{AGAM}/rekapitulasi-daftar-pemilih-triwulan-iii": ("SATISFIED", True),
    f"{AGAM}/pengumuman-jam-layanan-informasi": ("SATISFIED", True),
    f"{AGAM}/sosialisasi-pemilih-pemula-sma": ("SATISFIED", False),
    f"{AGAM}/hari-pahlawan-2026": ("OVERRIDDEN", False),
    "kota-bengkulu/medsos/2026/mengenal-urutan-tahapan-pemilu": ("WITHDRAWN", False),
}
"""Posts beside the five: verdict, and whether they reached the last step."""
STORIES: list[Story] = []
"""What the fixture below looked on at."""
SOPS = {"agam": 4, "kepulauan-mentawai": 7, "kota-bengkulu": 6, "pasaman": 5, "pinrang": 9}


def command(*arguments: str, cwd: Path) -> Result:
    """One command line in a folder, for fixtures that live longer than a test."""
    from site_tools.cli.main import run

    out, err = io.StringIO(), io.StringIO()
    kept = Path.cwd()
    os.chdir(cwd)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(list(arguments))
    finally:
        os.chdir(kept)
    return Result(code, out.getvalue(), err.getvalue())


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """The folder that one demonstration made, and what it said."""
    root = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        # Looks on: the same story is read in English below, without playing it twice.
        patch.setattr("site_tools.cli.demo.play", lambda stage: STORIES.append(play(stage)) or STORIES[-1])
        result = command("demo", "kantor", cwd=root)
    return root / "kantor", result


def every_sop_reaches_its_last_step(played):
    _, result = played
    assert (result.code, result.err) == (0, "")
    for office, steps in SOPS.items():
        assert f"{office}/" in result.out
        assert f": selesai, {steps} langkah" in result.out
    assert "BELUM" not in result.out
    assert "(return)" in result.out
    assert "Ralat dibuka" in result.out


def what_it_made_verifies(played):
    root, _ = played
    audit = command("audit", "--json", cwd=root)
    assert audit.code == 0, audit.out
    posts = {p["post"]: p for p in audit.json["posts"]}
    assert {name: (posts[name]["verdict"], posts[name]["complete"]) for name in OTHERS} == OTHERS
    five = [p for name, p in posts.items() if name not in OTHERS]
    assert {p["office"] for p in five} == set(SOPS)
    assert len(five) == len(SOPS)
    assert all(p["complete"] and p["verdict"] == "SATISFIED" for p in five)
    assert {p["office"]: p["round"] for p in five}["pinrang"] == 2
    for name, post in posts.items():
        shown = post["verdict"] != "WITHDRAWN"
        assert (root / "bundles" / name).is_dir() == shown, name
        assert (root / "site" / name / "index.html").is_file() or not shown
    status = command("status", "--json", cwd=root).json["posts"]
    assert {p["post"]: p["verdict"] for p in status} == {name: p["verdict"] for name, p in posts.items()}


def headings(page):
    """The numbered headings of the page without their numbers."""
    found = [line.removeprefix("## ").split(". ", 1) for line in page.splitlines() if line.startswith("## ") and ". " in line]
    assert [number for number, _ in found] == [str(n) for n in range(1, len(found) + 1)]
    return [title for _, title in found]


def the_page_tells_every_chapter(page, lang):
    told = headings(page)
    assert len(told) == len(CHAPTERS[lang])
    assert all(title.startswith(start) for title, start in zip(told, CHAPTERS[lang], strict=True)), told
    assert page.count("```") % 2 == 0
    rows = [line for line in page.splitlines() if line.startswith("| ") and ("Serangan" in line or "Attack" in line)]
    assert len(rows) == len(ATTACKS)
    assert all(f"`{code}`" in row for code, row in zip(ATTACKS, rows, strict=True)), rows


def the_server_refused_three_attacks(played):
    root, result = played
    for code in ATTACKS:
        assert f"[{code}]" in result.out
    assert result.out.count("tidak ada yang tertinggal di server") == len(ATTACKS)
    assert result.out.count("server tidak berubah") == len(ATTACKS)
    server = root / "server.git"
    assert "paraf-hook/v1: pre-receive" in (server / "hooks/pre-receive").read_text(encoding="utf-8")
    main = git(root, "rev-parse", "main")
    assert git(server, "rev-parse", "main") == main
    assert git(server, "for-each-ref", "--format=%(refname)").split() == ["refs/heads/main"]
    # Everything that the server stores belongs to main: of a refused push it kept no object.
    stored = {line.split()[0] for line in git(server, "cat-file", "--batch-all-objects", "--batch-check").splitlines()}
    reached = {line.split()[0] for line in git(server, "rev-list", "--objects", "main").splitlines()}
    assert stored == reached
    git(server, "fsck", "--strict")


def people_and_policy_changed(played):
    root, _ = played
    assert sorted(p.name for p in (root / "sops/agam/pengesahan").iterdir()) == [f"000{n}.txt" for n in range(1, 5)]
    handed, lost = ((root / f"sops/agam/pengesahan/000{n}.txt").read_text(encoding="utf-8") for n in (2, 4))
    assert "person beringin-tulus" in handed
    assert "person seruni-bijak" in lost
    new = (root / "kunci/beringin-tulus.pub").read_text(encoding="utf-8").split()[1]
    assert f"ratifier beringin-tulus ssh-ed25519 {new}" in lost
    assert f"ratifier beringin-tulus ssh-ed25519 {new}" not in handed
    people = (root / "sops/agam/people.yml").read_text(encoding="utf-8")
    assert people.count("revoked:") == 1
    assert people.count("until:") == 1
    acted = entries(root, f"{AGAM}/rekapitulasi-daftar-pemilih-triwulan-iii")
    assert 'person: "meranti-tabah"' in acted
    assert "plh 12/SP/PERAGAAN/2026" in acted
    assert 'person: "angsana-rukun"' in acted
    before, after = (
        set(re.findall(r'sop: {.*sha256: "([0-9a-f]{64})"', entries(root, f"{AGAM}/{slug}")))
        for slug in ("pengumuman-jam-layanan-informasi", "sosialisasi-pemilih-pemula-sma")
    )
    assert (len(before), len(after)) == (1, 1)
    assert before != after


def entries(root, post):
    """The signature block of a post."""
    return (root / "content" / post / "index.md").read_text(encoding="utf-8").split("\nsignatures:\n")[1]


def nothing_lies_in_the_future(played):
    root, _ = played
    times = [int(line) for line in git(root, "log", "--format=%ct").splitlines()]
    assert max(times) <= time.time()
    assert min(times) > time.time() - 30 * 86400


def the_history_is_real(played):
    root, _ = played
    log = git(root, "log", "--format=%P|%an|%s").splitlines()
    merges = [line for line in log if " " in line.split("|")[0]]
    assert len(merges) >= 11
    assert len({line.split("|")[1] for line in log}) > 10
    assert git(root, "status", "--porcelain").strip() == ""
    assert git(root, "branch", "--format=%(refname:short)").split() == ["main"]
    git(root, "fsck", "--strict")


def no_private_key_is_committed_and_none_is_a_demonstration_key(played):
    root, _ = played
    tracked = git(root, "ls-files").splitlines()
    assert not [name for name in tracked if name.startswith(("kunci", "site", "bundles", "server.git", "cerita.md"))]
    for word in ("PRIVATE KEY", "paraf-demonstration"):
        assert git(root, "log", "--all", "--format=%H", f"-S{word}") == ""
    if os.name == "posix":
        for key in (root / "kunci").iterdir():
            if key.suffix != ".pub":
                assert key.stat().st_mode & 0o077 == 0


def the_keys_are_real(played):
    root, _ = played
    done = subprocess.run(["ssh-keygen", "-l", "-f", str(min((root / "kunci").glob("*.pub")))], capture_output=True, check=False)
    assert b"ED25519" in done.stdout


def a_tampered_copy_is_seen(played, tmp_path):
    root, _ = played
    copy = tmp_path / "salinan"
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns("site", "bundles", "server.git"))
    index = next((copy / "content/agam/medsos").rglob("index.md"))
    with index.open("a", encoding="utf-8") as file:
        file.write("Tambahan.\n")
    result = command("audit", cwd=copy)
    assert result.code == 1
    assert "[ALTERED]" in result.out


@pytest.mark.slow
def test_a_whole_office_life(played, tmp_path):
    """One test, because the story is told once: each of pytest's workers would tell it again."""
    every_sop_reaches_its_last_step(played)
    the_page_tells_every_chapter((played[0] / "cerita.md").read_text(encoding="utf-8"), "id")
    the_page_tells_every_chapter(story_page(STORIES[-1], "en"), "en")
    the_server_refused_three_attacks(played)
    people_and_policy_changed(played)
    nothing_lies_in_the_future(played)
    what_it_made_verifies(played)
    the_history_is_real(played)
    no_private_key_is_committed_and_none_is_a_demonstration_key(played)
    the_keys_are_real(played)
    a_tampered_copy_is_seen(played, tmp_path)


@pytest.mark.parametrize("what", ["a file", "a folder with a file", "a folder with a hidden file", "a repository"])
def test_a_folder_in_use_is_refused_and_untouched(run, alone, monkeypatch, what):
    monkeypatch.chdir(alone)
    place = alone / "dokumen"
    if what == "a file":
        place.write_text("isi", encoding="utf-8")
    else:
        place.mkdir()
        if what == "a repository":
            git(place, "init", "-q")
        else:
            (place / (".rahasia" if "hidden" in what else "isi.txt")).write_text("isi", encoding="utf-8")
    before = {p: p.is_file() and p.read_bytes() for p in [place, *place.rglob("*")]}
    result = run("demo", "dokumen")
    assert result.code == 1
    assert "[DEMO-DIR]" in result.err
    assert {p: p.is_file() and p.read_bytes() for p in [place, *place.rglob("*")]} == before


def test_an_installation_without_samples_says_so(run, alone, monkeypatch):
    monkeypatch.chdir(alone)
    monkeypatch.setattr("site_tools.adapters.material.__file__", str(alone / "site_tools/adapters/material.py"))
    result = run("demo", "baru")
    assert result.code == 2
    assert "[SAMPLES-MISSING]" in result.err
    assert not (alone / "baru").exists()


def test_an_installation_without_the_command_says_so_before_it_begins(run, alone, monkeypatch):
    monkeypatch.chdir(alone)
    monkeypatch.setenv("PATH", str(alone))
    monkeypatch.setattr("sys.executable", str(alone / "python"))
    result = run("demo", "baru")
    assert result.code == 2
    assert "[TOOL-MISSING]" in result.err
    assert not (alone / "baru").exists()


def test_a_place_that_cannot_be_written(run, alone, monkeypatch):
    monkeypatch.chdir(alone)
    (alone / "berkas").write_text("isi", encoding="utf-8")
    result = run("demo", "berkas/kantor")
    assert result.code in (1, 2)
    assert "Traceback" not in result.err
    assert "kesalahan Paraf" not in result.err


def test_no_git_is_said_in_words(run, alone, monkeypatch):
    monkeypatch.chdir(alone)
    monkeypatch.setenv("PATH", str(alone))
    result = run("demo", "baru")
    assert result.code == 2
    assert "kesalahan Paraf" not in result.err


@pytest.fixture
def empty_stage(tmp_path):
    """A stage with a real clone and a real server that knows no office; one commit."""
    clock = SteppedClock(3)
    root = tmp_path / "kantor"
    stage = Stage(
        material=DiskFolder(root),
        folder=DiskFolder(root),
        history=GitHistory(root, clock),
        past=GitPast(root),
        server=GitServer(root, "id"),
        keys=KeyFolder(tmp_path / "kunci"),
        judge=Context(Tongue("id")).judge(),
        clock=clock,
        teller=Teller(lambda _: None),
    )
    stage.folder.write(".gitignore", b"/server.git/\n")
    stage.history.commit("Awal", "Paraf Peragaan")
    stage.server.open({})
    stage.teller.chapter(Text("Bab", "Chapter"), Text("Uji", "Test"))
    return root, stage


def test_the_story_stops_where_the_server_refuses_what_is_lawful(empty_stage):
    root, stage = empty_stage
    with pytest.raises(CannotJudge) as stopped:
        push(stage)
    assert stopped.value.findings[0].code == "DEMO-PUSH"
    assert "TRUST-MISSING" in stopped.value.findings[0].message.id
    assert git(root / "server.git", "for-each-ref") == ""


def test_the_story_stops_where_the_server_takes_an_attack(empty_stage):
    root, stage = empty_stage
    (root / "server.git/hooks/pre-receive").unlink()

    def crime():
        stage.folder.write("content/agam/medsos/2026/a/index.md", b"---\n---\n")
        stage.history.commit("Serangan", "Orang Lain")

    with pytest.raises(CannotJudge) as stopped:
        attack(stage, "serangan/satu", Text("Serangan", "Attack"), crime)
    assert stopped.value.findings[0].code == "DEMO-PUSH"
    assert "menerima serangan" in stopped.value.findings[0].message.id
    assert stage.teller.refusals == []


def test_a_server_that_cannot_be_reached_is_no_refusal(empty_stage):
    root, stage = empty_stage
    shutil.rmtree(root / "server.git")
    with pytest.raises(CannotJudge) as stopped:
        attack(stage, "serangan/satu", Text("Serangan", "Attack"), lambda: None)
    assert stopped.value.findings[0].code == "GIT-FAILED"


def test_the_clock_of_the_story_never_passes_the_real_one():
    clock = SteppedClock(2)
    before = clock.now()
    clock.wait(timedelta(minutes=5))
    assert clock.now() - before == timedelta(minutes=5)
    for _ in range(5):
        clock.next_morning()
    assert clock.now().timestamp() <= time.time()
    clock.wait(timedelta(days=1))
    assert clock.now().timestamp() <= time.time()
