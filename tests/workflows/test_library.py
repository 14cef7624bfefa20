"""Everything of a tree judged: strays, broken offices, facts; and the overlay that tries before it writes."""

from __future__ import annotations

import pytest

from site_tools import engine
from site_tools.adapters.disk import DiskFolder
from site_tools.model.finding import CannotJudge, Finding, Problem
from site_tools.model.post import PostPath
from site_tools.model.text import same
from site_tools.model.verdict import Code
from site_tools.workflows.facts import entry_facts
from site_tools.workflows.library import all_findings, load_case, load_library
from site_tools.workflows.overlay import Overlay
from site_tools.workflows.sign import Request, draft, write

COMPLETE = PostPath("agam", "medsos", "2026", "infografis-syarat-menjadi-pemilih")
WAITING = PostPath("agam", "medsos", "2026", "hari-pahlawan-2026")


def codes(agam):
    return [(f.code, f.path) for f in all_findings(load_library(agam.folder, agam.judge())) if f.severity == "error"]


def test_the_sample_office(agam):
    seen = []
    library = load_library(agam.folder, agam.judge(), progress=lambda done, total: seen.append((done, total)))
    assert len(library.posts) == 6
    assert not library.unreadable
    assert codes(agam) == []
    assert seen[-1] == (6, 6) or seen[-1][0] <= seen[-1][1]
    assert [str(j.post.path) for j in library.posts] == sorted(str(j.post.path) for j in library.posts)


@pytest.mark.parametrize(
    "path",
    [
        "content/berita.md",
        "content/agam/berita.md",
        "content/agam/medsos/catatan.md",
        "content/agam/medsos/2026/lepas.jpg",
        "content/x/index.md",
        "content/.env",
    ],
)
def test_a_stray_file(agam, path):
    agam.folder.write(path, b"x\n")
    assert codes(agam) == [("UNKNOWN-FILE", path)]


def test_the_portal_is_no_stray_but_a_linked_one_is(agam):
    portal = agam.path("content/index.md")
    portal.write_text("# Portal\n", encoding="utf-8")
    assert codes(agam) == []
    portal.unlink()
    portal.symlink_to(agam.path("content/agam/index.md"))
    assert codes(agam) == [("UNKNOWN-FILE", "content/index.md")]


def test_a_ratified_page_changed_linked_or_gone(agam):
    page = agam.path("content/agam/profil.md")
    before = page.read_bytes()
    page.write_bytes(before + b"x")
    assert codes(agam) == [("POLICY-UNRATIFIED", "content/agam/profil.md")]
    page.unlink()
    assert codes(agam) == [("POLICY-UNRATIFIED", "content/agam/profil.md")]
    agam.path("asli").write_bytes(before)
    page.symlink_to(agam.path("asli"))
    assert codes(agam) == [("POLICY-UNRATIFIED", "content/agam/profil.md")]


def test_a_post_of_an_office_without_policy(agam):
    agam.folder.write("content/tamu/medsos/2026/halo/index.md", b"---\n---\n")
    assert codes(agam) == [("OFFICE-UNKNOWN", "content/tamu/medsos/2026/halo")]


def test_a_post_of_a_sop_that_is_not_there_does_not_stop_the_others(agam):
    for name in ("index.md", "foto-1.jpg"):
        agam.folder.write(f"content/agam/jdih/2026/halo/{name}", agam.folder.read(f"{WAITING.folder}/{name}"))
    library = load_library(agam.folder, agam.judge())
    assert len(library.posts) == 6
    assert [str(u.path) for u in library.unreadable] == ["agam/jdih/2026/halo"]


def test_facts_of_a_moved_chain_do_not_hold(agam):
    case = load_case(agam.folder, COMPLETE, agam.judge())
    assert all(f.verified for f in case.facts)
    moved = entry_facts(case.post.entries, WAITING, case.policy.root, agam.judge().verifier)
    assert not any(f.verified for f in moved)
    other = entry_facts(case.post.entries, COMPLETE, "0" * 64, agam.judge().verifier)
    assert not any(f.verified for f in other)


def test_a_chain_copied_to_another_folder_is_invalid(agam):
    for file in list(agam.folder.files(COMPLETE.folder)):
        agam.folder.write(file.path.replace(COMPLETE.slug, "salinan"), agam.folder.read(file.path))
    verdict = engine.judge(load_case(agam.folder, PostPath("agam", "medsos", "2026", "salinan"), agam.judge()))
    assert verdict.code is Code.INVALID
    assert not verdict.publishable


