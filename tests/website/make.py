"""Libraries made by hand: what the judge would say is said here, so that the website is tested alone."""

from __future__ import annotations

import base64
import hashlib
import io
import struct
from dataclasses import replace
from datetime import date, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image as Picture

from site_tools.canonical import NOTHING
from site_tools.model.entry import Digests, Entry
from site_tools.model.finding import Finding, Problem
from site_tools.model.judged import Judged, Library
from site_tools.model.office import Account, Brand, Office
from site_tools.model.people import Appointment, People, Person
from site_tools.model.policy import Manifest, ManifestFile, Policy, RatifierKey, SopRevision
from site_tools.model.post import Document, Image, Meta, Post, PostFile, PostPath
from site_tools.model.sheet import Column, Header, Note, PrintedDate, Ratifier, Reading, RecordItem
from site_tools.model.sop import Role, Sop, Step, TimeStandard, Who
from site_tools.model.text import same
from site_tools.model.verdict import Awaited, Code, Passage, Verdict
from site_tools.ports import TreeFile

NOW = datetime.fromisoformat("2026-11-21T10:00:00+07:00")
START = datetime.fromisoformat("2026-11-20T09:05:00+07:00")
SHA = "ab" * 32


class MemoryTree:
    """A tree in memory; remembers what was read."""

    def __init__(self, files):
        self.held = dict(files)
        self.asked: list[str] = []

    def files(self, prefix):
        return [TreeFile(path, "100644", len(data)) for path, data in sorted(self.held.items()) if path.startswith(prefix)]

    def read(self, path):
        self.asked.append(path)
        if path not in self.held:
            raise Problem(Finding("NO-FILE", same(path), path=path))
        return self.held[path]


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def picture(width=60, height=40, colour="navy") -> bytes:
    out = io.BytesIO()
    Picture.new("RGB", (width, height), colour).save(out, "JPEG")
    return out.getvalue()


