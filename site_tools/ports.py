"""What the workflows need from outside, as small Protocols; adapters fulfil them, tests may script them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from site_tools.model.text import Text

B = TypeVar("B")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class TreeFile:
    """A file of a tree: path with slashes relative to the repository, Git's mode, size in bytes."""

    path: str
    mode: str
    """`100644`, `100755`, `120000` (symlink) or `160000` (submodule)."""
    size: int


class Tree(Protocol):
    """Files of a repository: the working tree or a commit."""

    def files(self, prefix: str) -> Iterable[TreeFile]:
        """Every file below a folder, sorted by path; empty where the folder does not exist."""

    def read(self, path: str) -> bytes:
        """The bytes of a file.

        Raises:
            Problem: the file is missing or cannot be read.
        """


class Folder(Tree, Protocol):
    """A tree that can be written."""

    def write(self, path: str, data: bytes) -> None:
        """Write a file whole or not at all; folders are made as needed."""

    def create(self, files: dict[str, bytes]) -> None:
        """Write several new files; nothing is left behind when one of them fails."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What an SSHSIG says: `ok` only when `key_blob` signed exactly these bytes."""

    ok: bool
    key_blob: bytes
    """Public key blob inside the signature; empty where it cannot be read."""
    fingerprint: str
    """`SHA256:...`; empty where it cannot be read."""
    reason: Text | None = None
    """Why it does not hold."""
    sk_flags: int | None = None
    """Flags of a hardware key: 0x01 touched, 0x04 PIN."""


class Verifier(Protocol):
    """Checks SSHSIG signatures."""

    def __call__(self, signature: str, message: bytes, namespace: str, /) -> Verified:
        """Whether the signature was made over the message, and by which key; never raises for a bad one."""


class Signer(Protocol):
    """Makes SSHSIG signatures with one key."""

    def sign(self, message: bytes, namespace: str) -> str:
        """One line of base64."""

    def public_key(self) -> str:
        """The public key line."""


class Clock(Protocol):
    """Tells the time, once per command."""

    def now(self) -> datetime:
        """Now, with a time zone."""


class Spread(Protocol):
    """Does the same work on many batches, perhaps on several cores at once."""

    def __call__(self, work: Callable[[B], R], batches: Sequence[B], shared: Sequence[object] = ()) -> Iterator[R]:
        """The results in the order of the batches; what `shared` holds comes back as the same objects."""


class History(Protocol):
    """The Git history of a repository that is being written."""

    def commit(self, message: str, author: str) -> None:
        """Record every change of the working tree under a person's name."""

    def branch(self, name: str) -> None:
        """Start a branch from where the history stands and work on it."""

    def merge(self, name: str, message: str) -> None:
        """Go back to main and merge a branch with a merge commit."""
