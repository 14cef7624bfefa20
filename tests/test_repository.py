"""The repository's own papers: what must be there, and what must never be in a file that leaves this machine."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.docs

ROOT = Path(__file__).resolve().parent.parent

FORBIDDEN = {
    "a path of one machine": re.compile(r"(?<![\w.~$}/-])/(?:work|root|home/[a-z]\w*|Users/\w+|mnt/\w+)/|\b[A-Z]:\\Users\\"),
    "a package registry": re.compile(r"(?i)\b(?:pypi\.org|pythonhosted\.org|registry\.npmjs\.org|artifactory|proxy\.golang\.org)\b|/pypi/"),
    "a choice of registry": re.compile(r"--(?:extra-)?index-url[= ]\S|--trusted-host[= ]\S|--find-links[= ]\S"),
    "a private key": re.compile(r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\n[A-Za-z0-9+/=]{40}"),
}
"""What no tracked text file holds -> how it looks."""

EXEMPT: dict[str, str] = {
    "tests/test_repository.py": "names what it looks for",
}
"""File -> why it may hold such a string."""

SIGNED = ("content/** -text -filter -ident -working-tree-encoding", "sops/** -text -filter -ident -working-tree-encoding")
HEADINGS = ("## Context", "## Decision", "## Consequence")


def files() -> list[str]:
    """Every file that is tracked, or would be after `git add`."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
    return sorted({name for name in listed if name and (ROOT / name).is_file()})


def text_of(name: str) -> str | None:
    """The file's text; None if it is a picture or the like."""
    raw = (ROOT / name).read_bytes()
    return None if b"\0" in raw[:8192] else raw.decode("utf-8", "replace")


def forbidden(text: str) -> list[str]:
    return [f"{what}: {hit.group()!r}" for what, pattern in FORBIDDEN.items() if (hit := pattern.search(text))]


def test_no_file_names_a_machine_or_a_registry():
    found = {name: hits for name in files() if name not in EXEMPT and (text := text_of(name)) and (hits := forbidden(text))}
    assert not found


@pytest.mark.parametrize(
    "text",
    [
        "see /work/main/x",
        "open('/root/.ssh/id')",
        "/home/budi/paraf",
        "/Users/budi/paraf",
        "C:\\Users\\budi",
        "https://pypi.org/project/paraf",
        "--index-url https://mirror.example/simple",
        "--extra-index-url=https://mirror.example",
        "--find-links /opt/wheels",
    ],
)
def test_a_forbidden_string_is_found(text):
    assert forbidden(text)


@pytest.mark.parametrize(
    "text", ["a/work/in/progress", "https://example.go.id/home/berita/", "$HOME/work/x", "root/", "--no-emit-index-url --x"]
)
def test_an_ordinary_string_is_not(text):
    assert forbidden(text) == []


def test_licence_names_the_authors():
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License\n\nCopyright (c) 2026 the Paraf authors\n")


def test_changelog_has_unreleased_first():
    heads = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert heads[:1] == ["Unreleased"]
    assert len(heads) == len(set(heads))


DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_decision_has_its_headings(path):
    text = path.read_text("utf-8")
    places = [text.find(f"\n{heading}\n") for heading in HEADINGS]
    assert -1 not in places
    assert places == sorted(places)
    number = int(path.name[:4])
    assert text.startswith(f"# {number}. ")


def test_decisions_are_numbered_without_gap():
    assert [path.name[:4] for path in DECISIONS] == [f"{n:04}" for n in range(1, len(DECISIONS) + 1)]


def test_attributes_leave_signed_bytes_alone():
    lines = (ROOT / ".gitattributes").read_text("utf-8").splitlines()
    rules = [line for line in lines if line.strip() and not line.startswith("#")]
    assert [rule for rule in rules if not rule.startswith("/")] == list(SIGNED)


@pytest.mark.parametrize("path", ["content/agam/medsos/2026/a/index.md", "sops/agam/pengesahan/0001.txt"])
def test_git_sees_those_attributes(path):
    command = ["git", "check-attr", "-z", "--all", "--", path]
    fields = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
    unset = dict.fromkeys(("text", "filter", "ident", "working-tree-encoding"), "unset")
    assert dict(zip(fields[1::3], fields[2::3], strict=False)) == unset


def pinned(lock: str) -> set[str]:
    """Names in a lock file, all in one spelling."""
    return {normal(name) for name in re.findall(r"^([A-Za-z0-9][\w.-]*)==", (ROOT / lock).read_text("utf-8"), re.MULTILINE)}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def named(requirements: list[str]) -> set[str]:
    return {normal(re.split(r"[\s\[<>=!~;]", one)[0]) for one in requirements}


def test_locks_cover_what_the_project_names():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project, built = declared["project"], declared["build-system"]["requires"]
    assert named(project["dependencies"]) | named(built) <= pinned("requirements.lock")
    extras = {name for extra in project["optional-dependencies"].values() for name in named(extra)}
    assert extras - {"paraf"} <= pinned("requirements-dev.lock")


def test_both_locks_agree():
    def exact(lock: str) -> dict[str, str]:
        return dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE))

    site, dev = exact("requirements.lock"), exact("requirements-dev.lock")
    assert {name: dev.get(name) for name in site} == site


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_pin_has_a_hash(lock):
    blocks = re.split(r"^(?=[A-Za-z0-9])", (ROOT / lock).read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert blocks
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
OURS = [name for name in files() if name.endswith(".md") and not name.startswith(("content/", "sops/", "tests/"))]


@pytest.mark.parametrize("name", OURS)
def test_links_between_our_papers_resolve(name):
    targets = [link.split("#")[0] for link in LINK.findall((ROOT / name).read_text("utf-8")) if "://" not in link]
    missing = [t for t in targets if t and not t.startswith("mailto:") and not (ROOT / name).parent.joinpath(t).exists()]
    assert missing == []


def test_every_dependency_has_its_reason():
    reasons = (ROOT / "docs/decisions/0003-dependencies.md").read_text("utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    words = {normal(word) for word in re.findall(r"[\w.-]*\w", reasons)} | {f"pytest-{plugin}" for plugin in ("xdist", "cov")}
    assert named(declared) - {"paraf"} <= words


def test_make_has_its_targets():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert {"site", "test", "lint", "types", "docs", "schemas", "serve", "bench", "lock", "clean", "help"} <= targets
