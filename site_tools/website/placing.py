"""Single files put into a site that is being looked at, each whole or not at all, and taken out of it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def replace_file(full: Path, data: bytes) -> None:
    """Write a file in place of another.

    Raises:
        OSError: it cannot be written; the other one is still there.
    """
    full.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".paraf-", dir=full.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(full)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def remove_file(target: Path, name: str) -> None:
    """Delete a file, and every folder above it that is then empty."""
    full = target / name
    full.unlink(missing_ok=True)
    for folder in full.parents:
        if folder == target:
            break
        try:
            folder.rmdir()
        except OSError:
            break
