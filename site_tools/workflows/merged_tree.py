"""Base with what a proposal changes: the tree that merging it would give, as long as both did not change one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_tools.model.finding import Finding, Problem
from site_tools.model.text import Text
from site_tools.ports import PathChange, Tree, TreeFile


class MergedTree:
    """Reads changed paths from head and all others from base."""

    def __init__(self, base: Tree, head: Tree, changes: Iterable[PathChange]) -> None:
        self._base, self._head = base, head
        self._changed = {change.path: bool(change.after) for change in changes}

    def files(self, prefix: str) -> Iterator[TreeFile]:
        """Every file below a folder, sorted by path."""
        kept = [file for file in self._base.files(prefix) if file.path not in self._changed]
        new = [file for file in self._head.files(prefix) if self._changed.get(file.path)]
        yield from sorted((*kept, *new), key=lambda file: file.path)

    def read(self, path: str) -> bytes:
        """The bytes of a file.

        Raises:
            Problem: FILE-MISSING, among others of the trees below.
        """
        if path not in self._changed:
            return self._base.read(path)
        if not self._changed[path]:
            raise Problem(Finding("FILE-MISSING", Text("Perubahan ini menghapusnya.", "This change removes it."), path))
        return self._head.read(path)
