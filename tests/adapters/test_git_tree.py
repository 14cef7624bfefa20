"""Commits as trees: exactly what Git stores, from objects alone, in any kind of repository."""

from __future__ import annotations

import os
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_tools.adapters.git_tree import GitRepository, git_root
from site_tools.model.finding import CannotJudge, Problem
from site_tools.ports import PathChange, TreeFile
from tests.cli.conftest import commit_all, git


@pytest.fixture
def root(tmp_path):
    root = tmp_path / "kantor"
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    return root


def write(root, files):
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def code(work):
    with pytest.raises(Problem) as caught:
        work()
    return caught.value.findings[0].code


FILES = {"a": b"satu", "sops/trust.txt": b"", "sops/agam/x.yml": b"dua\n", "sops-lain/y": b"3", "content/a\nb/c d": b"\xff\x00"}


def test_files_sorted_with_modes_and_sizes(root):
    write(root, FILES)
    (root / "sops/jalan").write_bytes(b"#!/bin/sh\n")
    (root / "sops/jalan").chmod(0o755)
    (root / "sops/tautan").symlink_to("/etc/hostname")
    git(root, "init", "-q", "sops/modul")
    write(root / "sops/modul", {"x": b"1"})
    commit_all(root / "sops/modul")
    repository = GitRepository(root)
    tree = repository.tree(commit_all(root))
    assert list(tree.files("sops")) == [
        TreeFile("sops/agam/x.yml", "100644", 4),
        TreeFile("sops/jalan", "100755", 10),
        TreeFile("sops/modul", "160000", 0),
        TreeFile("sops/tautan", "120000", 13),
        TreeFile("sops/trust.txt", "100644", 0),
    ]
    assert [f.path for f in tree.files("")] == sorted(f.path for f in tree.files(""))
    assert list(tree.files("sops/")) == list(tree.files("sops"))
    assert list(tree.files("nihil")) == list(tree.files("a")) == list(tree.files("sops/tautan")) == list(tree.files("sops/modul")) == []
    assert tree.read("sops/agam/x.yml") == b"dua\n"
    assert tree.read("content/a\nb/c d") == b"\xff\x00"
    assert [f.path for f in tree.files("content/a\nb")] == ["content/a\nb/c d"]
    for path in ("nihil", "sops", "sops/tautan", "sops/tautan/x", "sops/modul", "a/b", "content/x\ny/z", "content/a\nb/c"):
        assert code(lambda path=path: tree.read(path)) == "FILE-MISSING"


def test_the_disk_does_not_matter(root):
    write(root, {"a.md": b"baris\r\n$Id$\n", ".gitattributes": b"* text eol=crlf ident\n"})
    git(root, "-c", "core.autocrlf=false", "update-index", "--add", "--cacheinfo", f"100644,{_blob(root, b'asli $Id$')},b.md")
    git(root, "commit", "-q", "-m", "x")
    (root / "b.md").write_bytes(b"lain")
    assert GitRepository(root).tree(git(root, "rev-parse", "HEAD").strip()).read("b.md") == b"asli $Id$"


def _blob(root, data):
    done = subprocess.run(["git", "hash-object", "-w", "--stdin"], cwd=root, input=data, capture_output=True, check=True)
    return done.stdout.decode().strip()


def test_replacements_and_grafts_are_not_looked_at(root):
    write(root, {"a": b"asli"})
    one = commit_all(root)
    write(root, {"a": b"palsu"})
    two = commit_all(root)
    git(root, "replace", f"{one}:a", f"{two}:a")
    git(root, "replace", one, two)
    (root / ".git/info").mkdir(exist_ok=True)
    (root / ".git/info/grafts").write_text(f"{two}\n", encoding="utf-8")
    repository = GitRepository(root)
    assert repository.tree(one).read("a") == b"asli"
    assert repository.merge_bases(one, two) == (one,)


def test_changes_between_two_commits(root):
    write(root, {"a": b"1", "b": b"2", "dalam/c": b"3"})
    one = commit_all(root)
    git(root, "mv", "b", "d\ne")
    (root / "a").chmod(0o755)
    write(root, {"dalam/c": b"4"})
    two = commit_all(root)
    repository = GitRepository(root)
    blob = {name: git(root, "rev-parse", name).strip() for name in (f"{one}:a", f"{one}:b", f"{one}:dalam/c", f"{two}:dalam/c")}
    assert repository.changes(one, two) == (
        PathChange("a", f"100644 {blob[f'{one}:a']}", f"100755 {blob[f'{one}:a']}"),
        PathChange("b", f"100644 {blob[f'{one}:b']}", ""),
        PathChange("d\ne", "", f"100644 {blob[f'{one}:b']}"),
        PathChange("dalam/c", f"100644 {blob[f'{one}:dalam/c']}", f"100644 {blob[f'{two}:dalam/c']}"),
    )
    assert repository.changes(one, one) == ()
    assert repository.blob(blob[f"{two}:dalam/c"]) == b"4"
    assert code(lambda: repository.blob("f" * 40)) == "OBJECT-MISSING"
    assert code(lambda: repository.blob(two)) == "OBJECT-MISSING"


def test_steps_along_first_parents(root):
    write(root, {"content/a": b"1"})
    one = commit_all(root)
    git(root, "checkout", "-q", "-b", "cabang")
    write(root, {"content/b": b"1"})
    commit_all(root)
    write(root, {"content/b": b"2", "lain": b"x"})
    commit_all(root)
    git(root, "checkout", "-q", "main")
    write(root, {"lain": b"y"})
    two = commit_all(root)
    git(root, "merge", "-q", "-X", "ours", "-m", "gabung", "cabang")
    three = git(root, "rev-parse", "HEAD").strip()
    steps = list(GitRepository(root).steps(three))
    assert [(s.commit, s.parent, [c.path for c in s.changes]) for s in steps] == [(three, two, ["content/b"]), (two, one, [])]
    assert list(GitRepository(root).steps(one)) == []


