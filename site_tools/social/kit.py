"""What a bundle says and holds, as values: manifest, page and papers are three views of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_tools.model.evidence import Record
from site_tools.model.judged import Judged
from site_tools.model.office import Account
from site_tools.social.caption import Caption, Warned
from site_tools.social.platform import Platform


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature of the trail, as people read it."""

    step: int | None
    role: str
    title: str
    person: str
    """Name; empty where the office shows titles only."""
    at: str
    """As signed, RFC 3339."""
    when: str
    """The same in words, in the office's time."""
    capacity: str
    decision: str

    @property
    def who(self) -> str:
        """Title and name, with Plh. or Plt. where the person acted for the holder."""
        short = self.capacity.split(" ", 1)[0]
        title = f"{short.capitalize()}. {self.title}" if short in ("plh", "plt") else self.title
        return f"{title} ({self.person})" if self.person else title


@dataclass(frozen=True, slots=True)
class Medium:
    """A picture in a platform's folder."""

    file: str
    """Relative to the bundle."""
    source: str
    """File name in the post."""
    sha256: str
    width: int
    height: int
    bytes: int
    alt: str
    cover: bool


@dataclass(frozen=True, slots=True)
class Card:
    """Everything for one platform."""

    platform: Platform
    account: Account | None
    caption: Caption
    text_files: tuple[str, ...]
    """One per part of the caption, relative to the bundle."""
    title: str
    tags: str
    media: tuple[Medium, ...]


@dataclass(frozen=True, slots=True)
class Copied:
    """A video or document, untouched."""

    file: str
    """Relative to the bundle."""
    label: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Kit:
    """One bundle, before it becomes files."""

    judged: Judged
    url: str
    """Address of the post on the website; empty without one."""
    chain_head: str
    preview: bool
    approval: str
    """The sentence about the approval, in Indonesian."""
    trail: tuple[Signed, ...]
    cards: tuple[Card, ...]
    videos: tuple[Copied, ...]
    documents: tuple[Copied, ...]
    uploader: str
    """Who uploads, by title."""
    upload_time: str
    """The document's time for the upload, as printed."""
    old_uploads: tuple[Record, ...]
    """Uploads of an earlier round that a correction must edit or delete."""
    warnings: tuple[Warned, ...]

    @property
    def round(self) -> int:
        """The round the uploads belong to."""
        verdict = self.judged.verdict
        if verdict.publishable and verdict.passages:
            return verdict.passages[-1].round
        return max(verdict.round, 1)

    def warnings_of(self, platform: str) -> Iterator[Warned]:
        """The warnings of one platform; of the whole post for an empty name."""
        return (w for w in self.warnings if w.platform == platform)
