"""Pages that are no posts: those an office wrote and listed in its manifest, and the page about verifying."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup
from mkdocs.utils.meta import get_data

from site_tools.model.finding import Problem
from site_tools.model.policy import Policy
from site_tools.ports import Tree
from site_tools.website import address
from site_tools.website.page import Page, Source
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
    markdown, meta = get_data(text) if text.startswith("---\n") else (text, {})
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


def plain_pages(source: Source, policy: Policy) -> list[Page]:
    """Every further page that the office's manifest lists, under the name of its file."""
    prefix = f"{CONTENT}{policy.office.id}/"
    pages = []
    for path in sorted(policy.pages - {home_path(policy)}):
        name = path.removeprefix(prefix).removesuffix(".md")
        if not path.startswith(prefix) or not path.endswith(".md") or not re.fullmatch(r"[a-z0-9][a-z0-9-]*", name) or name == "arsip":
            continue
        found = written(source.tree, path)
        if found:
            pages.append(_plain(policy, name, found))
    return pages


def _plain(policy: Policy, name: str, found: Written) -> Page:
    title = found.title or name.replace("-", " ").capitalize()
    office = policy.office

    def body(text: Markup) -> Markup:
        return page("plain.html", title=title, kicker=office.short_name, body=text)

    return Page(
        address=f"{address.office(office.id)}{name}/",
        title=title,
        body=body,
        markdown=found.markdown,
        description=f"{title}, {office.short_name}",
        policy=policy,
        demo=office.demo,
    )


def verify_page(source: Source) -> Page:
    """How anyone checks a post without this tool."""

    def body(_: Markup) -> Markup:
        return page("verify.html", roots=[(p.office.short_name, p.root) for p in source.library.policies])

    return Page(
        address=address.VERIFY,
        title="Cara memverifikasi",
        body=body,
        description="Cara memeriksa sendiri bahwa sebuah unggahan telah melalui SOP.",
        demo=any(p.office.demo for p in source.library.policies),
    )
