"""The pages every office has beside its posts: agenda, legal products, public information, accounts, corrections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from site_tools.model.policy import Policy
from site_tools.model.when import date_text, local, moment_text
from site_tools.website import address, jdih
from site_tools.website.cards import Card, cards
from site_tools.website.homes import past_events, upcoming
from site_tools.website.office_text import accounts, mail_address, sop_links
from site_tools.website.page import Body, NavItem, Page
from site_tools.website.plain import Written
from site_tools.website.render import page
from site_tools.website.summary import Product, Stone, Summary, newest

PAST_EVENTS = 24
"""Events of the past that the agenda keeps; older ones are in the archive."""
PUBLIC_TAGS = {
    "berkala": "informasi-berkala",
    "serta-merta": "informasi-serta-merta",
    "setiap-saat": "informasi-setiap-saat",
}
"""Class of public information -> the tag by which an operator puts a post there."""
IN_CLASS = 24
"""Posts shown of each class; the tag's own listing has all."""


def _page(policy: Policy, name: str, title: str, description: str, own: Written, body: Body) -> Page:
    return Page(
        address=address.of_office(policy.office.id, name),
        title=own.title or title,
        body=body,
        markdown=own.markdown,
        description=description,
        policy=policy,
        demo=policy.office.demo,
    )


def agenda(policy: Policy, posts: Sequence[Summary], own: Written, now: datetime) -> Page:
    """Events ahead, and the last ones."""
    office = policy.office
    here = address.of_office(office.id, address.AGENDA)
    today = local(now, office.timezone).date()

    def body(text: Markup) -> Markup:
        return page(
            "agenda.html",
            office=office,
            title=own.title or "Agenda",
            intro=text,
            ahead=cards(upcoming(posts, today), here),
            past=cards(past_events(posts, today)[:PAST_EVENTS], here),
            archive_href=address.link(address.archive(office.id), here),
        )

    return _page(policy, address.AGENDA, f"Agenda {office.short_name}", f"Kegiatan {office.name} menurut tanggalnya.", own, body)


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A legal product in its table."""

    href: str
    name: str
    """`Keputusan Nomor 12 Tahun 2026`."""
    title: str
    status: str
    subject: str
    files: list[tuple[str, str, str]]


def products(policy: Policy, posts: Sequence[Summary], own: Written, *, feed: bool = False) -> Page:
    """The office's legal products by year; `feed`: the same as files for programs is on the site."""
    office = policy.office
    here = address.of_office(office.id, address.LAW)
    names = (("JSON", jdih.FEED), ("CSV", jdih.TABLE)) if feed else ()
    files = [(label, address.link(jdih.place(office.id, name), here)) for label, name in names]

    def body(text: Markup) -> Markup:
        years: dict[str, list[ProductRow]] = defaultdict(list)
        for post in newest(posts):
            if post.product:
                years[post.product.tahun].append(_product(post, post.product, here))
        listed = sorted(years.items(), reverse=True)
        return page("products.html", office=office, title=own.title or "Produk Hukum", intro=text, years=listed, feeds=files)

    return _page(policy, address.LAW, f"Produk Hukum {office.short_name}", f"Produk hukum yang diunggah {office.name}.", own, body)


def _product(post: Summary, product: Product, here: str) -> ProductRow:
    return ProductRow(
        href=address.link(address.post(post.post), here),
        name=f"{product.jenis} Nomor {product.nomor} Tahun {product.tahun}",
        title=product.judul,
        status=product.status,
        subject=product.subjek,
        files=[(address.link(place, here), title, size) for place, title, size in product.files],
    )


