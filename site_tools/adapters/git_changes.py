"""Which files may have changed since a commit: asked of Git, by object ids, never by the time of a file.

Answers only narrow a search: who asks compares the bytes of every file named here. Where Git cannot say, the answer is None and
everything has to be looked at.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, Self

_SECONDS: Final = 120
_KEPT: Final = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH")
_STATUS: Final = (
    "status",
    "--porcelain=v1",
    "-z",
    "--untracked-files=all",
    "--ignored=traditional",
    "--no-renames",
    "--ignore-submodules=none",
)


@dataclass(frozen=True, slots=True)
class Changes:
    """Paths relative to the repository, with slashes."""

    head: str
    """The commit that is checked out."""
    since: frozenset[str]
    """Paths that differ between the commit asked for and `head`."""
    dirty: frozenset[str]
    """Paths in the work tree that are not as in `head`, untracked and ignored ones too."""


class GitChanges:
    """Asks Git in the background: on a large repository it takes as long as starting to judge does."""

    def __init__(self, root: Path, site: Path) -> None:
        self._root = root
        self._begun: list[subprocess.Popen[bytes]] = []
        self._environ = {k: v for k, v in os.environ.items() if not k.startswith("GIT_") or k in _KEPT}
        inside = site.resolve()
        # What a commit brought into the site's folder must never be taken for something a build of ours left there.
        self._site = inside.relative_to(root).as_posix() if inside.is_relative_to(root) else ""
        self._status = self._start(*_STATUS, "--", "content", "sops", "mkdocs.yml", ".gitattributes")
        self._head = self._start("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        self._tracked = self._start("ls-files", "-z", "--", self._site) if self._site else None
        self._flags = self._start("ls-files", "-v", "-z", "--", "content", "sops", "mkdocs.yml", ".gitattributes")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nobody asks any more: what Git still does is stopped."""
        for process in self._begun:
            if process.stdout and not process.stdout.closed:
                process.kill()
                process.communicate()

    def _start(self, *arguments: str) -> subprocess.Popen[bytes] | None:
        try:
            process = subprocess.Popen(
                ["git", "-C", str(self._root),  # noqa: S607 - the user's own git, as everywhere
                  "--no-replace-objects", "-c", "core.quotePath=false", *arguments],
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=self._environ,
            )  # fmt: skip
        except OSError:
            return None
        self._begun.append(process)
        return process

    @cached_property
    def _now(self) -> tuple[str, frozenset[str]] | None:
        """The commit and what is not as in it; None where Git cannot tell, or must not be believed."""
        head, status, flags = (_answer(process) for process in (self._head, self._status, self._flags))
        tracked = _answer(self._tracked) if self._site else b""
        if head is None or status is None or flags is None or tracked != b"":
            return None
        # A file that Git was told to take as unchanged (lower case), or not to have on disk (S), is not watched.
        if any(line[:1] != b"H" for line in flags.split(b"\0") if line):
            return None
        return head.decode().strip(), frozenset(line[3:].decode(errors="surrogateescape") for line in status.split(b"\0") if line)

    def since(self, commit: str) -> Changes | None:
        """What changed since a commit, without one what is not as in `head`; None where Git cannot tell, or must not be believed."""
        if self._now is None:
            return None
        head, dirty = self._now
        if commit in ("", head):
            return Changes(head, frozenset(), dirty)
        differing = _answer(self._start("diff-tree", "-r", "-z", "--no-renames", "--name-only", commit, head))
        if differing is None:
            return None
        return Changes(head, frozenset(line.decode(errors="surrogateescape") for line in differing.split(b"\0") if line), dirty)


def _answer(process: subprocess.Popen[bytes] | None) -> bytes | None:
    """What a process said; None if it failed."""
    if process is None:
        return None
    try:
        out, _ = process.communicate(timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return None
    return out if process.returncode == 0 else None


def private_folder(root: Path) -> Path | None:
    """A folder of Paraf's own inside `.git`: nothing that is committed, pulled or checked out can ever bring a file into it.

    None where there is no Git directory to put it in.
    """
    git = root / ".git"
    try:
        if git.is_file():
            words = git.read_text(encoding="utf-8").strip()
            git = (root / words.removeprefix("gitdir:").strip()).resolve()
        if not (git / "HEAD").is_file() or git.is_symlink():
            return None
    except (OSError, UnicodeDecodeError):
        return None
    return git / "paraf"
