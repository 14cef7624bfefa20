"""Signs the sample posts by the plan, with the demonstration keys: the same bytes every time.

    python -m samples.sign [ROOT]

writes `content/<office>/<sop>/`, `sops/<office>/pengesahan/0001.txt` and `sops/trust.txt` below ROOT (default: this
repository). The keys are public knowledge and prove nothing; `office.yml` of every sample office says `demo: true`.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from samples import screenshots
from samples.palettes import PALETTES
from samples.pictures import picture
from site_tools.adapters import demo_keys, ssh_keygen
from site_tools.adapters.disk import DiskFolder
from site_tools.adapters.pictures import picture_problem
from site_tools.adapters.verifier import verify
from site_tools.formats import record_file
from site_tools.formats.front_matter import read_front_matter
from site_tools.formats.yaml_shape import load
from site_tools.model.evidence import Record
from site_tools.model.people import People
from site_tools.model.policy import RatifierKey
from site_tools.model.post import PostPath
from site_tools.workflows.facts import Judge
from site_tools.workflows.ratify import ratify, trust
from site_tools.workflows.sign import Request, draft, write

HERE = Path(__file__).resolve().parent
RATIFIED = "2026-01-05T09:00:00"


@dataclass(frozen=True)
class DemoSigner:
    """Signs through ssh-keygen with one key of the demonstration pool."""

    key_file: Path
    line: str

    def sign(self, message: bytes, namespace: str) -> str:
        """One line of base64."""
        return ssh_keygen.sign(message, key_file=self.key_file, namespace=namespace)

    def public_key(self) -> str:
        """The public key line."""
        return self.line


class Keys:
    """The key files of the sample people, for as long as the script runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index = {name: int(v["index"]) for name, v in _plain((HERE / "people.yml").read_bytes())["people"].items()}

    def of(self, person: str) -> DemoSigner:
        """The signer of a person."""
        file = self.folder / person
        number = self.index[person]
        if not file.exists():
            file.write_bytes(demo_keys.demo_private_key_bytes(number))
            file.chmod(0o600)
        return DemoSigner(file, demo_keys.demo_public_line(number))


