"""The page of a post, and the tombstone that stands in its place once it is withdrawn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as _date
from urllib.parse import urlsplit

from markupsafe import Markup

from site_tools.model.judged import Judged
from site_tools.model.post import Legal
from site_tools.model.verdict import Code
from site_tools.model.when import date_text, local, moment_text
from site_tools.website import address, words
from site_tools.website.media import documents, images, size_text, videos
from site_tools.website.page import Page, Source
from site_tools.website.render import page
from site_tools.website.sheet import current, place
from site_tools.website.trail import corrections, last_link, rows, sentence, title_of, waivers

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MARKS = re.compile(r"<[^>]*>|\]\([^)]*\)|^[ \t]*(?:#+|[-+*]|>|\d+\.)[ \t]|[*_`|\[\]]|!(?=\[)", re.MULTILINE)
"""What Markdown and HTML add to the words."""
_SHORT = 160
"""Characters of a description."""


@dataclass(frozen=True, slots=True)
class Upload:
    """Where a platform stands, and the address of the upload where the office shows it."""

    platform: str
    done: bool
    url: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A step that a draft still waits for."""

    step: str
    activity: str


def _legal(legal: Legal | None) -> list[tuple[str, str]]:
    """Label and value of each fact that is given; dates as people read them."""
    facts = []
    for name, label in words.LEGAL.items():
        value = str(getattr(legal, name)) if legal else ""
        if value:
            facts.append((label, _day(value) if name.startswith("tanggal") else value))
    return facts


def _day(value: str) -> str:
    found = _ISO.fullmatch(value)
    if not found:
        return value
    try:
        return date_text(_date(*map(int, found.groups())))
    except ValueError:
        return value


def _uploads(judged: Judged) -> list[Upload]:
    """One row per platform; addresses only where the office shows evidence and an entry covers it."""
    post, verdict = judged.post, judged.verdict
    urls: dict[str, str] = {}
    if judged.policy.office.evidence_public and verdict.evidence_covered:
        for record in post.records:
            if record.round == verdict.round and record.action in ("posted", "edited") and on_the_web(record.url):
                urls[record.platform] = record.url
    return [Upload(words.platform(p), p in verdict.uploaded, urls.get(p, "")) for p in post.meta.platforms]


def on_the_web(url: str) -> bool:
    """An address on the web, and nothing that a browser would run."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.netloc)


def _description(markdown: str) -> str:
    """The beginning of a body as plain text."""
    text = " ".join(_MARKS.sub("", markdown).split())
    return text if len(text) <= _SHORT else text[:_SHORT].rsplit(" ", 1)[0] + "…"


def _missing(judged: Judged) -> list[Missing]:
    sop = judged.verdict.revision.sop
    steps = [step for number in judged.verdict.pending if (step := sop.at(number)) and number < sop.gate]
    return [Missing(step.label.rstrip(".") or str(step.step), step.activity) for step in steps]


def post_page(source: Source, judged: Judged) -> Page:
    """The page of a public post; in a preview also of one that is not."""
    post, meta, policy, verdict = judged.post, judged.post.meta, judged.policy, judged.verdict
    here = address.post(post.path)
    public = source.library.public(judged)
    zone = policy.office.timezone
    revision = verdict.revision
    updated = local(verdict.passages[-1].at, zone).date() if verdict.passages else meta.date

    def body(text: Markup) -> Markup:
        return page(
            "post.html",
            office=policy.office,
            office_href=address.link(address.office(policy.office.id), here),
            archive_href=address.link(address.archive(policy.office.id), here),
            sop_href=address.link(place(policy, revision, current(source, policy, revision.sop_id)), here),
            verify_href=address.link(address.VERIFY, here),
            post=post,
            meta=meta,
            kind=words.kind(meta.kind),
            day=date_text(meta.date),
            event=date_text(meta.event) if meta.event else "",
            body=text,
            images=images(source, post),
            videos=videos(post),
            documents=[(d, size_text(d.size)) for d in documents(post)],
            legal=_legal(meta.legal),
            repost=meta.repost_of if on_the_web(meta.repost_of) else "",
            corrections=corrections(judged),
            sentence=sentence(judged),
            waivers=waivers(judged) if verdict.code is Code.OVERRIDDEN else [],
            rows=rows(judged),
            uploads=_uploads(judged),
            digests=[(words.PARTS[part], post.digests.of(part)) for part in words.PARTS],
            last_link=last_link(judged),
            sop=revision.sop,
            label=words.SIGNATURE_LABEL,
            draft=not public,
            verdict=verdict.label.id,
            code=verdict.code,
            awaited=verdict.awaited,
            missing=_missing(judged),
            findings=[f.message.id for f in verdict.findings],
            publish_at=moment_text(meta.publish_at, zone) if meta.publish_at and not public else "",
        )

    return Page(
        address=here,
        title=meta.title,
        body=body,
        markdown=post.body,
        description=_description(post.body) or meta.title,
        policy=policy,
        demo=policy.office.demo,
        draft=not public,
        updated=updated,
    )


def tombstone(judged: Judged) -> Page | None:
    """What stands where a withdrawn post stood: time, office title, reason; None if the public never saw it."""
    verdict, policy = judged.verdict, judged.policy
    withdrawn = verdict.withdrawn
    if verdict.code is not Code.WITHDRAWN or withdrawn is None or not verdict.passages:
        return None
    publish_at = judged.post.meta.publish_at
    if publish_at is not None and publish_at > withdrawn.moment:
        return None

    def body(_: Markup) -> Markup:
        return page(
            "tombstone.html",
            office=policy.office,
            office_href=address.link(address.office(policy.office.id), address.post(judged.post.path)),
            time=moment_text(withdrawn.moment, policy.office.timezone),
            iso=withdrawn.at,
            title=title_of(judged, withdrawn),
            reason=words.reason(withdrawn.reason_code),
        )

    return Page(
        address=address.post(judged.post.path),
        title="Unggahan ditarik",
        body=body,
        policy=policy,
        demo=policy.office.demo,
        updated=local(withdrawn.moment, policy.office.timezone).date(),
        searchable=False,
    )
