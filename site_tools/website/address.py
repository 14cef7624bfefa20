"""Addresses of pages: folders below the root of the site, without a slash in front, `""` for the portal."""

from __future__ import annotations

from urllib.parse import quote

from site_tools.model.policy import SopRevision
from site_tools.model.post import PostPath

PORTAL = ""
VERIFY = "verifikasi/"


def office(office_id: str) -> str:
    """Home of an office."""
    return f"{office_id}/"


def archive(office_id: str) -> str:
    """All posts of an office by month."""
    return f"{office_id}/arsip/"


def post(path: PostPath) -> str:
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
