"""What everything on the site stands on besides the posts: the tool, its libraries, its settings. Any change of it: a full build."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from site_tools.canonical import sha256
from site_tools.formats.post_file import post_path
from site_tools.model.finding import Problem
from site_tools.ports import Tree, TreeFile

CONFIG = "mkdocs.yml"
ATTRIBUTES = ".gitattributes"
_DRAWN_IN = (b"INHERIT", b"!ENV", b"!relative", b"!!python")
"""Words by which `mkdocs.yml` says more than its own bytes do."""


def fingerprint() -> str:
    """Of this tool and everything installed beside it: every byte of ours, and the names and versions of the others."""
    package = str(Path(__file__).resolve().parents[1])
    found = hashlib.sha256(f"{sys.version}\0{sys.flags.optimize}\0".encode())
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(f for f in folders if f not in ("__pycache__", "_samples"))
        for name in sorted(names):
            with open(f"{folder}/{name}", "rb") as file:  # noqa: PTH123 - a few hundred files at every build
                digest = hashlib.sha256(file.read()).digest()
            found.update(f"{folder[len(package) :]}/{name}\0".encode() + digest)
    installed = {name for place in sys.path if os.path.isdir(place) for name in os.listdir(place) if name.endswith("-info")}  # noqa: PTH112, PTH208
    found.update("\0".join(sorted(installed)).encode())
    return found.hexdigest()


def repeatable(config: bytes) -> bool:
    """Whether a configuration says all by its own bytes."""
    return not any(word in config for word in _DRAWN_IN)


def is_ground(path: str, watched: Iterable[str]) -> bool:
    """Whether a path is more than one post."""
    if path in (CONFIG, ATTRIBUTES) or any(path == w or path.startswith(f"{w}/") for w in watched):
        return True
    return path.startswith(("content/", "sops/")) and (post_path(path) is None or path.endswith("/"))


def digest_of(files: Iterable[tuple[str, str]]) -> str:
    """Of a folder: of the sorted `sha256  path` lines of its files."""
    return sha256("".join(f"{digest}  {path}\n" for path, digest in sorted(files)).encode(errors="surrogateescape"))


def folder_digest(tree: Tree, files: Iterable[TreeFile]) -> str:
    """Of the bytes of a post folder; empty where something in it is no plain file: such a folder is judged every time.

    Raises:
        Problem: a file cannot be read.
    """
    found = list(files)
    if any(file.mode != "100644" for file in found):
        return ""
    return digest_of((file.path, sha256(tree.read(file.path))) for file in found)


def bytes_digest(tree: Tree, path: str) -> str:
    """Of one file; `-` where there is none that can be read."""
    try:
        return sha256(tree.read(path))
    except Problem:
        return "-"
