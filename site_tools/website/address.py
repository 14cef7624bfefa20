"""Addresses of pages: folders below the root of the site, without a slash in front, `""` for the portal."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from site_tools.model.policy import SopRevision
from site_tools.model.post import PostPath

PORTAL = ""
VERIFY = "verifikasi/"
SEARCH = "cari/"
REPORT = "lapor/"

ARCHIVE = "arsip"
AGENDA = "agenda"
LAW = "produk-hukum"
PUBLIC_INFORMATION = "informasi-publik"
ACCOUNTS = "media-sosial"
CORRECTIONS = "ralat"
TRANSPARENCY = "transparansi"
OWN_WORDS = (ARCHIVE, AGENDA, LAW, PUBLIC_INFORMATION, ACCOUNTS, CORRECTIONS, TRANSPARENCY)
"""Pages of ours above which an office may put words of its own, in a plain page of the same name."""
GROUPS = ("kategori", "jenis", "tag")
"""Folders of listings; no plain page may take their names."""


def office(office_id: str) -> str:
    """Home of an office."""
    return f"{office_id}/"


def of_office(office_id: str, name: str) -> str:
    """A page that every office has, by its name: `agam/ralat/`."""
    return f"{office_id}/{name}/"


def archive(office_id: str) -> str:
    """All posts of an office by month."""
    return of_office(office_id, ARCHIVE)


def month(listing: str, year_month: str) -> str:
    """One month of a listing: `agam/arsip/2026-11/`."""
    return f"{listing}{year_month}/"


def group(office_id: str, folder: str, name: str) -> str:
    """The posts of a category, kind or tag; empty where nothing of the name can stand in an address."""
    found = slug(name)
    return f"{office_id}/{folder}/{found}/" if found else ""


def slug(name: str) -> str:
    """A name as part of an address: `Hari Besar` -> `hari-besar`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")


def post(path: PostPath | str) -> str:
    """A post; the same as its folder."""
    return f"{path}/"


def sheet(office_id: str, sop_id: str) -> str:
    """The sheet of the SOP revision in force."""
    return f"{office_id}/{sop_id}/sop/"


def revision(office_id: str, found: SopRevision) -> str:
    """The sheet of one revision, under its file name."""
    stem = found.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return f"{sheet(office_id, found.sop_id)}{stem}/"


def source(address: str) -> str:
    """The Markdown file that mkdocs would make this address from."""
    return f"{address}index.md"


def link(target: str, here: str) -> str:
    """How a page at `here` names `target`: relative, so that the site works below any folder."""
    return "../" * here.count("/") + quote(target) or "./"
