"""Incremental builds give the same bytes as full ones, and nothing that was not approved."""

from __future__ import annotations

import random
import subprocess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.changes import Draft, World
from site_tools.adapters.git_changes import private_folder
from site_tools.website.index import Index

CHANGES = ("add", "edit", "redate", "rename", "delete", "withdraw", "policy_change", "config_change", "wait", "stray", "damage")


@pytest.fixture
def world(tmp_path):
    root = tmp_path / "repo"
    root.mkdir()
    return World(root, random.Random(1))  # noqa: S311 - any sequence will do


def everything(world):
    return b"\n".join(p.read_bytes() for p in sorted((world.root / "site").rglob("*")) if p.is_file())


# "Incremental output is byte-identical to a full build, tested by properties over random sequences of add, edit, re-date,
# rename, delete, withdraw, policy change, config change." (issue, 7)
@pytest.mark.slow
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10_000), steps=st.lists(st.tuples(st.sampled_from(CHANGES), st.booleans()), min_size=3, max_size=8))
def test_the_same_bytes_as_a_full_build(tmp_path_factory, seed, steps):
    root = tmp_path_factory.mktemp("acak") / "repo"
    root.mkdir()
    world = World(root, random.Random(seed))  # noqa: S311 - hypothesis chooses
    for _ in range(4):
        world.add()
    world.commit()
    assert world.differences() == []
    for name, committed in steps:
        getattr(world, name)()
        if committed:
            world.commit()
        assert world.differences() == [], name


@pytest.mark.slow
def test_every_kind_of_change_in_turn(world):
    for _ in range(26):
        world.write(Draft(f"tetap-{world.count}", day=world.count * 3, tags=("pdpb",)))
        world.count += 1
    world.commit()
    assert world.differences() == []
    before = world.warm
    for name in ("add", "edit", "redate", "rename", "withdraw", "delete", "delete", "delete", "delete"):
        getattr(world, name)()
        assert world.differences() == [], name
    assert world.warm == before + 9
    for name in ("policy_change", "config_change"):
        getattr(world, name)()
        assert world.differences() == [], name
    assert world.warm == before + 9, "a change of policy or configuration is a full build"


def test_a_post_appears_when_its_time_has_come(world):
    world.write(Draft("nanti", publish_at=world.now.replace(hour=12), title="RAHASIA"))
    world.write(Draft("biasa"))
    world.commit()
    world.build()
    assert b"RAHASIA" not in everything(world)
    world.now = world.now.replace(hour=11, minute=59)
    world.build()
    assert b"RAHASIA" not in everything(world)
    world.now = world.now.replace(hour=12, minute=0)
    assert world.differences() == []
    assert b"RAHASIA" in everything(world)
    assert world.warm == 2


def test_a_clock_that_went_back_believes_nothing(world):
    world.write(Draft("nanti", publish_at=world.now.replace(hour=12), title="RAHASIA"))
    world.commit()
    world.now = world.now.replace(hour=13)
    world.build()
    assert b"RAHASIA" in everything(world)
    world.now = world.now.replace(hour=10)
    assert world.differences() == []
    assert b"RAHASIA" not in everything(world)


def test_what_is_altered_or_withdrawn_goes_away_everywhere(world):
    for slug in ("satu", "dua"):
        world.write(Draft(slug, title=f"RAHASIA-{slug}", body=f"Isi RAHASIA-{slug}.", tags=(f"rahasia-{slug}",)))
    world.commit()
    world.build()
    assert b"RAHASIA-satu" in everything(world)
    world.write(world.posts["satu"], altered=True)
    world.write(Draft("dua", title="RAHASIA-dua", body="Isi RAHASIA-dua.", tags=("rahasia-dua",), withdrawn=True))
    assert world.differences() == []
    assert b"RAHASIA" not in everything(world)
    assert not list((world.root / "site").rglob("*rahasia*"))
    assert (world.root / "site/pasaman/medsos/2026/dua/index.html").is_file(), "a tombstone"
    assert not (world.root / "site/pasaman/medsos/2026/satu").exists()


