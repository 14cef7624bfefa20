"""Commits of a repository as trees: objects only, whatever the work tree, attributes or replacements say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from site_tools.adapters.git_objects import GitStore, broken, missing
from site_tools.model.finding import CannotJudge, Finding, Problem
from site_tools.model.text import Text
from site_tools.ports import HistoryStep, PathChange, TreeFile

_REVISION: Final = re.compile(r"[^\s\x00-\x1f\x7f:-][^\s\x00-\x1f\x7f:]{0,254}")
"""A name of a commit; never an option, a path inside a commit, or two lines."""
_FOLDER: Final = "40000"
_SUBMODULE: Final = "160000"
_SYMLINK: Final = "120000"
_DIFF: Final = ("diff-tree", "-r", "--raw", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=none")
_WATCHED: Final = ("content", "sops")


class _Item(NamedTuple):
    mode: str
    object_id: str


class GitTree:
    """The files of one commit (or tree)."""

    def __init__(self, store: GitStore, commit: str) -> None:
        self._store = store
        self.commit = commit
        self._known: dict[str, dict[str, _Item] | None] = {}

    def files(self, prefix: str) -> Iterator[TreeFile]:
        """Every file below a folder, sorted by path.

        Raises:
            CannotJudge: OBJECT-MISSING, GIT-FAILED, TOOL-MISSING.
        """
        folder = prefix.strip("/")
        items = self._folder(folder)
        if items is not None:
            yield from sorted(self._walk(folder, items), key=lambda file: file.path)

    def read(self, path: str) -> bytes:
        """The bytes of a regular file.

        Raises:
            Problem: FILE-MISSING, no such regular file. CannotJudge: as `files`.
        """
        above, _, name = path.rpartition("/")
        item = (self._folder(above) or {}).get(name)
        if item is None or item.mode in (_FOLDER, _SUBMODULE, _SYMLINK):
            raise Problem(Finding("FILE-MISSING", Text("Berkas tidak ada dalam komit itu.", "The file is not in that commit."), path))
        return read_blob(self._store, item.object_id)

    def _walk(self, folder: str, items: Mapping[str, _Item]) -> Iterator[TreeFile]:
        for name, item in items.items():
            path = f"{folder}/{name}" if folder else name
            if item.mode == _FOLDER:
                inside = self._known[path] = _items(self._store, item.object_id)
                yield from self._walk(path, inside)
            else:
                yield TreeFile(path, _mode(item.mode), 0 if item.mode == _SUBMODULE else self._store.size(item.object_id))

    def _folder(self, folder: str) -> dict[str, _Item] | None:
        """What a folder holds; None where there is none."""
        if folder not in self._known:
            self._known[folder] = self._looked_up(folder)
        return self._known[folder]

    def _looked_up(self, folder: str) -> dict[str, _Item] | None:
        if "\n" in folder:
            # The name would be two questions to Git: it is found through the folder above.
            above, _, name = folder.rpartition("/")
            item = (self._folder(above) or {}).get(name)
            return _items(self._store, item.object_id) if item and item.mode == _FOLDER else None
        found = self._store.get(f"{self.commit}:{folder}" if folder else f"{self.commit}^{{tree}}")
        if found is None:
            self._is_absent(folder)
            return None
        return _parsed(found.data, len(found.object_id) // 2) if found.kind == "tree" else None

    def _is_absent(self, folder: str) -> None:
        """Git says `missing` of a path that does not exist and of one whose object it lacks: only the first is an answer.

        Raises:
            CannotJudge: OBJECT-MISSING.
        """
        if not folder:
            missing(self.commit)
        above, _, name = folder.rpartition("/")
        item = (self._folder(above) or {}).get(name)
        if item and item.mode == _FOLDER:
            missing(item.object_id)


class GitRepository:
    """A repository whose commits are compared; `root` is its work tree or its bare folder."""

    def __init__(self, root: Path, environ: Mapping[str, str] | None = None) -> None:
        self.root = root
        self._store = GitStore(root, environ)

    def resolve(self, revision: str) -> str:
        """The full id of the commit that a name stands for.

        Raises:
            CannotJudge: REVISION-UNKNOWN, GIT-FAILED, TOOL-MISSING.
        """
        found = self._store.get(f"{revision}^{{commit}}") if _REVISION.fullmatch(revision) else None
        if found is None:
            raise CannotJudge(
                Finding(
                    "REVISION-UNKNOWN",
                    Text("Tidak ada komit `{name}` dalam repositori ini.", "There is no commit `{name}` in this repository.").fill(
                        name=revision[:80]
                    ),
                    remedy=Text(
                        "Ambil dahulu: git fetch origin. Nama yang ada: git branch --all",
                        "Get it first: git fetch origin. The names there are: git branch --all",
                    ),
                )
            )
        return found.object_id

    def merge_bases(self, one: str, two: str) -> tuple[str, ...]:
        """Every best common ancestor of two commits.

        Raises:
            CannotJudge: GIT-FAILED, TOOL-MISSING.
        """
        done = self._store.run("merge-base", "--all", one, two)
        if done.returncode == 1 and not done.stdout:
            return ()
        if done.returncode:
            broken()
        return tuple(done.stdout.decode("ascii").split())

    def changes(self, before: str, after: str) -> tuple[PathChange, ...]:
        """Paths in which the trees of two commits differ, sorted; a renamed file is gone and new.

        Raises:
            CannotJudge: GIT-FAILED, TOOL-MISSING.
        """
        if before == after:
            return ()
        return tuple(change for _, change in _raw(self._store.output(*_DIFF, before, after, "--")))

    def tree(self, commit: str) -> GitTree:
        """The files of a commit, by its full id."""
        return GitTree(self._store, commit)

    def blob(self, object_id: str) -> bytes:
        """The bytes of one stored file.

        Raises:
            CannotJudge: OBJECT-MISSING, GIT-FAILED, TOOL-MISSING.
        """
        return read_blob(self._store, object_id)

    def steps(self, tip: str) -> Iterator[HistoryStep]:
        """From a commit back along first parents, the newest first; a commit without a parent makes no step.

        Raises:
            CannotJudge: GIT-FAILED, TOOL-MISSING.
        """
        listed = self._store.output("rev-list", "--first-parent", "--parents", tip, "--").decode("ascii").splitlines()
        parents = {one[0]: one[1] for line in listed if len(one := line.split(" ")) > 1}
        if not parents:
            return
        # A commit with the parents it shall be compared with: Git's own `-m --first-parent` costs a process each.
        asked = "".join(f"{commit} {parent}\n" for commit, parent in parents.items()).encode("ascii")
        found: dict[str, list[PathChange]] = {}
        for commit, change in _raw(self._store.output(*_DIFF, "--stdin", "--", *_WATCHED, stdin=asked)):
            found.setdefault(commit, []).append(change)
        for commit, parent in parents.items():
            yield HistoryStep(commit, parent, tuple(found.get(commit, ())))

    def shallow(self) -> bool:
        """Whether the clone lacks a part of its history.

        Raises:
            CannotJudge: GIT-FAILED, TOOL-MISSING.
        """
        return self._store.output("rev-parse", "--is-shallow-repository").strip() != b"false"

    def main(self) -> str | None:
        """The tip of the main branch, as far as this clone knows it; None where nothing was ever committed.

        Raises:
            CannotJudge: GIT-FAILED, TOOL-MISSING.
        """
        for name in ("refs/heads/main", "refs/remotes/origin/main", "HEAD"):
            found = self._store.get(f"{name}^{{commit}}")
            if found:
                return found.object_id
        return None


def read_blob(store: GitStore, object_id: str) -> bytes:
    """The bytes of a blob.

    Raises:
        CannotJudge: OBJECT-MISSING, GIT-FAILED, TOOL-MISSING.
    """
    found = store.get(object_id)
    if found is None or found.kind != "blob":
        missing(object_id)
    return found.data


def _items(store: GitStore, object_id: str) -> dict[str, _Item]:
    found = store.get(object_id)
    if found is None or found.kind != "tree":
        missing(object_id)
    return _parsed(found.data, len(object_id) // 2)


def _parsed(data: bytes, id_bytes: int) -> dict[str, _Item]:
    """A tree object: `mode SP name NUL id`, one after the other. Source: gitformat-pack(5), git's tree-walk.c."""
    found: dict[str, _Item] = {}
    at = 0
    while at < len(data):
        space = data.index(b" ", at)
        end = data.index(b"\0", space)
        mode, at = data[at:space].decode("ascii"), end + 1 + id_bytes
        found[_name(data[space + 1 : end])] = _Item(mode, data[end + 1 : at].hex())
    return found


