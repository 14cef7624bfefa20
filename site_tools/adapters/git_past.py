"""What a file of the working tree held in the past, from the Git history of the clone."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_SECONDS: Final = 120
_KEPT: Final = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH")
_RAW: Final = re.compile(rb":[0-7]{6} 100(?:644|755) [0-9a-f]+ ([0-9a-f]{40,64}) [A-Z]")


class GitPast:
    """Reads objects that the clone has; fetches nothing, writes nothing.

    A folder without Git, a branch without commits and a shallow clone have less of a past, or none: no error.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def versions(self, path: str) -> Iterator[bytes]:
        """Every content that a file had in the history of HEAD, the newest first, each once."""
        seen: set[bytes] = set()
        # Every parent of every merge: what was ratified may have stood on one side only.
        told = self._git(
            "log", "--full-history", "-m", "--format=", "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff", "HEAD", "--", path
        )
        for match in _RAW.finditer(told):
            if match[1] not in seen:
                seen.add(match[1])
                yield self._git("cat-file", "blob", match[1].decode("ascii"))

    def _git(self, *arguments: str) -> bytes:
        """Git's output; nothing where it is missing or refuses."""
        command = ["git", "--no-replace-objects", "--literal-pathspecs", "-c", "core.fsmonitor=false", *arguments]
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
        environment = {
            **kept,
            "LC_ALL": "C",
            "GIT_OPTIONAL_LOCKS": "0",
            "GIT_NO_LAZY_FETCH": "1",
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_CEILING_DIRECTORIES": str(self._root.resolve().parent),
        }
        try:
            done = subprocess.run(command, cwd=self._root, env=environment, capture_output=True, check=False, timeout=_SECONDS)
        except (OSError, subprocess.TimeoutExpired):
            return b""
        return done.stdout if done.returncode == 0 else b""
