"""A ZIP file whose bytes depend on nothing but its contents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_REGULAR_FILE = 0o100644 << 16


def zip_of(files: Mapping[str, bytes], *, folder: str) -> bytes:
    """The files below one folder, sorted by name.

    Stored, not compressed: pictures do not shrink, and what a compressor writes changes with its release.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{name}", _EPOCH)
            entry.create_system = _UNIX  # otherwise the system it was made on
            entry.external_attr = _REGULAR_FILE
            archive.writestr(entry, files[name])
    return buffer.getvalue()
