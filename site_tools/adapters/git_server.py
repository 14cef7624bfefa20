"""A bare repository beside a clone, with the real pre-receive hook in front of it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from site_tools.adapters import hook_files
from site_tools.adapters.git_history import clean_environment, failed
from site_tools.formats.hook_script import pre_receive
from site_tools.model.push import PushAnswer
from site_tools.model.text import Lang

_TOOL: Final = "git"
_REMOTE: Final = "remote: "
_DECLINED: Final = "pre-receive hook declined"
_SECONDS: Final = 300


class GitServer:
    """`server.git` inside the clone's folder: for demonstrations. The clone knows it as `origin`."""

    def __init__(self, clone: Path, lang: Lang) -> None:
        """Nothing is made yet.

        Raises:
            CannotJudge: TOOL-MISSING, this installation has no command `paraf` that a hook could run.
        """
        self._program = hook_files.program()
        self._clone, self._bare, self._lang = clone, clone / "server.git", lang

    def open(self, roots: Mapping[str, str]) -> None:
        """Make it, empty; install the hook as `paraf hook install --pre-receive` does, with the roots that it may believe.

        Raises:
            CannotJudge: GIT-FAILED. Problem: the hook cannot be written.
        """
        self._must("init", "--quiet", "--bare", "--initial-branch=main", str(self._bare))
        words = [f"--trust={office}=SHA256:{root}" for office, root in sorted(roots.items())]
        hook_files.install(hook_files.server_hook(self._bare), pre_receive(self._program, self._lang, words), chain=False)
        # Relative, so that the folder can be moved; Git reads it from the top of the clone.
        self._must("remote", "add", "origin", f"./{self._bare.name}")

    def push(self) -> PushAnswer:
        """Push the commit that is worked on to main of the server.

        Raises:
            CannotJudge: GIT-FAILED, Git failed for another reason than the hook's answer.
        """
        done = self._git("push", "origin", "HEAD:refs/heads/main")
        lines = done.stderr.splitlines()
        said = tuple(line.removeprefix(_REMOTE).rstrip() for line in lines if line.startswith(_REMOTE))
        if done.returncode and _DECLINED not in done.stderr:
            raise failed(RuntimeError(done.stderr.strip()))
        return PushAnswer(done.returncode == 0, tuple(line for line in said if line))

    def has(self, commit: str) -> bool:
        """Whether the server has a commit, reachable or not."""
        return self._git(f"--git-dir={self._bare}", "cat-file", "-e", commit).returncode == 0

    def tip(self) -> str:
        """The full id of the commit that its main stands for."""
        return self._must(f"--git-dir={self._bare}", "rev-parse", "--verify", "refs/heads/main")

    def _must(self, *arguments: str) -> str:
        done = self._git(*arguments)
        if done.returncode:
            raise failed(RuntimeError(done.stderr.strip()))
        return done.stdout.strip()

    def _git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        try:
            with clean_environment():
                return subprocess.run(
                    [_TOOL, *arguments],
                    cwd=self._clone,
                    # Git translates the word before what the server says.
                    env={**os.environ, "LC_ALL": "C"},
                    stdin=subprocess.DEVNULL,
                    capture_output=True,
                    check=False,
                    timeout=_SECONDS,
                    encoding="utf-8",
                    errors="replace",
                )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise failed(error) from None
