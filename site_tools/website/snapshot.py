"""A tree whose files are read once: what is judged, hashed and copied are then the very same bytes."""

from __future__ import annotations

from collections.abc import Iterable

from site_tools.canonical import sha256
from site_tools.ports import Tree, TreeFile


class Snapshot:
    """Remembers the bytes of files it has read: of the few posts that an incremental build looks at."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._held: dict[str, bytes] = {}
        self._listed: dict[str, list[TreeFile]] = {}

    def files(self, prefix: str) -> Iterable[TreeFile]:
        """As the tree; asked once."""
        if prefix not in self._listed:
            self._listed[prefix] = list(self._tree.files(prefix))
        return self._listed[prefix]

    def read(self, path: str) -> bytes:
        """As the tree; read once."""
        if path not in self._held:
            self._held[path] = self._tree.read(path)
        return self._held[path]


class Texts:
    """The `index.md` of every post read before judging, so that what a full build notes of them is what was judged."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._texts: dict[str, bytes] = {}
        for file in tree.files("content"):
            if file.path.endswith("/index.md") and file.path.count("/") == 5 and file.mode == "100644":  # noqa: PLR2004 - content/o/s/y/p/
                self._texts[file.path] = tree.read(file.path)

    def files(self, prefix: str) -> Iterable[TreeFile]:
        """As the tree."""
        return self._tree.files(prefix)

    def read(self, path: str) -> bytes:
        """As the tree, a post's text as it was at the beginning."""
        held = self._texts.get(path)
        return self._tree.read(path) if held is None else held

    def digest(self, path: str) -> str:
        """Of a post's text; empty where it was not there at the beginning."""
        held = self._texts.get(path)
        return "" if held is None else sha256(held)