def public_information(policy: Policy, posts: Sequence[Summary], pages: Sequence[NavItem], own: Written, now: datetime) -> Page:
    """Public information by its classes (UU 14/2008): what an operator tagged so, and what this site always has."""
    office = policy.office
    here = address.of_office(office.id, address.PUBLIC_INFORMATION)

    def tagged(name: str) -> list[Card]:
        return cards([p for p in newest(posts) if PUBLIC_TAGS[name] in p.tags][:IN_CLASS], here)

    def to(name: str) -> str:
        return address.link(address.of_office(office.id, name), here)

    def body(text: Markup) -> Markup:
        official, _ = accounts(office, now)
        return page(
            "public_information.html",
            office=office,
            title=own.title or "Informasi Publik",
            intro=text,
            tags=PUBLIC_TAGS,
            periodic=tagged("berkala"),
            immediate=tagged("serta-merta"),
            on_demand=tagged("setiap-saat"),
            pages=[(item.title, address.link(item.address, here)) for item in pages],
            sops=sop_links(policy, now, here),
            products_href=to(address.LAW) if any(p.product for p in posts) else "",
            accounts_href=to(address.ACCOUNTS),
            decisions=list(dict.fromkeys(a.decision for a in official if a.decision)),
            transparency_href=to(address.TRANSPARENCY),
            corrections_href=to(address.CORRECTIONS),
            agenda_href=to(address.AGENDA),
            report_href=f"{to(address.CORRECTIONS)}#lapor",
        )

    title, description = f"Informasi Publik {office.short_name}", f"Informasi berkala, serta-merta, dan setiap saat {office.name}."
    return _page(policy, address.PUBLIC_INFORMATION, title, description, own, body)


def official_accounts(policy: Policy, own: Written, now: datetime) -> Page:
    """Which accounts are the office's, and by which decision."""
    office = policy.office

    def body(text: Markup) -> Markup:
        official, former = accounts(office, now)
        here = address.of_office(office.id, address.ACCOUNTS)
        return page(
            "accounts.html",
            office=office,
            title=own.title or "Media Sosial Resmi",
            intro=text,
            official=official,
            former=former,
            report_href=f"{address.link(address.of_office(office.id, address.CORRECTIONS), here)}#lapor",
        )

    title, description = f"Media Sosial Resmi {office.short_name}", f"Akun media sosial yang benar milik {office.name} dan penetapannya."
    return _page(policy, address.ACCOUNTS, title, description, own, body)


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction in the list of all."""

    iso: str
    day: str
    title: str
    href: str
    note: str


@dataclass(frozen=True, slots=True)
class StoneRow:
    """A withdrawal in the list of all."""

    iso: str
    time: str
    by: str
    reason: str
    href: str
    address: str


def corrections(policy: Policy, posts: Iterable[Summary], stones: Iterable[Stone], own: Written) -> Page:
    """Every correction and withdrawal of an office, the latest first, and how a mistake is reported."""
    office = policy.office
    here = address.of_office(office.id, address.CORRECTIONS)

    def body(text: Markup) -> Markup:
        changed = sorted(((c.at, p, c) for p in posts for c in p.corrections), key=lambda row: (row[0], row[1].post), reverse=True)
        gone = sorted(stones, key=lambda s: (s.at, s.post), reverse=True)
        return page(
            "corrections.html",
            office=office,
            title=own.title or "Ralat dan penarikan",
            intro=text,
            corrected=[
                CorrectionRow(at, date_text(datetime.fromisoformat(at)), p.title, address.link(address.post(p.post), here), c.note)
                for at, p, c in changed
            ],
            withdrawn=[
                StoneRow(
                    iso=s.at,
                    time=moment_text(datetime.fromisoformat(s.at), office.timezone),
                    by=s.by,
                    reason=s.reason,
                    href=address.link(address.post(s.post), here),
                    address=f"/{s.post}/",
                )
                for s in gone
            ],
            mail=mail_address(office),
            accounts_href=address.link(address.of_office(office.id, address.ACCOUNTS), here),
        )

    title, description = f"Ralat dan penarikan {office.short_name}", f"Unggahan {office.name} yang diralat atau ditarik."
    return _page(policy, address.CORRECTIONS, title, description, own, body)
