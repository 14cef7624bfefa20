"""What the frame around a page says: head, menu, crumbs, footer. Plain texts; the templates escape them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from site_tools.model.policy import Policy
from site_tools.website import address, words
from site_tools.website.headers import CONTENT_POLICY
from site_tools.website.homes import initials
from site_tools.website.page import NavItem, Page
from site_tools.website.share_card import card_of

NOT_FOUND = "Halaman tidak ditemukan"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the menu, a crumb or a link of the footer."""

    title: str
    href: str
    """From the root of the site, `.` for the root itself: the template makes it relative."""
    here: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything the frame of a page needs."""

    title: str
    head_title: str
    description: str
    noindex: bool
    demo: str
    """The words of the demonstration banner; empty where nothing is demonstrated."""
    office_id: str
    site_title: str
    subtitle: str
    initials: str
    home: str
    menu: tuple[Line, ...]
    menu_label: str
    crumbs: tuple[Line, ...]
    owner: str
    """Full name of the office, or of the site."""
    place: str
    contact: str
    report: str
    layout: str
    picture: str
    """For links to the page; from the root of the site."""
    picture_alt: str
    picture_width: str
    picture_height: str
    published: str
    modified: str
    feeds: tuple[Line, ...]
    """Folders of the feeds that the page offers, from the root of the site; nearest first."""
    content_policy: str
    preview: bool


def frame(page: Page | None, nav: tuple[NavItem, ...], site_name: str, *, demo: bool, preview: bool) -> Frame:
    """The frame of a page; `page` is None for what has no address of its own, such as 404.html. `demo`: some office demonstrates."""
    office = page.policy.office if page and page.policy else None
    groups = [item for item in nav if item.items]
    group = next((item for item in groups if office and item.items[0].address == address.office(office.id)), None)
    title = page.title if page else NOT_FOUND
    owner = office.short_name if office else site_name
    picture = (page.picture if page else None) or card_of(page.policy if page else None, site_name)
    return Frame(
        title=title,
        head_title=title if title == owner else f"{title} - {owner}",
        description=page.description if page else "",
        noindex=page is None or page.draft or not page.searchable,
        demo=words.DEMO if (page.demo if page else demo) else "",
        office_id=office.id if office else "",
        site_title=owner,
        subtitle=_place(page.policy) if page and page.policy else "",
        initials=initials(owner),
        home=address.office(office.id) if office else ".",
        menu=_menu(group.items if group else nav, page),
        menu_label=f"Menu {owner}",
        crumbs=_crumbs(page, owner, several=len(groups) > 1),
        owner=office.name if office else site_name,
        place=office.address if office else "",
        contact=office.contact if office else "",
        report=f"{address.of_office(office.id, address.CORRECTIONS)}#lapor" if office else address.REPORT,
        layout=page.layout if page else "page",
        picture=quote(picture.address),
        picture_alt=picture.alt,
        picture_width=str(picture.width),
        picture_height=str(picture.height),
        published=page.published if page else "",
        modified=page.modified if page else "",
        feeds=_feeds(page, owner),
        content_policy=CONTENT_POLICY,
        preview=preview,
    )


def _place(policy: Policy) -> str:
    """The rest of the office's name, under its short one."""
    office = policy.office
    return office.name if office.name != office.short_name else office.place


def _menu(items: tuple[NavItem, ...], page: Page | None) -> tuple[Line, ...]:
    """The lines of the menu; a group stands for its first line. Where the reader is: on the line itself, or on a page below it."""
    lines = [(item.title, (item.items[0] if item.items else item).address) for item in items]
    above = {page.address, *(crumb.address for crumb in page.crumbs)} if page else set()
    return tuple(Line(title, place or ".", place in above) for title, place in lines)


def _feeds(page: Page | None, owner: str) -> tuple[Line, ...]:
    """Those of the listing that the page is, and those of its office."""
    if page is None or page.policy is None:
        return ()
    home = Line(owner, address.office(page.policy.office.id))
    return (Line(page.title, page.feeds), home) if page.feeds else (home,)


def _crumbs(page: Page | None, owner: str, *, several: bool) -> tuple[Line, ...]:
    """The way from the site's portal to the page; none on the pages at its top, no portal in front of a single office."""
    if page is None or not page.address or page.policy is None:
        return ()
    home = address.office(page.policy.office.id)
    found = [Line("Semua kantor", ".")] if several else []
    if page.address != home:
        found.append(Line(owner, home))
    return (*found, *(Line(item.title, item.address) for item in page.crumbs))
