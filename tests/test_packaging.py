"""The wheel holds all that a command needs: templates of the website, and the sample offices for `paraf demo`."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built without a network."""
    out = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
    ]
    done = subprocess.run([*command, "--wheel-dir", str(out), str(HERE)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    (file,) = out.glob("paraf-*.whl")
    return file


@pytest.mark.slow
@pytest.mark.skipif(find_spec("hatchling") is None, reason="hatchling is not installed; requirements.lock has it")
def test_the_wheel_is_complete(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        archive.extractall(tmp_path)
    below = [p.relative_to(HERE).as_posix() for p in (HERE / "site_tools").rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    assert [name for name in below if name not in names] == []
    for top in ("content", "sops"):
        wanted = {f"site_tools/_samples/{p.relative_to(HERE).as_posix()}" for p in (HERE / top).rglob("*") if p.is_file()}
        assert wanted <= names
    assert "site_tools/_samples/mkdocs.yml" in names
    assert {"site_tools/website/theme/main.html", "site_tools/website/theme/paraf/post.html"} <= names
    assert not [name for name in names if name.startswith(("tests/", "samples/")) or "PRIVATE" in name]
    code = "from site_tools.adapters.material import sample_material; print(sample_material())"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, check=True
    )
    assert Path(done.stdout.decode().strip()) == tmp_path / "site_tools/_samples"
