"""`paraf lint`: form only, in the work tree and as staged; with a real Git."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from site_tools.adapters.git_index import IndexTree
from site_tools.model.finding import CannotJudge, Problem

from .conftest import HERE, commit_all, git

POST = "content/agam/medsos/2026/hari-pahlawan-2026"
INDEX = f"{POST}/index.md"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def fresh_post(root: Path, name: str = "kabar-baru", office_sop: str = "agam/medsos") -> Path:
    """A post that nobody signed yet."""
    source = HERE / "samples/posts" / office_sop / "2026"
    folder = root / "content" / office_sop / "2026" / name
    shutil.copytree(next(p for p in sorted(source.iterdir()) if (p / "index.md").exists()), folder)
    return folder


def codes(result) -> set[str]:
    return {f["code"] for f in result.json["findings"]}


# --- the work tree ----------------------------------------------------------------------------------


def test_the_sample_repository_is_well_formed(office_repo, run):
    done = run("lint")
    assert done.code == 0, done.out
    assert done.out.splitlines()[-1].startswith("Bentuk ")
    assert done.err == ""


def test_english(office_repo, run):
    assert "is good" in run("--lang", "en", "lint", POST).out


def test_what_was_never_signed_is_no_finding(office_repo, run):
    folder = fresh_post(office_repo)
    assert run("lint", str(folder)).code == 0


def test_what_was_altered_after_signing_is_no_finding(office_repo, run):
    edit(office_repo / INDEX, "title: ", "title: Ubah ")
    done = run("lint", POST)
    assert done.code == 0, done.out
    assert run("check", POST.removeprefix("content/")).code == 1


def test_a_forged_signature_is_not_lint_s_business(office_repo, run):
    text = (office_repo / INDEX).read_text("utf-8")
    line = next(x for x in text.split("\n") if "signature: " in x)
    forged = line[:60] + ("A" if line[60] != "A" else "B") + line[61:]
    edit(office_repo / INDEX, line, forged)
    assert run("lint", POST).code == 0


BROKEN = {
    "a damaged block": (INDEX, "    act: {decision", "    act:  {decision", "BLOCK-DAMAGED"),
    "an unknown key": (INDEX, "title: ", "judul: ", "SCHEMA"),
    "an unknown platform": (INDEX, "platforms: [", "platforms: [friendster, ", "META-WORD"),
    "raw HTML": (INDEX, "---\n\n", "---\n\n<script>1</script>\n", "BODY-UNSAFE"),
    "an office with a wrong zone": ("sops/agam/office.yml", "Asia/Jakarta", "Asia/Medan", "SCHEMA"),
    "an office under another name": ("sops/agam/office.yml", "id: agam", "id: agem", "OFFICE-ID"),
    "a demonstration key in a real office": ("sops/agam/office.yml", "demo: true", "demo: false", "DEMO-KEY"),
    "a role no SOP has": ("sops/agam/people.yml", "role: admin-pemeriksa", "role: pemeriksa", "ROLE-UNKNOWN"),
    "a key that is none": ("sops/agam/people.yml", "ssh-ed25519 AAAA", "ssh-ed25519 BBBB", "KEY-FORMAT"),
    "a manifest cut short": ("sops/agam/pengesahan/0001.txt", "signature ", "signatur ", "MANIFEST-SHAPE"),
    "a trust line that is none": ("sops/trust.txt", "agam ", "agam: ", "TRUST-SHAPE"),
}


@pytest.mark.parametrize(("path", "old", "new", "code"), BROKEN.values(), ids=BROKEN)
def test_finds(path, old, new, code, office_repo, run):
    edit(office_repo / path, old, new)
    done = run("lint", path, "--json")
    assert done.code == 1
    assert code in codes(done), done.out
    assert not done.json["passed"]


def test_a_demonstration_key_is_named_with_its_place(office_repo, run):
    edit(office_repo / "sops/agam/office.yml", "demo: true", "demo: false")
    git(office_repo, "add", "-A")
    found = run("lint", "--staged", "--json").json["findings"]
    assert {f["path"] for f in found} == {"sops/agam/people.yml", "sops/agam/pengesahan/0001.txt"}
    assert all(f["line"] for f in found)


def test_a_ratified_sop_is_not_edited(office_repo, run):
    path = next((office_repo / "sops/agam/medsos").glob("*.yml"))
    edit(path, "30 Menit", "40 Menit")
    done = run("lint", "sops/agam", "--json")
    assert codes(done) == {"SOP-REVISION-MUTATED"}


def test_unratified_people_are_no_finding(office_repo, run):
    edit(office_repo / "sops/agam/people.yml", "Kenanga Lestari Contoh", "Kenanga Lestari")
    assert run("lint", "sops/agam").code == 0


def test_an_office_before_its_first_manifest_is_judged_all_the_same(office_repo, run):
    shutil.rmtree(office_repo / "sops/agam/pengesahan")
    (office_repo / "sops/trust.txt").unlink()
    assert run("lint", "sops/agam").code == 0
    folder = fresh_post(office_repo)
    assert run("lint", str(folder)).code == 0
    edit(folder / "index.md", "platforms: [", "platforms: [friendster, ")
    assert codes(run("lint", str(folder), "--json")) >= {"META-WORD"}


@pytest.mark.parametrize(
    "path",
    [
        "content/agam/catatan.txt",
        "content/agam/medsos/2026/Judul Besar/index.md",
        "sops/agam/logo.svg",
        "sops/catatan.md",
        "content/lama.md",
    ],
)
def test_a_stray_file_has_no_place(path, office_repo, run):
    (office_repo / path).parent.mkdir(parents=True, exist_ok=True)
    (office_repo / path).write_text("x\n")
    done = run("lint", path, "--json")
    assert done.code == 1
    assert [(f["code"], f["path"]) for f in done.json["findings"]] == [("UNKNOWN-FILE", path)]


@pytest.mark.skipif(os.name != "posix", reason="symlinks")
@pytest.mark.parametrize("path", [f"{POST}/tautan.jpg", "sops/agam/people.yml", "content/agam/profil.md"])
def test_a_symlink_is_no_file(path, office_repo, run):
    (office_repo / path).unlink(missing_ok=True)
    (office_repo / path).symlink_to(office_repo / "content/index.md")
    assert "FILE-MODE" in codes(run("lint", path, "--json"))


def test_only_what_is_named(office_repo, run):
    edit(office_repo / INDEX, "title: ", "judul: ")
    done = run("lint", "sops/pinrang", "content/pasaman", "--json")
    assert done.code == 0
    assert done.json["posts"] > 0
    assert run("lint", "hari-pahlawan-2026").code == 1
    assert run("lint", f"{POST}/foto-1.jpg").code == 1
    assert run("lint", POST.removeprefix("content/")).code == 1


def test_from_inside_a_folder_that_folder(office_repo, run, monkeypatch):
    edit(office_repo / INDEX, "title: ", "judul: ")
    monkeypatch.chdir(office_repo / "content/pinrang")
    assert run("lint").code == 0
    monkeypatch.chdir(office_repo / POST)
    assert run("lint").code == 1
    assert run("lint", "../pengumuman-jam-layanan-informasi").code == 0


@pytest.mark.parametrize("word", ["tidak-ada", "content/agam/medsos/2026/tidak-ada", "/", ".."])
def test_nothing_there_is_no_pass(word, office_repo, run):
    done = run("lint", word)
    assert done.code == 2
    assert "POST-MISSING" in done.err


@pytest.mark.parametrize("arguments", [(), ("--staged",)])
def test_no_repository(arguments, alone, run, monkeypatch):
    monkeypatch.chdir(alone)
    done = run("lint", *arguments)
    assert done.code == 2
    assert "NOT-A-REPOSITORY" in done.err


# --- the index --------------------------------------------------------------------------------------


def test_nothing_staged(office_repo, run):
    done = run("lint", "--staged", "--json")
    assert (done.code, done.json["posts"], done.json["files"]) == (0, 0, 0)


def test_the_index_counts_not_the_work_tree(office_repo, run):
    edit(office_repo / INDEX, "title: ", "judul: ")
    git(office_repo, "add", INDEX)
    edit(office_repo / INDEX, "judul: ", "title: ")
    assert run("lint", "--staged").code == 1
    assert run("lint", POST).code == 0


def test_a_partly_staged_file_is_judged_as_staged(office_repo, run):
    edit(office_repo / INDEX, "title: ", "title: Ubah ")
    git(office_repo, "add", INDEX)
    edit(office_repo / INDEX, "title: ", "judul: ")
    done = run("lint", "--staged", "--json")
    assert (done.code, done.json["posts"]) == (0, 1)
    assert run("lint", POST).code == 1


def test_only_what_the_index_changes(office_repo, run):
    edit(office_repo / INDEX, "title: ", "judul: ")
    commit_all(office_repo)
    folder = fresh_post(office_repo)
    git(office_repo, "add", str(folder))
    done = run("lint", "--staged", "--json")
    assert (done.code, done.json["posts"]) == (0, 1)


def test_a_missing_file_is_staged_as_missing(office_repo, run):
    git(office_repo, "rm", "-q", "--cached", f"{POST}/foto-1.jpg")
    assert codes(run("lint", "--staged", "--json")) == {"MEDIA-LISTED"}
    assert run("lint", POST).code == 0


def test_a_post_without_its_text(office_repo, run):
    git(office_repo, "rm", "-q", INDEX)
    assert codes(run("lint", "--staged", "--json")) == {"POST-EMPTY"}


def test_a_post_that_goes_has_no_form(office_repo, run):
    git(office_repo, "rm", "-rq", POST)
    done = run("lint", "--staged", "--json")
    assert (done.code, done.json["posts"]) == (0, 0)


def test_a_rename_is_judged_at_both_ends(office_repo, run):
    git(office_repo, "mv", f"{POST}/foto-1.jpg", "content/agam/medsos/2026/pengumuman-jam-layanan-informasi/foto-9.jpg")
    done = run("lint", "--staged", "--json")
    assert {f["path"] for f in done.json["findings"]} == {INDEX, "content/agam/medsos/2026/pengumuman-jam-layanan-informasi/index.md"}


def test_a_renamed_post(office_repo, run):
    git(office_repo, "mv", POST, f"{POST}-lagi")
    done = run("lint", "--staged", "--json")
    assert (done.code, done.json["posts"]) == (0, 1)


def test_an_office_file_that_goes(office_repo, run):
    git(office_repo, "rm", "-q", "sops/agam/office.yml")
    assert "FILE-MISSING" in codes(run("lint", "--staged", "--json"))


def test_without_a_commit_everything(office_repo, run):
    shutil.rmtree(office_repo / ".git")
    git(office_repo, "init", "-q")
    assert run("lint", "--staged", "--json").json["posts"] == 0
    git(office_repo, "add", "-A")
    done = run("lint", "--staged", "--json")
    assert done.code == 0, done.out
    everything = run("lint", "--json").json
    assert (done.json["posts"], done.json["files"]) == (everything["posts"], everything["files"])
    edit(office_repo / INDEX, "title: ", "judul: ")
    git(office_repo, "add", INDEX)
    assert run("lint", "--staged").code == 1


def test_only_promised_files_are_no_part_of_the_commit(office_repo, run):
    folder = fresh_post(office_repo)
    git(office_repo, "add", "-N", str(folder))
    assert run("lint", "--staged", "--json").json["posts"] == 0


def test_names_that_are_no_posts_are_ignored(office_repo, run):
    (office_repo / "README.md").write_text("x\n")
    edit(office_repo / INDEX, "title: ", "judul: ")
    git(office_repo, "add", "-A")
    assert run("lint", "--staged", "README.md", "tidak-ada", "/etc/hostname").code == 0
    assert run("lint", "--staged", "README.md", INDEX).code == 1
    assert run("lint", "--staged").code == 1


def test_a_stray_staged_file(office_repo, run):
    (office_repo / "content/agam/catatan.txt").write_text("x\n")
    git(office_repo, "add", "-A")
    (office_repo / "content/agam/catatan.txt").unlink()
    assert codes(run("lint", "--staged", "--json")) == {"UNKNOWN-FILE"}


@pytest.mark.skipif(os.name != "posix", reason="file names that are bytes")
def test_a_name_that_is_no_text(office_repo, run):
    Path(os.fsdecode(os.fsencode(office_repo / POST) + b"/\xff\n.jpg")).write_bytes(b"x")
    git(office_repo, "add", "-A")
    assert "FILE-NAME" in codes(run("lint", "--staged", "--json"))


def test_a_mode_that_only_the_index_has(office_repo, run):
    git(office_repo, "update-index", "--chmod=+x", f"{POST}/foto-1.jpg")
    assert codes(run("lint", "--staged", "--json")) == {"FILE-MODE"}


def test_a_submodule_has_no_place(office_repo, run):
    head = git(office_repo, "rev-parse", "HEAD").strip()
    git(office_repo, "update-index", "--add", "--cacheinfo", f"160000,{head},{POST}/modul")
    assert codes(run("lint", "--staged", "--json")) == {"FILE-MODE"}


def test_a_conflict_is_no_verdict(office_repo, run):
    git(office_repo, "checkout", "-q", "-b", "lain")
    edit(office_repo / INDEX, "title: ", "title: Lain ")
    commit_all(office_repo)
    git(office_repo, "checkout", "-q", "main")
    edit(office_repo / INDEX, "title: ", "title: Ubah ")
    commit_all(office_repo)
    with pytest.raises(AssertionError):
        git(office_repo, "merge", "-q", "lain")
    done = run("lint", "--staged")
    assert done.code == 2
    assert "INDEX-UNMERGED" in done.err


# --- in a hook --------------------------------------------------------------------------------------


def hook(root: Path, folder: Path | None = None) -> None:
    place = Path(git(root, "rev-parse", "--git-common-dir").strip())
    file = (root / place if not place.is_absolute() else place) / "hooks/pre-commit"
    file.parent.mkdir(exist_ok=True)
    here = f"cd '{folder}' && " if folder else ""
    # The hook runs with everything Git puts into its environment, as pre-commit would.
    file.write_text(f"#!/bin/sh\n{here}PYTHONPATH='{HERE}' exec '{sys.executable}' -m site_tools lint --staged\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


def commit(root: Path, *arguments: str) -> int:
    command = ["git", "-c", "user.name=Penguji", "-c", "user.email=penguji@example.test", "commit", "-qm", "Ubah", *arguments]
    return subprocess.run(command, cwd=root, check=False, capture_output=True).returncode


@pytest.mark.skipif(os.name != "posix", reason="a shell script as hook")
def test_the_hook_sees_the_index_of_the_commit_being_made(office_repo, alone):
    hook(office_repo)
    edit(office_repo / INDEX, "title: ", "judul: ")
    # `-a` and PATH have an index of their own: nothing is staged in the usual one.
    assert commit(office_repo, "-a") == 1
    assert commit(office_repo, "--", INDEX) == 1
    edit(office_repo / INDEX, "judul: ", "title: Ubah ")
    assert commit(office_repo / "content", "-a") == 0


@pytest.mark.skipif(os.name != "posix", reason="a shell script as hook")
def test_the_hook_in_a_linked_work_tree(office_repo, alone):
    hook(office_repo)
    git(office_repo, "worktree", "add", "-q", "../lain")
    other = office_repo.parent / "lain"
    edit(office_repo / INDEX, "title: ", "judul: ")
    git(office_repo, "add", INDEX)
    edit(other / INDEX, "title: ", "title: Ubah ")
    assert commit(other, "-a") == 0
    assert commit(office_repo) == 1


@pytest.mark.skipif(os.name != "posix", reason="a shell script as hook")
def test_the_hook_of_another_repository_does_not_lend_its_index(office_repo, alone):
    outer = alone / "luar"
    outer.mkdir()
    git(outer, "init", "-q")
    hook(outer, office_repo)
    (outer / "x").write_text("x\n")
    git(outer, "add", "x")
    assert commit(outer) == 0
    edit(office_repo / INDEX, "title: ", "judul: ")
    git(office_repo, "add", INDEX)
    (outer / "x").write_text("y\n")
    assert commit(outer, "-a") == 1


def test_a_variable_that_names_another_repository_is_not_followed(office_repo, alone, run, monkeypatch):
    other = alone / "lain"
    other.mkdir()
    git(other, "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git/index"))
    edit(office_repo / INDEX, "title: ", "judul: ")
    git(office_repo, "add", INDEX)
    assert run("lint", "--staged").code == 1


# --- the adapter ------------------------------------------------------------------------------------


def test_the_index_is_a_tree(office_repo, alone):
    tree = IndexTree(office_repo)
    files = {f.path: f for f in tree.files(POST)}
    assert list(files) == sorted(files)
    assert files[INDEX].size == (office_repo / INDEX).stat().st_size
    assert tree.read(INDEX) == (office_repo / INDEX).read_bytes()
    assert list(tree.files("content/tidak-ada")) == []
    assert list(tree.files(INDEX)) == []
    assert {f.path for f in tree.files("")} >= set(files)
    assert tree.changed() == ()
    with pytest.raises(Problem):
        tree.read(f"{POST}/tidak-ada.jpg")


def test_git_leaves_the_index_alone(office_repo, alone, run):
    (office_repo / INDEX).touch()
    before = (office_repo / ".git/index").read_bytes()
    run("lint", "--staged")
    assert (office_repo / ".git/index").read_bytes() == before


def test_no_git(office_repo, alone):
    with pytest.raises(CannotJudge, match="TOOL-MISSING"):
        IndexTree(office_repo, {"PATH": str(alone)}).changed()


def test_a_folder_git_does_not_take_for_a_repository(office_repo, run):
    shutil.rmtree(office_repo / ".git")
    (office_repo / ".git").mkdir()
    git(office_repo.parent, "init", "-q")
    done = run("lint", "--staged")
    assert done.code == 2
    assert "GIT-FAILED" in done.err


def test_a_lost_object_is_no_pass(office_repo, run):
    edit(office_repo / INDEX, "title: ", "title: Ubah ")
    git(office_repo, "add", INDEX)
    lost = git(office_repo, "rev-parse", f":{INDEX}").strip()
    (office_repo / ".git/objects" / lost[:2] / lost[2:]).unlink()
    done = run("lint", "--staged")
    assert done.code == 2
    assert "GIT-FAILED" in done.err
