"""A new post: the folder, the front matter with a word of help above each key, and the SOP's checklists."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from site_tools.formats.clean_text import refused_codes
from site_tools.formats.yaml_write import quote
from site_tools.model.finding import CannotJudge, Finding, Problem
from site_tools.model.policy import Policy, SopRevision
from site_tools.model.post import KINDS, PLATFORMS, PostPath
from site_tools.model.text import Text
from site_tools.ports import Folder
from site_tools.workflows.facts import Judge
from site_tools.workflows.policy import load_policy

_SLUG_LENGTH: Final = 60
_PAPERS: Final = {"lembar-disposisi": "Lembar Disposisi", "notula": "Notula Rapat"}


@dataclass(frozen=True, slots=True)
class NewPost:
    """What was made."""

    path: PostPath
    files: tuple[str, ...]


def slug_of(title: str) -> str:
    """A title as a folder name: lower case, ASCII, hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    slug = ""
    for word in words:
        if len(slug) + len(word) >= _SLUG_LENGTH:
            break
        slug = f"{slug}-{word}" if slug else word
    return slug or (words[0][:_SLUG_LENGTH] if words else "")


def new_post(tree: Folder, office_sop: str, title: str, judge: Judge, *, kind: str = "", slug: str = "") -> NewPost:
    """Make the folder of a new post.

    Raises:
        CannotJudge: OFFICE-UNKNOWN, SOP-MISSING, wrong form of OFFICE/SOP or title.
        Problem: FILE-EXISTS, such a post is there already.
    """
    office, _, sop = office_sop.strip("/").partition("/")
    policy = load_policy(tree, office, judge)
    revision = policy.in_force(sop, judge.now) if sop else _only_sop(policy, judge)
    if revision is None:
        raise _wrong(
            "SOP-MISSING",
            Text("Kantor {office} tidak punya SOP `{sop}` yang berlaku.", "Office {office} has no SOP `{sop}` in force.").fill(
                office=office, sop=sop
            ),
            Text("SOP yang ada: {names}", "SOPs there are: {names}").fill(
                names=", ".join(sorted({f"{office}/{r.sop_id}" for r in policy.revisions}))
            ),
        )
    title = unicodedata.normalize("NFC", " ".join(title.split()))
    name = slug or slug_of(title)
    if refused_codes(title):
        raise _wrong(
            "TITLE",
            Text("Judul memuat karakter yang tidak terlihat atau karakter kendali.", "The title has invisible or control characters."),
            Text(
                "Ketik ulang judulnya; jangan menyalin dari pengolah kata.",
                "Type the title again instead of pasting it from a word processor.",
            ),
        )
    if not title or not name or name != slug_of(name):
        raise _wrong(
            "TITLE",
            Text("Judul harus memuat huruf atau angka.", "A title needs letters or digits."),
            Text('Contoh: paraf new {office} "Rapat Pleno Terbuka"', 'Example: paraf new {office} "Rapat Pleno Terbuka"').fill(
                office=office_sop
            ),
        )
    if kind and kind not in {*KINDS, *(policy.office.kinds or {})}:
        raise _wrong(
            "META-WORD",
            Text("Jenis `{kind}` tidak dikenal.", "Kind `{kind}` is unknown.").fill(kind=kind),
            Text("Jenis yang ada: {names}", "Kinds there are: {names}").fill(names=", ".join(KINDS)),
        )
    today = judge.now.astimezone(ZoneInfo(policy.office.timezone)).date()
    path = PostPath(office, revision.sop_id, f"{today.year}", name)
    if list(tree.files(path.folder)):
        raise Problem(
            Finding(
                "FILE-EXISTS",
                Text("Kiriman dengan nama ini sudah ada.", "A post of this name is there already."),
                path.folder,
                None,
                None,
                Text("Pilih nama lain: --slug NAMA", "Choose another name: --slug NAME"),
            )
        )
    files = {path.index: front_matter(policy, revision, title, today, kind or "kegiatan").encode()}
    papers = {paper for step in revision.sop.before_gate for paper in step.forms if paper in _PAPERS}
    for paper in sorted(papers):
        files[f"{path.folder}/attachments/{paper}.md"] = _paper(paper, title, today).encode()
    tree.create(files)
    return NewPost(path, tuple(files))


def _only_sop(policy: Policy, judge: Judge) -> SopRevision | None:
    """The office's SOP where it has just one in force."""
    current = [r for r in policy.revisions if r.in_force(judge.now)]
    return current[0] if len(current) == 1 else None


def front_matter(policy: Policy, revision: SopRevision, title: str, today: date, kind: str) -> str:
    """`index.md` of a new post: one Indonesian comment above each key."""
    sop = revision.sop
    own = [a.platform for a in policy.office.accounts if a.platform in PLATFORMS]
    platforms = ", ".join(dict.fromkeys(own)) or "instagram, facebook"
    demands = sop.demands
    least = demands.media_minimum
    pictures = f"minimal {least.count} foto atau video untuk {', '.join(least.kinds)}" if least else "letakkan berkasnya di folder ini"
    category = demands.categories[0] if demands.categories else "Berita"
    choices = f" (pilih: {', '.join(demands.categories)})" if demands.categories else ""
    steps = "\n".join(f"# {s.step}. {s.activity} - {' / '.join(_title(revision, r) for r in s.who.roles)}" for s in sop.steps)
    return f"""---
# Langkah menurut SOP {sop.number}:
{steps}

# Judul kiriman, seperti akan dibaca masyarakat
title: {quote(title)}
# Tanggal yang ditampilkan
date: {today.isoformat()}
# Tanggal kegiatan; H+1 dihitung dari sini
event: {today.isoformat()}
# Jenis: {", ".join(KINDS)}
kind: {kind}
# Kategori{choices}
category: {quote(category)}
# Kata kunci
tags: []
# Tempat diunggah
platforms: [{platforms}]
# Takarir; `default` dipakai untuk semua platform tanpa takarir sendiri
captions:
  default: ""
# Gambar ({pictures}); contoh: - {{file: foto-1.jpg, alt: "Yang tampak di gambar", credit: "Humas"}}
images: []
# Sumber data dan keterangan{" (wajib menurut SOP)" if demands.sources else ""}
sources: []
---

Tulis naskah di sini.
"""


def _title(revision: SopRevision, role_id: str) -> str:
    role = revision.sop.role(role_id)
    return role.title if role else role_id


def _paper(paper: str, title: str, today: date) -> str:
    """The checklist of a paper that a step of the SOP asks for."""
    rows = {
        "lembar-disposisi": ("Dari", "Kepada", "Isi disposisi atau petunjuk", "Sifat"),
        "notula": (
            "Tempat dan waktu",
            "Pemimpin rapat",
            "Peserta",
            "Pokok bahasan",
            "Kesimpulan",
            "Pembagian tugas (siapa, apa, sampai kapan)",
        ),
    }[paper]
    lines = "\n".join(f"- [ ] {row}: " for row in rows)
    return f"# {_PAPERS[paper]}\n\nPerihal: {title}\nTanggal: {today.isoformat()}\n\n{lines}\n"


def _wrong(code: str, message: Text, remedy: Text) -> CannotJudge:
    return CannotJudge(Finding(code, message, remedy=remedy))
