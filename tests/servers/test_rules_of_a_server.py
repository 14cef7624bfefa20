"""What an administrator settles, and what somebody with a right to push might try, on a bare repository on a disk."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from site_tools.adapters.disk import DiskFolder
from site_tools.adapters.key_signer import KeyFileSigner
from site_tools.model.policy import RatifierKey
from site_tools.workflows.ratify import ratify, trust
from tests.attacks.conftest import CHECKER, NOW, OPERATOR, READY, SECRETARY
from tests.cli.conftest import git
from tests.servers.conftest import Colleague, Server, paraf
from tests.servers.daemons import MINIMAL

pytestmark = pytest.mark.slow


@pytest.fixture
def server(seed: Path, tmp_path: Path) -> Server:
    bare = tmp_path / "server" / "agam.git"
    shutil.copytree(seed, bare)
    installs(bare)
    return Server(bare, str(bare))


@pytest.fixture
def colleague(server: Server, colleague_at: Callable[[Server], Colleague]) -> Colleague:
    return colleague_at(server)


def installs(bare: Path, *options: str, lang: str = "id") -> None:
    done = paraf("--lang", lang, "hook", "install", "--pre-receive", str(bare), *options, cwd=bare.parent)
    assert done.code == 0, done.err


def other_root(colleague: Colleague) -> str:
    """Somebody founds Agam anew with a key of his own and replaces the trust line; the new root."""
    shutil.rmtree(colleague.root / "sops/agam/pengesahan")
    folder = DiskFolder(colleague.root)
    names = (SECRETARY, "seruni-bijak")
    keys = [RatifierKey(name, colleague.public(name)) for name in names]
    ratify(
        folder,
        "agam",
        person=SECRETARY,
        ratifiers=keys,
        signer=KeyFileSigner(colleague.key_file(SECRETARY)),
        at=datetime.fromisoformat(NOW),
    )
    trust(folder, ["agam"])
    return colleague.root_of("agam")


# --- drafts -------------------------------------------------------------------------------------------


def test_drafts_may_be_rewritten_moved_and_deleted(colleague):
    colleague.draft("rapat-pleno")
    colleague.commit()
    colleague.pushed("HEAD:refs/heads/usulan/a", "HEAD:refs/tags/v1")
    git(colleague.root, "commit", "-q", "--amend", "-m", "lain")
    colleague.pushed("--force", "HEAD:refs/heads/usulan/a", "HEAD:refs/tags/v1")
    colleague.pushed(":usulan/a", ":refs/tags/v1")


def test_an_empty_commit_moves_main_on(colleague):
    colleague.commit("tidak ada yang berubah")
    colleague.pushed()


def test_a_file_that_is_too_large_is_refused_on_any_branch(colleague):
    installs(colleague.server.bare, "--max-file=1")
    post = colleague.draft("rapat-pleno")
    colleague.write(f"content/{post}/pleno.mp4", b"\0" * (1 << 20) + b"1")
    colleague.commit()
    colleague.refused("[PUSH-SIZE]", f"content/{post}/pleno.mp4", "2 MB", push=("HEAD:refs/heads/usulan/a",))


def test_it_stays_refused_when_a_later_commit_removes_it(colleague):
    installs(colleague.server.bare, "--max-push=1")
    colleague.write("besar.bin", b"\0" * (1 << 20) + b"1")
    colleague.commit()
    (colleague.root / "besar.bin").unlink()
    colleague.commit()
    colleague.refused("[PUSH-SIZE]", push=("HEAD:refs/heads/usulan/a",))


def test_replacement_objects_never_reach_the_server(colleague):
    post = colleague.draft("rapat-pleno")
    colleague.signed_by(post, OPERATOR, CHECKER, SECRETARY)
    signed = git(colleague.root, "rev-parse", f"HEAD:content/{post}/index.md").strip()
    colleague.swap_in(post, "Naskah.", "Bukan naskah.")
    other = git(colleague.root, "hash-object", "-w", f"content/{post}/index.md").strip()
    git(colleague.root, "checkout", "-q", "--", ".")
    git(colleague.root, "replace", other, signed)
    colleague.refused("[PUSH-REPLACE]", push=("main", "refs/replace/*:refs/replace/*"))


# --- the guarded branch -------------------------------------------------------------------------------


def test_both_heads_branch_and_main_are_guarded(colleague):
    git(colleague.server.bare, "symbolic-ref", "HEAD", "refs/heads/utama")
    colleague.draft("rapat-pleno")
    colleague.commit()
    colleague.refused("Giliran langkah 1")
    colleague.refused("[PUSH-FIRST]", push=("HEAD:refs/heads/utama",))


@pytest.mark.parametrize(("name", "target"), [("master", "main"), ("main", "utama")])
def test_another_name_of_the_guarded_branch_is_guarded_too(colleague, name, target):
    """A push to a symbolic name moves the branch behind it."""
    bare = colleague.server.bare
    if target != "main":
        git(bare, "branch", target, "main")
    git(bare, "symbolic-ref", f"refs/heads/{name}", f"refs/heads/{target}")
    colleague.draft("rapat-pleno")
    colleague.commit()
    colleague.refused("Giliran langkah 1", push=(f"HEAD:{name}",))
    colleague.refused("Giliran langkah 1", push=(f"HEAD:{target}",))


def test_another_branch_can_be_named(colleague):
    git(colleague.server.bare, "branch", "terbit", "main")
    installs(colleague.server.bare, "--branch=terbit")
    colleague.draft("rapat-pleno")
    colleague.commit()
    colleague.refused("Belum boleh masuk ke terbit", push=("HEAD:terbit",))
    colleague.pushed("HEAD:main")


def test_english_where_it_was_installed_so(colleague):
    installs(colleague.server.bare, lang="en")
    colleague.draft("rapat-pleno")
    colleague.commit()
    colleague.refused("It is the turn of step 1: Operator Sub Bagian Teknis dan Hupmas", "nothing on the server has changed")


def test_entries_that_are_taken_back(colleague):
    entries = colleague.entries(READY)
    colleague.put(READY, entries[:-1])
    colleague.commit()
    colleague.refused("[ENTRIES-DROPPED]", READY)


def test_a_base_that_nobody_can_judge_by_refuses(colleague):
    """As for a repository that is no office's: the hook in the wrong place stops, it does not wave through."""
    bare = colleague.server.bare
    tree = subprocess.run(["git", "mktree"], cwd=bare, input=b"", capture_output=True, check=True).stdout.decode().strip()
    commit = git(bare, "commit-tree", "-m", "kosong", tree).strip()
    git(bare, "update-ref", "refs/heads/main", commit)
    git(colleague.root, "fetch", "-q", "origin")
    git(colleague.root, "reset", "-q", "--hard", "origin/main")
    colleague.write("content/agam/index.md", "# Agam\n")
    colleague.commit()
    colleague.refused("[OFFICE-UNKNOWN]")


