"""A whole office repository to run commands in, and one way to run them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from samples.sign import sign_all
from site_tools.adapters.demo_keys import demo_private_key_bytes

HERE = Path(__file__).resolve().parents[2]
IDENTITY = ("-c", "user.name=Penguji", "-c", "user.email=penguji@example.test", "-c", "commit.gpgsign=false")


@dataclass(frozen=True)
class Result:
    """What one command line did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


def git(root: Path, *arguments: str) -> str:
    """Run git in a folder with nobody's settings; its output."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    environment = {**kept, "HOME": str(root.parent), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}
    command = ["git", *IDENTITY, *arguments]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def commit_all(root: Path, message: str = "Perubahan") -> str:
    """Commit everything in the work tree; the new revision."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", message)
    return git(root, "rev-parse", "HEAD").strip()


class Story:
    """What people do in the sample repository, one command after the other."""

    def __init__(self, root: Path, run: Callable[..., Result], key_of: Callable[[str], str], clock: Clock) -> None:
        self.root, self.run, self.key_of, self.clock = root, run, key_of, clock

    def sign(self, post: str, person: str, *options: str) -> Result:
        """`paraf sign` by a person with that person's key."""
        return self.run("sign", post, "--person", person, "--key", self.key_of(person), *options)

    def signed(self, post: str, person: str, *options: str) -> Result:
        """The same, and it must succeed."""
        result = self.sign(post, person, *options)
        assert result.code == 0, result.err
        return result

    def record(self, post: str, person: str, platform: str, *options: str) -> Result:
        """`paraf record` by a person with that person's key."""
        return self.run("record", post, "--platform", platform, "--person", person, "--key", self.key_of(person), *options)

    def of(self, post: str) -> Any:
        """The JSON object of one post."""
        result = self.run("status", post, "--json")
        assert result.code == 0, result.err
        return result.json["posts"][0]

    def index(self, post: str) -> Path:
        """The Markdown file of a post."""
        return self.root / "content" / post / "index.md"

    def bytes(self) -> dict[str, bytes]:
        """Every file of the work tree, .git aside."""
        files = (f for f in self.root.rglob("*") if f.is_file() and ".git" not in f.relative_to(self.root).parts[:1])
        return {f.relative_to(self.root).as_posix(): f.read_bytes() for f in files}


def refused(result: Result, code: str, *, exits: int = 1) -> None:
    """A clear refusal: the code, a next step, and no word of a bug."""
    seen = result.out + result.err
    assert "Traceback" not in seen, seen
    assert "kesalahan Paraf" not in seen, seen
    assert "bug of Paraf" not in seen, seen
    assert f"[{code}]" in seen, seen
    assert result.code == exits, seen


@pytest.fixture(scope="session")
def made_repo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five sample offices with all their posts, signed and committed, made once. Never write into it."""
    root = tmp_path_factory.mktemp("office") / "repo"
    for folder in ("content", "sops"):
        shutil.copytree(HERE / folder, root / folder)
    if not (root / "sops/trust.txt").exists():
        sign_all(root)
    for file in (".gitattributes", "mkdocs.yml"):
        shutil.copy(HERE / file, root / file)
    git(root, "init", "-q", "-b", "main")
    commit_all(root, "Kantor contoh")
    return root


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of one's own: no setting of the machine or of an outer git reaches the test."""
    for name in [n for n in os.environ if n.startswith(("GIT_", "PARAF_"))]:
        monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("COLUMNS", "240")
    return tmp_path


@pytest.fixture
def office_repo(made_repo: Path, alone: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh copy of the sample repository; the command runs in it."""
    root = alone / "repo"
    shutil.copytree(made_repo, root)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """`run("status", "--json")`: one command line in this process."""

    def run_(*arguments: str) -> Result:
        from site_tools.cli.main import run as run_command

        capsys.readouterr()
        code = run_command(list(arguments))
        seen = capsys.readouterr()
        return Result(code, seen.out, seen.err)

    return run_


@pytest.fixture
def key_of(tmp_path: Path) -> Callable[[str], str]:
    """`key_of("kenanga-lestari")`: the path of that sample person's private key file."""
    people = yaml.load((HERE / "samples/people.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["people"]  # noqa: S506 - texts only

    def key_of_(person: str) -> str:
        file = tmp_path / "keys" / person
        if not file.exists():
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(demo_private_key_bytes(int(people[person]["index"])))
            file.chmod(0o600)
        return str(file)

    return key_of_


class Clock:
    """The time that commands read; a test moves it on."""

    def __init__(self) -> None:
        self.at = "2026-11-21T10:00:00+07:00"

    def now(self) -> datetime:
        """The moment set last."""
        return datetime.fromisoformat(self.at)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Commands read this clock, so that a story may take days and is the same in any year."""
    clock = Clock()
    monkeypatch.setattr("site_tools.cli.context.SystemClock", lambda: clock)
    return clock


@pytest.fixture
def story(office_repo: Path, run: Callable[..., Result], key_of: Callable[[str], str], clock: Clock) -> Story:
    """The whole sample repository and the people who work in it."""
    return Story(office_repo, run, key_of, clock)


@pytest.fixture
def story_of(
    made_repo: Path,
    alone: Path,
    run: Callable[..., Result],
    key_of: Callable[[str], str],
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[str], Story]:
    """`story_of("agam")`: a repository with that sample office alone, which is quick to copy and to audit."""

    def story_of_(office: str) -> Story:
        root = alone / "repo"
        for folder in (f"sops/{office}", f"content/{office}"):
            shutil.copytree(made_repo / folder, root / folder)
        for file in (".gitattributes", "content/index.md"):
            shutil.copy(made_repo / file, root / file)
        lines = (made_repo / "sops/trust.txt").read_text(encoding="utf-8").splitlines(keepends=True)
        (root / "sops/trust.txt").write_text("".join(line for line in lines if line.startswith(office)), encoding="utf-8")
        shutil.copy(HERE / "mkdocs.yml", root / "mkdocs.yml")
        git(root, "init", "-q", "-b", "main")
        monkeypatch.chdir(root)
        return Story(root, run, key_of, clock)

    return story_of_
