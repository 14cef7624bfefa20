"""`paraf demo`: the whole life of five offices, with fresh keys and a real history."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from .conftest import Result, git

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
    assert "ralat dibuka" in result.out


def what_it_made_verifies(played):
    root, _ = played
    audit = command("audit", "--json", cwd=root)
    assert audit.code == 0, audit.out
    posts = audit.json["posts"]
    assert len(posts) == 5
    assert all(p["complete"] and p["verdict"] == "SATISFIED" for p in posts)
    assert {p["office"]: p["round"] for p in posts}["pinrang"] == 2
    for post in posts:
        assert (root / "site" / post["post"] / "index.html").is_file()
        assert (root / "bundles" / post["post"]).is_dir()


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
    assert not [name for name in tracked if name.startswith(("kunci", "site", "bundles"))]
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
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns("site", "bundles"))
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
