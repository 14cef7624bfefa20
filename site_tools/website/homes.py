"""The portal, the home of each office, and its archive."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from site_tools.model.judged import Library
from site_tools.model.office import Account
from site_tools.model.policy import Policy
from site_tools.model.when import date_text, local
from site_tools.website import address, words
from site_tools.website.cards import Card, by_month, cards, shown
from site_tools.website.page import Page, Source
from site_tools.website.plain import PORTAL, office_home_text, plain_pages, written
from site_tools.website.post_page import on_the_web
from site_tools.website.render import page
from site_tools.website.sheet import current, sop_ids

NEWEST_ON_PORTAL = 3
NEWEST_ALONE = 9
"""On the portal of a repository with one office."""
NEWEST_ON_HOME = 12


@dataclass(frozen=True, slots=True)
class OfficeCard:
    """An office on the portal."""

    id: str
    name: str
    short_name: str
    href: str
    sops: list[tuple[str, str, str]]
    """Name, number, address."""
    posts: list[Card]
    total: int


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An official account and the decision that names it."""

    platform: str
    handle: str
    url: str
    decision: str


def _sops(source: Source, policy: Policy, here: str) -> list[tuple[str, str, str]]:
    """Name, number and address of the sheet of each SOP of an office."""
    found = []
    for sop_id in sop_ids(policy):
        sop = current(source, policy, sop_id).sop
        found.append((sop.header.name, sop.number, address.link(address.sheet(policy.office.id, sop_id), here)))
    return found


def _accounts(library: Library, policy: Policy) -> list[AccountRow]:
    """The accounts that are official now."""

    def now_official(account: Account) -> bool:
        begun = account.from_ is None or account.from_ <= library.now
        return begun and (account.until is None or library.now < account.until)

    return [
        AccountRow(words.platform(a.platform), a.handle, a.url if on_the_web(a.url) else "", a.decision)
        for a in policy.office.accounts
        if now_official(a)
    ]


def _office_card(source: Source, policy: Policy, here: str, newest: int) -> OfficeCard:
    office, posts = policy.office, shown(source, policy.office.id)
    return OfficeCard(
        id=office.id,
        name=office.name,
        short_name=office.short_name,
        href=address.link(address.office(office.id), here),
        sops=_sops(source, policy, here),
        posts=cards(source, posts[:newest], here),
        total=len(posts),
    )


def portal(source: Source, site_name: str) -> Page:
    """The first page: the portal's own words, then each office with its newest posts."""
    policies = source.library.policies
    text = written(source.tree, PORTAL)
    title = text.title if text and text.title else site_name
    newest = NEWEST_ALONE if len(policies) == 1 else NEWEST_ON_PORTAL

    def body(html: Markup) -> Markup:
        return page(
            "portal.html",
            title=title,
            body=html,
            offices=[_office_card(source, p, address.PORTAL, newest) for p in policies],
            verify_href=address.link(address.VERIFY, address.PORTAL),
        )

    return Page(
        address=address.PORTAL,
        title=title,
        body=body,
        markdown=text.markdown if text else "",
        description=f"{title}: unggahan resmi beserta jejak persetujuannya.",
        demo=any(p.office.demo for p in policies),
        updated=local(source.library.now, "Asia/Jakarta").date(),
    )


def home(source: Source, policy: Policy) -> Page:
    """The home of an office."""
    office = policy.office
    here = address.office(office.id)
    text = office_home_text(source, policy)

    def body(html: Markup) -> Markup:
        posts = shown(source, office.id)
        return page(
            "home.html",
            office=office,
            title=text.title or office.name,
            body=html,
            posts=cards(source, posts[:NEWEST_ON_HOME], here),
            total=len(posts),
            sops=_sops(source, policy, here),
            accounts=_accounts(source.library, policy),
            pages=[(p.title, address.link(p.address, here)) for p in plain_pages(source, policy)],
            archive_href=address.link(address.archive(office.id), here),
        )

    return Page(
        address=here,
        title=text.title or office.name,
        body=body,
        markdown=text.markdown,
        description=f"Unggahan resmi {office.name} beserta jejak persetujuannya.",
        policy=policy,
        demo=office.demo,
        updated=local(source.library.now, office.timezone).date(),
    )


def archive(source: Source, policy: Policy) -> Page:
    """All posts of an office by month."""
    office = policy.office
    here = address.archive(office.id)

    def body(_: Markup) -> Markup:
        months = by_month(source, shown(source, office.id), here)
        return page("archive.html", office=office, months=months, as_of=date_text(local(source.library.now, office.timezone)))

    return Page(
        address=here,
        title=f"Arsip {office.short_name}",
        body=body,
        description=f"Semua unggahan {office.name} menurut bulan.",
        policy=policy,
        demo=office.demo,
        searchable=False,
    )
