"""Whether a record of an upload can be true: the platform's own address, the office's account, a screenshot that is there.

Not a rule of the gate: what happened on a platform is never undone by hiding the page. So these are findings of `audit`
and `check`, and what `record` refuses to write.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from site_tools.model.case import Case
from site_tools.model.evidence import Record
from site_tools.model.finding import Finding
from site_tools.model.office import Office
from site_tools.model.people import inside
from site_tools.model.text import Text

HOSTS: Final = {
    "instagram": ("instagram.com",),
    "facebook": ("facebook.com", "fb.com"),
    "x": ("x.com", "twitter.com"),
    "tiktok": ("tiktok.com",),
    "youtube": ("youtube.com", "youtu.be"),
    "whatsapp": ("whatsapp.com",),
    "threads": ("threads.net", "threads.com"),
    "telegram": ("t.me",),
    "linkedin": ("linkedin.com",),
}
"""Hosts of the platforms' own addresses; a shortener or redirector is none of them."""
_ACCOUNT_IN_PATH: Final = frozenset({"x", "tiktok", "threads"})
_NO_ACCOUNT_IN_PATH: Final = frozenset({"youtube", "whatsapp", "linkedin"})
# fmt: off
_GENERIC: Final = frozenset({
    "p", "reel", "reels", "tv", "stories", "share", "watch", "groups", "permalink.php", "photo", "photo.php", "story.php", "i", "posts",
})
# fmt: on
"""First words of addresses that name a kind of page, not an account."""


def address_problem(office: Office, platform: str, url: str, posted_at: datetime) -> tuple[str, Text] | None:
    """Code and message where an address is none of the platform's own, or names an account that is not the office's."""
    path = _path_on(platform, url)
    if not path:
        message = Text("Alamat {url} bukan alamat unggahan {name}.", "Address {url} is no address of a post on {name}.")
        return "EVIDENCE-URL", message.fill(url=url, name=platform)
    accounts = [a for a in office.accounts if a.platform == platform and inside(posted_at, a.from_, a.until)]
    if not accounts:
        none = Text("Kantor ini tidak punya akun resmi di {name}.", "The office has no official account on {name}.")
        return "EVIDENCE-ACCOUNT", none.fill(name=platform)
    first = path.split("/")[0].removeprefix("@").casefold()
    handles = {a.handle.casefold() for a in accounts}
    named = platform in _ACCOUNT_IN_PATH or first not in _GENERIC
    if first not in handles and named and platform not in _NO_ACCOUNT_IN_PATH:
        message = Text("Akun `{first}` bukan akun resmi kantor ({all}).", "Account `{first}` is not an official one of the office ({all}).")
        return "EVIDENCE-ACCOUNT", message.fill(first=first, all=", ".join(sorted(handles)))
    return None


def _path_on(platform: str, url: str) -> str:
    """The path of an address on the platform's own host; empty where it is no such address."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
        clean = url.isascii() and url.isprintable() and " " not in url
        plain = clean and parts.scheme == "https" and not parts.username and parts.port in (None, 443)
    except ValueError:
        return ""
    return parts.path.strip("/") if plain and host in HOSTS.get(platform, ()) else ""


def upload_findings(case: Case) -> Iterator[Finding]:
    """What cannot be true in `evidence/record.yml`, whoever wrote and signed it; a later record mends an earlier one."""
    there = {file.name for file in case.post.files}
    latest = {(record.round, record.platform): (number, record) for number, record in enumerate(case.post.records, start=1)}
    for number, record in latest.values():
        wrong = address_problem(case.policy.office, record.platform, record.url, record.posted_at) if record.url else None
        if wrong:
            code, why = wrong
            yield _finding(case, number, record, code, why)
        if record.screenshot and f"evidence/{record.screenshot}" not in there:
            missing = Text("Tangkapan layar {name} tidak ada.", "The screenshot {name} is missing.").fill(name=record.screenshot)
            yield _finding(case, number, record, "EVIDENCE-SCREENSHOT", missing)


def _finding(case: Case, number: int, record: Record, code: str, why: Text) -> Finding:
    message = Text("Catatan unggah ke-{number} ({name}): {why}", "Upload record {number} ({name}): {why}")
    path = f"{case.post.path.folder}/evidence/record.yml"
    remedy = Text("Rekam alamat yang benar: paraf record {post}", "Record the right address: paraf record {post}")
    return Finding(code, message.fill(number=number, name=record.platform, why=why), path, remedy=remedy.fill(post=case.post.path))
