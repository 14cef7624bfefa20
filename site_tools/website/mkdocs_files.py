"""The site as mkdocs wants it: a collection of files, of Material only what our templates include."""

from __future__ import annotations

from html import escape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from site_tools.ports import Tree
from site_tools.website import address
from site_tools.website.media import read
from site_tools.website.page import Copy, NavItem, Scaled, Site, Source
from site_tools.website.scaling import scaled

OURS = "assets/paraf/"
"""The only files of the theme that go out: Material's own styles and scripts stay at home (docs/decisions/0013)."""
RELOAD = f"{OURS}muat-ulang.js"
"""Reloads a preview when files change; no part of a site."""


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
        return read(self._tree, self._copy.path, self._copy.sha256)

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


class ScaledFile(File):
    """A smaller copy of a picture: made when it is written, so that a site of many pictures is never in memory at once."""

    def __init__(self, wanted: Scaled, tree: Tree, config: MkDocsConfig) -> None:
        super().__init__(wanted.address, None, config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.NOT_IN_NAV)
        self.generated_by = "paraf"
        self._wanted, self._tree = wanted, tree

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - mkdocs' signature
        """Make it from the picture that was judged, and write it to the site.

        Raises:
            Problem: the picture is another by now (BUILD-CHANGED).
        """
        self._content = scaled(read(self._tree, self._wanted.path, self._wanted.sha256), self._wanted.width)
        try:
            super().copy_file(dirty=False)
        finally:
            self._content = None


def collection(site: Site, source: Source, theme: Files, config: MkDocsConfig) -> Files:
    """Everything mkdocs may see: our pages and files, and our part of the theme; nothing that lies in `docs_dir`."""
    tree = source.tree
    files = Files([])
    for found in theme:
        ours = found.src_uri.startswith(OURS) and found.src_dir in config.theme.dirs
        if found.generated_by is None and ours and (source.preview or found.src_uri != RELOAD):
            files.append(found)
    menu = {item.address for group in site.nav for item in (group, *group.items)}
    for page in site.pages:
        level = InclusionLevel.INCLUDED if page.address in menu else InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, address.source(page.address), content="", inclusion=level))
    for copy in site.copies:
        files.append(CopiedFile(copy, tree, config))
    for wanted in site.scaled:
        files.append(ScaledFile(wanted, tree, config))
    for made in site.made:
        files.append(File.generated(config, made.address, content=made.content, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def navigation(items: tuple[NavItem, ...]) -> list[dict[str, Any]]:
    """The menu as mkdocs' `nav`; titles escaped here, since Material writes them as they are."""
    return [{escape(item.title): navigation(item.items) if item.items else address.source(item.address)} for item in items]
