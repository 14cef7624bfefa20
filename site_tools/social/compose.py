"""Post and verdict in, the files of the ready-to-post bundle out. Pure: the same facts give the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from site_tools.model.evidence import Record
from site_tools.model.finding import Finding, Problem
from site_tools.model.judged import Judged
from site_tools.model.office import Account
from site_tools.model.people import inside
from site_tools.model.post import Post
from site_tools.model.text import Text
from site_tools.social.approval import require_approved, sentence, trail
from site_tools.social.archive import zip_of
from site_tools.social.caption import Warned, fit_caption, fit_title
from site_tools.social.kit import Card, Kit, Medium
from site_tools.social.manifest import NAME as MANIFEST
from site_tools.social.manifest import manifest
from site_tools.social.media import Read, alt_paper, copy_along, pictures_of, render_all
from site_tools.social.page import folder_page, single_page
from site_tools.social.papers import digest_list, read_first, record_skeleton
from site_tools.social.platform import Platform
from site_tools.social.platforms import PLATFORMS
from site_tools.social.watermark import marked_text


def post_url(site_url: str, judged: Judged) -> str:
    """The address of a post on the website; empty where the website has no address yet."""
    return f"{site_url.rstrip('/')}/{judged.post.path}/" if site_url else ""


def compose(judged: Judged, read: Read, *, site_url: str, chain_head: str, preview: bool = False) -> dict[str, bytes]:
    """The files of one bundle, by path relative to its folder.

    `read` gives a file of the post by its name there; `chain_head` is the link of the last entry, or `-`. `preview` is
    for posts that are not approved: every picture, text and page carries the watermark.

    Raises:
        Problem: NOT-APPROVED, PLATFORM-UNKNOWN, MEDIA-MISSING, IMAGE-UNREADABLE, IMAGE-TOO-LARGE, and what `read` raises.
    """
    require_approved(judged, preview=preview)
    post = judged.post
    platforms = _platforms(post)
    url = post_url(site_url, judged)
    rendered = render_all(post, platforms, read, draft=preview)
    copied, videos, documents, copy_warnings = copy_along(post, read, draft=preview)
    warnings = [*_general(url), *rendered.warnings, *copy_warnings]
    cards = []
    for platform in platforms:
        card, told = _card(judged, platform, url, rendered.media[platform.id])
        cards.append(card)
        warnings += told
    uploader, upload_time = _upload_step(judged)
    kit = Kit(
        judged=judged,
        url=url,
        chain_head=chain_head,
        preview=preview,
        approval=sentence(judged, preview=preview),
        trail=trail(judged),
        cards=tuple(cards),
        videos=tuple(videos),
        documents=tuple(documents),
        uploader=uploader,
        upload_time=upload_time,
        old_uploads=_old_uploads(judged),
        warnings=tuple(warnings),
    )
    files = {**rendered.files, **copied}
    for card in cards:
        files |= _texts(card, url, preview=preview)
    return _finish(kit, files)


def _finish(kit: Kit, files: dict[str, bytes]) -> dict[str, bytes]:
    """Add papers and pages, then what covers them: digests, archive, manifest."""
    slug = kit.judged.post.path.slug
    files["BACA-DULU.txt"] = read_first(kit).encode()
    if not kit.preview:
        files["record.yml"] = record_skeleton(kit).encode()
    files["index.html"] = folder_page(kit, zip_name=f"{slug}.zip").encode()
    files["SHA256SUMS"] = digest_list(files).encode()
    archive = zip_of(files, folder=slug)
    files["kit.html"] = single_page(kit, pictures_of(files)).encode()
    files[f"{slug}.zip"] = archive
    files[MANIFEST] = manifest(kit, files)
    return dict(sorted(files.items()))


def _platforms(post: Post) -> list[Platform]:
    unknown = [name for name in post.meta.platforms if name not in PLATFORMS]
    if unknown:
        message = Text("Platform tidak dikenal: {names}.", "Unknown platform: {names}.").fill(names=", ".join(unknown))
        remedy = Text("Pilih dari: {known}.", "Choose from: {known}.").fill(known=", ".join(PLATFORMS))
        raise Problem(Finding("PLATFORM-UNKNOWN", message, post.path.index, post.lines.get("platforms"), remedy=remedy))
    return [platform for name, platform in PLATFORMS.items() if name in post.meta.platforms]


def _approved_at(judged: Judged) -> datetime | None:
    return judged.verdict.passages[-1].at if judged.verdict.passages else None


def _account(judged: Judged, platform: Platform) -> Account | None:
    """The official account that was in force when the post was approved; of a draft, one that has no end."""
    moment = _approved_at(judged)
    accounts = (a for a in judged.policy.office.accounts if a.platform == platform.id)
    return next((a for a in accounts if (inside(moment, a.from_, a.until) if moment else a.until is None)), None)


def _general(url: str) -> list[Warned]:
    if url:
        return []
    message = Text(
        "Alamat situs belum diatur, jadi tautan ke situs tidak disertakan.",
        "The address of the website is not set, so no link to it is included.",
    )
    return [Warned("SITE-URL-NONE", message)]


def _card(judged: Judged, platform: Platform, url: str, media: tuple[Medium, ...]) -> tuple[Card, list[Warned]]:
    meta = judged.post.meta
    caption = fit_caption(meta.caption(platform.id), platform, url=url, with_media=bool(media or meta.videos))
    title, told = fit_title(meta.title, platform)
    warnings = [*caption.warnings, *told]
    account = _account(judged, platform)
    if account is None:
        message = Text("Akun resmi {name} belum terdaftar di office.yml.", "The official {name} account is not registered in office.yml.")
        warnings.append(Warned("ACCOUNT-UNKNOWN", message.fill(name=platform.name), platform.id))
    if platform.threads:
        names = tuple(f"{platform.id}/{number:02d}.txt" for number in range(1, len(caption.parts) + 1))
    else:
        names = (f"{platform.id}/{platform.text_file}",)
    return Card(platform, account, caption, names, title, _tags(judged.post, platform), media), warnings


def _tags(post: Post, platform: Platform) -> str:
    """As many whole tags as the platform's list of tags takes."""
    line = ""
    for tag in post.meta.tags if platform.tags_max is not None else ():
        longer = f"{line}, {tag}" if line else tag
        if len(longer) > (platform.tags_max or 0):
            break
        line = longer
    return line