def test_no_such_post(agam):
    with pytest.raises(CannotJudge):
        load_case(agam.folder, PostPath("agam", "medsos", "2026", "tidak-ada"), agam.judge())


# --- overlay ---------------------------------------------------------------------------------------


def test_an_overlay_shows_what_will_be_and_writes_nothing_before_flush(agam):
    overlay = Overlay(agam.folder)
    path = f"{WAITING.folder}/baru.txt"
    overlay.write(path, b"satu")
    overlay.create({f"{WAITING.folder}/dua.txt": b"dua"})
    overlay.write(WAITING.index, b"lain")
    assert overlay.read(path) == b"satu"
    assert overlay.read(WAITING.index) == b"lain"
    assert overlay.read(COMPLETE.index) == agam.folder.read(COMPLETE.index)
    names = [f.path.rsplit("/", 1)[1] for f in overlay.files(WAITING.folder)]
    assert names == ["baru.txt", "dua.txt", "foto-1.jpg", "index.md"]
    assert next(f.size for f in overlay.files(WAITING.folder) if f.path == path) == 4
    assert not agam.path(path).exists()
    assert agam.folder.read(WAITING.index) != b"lain"
    overlay.flush(last=WAITING.index)
    assert agam.folder.read(path) == b"satu"
    assert agam.folder.read(WAITING.index) == b"lain"


def test_a_folder_is_no_prefix_of_a_longer_name(agam):
    overlay = Overlay(agam.folder)
    overlay.write(f"{WAITING.folder}-lain/index.md", b"x")
    assert all("-lain/" not in f.path for f in overlay.files(WAITING.folder))


def test_flush_writes_the_file_that_makes_the_rest_count_last(agam):
    order = []

    class Watched(DiskFolder):
        def write(self, path, data):
            order.append(path)
            if path.endswith("c.txt"):
                raise Problem(Finding("FILE-WRITE", same("penuh"), path))
            super().write(path, data)

    overlay = Overlay(Watched(agam.root))
    for name in ("a.txt", "index.md", "b.txt"):
        overlay.write(f"{WAITING.folder}/{name}", b"x")
    before = agam.folder.read(WAITING.index)
    overlay.flush(last=WAITING.index)
    assert [p.rsplit("/", 1)[1] for p in order] == ["a.txt", "b.txt", "index.md"]
    agam.folder.write(WAITING.index, before)
    overlay.write(f"{WAITING.folder}/c.txt", b"x")
    with pytest.raises(Problem):
        overlay.flush(last=WAITING.index)
    assert agam.folder.read(WAITING.index) == before


# --- signing, between the draft and the write ------------------------------------------------------


def test_a_file_changed_while_the_key_was_asked_for(agam):
    judge, signer = agam.judge(), agam.keys.of("beringin-tulus")
    prepared = draft(agam.folder, WAITING, Request("beringin-tulus"), judge, signer.public_key())
    write(agam.folder, prepared, signer, judge)
    after = agam.folder.read(WAITING.index)
    with pytest.raises(Problem) as seen:
        write(agam.folder, prepared, signer, judge)
    assert seen.value.findings[0].code == "POST-CHANGED"
    assert agam.folder.read(WAITING.index) == after


def test_the_text_changed_while_the_key_was_asked_for(agam):
    judge, signer = agam.judge(), agam.keys.of("beringin-tulus")
    prepared = draft(agam.folder, WAITING, Request("beringin-tulus"), judge, signer.public_key())
    changed = agam.folder.read(WAITING.index) + b"Selundupan.\n"
    agam.folder.write(WAITING.index, changed)
    with pytest.raises(Problem) as seen:
        write(agam.folder, prepared, signer, judge)
    assert seen.value.findings[0].code == "POST-CHANGED"
    assert agam.folder.read(WAITING.index) == changed


def test_a_signer_that_signs_something_else_writes_nothing(agam):
    judge, signer = agam.judge(), agam.keys.of("beringin-tulus")
    prepared = draft(agam.folder, WAITING, Request("beringin-tulus"), judge, signer.public_key())
    before = agam.folder.read(WAITING.index)

    class Liar:
        def sign(self, message, namespace):
            return signer.sign(message + b"x", namespace)

        def public_key(self):
            return signer.public_key()

    with pytest.raises(Problem):
        write(agam.folder, prepared, Liar(), judge)
    assert agam.folder.read(WAITING.index) == before
