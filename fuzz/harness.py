"""What every harness here does: instrument, collect real files as seeds, and hand over to libFuzzer.

Nothing in `site_tools` or the tests imports this; atheris is no dependency of the project.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parent.parent
with atheris.instrument_imports(include=["site_tools", "yaml"], exclude=["yaml._yaml"]):
    from tests.fuzz.targets import TARGETS

SLOW = 5
"""Seconds for one input; instrumented code is several times slower than it is in use."""


def samples(*patterns: str) -> list[bytes]:
    """The repository's own files of a kind, smallest first, no more than forty."""
    found = {path.read_bytes() for pattern in patterns for path in ROOT.glob(pattern)}
    return sorted(found, key=len)[:40]


def run(name: str, seeds: Iterable[bytes] = (), *, longest: int = 8192) -> None:
    """Fuzz one parser with the seeds and the kept corpus; further arguments of the command line go to libFuzzer."""
    work = Path(sys.argv.pop(1)) if len(sys.argv) > 1 and not sys.argv[1].startswith("-") else Path("fuzz-work")
    folder = work / name
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds):
        (folder / f"seed-{number:03d}").write_bytes(seed)
    for kept in (ROOT / "tests/fuzz/corpus" / name).glob("*"):
        shutil.copy(kept, folder)
    words = Path(__file__).with_name("words.dict")
    options = [f"-dict={words}", f"-max_len={longest}", f"-timeout={SLOW}", "-rss_limit_mb=1024", f"-artifact_prefix={work / name}-"]
    check = TARGETS[name]

    def one(data: bytes) -> None:
        check(data)

    atheris.Setup([sys.argv[0], *options, *sys.argv[1:], str(folder)], one)
    atheris.Fuzz()
