"""What the whole website consists of, decided from the judged library alone."""

from __future__ import annotations

from site_tools.model.finding import Finding, Problem
from site_tools.model.policy import Policy
from site_tools.model.text import Text
from site_tools.website import address
from site_tools.website.brand import stylesheet
from site_tools.website.build_json import NAME, build_json
from site_tools.website.homes import archive, home, portal
from site_tools.website.media import copies
from site_tools.website.page import Copy, Made, NavItem, Page, Site, Source
from site_tools.website.plain import plain_pages, verify_page
from site_tools.website.post_page import post_page, tombstone
from site_tools.website.sheet import current, sheets, sop_ids

BRANDS = "assets/paraf/kantor.css"
"""The generated stylesheet with the colours of the offices."""
TWICE = Text(id="Dua halaman memakai alamat /{address}.", en="Two pages have the address /{address}.")


def site(source: Source, site_name: str) -> Site:
    """Every page and file of the website.

    Raises:
        Problem: two pages claim one address (BUILD-ADDRESS).
    """
    pages = [portal(source, site_name), verify_page(source)]
    files: list[Copy] = []
    nav = [NavItem("Beranda", address.PORTAL)]
    for policy in source.library.policies:
        own = plain_pages(source, policy)
        pages += [home(source, policy), archive(source, policy), *sheets(source, policy), *own]
        nav.append(_menu(source, policy, own))
    for judged in source.library.posts:
        if source.library.public(judged) or (source.preview and judged.verdict.withdrawn is None):
            pages.append(post_page(source, judged))
            files += copies(judged.post)
        else:
            stone = tombstone(judged)
            pages += [stone] if stone else []
    nav.append(NavItem("Verifikasi", address.VERIFY))
    made = (
        Made(BRANDS, stylesheet(policy.office for policy in source.library.policies)),
        Made(NAME, build_json(source)),
    )
    _refuse_twice(pages)
    return Site(tuple(pages), tuple(files), made, tuple(nav))


def _menu(source: Source, policy: Policy, own: list[Page]) -> NavItem:
    """The lines of the menu for one office."""
    office = policy.office
    sops = sop_ids(policy)
    items = [NavItem("Berita terbaru", address.office(office.id)), NavItem("Arsip", address.archive(office.id))]
    for sop_id in sops:
        number = current(source, policy, sop_id).sop.number
        items.append(NavItem("SOP" if len(sops) == 1 else f"SOP {number}", address.sheet(office.id, sop_id)))
    items += [NavItem(page.title.removesuffix(office.short_name).strip() or page.title, page.address) for page in own]
    return NavItem(office.short_name, items=tuple(items))


def _refuse_twice(pages: list[Page]) -> None:
    seen: set[str] = set()
    for page in pages:
        if page.address in seen:
            raise Problem(Finding("BUILD-ADDRESS", TWICE.fill(address=page.address)))
        seen.add(page.address)
