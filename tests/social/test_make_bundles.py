from __future__ import annotations

import datetime as dt

import pytest

from site_tools.adapters.bundle_disk import BundleDisk
from site_tools.canonical import links
from site_tools.model.finding import Problem
from site_tools.model.verdict import Code
from site_tools.workflows.bundle import make_bundles

from .builders import NOW, SITE, MemorySink, MemoryTree, jpeg, library, made

A, B, C = (f"agam/medsos/2026/{slug}" for slug in ("pertama", "kedua", "ketiga"))
SECRET = "RAHASIA-BELUM-DIPARAF"


def run(*posts, sink=None, names=None, preview=False, tree=None, now=NOW):
    sink = sink or MemorySink()
    report = make_bundles(
        library(*posts, now=now),
        tree or MemoryTree(*posts),
        sink,
        posts=names,
        preview=preview,
        site_url=SITE,
        progress=[].append,
    )
    return report, sink


def approved(slug="pertama", **changes):
    return made(slug=slug, platforms=("x",), **changes)


def waiting(slug="kedua"):
    return made(slug=slug, code=Code.WAITING, title=SECRET, captions={"default": SECRET}, platforms=("x",))


def later(slug="ketiga"):
    return approved(slug, publish_at=NOW + dt.timedelta(days=1), title=SECRET, captions={"default": SECRET})


def test_all_public_posts_and_no_word_of_another():
    report, sink = run(approved(), waiting(), later())
    assert [b.post for b in report.made] == [A] == list(sink.bundles)
    assert report.made[0].files == len(sink.bundles[A])
    assert not report.findings
    for data in sink.bundles[A].values():
        assert SECRET.encode() not in data


def test_the_chain_head_is_that_of_the_last_entry():
    post = approved()
    _, sink = run(post)
    head = links(post.judged.post.entries, post=A, root="d" * 64)[-1][1]
    assert head.encode() in sink.bundles[A]["bundle.json"]


REFUSED = {
    "waiting": (waiting, B, "NOT-APPROVED"),
    "withdrawn": (lambda: approved("kedua", code=Code.WITHDRAWN), B, "NOT-APPROVED"),
    "too early": (later, C, "TOO-EARLY"),
    "unknown": (waiting, "agam/medsos/2026/lain", "POST-UNKNOWN"),
}


@pytest.mark.parametrize(("post", "name", "code"), REFUSED.values(), ids=REFUSED)
def test_a_named_post_that_may_not_go_out_stops_everything(post, name, code):
    sink = MemorySink()
    with pytest.raises(Problem) as caught:
        run(approved(), post(), sink=sink, names=[A, name])
    assert [f.code for f in caught.value.findings] == [code]
    assert caught.value.findings[0].remedy
    assert SECRET not in str(caught.value)
    assert not sink.bundles


def test_every_refusal_is_told_at_once():
    with pytest.raises(Problem) as caught:
        run(waiting(), later(), names=[B, C, "x"])
    assert [f.code for f in caught.value.findings] == ["NOT-APPROVED", "TOO-EARLY", "POST-UNKNOWN"]


def test_naming_a_post_leaves_the_other_bundles():
    sink = MemorySink()
    sink.bundles["agam/medsos/2025/lama"] = {}
    report, _ = run(approved(), sink=sink, names=[A])
    assert list(report.removed) == []
    assert set(sink.bundles) == {A, "agam/medsos/2025/lama"}


def test_bundles_of_posts_that_are_no_longer_public_go():
    sink = MemorySink()
    run(approved(), approved("kedua"), sink=sink)
    report, _ = run(approved(), waiting(), sink=sink)
    assert report.removed == (B,)
    assert set(sink.bundles) == {A}


def test_a_preview_shows_drafts_but_nothing_withdrawn_and_removes_nothing():
    sink = MemorySink()
    sink.bundles["agam/medsos/2025/lama"] = {}
    report, _ = run(waiting(), approved("keempat", code=Code.WITHDRAWN), later(), sink=sink, preview=True)
    assert [b.post for b in report.made] == [B, C]
    assert "agam/medsos/2025/lama" in sink.bundles
    run(waiting(), sink=sink, names=[B], preview=True)


