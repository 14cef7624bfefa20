"""What a file held in the past, from real Git histories: merges, renames, shallow clones, and no history at all."""

from __future__ import annotations

import pytest

from site_tools.adapters.git_past import GitPast
from tests.cli.conftest import commit_all, git

FILE = "sops/agam/people.yml"


@pytest.fixture
def repository(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    root = tmp_path / "repo"
    (root / "sops/agam").mkdir(parents=True)
    git(root, "init", "-q", "-b", "main")
    return root


def put(root, text, *, commit=True):
    (root / FILE).write_text(text, encoding="utf-8")
    if commit:
        commit_all(root)


def versions(root, path=FILE):
    return [data.decode() for data in GitPast(root).versions(path)]


def test_every_content_once_the_newest_first(repository):
    for text in ("satu", "dua", "satu", "tiga"):
        put(repository, text)
    assert versions(repository) == ["tiga", "satu", "dua"]


def test_what_is_not_committed_is_no_past(repository):
    put(repository, "satu")
    put(repository, "dua", commit=False)
    assert versions(repository) == ["satu"]


def test_a_side_that_a_merge_dropped(repository):
    put(repository, "satu")
    git(repository, "checkout", "-q", "-b", "sisi")
    put(repository, "dari sisi")
    git(repository, "checkout", "-q", "main")
    put(repository, "dari main")
    git(repository, "merge", "-q", "-s", "ours", "-m", "gabung", "sisi")
    assert set(versions(repository)) == {"satu", "dari sisi", "dari main"}


def test_a_file_that_went_and_came_back(repository):
    put(repository, "satu")
    (repository / FILE).unlink()
    commit_all(repository)
    put(repository, "dua")
    assert versions(repository) == ["dua", "satu"]


@pytest.mark.parametrize("path", ["tidak/ada", "sops/*", ":(glob)**", "--all"])
def test_a_name_is_a_name_and_nothing_else(path, repository):
    put(repository, "satu")
    assert versions(repository, path) == []


def test_a_branch_without_commits_and_a_folder_without_git(repository, tmp_path):
    assert versions(repository) == []
    (tmp_path / "lain").mkdir()
    assert versions(tmp_path / "lain") == []


def test_a_shallow_clone_has_less_of_a_past(repository, tmp_path):
    put(repository, "satu")
    put(repository, "dua")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "dangkal")
    assert versions(tmp_path / "dangkal") == ["dua"]


def test_without_git_there_is_no_past(repository, monkeypatch, tmp_path):
    put(repository, "satu")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert versions(repository) == []


def test_a_hook_that_names_another_repository_leads_nowhere(repository, monkeypatch, tmp_path):
    put(repository, "satu")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "lain"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "lain/index"))
    assert versions(repository) == ["satu"]
