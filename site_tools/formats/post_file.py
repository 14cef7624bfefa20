"""A post folder's files to a `Post`: which file belongs to which part, and the front matter typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from site_tools.canonical import Piece, part_digests, sha256
from site_tools.formats.front_matter import FrontMatter, read_front_matter
from site_tools.formats.yaml_shape import load, validate
from site_tools.model.evidence import RecordFile
from site_tools.model.finding import Finding, Problem
from site_tools.model.post import Meta, Post, PostFile, PostPath
from site_tools.model.sop import Part
from site_tools.model.text import Text
from site_tools.ports import TreeFile

RECORD: Final = "evidence/record.yml"
FILE_LIMIT: Final = 20 * 1024 * 1024
"""Bytes of one file of a post; larger videos stay on the office's drive and are signed by digest."""
ALIASES: Final[Mapping[str, str]] = {
    "judul": "title", "tanggal": "date", "acara": "event", "kegiatan": "event", "jenis": "kind", "kategori": "category",
    "tag": "tags", "label": "tags", "tayang": "publish_at", "platform": "platforms", "takarir": "captions",
    "keterangan": "captions", "caption": "captions", "gambar": "images", "foto": "images", "image": "images",
    "berkas": "file", "video": "videos", "dokumen": "documents", "hukum": "legal", "sumber": "sources",
    "ulang_dari": "repost_of", "tanda_tangan": "signatures", "kredit": "credit", "teks_alt": "alt",
    "pengecualian": "exceptions", "alasan": "reason",
}  # fmt: skip
"""What people write, and the key it means."""
FOLDER_ALIASES: Final[Mapping[str, str]] = {"lampiran": "attachments", "bukti": "evidence"}

_PATH: Final = re.compile(r"content/([a-z0-9-]+)/([a-z0-9-]+)/([0-9]{4})/([a-z0-9][a-z0-9-]{0,99})/")
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]*(?:/[a-z0-9][a-z0-9._-]*)*")
_MEDIA: Final = re.compile(r"[^/]+\.(?:jpg|jpeg|png|webp|mp4|pdf)")
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")


def post_path(path: str) -> PostPath | None:
    """The post a repository path lies in, or None."""
    match = _PATH.match(path)
    return PostPath(match[1], match[2], match[3], match[4]) if match else None


def part_of(name: str) -> Part | None:
    """The part a file of the folder belongs to by its place; None for a file that has no place there."""
    if name.startswith("attachments/"):
        return "attachments"
    if name.startswith("evidence/"):
        return "evidence"
    return "media" if _MEDIA.fullmatch(name) else None


def read_post(path: PostPath, files: Iterable[TreeFile], read: Callable[[str], bytes]) -> Post:
    """The post of a folder.

    `files` are the folder's, with paths relative to the repository.

    Raises:
        Problem: whatever cannot be a post; all findings at once where they do not hide one another.
    """
    findings: list[Finding] = []
    aside: list[Finding] = []
    found: list[PostFile] = []
    names: dict[str, str] = {}
    for file in files:
        name = file.path.removeprefix(path.folder + "/")
        wrong = _file_finding(file, name, names)
        if wrong:
            (aside if part_of(name) == "evidence" else findings).append(wrong)
            continue
        names[name.casefold()] = name
        part = part_of(name)
        if part:
            found.append(PostFile(name, part, sha256(read(file.path)), file.size))
    if "index.md" not in names:
        findings.append(_finding("POST-EMPTY", path.index, None, "Folder ini tidak punya index.md.", "This folder has no index.md."))
    if findings:
        raise Problem(*findings)
    front = read_front_matter(read(path.index), path=path.index)
    meta = validate(Meta, front.node, path=path.index, aliases=ALIASES)
    try:
        records = _records(path, names, read)
    except Problem as problem:
        # Broken proof proves nothing; the page was approved without it and stays.
        records = RecordFile()
        aside += problem.findings
    own = front.pieces()
    return Post(
        path=path,
        meta=meta,
        body=front.body,
        files=tuple(found),
        digests=part_digests([*own, *(Piece(f.part, f.name, f.sha256) for f in found)]),
        entries=front.entries,
        records=records.records,
        evidence_findings=tuple(aside),
        lines=_lines(front),
        body_line=front.body_line,
        blocks={piece.path: piece.sha256 for piece in own if piece.part == "media"},
    )


def _lines(front: FrontMatter) -> dict[str, int]:
    return {block.key: block.line for block in front.blocks}


def _records(path: PostPath, names: Mapping[str, str], read: Callable[[str], bytes]) -> RecordFile:
    if RECORD not in names:
        return RecordFile()
    full = f"{path.folder}/{RECORD}"
    return load(RecordFile, read(full), path=full)


def _file_finding(file: TreeFile, name: str, names: Mapping[str, str]) -> Finding | None:
    if file.mode != "100644":
        return _finding(
            "FILE-MODE", file.path, None,
            "Hanya berkas biasa yang boleh: bukan tautan simbolik, submodul, atau berkas yang dapat dijalankan.",
            "Only regular files are allowed: no symlink, submodule or executable.",
        )  # fmt: skip
    if not _NAME.fullmatch(name) or len(file.path.encode()) > 180 or any(_RESERVED.match(p) for p in name.split("/")):
        return _finding(
            "FILE-NAME", file.path, None,
            "Nama berkas hanya huruf kecil, angka, titik, dan tanda hubung.",
            "A file name has lower-case letters, digits, dots and hyphens only.",
        )  # fmt: skip
    if name.casefold() in names:
        return _finding("FILE-NAME", file.path, None, "Dua berkas bernama sama.", "Two files have the same name.")
    if file.size > FILE_LIMIT:
        return _finding(
            "TOO-LARGE", file.path, None,
            "Berkas lebih dari 20 MB; video besar disimpan di luar dan dicatat dengan sha256.",
            "The file is over 20 MB; a large video stays outside and is named by its sha256.",
        )  # fmt: skip
    if name == "index.md" or part_of(name):
        return None
    folder = name.split("/", maxsplit=1)[0]
    if folder in FOLDER_ALIASES:
        right = FOLDER_ALIASES[folder]
        return _finding("UNKNOWN-FILE", file.path, None, f"Maksud Anda folder `{right}/`?", f"Did you mean the folder `{right}/`?")
    return _finding("UNKNOWN-FILE", file.path, None, "Berkas ini tidak punya tempat dalam kiriman.", "This file has no place in a post.")


def _finding(code: str, path: str, line: int | None, id_: str, en: str) -> Finding:
    return Finding(code=code, message=Text(id=id_, en=en), path=path, line=line)
