"""Pages that are no posts: those an office wrote and listed in its manifest, and the page about verifying."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from site_tools.formats.page_meta import split
from site_tools.model.finding import Problem
from site_tools.model.policy import Policy
from site_tools.ports import Tree
from site_tools.website import address
from site_tools.website.office_text import report_href
from site_tools.website.page import NavItem, Page, Source
from site_tools.website.render import page

_HEADING = re.compile(r"\A\s*# +([^\n]+?)[ #]*(?:\n|\Z)")
CONTENT = "content/"
PORTAL = "content/index.md"


@dataclass(frozen=True, slots=True)
class Written:
    """A Markdown file: its title, and what stands below."""

    title: str
    markdown: str


def written(tree: Tree, path: str) -> Written | None:
    """A plain page as it is written; None where the file is missing or no text.

    The title is that of the front matter, else the first heading, which then leaves the body: a page has one `h1`.
    """
    try:
        text = tree.read(path).decode("utf-8")
    except (Problem, UnicodeDecodeError):
        return None
    markdown, meta = split(text)
    heading = _HEADING.match(markdown)
    if heading:
        markdown = markdown[heading.end() :]
    title = meta.get("title") or (heading[1] if heading else "")
    return Written(str(title).strip(), markdown.strip("\n"))


def home_path(policy: Policy) -> str:
    """The Markdown file of an office's home."""
    return f"{CONTENT}{policy.office.id}/index.md"


def office_home_text(source: Source, policy: Policy) -> Written:
    """The office's own words for its home; nothing unless its manifest lists them."""
    path = home_path(policy)
    found = written(source.tree, path) if path in policy.pages else None
    return found or Written("", "")


def own_words(source: Source, policy: Policy, name: str) -> Written:
    """What an office wrote for a page that it has anyway, such as `informasi-publik.md`; nothing unless its manifest lists it."""
    path = f"{CONTENT}{policy.office.id}/{name}.md"
    found = written(source.tree, path) if path in policy.pages else None
    return found or Written("", "")


def plain_pages(source: Source, policy: Policy) -> list[Page]:
    """Every further page that the office's manifest lists, under the name of its file."""
    prefix = f"{CONTENT}{policy.office.id}/"
    taken = {*address.OWN_WORDS, *address.GROUPS, *(r.sop_id for r in policy.revisions)}
    pages = []
    for path in sorted(policy.pages - {home_path(policy)}):
        name = path.removeprefix(prefix).removesuffix(".md")
        if not path.startswith(prefix) or not path.endswith(".md") or not re.fullmatch(r"[a-z0-9][a-z0-9-]*", name) or name in taken:
            continue
        found = written(source.tree, path)
        if found:
            pages.append(_plain(policy, name, found))
    return pages


def menu_title(policy: Policy, page: Page) -> str:
    """A page's title as a menu has room for it: without the name of the office."""
    return page.title.removesuffix(policy.office.short_name).strip() or page.title


def menu_items(policy: Policy, pages: list[Page]) -> list[NavItem]:
    """An office's own pages as lines of a menu."""
    return [NavItem(menu_title(policy, page), page.address) for page in pages]


def _plain(policy: Policy, name: str, found: Written) -> Page:
    title = found.title or name.replace("-", " ").capitalize()
    office = policy.office

    def body(text: Markup) -> Markup:
        return page("plain.html", title=title, body=text)

    return Page(
        address=f"{address.office(office.id)}{name}/",
        title=title,
        body=body,
        markdown=found.markdown,
        description=f"{title}, {office.short_name}",
        policy=policy,
        demo=office.demo,
    )


def verify_page(policies: Sequence[Policy]) -> Page:
    """How anyone checks a post without this tool."""

    def body(_: Markup) -> Markup:
        return page("verify.html", roots=[(p.office.short_name, p.root) for p in policies])

    return Page(
        address=address.VERIFY,
        title="Cara memverifikasi",
        body=body,
        description="Cara memeriksa sendiri bahwa sebuah unggahan telah melalui SOP.",
        demo=any(p.office.demo for p in policies),
    )


def report_page(policies: Sequence[Policy]) -> Page:
    """Where a mistake is reported, for who does not know which office a page belongs to."""

    def body(_: Markup) -> Markup:
        offices = [(p.office.name, report_href(p.office, address.REPORT), p.office.contact) for p in policies]
        return page("report.html", offices=offices)

    return Page(
        address=address.REPORT,
        title="Laporkan kekeliruan",
        body=body,
        description="Ke mana melaporkan kekeliruan pada sebuah unggahan.",
        demo=any(p.office.demo for p in policies),
        searchable=False,
    )


def search_page(policies: Sequence[Policy]) -> Page:
    """The search: a form that works by address, and results that a script fetches from this site alone."""

    def body(_: Markup) -> Markup:
        return page("search.html", offices=[(p.office.id, p.office.short_name) for p in policies])

    return Page(
        address=address.SEARCH,
        title="Cari",
        body=body,
        description="Cari unggahan menurut kata.",
        demo=any(p.office.demo for p in policies),
        searchable=False,
        layout="search",
    )