def _plain(text: str | bytes) -> dict[str, Any]:
    """YAML with every scalar as text."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but text, lists and mappings


def sign_all(root: Path) -> int:
    """Write policy signatures and every signed post; returns the number of entries."""
    plan = _plain((HERE / "plan.yml").read_bytes())
    folder = DiskFolder(root)
    with tempfile.TemporaryDirectory() as temporary:
        keys = Keys(Path(temporary))
        for office, facts in plan["offices"].items():
            _ratify(folder, root, office, facts["zone"], keys)
        trust(folder, list(plan["offices"]))
        count = 0
        for post in plan["posts"]:
            count += _post(folder, root, post, keys)
    return count


def _ratify(folder: DiskFolder, root: Path, office: str, zone: str, keys: Keys) -> None:
    shutil.rmtree(root / f"sops/{office}/pengesahan", ignore_errors=True)
    people = load(People, folder.read(f"sops/{office}/people.yml"), path="people.yml", limit=10**6)
    ratifiers = [p.id for p in people.people if any(a.role == "ratifier" for a in p.appointments)]
    lines = [RatifierKey(p, " ".join(keys.of(p).line.split()[:2])) for p in ratifiers]
    at = datetime.fromisoformat(RATIFIED + zone)
    ratify(folder, office, person=ratifiers[0], ratifiers=lines, signer=keys.of(ratifiers[0]), at=at)


def _holders(folder: DiskFolder, office: str, role: str) -> list[str]:
    people = load(People, folder.read(f"sops/{office}/people.yml"), path="people.yml", limit=10**6)
    return [p.id for p in people.people if any(a.role == role for a in p.appointments)]


def _post(folder: DiskFolder, root: Path, post: dict[str, Any], keys: Keys) -> int:
    path = PostPath(*post["path"].split("/"))
    target = root / path.folder
    shutil.rmtree(target, ignore_errors=True)
    rounds = [post["steps"]] + ([_ralat_steps(post["ralat"])] if "ralat" in post else [])
    entries = [(number, entry) for number, steps in enumerate(rounds, start=1) for entry in steps]
    later = [item for entry in post.get("pending", []) for item in entry["brings"]]
    arrivals = [item for _, entry in entries for item in entry.get("brings", [])] + later
    arrived: set[str] = set()
    for number, entry in entries:
        arrived |= set(entry.get("brings", []))
        missing = [item for item in arrivals if item not in arrived]
        index = next((HERE.parent / e["index"] for _, e in reversed(entries[: entries.index((number, entry)) + 1]) if "index" in e), None)
        _lay(folder, path, index, missing)
        at = datetime.fromisoformat(entry["at"])
        person = _holders(folder, path.office, entry["role"])[" AB".index(entry["person"]) - 1]
        for upload in entry.get("uploads", []):
            _record(folder, path, upload, round_=number, by=person, at=at)
        judge = Judge(verify, picture_problem, demo_keys.demo_key_blobs(), at)
        request = Request(
            person=person,
            decision=entry["decision"],
            step=int(entry["step"]),
            role=entry["role"],
            to=int(entry["to"]) if "to" in entry else None,
            note=entry.get("note", ""),
        )
        signer = keys.of(person)
        write(folder, draft(folder, path, request, judge, signer.public_key()), signer, judge)
    return len(entries)


def _ralat_steps(ralat: dict[str, Any]) -> list[dict[str, Any]]:
    """The public note of a correction is the note of its first entry."""
    first, *rest = ralat["steps"]
    return [{**first, "note": ralat["note"]}, *rest]


def _lay(folder: DiskFolder, path: PostPath, index: Path | None, missing: list[str]) -> None:
    """Put the material of this moment into the post folder, keeping the entries written so far."""
    source = HERE / "posts" / str(path)
    data = (index or source / "index.md").read_bytes()
    front = read_front_matter(data, path=path.index)
    here = folder.root / path.index
    entries = read_front_matter(here.read_bytes(), path=path.index).entries if here.exists() else ()
    gone = {b.key for b in front.blocks if b.key in missing}
    kept = b"".join(b.data for b in front.blocks if b.key not in gone)
    text = read_front_matter(front.before + kept + front.after, path=path.index).with_entries(entries)
    folder.write(path.index, text)
    hidden = {name for b in front.blocks if b.key in gone for name in _file_names(b.data)}
    for file in sorted(source.rglob("*")):
        name = file.relative_to(source).as_posix()
        if file.is_file() and name != "index.md" and name not in missing and name not in hidden:
            folder.write(f"{path.folder}/{name}", file.read_bytes())


def _file_names(block: bytes) -> list[str]:
    items = next(iter(_plain(block).values()))
    return [item["file"] for item in items if isinstance(item, dict)] if isinstance(items, list) else []


_drawn = cache(picture)
"""The uploads of a post show one picture, and drawing it takes longer than all the rest."""


def _record(folder: DiskFolder, path: PostPath, upload: dict[str, str], *, round_: int, by: str, at: datetime) -> None:
    name = f"{path.folder}/evidence/record.yml"
    before = folder.read(name) if (folder.root / name).exists() else b""
    record = Record(
        round=round_,
        platform=upload["platform"],
        action=upload["action"],  # type: ignore[arg-type]
        posted_at=datetime.fromisoformat(upload["posted_at"]),
        recorded_at=at,
        by=by,
        account=upload.get("account", ""),
        url=upload.get("url", ""),
        screenshot=upload.get("screenshot", ""),
        confirmed=not upload.get("url"),
        reason=upload.get("reason", ""),
    )
    folder.write(name, record_file.append(before, record))
    if record.screenshot:
        title = read_front_matter(folder.read(path.index), path=path.index).node.value["title"].value  # type: ignore[index,call-overload]
        images = sorted((folder.root / path.folder).glob("*.jpg"))
        shown = _drawn(f"{path}/{images[0].name}") if images else None
        posted = record.posted_at.strftime("%d.%m.%Y %H.%M")
        drawn = screenshots.screenshot(record.platform, str(title), record.account, posted, picture=shown, palette=PALETTES[path.office])
        folder.write(f"{path.folder}/evidence/{record.screenshot}", screenshots.screenshot_bytes(drawn))


if __name__ == "__main__":
    print(sign_all(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent), "entries")  # noqa: T201 - a script
