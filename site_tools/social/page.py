"""The page from which the admin uploads: one column for a telephone, complete without JavaScript."""

from __future__ import annotations

import base64
from collections.abc import Callable
from html import escape
from urllib.parse import quote

from site_tools.social.caption import Warned
from site_tools.social.counting import UNIT_NAMES, length
from site_tools.social.kit import Card, Copied, Kit, Medium
from site_tools.social.page_style import SCRIPT, content_policy, style
from site_tools.social.papers import DEMO, SEAL, STEPS
from site_tools.social.watermark import DRAFT_MARK

Address = Callable[[str], str]
"""From a path in the bundle to what stands in `src` and `href`."""


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _external(url: str, label: str) -> str:
    """A link that people press; only a web address may become one."""
    if not url.startswith("https://"):
        return ""
    return f'<a class="button plain" rel="noreferrer noopener" target="_blank" href="{escape(url)}">{escape(label)}</a>'


def _warnings(warned: list[Warned]) -> str:
    blocks = []
    for item in warned:
        removed = f"<details><summary>Lihat yang tidak disertakan</summary><p>{escape(item.removed)}</p></details>" if item.removed else ""
        blocks.append(f'<div class="warn" role="note"><strong>Perhatikan:</strong> {escape(item.message.id)}{removed}</div>')
    return "".join(blocks)


def _copy_area(ident: str, label: str, text: str, button: str) -> str:
    # The line break behind the tag is dropped by browsers; without it, one at the start of the text would be.
    return (
        f'<h3><label for="{ident}">{escape(label)}</label></h3>'
        f'<textarea id="{ident}" readonly rows="{min(max(text.count(chr(10)) + 2, 3), 12)}">\n{escape(text)}</textarea>'
        f'<button class="button" type="button" data-copy="{ident}" hidden>{escape(button)}</button>'
        "<noscript><small>Tekan lama teks di atas, pilih semua, lalu Salin.</small></noscript>"
    )


def _figure(medium: Medium, href: str) -> str:
    name = medium.file.replace("/", "-")
    return (
        f'<figure><img src="{href}" alt="{escape(medium.alt)}" width="{medium.width}" height="{medium.height}" loading="lazy">'
        f"<figcaption>{escape(medium.file)}, {medium.width}×{medium.height}</figcaption>"
        f'<a class="button plain" download="{escape(name)}" href="{href}">Simpan {escape(medium.file.rsplit("/", 1)[-1])}</a></figure>'
    )


def _gallery(card: Card, address: Address, seen: dict[str, str] | None, mark: str) -> str:
    """The pictures of a platform. `seen` maps digests to anchors: what an earlier platform showed is referred to."""
    if not card.media:
        return ""
    box = f"{card.platform.id}-gambar"
    rows = [f'<div id="{box}"><h3>Gambar</h3>']
    if seen is None:
        rows.append(f'<button class="button" type="button" data-share="{box}" hidden>Bagikan semua gambar</button>')
    for number, medium in enumerate(card.media, 1):
        ident = f"{box}-{number}"
        rows.append(f'<div id="{ident}">')
        if seen is not None and medium.sha256 in seen:
            rows.append(f'<p>{escape(medium.file)}: sama dengan <a href="#{seen[medium.sha256]}">gambar di atas</a>.</p>')
        else:
            rows.append(_figure(medium, address(medium.file)))
        if seen is not None:
            seen.setdefault(medium.sha256, ident)
        if medium.alt and not medium.cover:
            rows.append(_copy_area(f"{ident}-alt", f"Teks alternatif gambar {number}", mark + medium.alt, "Salin teks alternatif"))
        rows.append("</div>")
    return "".join(rows) + "</div>"


def _intent(card: Card, kit: Kit) -> str:
    """The button that opens the platform: with the text filled in where that can be done."""
    platform = card.platform
    if platform.intent and not kit.preview and len(card.caption.parts) == 1:
        text = card.caption.text
        link = platform.intent.format(text=quote(text, safe=""), url=quote(kit.url, safe=""))
        if ("{url}" not in platform.intent or kit.url) and len(link) < 8000:  # noqa: PLR2004 - longer addresses are cut off by servers
            return _external(link, f"Buka {platform.name}")
    return _external(card.account.url, f"Buka akun {platform.name}") if card.account else ""


def _card(card: Card, kit: Kit, address: Address, seen: dict[str, str] | None) -> str:
    platform, caption = card.platform, card.caption
    if card.account:
        account = f"Pastikan masuk (login) sebagai <strong>{escape(card.account.handle)}</strong>."
    else:
        account = "Akun resmi belum terdaftar. Tanyakan dahulu sebelum mengunggah."
    unit = UNIT_NAMES[caption.unit].id
    rows = [f'<section id="{platform.id}" aria-labelledby="judul-{platform.id}"><h2 id="judul-{platform.id}">{escape(platform.name)}</h2>']
    rows += [f"<p>{account}</p>", _warnings(list(kit.warnings_of(platform.id)))]
    mark = f"{DRAFT_MARK}\n\n" if kit.preview else ""
    if card.title:
        rows.append(_copy_area(f"{platform.id}-judul", "Judul", mark + card.title, "Salin judul"))
    for number, part in enumerate(caption.parts, 1):
        several = f" {number} dari {len(caption.parts)}" if len(caption.parts) > 1 else ""
        rows.append(_copy_area(f"{platform.id}-{number}", f"Caption{several}", mark + part, f"Salin caption{several}"))
        rows.append(f"<p><small>{_number(length(part, caption.unit))} dari {_number(caption.limit)} {escape(unit)}</small></p>")
    if card.tags:
        rows.append(_copy_area(f"{platform.id}-tag", "Tag", mark + card.tags, "Salin tag"))
    rows.append(_gallery(card, address, seen, mark))
    rows.append(_intent(card, kit))
    key = f"{kit.chain_head[:16]}-{platform.id}"
    rows.append(f'<label class="tick" hidden><input type="checkbox" data-done="{key}"> Sudah diunggah ke {escape(platform.name)}</label>')
    return "".join(rows) + "</section>"


