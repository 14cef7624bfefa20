"""Writing Git history, through GitPython, without the user's own settings or hooks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import git

from site_tools.model.finding import CannotJudge, Finding
from site_tools.model.text import Text

_MAIN = "main"


class GitHistory:
    """A fresh repository: for demonstrations and for tests, never for an office's own."""

    def __init__(self, root: Path) -> None:
        """Start a repository.

        Raises:
            CannotJudge: GIT-FAILED, Git is missing or refuses.
        """
        try:
            root.mkdir(parents=True, exist_ok=True)
            with _clean_environment():
                self._repository = git.Repo.init(root, initial_branch=_MAIN)
        except (git.exc.GitError, OSError) as error:
            raise _failed(error) from None

    def commit(self, message: str, author: str) -> None:
        """Record every change of the working tree under a person's name."""
        email = f"{author.lower().replace(' ', '.')}@contoh.id"
        self._run("add", "--all")
        self._run(
            "-c",
            f"user.name={author}",
            "-c",
            f"user.email={email}",
            "-c",
            "commit.gpgsign=false",
            "commit",
            "--quiet",
            "--message",
            message,
        )

    def branch(self, name: str) -> None:
        """Start a branch from where the history stands and work on it."""
        self._run("checkout", "--quiet", "-b", name)

    def merge(self, name: str, message: str) -> None:
        """Go back to main and merge a branch with a merge commit."""
        self._run("checkout", "--quiet", _MAIN)
        self._run("-c", "user.name=Paraf", "-c", "user.email=paraf@contoh.id", "merge", "--quiet", "--no-ff", "--message", message, name)
        self._run("branch", "--quiet", "--delete", name)

    def _run(self, *arguments: str) -> None:
        try:
            with _clean_environment():
                self._repository.git.execute(["git", *arguments])
        except git.exc.GitError as error:
            raise _failed(error) from None


@contextmanager
def _clean_environment() -> Iterator[None]:
    """As long as Git runs, no settings of the user, and no GIT_* variable of a surrounding hook: it could name another repository."""
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    saved = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("GIT_")}
    os.environ.update(own)
    try:
        yield
    finally:
        for name in own:
            os.environ.pop(name, None)
        os.environ.update(saved)


def _failed(error: BaseException) -> CannotJudge:
    return CannotJudge(
        Finding(
            "GIT-FAILED",
            Text("Git menolak: {why}", "Git refused: {why}").fill(why=str(error).replace("\n", " ")),
            remedy=Text(
                "Pastikan git terpasang (git --version) dan folder dapat ditulis.",
                "Make sure git is installed (git --version) and the folder can be written.",
            ),
        )
    )
