"""The portal and the home of each office."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from site_tools.model.policy import Policy
from site_tools.model.when import local
from site_tools.website import address
from site_tools.website.cards import Card, cards
from site_tools.website.office_text import SopLink, accounts, report_href, sop_links
from site_tools.website.page import NavItem, Page
from site_tools.website.plain import Written
from site_tools.website.render import page
from site_tools.website.summary import Summary, newest

NEWEST_ON_PORTAL = 3
NEWEST_ALONE = 9
"""On the portal of a repository with one office."""
NEWEST_ON_HOME = 9
ANNOUNCEMENTS = ("pengumuman", "klarifikasi", "tahapan")
"""Kinds of posts that an office announces."""
FEW = 4
"""Announcements and events on a home."""


@dataclass(frozen=True, slots=True)
class OfficeCard:
    """An office on the portal."""

    id: str
    name: str
    short_name: str
    initials: str
    href: str
    sops: list[SopLink]
    posts: list[Card]
    total: int
    accounts_href: str


def initials(short_name: str) -> str:
    """What stands in the slot of a logo until the office gives one: the first letter of its place."""
    last = short_name.split()[-1:] or [""]
    return last[0][:1].upper()


def upcoming(posts: Iterable[Summary], today: date) -> list[Summary]:
    """Events from today on, the next one first."""
    return sorted((p for p in posts if p.event and p.event >= today.isoformat()), key=lambda p: (p.event, p.post))


def past_events(posts: Iterable[Summary], today: date) -> list[Summary]:
    """Events before today, the last one first."""
    return sorted((p for p in posts if p.event and p.event < today.isoformat()), key=lambda p: (p.event, p.post), reverse=True)


def portal(offices: Sequence[tuple[Policy, Sequence[Summary]]], text: Written | None, site_name: str, now: datetime) -> Page:
    """The first page: the portal's own words, then each office with its newest posts."""
    title = text.title if text and text.title else site_name
    few = NEWEST_ALONE if len(offices) == 1 else NEWEST_ON_PORTAL

    def body(html: Markup) -> Markup:
        shown = [_office_card(policy, posts, now, few) for policy, posts in offices]
        return page("portal.html", title=title, body=html, offices=shown, verify_href=address.link(address.VERIFY, address.PORTAL))

    return Page(
        address=address.PORTAL,
        title=title,
        body=body,
        markdown=text.markdown if text else "",
        description=f"{title}: unggahan resmi beserta jejak persetujuannya.",
        demo=any(policy.office.demo for policy, _ in offices),
        updated=local(now, "Asia/Jakarta").date(),
    )


def _office_card(policy: Policy, posts: Sequence[Summary], now: datetime, few: int) -> OfficeCard:
    office, here = policy.office, address.PORTAL
    return OfficeCard(
        id=office.id,
        name=office.name,
        short_name=office.short_name,
        initials=initials(office.short_name),
        href=address.link(address.office(office.id), here),
        sops=sop_links(policy, now, here),
        posts=cards(newest(posts)[:few], here),
        total=len(posts),
        accounts_href=address.link(address.of_office(office.id, address.ACCOUNTS), here),
    )


def home(policy: Policy, posts: Sequence[Summary], text: Written, own: Sequence[NavItem], now: datetime) -> Page:
    """The home of an office: its newest posts, what it announces, what it plans, which accounts are its own."""
    office = policy.office
    here = address.office(office.id)
    today = local(now, office.timezone).date()

    def body(html: Markup) -> Markup:
        ordered = newest(posts)
        ahead = upcoming(posts, today)[:FEW]
        official, _ = accounts(office, now)
        return page(
            "home.html",
            office=office,
            initials=initials(office.short_name),
            title=text.title or office.name,
            body=html,
            posts=cards(ordered[:NEWEST_ON_HOME], here),
            total=len(posts),
            announcements=cards([p for p in ordered if p.kind in ANNOUNCEMENTS][:FEW], here),
            ahead=cards(ahead, here),
            past=cards(past_events(posts, today)[: FEW - 1], here) if not ahead else [],
            sops=sop_links(policy, now, here),
            accounts=official,
            pages=[(item.title, address.link(item.address, here)) for item in own],
            archive_href=address.link(address.archive(office.id), here),
            announcements_href=address.link(address.group(office.id, "jenis", "pengumuman"), here)
            if any(p.kind == "pengumuman" for p in posts)
            else "",
            agenda_href=address.link(address.of_office(office.id, address.AGENDA), here),
            accounts_href=address.link(address.of_office(office.id, address.ACCOUNTS), here),
            report_href=report_href(office, here),
        )

    return Page(
        address=here,
        title=text.title or office.name,
        body=body,
        markdown=text.markdown,
        description=f"Unggahan resmi {office.name} beserta jejak persetujuannya.",
        policy=policy,
        demo=office.demo,
        updated=today,
    )
