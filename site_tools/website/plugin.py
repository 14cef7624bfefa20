"""The mkdocs plugin: lets mkdocs bring the theme's files and the page for missing ones; the pages come from `press`.

With a source given, who gave it writes the pages. Started by mkdocs alone (`mkdocs build`), it judges the working tree first
and writes them itself at the end.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.utils.templates import TemplateContext

from site_tools.model.finding import Problem
from site_tools.website.frame import frame
from site_tools.website.mkdocs_build import settings_of, theme_of, with_theme, writer_of
from site_tools.website.mkdocs_files import collection
from site_tools.website.page import Site, Source
from site_tools.website.press import Press, Surroundings
from site_tools.website.shell import Shells
from site_tools.website.site import site
from site_tools.website.writing import write_site


class ParafConfig(Config):  # type: ignore[no-untyped-call]
    """No settings: what is shown is the judge's answer, not a choice."""


class ParafPlugin(BasePlugin[ParafConfig]):  # type: ignore[no-untyped-call]
    """`plugins: [paraf]`."""

    def __init__(self, source: Source | None = None) -> None:
        super().__init__()
        self._given = source
        self._source: Source | None = source
        self.site: Site | None = None
        """Every page and file, once mkdocs has begun."""

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """First of all: what cannot be judged must fail before mkdocs empties the old site."""
        if self._given is None:
            from site_tools.website.load import load_library  # noqa: PLC0415 - a given library needs no adapters

            try:
                library, tree = load_library(config)
            except Problem as bad:
                raise PluginError(str(bad)) from bad
            self._source = Source(library, tree, site_url=settings_of(config).site_url)
        # What no test of ours could see to be right is not shown: the pages are ours alone.
        config.nav = None
        return with_theme(config)

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Before other plugins look: what mkdocs found in `docs_dir` is dropped, whatever it is."""
        source = self._known()
        self.site = site(source, config.site_name)
        return collection(files, config, preview=source.preview)

    def on_template_context(self, context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> TemplateContext:
        """What the templates of the frame need on pages without a source, such as 404.html."""
        if template_name.endswith(".html"):
            around = self.around(config)
            values = frame(None, around.nav, around.site_name, demo=around.demo, preview=around.preview)
            context.update({"paraf": values})  # type: ignore[misc]  # plugins may add to it
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the pages, where nobody else does."""
        if self._given is None and self.site is not None:
            settings = settings_of(config)
            press = Press(writer_of(config, settings), Shells(theme_of(config), settings.site_url), self.around(config))
            try:
                write_site(self.site, self._known(), press, Path(config.site_dir))
            except Problem as bad:
                raise PluginError(str(bad)) from bad

    def around(self, config: MkDocsConfig) -> Surroundings:
        """What the frame of every page knows."""
        source = self._known()
        nav = self.site.nav if self.site else ()
        return Surroundings(config.site_name, nav, any(p.office.demo for p in source.library.policies), source.preview)

    def _known(self) -> Source:
        if self._source is None:
            raise RuntimeError("on_config runs first")
        return self._source
