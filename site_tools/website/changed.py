"""Which posts an incremental build must look at, and whether that is all that changed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Protocol

from site_tools.formats.post_file import post_path
from site_tools.model.post import PostPath
from site_tools.ports import Tree
from site_tools.website import codec
from site_tools.website.ground import bytes_digest, is_ground
from site_tools.website.index import Index
from site_tools.website.record import Around


class Difference(Protocol):
    """Paths that may differ from the last build."""

    @property
    def head(self) -> str:
        """The commit that is checked out."""

    @property
    def since(self) -> frozenset[str]:
        """Between the commit asked for and `head`."""

    @property
    def dirty(self) -> frozenset[str]:
        """In the work tree, not as in `head`."""


class Asked(Protocol):
    """Who knows what changed since a commit."""

    def since(self, commit: str) -> Difference | None:
        """The difference; None where it cannot be told."""


@dataclass(frozen=True, slots=True)
class Found:
    """What to look at."""

    posts: tuple[PostPath, ...]
    """Folders that may have changed, or whose time has come."""
    due: frozenset[str]
    """Those whose time has come, by path."""
    head: str
    dirty: frozenset[str]


def look(index: Index, tree: Tree, changes: Asked, now: float) -> Found | None:
    """The posts to look at; None where more than posts changed, or nobody can tell."""
    head = index.about("head")
    difference = changes.since(head) if head else None
    if difference is None:
        return None
    around = codec.load(Around, index.about("around"))
    if any(is_ground(path, around.watched) for path in difference.since):
        return None
    if ground_of(tree, difference.dirty, around.watched) != index.about("dirty.ground"):
        return None
    paths = difference.since | difference.dirty | set(json.loads(index.about("dirty")))
    posts = {found for path in paths if (found := post_path(path))}
    due = frozenset(index.column("SELECT path FROM post WHERE due IS NOT NULL AND due <= ?", now))
    posts |= {found for path in due if (found := post_path(f"content/{path}/index.md"))}
    return Found(tuple(sorted(posts, key=str)), due, difference.head, difference.dirty)


def ground_of(tree: Tree, dirty: frozenset[str], watched: tuple[str, ...]) -> str:
    """What of the ground is not as committed, with the bytes it has: as text, to be compared."""
    return json.dumps([[path, bytes_digest(tree, path)] for path in sorted(dirty) if is_ground(path, watched)])


def remember(index: Index, tree: Tree, head: str, dirty: frozenset[str], watched: tuple[str, ...]) -> None:
    """Keep where this build stood."""
    index.note("head", head)
    index.note("dirty", json.dumps(sorted(p for p in dirty if post_path(p))))
    index.note("dirty.ground", ground_of(tree, dirty, watched))
