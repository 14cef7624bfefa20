"""Feeds: the newest posts of an office, or of one of its categories, for readers and programs that come back.

A feed is a function of the posts it lists and of the office, so it changes only with them. An entry's id is its address, which a
correction does not change; what changes is `updated`, and its text begins with the correction.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from urllib.parse import quote

from site_tools.model.policy import Policy
from site_tools.model.when import date_text
from site_tools.website import address, words
from site_tools.website.summary import Summary

NEWEST = 50
CATEGORY = "kategori"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML 1.0 document may hold, not even escaped."""


@dataclass(frozen=True, slots=True)
class Item:
    """A post in a feed."""

    url: str
    """Also its id."""
    title: str
    text: str
    """Plain words: its last correction, and how it begins."""
    published: datetime
    """Of the first approval."""
    updated: datetime
    """Of the last approval."""
    groups: tuple[str, ...]
    """Kind, category and tags."""
    picture: str
    """Whole address; empty without one."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What every format of a feed says."""

    address: str
    """Folder of its files, and of the page it belongs to, from the root of the site."""
    site_url: str
    title: str
    about: str
    author: str
    begun: datetime
    """When it may have been empty for the first time: the time of a feed without posts."""
    items: tuple[Item, ...]

    @property
    def home(self) -> str:
        """The page with the same posts."""
        return f"{self.site_url}{quote(self.address)}"

    @property
    def updated(self) -> datetime:
        """Of the latest change."""
        return max((item.updated for item in self.items), default=self.begun)


def feeds(policy: Policy, posts: Sequence[Summary], site_url: str, only: Container[str] | None = None) -> Iterator[Feed]:
    """The feed of an office, and one per category, or of those whose address is in `only`.

    `posts`: newest first; there may be drafts among them, which no feed has.
    """
    office = policy.office
    yield _feed(policy, address.office(office.id), office.short_name, f"Unggahan resmi {office.name}.", posts, site_url)
    places = {name: address.group(office.id, CATEGORY, name) for name in {post.category for post in posts} if name}
    groups: dict[str, list[Summary]] = {}
    for post in posts:
        place = places.get(post.category)
        if place and (only is None or place in only):
            groups.setdefault(place, []).append(post)
    for place, held in sorted(groups.items()):
        name = held[0].category
        about = f"Unggahan resmi {office.name}, kategori {name}."
        yield _feed(policy, place, f"{name}, {office.short_name}", about, held, site_url)


def _feed(policy: Policy, place: str, title: str, about: str, posts: Sequence[Summary], site_url: str) -> Feed:
    office = policy.office
    begun = policy.manifests[0].at if policy.manifests else "1970-01-01T00:00:00+00:00"
    public = islice((p for p in posts if not p.draft), NEWEST)
    return Feed(
        address=place,
        site_url=site_url,
        title=title,
        about=f"{about} {words.DEMO}" if office.demo else about,
        author=office.name,
        begun=datetime.fromisoformat(begun),
        items=tuple(_item(post, site_url) for post in public),
    )


def _item(post: Summary, site_url: str) -> Item:
    first = datetime.fromisoformat(post.first_at)
    last = post.corrections[-1] if post.corrections else None
    text = post.lead
    if last:
        text = f"Ralat, {date_text(datetime.fromisoformat(last.at).date())}: {last.note} {text}".strip()
    named = [post.kind_label, *([post.category] if post.category else []), *post.tags]
    return Item(
        url=f"{site_url}{quote(address.post(post.post))}",
        title=post.title,
        text=text,
        published=first,
        updated=datetime.fromisoformat(last.at) if last else first,
        groups=tuple(dict.fromkeys(named)),
        picture=f"{site_url}{quote(post.thumbnail.larger)}" if post.thumbnail else "",
    )


def xml_text(text: str) -> str:
    """A text as it may stand in an element or attribute of XML 1.0."""
    for mark, escaped in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(mark, escaped)
    return _NO_XML.sub("", text)
