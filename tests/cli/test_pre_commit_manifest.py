"""`.pre-commit-hooks.yaml`: what another office's repository gets when it names this one under `repos:`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from pre_commit.clientlib import load_manifest

from tests.cli.conftest import HERE, IDENTITY, Story, git
from tests.cli.test_hook import spoil

FILE = HERE / ".pre-commit-hooks.yaml"


@pytest.fixture
def elsewhere(story_of, monkeypatch) -> Story:
    """An office's repository whose pre-commit runs our hook, by the very words of the manifest.

    `language: python` would build this package and fetch what it needs; the tests have no network. So the hook runs as
    `language: system` with the same entry and settings, and `paraf` is the one that is installed here.
    """
    story = story_of("agam")
    hook = yaml.safe_load(FILE.read_text(encoding="utf-8"))[0] | {"language": "system"}
    config = {"repos": [{"repo": "local", "hooks": [hook]}]}
    (story.root / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    git(story.root, "add", "-A")
    git(story.root, "commit", "-q", "-m", "Kantor Agam")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(story.root.parent / "pre-commit"))
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin")
    return story


def commit(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *IDENTITY, "commit", "-m", "Perubahan"], cwd=root, capture_output=True, text=True, check=False)


def test_pre_commit_takes_the_manifest():
    (hook,) = load_manifest(str(FILE))
    assert (hook["id"], hook["entry"], hook["language"]) == ("paraf-lint", "paraf lint --staged", "python")
    assert (hook["pass_filenames"], hook["always_run"], hook["stages"]) == (False, True, [])


def test_it_runs_in_another_repository(elsewhere):
    root = elsewhere.root
    subprocess.run([sys.executable, "-m", "pre_commit", "install"], cwd=root, check=True, capture_output=True)
    (root / "catatan.txt").write_text("baik\n", encoding="utf-8")
    git(root, "add", "catatan.txt")
    good = commit(root)
    assert good.returncode == 0, good.stdout + good.stderr
    assert "paraf lint" in good.stdout + good.stderr
    spoil(root)
    bad = commit(root)
    assert bad.returncode == 1
    assert "hari-pahlawan-2026/index.md" in bad.stdout + bad.stderr
