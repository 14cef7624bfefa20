"""The site as mkdocs wants it: a collection of files, and the parts of Material that ask others for things taken out."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from site_tools.canonical import sha256
from site_tools.model.finding import Finding, Problem
from site_tools.ports import Tree
from site_tools.website import address
from site_tools.website.media import AGAIN, CHANGED
from site_tools.website.page import Copy, NavItem, Site

_ELSEWHERE = re.compile(rb"https://unpkg\.com/[^\"'`\s)]*")
"""What Material's script would fetch from a content network; only for diagrams, which no page of ours has."""
_NOT_NEEDED = re.compile(r"\.map$|^assets/javascripts/lunr/|^assets/images/favicon\.png$|^assets/stylesheets/palette\.|^paraf/")
"""Maps for debugging, stemmers for other languages, files of features that are off."""


class CopiedFile(File):
    """A file of the repository: read when it is written, so that a site of many pictures is never in memory at once."""

    def __init__(self, copy: Copy, tree: Tree, config: MkDocsConfig) -> None:
        super().__init__(copy.address, None, config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.NOT_IN_NAV)
        self.generated_by = "paraf"
        self._copy, self._tree = copy, tree

    @property
    def content_bytes(self) -> bytes:
        """The bytes that were judged.

        Raises:
            Problem: they are others by now (BUILD-CHANGED).
        """
        data = self._tree.read(self._copy.path)
        if sha256(data) != self._copy.sha256:
            raise Problem(Finding("BUILD-CHANGED", CHANGED.fill(path=self._copy.path), path=self._copy.path, remedy=AGAIN))
        return data

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:  # noqa: ARG002 - the property's other half
        raise AttributeError("a file of the repository is not changed")

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - mkdocs' signature
        """Write it to the site."""
        self._content = self.content_bytes
        try:
            super().copy_file(dirty=False)
        finally:
            self._content = None


def collection(site: Site, tree: Tree, theme: Files, config: MkDocsConfig) -> Files:
    """Everything mkdocs may see: our pages and files, and the theme's own; nothing that lies in `docs_dir`."""
    files = Files([])
    for found in theme:
        if found.generated_by is None and found.src_dir in config.theme.dirs and not _NOT_NEEDED.search(found.src_uri):
            files.append(_without_requests(found, config))
    menu = {item.address for group in site.nav for item in (group, *group.items)}
    for page in site.pages:
        level = InclusionLevel.INCLUDED if page.address in menu else InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, address.source(page.address), content="", inclusion=level))
    for copy in site.copies:
        files.append(CopiedFile(copy, tree, config))
    for made in site.made:
        files.append(File.generated(config, made.address, content=made.content, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def _without_requests(found: File, config: MkDocsConfig) -> File:
    """A script of the theme without addresses of others; every other file as it is."""
    if not found.src_uri.endswith(".js"):
        return found
    content = found.content_bytes
    if not _ELSEWHERE.search(content):
        return found
    kept = _ELSEWHERE.sub(b"about:blank", re.sub(rb"\n?//# sourceMappingURL=\S+", b"", content))
    return File.generated(config, found.src_uri, content=kept, inclusion=InclusionLevel.NOT_IN_NAV)


def navigation(items: tuple[NavItem, ...]) -> list[dict[str, Any]]:
    """The menu as mkdocs' `nav`; titles escaped here, since Material writes them as they are."""
    return [{escape(item.title): navigation(item.items) if item.items else address.source(item.address)} for item in items]
