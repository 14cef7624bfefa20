"""Git's object store through long-running `git cat-file` processes: one question, one answer, no new process each time."""

from __future__ import annotations

import contextlib
import os
import subprocess
import weakref
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Final, NamedTuple, NoReturn

from site_tools.model.finding import CannotJudge, Finding
from site_tools.model.text import Text

_SECONDS: Final = 300
_KEPT: Final = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH")
"""Git's own variables that say where its settings and programs are; others could name another repository."""
_QUARANTINE: Final = ("GIT_QUARANTINE_PATH", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES")
"""Where Git keeps the objects of a push that a pre-receive hook has not accepted yet."""
_GIT: Final = (
    "git", "--no-replace-objects", "--literal-pathspecs",
    # Programs that settings may name, and every way to fetch what a partial clone left out.
    "-c", "core.fsmonitor=false", "-c", "protocol.allow=never",
)  # fmt: skip


class GitObject(NamedTuple):
    """An object as stored."""

    object_id: str
    kind: str
    """`blob`, `tree`, `commit` or `tag`."""
    data: bytes


class GitStore:
    """Reads one repository, bare or with a work tree; writes nothing. A context manager, or let it go: its processes end with it.

    `environ` is the caller's environment. In a pre-receive hook Git names the quarantine there: it is read as well.
    """

    def __init__(self, root: Path, environ: Mapping[str, str] | None = None) -> None:
        self.root = root
        given = os.environ if environ is None else environ
        self._environ = _environment(root, given)
        # Git would ask who owns a bare folder, or settings may forbid to find one: it is named instead.
        self._where = () if (root / ".git").exists() else (f"--git-dir={root}",)
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        # Not __del__: in a circle of garbage (an error and its frames) the pipes could be finalised before it, unclosed.
        weakref.finalize(self, _end, self._running)

    def close(self) -> None:
        """End the processes."""
        _end(self._running)

    def get(self, name: str) -> GitObject | None:
        """The object that a name stands for (an id, `REV^{commit}`, `REV:PATH`), or None.

        Raises:
            CannotJudge: OBJECT-MISSING, a partial clone would have to fetch it; GIT-FAILED, TOOL-MISSING.
        """
        if "\n" in name or not name:
            return None
        out = self._ask("--batch", name)
        head = self._first(out, name)
        if head[-1] in ("missing", "ambiguous") or len(head) != 3 or not head[2].isdigit():  # noqa: PLR2004 - id, kind, size
            # A name with spaces comes back as it is, before the word `missing`.
            return None
        data = _exactly(out, int(head[2]))
        _exactly(out, 1)
        return GitObject(head[0], head[1], data)

    def size(self, object_id: str) -> int:
        """The size of an object in bytes, without reading it.

        Raises:
            CannotJudge: OBJECT-MISSING, and as `get`.
        """
        head = self._first(self._ask("--batch-check", object_id), object_id)
        if len(head) != 3 or not head[2].isdigit():  # noqa: PLR2004 - id, kind, size
            missing(object_id)
        return int(head[2])

    def run(self, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """One command of Git's, whatever it answers.

        Raises:
            CannotJudge: GIT-FAILED, TOOL-MISSING.
        """
        try:
            return subprocess.run(
                [*_GIT, *self._where, *arguments],
                cwd=self.root, env=self._environ, input=stdin, capture_output=True, check=False, timeout=_SECONDS,
            )  # fmt: skip
        except (FileNotFoundError, NotADirectoryError):
            _no_git()
        except subprocess.TimeoutExpired:
            raise cannot("GIT-FAILED", Text("Git tidak selesai pada waktunya.", "Git did not finish in time.")) from None

    def output(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """What one command of Git's answers.

        Raises:
            CannotJudge: GIT-FAILED, TOOL-MISSING.
        """
        done = self.run(*arguments, stdin=stdin)
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
            raise cannot("GIT-FAILED", Text("Git menolak: {why}", "Git refused: {why}").fill(why=said or f"exit {done.returncode}"))
        return done.stdout

    def _first(self, out: IO[bytes], name: str) -> list[str]:
        """The words of the first line of an answer."""
        line = out.readline()
        if not line.endswith(b"\n"):
            # Git ends when an object that a partial clone left out cannot be fetched, and it shall not be.
            if self.run("config", "--get-regexp", r"^remote\..*\.promisor$").stdout:
                missing(name)
            broken()
        return line[:-1].decode("utf-8", "replace").split(" ")

    def _ask(self, how: str, name: str) -> IO[bytes]:
        process = self._running.get(how)
        try:
            if process is None:
                process = self._running[how] = subprocess.Popen(
                    [*_GIT, *self._where, "cat-file", how],
                    cwd=self.root, env=self._environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                )  # fmt: skip
            if process.stdin is None or process.stdout is None:
                broken()
            process.stdin.write(name.encode("utf-8", "surrogateescape") + b"\n")
            process.stdin.flush()
        except FileNotFoundError:
            _no_git()
        except OSError:
            broken()
        return process.stdout


def _end(running: dict[str, subprocess.Popen[bytes]]) -> None:
    for process in running.values():
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()
        process.wait()
    running.clear()


def _exactly(out: IO[bytes], size: int) -> bytes:
    data = out.read(size)
    if len(data) != size:
        broken()
    return data


def _environment(root: Path, given: Mapping[str, str]) -> dict[str, str]:
    """The caller's environment without what Git put into it for itself, but with the quarantine of a push."""
    keep = (*_KEPT, *_QUARANTINE) if given.get("GIT_QUARANTINE_PATH") else _KEPT
    kept = {name: value for name, value in given.items() if not name.startswith("GIT_") or name in keep}
    return {
        **kept,
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        # An old way to tell Git of other parents than the commits have.
        "GIT_GRAFT_FILE": os.devnull,
        "GIT_TERMINAL_PROMPT": "0",
        # A broken .git here must not make git look for another repository further up.
        "GIT_CEILING_DIRECTORIES": str(root.resolve().parent),
    }


def missing(name: str) -> NoReturn:
    """Raise that an object is not there."""
    raise CannotJudge(
        Finding(
            "OBJECT-MISSING",
            Text("Objek Git {name} tidak ada dalam salinan ini.", "The Git object {name} is not in this clone.").fill(name=name),
            remedy=Text("Ambil seluruhnya: git fetch --unshallow, lalu git fsck", "Get all of it: git fetch --unshallow, then git fsck"),
        )
    )


def broken() -> NoReturn:
    """Raise that Git stopped answering."""
    raise cannot("GIT-FAILED", Text("Git tidak dapat membaca repositori ini.", "Git cannot read this repository."))


def cannot(code: str, message: Text) -> CannotJudge:
    """No verdict, for this reason."""
    return CannotJudge(Finding(code, message))


def _no_git() -> NoReturn:
    raise cannot("TOOL-MISSING", Text("Program `git` tidak ditemukan.", "The program `git` was not found.")) from None
