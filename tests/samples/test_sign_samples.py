"""Signing the sample posts by the plan gives the very bytes that stand in the repository."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from samples.sign import sign_all

HERE = Path(__file__).resolve().parents[2]


def files(root: Path) -> dict[str, bytes]:
    return {
        p.relative_to(root).as_posix(): p.read_bytes()
        for top in ("content", "sops")
        for p in sorted((root / top).rglob("*"))
        if p.is_file()
    }


@pytest.mark.slow
def test_the_samples_come_out_byte_for_byte(tmp_path):
    for top in ("content", "sops"):
        shutil.copytree(HERE / top, tmp_path / top)
    (tmp_path / "sops/trust.txt").unlink()
    for manifests in tmp_path.glob("sops/*/pengesahan"):
        shutil.rmtree(manifests)
    for posts in tmp_path.glob("content/*/*/20*"):
        shutil.rmtree(posts)
    assert len(files(tmp_path)) < len(files(HERE))
    assert sign_all(tmp_path) == 145
    made, committed = files(tmp_path), files(HERE)
    assert sorted(made) == sorted(committed)
    assert [name for name in made if made[name] != committed[name]] == []