def test_a_file_that_changed_since_it_was_judged_is_not_used():
    post, other = approved(), approved("kedua")
    tree = MemoryTree(post, other)
    tree.data[f"content/{A}/foto-1.jpg"] = jpeg(401, 300)
    sink = MemorySink()
    sink.bundles[A] = {}
    report, _ = run(post, other, tree=tree, sink=sink)
    assert [f.code for f in report.findings] == ["FILE-CHANGED"]
    assert report.findings[0].path == f"content/{A}/foto-1.jpg"
    assert set(sink.bundles) == {B}


def test_a_file_that_is_gone_stops_only_its_post():
    post, other = approved(), approved("kedua")
    tree = MemoryTree(other)
    report, sink = run(post, other, tree=tree)
    assert [f.code for f in report.findings] == ["FILE-MISSING"]
    assert set(sink.bundles) == {B}


def test_only_media_is_read():
    tree = MemoryTree(post := approved())
    run(post, tree=tree)
    assert set(tree.asked) == {f"content/{A}/foto-1.jpg"}


# --- on disk ---------------------------------------------------------------------------------------


def listing(root):
    return sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file())


MANIFEST = b'{"schema": "paraf-bundle/v1"}'


def test_disk_and_memory_hold_the_same(tmp_path):
    _, memory = run(approved())
    run(approved(), sink=BundleDisk(tmp_path))
    assert {n: (tmp_path / A / n).read_bytes() for n in memory.bundles[A]} == memory.bundles[A]
    assert listing(tmp_path) == sorted(f"{A}/{n}" for n in memory.bundles[A])
    assert BundleDisk(tmp_path).folders() == [A]


def test_files_of_an_earlier_bundle_are_gone(tmp_path):
    disk = BundleDisk(tmp_path)
    disk.replace(A, {"bundle.json": MANIFEST, "x/lama.txt": b"1"})
    disk.replace(A, {"bundle.json": MANIFEST, "x/baru.txt": b"2"})
    assert listing(tmp_path) == [f"{A}/bundle.json", f"{A}/x/baru.txt"]
    disk.remove(A)
    disk.remove(A)
    assert listing(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_leaves_the_old_bundle(tmp_path):
    disk = BundleDisk(tmp_path)
    disk.replace(A, {"bundle.json": MANIFEST})
    with pytest.raises(Problem, match="BUNDLE-WRITE"):
        disk.replace(A, {"bundle.json": b"", "a": b"", "a/b": b""})
    assert (tmp_path / A / "bundle.json").read_bytes() == MANIFEST
    assert listing(tmp_path) == [f"{A}/bundle.json"]


@pytest.mark.parametrize("bad", ["..", "/etc/a", "a/../../b", "", "a//b", "a\\b", "c:a", "./a"])
def test_no_path_leads_out_of_the_folder(tmp_path, bad):
    disk = BundleDisk(tmp_path / "out")
    with pytest.raises(Problem, match="BUNDLE-PATH"):
        disk.replace(bad, {"bundle.json": MANIFEST})
    with pytest.raises(Problem, match="BUNDLE-PATH"):
        disk.replace(A, {bad: b""})
    assert listing(tmp_path) == []


def test_what_is_no_bundle_is_never_replaced(tmp_path):
    own = tmp_path / A / "foto keluarga.jpg"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"1")
    disk = BundleDisk(tmp_path)
    assert disk.folders() == []
    for act in (lambda: disk.replace(A, {"bundle.json": MANIFEST}), lambda: disk.remove(A)):
        with pytest.raises(Problem, match="BUNDLE-FOREIGN"):
            act()
    assert own.exists()


def test_a_link_in_the_way_is_refused(tmp_path):
    outside = tmp_path / "luar"
    outside.mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "agam").symlink_to(outside)
    with pytest.raises(Problem, match="BUNDLE-PATH"):
        BundleDisk(tmp_path / "out").replace(A, {"bundle.json": MANIFEST})
    assert listing(outside) == []
