"""What the page functions give to the plugin: pages and files, nothing of mkdocs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from markupsafe import Markup

from site_tools.model.judged import Library
from site_tools.model.office import Brand
from site_tools.model.policy import Policy
from site_tools.ports import Tree

Body = Callable[[Markup], Markup]
"""The cleaned HTML of a page's Markdown -> the whole body of the page."""
Layout = Literal["page", "post", "sheet", "search"]
"""`sheet` prints A4 landscape, the others portrait; `post` and `search` bring a script of their own."""


@dataclass(frozen=True, slots=True)
class NavItem:
    """A line of the menu, or a group of lines."""

    title: str
    address: str = ""
    items: tuple[NavItem, ...] = ()


@dataclass(frozen=True, slots=True)
class SharePicture:
    """The picture that other services show beside a link to a page."""

    address: str
    """From the root of the site."""
    alt: str
    width: int
    """Pixels."""
    height: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page: an address, a title and a body around its Markdown."""

    address: str
    """As in `address`: `agam/arsip/`."""
    title: str
    """Plain text."""
    body: Body
    markdown: str = ""
    description: str = ""
    """Plain text, for search engines."""
    policy: Policy | None = None
    """The office it belongs to; None for the portal and pages about the site."""
    demo: bool = False
    draft: bool = False
    updated: date | None = None
    searchable: bool = True
    layout: Layout = "page"
    crumbs: tuple[NavItem, ...] = ()
    """The pages above this one, below the office's home."""
    picture: SharePicture | None = None
    """For links to it; None: the card of its office, or of the site."""
    published: str = ""
    """ISO moment of the first approval; of posts only."""
    modified: str = ""
    """ISO moment of the last approval; of posts only."""
    structured: str = ""
    """JSON-LD for search engines; empty where there is nothing to say."""
    feeds: str = ""
    """Address of the listing whose feeds this page offers before those of its office."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A file of the repository that goes onto the site as it is."""

    address: str
    path: str
    """In the tree."""
    sha256: str
    """What its bytes must hash to: those that were judged."""


@dataclass(frozen=True, slots=True)
class Scaled:
    """A smaller copy of a picture, made for the site."""

    address: str
    path: str
    """Of the picture in the tree."""
    sha256: str
    """Of the picture; with `width` it says all that the copy depends on."""
    width: int
    """Pixels."""
    crop: tuple[float, float] | None = None
    """For links: 1200x630 around this point (0 to 1 from the left upper corner), whatever `width` says."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card for links, drawn for the site: a name on the colours of its owner."""

    address: str
    name: str
    line: str
    """Below the name."""
    brand: Brand


@dataclass(frozen=True, slots=True)
class Beside:
    """A text file in the folder of a post, made when it is written: a large site has too many to hold them all."""

    address: str
    text: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Made:
    """A file that is made for the site."""

    address: str
    content: str


@dataclass(frozen=True, slots=True)
class Site:
    """Everything the website consists of."""

    pages: tuple[Page, ...]
    copies: tuple[Copy, ...]
    made: tuple[Made, ...]
    nav: tuple[NavItem, ...]
    scaled: tuple[Scaled, ...] = ()
    drawn: tuple[Drawn, ...] = ()
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """What pages are made from."""

    library: Library
    tree: Tree
    preview: bool = False
    """Drafts are shown too, each marked."""
    sizes: dict[str, tuple[int, int] | None] = field(default_factory=dict)
    """Width and height by digest: a picture is opened once, however many pages show it."""
    site_url: str = ""
    """Where the site will stand, ending with a slash: links for sharing need it; empty where nobody knows."""