# --- trust and code owners ----------------------------------------------------------------------------


def test_a_new_chain_of_manifests_is_the_administrators_decision(colleague):
    root = other_root(colleague)
    colleague.commit("Rantai baru")
    colleague.refused("[PUSH-TRUST]", f"SHA256:{root}", "sops/trust.txt")
    installs(colleague.server.bare, f"--trust=SHA256:{root}")
    colleague.pushed()


def test_a_pinned_root_holds_for_every_push(colleague):
    installs(colleague.server.bare, f"--trust=SHA256:{'0' * 64}")
    post = colleague.draft("rapat-pleno")
    colleague.signed_by(post, OPERATOR, CHECKER, SECRETARY)
    colleague.refused("[PUSH-TRUST]")
    installs(colleague.server.bare, f"--trust=SHA256:{colleague.root_of('agam')}")
    colleague.pushed()


def test_an_office_that_goes_with_its_trust(colleague):
    root = colleague.root_of("agam")
    installs(colleague.server.bare, f"--trust=SHA256:{root}")
    shutil.rmtree(colleague.root / "sops/agam")
    shutil.rmtree(colleague.root / "content/agam")
    colleague.write("sops/trust.txt", f"lain {'1' * 64}\n")
    colleague.commit()
    colleague.refused("[PUSH-TRUST]", "`agam`", "`lain`")


def test_files_of_the_code_owners(colleague):
    colleague.write("mkdocs.yml", "site_name: Lain\n")
    colleague.commit()
    installs(colleague.server.bare, "--owner=pemilik")
    colleague.refused("[PUSH-OWNERS]", "mkdocs.yml")
    assert "pemilik kode" in colleague.server.git(colleague.root, "push", "origin", "main").err
    # By path, the pusher's own environment is the server's; gitolite and HTTP servers write the name themselves.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REMOTE_USER", "pemilik")
        colleague.pushed()


# --- the first push -----------------------------------------------------------------------------------


@pytest.fixture
def empty(colleague: Colleague, tmp_path: Path) -> Colleague:
    """The same person before a bare repository that holds nothing yet."""
    bare = tmp_path / "server" / "kosong.git"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(bare))
    installs(bare)
    git(colleague.root, "remote", "set-url", "origin", str(bare))
    colleague.server = Server(bare, str(bare))
    return colleague


def test_a_first_push_says_not_itself_whom_to_believe(empty):
    empty.refused("[PUSH-FIRST]", "[PUSH-TRUST]", empty.root_of("agam"))


def test_a_first_push_under_a_pinned_root(empty):
    installs(empty.server.bare, f"--trust=SHA256:{empty.root_of('agam')}")
    office = empty.commit_id()
    empty.draft("rapat-pleno")
    empty.commit()
    empty.refused("agam/medsos/2026/rapat-pleno", "Giliran langkah 1")
    git(empty.root, "reset", "-q", "--hard", office)
    # The sample office keeps some drafts on its main branch, to have something to show.
    for post in empty.run("status", "--json").json["posts"]:
        if post["verdict"] not in ("SATISFIED", "OVERRIDDEN", "WITHDRAWN"):
            shutil.rmtree(empty.root / "content" / post["post"])
    empty.commit()
    empty.pushed()


