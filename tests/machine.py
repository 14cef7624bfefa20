"""Programs that only some machines have: tests that need one are skipped without it, but never where they guard a merge."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest


def absent(why: str) -> NoReturn:
    """A laptop may be without the program; where the tests guard a merge, they may not be left out in silence."""
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)


def needed(*names: str, package: str, path: str | None = None) -> str:
    """The absolute path of the first of these programs that is there."""
    found = next((there for name in names if (there := shutil.which(name, path=path))), None)
    return found or absent(f"{names[0]} is not on this machine (Debian package {package})")
