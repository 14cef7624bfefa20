"""Group C: true signatures in another place. Nothing here is forged; it was all signed once, for something else."""

from __future__ import annotations

import base64
import re
import shutil
from dataclasses import replace

import pytest

from site_tools import canonical
from site_tools.formats import sshsig
from tests.cli.conftest import commit_all, git

from .conftest import CHECKER, OPERATOR, READY, SECRETARY, WAITING, told

INDEX = f"content/{READY}/index.md"
COPY = "agam/medsos/2026/salinan"
RETURNED = "agam/medsos/2026/duka-cita-mantan-anggota-pps"


def copied(insider):
    """The whole folder of an approved post under another name."""
    shutil.copytree(insider.root / "content" / READY, insider.root / "content" / COPY)


def test_32_a_folder_copied(insider):
    copied(insider)
    told(insider.run("check", COPY), "SIGNATURE-BAD", f"content/{COPY}/index.md")
    told(insider.run("audit"), "SIGNATURE-BAD", f"content/{COPY}/index.md")


def test_32_a_folder_renamed(insider):
    (insider.root / "content" / READY).rename(insider.root / "content" / COPY)
    told(insider.run("audit"), "SIGNATURE-BAD", f"content/{COPY}/index.md")


def test_32_signatures_pasted_into_another_post(insider):
    insider.put(WAITING, insider.entries(READY))
    told(insider.run("check", WAITING), "SIGNATURE-BAD", f"content/{WAITING}/index.md")


def test_33_into_the_folder_of_another_sop(insider):
    target = insider.root / "content/agam/jdih/2026/salinan"
    target.parent.mkdir(parents=True)
    shutil.copytree(insider.root / "content" / READY, target)
    told(insider.run("audit"), "SOP-MISSING", "content/agam/jdih/2026/salinan/index.md")


