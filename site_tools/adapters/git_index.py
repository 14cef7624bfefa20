"""The index of a Git repository as a tree: what the next commit would hold, whatever the work tree says."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

from site_tools.model.finding import CannotJudge, Finding, Problem
from site_tools.model.text import Text
from site_tools.ports import TreeFile

_SECONDS: Final = 120
_KEPT: Final = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH")
"""Git's own variables that say where its settings and programs are; a hook's others could name another repository."""
_OBJECT: Final = ("100644", "100755", "120000")


class _Staged(NamedTuple):
    mode: str
    object_id: str


class IndexTree:
    """Reads staged files; writes nothing, not even the index's own cache.

    `environ` is the caller's environment. In a hook Git names the index of the commit that is being made
    (`git commit -a` and `git commit PATH` have one of their own) in GIT_INDEX_FILE: that one is read.
    """

    def __init__(self, root: Path, environ: Mapping[str, str] | None = None) -> None:
        self.root = root
        self._environ = _environment(root, os.environ if environ is None else environ)
        self._honour_index(os.environ if environ is None else environ)

    def files(self, prefix: str) -> Iterator[TreeFile]:
        """Every staged file below a folder, sorted by path.

        Raises:
            CannotJudge: GIT-FAILED, git does not answer; INDEX-UNMERGED; TOOL-MISSING.
        """
        below = f"{prefix.rstrip('/')}/" if prefix else ""
        found = {path: staged for path, staged in self._entries.items() if path.startswith(below)}
        sizes = self._sizes({s.object_id for s in found.values() if s.mode in _OBJECT})
        for path, staged in sorted(found.items()):
            yield TreeFile(path, staged.mode, sizes.get(staged.object_id, 0))

    def read(self, path: str) -> bytes:
        """The bytes of a staged regular file.

        Raises:
            Problem: FILE-MISSING, no such regular file is staged. CannotJudge: as `files`.
        """
        staged = self._entries.get(path)
        if staged is None or staged.mode not in ("100644", "100755"):
            raise Problem(Finding("FILE-MISSING", Text("Berkas tidak ada dalam indeks Git.", "The file is not in Git's index."), path))
        return self._git("cat-file", "blob", staged.object_id)

    def changed(self) -> tuple[str, ...]:
        """Paths that differ between HEAD and the index, both names of a renamed file; without a commit, all.

        Raises:
            CannotJudge: as `files`.
        """
        entries = self._entries
        head = self._run("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        if head.returncode:
            # Nothing to compare with: a branch without commits, or one whose commit is lost. Then all of it is new.
            return tuple(sorted(entries))
        commit = head.stdout.decode("ascii").strip()
        out = self._git(
            "diff-index", "--cached", "--name-only", "--no-renames", "--no-ext-diff", "--ita-invisible-in-index", "-z", commit, "--"
        )
        return tuple(sorted(_name(raw) for raw in out.split(b"\0") if raw))

    @cached_property
    def _entries(self) -> dict[str, _Staged]:
        """Path -> what is staged there. A path that is only promised (`git add -N`) is no part of a commit."""
        promised = {_name(raw) for raw in self._git("diff-files", "--name-only", "--diff-filter=A", "-z").split(b"\0") if raw}
        found: dict[str, _Staged] = {}
        unmerged: list[str] = []
        for record in self._git("ls-files", "--stage", "-z").split(b"\0"):
            if not record:
                continue
            facts, _, raw = record.partition(b"\t")
            mode, object_id, stage = facts.decode("ascii").split(" ")
            path = _name(raw)
            if stage != "0":
                unmerged.append(path)
            elif path not in promised:
                found[path] = _Staged(mode, object_id)
        if unmerged:
            raise CannotJudge(*(_unmerged(path) for path in sorted(set(unmerged))))
        return found

    def _sizes(self, objects: set[str]) -> dict[str, int]:
        if not objects:
            return {}
        asked = "".join(f"{name}\n" for name in sorted(objects)).encode("ascii")
        sizes: dict[str, int] = {}
        for line in self._git("cat-file", "--batch-check=%(objectname) %(objectsize)", stdin=asked).decode("utf-8", "replace").splitlines():
            name, _, size = line.partition(" ")
            if not size.isdigit():
                raise _cannot("GIT-FAILED", Text("Objek Git {name} tidak ada.", "The Git object {name} is missing.").fill(name=name))
            sizes[name] = int(size)
        return sizes

    def _honour_index(self, given: Mapping[str, str]) -> None:
        """Take the hook's index, unless it lies in the folder of another repository that called this one."""
        name = given.get("GIT_INDEX_FILE", "")
        if not name:
            return
        index = self.root / name
        own = Path(os.fsdecode(self._git("rev-parse", "--absolute-git-dir").rstrip(b"\n")))
        folder = index.parent
        if (folder / "HEAD").exists() and folder.resolve() != own.resolve():
            return
        self._environ["GIT_INDEX_FILE"] = str(index)

    def _git(self, *arguments: str, stdin: bytes = b"") -> bytes:
        done = self._run(*arguments, stdin=stdin)
        if done.returncode:
            raise _failed(done)
        return done.stdout

    def _run(self, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        # core.fsmonitor is a program that the repository's own settings may name.
        command = ["git", "--no-replace-objects", "--literal-pathspecs", "-c", "core.fsmonitor=false", *arguments]
        try:
            return subprocess.run(
                command, cwd=self.root, env=self._environ, input=stdin, capture_output=True, check=False, timeout=_SECONDS
            )
        except FileNotFoundError:
            raise _cannot("TOOL-MISSING", Text("Program `git` tidak ditemukan.", "The program `git` was not found.")) from None
        except subprocess.TimeoutExpired:
            raise _cannot("GIT-FAILED", Text("Git tidak selesai pada waktunya.", "Git did not finish in time.")) from None


def _environment(root: Path, given: Mapping[str, str]) -> dict[str, str]:
    """The caller's environment without what Git put into it for itself."""
    kept = {name: value for name, value in given.items() if not name.startswith("GIT_") or name in _KEPT}
    return {
        **kept,
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_TERMINAL_PROMPT": "0",
        # A broken .git here must not make git look for another repository further up.
        "GIT_CEILING_DIRECTORIES": str(root.resolve().parent),
    }


def _name(raw: bytes) -> str:
    """A path as text; bytes that are none stay visible, and no rule for names lets them pass."""
    return raw.decode("utf-8", "backslashreplace")


def _unmerged(path: str) -> Finding:
    return Finding(
        "INDEX-UNMERGED",
        Text("Berkas ini masih dalam sengketa penggabungan.", "This file is still in conflict from a merge."),
        path,
        remedy=Text("Selesaikan, lalu: git add {path}", "Resolve it, then: git add {path}").fill(path=path),
    )


def _failed(done: subprocess.CompletedProcess[bytes]) -> CannotJudge:
    said = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
    return _cannot("GIT-FAILED", Text("Git menolak: {why}", "Git refused: {why}").fill(why=said or f"exit {done.returncode}"))


def _cannot(code: str, message: Text) -> CannotJudge:
    return CannotJudge(Finding(code, message))
