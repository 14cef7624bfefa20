"""Bundles as folders on disk. A folder appears whole or not at all: it is written beside its place and then renamed."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from site_tools.model.finding import Finding, Problem
from site_tools.model.text import Text

_MANIFEST = "bundle.json"
_SCHEMA = "paraf-bundle/"
_TEMPORARY = ".paraf-"
_DEPTH = 4
"""office, sop, year, slug"""


def _problem(code: str, message: Text, path: str, remedy: Text) -> Problem:
    return Problem(Finding(code, message, path, remedy=remedy))


class BundleDisk:
    """The folder that `-o` names."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def replace(self, folder: str, files: dict[str, bytes]) -> None:
        """Write a bundle whole or not at all; files of an earlier one are gone.

        Raises:
            Problem: BUNDLE-PATH, BUNDLE-FOREIGN (the folder holds something else), BUNDLE-WRITE.
        """
        target = self._place(folder)
        inner = {name: self._plain(name) for name in files}
        self._refuse_foreign(target, folder)
        with self._told(folder):
            target.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=_TEMPORARY, dir=target.parent) as temporary:
                fresh, old = Path(temporary, "new"), Path(temporary, "old")
                fresh.mkdir()
                for name, parts in inner.items():
                    file = fresh.joinpath(*parts)
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(files[name])
                if target.exists():
                    target.rename(old)
                try:
                    fresh.rename(target)
                except OSError:
                    if old.exists():
                        old.rename(target)
                    raise

    def folders(self) -> list[str]:
        """Every bundle below the root, sorted; folders that are none are left out."""
        found = (path.parent for path in self._root.glob("/".join("*" * _DEPTH) + f"/{_MANIFEST}"))
        return sorted(folder.relative_to(self._root).as_posix() for folder in found if _is_bundle(folder))

    def remove(self, folder: str) -> None:
        """Take a bundle away, and the folders above it that are empty then.

        Raises:
            Problem: BUNDLE-PATH, BUNDLE-FOREIGN, BUNDLE-WRITE.
        """
        target = self._place(folder)
        self._refuse_foreign(target, folder)
        with self._told(folder):
            if target.exists():
                # Renamed first, so that half a bundle is never found under its name.
                with tempfile.TemporaryDirectory(prefix=_TEMPORARY, dir=target.parent) as temporary:
                    target.rename(Path(temporary, "old"))
            for above in list(target.parents)[: _DEPTH - 1]:
                try:
                    above.rmdir()
                except OSError:
                    break

    def _place(self, folder: str) -> Path:
        parts = self._plain(folder)
        if len(parts) != _DEPTH:
            raise self._bad_path(folder)
        target = self._root
        for part in parts:
            target /= part
            if target.is_symlink():  # what is behind it is not ours to replace
                raise self._bad_path(folder)
        return target

    def _plain(self, name: str) -> tuple[str, ...]:
        parts = PurePosixPath(name).parts
        if not parts or "/".join(parts) != name or any(p in (".", "..") or "\\" in p or ":" in p or "\0" in p for p in parts):
            raise self._bad_path(name)
        return parts

    @staticmethod
    def _bad_path(name: str) -> Problem:
        message = Text('"{name}" bukan jalur bundel.', '"{name}" is no path of a bundle.').fill(name=name)
        remedy = Text("Pilih folder tujuan lain dengan -o.", "Choose another folder with -o.")
        return _problem("BUNDLE-PATH", message, name, remedy)

    @staticmethod
    def _refuse_foreign(target: Path, folder: str) -> None:
        if not target.exists() or _is_bundle(target) or (target.is_dir() and not any(target.iterdir())):
            return
        message = Text(
            "Di tempat bundel sudah ada isi lain; tidak ditimpa.", "Something else is where the bundle goes; it is not overwritten."
        )
        remedy = Text("Pindahkan isi itu, atau pilih folder lain dengan -o.", "Move it away, or choose another folder with -o.")
        raise _problem("BUNDLE-FOREIGN", message, folder, remedy)

    @staticmethod
    @contextlib.contextmanager
    def _told(folder: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            message = Text("Bundel tidak dapat ditulis: {why}.", "The bundle cannot be written: {why}.").fill(
                why=os.strerror(error.errno or 0)
            )
            remedy = Text("Periksa ruang kosong dan izin folder tujuan.", "Check free space and permissions of the folder.")
            raise _problem("BUNDLE-WRITE", message, folder, remedy) from None


def _is_bundle(folder: Path) -> bool:
    try:
        value = json.loads((folder / _MANIFEST).read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(value, dict) and str(value.get("schema", "")).startswith(_SCHEMA)