@pytest.mark.parametrize(
    "changes",
    [
        {"step": 2},
        {"step": 4},
        {"role": "admin-pemeriksa"},
        {"person": CHECKER},
        {"capacity": "plh 1/2026"},
        {"decision": "reject"},
        {"sop_number": "1/2020"},
        {"sop_sha256": "0" * 64},
        {"at": "2026-11-12T09:21:00+07:00"},
        {"note": "Lain."},
        {"until": "2026-12-01"},
        {"to": 1},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_33_to_another_step_role_or_revision(insider, changes):
    *first, last = insider.entries(READY)
    insider.put(READY, [*first, replace(last, **changes)])
    result = insider.run("check", READY)
    told(result, "SIGNATURE-BAD", f"{INDEX}:{insider.entries(READY)[2].line}")


@pytest.mark.parametrize("part", ["text", "captions", "media", "attachments", "evidence"])
def test_33_to_other_content(insider, part):
    *first, last = insider.entries(READY)
    insider.put(READY, [*first, replace(last, digests=replace(last.digests, **{part: "0" * 64}))])
    told(insider.run("check", READY), "SIGNATURE-BAD", f"{INDEX}:{last.line}")


def test_33_to_another_channel(insider):
    insider.swap_in(READY, "platforms: [instagram, facebook, x]", "platforms: [instagram, facebook, x, tiktok]")
    told(insider.run("check", READY), "ALTERED", INDEX)
    insider.swap_in(READY, "captions:\n", "captions:\n  tiktok: lain\n")
    told(insider.run("audit"), "ALTERED", INDEX)


def test_34_a_step_taken_out_of_the_middle(insider):
    one, _, three = insider.entries(READY)
    insider.put(READY, [one, three])
    told(insider.run("check", READY), "SIGNATURE-BAD", f"{INDEX}:{insider.entries(READY)[1].line}")


def test_34_a_step_left_out_by_who_signs_the_next(insider):
    insider.put(READY, insider.entries(READY)[:1])
    insider.forge(READY, SECRETARY, step=3, role="sekretaris", person=SECRETARY, at="2026-11-12T09:00:00+07:00")
    told(insider.run("check", READY), "STEP-SKIP", f"{INDEX}:{insider.entries(READY)[1].line}", "langkah 2")


@pytest.mark.parametrize("left", [0, 1, 2])
def test_35_the_tail_cut_off(insider, left):
    insider.put(READY, insider.entries(READY)[:left])
    result = insider.run("check", READY)
    assert result.code == 1
    assert f"Giliran langkah {left + 1}: " in result.out, "who may sign what is missing"
    told(insider.run("bundle", READY), "NOT-APPROVED", INDEX)
    assert insider.run("build", "-d", "situs").code == 0
    assert not (insider.root / "situs" / READY).exists()


@pytest.mark.parametrize("order", [(0, 2, 1), (1, 0, 2), (2, 1, 0), (0, 0, 1, 2), (0, 1, 2, 2), (0, 1, 1, 2)])
def test_36_another_order(insider, order):
    known = insider.entries(READY)
    insider.put(READY, [known[n] for n in order])
    told(insider.run("check", READY), "SIGNATURE-BAD", INDEX)


@pytest.mark.parametrize(
    ("step", "role", "person"), [(9, "sekretaris", SECRETARY), (5, "operator", OPERATOR), (3, "sekretaris", SECRETARY)]
)
def test_36_a_step_that_is_not_asked_for(insider, step, role, person):
    insider.forge(READY, person, step=step, role=role, person=person, at="2026-11-13T09:00:00+07:00")
    told(insider.run("check", READY), "STEP-ORDER", f"{INDEX}:{insider.entries(READY)[3].line}")


def rejected(insider):
    """The secretary rejects the waiting post."""
    insider.signed(WAITING, SECRETARY, "--yes", "--decision", "reject", "--note", "Tidak layak tayang.")


def test_37_a_rejection_dropped_from_the_middle(insider):
    rejected(insider)
    insider.swap_in(WAITING, "captions:\n", "captions:\n  instagram: Selamat.\n")
    insider.clock.at = "2026-11-21T11:00:00+07:00"
    maker = insider.entries(WAITING)[0].person
    insider.signed(WAITING, maker, "--yes", "--step", "1")
    one, two, _, four = insider.entries(WAITING)
    insider.put(WAITING, [one, two, four])
    told(insider.run("check", WAITING), "SIGNATURE-BAD", f"content/{WAITING}/index.md:{insider.entries(WAITING)[2].line}")


def test_37_a_rejection_is_not_signed_over(insider):
    rejected(insider)
    insider.clock.at = "2026-11-21T11:00:00+07:00"
    result = insider.sign(WAITING, insider.entries(WAITING)[0].person, "--yes", "--step", "1")
    told(result, "REJECT-UNCHANGED", f"content/{WAITING}/index.md")


def test_38_rejected_content_under_a_new_name(insider):
    rejected(insider)
    shutil.copytree(insider.root / "content" / WAITING, insider.root / "content" / COPY)
    told(insider.run("audit"), "SIGNATURE-BAD", f"content/{COPY}/index.md")
    insider.put(COPY, ())
    result = insider.run("audit")
    assert result.code == 0, "it is told, not held up"
    assert f"content/{COPY}/index.md: peringatan: Bagian ini sama dengan yang ditolak pada {WAITING}" in result.out
    assert "[PRIOR-REJECT]" in result.out
    (finding,) = [f for f in insider.run("audit", "--json").json["findings"] if f["code"] == "PRIOR-REJECT"]
    assert (finding["severity"], finding["path"]) == ("warning", f"content/{COPY}/index.md")
    assert insider.run("build", "-d", "situs", "--strict").code == 0


def test_accept_a_post_like_one_that_was_only_returned(insider):
    shutil.copytree(insider.root / "content" / RETURNED, insider.root / "content" / COPY)
    insider.put(COPY, ())
    assert "PRIOR-REJECT" not in insider.run("audit").out


SPELLINGS = {
    "another space": ("    by: {role", "    by:  {role"),
    "single quotes": ('decision: "done"', "decision: 'done'"),
    "no quotes": ('decision: "done"', "decision: done"),
    "an escape": ('decision: "done"', 'decision: "d\\u006fne"'),
    "another order": ('{role: "operator", person: "kenanga-lestari"', '{person: "kenanga-lestari", role: "operator"'),
    "an empty line": ("    sop: {", "\n    sop: {"),
    "a comment": ("    sop: {", "    # catatan\n    sop: {"),
    "a number with a zero": ("  - step: 1\n", "  - step: 01\n"),
}


@pytest.mark.parametrize("case", SPELLINGS.values(), ids=SPELLINGS)
def test_39_the_same_entry_written_otherwise(insider, case):
    insider.swap_in(READY, *case)
    told(insider.run("check", READY), "BLOCK-DAMAGED", INDEX)


def test_39_another_spelling_of_the_base64(insider):
    *first, last = insider.entries(READY)
    insider.put(READY, [*first, replace(last, signature=last.signature + "=")])
    told(insider.run("check", READY), "SIGNATURE-BAD", f"{INDEX}:{last.line}")


HIDDEN = {
    "a title": ("    sop: {", '    title: "Sekretaris"\n    sop: {'),
    "a role beside the role": ('{role: "operator", ', '{role: "operator", shown: "sekretaris", '),
    "a key hint": ('    signature: "', '    keyid: "SHA256:x"\n    signature: "'),
    "a note behind the last entry": ("---\n\n**", "    catatan: lain\n---\n\n**"),
    "a second signature": ('    signature: "', '    signature: "AAAA"\n    signature: "'),
}


@pytest.mark.parametrize("case", HIDDEN.values(), ids=HIDDEN)
def test_40_a_field_that_nobody_signed(insider, case):
    insider.swap_in(READY, *case)
    told(insider.run("check", READY), "BLOCK-DAMAGED", INDEX)


def test_40_the_page_shows_what_was_signed(insider):
    assert insider.run("build", "-d", "situs").code == 0
    page = (insider.root / "situs" / READY / "index.html").read_text(encoding="utf-8")
    assert "Beringin Tulus Contoh" in page


def test_41_the_key_in_the_signature_swapped_for_the_right_one(insider):
    entry = insider.forge(WAITING, OPERATOR, step=3, role="sekretaris", person=SECRETARY, at="2026-11-21T09:30:00+07:00")
    mine, theirs = (sshsig.parse_public_key(insider.public(who)).blob for who in (OPERATOR, SECRETARY))
    swapped = base64.b64encode(base64.b64decode(entry.signature).replace(mine, theirs)).decode()
    *first, last = insider.entries(WAITING)
    insider.put(WAITING, [*first, replace(last, signature=swapped)])
    told(insider.run("check", WAITING), "SIGNATURE-BAD", f"content/{WAITING}/index.md:{last.line}")


def test_42_the_repository_of_another_office(insider):
    """The same office, people and keys with another first manifest: a staging copy, or a neighbour's."""
    path = insider.root / "sops/agam/pengesahan/0001.txt"
    path.write_text(re.sub(r"(?m)^at .*$", "at 2026-01-06T09:00:00+07:00", path.read_text(encoding="utf-8")), encoding="utf-8")
    text = path.read_text(encoding="utf-8").rsplit("signature ", 1)[0]
    path.write_text(text + f"signature {insider.signature(text.encode(), SECRETARY, canonical.POLICY_NAMESPACE)}\n", encoding="utf-8")
    told(insider.run("audit"), "TRUST-ROOT", "sops/agam/pengesahan/0001.txt")
    insider.swap("sops/trust.txt", insider.root_of("agam"), canonical.sha256(path.read_bytes()))
    told(insider.run("check", READY), "SIGNATURE-BAD", INDEX)


# --- what history looks like makes no difference -------------------------------------------------------


def story_in_git(insider):
    """A branch with two commits that finish a post, and a main that moved on meanwhile."""
    commit_all(insider.root, "Awal")
    git(insider.root, "switch", "-q", "-c", "kiriman")
    insider.signed(WAITING, SECRETARY, "--yes", "--note", "Disetujui.")
    commit_all(insider.root, "Paraf Sekretaris")
    post = insider.draft("susulan")
    commit_all(insider.root, "Kiriman lain")
    assert insider.run("audit").code == 0
    git(insider.root, "switch", "-q", "main")
    insider.write("README.md", "# Kantor\n")
    commit_all(insider.root, "Main bergerak")
    return post


HISTORIES = {
    "squash": [("merge", "-q", "--squash", "kiriman"), ("commit", "-q", "-m", "Digabung")],
    "rebase": [("switch", "-q", "kiriman"), ("rebase", "-q", "main")],
    "cherry-pick": [("cherry-pick", "kiriman~1"), ("cherry-pick", "kiriman")],
    "merge": [("merge", "-q", "--no-ff", "-m", "Digabung", "kiriman")],
}


@pytest.mark.parametrize("commands", HISTORIES.values(), ids=HISTORIES)
def test_accept_another_history_of_the_same_tree(insider, commands):
    story_in_git(insider)
    for command in commands:
        git(insider.root, *command)
    assert git(insider.root, "status", "--porcelain") == ""
    assert insider.run("check", WAITING).code == 0
    assert insider.run("audit").code == 0


def test_accept_a_base_that_moved(insider):
    story_in_git(insider)
    insider.swap_in(RETURNED, "tags: [", "tags: [lain, ")
    commit_all(insider.root, "Kiriman orang lain diperbaiki")
    git(insider.root, "switch", "-q", "kiriman")
    git(insider.root, "merge", "-q", "-m", "Ikuti main", "main")
    assert insider.run("check", WAITING).code == 0