def _texts(card: Card, url: str, *, preview: bool) -> dict[str, bytes]:
    """The text files of a platform's folder."""
    folder = card.platform.id
    texts: dict[str, str] = {name: part + "\n" for name, part in zip(card.text_files, card.caption.parts, strict=True)}
    if card.title:
        texts[f"{folder}/judul.txt"] = card.title + "\n"
    if card.tags:
        texts[f"{folder}/tag.txt"] = card.tags + "\n"
    alt = alt_paper(card.media)
    if alt:
        texts[f"{folder}/alt.txt"] = alt
    if folder == "facebook" and url:
        texts[f"{folder}/link.txt"] = url + "\n"
    return {name: (marked_text(text) if preview else text).encode() for name, text in texts.items()}


def _upload_step(judged: Judged) -> tuple[str, str]:
    """Who uploads, by title, and the document's time for it."""
    sop = judged.verdict.revision.sop
    steps = [step for step in sop.after_gate if step.phase == "publish"]
    titles = dict.fromkeys(role.title for step in steps for role_id in step.who.roles if (role := sop.role(role_id)))
    return ", ".join(titles), next((step.time_text for step in steps if step.time_text), "")


def _old_uploads(judged: Judged) -> tuple[Record, ...]:
    """Uploads of earlier rounds that are still up, as far as a signature covers the record."""
    verdict = judged.verdict
    if not (verdict.publishable and verdict.passages and verdict.evidence_covered):
        return ()
    current = verdict.passages[-1].round
    latest: dict[tuple[str, str], Record] = {}
    gone: set[str] = set()
    for record in judged.post.records:
        if record.round >= current:
            gone.add(record.platform)  # already dealt with in this round
        elif record.action == "deleted":
            latest = {key: value for key, value in latest.items() if key[0] != record.platform or (record.url and key[1] != record.url)}
        elif record.url and record.action in ("posted", "edited"):
            latest[record.platform, record.url] = record
    return tuple(record for (platform, _), record in latest.items() if platform not in gone)


def total_bytes(files: Mapping[str, bytes]) -> int:
    """How large a bundle is."""
    return sum(map(len, files.values()))
