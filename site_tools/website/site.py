"""What the whole website consists of, decided from the judged library alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from site_tools.model.finding import Finding, Problem
from site_tools.model.judged import Judged
from site_tools.model.policy import Policy
from site_tools.model.text import Text
from site_tools.website import address
from site_tools.website.brand import stylesheet
from site_tools.website.build_json import NAME, build_json
from site_tools.website.headers import HEADERS, headers
from site_tools.website.homes import home, portal
from site_tools.website.jdih import has_products
from site_tools.website.listing import archive_listing, archive_pages, group_listings, listing_pages
from site_tools.website.machine import office_files
from site_tools.website.office_pages import agenda, corrections, official_accounts, products, public_information
from site_tools.website.page import Made, NavItem, Page, Site, Source
from site_tools.website.plain import (
    PORTAL,
    menu_items,
    office_home_text,
    own_words,
    plain_pages,
    report_page,
    search_page,
    verify_page,
    written,
)
from site_tools.website.post_files import PostFiles, post_files
from site_tools.website.post_page import post_page, tombstone
from site_tools.website.preview import OVERVIEW, overview, unreadable_page
from site_tools.website.search_index import others, search_files
from site_tools.website.share_card import cards
from site_tools.website.sheet import current, sheets, sop_ids
from site_tools.website.sitemap import sitemap_files
from site_tools.website.structured import organisation
from site_tools.website.summary import Stone, Summary, newest, stone, summary
from site_tools.website.transparency import transparency

BRANDS = "assets/paraf/kantor.css"
"""The generated stylesheet with the colours of the offices."""
TWICE = Text(id="Dua halaman memakai alamat /{address}.", en="Two pages have the address /{address}.")


@dataclass(frozen=True, slots=True)
class OfficePosts:
    """What the pages of an office that speak of several posts are made from."""

    posts: tuple[Summary, ...]
    """Newest first."""
    stones: tuple[Stone, ...]


def shown(source: Source, judged: Judged) -> bool:
    """Whether a post has a page: the public ones, in a preview also drafts."""
    return source.library.public(judged) or (source.preview and judged.verdict.withdrawn is None)


def site(source: Source, site_name: str) -> Site:
    """Every page and file of the website.

    Raises:
        Problem: two pages claim one address (BUILD-ADDRESS).
    """
    library = source.library
    pages: list[Page] = []
    files: list[PostFiles] = []
    posts: dict[str, list[Summary]] = defaultdict(list)
    stones: dict[str, list[Stone]] = defaultdict(list)
    for judged in library.posts:
        office = judged.post.path.office
        if shown(source, judged):
            pages.append(post_page(source, judged))
            files.append(post_files(source, judged))
            posts[office].append(summary(source, judged))
        elif found := stone(judged):
            pages.append(tombstone(judged.policy, found))
            stones[office].append(found)
    made_of = {p.office.id: OfficePosts(tuple(newest(posts[p.office.id])), tuple(stones[p.office.id])) for p in library.policies}
    offices = [(p, made_of[p.office.id].posts) for p in library.policies]
    pages += [portal(offices, written(source.tree, PORTAL), site_name, library.now)]
    pages += [verify_page(library.policies), report_page(library.policies), search_page(library.policies)]
    nav = [NavItem("Beranda", address.PORTAL)]
    for policy in library.policies:
        own = plain_pages(source, policy)
        pages += [*own, *office_site(source, policy, made_of[policy.office.id], menu_items(policy, own))]
        nav.append(menu(policy, made_of[policy.office.id], menu_items(policy, own), source))
    nav.append(NavItem("Verifikasi", address.VERIFY))
    if source.preview:
        drafts = [j for j in library.posts if shown(source, j) and not library.public(j)]
        pages += [overview(drafts, library.unreadable), *(unreadable_page(u) for u in library.unreadable)]
        nav.append(NavItem("Naskah yang belum tayang", OVERVIEW))
    listed = [s for p in library.policies for s in made_of[p.office.id].posts if not s.draft]
    made = (
        Made(BRANDS, stylesheet(policy.office for policy in library.policies)),
        Made(NAME, build_json(source)),
        Made(HEADERS, headers()),
        *search_files(listed, pages),
        *(one for p in library.policies for one in office_files(p, made_of[p.office.id].posts, source.site_url)),
        *sitemap_files(source.site_url, listed, [place for place, _, _ in others(pages)]),
    )
    _refuse_twice(pages)
    return Site(
        pages=tuple(pages),
        copies=tuple(copy for one in files for copy in one.copies),
        made=made,
        nav=tuple(nav),
        scaled=tuple(smaller for one in files for smaller in one.scaled),
        drawn=cards(library.policies, site_name) if source.site_url else (),
        beside=tuple(beside for one in files for beside in one.beside),
    )


def office_site(source: Source, policy: Policy, held: OfficePosts, own: Sequence[NavItem]) -> list[Page]:
    """Every page of an office that is neither a post nor one it wrote itself."""
    now, posts, stones = source.library.now, held.posts, held.stones

    groups = group_listings(policy, posts)
    in_force = [current(policy, sop_id, now).sop for sop_id in sop_ids(policy)]
    times = [t for post in posts if not post.draft for t in post.steps]
    pages = [
        replace(home(policy, posts, office_home_text(source, policy), own, now), structured=organisation(policy, source.site_url, now)),
        agenda(policy, posts, own_words(source, policy, address.AGENDA), now),
        public_information(policy, posts, own, own_words(source, policy, address.PUBLIC_INFORMATION), now),
        official_accounts(policy, own_words(source, policy, address.ACCOUNTS), now),
        corrections(policy, posts, stones, own_words(source, policy, address.CORRECTIONS)),
        transparency(policy, in_force, posts, stones, own_words(source, policy, address.TRANSPARENCY)),
        *sheets(policy, times, now),
        *archive_pages(policy, archive_listing(policy, posts), groups, own_words(source, policy, address.ARCHIVE)),
    ]
    if has_products(policy, posts):
        pages.append(products(policy, posts, own_words(source, policy, address.LAW), feed=bool(source.site_url)))
    for one in groups:
        pages += listing_pages(policy, one)
    return pages


def menu(policy: Policy, held: OfficePosts, own: Sequence[NavItem], source: Source) -> NavItem:
    """The lines of the menu for one office."""
    office = policy.office
    sops = sop_ids(policy)

    def line(title: str, name: str) -> NavItem:
        return NavItem(title, address.of_office(office.id, name))

    items = [NavItem("Beranda", address.office(office.id)), line("Berita", address.ARCHIVE), line("Agenda", address.AGENDA)]
    if has_products(policy, held.posts):
        items.append(line("Produk Hukum", address.LAW))
    items.append(line("Informasi Publik", address.PUBLIC_INFORMATION))
    items.append(line("Media Sosial Resmi", address.ACCOUNTS))
    for sop_id in sops:
        number = current(policy, sop_id, source.library.now).sop.number
        items.append(NavItem("SOP" if len(sops) == 1 else f"SOP {number}", address.sheet(office.id, sop_id)))
    items += [line("Transparansi", address.TRANSPARENCY), line("Ralat", address.CORRECTIONS), *own]
    return NavItem(office.short_name, items=tuple(items))


def _refuse_twice(pages: list[Page]) -> None:
    seen: set[str] = set()
    for page in pages:
        if page.address in seen:
            raise Problem(Finding("BUILD-ADDRESS", TWICE.fill(address=page.address)))
        seen.add(page.address)
