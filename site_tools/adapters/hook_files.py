"""Where Git looks for its hooks, and writing there without ever taking somebody else's hook away."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from site_tools.formats.hook_script import BEFORE, is_ours
from site_tools.model.finding import CannotJudge, Finding, Problem
from site_tools.model.text import Text

_TOOL: Final = "git"
_SECONDS: Final = 60
_KEPT: Final = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH")
_MOST: Final = 1 << 20
"""Bytes of a hook that are looked at."""

State = Literal["absent", "ours", "foreign"]


@dataclass(frozen=True, slots=True)
class HookPlace:
    """One hook file of a repository, there or not."""

    file: Path
    shared: bool = False
    """Other repositories use the same folder of hooks."""

    @property
    def before(self) -> Path:
        """Where somebody else's hook waits to be run first."""
        return self.file.with_name(BEFORE + ("pre-receive" if self.file.name != "pre-commit" else "pre-commit"))

    @property
    def state(self) -> State:
        """What is there now."""
        if self.file.is_symlink():
            return "foreign"
        try:
            with self.file.open("rb") as stream:
                return "ours" if is_ours(stream.read(_MOST)) else "foreign"
        except (FileNotFoundError, NotADirectoryError):
            return "absent"
        except OSError:
            return "foreign"


def clone_hook(start: Path) -> HookPlace:
    """The pre-commit hook of the clone or worktree that a folder lies in, by the settings that Git itself obeys.

    Raises:
        CannotJudge: NOT-A-REPOSITORY, GIT-FAILED, TOOL-MISSING.
    """
    folder = _hooks_folder(("-C", str(start)), start)
    common = Path(_git(("-C", str(start)), "rev-parse", "--path-format=absolute", "--git-common-dir"))
    top = Path(_git(("-C", str(start)), "rev-parse", "--path-format=absolute", "--show-toplevel"))
    own = (common.resolve(), top.resolve())
    return HookPlace(folder / "pre-commit", shared=not any(folder.resolve().is_relative_to(one) for one in own))


def server_hook(repository: Path) -> HookPlace:
    """The pre-receive hook of a repository that is pushed to; below `pre-receive.d/` where the server has that folder.

    Raises:
        CannotJudge: NOT-A-REPOSITORY, GIT-FAILED, TOOL-MISSING.
    """
    root = repository.resolve()
    root = root / ".git" if (root / ".git").is_dir() else root
    if not ((root / "HEAD").is_file() and (root / "objects").is_dir()):
        raise _no_repository(repository)
    # Named outright: a server's repository often belongs to another account, and Git would ask about that.
    folder = _hooks_folder((f"--git-dir={root}",), root)
    several = folder / "pre-receive.d"
    return HookPlace(several / "paraf" if several.is_dir() else folder / "pre-receive", shared=not folder.resolve().is_relative_to(root))


def program() -> str:
    """The path of this installation's `paraf`, to be written into a hook.

    Raises:
        CannotJudge: TOOL-MISSING.
    """
    beside = Path(sys.executable).with_name("paraf")
    found = str(beside) if os.access(beside, os.X_OK) else shutil.which("paraf")
    if not found:
        raise CannotJudge(
            Finding(
                "TOOL-MISSING",
                Text("Program `paraf` tidak terpasang sebagai perintah.", "The program `paraf` is not installed as a command."),
                remedy=Text("Pasang Paraf, lalu jalankan lagi: paraf hook install", "Install Paraf, then run again: paraf hook install"),
            )
        )
    return str(Path(found).absolute())


def install(place: HookPlace, script: str, *, chain: bool) -> None:
    """Write a hook whole or not at all. Somebody else's hook is refused, or with `chain` kept and run first.

    Raises:
        Problem: HOOK-FOREIGN, FILE-WRITE.
    """
    moved = False
    if place.state == "foreign":
        if not chain or place.before.exists() or place.before.is_symlink():
            raise _foreign(place)
        moved = True
    try:
        place.file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".paraf-", dir=place.file.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
                out.write(script)
            temporary.chmod(0o755)
            if moved:
                place.file.rename(place.before)
            temporary.replace(place.file)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        if moved and not place.file.exists() and place.before.exists():
            place.before.rename(place.file)
        raise _unwritable(place, error) from None


def uninstall(place: HookPlace) -> bool:
    """Take our hook away and put back the one that it ran first; whether there was one of ours.

    Raises:
        Problem: HOOK-FOREIGN, there is another hook; FILE-WRITE.
    """
    state = place.state
    if state == "foreign":
        raise _foreign(place)
    if state == "absent":
        return False
    try:
        if place.before.exists() or place.before.is_symlink():
            place.before.replace(place.file)
        else:
            place.file.unlink()
    except OSError as error:
        raise _unwritable(place, error) from None
    return True


def _hooks_folder(where: tuple[str, ...], start: Path) -> Path:
    # Relative to the folder that Git runs in: the repository itself for a server.
    return start / _git(where, "rev-parse", "--path-format=absolute", "--git-path", "hooks")


def _git(where: tuple[str, ...], *arguments: str) -> str:
    try:
        done = subprocess.run([_TOOL, *where, *arguments], env=_environment(os.environ), capture_output=True, check=False, timeout=_SECONDS)
    except FileNotFoundError:
        raise CannotJudge(Finding("TOOL-MISSING", Text("Program `git` tidak ditemukan.", "The program `git` was not found."))) from None
    except subprocess.TimeoutExpired:
        raise CannotJudge(Finding("GIT-FAILED", Text("Git tidak selesai pada waktunya.", "Git did not finish in time."))) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        if "not a git repository" in said:
            raise _no_repository(Path(where[-1]))
        raise CannotJudge(Finding("GIT-FAILED", Text("Git menolak: {why}", "Git refused: {why}").fill(why=said)))
    return os.fsdecode(done.stdout).rstrip("\n")


def _environment(given: Mapping[str, str]) -> dict[str, str]:
    """The caller's environment without what Git put into it for itself: it could name another repository."""
    return {**{name: value for name, value in given.items() if not name.startswith("GIT_") or name in _KEPT}, "LC_ALL": "C"}


def _no_repository(path: Path) -> CannotJudge:
    return CannotJudge(
        Finding(
            "NOT-A-REPOSITORY",
            Text("Ini bukan repositori Git.", "This is no Git repository."),
            str(path),
            remedy=Text(
                "Sebutkan foldernya: paraf hook install --pre-receive REPO; buat baru: git init --bare REPO",
                "Name its folder: paraf hook install --pre-receive REPO; make a new one: git init --bare REPO",
            ),
        )
    )


def _foreign(place: HookPlace) -> Problem:
    return Problem(
        Finding(
            "HOOK-FOREIGN",
            Text("Sudah ada hook lain; tidak disentuh.", "There is another hook already; it was not touched."),
            str(place.file),
            remedy=Text(
                "Simpan dan jalankan lebih dahulu: tambahkan --chain. Bila itu milik pre-commit: paraf explain HOOK-FOREIGN",
                "Keep it and run it first: add --chain. If it is pre-commit's: paraf explain HOOK-FOREIGN",
            ),
        )
    )


def _unwritable(place: HookPlace, error: OSError) -> Problem:
    return Problem(
        Finding(
            "FILE-WRITE",
            Text("Tidak dapat menulis berkas: {why}", "Cannot write the file: {why}").fill(why=error.strerror or error),
            str(place.file),
        )
    )
