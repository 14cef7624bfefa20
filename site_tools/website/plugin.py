"""The mkdocs plugin: hands the pages of a judged library to mkdocs and decides nothing itself."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Any

from markupsafe import Markup
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.templates import TemplateContext

from site_tools.model.finding import Problem
from site_tools.model.judged import Library
from site_tools.website.clean_html import clean
from site_tools.website.frame import frame
from site_tools.website.mkdocs_files import collection, navigation
from site_tools.website.page import Page, Site, Source
from site_tools.website.render import THEME
from site_tools.website.site import site


class ParafConfig(Config):  # type: ignore[no-untyped-call]
    """No settings: what is shown is the judge's answer, not a choice."""


class ParafPlugin(BasePlugin[ParafConfig]):  # type: ignore[no-untyped-call]
    """`plugins: [paraf, search]`. With a source given it shows that one; else it judges the working tree."""

    def __init__(self, source: Source | None = None) -> None:
        super().__init__()
        self._given = source
        self._source: Source | None = source
        self._site: Site | None = None
        self._pages: dict[str, Page] = {}

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """First of all: what cannot be judged must fail before mkdocs empties the old site."""
        if self._given is None:
            from site_tools.website.load import load_library  # noqa: PLC0415 - a given library needs no adapters

            try:
                library, tree = load_library(config)
            except Problem as bad:
                raise PluginError(str(bad)) from bad
            self._source = Source(library, tree)
        config.theme.dirs.insert(0, str(THEME))
        return config

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Before other plugins look: what mkdocs found in `docs_dir` is dropped, whatever it is."""
        source = replace(self._known(), site_url=config.site_url or "")
        self._site = site(source, config.site_name)
        self._pages = {page.address: page for page in self._site.pages}
        config.nav = navigation(self._site.nav)
        return collection(self._site, source, files, config)

    def _known(self) -> Source:
        if self._source is None:
            raise RuntimeError("on_config runs first")
        return self._source

    def library(self) -> Library:
        """The library that was shown."""
        return self._known().library

    def _page(self, page: MkDocsPage) -> Page:
        """Our page behind one of mkdocs'."""
        return self._pages[page.file.src_uri.removesuffix("index.md")]

    @event_priority(100)
    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - mkdocs' signature
        """Here and not in the file, so that mkdocs never looks for front matter in a body."""
        ours = self._page(page)
        page.meta = {"title": escape(ours.title)}
        return ours.markdown

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - mkdocs' signature
        """Last, so that nothing another plugin adds to a body passes uncleaned."""
        ours = self._page(page)
        page.toc = TableOfContents([])
        if ours.updated:
            page.update_date = ours.updated.isoformat()
        return str(ours.body(clean(html) if html.strip() else Markup()))

    def on_page_context(self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> TemplateContext:  # noqa: ARG002 - mkdocs' signature
        """What the templates of the frame need."""
        context.update(self._frame(config, self._page(page)))
        return context

    def on_template_context(self, context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> TemplateContext:
        """The same for pages without a source, such as 404.html."""
        if template_name.endswith(".html"):
            context.update(self._frame(config, None))
        return context

    def _frame(self, config: MkDocsConfig, page: Page | None) -> Any:  # noqa: ANN401 - mkdocs types its context and plugins may still add to it
        source = self._known()
        nav = self._site.nav if self._site else ()
        demo = any(p.office.demo for p in source.library.policies)
        return {"paraf": frame(page, nav, config.site_name, demo=demo, preview=source.preview)}
