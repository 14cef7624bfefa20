"""`paraf hook install` in a clone: nobody's hook is lost, and a commit is checked by the installed program."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import IDENTITY, Result, Story, git, refused


@pytest.fixture
def clone(story_of: Callable[[str], Story]) -> Story:
    story = story_of("agam")
    git(story.root, "add", "-A")
    git(story.root, "commit", "-q", "-m", "Kantor Agam")
    return story


def committed(root: Path, *arguments: str) -> Result:
    """`git commit` as a person makes it, with nothing of ours on the PATH."""
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(root.parent), "LC_ALL": "C", "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", *IDENTITY, "commit", "-q", "-m", "Perubahan", *arguments]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=False)
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def spoil(root: Path) -> None:
    """Stage a post that no reader takes."""
    (root / "content/agam/medsos/2026/hari-pahlawan-2026/index.md").write_text("---\njudul: x\n---\n", encoding="utf-8")
    git(root, "add", "-A")


def hook_of(root: Path) -> Path:
    return root / ".git/hooks/pre-commit"


def test_a_commit_is_checked(clone):
    done = clone.run("hook", "install")
    assert (done.code, done.err) == (0, "")
    assert done.out == f"Terpasang: {hook_of(clone.root)}\nSetiap komit kini diperiksa bentuknya.\n"
    (clone.root / "README.md").write_text("baik\n", encoding="utf-8")
    git(clone.root, "add", "-A")
    assert committed(clone.root).code == 0
    spoil(clone.root)
    refusal = committed(clone.root)
    assert refusal.code == 1
    assert "hari-pahlawan-2026/index.md" in refusal.out + refusal.err
    assert committed(clone.root, "--no-verify").code == 0


def test_installed_twice_is_installed_once(clone):
    assert clone.run("hook", "install").code == 0
    first = hook_of(clone.root).read_bytes()
    assert clone.run("hook", "install").code == 0
    assert hook_of(clone.root).read_bytes() == first
    assert clone.run("hook", "install", "--uninstall").out == f"Dilepas: {hook_of(clone.root)}\n"
    assert not hook_of(clone.root).exists()
    assert clone.run("hook", "install", "--uninstall").out == f"Tidak ada hook Paraf di {hook_of(clone.root)}\n"


def test_from_a_folder_below(clone, monkeypatch):
    monkeypatch.chdir(clone.root / "content/agam")
    assert clone.run("hook", "install").code == 0
    assert hook_of(clone.root).exists()


def test_a_worktree_shares_the_hook_of_its_clone(clone, monkeypatch):
    git(clone.root, "worktree", "add", "-q", "../pohon", "-b", "usulan")
    tree = clone.root.parent / "pohon"
    monkeypatch.chdir(tree)
    assert clone.run("hook", "install").code == 0
    assert hook_of(clone.root).exists()
    spoil(tree)
    assert committed(tree).code == 1


def test_the_folder_that_git_is_set_to(clone):
    git(clone.root, "config", "core.hooksPath", "alat/hook")
    assert clone.run("hook", "install").code == 0
    assert not hook_of(clone.root).exists()
    assert (clone.root / "alat/hook/pre-commit").exists()
    git(clone.root, "reset", "-q")
    spoil(clone.root)
    assert committed(clone.root).code == 1


def test_a_folder_for_all_repositories_of_a_person(clone, tmp_path):
    git(clone.root, "config", "core.hooksPath", str(tmp_path / "semua"))
    done = clone.run("hook", "install")
    assert "core.hooksPath" in done.out
    spoil(clone.root)
    assert committed(clone.root).code == 1
    # Another repository with that folder is no office and stays as it is.
    other = tmp_path / "lain"
    git(tmp_path, "init", "-q", str(other))
    git(other, "config", "core.hooksPath", str(tmp_path / "semua"))
    (other / "x").write_text("x", encoding="utf-8")
    git(other, "add", "x")
    assert committed(other).code == 0


@pytest.mark.parametrize("kind", ["file", "link", "folder"])
def test_another_hook_is_not_touched(clone, kind):
    hook = hook_of(clone.root)
    hook.parent.mkdir(exist_ok=True)
    if kind == "file":
        hook.write_text("#!/bin/sh\n", encoding="utf-8")
    elif kind == "link":
        hook.symlink_to("/tidak/ada")
    else:
        hook.mkdir()
    for arguments in ([], ["--uninstall"]):
        refused(clone.run("hook", "install", *arguments), "HOOK-FOREIGN")
    assert hook.is_symlink() == (kind == "link")
    assert hook.is_dir() == (kind == "folder")
    if kind == "file":
        assert hook.read_bytes() == b"#!/bin/sh\n"


def test_another_hook_runs_first_and_comes_back(clone):
    hook = hook_of(clone.root)
    hook.parent.mkdir(exist_ok=True)
    hook.write_text('#!/bin/sh\n[ ! -e tutup ] || { echo "tutup dahulu"; exit 9; }\n', encoding="utf-8")
    hook.chmod(0o755)
    before = hook.read_bytes()
    assert clone.run("hook", "install", "--chain").code == 0
    assert clone.run("hook", "install").code == 0, "a second time changes nothing"
    (clone.root / "tutup").touch()
    spoil(clone.root)
    assert "tutup dahulu" in committed(clone.root).err
    (clone.root / "tutup").unlink()
    refusal = committed(clone.root)
    assert "hari-pahlawan-2026" in refusal.out + refusal.err
    assert clone.run("hook", "install", "--uninstall").code == 0
    assert hook.read_bytes() == before
    assert os.access(hook, os.X_OK)


def test_a_clone_whose_program_is_gone_says_so(clone):
    assert clone.run("hook", "install").code == 0
    hook = hook_of(clone.root)
    program = str(Path(sys.executable).with_name("paraf"))
    hook.write_text(hook.read_text(encoding="utf-8").replace(f"paraf={program}", "paraf=/tidak/ada"), encoding="utf-8")
    spoil(clone.root)
    done = committed(clone.root)
    assert done.code == 1, "git's own word for a hook that refuses"
    assert f"program tidak ditemukan di {program}" in done.err
    assert "git commit --no-verify" in done.err


def test_not_in_a_repository(alone, run, monkeypatch):
    monkeypatch.chdir(alone)
    refused(run("hook", "install"), "NOT-A-REPOSITORY", exits=2)
    refused(run("hook", "install", "--pre-receive", "tidak-ada"), "NOT-A-REPOSITORY", exits=2)
    refused(run("hook", "pre-receive"), "NOT-A-REPOSITORY", exits=2)


def test_a_folder_that_cannot_be_written(clone):
    (clone.root / "palsu").write_text("berkas", encoding="utf-8")
    git(clone.root, "config", "core.hooksPath", str(clone.root / "palsu/hook"))
    refused(clone.run("hook", "install"), "GIT-FAILED", exits=2)
    refused(clone.run("hook", "install", "--pre-receive", "--to", "palsu/hook"), "FILE-WRITE")
    assert not list(clone.root.rglob(".paraf-*"))


def test_the_hooks_folder_of_a_repository_with_a_work_tree(clone):
    assert clone.run("hook", "install", "--pre-receive").code == 0
    assert (clone.root / ".git/hooks/pre-receive").exists()


def test_names_with_spaces_and_quotes(clone, tmp_path):
    bare = tmp_path / "kantor 'Agam'.git"
    git(tmp_path, "init", "-q", "--bare", str(bare))
    assert clone.run("hook", "install", "--pre-receive", str(bare), "--owner=Ibu 'Sari'; rm x", "--branch=terbit").code == 0
    hook = bare / "hooks/pre-receive"
    assert subprocess.run(["sh", "-n", str(hook)], check=False).returncode == 0
    assert "--branch=terbit '--owner=Ibu '\"'\"'Sari'\"'\"'; rm x'" in hook.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--branch=main"],
        ["--trust=SHA256:" + "0" * 64],
        ["--to=x"],
        ["REPO"],
        ["--pre-receive", "REPO", "--to=x"],
        ["--pre-receive", "--to=x", "--chain"],
        ["--pre-receive", "--trust=abc"],
        ["--pre-receive", "--max-file=0"],
    ],
)
def test_wrong_use(clone, arguments):
    done = clone.run("hook", "install", *arguments)
    assert done.code == 2
    assert "paraf hook install --help" in done.err
    assert not hook_of(clone.root).exists()


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("command", [["hook"], ["hook", "install"], ["hook", "pre-receive"]])
def test_help(run, lang, command):
    done = run("--lang", lang, *command, "--help")
    assert done.code == 0
    assert ("Pemakaian: " if lang == "id" else "Usage: ") in done.out
