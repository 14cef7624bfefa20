"""One sample office on disk, whose policy a test may change and ratify again."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from samples.sign import Keys
from site_tools.adapters.demo_keys import demo_key_blobs
from site_tools.adapters.disk import DiskFolder
from site_tools.adapters.pictures import picture_problem
from site_tools.adapters.verifier import verify
from site_tools.model.policy import RatifierKey
from site_tools.workflows.facts import Judge
from site_tools.workflows.policy import load_policy
from site_tools.workflows.ratify import ratify, trust

HERE = Path(__file__).resolve().parents[2]
SOP = "sops/agam/medsos/175-ort-06-1306-2023.yml"
PEOPLE = "sops/agam/people.yml"
FIRST = "sops/agam/pengesahan/0001.txt"
NOW = datetime.fromisoformat("2026-11-21T10:00:00+07:00")


class Agam:
    """The sample office Agam and its ratifiers."""

    def __init__(self, root: Path, keys: Path) -> None:
        self.root, self.keys, self.folder = root, Keys(keys), DiskFolder(root)

    def path(self, name: str) -> Path:
        return self.root / name

    def change(self, name: str, old: str, new: str) -> None:
        """Replace words that must be there."""
        text = self.path(name).read_text(encoding="utf-8")
        assert old in text
        self.path(name).write_text(text.replace(old, new), encoding="utf-8")

    def ratify(self, *, person="beringin-tulus", key=None, at="2026-11-20T09:00:00+07:00", ratifiers=("beringin-tulus", "seruni-bijak")):
        """The next manifest over the files as they are."""
        lines = [RatifierKey(p, " ".join(self.keys.of(p).line.split()[:2])) for p in ratifiers]
        return ratify(
            self.folder, "agam", person=person, ratifiers=lines, signer=self.keys.of(key or person), at=datetime.fromisoformat(at)
        )

    def begin_again(self, **options):
        """A chain of one manifest over the files as they are, trusted."""
        shutil.rmtree(self.path("sops/agam/pengesahan"))
        made = self.ratify(at="2026-01-05T09:00:00+07:00", **options)
        trust(self.folder, ["agam"])
        return made

    def load(self):
        return load_policy(self.folder, "agam", self.judge())

    def judge(self) -> Judge:
        return Judge(verify, picture_problem, demo_key_blobs(), NOW)


@pytest.fixture
def agam(tmp_path):
    root = tmp_path / "repo"
    for folder in ("sops/agam", "content/agam"):
        shutil.copytree(HERE / folder, root / folder)
    for file in (".gitattributes", "content/index.md"):
        shutil.copy(HERE / file, root / file)
    line = next(x for x in (HERE / "sops/trust.txt").read_text(encoding="utf-8").splitlines() if x.startswith("agam "))
    (root / "sops/trust.txt").write_text(line + "\n", encoding="utf-8")
    keys = tmp_path / "keys"
    keys.mkdir()
    return Agam(root, keys)