@pytest.mark.parametrize("name", ["", "-q", "--all", "main:a", "a b", "main\nmain", "nihil", "f" * 40, "x" * 300, "main^{tree}"])
def test_names_that_are_no_commit(root, name):
    write(root, {"a": b"1"})
    commit_all(root)
    with pytest.raises(CannotJudge) as caught:
        GitRepository(root).resolve(name)
    assert caught.value.findings[0].code == "REVISION-UNKNOWN"


def test_names_that_are(root):
    write(root, {"a": b"1"})
    one = commit_all(root)
    git(root, "tag", "-a", "-m", "x", "v1")
    repository = GitRepository(root)
    assert {repository.resolve(name) for name in ("main", "HEAD", "v1", one, one[:10], "refs/heads/main", "@")} == {one}
    assert (repository.main(), repository.shallow()) == (one, False)


def test_an_empty_repository_has_no_main(root):
    assert GitRepository(root).main() is None
    assert code(lambda: GitRepository(root).resolve("HEAD")) == "REVISION-UNKNOWN"


def test_a_repository_with_sha256_ids(tmp_path):
    root = tmp_path / "panjang"
    root.mkdir()
    git(root, "init", "-q", "-b", "main", "--object-format=sha256")
    write(root, FILES)
    tree = GitRepository(root).tree(commit_all(root))
    assert {f.path: tree.read(f.path) for f in tree.files("")} == FILES


def test_a_bare_repository_by_its_folder(root, tmp_path):
    write(root, FILES)
    one = commit_all(root)
    git(tmp_path, "clone", "-q", "--bare", str(root), "kantor.git")
    bare = tmp_path / "kantor.git"
    assert git_root(bare) == git_root(bare / "refs") == bare
    assert git_root(root / "sops/agam") == root
    assert GitRepository(bare).tree(one).read("a") == b"satu"


def test_no_repository(tmp_path):
    assert code(lambda: git_root(tmp_path)) == "NOT-A-REPOSITORY"
    (tmp_path / ".git").mkdir()
    assert code(lambda: GitRepository(tmp_path).main()) == "GIT-FAILED"
    assert code(lambda: GitRepository(tmp_path).changes("a", "b")) == "GIT-FAILED"
    assert code(lambda: GitRepository(tmp_path).merge_bases("a", "b")) == "GIT-FAILED"


def test_no_git(root):
    for work in (lambda r: r.resolve("main"), lambda r: r.shallow()):
        assert code(lambda work=work: work(GitRepository(root, {"PATH": str(root)}))) == "TOOL-MISSING"


def test_another_repository_named_by_the_environment_is_not_read(root, tmp_path):
    write(root, {"a": b"1"})
    one = commit_all(root)
    other = tmp_path / "lain"
    other.mkdir()
    git(other, "init", "-q", "-b", "main")
    given = {**os.environ, "GIT_DIR": str(other / ".git"), "GIT_OBJECT_DIRECTORY": str(other / ".git/objects"), "GIT_INDEX_FILE": "x"}
    assert GitRepository(root, given).resolve("main") == one


def test_objects_in_the_quarantine_of_a_push(root, tmp_path):
    write(root, {"a": b"1"})
    commit_all(root)
    away = tmp_path / "karantina"
    away.mkdir()
    quarantine = {"GIT_OBJECT_DIRECTORY": str(away), "GIT_ALTERNATE_OBJECT_DIRECTORIES": str(root / ".git/objects")}
    done = subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@example.test", "commit-tree", "main^{tree}", "-p", "main", "-m", "dorongan"],
        cwd=root, env={**os.environ, **quarantine}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    new = done.stdout.strip()
    assert code(lambda: GitRepository(root).resolve(new)) == "REVISION-UNKNOWN"
    inside = GitRepository(root, {**os.environ, **quarantine, "GIT_QUARANTINE_PATH": str(away)})
    assert inside.resolve(new) == new
    assert inside.merge_bases("main", new) == (inside.resolve("main"),)


names = st.from_regex(r"[a-zA-Z0-9 _.\n\té-]{1,6}", fullmatch=True).filter(lambda n: n.strip(".") and n.lower() != ".git")
paths = st.lists(names, min_size=1, max_size=3).map("/".join)


@settings(max_examples=6, deadline=None)
@given(st.dictionaries(paths, st.binary(max_size=40), min_size=1, max_size=6))
def test_any_tree_reads_back(tmp_path_factory, files):
    files = {p: d for p, d in files.items() if not any(o.startswith(p + "/") for o in files)}
    root = tmp_path_factory.mktemp("acak")
    git(root, "init", "-q", "-b", "main")
    index = "".join(f"100644 {_blob(root, data)}\t{path}\0" for path, data in files.items())
    subprocess.run(["git", "update-index", "--add", "-z", "--index-info"], cwd=root, input=index.encode(), check=True)
    git(root, "commit", "-q", "-m", "x")
    repository = GitRepository(root)
    tree = repository.tree(repository.resolve("HEAD"))
    assert {f.path: (tree.read(f.path), f.size) for f in tree.files("")} == {p: (d, len(d)) for p, d in files.items()}
    for path in files:
        above = path.rpartition("/")[0]
        assert path in {f.path for f in tree.files(above)}
