"""What the workflows need from outside, as small Protocols; adapters fulfil them, tests may script them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from site_tools.model.push import PushAnswer
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


class StoryClock(Clock, Protocol):
    """A clock that a story moves: never past the real time."""

    def wait(self, span: timedelta) -> None:
        """Let time pass."""

    def next_morning(self) -> None:
        """Go on when the office opens on the next day."""


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

    def switch(self, name: str) -> None:
        """Work on a branch that is there already."""

    def catch_up(self) -> None:
        """Merge what main has gained into the branch that is worked on."""

    def discard(self, name: str) -> None:
        """Go back to main and forget a branch with all that was done on it."""

    def tip(self) -> str:
        """The full id of the commit that is worked on."""


class Server(Protocol):
    """A repository that people push to, with the gate in front of it."""

    def open(self, roots: Mapping[str, str]) -> None:
        """Set it up: empty, the pre-receive hook installed, knowing these offices (office -> sha256 of its manifest 0001).

        Raises:
            Problem, CannotJudge: Git refuses, or this installation has no command for the hook.
        """

    def push(self) -> PushAnswer:
        """Push the commit that is worked on to main.

        Raises:
            CannotJudge: no hook answered; the push failed for another reason.
        """

    def has(self, commit: str) -> bool:
        """Whether the server has a commit, reachable or not."""

    def tip(self) -> str:
        """The full id of the commit that its main stands for."""


@dataclass(frozen=True, slots=True)
class PathChange:
    """A path whose file differs between two trees."""

    path: str
    before: str
    """Git's mode and object id, `100644 9f...`; empty where there was no file."""
    after: str
    """The same of the later tree; empty where there is none any more."""


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One commit of a line of first parents, and what its tree changes against the tree before it."""

    commit: str
    parent: str
    changes: tuple[PathChange, ...]
    """Below `content/` and `sops/`, sorted by path."""


class Repository(Protocol):
    """Commits of a Git repository, read as objects: nothing of them is checked out or run.

    Every method raises CannotJudge: OBJECT-MISSING where an object that is needed is not there, GIT-FAILED where Git
    does not answer, TOOL-MISSING without Git.
    """

    def resolve(self, revision: str) -> str:
        """The full id of the commit that a name stands for; CannotJudge REVISION-UNKNOWN where it stands for none."""

    def merge_bases(self, one: str, two: str) -> tuple[str, ...]:
        """Every best common ancestor of two commits; empty where there is none."""

    def changes(self, before: str, after: str) -> tuple[PathChange, ...]:
        """Paths in which the trees of two commits differ, sorted; a renamed file is gone and new."""

    def tree(self, commit: str) -> Tree:
        """The files of a commit."""

    def blob(self, object_id: str) -> bytes:
        """The bytes of one stored file."""

    def steps(self, tip: str) -> Iterable[HistoryStep]:
        """From a commit back along first parents, the newest first; a commit without a parent makes no step."""

    def shallow(self) -> bool:
        """Whether the clone lacks a part of its history."""

    def main(self) -> str | None:
        """The tip of the main branch: `main`, else `origin/main`, else HEAD; None where nothing was ever committed."""


class Past(Protocol):
    """What the clone remembers of its files."""

    def versions(self, path: str) -> Iterable[bytes]:
        """Every content that a file had, the newest first; nothing where no history is there."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that a push brings and the server does not have yet."""

    path: str
    """One of its paths; empty where Git names none."""
    size: int
    """Bytes."""


class Receiver(Repository, Protocol):
    """A repository that somebody pushes to, as a pre-receive hook sees it."""

    def default_branch(self) -> str:
        """The full name of the branch that HEAD stands for, whether it exists or not."""

    def aliases(self) -> Mapping[str, str]:
        """Names that stand for another name of this server (`git symbolic-ref`) -> that name; a push to one moves the other."""

    def arrivals(self, tips: Sequence[str]) -> Iterable[Arrival]:
        """Files that these objects reach and no name of the server does."""
