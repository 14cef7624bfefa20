"""The page of a post, and the tombstone that stands in its place once it is withdrawn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as _date
from datetime import datetime as _datetime
from urllib.parse import quote

from markupsafe import Markup

from site_tools.model.judged import Judged
from site_tools.model.policy import Policy
from site_tools.model.post import Legal
from site_tools.model.verdict import Code
from site_tools.model.when import date_text, local, moment_text, month_text
from site_tools.website import address, words
from site_tools.website.media import documents, images, size_text, videos
from site_tools.website.office_text import on_the_web, report_href
from site_tools.website.page import NavItem, Page, Source
from site_tools.website.plain_text import shortened
from site_tools.website.preview import lacks
from site_tools.website.proof import NAME as PROOF
from site_tools.website.render import page
from site_tools.website.share_picture import share_picture
from site_tools.website.sheet import current, place
from site_tools.website.structured import article
from site_tools.website.summary import Stone
from site_tools.website.trail import corrections, last_link, progress, rows, sentence, title_of, waivers

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Upload:
    """Where a platform stands, and the address of the upload where the office shows it."""

    platform: str
    done: bool
    url: str


@dataclass(frozen=True, slots=True)
class Share:
    """A link that hands the page's address to another service; nothing is asked of it before somebody follows it."""

    name: str
    href: str


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


def _missing(judged: Judged) -> list[Missing]:
    sop = judged.verdict.revision.sop
    steps = [step for number in judged.verdict.pending if (step := sop.at(number)) and number < sop.gate]
    return [Missing(step.label.rstrip(".") or str(step.step), step.activity) for step in steps]


def _stopped(judged: Judged) -> str:
    """Who sent a draft back, and the words for it: they are for the office, so only a preview has them."""
    stopped = judged.verdict.stopped
    return f"{words.DECISIONS[stopped.decision]} oleh {title_of(judged, stopped)}: {stopped.note}" if stopped and stopped.note else ""


def shares(title: str, url: str) -> list[Share]:
    """Plain links for sharing; none where nobody knows the site's address."""
    if not url:
        return []
    both, where, what = quote(f"{title} {url}", safe=""), quote(url, safe=""), quote(title, safe="")
    return [
        Share("WhatsApp", f"https://wa.me/?text={both}"),
        Share("Telegram", f"https://t.me/share/url?url={where}&text={what}"),
        Share("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={where}"),
        Share("X", f"https://twitter.com/intent/tweet?text={what}&url={where}"),
        Share("Surel", f"mailto:?subject={what}&body={where}"),
    ]


def _groups(judged: Judged, here: str) -> list[tuple[str, str]]:
    """Kind, category and tags with the address of their listings."""
    office, meta = judged.policy.office, judged.post.meta
    known = office.kind(meta.kind)
    named = [("jenis", known, words.kind(known))]
    if meta.category and meta.category.lower() != words.kind(known).lower():
        named.append(("kategori", meta.category, meta.category))
    named += [("tag", tag, f"#{tag}") for tag in meta.tags]
    places = [(address.group(office.id, folder, name), label) for folder, name, label in named]
    return [(address.link(where, here), label) for where, label in dict(places).items() if where]


def post_page(source: Source, judged: Judged) -> Page:
    """The page of a public post; in a preview also of one that is not. It knows nothing of other posts."""
    post, meta, policy, verdict = judged.post, judged.post.meta, judged.policy, judged.verdict
    here = address.post(post.path)
    public = source.library.public(judged)
    office, zone = policy.office, policy.office.timezone
    revision = verdict.revision
    updated = local(verdict.passages[-1].at, zone).date() if verdict.passages else meta.date
    url = f"{source.site_url}{quote(here)}" if source.site_url and public else ""
    archive = address.archive(office.id)
    month = address.month(archive, meta.date.isoformat()[:7])
    month_name = month_text(meta.date.year, meta.date.month)
    picture = share_picture(source, post)[0] if public else None
    passages = verdict.passages if public else ()

    def body(text: Markup) -> Markup:
        return page(
            "post.html",
            office=office,
            month_href=address.link(month, here),
            month=month_name,
            sop_href=address.link(place(policy, revision, current(policy, revision.sop_id, source.library.now)), here),
            verify_href=address.link(address.VERIFY, here),
            meta=meta,
            kind=words.kind(meta.kind),
            groups=_groups(judged, here) if public else [],
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
            progress=progress(judged),
            rows=rows(judged),
            uploads=_uploads(judged),
            digests=[(words.PARTS[part], post.digests.of(part)) for part in words.PARTS],
            last_link=last_link(judged),
            proof=PROOF if public else "",
            sop=revision.sop,
            sop_number=revision.sop.number.removeprefix("Nomor "),
            label=words.SIGNATURE_LABEL,
            draft=not public,
            verdict=verdict.label.id,
            code=verdict.code,
            awaited=verdict.awaited,
            missing=_missing(judged),
            lacks=lacks(verdict.findings),
            stopped=_stopped(judged) if not public else "",
            publish_at=moment_text(meta.publish_at, zone) if meta.publish_at and not public else "",
            shares=shares(meta.title, url),
            url=url,
            report_href=report_href(office, here, meta.title, url),
        )

    return Page(
        address=here,
        title=meta.title,
        body=body,
        markdown=post.body,
        description=shortened(post.body) or meta.title,
        policy=policy,
        demo=policy.office.demo,
        draft=not public,
        updated=updated,
        layout="post",
        crumbs=(NavItem("Arsip", archive), NavItem(month_name, month)) if public else (),
        picture=picture,
        published=local(passages[0].at, zone).isoformat() if passages else "",
        modified=local(passages[-1].at, zone).isoformat() if passages else "",
        structured=article(judged, source.site_url, picture) if public else "",
    )


def tombstone(policy: Policy, stone: Stone) -> Page:
    """What stands where a withdrawn post stood: time, office title, reason; no word and no picture of it."""
    office = policy.office
    here = address.post(stone.post)

    def body(_: Markup) -> Markup:
        return page(
            "tombstone.html",
            office=office,
            office_href=address.link(address.office(office.id), here),
            corrections_href=address.link(address.of_office(office.id, address.CORRECTIONS), here),
            time=moment_text(_datetime.fromisoformat(stone.at), office.timezone),
            iso=stone.at,
            by=stone.by,
            reason=stone.reason,
        )

    return Page(
        address=here,
        title="Unggahan ditarik",
        body=body,
        policy=policy,
        demo=office.demo,
        updated=_datetime.fromisoformat(stone.at).date(),
        searchable=False,
    )