def sshsig(seed: int = 1) -> str:
    """A well-formed SSHSIG line; of nothing in particular."""

    def string(data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + data

    key = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
    blob = string(b"ssh-ed25519") + string(key.public_key().public_bytes_raw())
    signed = string(b"ssh-ed25519") + string(key.sign(b"x"))
    parts = [struct.pack(">I", 1), string(blob), string(b"paraf-step@v1"), string(b""), string(b"sha512"), string(signed)]
    return base64.b64encode(b"SSHSIG" + b"".join(parts)).decode()


def sop(**changes) -> Sop:
    values = {
        "number": "175/ORT.06/1306/2023",
        "header": Header(
            unit="SATUAN KERJA CONTOH",
            name="MEDIA SOSIAL CONTOH",
            made=PrintedDate("TANGGAL PEMBUATAN", "22 Juni 2023", date(2023, 6, 22)),
            revised=PrintedDate("TANGGAL REVISI"),
            ratified_by=Ratifier("Sekretaris", "Nama Tercetak"),
        ),
        "roles": (Role("operator", "Operator"), Role("pemeriksa", "Kasubbag Contoh"), Role("sekretaris", "Sekretaris")),
        "columns": (Column("Operator", "operator"), Column("Admin Pemeriksa", "pemeriksa"), Column("Sekretaris", "sekretaris")),
        "steps": (
            Step(
                1,
                "Membuat konsep",
                "prepare",
                Who(any=("operator",)),
                "1.",
                ("text", "captions", "media"),
                time_text="30 Menit",
                time=TimeStandard(30),
            ),
            Step(
                2,
                "Memeriksa konsep",
                "decide",
                Who(any=("pemeriksa",)),
                "2.",
                returns=(1,),
                time=TimeStandard(15),
                requirements=("Laptop", "Printer"),
            ),
            Step(
                3,
                "Menyetujui",
                "decide",
                Who(any=("sekretaris",)),
                "3.",
                returns=(1,),
                time=TimeStandard(15),
                output="Draft",
                readings=(Reading("who", "Sekretaris yang memutuskan.", "medium"),),
            ),
            Step(4, "Mengunggah", "publish", Who(any=("operator",)), "4.", ("evidence",), time=TimeStandard(5)),
        ),
        "legal_basis": ("Undang-Undang A", "Undang-Undang B"),
        "warning": ("Wajib sesuai alur.",),
        "records": (RecordItem("Matriks kegiatan"),),
        "ratification": ("Berlaku pada saat ditandatangani.",),
        "explanation": ("Paragraf penjelasan.",),
        "readings": (Reading("warning", "Urutan ketat.", "high"), Reading("clauses.force_majeure", "Satu langkah.", "low")),
        "notes": (Note("legal_basis", "Kutipan lama."),),
    }
    return Sop(**(values | changes))


def office(**changes) -> Office:
    values = {
        "id": "contoh",
        "name": "Kantor Contoh Kabupaten",
        "short_name": "Kantor Contoh",
        "place": "Kota Contoh",
        "timezone": "Asia/Jakarta",
        "day_counting": "working",
        "ratifier_title": "Sekretaris",
        "accounts": (Account("instagram", "kantor.contoh", "https://instagram.example/kantor.contoh", "Keputusan Nomor 13 Tahun 2021"),),
        "brand": Brand("#760009", "#ffcc00"),
        "contact": "surel@contoh.example",
    }
    return Office(**(values | changes))


def policy(the_office=None, the_sop=None, **changes) -> Policy:
    the_office, the_sop = the_office or office(), the_sop or sop()
    people = People(
        (
            Person("ani", "Ani Rekaan", appointments=(Appointment("operator"),)),
            Person("budi", "Budi Rekaan", appointments=(Appointment("pemeriksa", "Kasubbag Hupmas"),)),
            Person("citra", "Citra Rekaan", appointments=(Appointment("sekretaris"),)),
        )
    )
    path = f"sops/{the_office.id}/medsos/satu.yml"
    values = {
        "office": the_office,
        "people": people,
        "revisions": (SopRevision("medsos", the_sop, SHA, path, START - timedelta(days=300)),),
        "manifests": (
            Manifest(
                the_office.id,
                1,
                "2026-01-05T08:00:00+07:00",
                "citra",
                "-",
                (RatifierKey("citra", "ssh-ed25519 AAAA"),),
                (ManifestFile(path, SHA),),
            ),
        ),
        "root": "cd" * 32,
        "pages": frozenset({f"content/{the_office.id}/index.md", f"content/{the_office.id}/profil.md"}),
    }
    return Policy(**(values | changes))


def digests(**changes) -> Digests:
    values = {"text": "11" * 32, "captions": "22" * 32, "media": "33" * 32, "attachments": NOTHING, "evidence": NOTHING}
    return Digests(**(values | changes))


def entry(step, role, person, minutes=0, **changes) -> Entry:
    values = {
        "step": step,
        "role": role,
        "person": person,
        "capacity": "definitif",
        "decision": "done",
        "at": (START + timedelta(minutes=minutes)).isoformat(),
        "sop_number": "175/ORT.06/1306/2023",
        "sop_sha256": SHA,
        "digests": digests(),
        "signature": sshsig((step or 9) % 200),
    }
    return Entry(**(values | changes))


def chain() -> tuple[Entry, ...]:
    return (entry(1, "operator", "ani"), entry(2, "pemeriksa", "budi", 20), entry(3, "sekretaris", "citra", 40))


def verdict(the_policy, entries, code=Code.SATISFIED, **changes) -> Verdict:
    passed = code in (Code.SATISFIED, Code.OVERRIDDEN, Code.WITHDRAWN)
    passage = (
        Passage(1, entries[-1].moment, entries[-1].digests, "", code is Code.OVERRIDDEN, tuple(e for e in entries if e.step))
        if entries
        else None
    )
    values = {
        "code": code,
        "complete": False,
        "round": 1,
        "step": 4 if passed else 2,
        "pending": (4,) if passed else (2, 3, 4),
        "awaited": () if passed else (Awaited("pemeriksa", "Kasubbag Contoh", ("budi",), ("Budi Rekaan",)),),
        "steps": (),
        "revision": the_policy.revisions[0],
        "passages": (passage,) if passed and passage else (),
        "uploaded": ("instagram",) if passed else (),
    }
    return Verdict(**(values | changes))


def judged(
    the_policy, slug, *, code=Code.SATISFIED, files=None, entries=None, verdict_changes=None, body="Isi **naskah**.", **meta
) -> Judged:
    entries = chain() if entries is None else entries
    if code is Code.WAITING:
        entries = entries[:1]
    files = {"foto-1.jpg": picture()} if files is None else files
    values = {
        "title": f"Judul {slug}",
        "date": date(2026, 11, 20),
        "kind": "kegiatan",
        "platforms": ("instagram", "facebook", "x"),
        "captions": {"default": "Takarir."},
        "event": date(2026, 11, 19),
        "images": (Image("foto-1.jpg", "Rapat di aula", "Humas"),),
    }
    path = PostPath(the_policy.office.id, "medsos", "2026", slug)
    held = tuple(PostFile(name, _part(name), digest(data), len(data)) for name, data in files.items())
    post = Post(path, Meta(**(values | meta)), body, held, digests(), entries)
    return Judged(post, verdict(the_policy, entries, code, **(verdict_changes or {})), the_policy)


def _part(name):
    return {"attachments": "attachments", "evidence": "evidence"}.get(name.split("/")[0], "media")


def withdrawn(the_policy, slug, **changes) -> Judged:
    last = entry(None, "sekretaris", "citra", 90, decision="withdraw", note="data-pribadi: ada NIK warga")
    made = judged(the_policy, slug, code=Code.WITHDRAWN, entries=(*chain(), last), **changes)
    return replace(made, verdict=replace(made.verdict, withdrawn=last))


def library(*posts, policies=None, **changes) -> Library:
    known = {j.policy.office.id: j.policy for j in posts}
    values = {
        "policies": tuple(policies) if policies is not None else tuple(known[i] for i in sorted(known)),
        "posts": tuple(sorted(posts, key=lambda j: str(j.post.path))),
        "unreadable": (),
        "findings": (),
        "now": NOW,
    }
    return Library(**(values | changes))


def tree(lib: Library, files=None) -> MemoryTree:
    """Every file the library speaks of, the private ones too."""
    held = {"content/index.md": b"# Portal Contoh\n\nSelamat datang.\n"}
    for one in lib.policies:
        held[f"content/{one.office.id}/index.md"] = b"# Beranda Contoh\n\nTentang kami.\n"
        held[f"content/{one.office.id}/profil.md"] = b"# Profil\n\nAlamat kantor.\n"
        held[f"sops/{one.office.id}/pengesahan/0001.txt"] = b"paraf-policy/v1\n"
    for one in lib.posts:
        held[one.post.path.index] = b"---\ntitle: RAHASIA-DISK\n---\nRAHASIA-DISK\n"
        for file in one.post.files:
            held[f"{one.post.path.folder}/{file.name}"] = (files or {}).get(file.name, picture())
    return MemoryTree(held)


def document(name="keputusan.pdf", title="Keputusan Nomor 12") -> Document:
    return Document(name, title)
