"""The gate as a function, for hooks: which base, what replaces main, whom it asks about new signatures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from site_tools.adapters.git_tree import GitRepository
from site_tools.formats.front_matter import read_front_matter
from site_tools.model.finding import CannotJudge
from site_tools.workflows.change import judge_change
from site_tools.workflows.history import compare, walk
from tests.cli.conftest import commit_all, git

READY = "content/agam/medsos/2026/sosialisasi-pemilih-pemula-sma/index.md"


@pytest.fixture
def main(agam):
    git(agam.root, "init", "-q", "-b", "main")
    return commit_all(agam.root)


def codes(change):
    return {f.code for f in change.findings} | {f.code for p in change.posts for f in p.findings}


def dropped(agam, number):
    """The post without its last entries."""
    file = agam.path(READY)
    front = read_front_matter(file.read_bytes(), path=READY)
    file.write_bytes(front.with_entries(front.entries[:number]))


def test_a_push_may_not_leave_main_behind(agam, main):
    repository = GitRepository(agam.root)
    agam.path("catatan.txt").write_text("x", encoding="utf-8")
    new = commit_all(agam.root)
    git(agam.root, "checkout", "-q", "-b", "lain", main)
    agam.path("lain.txt").write_text("x", encoding="utf-8")
    other = commit_all(agam.root)
    assert judge_change(repository, main, new, agam.judge(), replaces=True).passed
    assert judge_change(repository, new, other, agam.judge()).passed
    forced = judge_change(repository, new, other, agam.judge(), replaces=True)
    assert (forced.passed, codes(forced)) == (False, {"HISTORY-REWRITTEN"})


def test_going_back_to_an_older_commit_is_no_proposal_and_no_push(agam, main):
    repository = GitRepository(agam.root)
    agam.path("catatan.txt").write_text("x", encoding="utf-8")
    new = commit_all(agam.root)
    back = judge_change(repository, new, main, agam.judge(), replaces=True)
    assert (back.passed, back.kind, codes(back)) == (False, "nothing", {"NOTHING-CHANGED", "HISTORY-REWRITTEN"})


def test_new_signatures_are_asked_twice_old_ones_are_not(agam, main):
    asked = []

    def strict(signature, message, namespace):
        asked.append(signature)
        return agam.judge().verifier(signature, message, namespace)

    dropped(agam, 2)
    shorter = commit_all(agam.root)
    repository = GitRepository(agam.root)
    change = judge_change(repository, shorter, main, agam.judge(), strict=strict)
    assert change.kind == "nothing"
    git(agam.root, "checkout", "-q", "-b", "lagi")
    git(agam.root, "checkout", "-q", main, "--", READY)
    longer = commit_all(agam.root)
    change = judge_change(repository, shorter, longer, agam.judge(), strict=strict)
    assert change.passed
    assert [p.new for p in change.posts] == [1]
    assert len(asked) == 1


def test_an_entry_that_no_signer_made_and_that_was_there_may_go(agam, main):
    file = agam.path(READY)
    front = read_front_matter(file.read_bytes(), path=READY)
    file.write_bytes(front.with_entries((*front.entries, replace(front.entries[0], step=4, role="operator"))))
    broken = commit_all(agam.root)
    git(agam.root, "checkout", "-q", main, "--", READY)
    mended = commit_all(agam.root)
    repository = GitRepository(agam.root)
    assert judge_change(repository, broken, mended, agam.judge()).passed
    dropped(agam, 2)
    too_much = commit_all(agam.root)
    assert codes(judge_change(repository, broken, too_much, agam.judge())) == {"ENTRIES-DROPPED"}


def test_the_post_of_an_unknown_office(agam, main):
    agam.folder.write("content/lain/medsos/2026/x/index.md", b"---\ntitle: x\n---\n")
    head = commit_all(agam.root)
    with pytest.raises(CannotJudge) as caught:
        judge_change(GitRepository(agam.root), main, head, agam.judge())
    assert caught.value.findings[0].code == "OFFICE-UNKNOWN"


def test_history_when_there_is_none_yet(agam):
    git(agam.root, "init", "-q", "-b", "main")
    walked = walk(GitRepository(agam.root), (), agam.judge())
    assert (walked.depth, walked.steps, walked.findings) == ("none", 0, ())


def test_one_commit_is_a_whole_history(agam, main):
    walked = walk(GitRepository(agam.root), (), agam.judge())
    assert (walked.depth, walked.steps) == ("full", 0)


def test_an_office_that_lost_its_policy_still_may_not_lose_entries(agam, main):
    dropped(agam, 1)
    agam.folder.write("sops/agam/people.yml", b"rusak\n")
    head = commit_all(agam.root)
    found = compare(GitRepository(agam.root), main, head, agam.judge()).findings
    assert [f.code for f in found] == ["ENTRIES-DROPPED"]


def test_a_new_chain_of_trust_ends_what_stood_on_the_old_one(agam, main):
    agam.folder.write("sops/agam/pengesahan/0001.txt", b"lain\n")
    trust = agam.path("sops/trust.txt").read_text(encoding="utf-8")
    agam.path("sops/trust.txt").write_text(trust.replace(trust.split()[-1], "0" * 64), encoding="utf-8")
    head = commit_all(agam.root)
    assert compare(GitRepository(agam.root), main, head, agam.judge()).findings == ()
