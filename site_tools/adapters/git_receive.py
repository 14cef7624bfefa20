"""The repository of a server while a push waits for its pre-receive hook: what is new lies in Git's quarantine."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from site_tools.adapters.git_tree import GitRepository, git_root
from site_tools.ports import Arrival


def receiving_root(environ: Mapping[str, str] | None = None) -> Path:
    """The folder of the repository that Git runs the hook in: GIT_DIR where Git says so, else where the hook started.

    Raises:
        CannotJudge: NOT-A-REPOSITORY.
    """
    given = os.environ if environ is None else environ
    return git_root(Path(given.get("GIT_DIR") or "."))


class ReceivingRepository(GitRepository):
    """A repository that somebody pushes to."""

    def default_branch(self) -> str:
        """The full name of the branch that HEAD stands for, whether it exists or not.

        Raises:
            CannotJudge: GIT-FAILED, also where HEAD names no branch; TOOL-MISSING.
        """
        return self._store.output("symbolic-ref", "HEAD").decode("utf-8", "backslashreplace").rstrip("\n")

    def aliases(self) -> Mapping[str, str]:
        """Names that stand for another name of this server -> that name.

        Raises:
            CannotJudge: GIT-FAILED, TOOL-MISSING.
        """
        listed = self._store.output("for-each-ref", "--format=%(refname) %(symref)").decode("utf-8", "backslashreplace")
        pairs = (line.split(" ", 1) for line in listed.splitlines())
        return {name: target for name, target in pairs if target}

    def arrivals(self, tips: Sequence[str]) -> Iterator[Arrival]:
        """Files that these objects reach and no name of the server does.

        Raises:
            CannotJudge: GIT-FAILED, TOOL-MISSING.
        """
        if not tips:
            return
        asked = "".join(f"{tip}\n" for tip in tips).encode("ascii")
        listed = self._store.output("rev-list", "--objects", "--stdin", "--not", "--all", stdin=asked)
        known = self._store.output("cat-file", "--batch-check=%(objecttype) %(objectsize) %(rest)", stdin=listed)
        for line in known.split(b"\n"):
            kind, _, facts = line.partition(b" ")
            size, _, path = facts.partition(b" ")
            if kind == b"blob":
                yield Arrival(path.decode("utf-8", "backslashreplace"), int(size))
