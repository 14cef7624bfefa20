"""Repositories of N signed posts, made quickly: the same office, the same SOP, five signatures a post."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import shutil
import struct
import subprocess
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_ssh_private_key
from PIL import Image

from site_tools import canonical
from site_tools.adapters.demo_keys import demo_key_blobs, demo_private_key_bytes
from site_tools.adapters.disk import DiskFolder
from site_tools.adapters.pictures import picture_problem
from site_tools.adapters.verifier import verify
from site_tools.formats import entries as entries_format
from site_tools.formats import record_file
from site_tools.formats.front_matter import read_front_matter
from site_tools.formats.sshsig import signed_data
from site_tools.model.entry import DEFINITIVE, Digests, Entry
from site_tools.model.evidence import Record
from site_tools.model.policy import Policy
from site_tools.model.post import PostPath
from site_tools.workflows.facts import Judge
from site_tools.workflows.policy import load_policy

ROOT = Path(__file__).resolve().parents[1]
OFFICE, SOP = "pasaman", "medsos"
POST = """---
title: "Kegiatan contoh nomor {number}"
date: {day}
event: {day}
kind: infografis
category: Berita
tags: [contoh]
platforms: [instagram]
captions:
  default: "Kegiatan contoh nomor {number} untuk pengukuran."
images:
  - {{file: foto-1.jpg, alt: "Gambar contoh untuk pengukuran", credit: "Contoh"}}
sources: ["Catatan contoh nomor {number}"]
---

{body}
"""
SENTENCE = "Kantor menyampaikan kabar ini agar masyarakat mengetahui tahapan yang sedang berjalan dan dapat ikut serta. "


class Keys:
    """Private keys of the sample people, by person id."""

    def __init__(self, policy: Policy) -> None:
        pool = {}
        for index in range(len(demo_key_blobs())):
            key = load_ssh_private_key(demo_private_key_bytes(index), None)
            assert isinstance(key, Ed25519PrivateKey)
            pool[base64.b64encode(_blob(key))] = key
        self.of = {p.id: pool[p.keys[0].key.split()[1].encode()] for p in policy.people.people}

    def sign(self, person: str, message: bytes, namespace: str) -> str:
        """An SSHSIG as one line of base64."""
        key = self.of[person]
        signature = key.sign(signed_data(namespace, "sha512", message))
        inner = _string(b"ssh-ed25519") + _string(signature)
        raw = (
            b"SSHSIG"
            + struct.pack(">I", 1)
            + _string(_blob(key))
            + _string(namespace.encode())
            + _string(b"")
            + _string(b"sha512")
            + _string(inner)
        )
        return base64.b64encode(raw).decode()


def _string(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


def _blob(key: Ed25519PrivateKey) -> bytes:
    return _string(b"ssh-ed25519") + _string(key.public_key().public_bytes_raw())


def office_policy(root: Path) -> Policy:
    """The office's policy, loaded as every command loads it."""
    judge = Judge(verify, picture_problem, demo_key_blobs(), datetime.fromisoformat("2026-11-21T10:00:00+07:00"))
    return load_policy(DiskFolder(root), OFFICE, judge)


def make(root: Path, posts: int) -> Path:
    """A repository with that many finished posts under `root`; an existing one of the size is used again."""
    mark = root / ".git" / f"posts-{posts}"
    if mark.exists():
        return root
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    git(root, "init", "-q", "-b", "main")
    shutil.copytree(ROOT / "sops", root / "sops")
    for page in (ROOT / "content").rglob("*.md"):
        name = page.relative_to(ROOT)
        if len(name.parts) <= 3:  # content/<office>/<page>
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(page, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copy(ROOT / ".gitattributes", root)
    policy = office_policy(root)
    keys = Keys(policy)
    data = small_picture()
    for number in range(posts):
        write_post(root, number, policy, keys, data)
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Kantor contoh")
    mark.touch()
    return root


def git(root: Path, *arguments: str) -> str:
    """Run Git with nobody's settings; its output."""
    own = ("-c", "user.name=Contoh", "-c", "user.email=contoh@example.test", "-c", "commit.gpgsign=false", "-c", "gc.auto=0")
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *own, *arguments], cwd=root, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def small_picture() -> bytes:
    """A sample picture, small enough to be written ten thousand times."""
    out = io.BytesIO()
    Image.open(next((ROOT / f"samples/posts/{OFFICE}").rglob("*.jpg"))).resize((160, 120)).save(out, "JPEG", quality=70)
    return out.getvalue()


def write_post(root: Path, number: int, policy: Policy, keys: Keys, picture: bytes) -> None:
    """One post, signed to its last step."""
    start = datetime.fromisoformat("2026-02-02T08:00:00+07:00") + timedelta(minutes=40 * number)
    path = PostPath(OFFICE, SOP, f"{start.year}", f"contoh-{number:05d}")
    folder = root / path.folder
    (folder / "evidence").mkdir(parents=True)
    text = POST.format(number=number, day=start.date(), body=SENTENCE * 8).encode()
    (folder / "foto-1.jpg").write_bytes(picture)
    revision = policy.of_sop(SOP)[0]
    record = Record(
        round=1, platform="instagram", action="posted", posted_at=start + timedelta(minutes=40), recorded_at=start + timedelta(minutes=50),
        by="gelatik-cermat", account="kpukabpasaman_demo", url=f"https://www.instagram.com/p/C{number:08d}/",
    )  # fmt: skip
    evidence = record_file.append(b"", record)
    (folder / "evidence/record.yml").write_bytes(evidence)
    front = read_front_matter(text, path=path.index)
    pieces = [*front.pieces(), canonical.Piece("media", "foto-1.jpg", hashlib.sha256(picture).hexdigest())]
    before = canonical.part_digests(pieces)
    after = canonical.part_digests([*pieces, canonical.Piece("evidence", "evidence/record.yml", hashlib.sha256(evidence).hexdigest())])
    signed: list[Entry] = []
    previous = canonical.ABSENT
    for step in revision.sop.steps:
        digests: Digests = after if step.phase == "publish" else before
        role = step.who.roles[0]
        person = policy.holders(role, start)[0].id
        entry = Entry(
            step.step, role, person, DEFINITIVE, "done", (start + timedelta(minutes=10 * step.step)).isoformat(timespec="seconds"),
            revision.sop.number, revision.sha256, digests, "", note="Sudah diperiksa." if step.note_required else "",
        )  # fmt: skip
        statement = canonical.statement(entry, post=str(path), root=policy.root, previous=previous)
        entry = replace(entry, signature=keys.sign(person, statement, canonical.STEP_NAMESPACE))
        previous = canonical.link(statement, entry.signature)
        signed.append(entry)
    assert entries_format.render(signed)
    (folder / "index.md").write_bytes(front.with_entries(tuple(signed)))
