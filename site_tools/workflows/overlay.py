"""A tree with changes that are not on disk yet: everything is tried here first, then written together."""

from __future__ import annotations

from collections.abc import Iterator

from site_tools.ports import Folder, TreeFile


class Overlay:
    """Reads through to a folder; keeps what is written until `flush`."""

    def __init__(self, below: Folder) -> None:
        self.below = below
        self.changed: dict[str, bytes] = {}

    def files(self, prefix: str) -> Iterator[TreeFile]:
        """Every file below a folder, as it will be."""
        found = {f.path: f for f in self.below.files(prefix)}
        found |= {p: TreeFile(p, "100644", len(d)) for p, d in self.changed.items() if p.startswith(prefix.rstrip("/") + "/")}
        yield from (found[path] for path in sorted(found))

    def read(self, path: str) -> bytes:
        """The bytes of a file, as they will be."""
        return self.changed[path] if path in self.changed else self.below.read(path)

    def write(self, path: str, data: bytes) -> None:
        """Keep a change."""
        self.changed[path] = data

    def create(self, files: dict[str, bytes]) -> None:
        """Keep new files."""
        self.changed |= files

    def flush(self, *, last: str) -> None:
        """Write everything to the folder; `last` (the file that makes the rest count) after all others.

        Raises:
            Problem: writing failed; the files before it are evidence nobody covers, which shows nowhere.
        """
        for path in sorted(self.changed, key=lambda p: (p == last, p)):
            self.below.write(path, self.changed[path])