def _copied(heading: str, copied: tuple[Copied, ...], address: Address | None) -> str:
    if not copied:
        return ""
    items = []
    for item in copied:
        if address:
            href = escape(address(item.file))
            name = escape(item.file.rsplit("/", 1)[-1])
            items.append(f'<p>{escape(item.label)}</p><a class="button plain" download="{name}" href="{href}">Simpan {name}</a>')
        else:
            items.append(f"<p>{escape(item.label)}: berkas {escape(item.file)} dalam bundel.</p>")
    return f"<section><h2>{heading}</h2>{''.join(items)}</section>"


def _approval(kit: Kit) -> str:
    rows = "".join(
        f"<li>{f'Langkah {s.step}: ' if s.step else ''}{escape(s.who)}, {escape(s.when)}"
        f"{' (dilewati, keadaan kahar)' if s.decision == 'waive' else ''}</li>"
        for s in kit.trail
    )
    trail = f"<details><summary>Lihat semua paraf</summary><ul>{rows}</ul></details>" if rows else ""
    return f"<p><strong>{escape(kit.approval)}</strong></p><p><small>{SEAL}</small></p>{trail}"


def _corrections(kit: Kit) -> str:
    if not kit.old_uploads:
        return ""
    rows = "".join(f"<li>{escape(r.platform)}: {escape(r.url)}{_external(r.url, 'Buka unggahan lama')}</li>" for r in kit.old_uploads)
    return f"<section><h2>Ralat: unggahan lama</h2><p>Ubah atau hapus unggahan ini, lalu catat.</p><ul>{rows}</ul></section>"


def _page(kit: Kit, *, address: Address, copied: Address | None, seen: dict[str, str] | None, zip_name: str) -> str:
    office, meta = kit.judged.policy.office, kit.judged.post.meta
    mark = f'<p class="mark">{DRAFT_MARK}</p>' if kit.preview else ""
    demo = f'<p class="warn">{DEMO}</p>' if office.demo else ""
    order = "".join(f"<li>{escape(step)}</li>" for step in STEPS)
    index = "".join(f'<li><a href="#{c.platform.id}">{escape(c.platform.name)}</a></li>' for c in kit.cards)
    uploader = f"<p>Yang mengunggah: {escape(kit.uploader)}.{_time(kit)}</p>" if kit.uploader else ""
    archive = f'<a class="button plain" download href="{escape(zip_name)}">Simpan semuanya (ZIP)</a>' if zip_name else ""
    title = f"{DRAFT_MARK}: {meta.title}" if kit.preview else meta.title
    record = f"paraf record {kit.judged.post.path} --platform PLATFORM --url TAUTAN --screenshot BERKAS"
    body = [
        mark,
        demo,
        f"<header><p>{escape(office.name)}</p><h1>{escape(meta.title)}</h1>{_approval(kit)}{uploader}</header>",
        _warnings(list(kit.warnings_of(""))),
        _corrections(kit),
        f"<section><h2>Urutan kerja</h2><ol>{order}</ol><p>Platform:</p><ol>{index}</ol></section>",
        *(_card(card, kit, address, seen) for card in kit.cards),
        _copied("Video", kit.videos, copied),
        _copied("Dokumen", kit.documents, copied),
        f"<section><h2>Setelah mengunggah</h2><p>Catat setiap unggahan:</p><p><code>{escape(record)}</code></p>{archive}",
        f"<p><small>Kepala rantai paraf: {escape(kit.chain_head)}</small></p></section>",
    ]
    return (
        '<!doctype html>\n<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{content_policy()}">'
        '<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">'
        '<link rel="icon" href="data:,">'  # otherwise browsers ask the host for one
        f"<title>{escape(title)}</title><style>{style(office.brand.primary)}</style></head>\n"
        f"<body>{chr(10).join(part for part in body if part)}\n<script>{SCRIPT}</script></body></html>\n"
    )


def _time(kit: Kit) -> str:
    return f" Waktu menurut SOP: {escape(kit.upload_time)}." if kit.upload_time else ""


def folder_page(kit: Kit, *, zip_name: str) -> str:
    """index.html, which refers to the files beside it."""
    return _page(kit, address=quote, copied=quote, seen=None, zip_name=quote(zip_name))


def single_page(kit: Kit, pictures: dict[str, bytes]) -> str:
    """kit.html: the same in one file, each picture inside it once; videos and documents stay in the folder."""

    def inline(path: str) -> str:
        return f"data:image/jpeg;base64,{base64.b64encode(pictures[path]).decode()}"

    return _page(kit, address=inline, copied=None, seen={}, zip_name="")
