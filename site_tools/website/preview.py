"""What only a preview shows: every draft with what it lacks, and posts that cannot be read at all. No site ever has these pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from site_tools.model.finding import Finding
from site_tools.model.judged import Judged, Unreadable
from site_tools.website import address
from site_tools.website.page import Page
from site_tools.website.render import page

OVERVIEW = "pratinjau/"
UNREADABLE = "Naskah tidak terbaca"


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that must be mended, and how."""

    message: str
    remedy: str
    code: str
    line: str


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A post that is not on the site yet."""

    href: str
    title: str
    post: str
    verdict: str
    code: str
    waits_for: str
    lacks: list[Lack]


def lacks(findings: Sequence[Finding]) -> list[Lack]:
    """Findings as the writer of a draft reads them."""
    return [Lack(f.message.id, f.remedy.id if f.remedy else "", f.code, str(f.line) if f.line else "") for f in findings]


def overview(drafts: Sequence[Judged], unreadable: Sequence[Unreadable]) -> Page:
    """All posts that are not on the site, and why."""

    def body(_: Markup) -> Markup:
        rows = [
            DraftRow(
                href=address.link(address.post(j.post.path), OVERVIEW),
                title=j.post.meta.title,
                post=str(j.post.path),
                verdict=j.verdict.label.id,
                code=j.verdict.code,
                waits_for="; ".join(f"{a.title} ({', '.join(a.names)})" if a.names else a.title for a in j.verdict.awaited),
                lacks=lacks(j.verdict.findings),
            )
            for j in drafts
        ]
        rows += [
            DraftRow(
                address.link(address.post(u.path), OVERVIEW), UNREADABLE, str(u.path), "Tidak terbaca", "INVALID", "", lacks(u.findings)
            )
            for u in unreadable
        ]
        return page("preview.html", rows=sorted(rows, key=lambda row: row.post))

    return Page(OVERVIEW, "Naskah yang belum tayang", body, draft=True, searchable=False)


def unreadable_page(post: Unreadable) -> Page:
    """What stands where a post would stand that cannot be read."""

    def body(_: Markup) -> Markup:
        return page("unreadable.html", title=UNREADABLE, post=str(post.path), lacks=lacks(post.findings))

    return Page(address.post(post.path), UNREADABLE, body, draft=True, searchable=False)
