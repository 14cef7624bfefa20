"""The sample posts: those of the repository, or signed afresh where it has none yet."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
EXAMPLE = "agam/medsos/2026/rekapitulasi-daftar-pemilih-triwulan-iii"
"""The post of the worked example, which is also the one that is attacked."""


@cache
def sample_root() -> Path:
    """A folder that holds `content/` and `sops/` with signed posts; not to be written to."""
    if (REPOSITORY / "content" / EXAMPLE / "index.md").exists() and (REPOSITORY / "sops/trust.txt").exists():
        return REPOSITORY
    kept = tempfile.TemporaryDirectory(prefix="paraf-samples-")
    _KEPT.append(kept)
    root = Path(kept.name)
    for folder in ("content", "sops"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    subprocess.run([sys.executable, "-m", "samples.sign", str(root)], cwd=REPOSITORY, check=True, capture_output=True)
    return root


_KEPT: list[tempfile.TemporaryDirectory[str]] = []
"""Removed when the process ends."""


def signed_posts() -> list[str]:
    """The path under content/ of every sample post that has entries."""
    content = sample_root() / "content"
    found = [p.parent.relative_to(content).as_posix() for p in content.glob("*/*/*/*/index.md") if b"\nsignatures:\n" in p.read_bytes()]
    return sorted(found)


def root_of(office: str) -> str:
    """The sha256 that trust.txt names for the office."""
    lines = (sample_root() / "sops/trust.txt").read_text("utf-8").splitlines()
    return dict(line.split() for line in lines if line and not line.startswith("#"))[office]
