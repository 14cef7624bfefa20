"""A judged post made by hand, and pictures made in memory: small, and every value can be changed."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass, field
from typing import Any

from PIL import Image as Pillow

from site_tools.canonical import sha256
from site_tools.model.entry import Digests, Entry
from site_tools.model.finding import Finding, Problem
from site_tools.model.judged import Judged, Library
from site_tools.model.office import Account, Office
from site_tools.model.people import Appointment, People, Person
from site_tools.model.policy import Policy, SopRevision
from site_tools.model.post import Image, Meta, Post, PostFile, PostPath
from site_tools.model.sheet import Header, PrintedDate, Ratifier
from site_tools.model.sop import Role, Sop, Step, Who
from site_tools.model.text import Text
from site_tools.model.verdict import Awaited, Code, Passage, StepState, Verdict
from site_tools.ports import TreeFile

SITE = "https://contoh.example"
HEAD = "ab" * 32
WIB = dt.timezone(dt.timedelta(hours=7))
NOW = dt.datetime(2026, 11, 21, 12, 0, tzinfo=WIB)
DIGESTS = Digests("1" * 64, "2" * 64, "3" * 64, "4" * 64, "5" * 64)
TITLE = "Rapat Pleno Terbuka & <Rekapitulasi>"
CAPTION = "Rapat pleno berlangsung terbuka. Hadir seluruh pemangku kepentingan.\n\n#pleno #pemilih"
EVERYWHERE = ("instagram", "facebook", "x", "tiktok", "youtube", "whatsapp", "threads", "telegram", "linkedin")


def jpeg(width: int = 400, height: int = 300, *, mode: str = "RGB", kind: str = "JPEG", **options: Any) -> bytes:
    """A picture with a gradient, so that crops can be told apart."""
    ramp = Pillow.linear_gradient("L").resize((width, height)).convert(mode)
    buffer = io.BytesIO()
    ramp.save(buffer, kind, **options)
    return buffer.getvalue()


def sop() -> Sop:
    return Sop(
        number="12/SOP/2026",
        header=Header("Kantor", "Pengelolaan Media Sosial", PrintedDate("TGL"), Ratifier("Sekretaris")),
        roles=(Role("operator", "Operator"), Role("kasubbag", "Kasubbag Teknis"), Role("admin", "Admin Medsos")),
        steps=(
            Step(1, "Menyusun", "prepare", Who(any=("operator",)), changes=("text", "captions", "media")),
            Step(2, "Menyetujui", "decide", Who(any=("kasubbag",))),
            Step(3, "Mengunggah", "publish", Who(any=("admin",)), time_text="30 menit"),
        ),
    )


def entry(step: int, role: str, person: str, hour: int, **changes: Any) -> Entry:
    values: dict[str, Any] = {
        "step": step,
        "role": role,
        "person": person,
        "capacity": "definitif",
        "decision": "done",
        "at": f"2026-11-20T{hour:02d}:15:00+07:00",
        "sop_number": "12/SOP/2026",
        "sop_sha256": "c" * 64,
        "digests": DIGESTS,
        "signature": f"tanda{step}",
    }
    return Entry(**values | changes)


def policy(**office: Any) -> Policy:
    accounts = tuple(Account(p, f"kantor_{p}", f"https://{p}.example/kantor", "Keputusan 13") for p in EVERYWHERE)
    values: dict[str, Any] = {
        "id": "agam",
        "name": "Kantor Contoh Kabupaten Agam",
        "short_name": "Kantor Contoh",
        "place": "Lubuk Basung",
        "timezone": "Asia/Jakarta",
        "day_counting": "working",
        "ratifier_title": "Sekretaris",
        "accounts": accounts,
    }
    people = People(
        (
            Person("budi", "Budi Contoh", appointments=(Appointment("operator"),)),
            Person("ani", "Ani Contoh", appointments=(Appointment("kasubbag", "Kepala Subbagian Teknis"),)),
        )
    )
    return Policy(Office(**values | office), people, (revision(),), (), "d" * 64)


def revision() -> SopRevision:
    return SopRevision("medsos", sop(), "c" * 64, "sops/agam/medsos/1.yml", dt.datetime(2026, 1, 1, tzinfo=WIB))


@dataclass
class Made:
    """A judged post with the bytes of its files; it reads them and, as a tree, checks nothing."""

    judged: Judged
    data: dict[str, bytes] = field(default_factory=dict)

    def read(self, name: str) -> bytes:
        return self.data[name]


def made(
    *,
    code: Code = Code.SATISFIED,
    data: dict[str, bytes] | None = None,
    slug: str = "rapat-pleno",
    records: tuple[Any, ...] = (),
    round_: int = 1,
    office: dict[str, Any] | None = None,
    **meta: Any,
) -> Made:
    """A post of the kind asked for; `meta` changes its front matter."""
    data = {"foto-1.jpg": jpeg()} if data is None else data
    values: dict[str, Any] = {
        "title": TITLE,
        "date": dt.date(2026, 11, 20),
        "kind": "kegiatan",
        "platforms": EVERYWHERE,
        "captions": {"default": CAPTION},
        "images": tuple(Image(name, f"Suasana rapat, {name}") for name in data if name.startswith("foto")),
    }
    files = tuple(PostFile(name, "media", sha256(content), len(content)) for name, content in data.items())
    entries = (entry(1, "operator", "budi", 8), entry(2, "kasubbag", "ani", 10))
    public = code in (Code.SATISFIED, Code.OVERRIDDEN)
    post = Post(
        PostPath("agam", "medsos", "2026", slug), Meta(**values | meta), "Isi.", files, DIGESTS, entries if public else entries[:1], records
    )
    passage = Passage(round_, entries[1].moment, DIGESTS, "", code is Code.OVERRIDDEN, entries)
    verdict = Verdict(
        code=code,
        complete=False,
        round=round_,
        step=3 if public else 2,
        pending=(3,) if public else (2, 3),
        awaited=(Awaited("admin", "Admin Medsos", (), ()),)
        if public
        else (Awaited("kasubbag", "Kasubbag Teknis", ("ani",), ("Ani Contoh",)),),
        steps=(StepState(1, True, entries[:1]), StepState(2, public, entries[1:] if public else ())),
        revision=revision(),
        passages=(passage,) if public else (),
    )
    return Made(Judged(post, verdict, policy(**office or {})), data)


def library(*posts: Made, now: dt.datetime = NOW) -> Library:
    return Library((policy(),), tuple(p.judged for p in posts), (), (), now)


class MemoryTree:
    """The files of several posts, in memory."""

    def __init__(self, *posts: Made) -> None:
        self.data = {f"{p.judged.post.path.folder}/{name}": content for p in posts for name, content in p.data.items()}
        self.asked: list[str] = []

    def files(self, prefix: str) -> list[TreeFile]:
        return [TreeFile(path, "100644", len(data)) for path, data in sorted(self.data.items()) if path.startswith(prefix + "/")]

    def read(self, path: str) -> bytes:
        self.asked.append(path)
        if path not in self.data:
            raise Problem(Finding("FILE-MISSING", Text("tidak ada", "missing"), path))
        return self.data[path]


class MemorySink:
    """Bundles in memory."""

    def __init__(self) -> None:
        self.bundles: dict[str, dict[str, bytes]] = {}

    def replace(self, folder: str, files: dict[str, bytes]) -> None:
        self.bundles[folder] = files

    def folders(self) -> list[str]:
        return sorted(self.bundles)

    def remove(self, folder: str) -> None:
        del self.bundles[folder]
