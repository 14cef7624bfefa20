"""The same moves on real files, signed by real `ssh-keygen` with the demonstration keys: what the fast builder stands for."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from samples.sign import Keys
from site_tools import engine
from site_tools.adapters.demo_keys import demo_key_blobs
from site_tools.adapters.disk import DiskFolder
from site_tools.adapters.verifier import verify
from site_tools.formats import record_file
from site_tools.model.evidence import Record
from site_tools.model.policy import RatifierKey
from site_tools.model.post import PostPath
from site_tools.model.verdict import Verdict
from site_tools.workflows.facts import Judge
from site_tools.workflows.library import load_case
from site_tools.workflows.ratify import ratify, trust
from site_tools.workflows.sign import Request, draft, write
from tests.judge.builder import PLATFORMS, ROOT, SINCE, START, STRIDE, World, policy_of
from tests.judge.moves import Move

MONTHS_EARLIER = dt.datetime.fromisoformat(SINCE)
INDEX = """---
title: Rapat Pleno
date: 2026-11-02
kind: kegiatan
category: Informasi Hukum
platforms: [{platforms}]
captions: {{default: "Rapat pleno terbuka 1"}}
images:
{images}sources: ["Berita acara"]
---

Naskah.
"""
IMAGE = '- {{file: foto-{n}.jpg, alt: "Peserta rapat di aula kantor", credit: "Humas 1"}}\n'
DECISIONS = {"step": "done", "return": "return", "reject": "reject", "waive": "waive", "withdraw": "withdraw"}


@dataclass
class RealWorld:
    """One office and one post in a folder of the disk."""

    name: str
    root: Path
    clock: dt.datetime = field(init=False)

    def __post_init__(self) -> None:
        office, sop_id = self.name.split("/")
        self.people = World.of(self.name)
        self.policy = policy_of(self.name)
        self.clock = dt.datetime.fromisoformat(START).replace(tzinfo=ZoneInfo(self.policy.office.timezone))
        self.path = PostPath(office, sop_id, "2026", "rapat-pleno")
        self.folder = DiskFolder(self.root / "repo")
        (self.root / "keys").mkdir()
        self.keys = Keys(self.root / "keys")
        shutil.copytree(
            ROOT / "sops" / office, self.root / "repo" / "sops" / office, ignore=shutil.ignore_patterns("pengesahan", "appointments")
        )
        ratifiers = [p.id for p in self.policy.people.people if any(a.role == "ratifier" for a in p.appointments)]
        lines = [RatifierKey(p, " ".join(self.keys.of(p).public_key().split()[:2])) for p in ratifiers]
        ratify(self.folder, office, person=ratifiers[0], ratifiers=lines, signer=self.keys.of(ratifiers[0]), at=MONTHS_EARLIER)
        trust(self.folder, [office])
        images = "".join(IMAGE.format(n=n).replace("{{", "{").replace("}}", "}") for n in range(1, 5))
        self._write("index.md", INDEX.format(platforms=", ".join(PLATFORMS[office]), images=images).encode())
        for n in range(1, 5):
            self._write(f"foto-{n}.jpg", b"jpeg %d" % n)

    def _write(self, name: str, data: bytes) -> None:
        self.folder.write(f"{self.path.folder}/{name}", data)

    def _has(self, name: str) -> bool:
        return (self.root / "repo" / self.path.folder / name).exists()

    def _read(self, name: str) -> bytes:
        return self.folder.read(f"{self.path.folder}/{name}") if self._has(name) else b""

    @property
    def judge(self) -> Judge:
        return Judge(verify, lambda _name, _data: None, demo_key_blobs(), self.clock)

    def verdict(self) -> Verdict:
        return engine.judge(load_case(self.folder, self.path, self.judge))

    def play(self, moves: tuple[Move, ...]) -> RealWorld:
        """Make the moves; what the judge objects to raises, and nothing is written."""
        for move in moves:
            if move.verb in DECISIONS:
                self.sign(move)
            else:
                getattr(self, f"_{move.verb}")(move)
            self.clock += STRIDE
        return self

    def sign(self, move: Move) -> None:
        role, who = move.opts["by"]
        person = self.people.person(role, who).id
        request = Request(
            person=person,
            decision=DECISIONS[move.verb],  # type: ignore[arg-type]
            step=int(move.args[0]) if move.args else None,
            role=role,
            to=int(move.one("to")) if "to" in move.opts else None,
            note=move.one("note") or move.one("reason"),
            until=move.one("until"),
        )
        signer = self.keys.of(person)
        write(self.folder, draft(self.folder, self.path, request, self.judge, signer.public_key()), signer, self.judge)

    def _edit(self, move: Move) -> None:
        for part in move.args:
            if part == "attachments":
                self._write("attachments/notula.md", self._read("attachments/notula.md") + b"Butir.\n")
                continue
            text = self._read("index.md").decode()
            old, new = {"text": ("Naskah.", "Naskah. Lagi."), "captions": ('terbuka 1"', 'terbuka 11"'), "media": ("Humas 1", "Humas 11")}[
                part
            ]
            self._write("index.md", text.replace(old, new).encode())

    def _record(self, move: Move) -> None:
        proof = move.one("proof", "link,screenshot")
        round_ = self.verdict().round
        for platform in move.args:
            record = Record(
                round=round_,
                platform=platform,
                action=move.one("action", "posted"),  # type: ignore[arg-type]
                posted_at=self.clock,
                recorded_at=self.clock,
                by=self.policy.people.people[0].id,
                url=f"https://{platform}.com/p/1" if "link" in proof else "",
                screenshot="layar.jpg" if "screenshot" in proof else "",
                confirmed="tick" in proof,
                reason=move.one("reason"),
            )
            self._write("evidence/record.yml", record_file.append(self._read("evidence/record.yml"), record))
        self._write("evidence/layar.jpg", b"screenshot")

    def _litter(self, _move: Move) -> None:
        self._write("evidence/lain.jpg", b"litter")

    def _wait(self, move: Move) -> None:
        self.clock += dt.timedelta(**{move.args[1].rstrip("s") + "s": int(move.args[0])}) - STRIDE
