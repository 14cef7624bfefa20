"""Pages as the bytes that go onto the site. Full and incremental builds press every page here, so that both give the same."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from site_tools.website.body import Known, Writer
from site_tools.website.clean_html import clean
from site_tools.website.frame import frame
from site_tools.website.page import NavItem, Page
from site_tools.website.shell import Shells


@dataclass(frozen=True, slots=True)
class Pressed:
    """A page of the site."""

    output: str
    """File below the site's folder."""
    data: bytes
    links: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the frame of every page knows."""

    site_name: str
    nav: tuple[NavItem, ...]
    demo: bool
    """An office of this site is a demonstration."""
    preview: bool = False


def output(address: str) -> str:
    """The file behind an address."""
    return f"{address}index.html"


class Press:
    """Turns pages into bytes."""

    def __init__(self, writer: Writer, shells: Shells, around: Surroundings) -> None:
        self._writer, self.shells, self._around = writer, shells, around

    def page(self, page: Page, known: Known) -> Pressed:
        """One page; `known` tells which files the site will have."""
        around = self._around
        written = self._writer.write(page.markdown, page.address, known)
        # Cleaned last, so that nothing an extension adds to a body passes.
        body = page.body(clean(written.html) if written.html.strip() else Markup())
        values = frame(page, around.nav, around.site_name, demo=around.demo, preview=around.preview)
        data = f'<script type="application/ld+json">{page.structured}</script>' if page.structured else ""
        text = self.shells.page(values, page.address, f"{body}{data}")
        return Pressed(output(page.address), text.encode("utf-8", "xmlcharrefreplace"), written.links, written.warnings)