def test_links_follow_what_moves(world):
    world.write(Draft("penaut", body="Lihat [yang lain](../tujuan/index.md)."))
    world.commit()
    report = world.build()
    page = world.root / "site/pasaman/medsos/2026/penaut/index.html"
    assert "../tujuan/index.md" in page.read_text(encoding="utf-8")
    assert len(report.warnings) == 1
    world.write(Draft("tujuan"))
    report = world.build()
    assert '/2026/tujuan/"' in page.read_text(encoding="utf-8")
    assert report.warnings == ()
    assert world.differences() == []
    world.drop(world.posts["tujuan"])
    assert world.differences() == []
    assert world.warm == 3


# --- attacks on the index and on what it saves looking at -----------------------------------------------


def test_the_index_lies_where_no_commit_can_bring_a_file(world):
    folder = private_folder(world.root)
    assert folder == world.root / ".git/paraf"
    done = subprocess.run(
        ["git", "update-index", "--add", "--cacheinfo", f"100644,{'0' * 40},.git/paraf/x"], cwd=world.root, capture_output=True, check=False
    )
    assert done.returncode != 0


def test_a_site_that_came_with_a_commit_is_not_built_upon(world):
    world.write(Draft("biasa"))
    world.commit()
    world.build()
    (world.root / "site/jahat.html").write_text("JAHAT", encoding="utf-8")
    world.git("add", "-f", "site/jahat.html")
    world.git("commit", "-q", "-m", "Menyelundupkan")
    world.write(Draft("baru"))
    world.build()
    assert not (world.root / "site/jahat.html").exists()
    assert b"JAHAT" not in everything(world)
    assert world.warm == 0


def test_a_site_that_somebody_else_built_is_not_built_upon(world):
    world.write(Draft("biasa"))
    world.commit()
    world.build()
    (world.root / "site/build.json").write_text("{}\n", encoding="utf-8")
    (world.root / "site/jahat.html").write_text("JAHAT", encoding="utf-8")
    assert world.differences() == []
    assert world.warm == 0


def test_a_file_that_git_was_told_to_overlook_is_seen(world):
    world.write(Draft("biasa"))
    world.commit()
    world.build()
    for flag in ("--assume-unchanged", "--skip-worktree"):
        world.git("update-index", flag, "content/pasaman/medsos/2026/biasa/index.md")
        world.write(world.posts["biasa"], altered=True)
        assert world.differences() == [], flag
        assert world.shown == 0, flag
        world.git("update-index", "--no-assume-unchanged", "--no-skip-worktree", "content/pasaman/medsos/2026/biasa/index.md")
        world.write(world.posts["biasa"])
        world.build()


def test_a_post_put_back_under_another_commit_is_judged_by_its_bytes(world):
    world.write(Draft("biasa", body="Pertama."))
    world.commit()
    world.build()
    world.write(world.posts["biasa"], altered=True)
    world.commit()
    assert world.differences() == []
    assert world.shown == 0
    world.git("reset", "-q", "--hard", "HEAD~1")
    assert world.differences() == []
    assert world.shown == 1
    assert world.warm == 2


def test_a_build_that_was_interrupted_is_not_built_upon(world):
    world.write(Draft("biasa"))
    world.commit()
    world.build()
    (index,) = private_folder(world.root).glob("*.sqlite")
    index.with_suffix(".begun").touch()
    world.write(Draft("baru"))
    assert world.differences() == []
    assert world.warm == 0
    assert not index.with_suffix(".begun").exists()


def test_another_version_of_the_index_is_none(world):
    world.write(Draft("biasa"))
    world.commit()
    world.build()
    (path,) = private_folder(world.root).glob("*.sqlite")
    index = Index.open(path)
    index.note("version", "0")
    index.close()
    assert world.differences() == []
    assert world.warm == 0


def test_a_policy_that_no_manifest_names_takes_the_office_down(world):
    world.write(Draft("biasa", title="RAHASIA"))
    world.commit()
    world.build()
    path = world.root / "sops/pasaman/office.yml"
    path.write_text(path.read_text(encoding="utf-8") + "# diam-diam\n", encoding="utf-8")
    assert world.differences() == []
    assert b"RAHASIA" not in everything(world)
