"""A page's Markdown as HTML, in the dialect that `mkdocs.yml` sets, with links between Markdown files turned into links between pages.

The dialect is resolved once, by mkdocs, to the classes behind its names; from then on a page is rendered without mkdocs.
"""

from __future__ import annotations

import importlib
import json
import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from site_tools.website import address

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Known = Callable[[str], bool]
"""Whether the site will have a file: `agam/profil/index.html`."""
_OURS = "markdown.extensions."
"""Extensions that python-markdown itself resets between pages."""
_NOWHERE = "Doc file '{page}' contains a link '{link}', but the target '{target}' is not found among documentation files."


@dataclass(frozen=True, slots=True)
class Dialect:
    """The extensions in their order: `module:Class`, and their settings as JSON."""

    extensions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body, and what it says of other files of the site."""

    html: str
    links: tuple[str, ...] = ()
    """Files of the site that it names, whether they are there or not."""
    warnings: tuple[str, ...] = ()


def resolved(names: list[Any], settings: dict[str, Any]) -> Dialect | None:
    """The dialect behind the names of `mkdocs.yml`; None where it holds what cannot be written down (a Python object)."""
    maker = markdown.Markdown()
    found = []
    try:
        for name in names:
            if not isinstance(name, str):
                return None
            options = settings.get(name) or {}
            kind = type(maker.build_extension(name, dict(options)))
            text = json.dumps(options, ensure_ascii=False, sort_keys=True)
            if json.loads(text) != options or _class(f"{kind.__module__}:{kind.__qualname__}") is not kind:
                return None
            found.append((f"{kind.__module__}:{kind.__qualname__}", text))
    except (TypeError, ValueError, AttributeError):
        return None
    return Dialect(tuple(found))


def _class(name: str) -> Any:  # noqa: ANN401 - a class of another package
    module, _, attribute = name.partition(":")
    found = getattr(importlib.import_module(module), attribute)
    if not (isinstance(found, type) and issubclass(found, Extension)):
        raise TypeError(f"no extension of Markdown: {name}")
    return found


class Writer:
    """Renders bodies. `extensions` are used as they are where there is no dialect."""

    def __init__(self, dialect: Dialect | None, extensions: list[Any] | None = None, settings: dict[str, Any] | None = None) -> None:
        self._dialect, self._extensions, self._settings = dialect, extensions or [], settings or {}
        self._kept: markdown.Markdown | None = None

    def write(self, text: str, here: str, known: Known) -> Rendered:
        """The HTML of a page at an address."""
        if not text.strip():
            return Rendered("")
        maker = self._maker()
        links = _Links(maker, here, known)
        maker.treeprocessors.register(links, "paraf-links", 0)
        try:
            html = maker.convert(text)
        finally:
            maker.treeprocessors.deregister("paraf-links")
        return Rendered(html, tuple(dict.fromkeys(links.found)), tuple(links.warnings))

    def _maker(self) -> markdown.Markdown:
        """A fresh one wherever an extension might remember something of the page before."""
        if self._kept is not None:
            self._kept.reset()
            return self._kept
        if self._dialect is None:
            return markdown.Markdown(extensions=self._extensions, extension_configs=self._settings)
        made = markdown.Markdown(extensions=[_class(name)(**json.loads(options)) for name, options in self._dialect.extensions])
        if all(name.startswith(_OURS) for name, _ in self._dialect.extensions):
            self._kept = made
        return made


class _Links(Treeprocessor):  # type: ignore[misc]  # python-markdown ships no types
    """Links to Markdown files lead to their pages; every link inside the site is noted."""

    def __init__(self, maker: markdown.Markdown, here: str, known: Known) -> None:
        super().__init__(maker)
        self._here, self._known = here, known
        self.found: list[str] = []
        self.warnings: list[str] = []

    def run(self, root: Element) -> None:
        """Every link and picture of the page."""
        for element in root.iter():
            name = {"a": "href", "img": "src"}.get(element.tag)
            value = element.get(name) if name else None
            if name and value:
                element.set(name, self._link(value))

    def _link(self, value: str) -> str:
        try:
            scheme, netloc, path, query, anchor = urlsplit(value)
        except ValueError:
            return value
        if scheme or netloc or not path:
            return value
        inside = posixpath.normpath(posixpath.join("/", self._here, unquote(path))).lstrip("/")
        target = _output(inside, path)
        if target is None:
            return value
        self.found.append(target)
        if not self._known(target):
            self.warnings.append(_NOWHERE.format(page=address.source(self._here), link=value, target=inside))
            return value
        page = target.endswith("/index.html") or target == "index.html"
        if page:
            return urlunsplit(("", "", address.link(target.removesuffix("index.html"), self._here), query, anchor))
        if path.startswith("/"):
            return urlunsplit(("", "", "../" * self._here.count("/") + quote(inside), query, anchor))
        return value


def _output(inside: str, path: str) -> str | None:
    """The file of the site that a path means; None for a folder or a name without ending, which may be anything."""
    if path.endswith("/") or "." not in posixpath.basename(inside):
        return None
    if not inside.endswith(".md"):
        return inside
    stem = inside.removesuffix(".md")
    return f"{stem.removesuffix('index')}index.html" if posixpath.basename(stem) == "index" else f"{stem}/index.html"
