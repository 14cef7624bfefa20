"""Pages with generated examples: written anew, or named where they are stale."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path


def main(arguments: list[str], *, usage: str | None, pages: Iterable[Path], filled: Callable[[str], str]) -> int:
    """0: nothing stale, or written; 1: stale; 2: wrong use."""
    if arguments not in ([], ["--write"]):
        sys.stdout.write(usage or "")
        return 2
    stale = 0
    for path in pages:
        text = path.read_text("utf-8")
        fresh = filled(text)
        if fresh != text and arguments:
            path.write_text(fresh, "utf-8", newline="\n")
        elif fresh != text:
            sys.stdout.write(f"stale: {path.name}\n")
            stale = 1
    return stale
