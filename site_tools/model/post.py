"""A post: one folder under `content/<office>/<sop>/<yyyy>/<slug>/`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from site_tools.model.entry import Digests, Entry
from site_tools.model.evidence import Record
from site_tools.model.finding import Finding
from site_tools.model.schema import STRICT
from site_tools.model.sop import Part
from site_tools.model.text import Text

KINDS = (
    "kegiatan", "pengumuman", "agenda", "tahapan", "ucapan-hari-besar", "ucapan-selamat", "duka", "infografis", "video",
    "kutipan", "repost", "siaran-langsung", "klarifikasi", "produk-hukum", "informasi-hukum",
)  # fmt: skip
"""The kinds of posts; an office may map more names onto these."""
PLATFORMS = ("instagram", "facebook", "x", "tiktok", "youtube", "whatsapp", "threads", "telegram", "linkedin")
"""The platforms a post may name."""


@dataclass(frozen=True, slots=True)
class PostPath:
    """Where a post stands; the path decides its SOP."""

    office: str
    sop: str
    year: str
    slug: str

    def __str__(self) -> str:
        return f"{self.office}/{self.sop}/{self.year}/{self.slug}"

    @property
    def folder(self) -> str:
        """The folder, relative to the repository."""
        return f"content/{self}"

    @property
    def index(self) -> str:
        """The Markdown file, relative to the repository."""
        return f"content/{self}/index.md"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the post."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    file: str
    """File name beside index.md."""
    alt: str
    """What the picture shows, for who cannot see it."""
    credit: str = ""
    """Who made it."""
    focus: tuple[float, float] | None = None
    """What must stay in every crop: x and y, 0 to 1 from the left upper corner."""


@dataclass(frozen=True, slots=True)
class Video:
    """A video; beside the post, or on the office's drive and signed by digest."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    file: str
    sha256: str = ""
    """Of the file, where it is not beside the post."""
    poster: str = ""
    """Still picture beside the post."""
    where: str = ""
    """Where the large file is kept."""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A public document (PDF) beside the post."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    file: str
    title: str


@dataclass(frozen=True, slots=True)
class Legal:
    """Facts of a legal product, as the JDIHN feed needs them; texts, dates as YYYY-MM-DD."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    jenis: str
    nomor: str
    tahun: str
    singkatan_jenis: str = ""
    judul: str = ""
    tanggal_penetapan: str = ""
    tanggal_pengundangan: str = ""
    tempat_terbit: str = ""
    sumber: str = ""
    subjek: str = ""
    status: str = ""
    bahasa: str = ""
    bidang_hukum: str = ""
    teu_badan: str = ""
    abstrak: str = ""


@dataclass(frozen=True, slots=True)
class Exemption:
    """Personal data that must be published all the same; signed with the text, shown nowhere."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    code: Literal["PERSONAL-DATA"]
    """The finding it answers."""
    digest: str
    """The first 16 hex digits of the sha256 of the value; the finding prints them."""
    reason: str
    """Why it must be published, in at least 15 characters."""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[0-9a-f]{16}", self.digest):
            raise ValueError(
                Text(
                    "`digest` terdiri atas 16 angka heksadesimal; salin dari temuan",
                    "`digest` has 16 hex digits; copy it from the finding",
                )
            )
        if len(" ".join(self.reason.split())) < REASON_LENGTH:
            raise ValueError(Text("`reason` sedikitnya 15 karakter", "`reason` has at least 15 characters"))


REASON_LENGTH = 15
"""Characters of a reason for publishing personal data, at least."""


@dataclass(frozen=True, slots=True)
class Meta:
    """The front matter without `signatures`."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    title: str
    """Title of the post."""
    date: dt.date
    """The date shown."""
    kind: str
    """What kind of post it is."""
    platforms: tuple[str, ...]
    """Where it will be uploaded."""
    captions: dict[str, str] = field(default_factory=dict)
    """Caption per platform; `default` serves the others."""
    event: dt.date | None = None
    """The day of the activity: H+1 counts from here."""
    category: str = ""
    tags: tuple[str, ...] = ()
    publish_at: dt.datetime | None = None
    """Not on the website before this moment."""
    images: tuple[Image, ...] = ()
    videos: tuple[Video, ...] = ()
    documents: tuple[Document, ...] = ()
    legal: Legal | None = None
    """Of a legal product only."""
    repost_of: str = ""
    """Address of the post that is shared again."""
    sources: tuple[str, ...] = ()
    """Where the facts come from."""
    exceptions: tuple[Exemption, ...] = ()
    """Personal data in this post that is published on purpose, each with its reason."""

    def caption(self, platform: str) -> str:
        """The caption of a platform as written: its own, else the default one."""
        return self.captions.get(platform) or self.captions.get("default", "")


@dataclass(frozen=True, slots=True)
class PostFile:
    """A file of the post folder."""

    name: str
    """Relative to the post folder, with slashes."""
    part: Part
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Post:
    """A post as its folder has it now."""

    path: PostPath
    meta: Meta
    body: str
    """Markdown below the front matter."""
    files: tuple[PostFile, ...]
    """Every file but index.md."""
    digests: Digests
    """Of the folder as it is."""
    entries: tuple[Entry, ...] = ()
    records: tuple[Record, ...] = ()
    evidence_findings: tuple[Finding, ...] = ()
    """What is wrong in `evidence/`: told, but it never takes a page down."""
    lines: dict[str, int] = field(default_factory=dict, compare=False)
    """Line of each front-matter key in index.md."""
    body_line: int = field(default=1, compare=False)
    """Line on which the body begins."""
    blocks: dict[str, str] = field(default_factory=dict, compare=False)
    """SHA-256 of what index.md itself contributes to the media: `index.md:images` -> 64 hex digits."""
