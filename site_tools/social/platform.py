"""What a platform accepts, as data: the shape that every file in `platforms/` fills."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Unit = Literal["weighted", "characters", "utf16", "bytes", "emoji-bytes"]
"""How a platform counts: as X weighs; Unicode code points; UTF-16 code units; UTF-8 bytes; code points, but emoji as UTF-8 bytes."""

MAX_AGE_DAYS = 180
"""Facts checked longer ago than this are listed by `paraf lint --platforms`."""


@dataclass(frozen=True, slots=True)
class TextLimit:
    """How long a text may be."""

    size: int
    unit: Unit = "characters"


@dataclass(frozen=True, slots=True)
class Size:
    """A picture size a platform shows well, in pixels."""

    name: str
    """The ratio, as in file names: `4x5`."""
    width: int
    height: int
    file: str = "{n:02d}-{name}.jpg"
    """File name in the platform's folder; `n` counts from 1."""
    cover: bool = False
    """Made of the first picture only: a story, a thumbnail."""

    def file_name(self, number: int) -> str:
        """File name of the picture with that number."""
        return self.file.format(n=number, name=self.name)


@dataclass(frozen=True, slots=True)
class Platform:
    """Limits and habits of one platform. A limit that is None is not known or does not exist."""

    id: str
    name: str
    """As people write it."""
    text: TextLimit
    sizes: tuple[Size, ...]
    jpeg_bytes: int
    """Largest JPEG file."""
    source: str
    """Where the values come from."""
    checked: date
    """When they were last looked up."""
    text_file: str = "caption.txt"
    title: TextLimit | None = None
    """A title beside the text, where the platform has one."""
    hashtags_max: int | None = None
    alt_max: int | None = None
    images_max: int | None = None
    links_max: int | None = None
    mentions_max: int | None = None
    tags_max: int | None = None
    """Length of the comma-separated list of tags."""
    media_text_max: int | None = None
    """Longest text that goes with a picture; a longer one is sent as a message of its own."""
    shows_links: bool = False
    """A link in the text can be pressed there, so the address of the post is appended."""
    as_is: bool = False
    """The text is a message, not a caption: hashtags are left alone."""
    threads: bool = False
    """A text that is too long becomes a numbered thread instead of being cut."""
    forbidden: str = ""
    """Characters the platform refuses in title and text."""
    needs_media: bool = False
    """Nothing can be uploaded without a picture or video."""
    intent: str = ""
    """Address that opens the platform with the text filled in; `{text}` and `{url}` are percent-encoded."""