def _mode(mode: str) -> str:
    # Git once wrote 100664; it checks such a file out as a plain one.
    return {"100664": "100644"}.get(mode, mode)


def _raw(output: bytes) -> Iterator[tuple[str, PathChange]]:
    """`diff-tree --raw -z`: the commit that a line belongs to (empty without `--stdin`) and the change."""
    commit = ""
    words = iter(output.split(b"\0"))
    for word in words:
        if not word.startswith(b":"):
            commit = word.decode("ascii") or commit
            continue
        old, new, old_id, new_id, _ = word[1:].decode("ascii").split(" ")
        path = _name(next(words))
        yield commit, PathChange(path, _side(old, old_id), _side(new, new_id))


def _side(mode: str, object_id: str) -> str:
    return "" if mode == "000000" else f"{mode} {object_id}"


def _name(raw: bytes) -> str:
    """A path as text; bytes that are none stay visible, and no rule for names lets them pass."""
    return raw.decode("utf-8", "backslashreplace")


def git_root(start: Path) -> Path:
    """The top of the Git repository that a folder lies in: its work tree, or the bare folder itself.

    Raises:
        CannotJudge: NOT-A-REPOSITORY.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / ".git").exists() or ((folder / "HEAD").is_file() and (folder / "objects").is_dir() and (folder / "refs").is_dir()):
            return folder
    raise CannotJudge(
        Finding(
            "NOT-A-REPOSITORY",
            Text("Folder ini tidak berada dalam repositori Git.", "This folder is not in a Git repository."),
            str(start),
            remedy=Text("Masuk ke folder repositori kantor.", "Go to the folder of the office's repository."),
        )
    )
