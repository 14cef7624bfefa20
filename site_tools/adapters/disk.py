"""The working tree of a repository, as files on disk."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from site_tools.model.finding import CannotJudge, Finding, Problem
from site_tools.model.text import Text
from site_tools.ports import TreeFile

_MODES = {stat.S_IFLNK: "120000", stat.S_IFREG: "100644"}


class DiskFolder:
    """Reads and writes below one root; never follows a symlink, never leaves half a file."""

    def __init__(self, root: Path) -> None:
        self.root = root
        # A large repository has tens of thousands of files: plain strings and the calls of `os` cost a third of Path's.
        self._top = os.fspath(root)

    def files(self, prefix: str) -> Iterator[TreeFile]:
        """Every file below a folder, sorted by path; symlinks and other oddities with their own mode."""
        prefix = prefix.rstrip("/")
        if self._linked(prefix) or not os.path.isdir(self._full(prefix)):  # noqa: PTH112 - see __init__
            return
        yield from sorted(self._walk(prefix), key=lambda f: f.path)

    def _walk(self, folder: str) -> Iterator[TreeFile]:
        with os.scandir(self._full(folder)) as found:
            for item in found:
                info = item.stat(follow_symlinks=False)
                name = f"{folder}/{item.name}" if folder else item.name
                if stat.S_ISDIR(info.st_mode):
                    if item.name != ".git":
                        yield from self._walk(name)
                    elif folder:
                        # A repository inside the repository: Git would record it as a submodule.
                        yield TreeFile(folder, "160000", 0)
                    continue
                mode = _MODES.get(stat.S_IFMT(info.st_mode), "000000")
                if mode == "100644" and os.name == "posix" and info.st_mode & stat.S_IXUSR:
                    mode = "100755"
                yield TreeFile(name, mode, info.st_size)

    def _full(self, path: str) -> str:
        return f"{self._top}/{path}" if path else self._top

    def read(self, path: str) -> bytes:
        """The bytes of a regular file.

        Raises:
            Problem: FILE-MISSING, no such regular file or not readable.
        """
        if self._linked(path):
            raise _missing(path)
        try:
            with open(self._full(path), "rb") as file:  # noqa: PTH123 - see __init__
                return file.read()
        except (OSError, ValueError):
            raise _missing(path) from None

    def _linked(self, path: str) -> bool:
        """Whether a path, or a folder on the way to it, is a symlink: Git would hold a link there, not these files."""
        place = self._top
        for name in path.split("/"):
            place = f"{place}/{name}"
            if os.path.islink(place):  # noqa: PTH114 - see __init__
                return True
        return False

    def write(self, path: str, data: bytes) -> None:
        """Write a file whole or not at all.

        Raises:
            Problem: FILE-WRITE.
        """
        full = self.root / path
        try:
            full.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".paraf-", dir=full.parent)
            temporary = Path(name)
            try:
                with os.fdopen(handle, "wb") as out:
                    out.write(data)
                    out.flush()
                    os.fsync(out.fileno())
                temporary.chmod(0o644)
                temporary.replace(full)
            finally:
                temporary.unlink(missing_ok=True)
        except OSError as error:
            raise _unwritable(path, error) from None

    def create(self, files: dict[str, bytes]) -> None:
        """Write new files; when one fails, those already written go away again.

        Raises:
            Problem: FILE-EXISTS, FILE-WRITE.
        """
        present = [path for path in files if (self.root / path).exists()]
        if present:
            raise Problem(
                *(Finding("FILE-EXISTS", Text(id="Sudah ada; tidak ditimpa.", en="It exists; it is not overwritten."), p) for p in present)
            )
        written: list[str] = []
        try:
            for path, data in files.items():
                written.append(path)
                self.write(path, data)
        except Problem:
            for path in written:
                (self.root / path).unlink(missing_ok=True)
            raise

    def remove(self, path: str) -> None:
        """Remove a file or a whole folder; nothing happens where there is none."""
        full = self.root / path
        if full.is_dir() and not full.is_symlink():
            shutil.rmtree(full)
        else:
            full.unlink(missing_ok=True)


def _missing(path: str) -> Problem:
    return Problem(
        Finding("FILE-MISSING", Text(id="Berkas tidak ada atau tidak terbaca.", en="The file is missing or cannot be read."), path)
    )


def _unwritable(path: str, error: OSError) -> Problem:
    return Problem(
        Finding(
            "FILE-WRITE",
            Text(id="Tidak dapat menulis berkas: {why}", en="Cannot write the file: {why}").fill(why=error.strerror or error),
            path,
        )
    )


def repository_root(start: Path) -> Path:
    """The top of the office repository that `start` lies in.

    Raises:
        CannotJudge: NOT-A-REPOSITORY, no Git repository with a `sops/` folder here.
    """
    try:
        here = start.resolve()
    except OSError:
        # Removed while somebody worked in it: then it is no repository either.
        here = Path(os.sep)
    for folder in (here, *here.parents):
        if (folder / ".git").exists():
            if (folder / "sops").is_dir():
                return folder
            break
    raise CannotJudge(
        Finding(
            "NOT-A-REPOSITORY",
            Text(
                id="Folder ini tidak berada dalam repositori Git kantor (dengan folder sops/).",
                en="This folder is not in an office's Git repository (one with a sops/ folder).",
            ),
            str(start),
            None,
            None,
            Text(
                id="Masuk ke folder repositori kantor, atau buat contoh: paraf demo FOLDER",
                en="Go to the folder of the office's repository, or make an example: paraf demo FOLDER",
            ),
        )
    )
