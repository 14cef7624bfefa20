"""The files of a post that the public may have: those its front matter names, as they were judged."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from PIL import Image as Picture
from PIL import UnidentifiedImageError

from site_tools.canonical import sha256
from site_tools.model.finding import Finding, Problem
from site_tools.model.post import Post, PostFile
from site_tools.model.text import Text
from site_tools.ports import Tree
from site_tools.website import address, words
from site_tools.website.page import Copy, Scaled, Source
from site_tools.website.scaling import narrower

PUBLIC = {
    "image": frozenset({"jpg", "jpeg", "png", "webp"}),
    "video": frozenset({"mp4", "webm"}),
    "document": frozenset({"pdf"}),
}
"""Endings that may go out; nothing that a browser would run as a page, such as SVG or HTML."""
CHANGED = Text(
    id="Berkas {path} tidak lagi sama dengan yang diperiksa; situs tidak dibuat.",
    en="The file {path} is no longer what was judged; the site is not built.",
)
AGAIN = Text(id="Jalankan kembali `paraf build`.", en="Run `paraf build` again.")


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture, video or document of a post as its page shows it."""

    name: str
    """File name beside the post's page."""
    text: str
    """Alternative text, or the title of a document."""
    credit: str = ""
    width: int | None = None
    """Pixels, where known."""
    height: int | None = None
    mime: str = ""
    poster: str = ""
    """File name of a video's still picture."""
    size: int = 0
    """Bytes."""
    smaller: tuple[tuple[str, int], ...] = ()
    """Smaller copies of a picture: address beside the post's page, and width in pixels."""

    @property
    def srcset(self) -> str:
        """Every width as `srcset` wants it; empty where there is but one."""
        if not self.smaller or self.width is None:
            return ""
        return ", ".join(f"{quote(name)} {width}w" for name, width in (*self.smaller, (self.name, self.width)))

    @property
    def smallest(self) -> str:
        """The copy for a card: its address beside the post's page."""
        return self.smaller[0][0] if self.smaller else self.name


def ending(name: str) -> str:
    """The ending of a file name, lower case, without the dot."""
    return name.rpartition(".")[2].lower()


def _file(post: Post, name: str, kind: str) -> PostFile | None:
    """The file of that name, if it lies directly beside the post, belongs to the media and has a public ending."""
    if "/" in name or name.startswith(".") or ending(name) not in PUBLIC[kind]:
        return None
    return next((f for f in post.files if f.name == name and f.part == "media"), None)


def copies(post: Post) -> tuple[Copy, ...]:
    """Every file that goes onto the site with the post."""
    named: dict[str, PostFile] = {}
    for name, kind in _named(post):
        found = _file(post, name, kind)
        if found:
            named[name] = found
    return tuple(Copy(f"{post.path}/{f.name}", f"{post.path.folder}/{f.name}", f.sha256) for f in named.values())


def _named(post: Post) -> Iterator[tuple[str, str]]:
    """Every file name in the front matter, and as what it stands there."""
    for image in post.meta.images:
        yield image.file, "image"
    for video in post.meta.videos:
        yield video.file, "video"
        if video.poster:
            yield video.poster, "image"
    for document in post.meta.documents:
        yield document.file, "document"


def read(tree: Tree, path: str, digest: str) -> bytes:
    """The bytes of a file that was judged.

    Raises:
        Problem: it is missing, or no longer the same (BUILD-CHANGED).
    """
    data = tree.read(path)
    if sha256(data) != digest:
        raise Problem(Finding("BUILD-CHANGED", CHANGED.fill(path=path), path=path, remedy=AGAIN))
    return data


def _size(source: Source, post: Post, found: PostFile) -> tuple[int, int] | None:
    """Width and height as shown (EXIF orientation counts); None for what no picture library can open."""
    if found.sha256 not in source.sizes:
        data = read(source.tree, f"{post.path.folder}/{found.name}", found.sha256)
        try:
            with Picture.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as picture:
                turned = picture.getexif().get(0x0112, 1) in (5, 6, 7, 8)
                width, height = picture.size
                source.sizes[found.sha256] = (height, width) if turned else (width, height)
        except (OSError, UnidentifiedImageError, ValueError, SyntaxError, Picture.DecompressionBombError):
            source.sizes[found.sha256] = None
    return source.sizes[found.sha256]


def _smaller(found: PostFile, width: int | None) -> tuple[tuple[str, int], ...]:
    """Addresses of the smaller copies: in a folder that no post has, with the digest, so that a cache may keep them for ever."""
    stem = found.name.rpartition(".")[0]
    return tuple((f"gambar/{stem}-{found.sha256[:8]}-{w}.webp", w) for w in narrower(width))


def scaled_copies(source: Source, post: Post) -> tuple[Scaled, ...]:
    """The smaller copies that go onto the site with the post: of its pictures and of the stills of its videos."""
    made: dict[str, Scaled] = {}
    for name, kind in _named(post):
        found = _file(post, name, kind) if kind == "image" else None
        size = _size(source, post, found) if found else None
        if found is None or size is None:
            continue
        for beside, width in _smaller(found, size[0]):
            made[beside] = Scaled(f"{address.post(post.path)}{beside}", f"{post.path.folder}/{found.name}", found.sha256, width)
    return tuple(made.values())


def images(source: Source, post: Post) -> list[Shown]:
    """The pictures of a post, in the order of its front matter."""
    shown = []
    for image in post.meta.images:
        found = _file(post, image.file, "image")
        if found:
            width, height = _size(source, post, found) or (None, None)
            shown.append(Shown(image.file, image.alt, image.credit, width, height, size=found.size, smaller=_smaller(found, width)))
    return shown


def videos(post: Post) -> list[Shown]:
    """The videos of a post; one that is kept elsewhere has no name here, only its place."""
    shown = []
    for video in post.meta.videos:
        found = _file(post, video.file, "video")
        poster = video.poster if video.poster and _file(post, video.poster, "image") else ""
        mime = words.MEDIA_TYPES.get(ending(video.file), "") if found else ""
        shown.append(Shown(video.file if found else "", video.alt, mime=mime, poster=poster, size=found.size if found else 0))
    return shown


def documents(post: Post) -> list[Shown]:
    """The public documents of a post."""
    pairs = ((document, _file(post, document.file, "document")) for document in post.meta.documents)
    return [Shown(document.file, document.title, size=found.size) for document, found in pairs if found]


def thumbnail(source: Source, post: Post) -> Shown | None:
    """The picture that stands for the post on a card."""
    first = images(source, post)[:1]
    if first:
        return first[0]
    for video in post.meta.videos:
        found = _file(post, video.poster, "image") if video.poster else None
        if found:
            width, height = _size(source, post, found) or (None, None)
            return Shown(video.poster, video.alt, width=width, height=height, size=found.size, smaller=_smaller(found, width))
    return None


def first_picture(source: Source, post: Post) -> tuple[PostFile, tuple[int, int], str] | None:
    """File, size in pixels and description of the picture that stands for the post; None without one that can be read."""
    shown = thumbnail(source, post)
    found = _file(post, shown.name, "image") if shown else None
    size = _size(source, post, found) if found else None
    return (found, size, shown.text) if shown and found and size else None


def size_text(size: int) -> str:
    """`340 KB`, `1,2 MB`; decimal, with the Indonesian comma."""
    kilo = 1000
    if size < kilo * kilo:
        return f"{max(1, round(size / kilo))} KB"
    return f"{size / kilo / kilo:.1f} MB".replace(".", ",")
