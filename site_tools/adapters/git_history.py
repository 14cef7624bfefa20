"""Writing Git history, through GitPython, without the user's own settings or hooks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import git

from site_tools.model.finding import CannotJudge, Finding
from site_tools.model.text import Text
from site_tools.ports import Clock

_MAIN = "main"
_PARAF = ("-c", "user.name=Paraf", "-c", "user.email=paraf@contoh.id", "-c", "commit.gpgsign=false")


class GitHistory:
    """A fresh repository: for demonstrations and for tests, never for an office's own."""

    def __init__(self, root: Path, clock: Clock) -> None:
        """Start a repository, whose commits bear the time of the clock.

        Raises:
            CannotJudge: GIT-FAILED, Git is missing or refuses.
        """
        try:
            root.mkdir(parents=True, exist_ok=True)
            with clean_environment():
                self._repository = git.Repo.init(root, initial_branch=_MAIN)
                self._clock = clock
        except (git.exc.GitError, OSError) as error:
            raise failed(error) from None

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
        self._run(*_PARAF, "merge", "--quiet", "--no-ff", "--message", message, name)
        self._run("branch", "--quiet", "--delete", name)

    def switch(self, name: str) -> None:
        """Work on a branch that is there already."""
        self._run("checkout", "--quiet", name)

    def catch_up(self) -> None:
        """Merge what main has gained into the branch that is worked on."""
        self._run(*_PARAF, "merge", "--quiet", "--no-edit", _MAIN)

    def discard(self, name: str) -> None:
        """Go back to main and forget a branch with all that was done on it."""
        self._run("checkout", "--quiet", "--force", _MAIN)
        self._run("branch", "--quiet", "--delete", "--force", name)

    def tip(self) -> str:
        """The full id of the commit that is worked on."""
        return self._run("rev-parse", "HEAD")

    def _run(self, *arguments: str) -> str:
        now = self._clock.now().isoformat()
        try:
            with clean_environment():
                dates = {"GIT_AUTHOR_DATE": now, "GIT_COMMITTER_DATE": now}
                return str(self._repository.git.execute(["git", *arguments], env={**os.environ, **dates}))
        except git.exc.GitError as error:
            raise failed(error) from None


@contextmanager
def clean_environment() -> Iterator[None]:
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


def failed(error: BaseException) -> CannotJudge:
    """GIT-FAILED, with what Git said."""
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
