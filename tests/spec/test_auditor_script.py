"""The auditor's script on real repositories: every kind of history, what Git can hide, and wrong use."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from tests.spec import independent
from tests.spec.auditor import (
    CANNOT,
    GOOD,
    REFUSED,
    SCRIPT,
    SHELLS,
    commit_all,
    git,
    line_of,
    replaced,
    run,
    sample_copy,
    with_entries,
    without_signatures,
)
from tests.spec.samples import EXAMPLE, root_of, sample_root, signed_posts

OFFICE = EXAMPLE.split("/", maxsplit=1)[0]
HISTORIES = ("merged", "squashed", "rebased", "picked")


def index(root: Path) -> Path:
    return root / "content" / EXAMPLE / "index.md"


@pytest.fixture(scope="module")
def histories(tmp_path_factory):
    """All samples; the office of the example came by a pull request of several commits, merged in four ways."""
    root = tmp_path_factory.mktemp("histories") / "repo"
    for folder in ("content", "sops"):
        shutil.copytree(sample_root() / folder, root / folder)
    shutil.move(root / "content" / EXAMPLE, root.parent / "aside")
    git(root, "init", "-q", "-b", "main")
    commit_all(root, "Semua kecuali satu")
    git(root, "checkout", "-q", "-b", "usulan")
    shutil.copytree(root.parent / "aside", root / "content" / EXAMPLE)
    whole = index(root).read_bytes()
    for count in (1, 2, 3):
        with_entries(index(root), range(count))
        commit_all(root, f"Paraf {count}")
        index(root).write_bytes(whole)
    commit_all(root, "Paraf 4")
    git(root, "checkout", "-q", "main")
    (root / "README.md").write_text("Berkas lain.\n")
    commit_all(root, "Sementara itu")
    for name in HISTORIES:
        git(root, "branch", name, "main")
    git(root, "checkout", "-q", "merged")
    git(root, "merge", "-q", "--no-ff", "-m", "Gabung", "usulan")
    git(root, "checkout", "-q", "squashed")
    git(root, "merge", "-q", "--squash", "usulan")
    commit_all(root, "Satu commit")
    git(root, "checkout", "-q", "rebased")
    git(root, "reset", "-q", "--hard", "usulan")
    git(root, "rebase", "-q", "main")
    git(root, "checkout", "-q", "picked")
    git(root, "cherry-pick", "main..usulan")
    git(root, "checkout", "-q", "merged")
    git(root.parent, "clone", "-q", "--bare", str(root), "bare.git")
    return root


def test_every_sample_is_accepted_on_a_checkout_and_in_a_bare_clone(histories):
    code, checkout = run(histories, "-w")
    assert code == GOOD, checkout
    code, bare = run(histories.parent, "-r", "bare.git", "-a")
    assert code == GOOD, bare
    for out in (checkout, bare):
        assert [line_of(out, post).startswith("sah [valid]: ") for post in signed_posts()].count(True) == len(signed_posts())
        assert re.search(rf"Jumlah \[total\]: {len(signed_posts())} kiriman .*; {len(signed_posts())} sah .* 0 temuan lain", out)


@pytest.mark.parametrize("name", HISTORIES)
def test_every_way_of_merging_is_accepted(histories, name):
    """The post that came that way is verified; all others are the objects verified above."""
    for folder in ("content", "sops"):
        assert git(histories, "rev-parse", f"{name}:{folder}") == git(histories, "rev-parse", f"merged:{folder}")
    code, out = run(histories, "-c", name, "-a", EXAMPLE)
    assert code == GOOD, out
    assert line_of(out, EXAMPLE) == f"sah [valid]: {EXAMPLE}: 4 paraf [signatures]"
    assert f"commit {git(histories, 'rev-parse', name)}" in out


@pytest.fixture
def repo(tmp_path):
    """One office with one post, committed."""
    root = sample_copy(tmp_path / "repo", EXAMPLE)
    git(root, "init", "-q", "-b", "main")
    commit_all(root)
    return root


def test_it_names_every_entry_and_what_it_does_not_judge(repo):
    code, out = run(repo, "-v", f"content/{EXAMPLE}/")
    assert code == GOOD
    _, block = independent.cut(index(repo).read_bytes())
    people = [entry["person"] for entry in independent.entries(block)]
    assert re.findall(r"^  paraf \d+: langkah \[step\] \d+, \S+, (\S+),", out, re.MULTILINE) == people
    for word in ("order of steps", "roles and their windows", "separation of duties", "earlier commits", "compare them with your record"):
        assert word in out


@pytest.mark.parametrize("shell", SHELLS, ids=" ".join)
def test_other_shells_agree(repo, shell):
    assert subprocess.run([*shell, "-n", str(SCRIPT)], check=False).returncode == 0
    assert run(repo, shell=shell) == run(repo)
    assert run(repo, shell=shell)[0] == GOOD


def test_the_commit_counts_not_the_folder(repo):
    first = git(repo, "rev-parse", "HEAD")
    replaced(index(repo), "title: ", "title: Lain ")
    assert run(repo)[0] == GOOD
    assert run(repo, "-w")[0] == REFUSED
    commit_all(repo)
    code, out = run(repo)
    assert (code, "text berubah" in line_of(out, EXAMPLE)) == (REFUSED, True)
    assert run(repo, "-c", first)[0] == GOOD
    assert run(repo / "sops", "-r", "..", "-c", first)[0] == GOOD


# --- what Git can hide ----------------------------------------------------------------------------------------------


def test_a_replaced_object_is_not_looked_at(repo):
    """`git replace` shows every ordinary command other bytes; and the same the other way round."""
    path = f"content/{EXAMPLE}/index.md"
    good = git(repo, "rev-parse", f"HEAD:{path}")
    evil = git(repo, "hash-object", "-w", "--stdin", stdin="---\ntitle: Palsu\n---\n")
    git(repo, "replace", good, evil)
    assert "Palsu" in git(repo, "show", f"HEAD:{path}")
    assert run(repo)[0] == GOOD
    git(repo, "replace", "-d", good)
    replaced(index(repo), "title: ", "title: Lain ")
    commit_all(repo)
    git(repo, "replace", git(repo, "rev-parse", f"HEAD:{path}"), good)
    assert run(repo)[0] == REFUSED
    assert run(repo, GIT_NO_REPLACE_OBJECTS="0")[0] == REFUSED


def test_variables_of_git_do_not_lead_elsewhere(repo, tmp_path):
    other = tmp_path / "lain"
    git(tmp_path, "init", "-q", "lain")
    assert run(repo, GIT_DIR=str(other / ".git"), GIT_INDEX_FILE="/tidak/ada", GIT_OBJECT_DIRECTORY=str(other))[0] == GOOD


def test_attributes_do_not_change_what_is_read(repo):
    (repo / ".gitattributes").write_text("content/** text eol=crlf ident\n")
    git(repo, "add", ".gitattributes")
    git(repo, "commit", "-q", "-m", "Atribut")
    (repo / ".git/info").mkdir(exist_ok=True)
    (repo / ".git/info/attributes").write_text("content/** text eol=crlf working-tree-encoding=UTF-16\n")
    assert run(repo)[0] == GOOD


MODES = {
    "symlink": ("120000", "foto-9.jpg", "symlink"),
    "executable": ("100755", "foto-9.jpg", "executable"),
    "submodule": ("160000", "attachments", "submodule"),
    "name with a newline": ("100644", "attachments/a\nb.md", "name not allowed"),
    "name with a tab": ("100644", "attachments/a\tb.md", "name not allowed"),
    "name in UTF-8": ("100644", "attachments/é.md", "name not allowed"),
    "name with a backslash": ("100644", "attachments/a\\b.md", "name not allowed"),
    "reserved name": ("100644", "attachments/nul.md", "name not allowed"),
    "executable index": ("100755", "index.md", "executable"),
}


@pytest.mark.parametrize(("mode", "name", "word"), MODES.values(), ids=MODES)
def test_only_regular_files_with_plain_names(repo, mode, name, word):
    oid = git(repo, "rev-parse", "HEAD" if mode == "160000" else f"HEAD:content/{EXAMPLE}/index.md")
    git(repo, "update-index", "--add", "--cacheinfo", f"{mode},{oid},content/{EXAMPLE}/{name}")
    git(repo, "commit", "-q", "-m", "Berkas aneh")
    code, out = run(repo)
    assert (code, word in line_of(out, EXAMPLE)) == (REFUSED, True), out


@pytest.mark.parametrize("path", ["sops/agam/people.yml", "sops/agam/medsos/lain.yml", "content/lain.md", "content/agam/berita.md"])
def test_a_link_among_policy_and_pages_is_refused(repo, path):
    oid = git(repo, "hash-object", "-w", "--stdin", stdin="/etc/hostname")
    git(repo, "update-index", "--add", "--cacheinfo", f"120000,{oid},{path}")
    git(repo, "commit", "-q", "-m", "Tautan")
    code, out = run(repo)
    assert (code, path in out) == (REFUSED, True), out


def test_a_missing_object_gives_no_verdict(repo):
    oid = git(repo, "rev-parse", f"HEAD:content/{EXAMPLE}/foto-1.jpg")
    file = repo / ".git/objects" / oid[:2] / oid[2:]
    file.chmod(0o644)
    file.unlink()
    code, out = run(repo)
    assert (code, "foto-1.jpg" in out) == (CANNOT, True), out


# --- history --------------------------------------------------------------------------------------------------------


def test_a_cut_tail_that_changed_nothing_needs_the_history(repo):
    """The second and third entries of the example hand over what they received: what is left is a valid shorter chain."""
    shutil.rmtree(repo / "content" / EXAMPLE / "evidence")
    with_entries(index(repo), range(3))
    commit_all(repo)
    with_entries(index(repo), range(2))
    commit_all(repo, "Dua paraf")
    code, out = run(repo)
    assert (code, line_of(out, EXAMPLE)) == (GOOD, f"sah [valid]: {EXAMPLE}: 2 paraf [signatures]")
    assert "earlier commits; use -a" in out
    code, out = run(repo, "-a")
    assert (code, "tidak ada lagi atau diganti" in line_of(out, EXAMPLE)) == (REFUSED, True), out


def test_a_post_that_went_away_is_found_in_the_history(repo):
    without_signatures(index(repo))
    shutil.rmtree(repo / "content" / EXAMPLE / "evidence")
    commit_all(repo)
    assert run(repo)[0] == CANNOT
    code, out = run(repo, "-a")
    assert (code, "gone or replaced" in line_of(out, EXAMPLE)) == (REFUSED, True), out
    shutil.rmtree(repo / "content" / EXAMPLE)
    commit_all(repo)
    code, out = run(repo, "-a")
    assert (code, "was signed and is gone" in line_of(out, EXAMPLE)) == (REFUSED, True), out


def test_a_manifest_that_was_another_is_found_in_the_history(repo):
    file = repo / "sops/agam/pengesahan/0001.txt"
    good = file.read_bytes()
    replaced(file, "at 2026-01-05T09", "at 2026-01-05T08")
    commit_all(repo)
    file.write_bytes(good)
    commit_all(repo)
    assert run(repo)[0] == GOOD
    code, out = run(repo, "-a")
    assert (code, "this manifest was another" in out) == (REFUSED, True), out


def test_a_shallow_clone_cannot_compare(repo, tmp_path):
    commit_all(repo, "Satu lagi")
    git(tmp_path, "clone", "-q", "--bare", "--depth", "1", f"file://{repo}", "dangkal.git")
    assert run(tmp_path, "-r", "dangkal.git")[0] == GOOD
    code, out = run(tmp_path, "-r", "dangkal.git", "-a")
    assert (code, "shallow" in out or "full history" in out) == (CANNOT, True)


# --- the root -------------------------------------------------------------------------------------------------------


def test_another_trust_line_is_found_only_by_who_knows_the_root(repo, tmp_path):
    """Whoever writes trust.txt, manifest, keys and signatures anew has a consistent office: but not this root."""
    assert run(repo, "-t", root_of(OFFICE))[0] == GOOD
    assert run(repo, "-t", "0" * 64, "-t", root_of(OFFICE))[0] == GOOD
    code, out = run(repo, "-t", "0" * 64)
    assert (code, "not one that you gave with -t" in out) == (REFUSED, True)
    assert line_of(out, EXAMPLE).startswith("DITOLAK")


# --- use ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("content",),
        ("content/../content/agam",),
        ("agam/medsos/2026/tidak-ada",),
        ("pasaman",),
        (f"content/{EXAMPLE}/evidence",),
        ("-x",),
        ("-t", "abc"),
        ("-t", "Z" * 64),
        ("-c", "--all"),
        ("-c", "tidak-ada"),
        ("-c", "HEAD", "-w"),
        ("-r", "tidak-ada"),
        ("-r", "tidak-ada", "-w"),
    ],
    ids=" ".join,
)
def test_wrong_use_gives_no_verdict(repo, arguments):
    code, out = run(repo, *arguments)
    assert (code, "Tidak dapat menilai" in out, "sah [valid]" in out) == (CANNOT, True, False), out


def test_an_unknown_office_and_an_unsigned_post_give_no_verdict(repo):
    text = index(repo).read_bytes()
    without_signatures(index(repo))
    shutil.rmtree(repo / "content" / EXAMPLE / "evidence")
    code, out = run(repo, "-w")
    assert (code, line_of(out, EXAMPLE)) == (CANNOT, f"belum diparaf [not signed yet]: {EXAMPLE}")
    index(repo).write_bytes(text)
    (repo / "sops/trust.txt").write_text(f"pasaman {'0' * 64}\n")
    assert line_of(run(repo, "-w", OFFICE)[1], EXAMPLE).startswith("TIDAK DAPAT DINILAI")
    assert run(repo, "-w", OFFICE)[0] == CANNOT


def test_without_git_only_the_folder_can_be_verified(repo, tmp_path):
    tools = tmp_path / "alat"
    tools.mkdir()
    for name in ("sh", "awk", "sha256sum", "ssh-keygen", "cat", "cmp", "find", "mkdir", "rm", "sort", "tr", "printf"):
        program = shutil.which(name)
        assert program
        (tools / name).symlink_to(program)
    environment = {"PATH": str(tools), "TMPDIR": str(tmp_path)}
    command = [str(tools / "sh"), str(SCRIPT)]
    assert subprocess.run([*command, "-w"], cwd=repo, env=environment, capture_output=True, check=False).returncode == GOOD
    done = subprocess.run(command, cwd=repo, env=environment, capture_output=True, check=False)
    assert (done.returncode, b"git" in done.stderr) == (CANNOT, True)


def test_it_leaves_nothing_behind_and_writes_nothing_to_the_repository(repo):
    before = sorted(p.relative_to(repo) for p in repo.rglob("*"))
    with tempfile.TemporaryDirectory() as empty:
        assert run(repo, "-a", TMPDIR=empty)[0] == GOOD
        assert run(repo, "-w", TMPDIR=empty)[0] == GOOD
        assert os.listdir(empty) == []  # noqa: PTH208 - a list to look at
    assert sorted(p.relative_to(repo) for p in repo.rglob("*")) == before


def test_it_never_asks_for_a_signature_of_anybody():
    """`check-novalidate` accepts every key; it may be named only to say so."""
    code = "\n".join(line for line in SCRIPT.read_text("utf-8").splitlines() if not line.lstrip().startswith("#"))
    assert "novalidate" not in code
    assert code.count("ssh-keygen -Y verify") == 1
