"""Group E: Git itself. What a merge, a push or a clone can do to what was signed; through real Git."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys

import pytest

from tests.cli.conftest import git

from .conftest import COMPLETE, OPERATOR, READY, SECRETARY, WAITING, told

INDEX = f"content/{WAITING}/index.md"


def approve(desk, post=WAITING):
    desk.signed(post, SECRETARY, "--yes", "--note", "Disetujui.")


def history(desk, base, head="main"):
    return desk.run("check", "--history-only", "--base", base, "--head", head)


# --- 75 to 77: merges ----------------------------------------------------------------------------------


def test_75_a_merge_commit_that_holds_more_than_its_parents(desk):
    approve(desk)
    desk.commit()
    desk.git("checkout", "-q", "main")
    desk.write("content/index.md", "# Portal\n")
    desk.commit()
    desk.git("checkout", "-q", "usulan")
    desk.git("merge", "-q", "--no-commit", "main")
    desk.swap_in(READY, "64 pelajar", "640 pelajar")
    desk.commit()
    assert "640" not in desk.git("log", "-p", "--", f"content/{READY}/index.md"), "a log of diffs does not show it"
    told(desk.gate(), "ALTERED", f"content/{READY}/index.md")


def test_76_a_conflict_solved_by_other_words(desk):
    approve(desk)
    desk.commit()
    desk.git("checkout", "-q", "main")
    desk.write("content/index.md", "# Portal\n")
    desk.commit()
    desk.git("checkout", "-q", "usulan")
    desk.git("merge", "-q", "--no-commit", "main")
    desk.swap_in(WAITING, "---\n\n", "---\n\nTambahan sesudah disetujui.\n\n")
    told(desk.gate(), "ALTERED", INDEX, "Giliran langkah 1", "Paraf langkah 1, 2, 3 gugur")


def test_77_two_proposals_each_fine_together_not(desk):
    desk.sign(READY, SECRETARY, "--yes", "--decision", "return", "--to", "1", "--note", "Perbaiki judul.")
    desk.commit()
    desk.branch("kedua", "main")
    desk.record(READY, OPERATOR, "instagram", "--url", "https://www.instagram.com/p/Dxyz123/")
    assert desk.gate().code == 0
    desk.merge("usulan")
    told(desk.gate(head="kedua"), "STALE-BASE", f"content/{READY}", "git merge main")


def test_77_two_changes_of_policy(desk):
    desk.in_people("# Semua nama", "# Catatan satu.\n# Semua nama")
    desk.commit()
    desk.branch("kedua", "main")
    desk.in_people("# Semua nama", "# Catatan dua.\n# Semua nama")
    desk.commit()
    desk.merge("usulan")
    told(desk.gate(head="kedua"), "STALE-BASE", "sops/agam/pengesahan/0002.txt")


def test_77_a_second_merge_base(desk):
    approve(desk)
    one = desk.commit()
    desk.git("checkout", "-q", "main")
    desk.write("content/index.md", "# Portal\n")
    two = desk.commit()
    desk.git("merge", "-q", "-m", "silang", one)
    desk.git("checkout", "-q", "usulan")
    desk.git("merge", "-q", "-m", "silang", two)
    told(desk.gate(), "MERGE-BASE", "git merge main", exits=2)


def test_77_no_common_origin(desk):
    desk.git("checkout", "-q", "--orphan", "asing")
    approve(desk)
    told(desk.gate(), "MERGE-BASE", exits=2)


# --- 78, 85: past the gate -----------------------------------------------------------------------------


def test_78_pushed_past_the_gate(desk):
    desk.git("checkout", "-q", "main")
    desk.swap_in(READY, "64 pelajar", "640 pelajar")
    desk.commit()
    told(desk.run("audit"), "ALTERED", f"content/{READY}/index.md")
    told(desk.run("bundle", READY), "NOT-APPROVED", f"content/{READY}/index.md")


def test_78_entries_dropped_past_the_gate_are_in_the_history(desk):
    desk.git("checkout", "-q", "main")
    desk.put(READY, desk.entries(READY)[:2])
    bad = desk.commit()
    told(desk.run("audit"), "ENTRIES-DROPPED", f"content/{READY}/index.md", bad[:12], "git show")
    desk.git("checkout", "-q", "usulan", "--", f"content/{READY}/index.md")
    desk.commit()
    healed = desk.run("audit")
    assert healed.code == 0, healed.out
    assert "[ENTRIES-DROPPED]" in healed.out
    assert "Sekarang sudah kembali" in healed.out


def test_78_a_post_and_a_manifest_gone_past_the_gate(desk):
    desk.in_people("# Semua nama", "# Catatan.\n# Semua nama")
    desk.merge()
    shutil.rmtree(desk.root / "content" / COMPLETE)
    desk.commit()
    told(desk.run("audit"), "POST-REMOVED", f"content/{COMPLETE}")
    shutil.copy(desk.root / "sops/agam/pengesahan/0001.txt", desk.root / "sops/agam/pengesahan/0003.txt")
    desk.commit()
    (desk.root / "sops/agam/pengesahan/0003.txt").unlink()
    desk.commit()
    told(desk.run("audit"), "MANIFEST-REWRITTEN", "sops/agam/pengesahan/0003.txt")


def test_85_main_was_rewritten(desk):
    deployed = desk.git("rev-parse", "main").strip()
    desk.git("checkout", "-q", "main")
    desk.put(WAITING, desk.entries(WAITING)[:1])
    shutil.rmtree(desk.root / "content" / COMPLETE)
    desk.git("add", "-A")
    desk.git("commit", "-q", "--amend", "-m", "Sejarah baru")
    result = history(desk, deployed)
    told(result, "ENTRIES-DROPPED", INDEX)
    told(result, "POST-REMOVED", f"content/{COMPLETE}")
    assert history(desk, deployed, deployed).code == 0


def test_85_a_revision_that_is_nowhere_any_more(desk):
    told(history(desk, "f" * 40), "REVISION-UNKNOWN", "f" * 40, exits=2)
    told(desk.run("check", "--history-only", "--base", "--all", "--head", "main"), "REVISION-UNKNOWN", exits=2)


def test_accept_what_was_deployed_is_still_there(desk):
    deployed = desk.git("rev-parse", "main").strip()
    approve(desk)
    desk.merge()
    result = desk.run("check", "--history-only", "--base", deployed, "--head", "main", "--json")
    assert (result.code, result.json["passed"], result.json["findings"]) == (0, True, [])
    assert desk.run("audit").code == 0


# --- 80: a check that looks at nothing -----------------------------------------------------------------


def test_80_nothing_to_judge_is_no_pass(desk):
    told(desk.run("check", "--base", "main", "--head", "main"), "NOTHING-CHANGED", exits=2)
    machine = desk.run("check", "--base", "main", "--head", "usulan", "--json")
    assert (machine.code, machine.json["passed"], machine.json["kind"]) == (2, False, "nothing")


def test_80_a_list_of_posts_that_misses_the_change(desk):
    desk.write("catatan.txt", "x\n")
    told(desk.gate(READY), "POST-MISSING", READY, exits=2)


@pytest.mark.parametrize("given", [("--base", "main"), ("--head", "main"), ("--history-only",), ("--history-only", "--base", "main")])
def test_80_half_a_question(desk, given):
    result = desk.run("check", *given)
    assert (result.code, result.out) == (2, "")
    assert "--base" in result.err


# --- 86, 87: objects -----------------------------------------------------------------------------------


def test_86_what_is_signed_is_sha256_of_bytes_not_an_id_of_git(desk):
    picture = desk.root / "content" / READY / "foto-1.jpg"
    names = sorted(p.name for p in picture.parent.glob("*.jpg"))
    lines = [f"{hashlib.sha256((picture.parent / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    raw = desk.index(READY).read_bytes()
    block = raw[raw.index(b"images:\n") : raw.index(b"sources:\n")]
    lines.append(f"{hashlib.sha256(block).hexdigest()}  index.md:images\n")
    assert desk.entries(READY)[-1].digests.media == hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()
    picture.write_bytes((picture.parent / "foto-2.jpg").read_bytes())
    told(desk.gate(), "ALTERED", f"content/{READY}/index.md")


def test_87_a_shallow_clone(desk, monkeypatch):
    approve(desk)
    desk.commit()
    desk.git("checkout", "-q", "main")
    desk.write("content/index.md", "# Portal\n")
    desk.commit()
    clone = desk.root.parent / "dangkal"
    git(desk.root.parent, "clone", "-q", "--depth", "1", "--no-single-branch", f"file://{desk.root}", "dangkal")
    monkeypatch.chdir(clone)
    result = desk.run("check", "--base", "origin/main", "--head", "origin/usulan")
    told(result, "HISTORY-SHALLOW", "git fetch --unshallow", exits=2)
    audit = desk.run("audit")
    assert audit.code == 0, audit.out
    assert "dangkal" in audit.out
    assert desk.run("audit", "--json").json["history"]["depth"] == "shallow"


def test_87_a_base_that_was_not_fetched(desk, monkeypatch):
    approve(desk)
    desk.commit()
    git(desk.root.parent, "clone", "-q", "--single-branch", "--branch", "usulan", f"file://{desk.root}", "tunggal")
    monkeypatch.chdir(desk.root.parent / "tunggal")
    told(desk.run("check", "--base", "origin/main", "--head", "HEAD"), "REVISION-UNKNOWN", "origin/main", "git fetch", exits=2)


def test_87_a_clone_without_its_files(desk, monkeypatch):
    approve(desk)
    desk.commit()
    desk.git("config", "uploadpack.allowFilter", "true")
    command = ["clone", "-q", "--filter=blob:none", "--no-checkout", f"file://{desk.root}", "bolong"]
    git(desk.root.parent, *command)
    monkeypatch.chdir(desk.root.parent / "bolong")
    told(desk.run("check", "--base", "origin/main", "--head", "origin/usulan"), "OBJECT-MISSING", exits=2)


def test_87_a_history_that_is_not_all_here_is_no_whole_history(desk):
    desk.git("checkout", "-q", "main")
    gone = desk.git("rev-parse", f"main:{INDEX}").strip()
    desk.swap_in(WAITING, "---\n\n", "---\n\nTambahan.\n\n")
    desk.commit()
    desk.git("checkout", "-q", "usulan", "--", INDEX)
    desk.swap_in(READY, "64 pelajar", "65 pelajar")
    desk.commit()
    (desk.root / ".git/objects" / gone[:2] / gone[2:]).unlink()
    seen = desk.run("audit", "--json").json["history"]
    assert seen == {"depth": "shallow", "steps": 0}


def test_87_an_object_is_lost(desk):
    approve(desk)
    head = desk.commit()
    lost = desk.git("rev-parse", f"{head}:{INDEX}").strip()
    file = desk.root / ".git/objects" / lost[:2] / lost[2:]
    file.chmod(0o644)
    file.unlink()
    told(desk.run("check", "--base", "main", "--head", head), "OBJECT-MISSING", lost, exits=2)


def test_accept_a_shallow_clone_that_still_has_the_base(desk, monkeypatch):
    approve(desk)
    desk.commit()
    git(desk.root.parent, "clone", "-q", "--depth", "2", "--no-single-branch", f"file://{desk.root}", "dangkal")
    monkeypatch.chdir(desk.root.parent / "dangkal")
    result = desk.run("check", "--base", "origin/main", "--head", "origin/usulan")
    assert result.code == 0, result.out + result.err


def test_accept_a_bare_repository_and_its_quarantine(desk):
    desk.git("checkout", "-q", "main")
    bare = desk.root.parent / "kantor.git"
    git(desk.root.parent, "clone", "-q", "--bare", str(desk.root), str(bare))
    hook = bare / "hooks/pre-receive"
    hook.write_text(f'#!/bin/sh\nread old new ref\n"{sys.executable}" -m site_tools check --base main --head "$new"\n', encoding="utf-8")
    hook.chmod(0o755)
    desk.git("checkout", "-q", "usulan")
    desk.swap_in(READY, "64 pelajar", "640 pelajar")
    desk.commit()
    push = ["git", "push", "-q", str(bare), "HEAD:refs/heads/usulan"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    refused = subprocess.run(push, cwd=desk.root, capture_output=True, text=True, check=False, env=environment)
    assert refused.returncode == 1, refused.stderr
    assert "[ALTERED]" in refused.stderr
    desk.git("reset", "-q", "--hard", "main")
    desk.sign(READY, SECRETARY, "--yes", "--decision", "withdraw", "--note", "batal")
    desk.commit()
    taken = subprocess.run(push, cwd=desk.root, capture_output=True, text=True, check=False, env=environment)
    assert taken.returncode == 0, taken.stderr


# --- 90: the exception that becomes the rule -----------------------------------------------------------


@pytest.mark.parametrize(("step", "person"), [(3, SECRETARY), (1, "seruni-bijak")])
def test_90_a_waiver_of_what_may_not_be_waived(desk, step, person):
    waive = {
        "step": step,
        "role": "ratifier",
        "person": person,
        "decision": "waive",
        "until": "2026-11-30",
        "note": "Keadaan kahar: banjir.",
    }
    desk.forge(WAITING, person, **waive, at="2026-11-21T09:30:00+07:00")
    told(desk.gate(), "WAIVE-INVALID", INDEX)