# --- the program and its surroundings -----------------------------------------------------------------


def test_a_server_without_the_program_takes_nothing(colleague):
    hook = colleague.server.bare / "hooks/pre-receive"
    text = hook.read_text(encoding="utf-8")
    program = next(line for line in text.splitlines() if line.startswith("paraf="))
    hook.write_text(text.replace(program, "paraf=/tidak/ada/paraf").replace("command -v paraf", "command -v tidak-ada"), encoding="utf-8")
    colleague.commit("apa pun")
    colleague.refused("program tidak ditemukan", "administrator", push=("HEAD:refs/heads/usulan/a",))


def test_a_program_whose_interpreter_is_gone_takes_nothing(colleague, tmp_path):
    broken = tmp_path / "paraf"
    broken.write_text("#!/tidak/ada/python\n", encoding="utf-8")
    broken.chmod(0o755)
    hook = colleague.server.bare / "hooks/pre-receive"
    text = hook.read_text(encoding="utf-8")
    program = next(line for line in text.splitlines() if line.startswith("paraf="))
    hook.write_text(text.replace(program, f"paraf={broken}"), encoding="utf-8")
    colleague.commit("apa pun")
    colleague.refused("Tidak ada yang dinilai, jadi ditolak.")


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_the_poorest_environment(colleague, locale):
    """As Git calls it: no home, no settings, a locale without Indonesian quotes and arrows."""
    bare = colleague.server.bare
    old = colleague.server.tip()
    colleague.draft("rapat-pleno")
    new = colleague.commit()
    git(bare, "fetch", "-q", str(colleague.root), "main:refs/heads/usulan/a")
    done = subprocess.run(
        ["hooks/pre-receive"],
        cwd=bare,
        env={"PATH": MINIMAL["PATH"], "GIT_DIR": ".", "LC_ALL": locale, "PYTHONPATH": "/tidak/ada", "PYTHONHOME": "/tidak/ada"},
        input=f"{old} {new} refs/heads/main\n".encode(),
        capture_output=True,
        check=False,
    )
    said = done.stdout.decode()
    assert done.returncode == 1, done.stderr.decode()
    assert "    → paraf sign" in said
    assert done.stderr == b""


@pytest.mark.parametrize("given", [b"", b"\n", b"a b c\n", b"0 0 refs/heads/main"])
def test_what_git_would_never_say(colleague, given):
    hook = colleague.server.bare / "hooks/pre-receive"
    done = subprocess.run([hook], cwd=colleague.server.bare, env=MINIMAL, input=given, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"[PUSH-INPUT]" in done.stderr


def test_the_hook_before_ours_sees_the_same_push(colleague):
    bare = colleague.server.bare
    hook = bare / "hooks/pre-receive"
    assert paraf("hook", "install", "--pre-receive", str(bare), "--uninstall", cwd=bare).code == 0
    assert not hook.exists()
    seen = bare.parent / "terlihat"
    hook.write_text(f"#!/bin/sh\ncat >'{seen}'\n[ ! -e '{bare.parent}/tutup' ] || {{ echo tutup dahulu; exit 7; }}\n", encoding="utf-8")
    hook.chmod(0o755)
    before = hook.read_bytes()
    told = paraf("hook", "install", "--pre-receive", str(bare), cwd=bare)
    assert (told.code, hook.read_bytes()) == (1, before)
    assert "[HOOK-FOREIGN]" in told.err
    installs(bare, "--chain")
    colleague.draft("rapat-pleno")
    new = colleague.commit()
    old = colleague.server.tip()
    colleague.refused("Giliran langkah 1")
    assert seen.read_text(encoding="utf-8") == f"{old} {new} refs/heads/main\n"
    (bare.parent / "tutup").touch()
    colleague.refused("tutup dahulu", push=("HEAD:refs/heads/usulan/a",))
    assert paraf("hook", "install", "--pre-receive", str(bare), "--uninstall", cwd=bare).code == 0
    assert hook.read_bytes() == before


def test_a_server_that_runs_a_folder_of_hooks(colleague):
    """Forgejo and Gitea keep `hooks/pre-receive` for themselves and run every program in `hooks/pre-receive.d/`."""
    bare = colleague.server.bare
    assert paraf("hook", "install", "--pre-receive", str(bare), "--uninstall", cwd=bare).code == 0
    folder = bare / "hooks/pre-receive.d"
    folder.mkdir()
    runner = bare / "hooks/pre-receive"
    runner.write_text(
        '#!/bin/sh\nlines=$(cat)\nfor one in "$0".d/*; do printf "%s\\n" "$lines" | "$one" || exit 1; done\n', encoding="utf-8"
    )
    runner.chmod(0o755)
    before = runner.read_bytes()
    installs(bare)
    assert (runner.read_bytes(), [one.name for one in folder.iterdir()]) == (before, ["paraf"])
    colleague.draft("rapat-pleno")
    colleague.commit()
    colleague.refused("Giliran langkah 1")
