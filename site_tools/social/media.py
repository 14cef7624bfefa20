"""The pictures of a post, rendered for every platform that shows them, and the files that go along untouched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from site_tools.canonical import sha256
from site_tools.model.finding import Finding, Problem
from site_tools.model.post import Post
from site_tools.model.text import Text
from site_tools.social.caption import Warned, fit_alt
from site_tools.social.kit import Copied, Medium
from site_tools.social.pictures import Picture, open_picture, render
from site_tools.social.platform import Platform, Size

Read = Callable[[str], bytes]
"""The bytes of a file of the post, by its name there."""

_ENLARGED = 1.5
_CROPPED = 0.35


@dataclass(frozen=True, slots=True)
class Source:
    """A picture of the post and where it is used."""

    file: str
    alt: str
    focus: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Slot:
    """One picture file to make."""

    platform: Platform
    size: Size
    number: int
    source: Source

    @property
    def path(self) -> str:
        """Relative to the bundle."""
        return f"{self.platform.id}/{self.size.file_name(self.number)}"


@dataclass(frozen=True, slots=True)
class Rendered:
    """All pictures of a bundle."""

    files: dict[str, bytes]
    media: dict[str, tuple[Medium, ...]]
    """By platform."""
    warnings: tuple[Warned, ...]


def _missing(post: Post, name: str) -> Problem:
    message = Text('Berkas "{name}" tidak ada di folder konten.', 'There is no file "{name}" in the post folder.').fill(name=name)
    remedy = Text(
        "Periksa nama berkas di bagian images, videos, dan documents.", "Check the file names under images, videos and documents."
    )
    return Problem(Finding("MEDIA-MISSING", message, post.path.index, remedy=remedy))


def _beside(post: Post, name: str) -> bool:
    """Whether a name is that of a file directly in the post folder; nothing else is ever read."""
    return bool(name) and "/" not in name and "\\" not in name and any(f.name == name and f.part == "media" for f in post.files)


def slots(post: Post, platforms: Sequence[Platform]) -> tuple[list[Slot], list[Warned]]:
    """Which picture goes where. Without pictures, the still pictures of the videos serve."""
    meta = post.meta
    posters = [Source(video.poster, video.alt, None) for video in meta.videos if video.poster]
    pictures = [Source(image.file, image.alt, image.focus) for image in meta.images] or posters
    plan: list[Slot] = []
    warnings: list[Warned] = []
    for platform in platforms:
        most = platform.images_max if platform.images_max is not None else len(pictures)
        slides_wanted = any(not size.cover for size in platform.sizes)
        if slides_wanted and len(pictures) > most:
            message = Text(
                "{name} menerima paling banyak {most} gambar; {left} gambar terakhir tidak disertakan.",
                "{name} accepts at most {most} pictures; the last {left} are left out.",
            ).fill(name=platform.name, most=most, left=len(pictures) - most)
            warnings.append(Warned("IMAGES-LEFT-OUT", message, platform.id))
        if platform.needs_media and not pictures and not meta.videos:
            message = Text("{name} tidak menerima unggahan tanpa gambar atau video.", "{name} takes no upload without a picture or video.")
            warnings.append(Warned("MEDIA-NONE", message.fill(name=platform.name), platform.id))
        for size in platform.sizes:
            chosen = pictures[:most]
            if size.cover:  # a thumbnail shows the video; a story shows what the first slide shows
                chosen = (pictures if slides_wanted else posters or pictures)[:1]
            plan += [Slot(platform, size, number, source) for number, source in enumerate(chosen, 1)]
    return plan, warnings


def render_all(post: Post, platforms: Sequence[Platform], read: Read, *, draft: bool) -> Rendered:
    """Every picture for every platform; each file of the post is decoded once, one after the other.

    Raises:
        Problem: MEDIA-MISSING, IMAGE-UNREADABLE, IMAGE-TOO-LARGE, one finding per bad file, and what `read` raises.
    """
    plan, warnings = slots(post, platforms)
    files: dict[str, bytes] = {}
    made: dict[str, Medium] = {}
    findings: list[Finding] = []
    cropped: list[str] = []
    for name in dict.fromkeys(slot.source.file for slot in plan):
        mine = [slot for slot in plan if slot.source.file == name]
        try:
            if not _beside(post, name):
                raise _missing(post, name)
            picture = open_picture(read(name), path=f"{post.path.folder}/{name}", sizes=[slot.size for slot in mine])
        except Problem as problem:
            findings += problem.findings
            continue
        warnings += _remarks(name, picture, [slot.size for slot in mine])
        lost = sorted({slot.size.name for slot in mine if picture.lost_in(slot.size) > _CROPPED})
        if lost:
            cropped.append(f"{name} ({', '.join(lost)})")
        ready: dict[tuple[int, int, tuple[float, float] | None], bytes] = {}
        for slot in mine:
            files[slot.path] = _fitting(picture, slot, ready, draft=draft)
            alt, shortened = fit_alt(slot.source.alt, slot.platform, name)
            if not slot.size.cover:
                warnings += shortened
            made[slot.path] = _medium(slot, files[slot.path], alt)
    if findings:
        raise Problem(*findings)
    if cropped:
        message = Text(
            "Lebih dari sepertiga gambar terpotong; periksa hasilnya: {files}. Titik penting dapat diatur dengan focus.",
            "More than a third of a picture is cropped away; look at the result: {files}. What must stay is set by focus.",
        ).fill(files="; ".join(cropped))
        warnings.append(Warned("IMAGE-CROPPED", message))
    media = {p.id: tuple(made[slot.path] for slot in plan if slot.platform is p) for p in platforms}
    return Rendered(files, media, tuple(warnings))


def _fitting(picture: Picture, slot: Slot, ready: dict[tuple[int, int, tuple[float, float] | None], bytes], *, draft: bool) -> bytes:
    """The JPEG for a slot; several platforms share one where it is small enough for all of them."""
    size, focus = slot.size, slot.source.focus
    key = (size.width, size.height, focus)
    if key in ready and len(ready[key]) <= slot.platform.jpeg_bytes:
        return ready[key]
    data = render(picture, size, focus=focus, most_bytes=slot.platform.jpeg_bytes, draft=draft)
    ready.setdefault(key, data)
    return data


def _medium(slot: Slot, data: bytes, alt: str) -> Medium:
    size = slot.size
    return Medium(slot.path, slot.source.file, sha256(data), size.width, size.height, len(data), alt, size.cover)


def _remarks(name: str, picture: Picture, sizes: Iterable[Size]) -> list[Warned]:
    found: list[Warned] = []
    if max(picture.scale_to(size) for size in sizes) > _ENLARGED:
        message = Text(
            "{name} terlalu kecil ({width}×{height}) dan diperbesar; hasilnya bisa kabur.",
            "{name} is too small ({width}×{height}) and was enlarged; it may look blurred.",
        )
        found.append(Warned("IMAGE-ENLARGED", message.fill(name=name, width=picture.width, height=picture.height)))
    if picture.moving:
        message = Text(
            "{name} adalah gambar bergerak; hanya gambar pertamanya dipakai.", "{name} is an animation; only its first frame is used."
        )
        found.append(Warned("IMAGE-MOVING", message.fill(name=name)))
    if picture.misnamed:
        message = Text("Isi {name} bukan jenis yang disebut namanya.", "{name} is of another kind than its name says.")
        found.append(Warned("IMAGE-MISNAMED", message.fill(name=name)))
    return found


def copy_along(post: Post, read: Read, *, draft: bool) -> tuple[dict[str, bytes], list[Copied], list[Copied], list[Warned]]:
    """Files, videos, documents and warnings of what goes into the bundle byte for byte.

    Of a draft nothing goes along: no watermark can be put on it.

    Raises:
        Problem: MEDIA-MISSING, and what `read` raises.
    """
    files: dict[str, bytes] = {}
    videos: list[Copied] = []
    documents: list[Copied] = []
    warnings: list[Warned] = []
    named = [(v.file, "video", v.file, videos) for v in post.meta.videos] + [
        (d.file, "dokumen", d.title, documents) for d in post.meta.documents
    ]
    elsewhere = {v.file: v for v in post.meta.videos if not _beside(post, v.file)}
    for name, folder, label, kind in named:
        if name in elsewhere and elsewhere[name].sha256:
            message = Text(
                "Video {name} tidak ada dalam bundel; ambil di: {where}. Pastikan sha256-nya {sha256}.",
                "The video {name} is not in the bundle; get it at: {where}. Make sure that its sha256 is {sha256}.",
            ).fill(name=name, where=elsewhere[name].where or "-", sha256=elsewhere[name].sha256)
            warnings.append(Warned("VIDEO-ELSEWHERE", message))
        elif not _beside(post, name):
            raise _missing(post, name)
        elif draft:
            message = Text(
                "{name} tidak disertakan dalam konsep: tidak bisa diberi tanda air.",
                "{name} is not in the draft: it cannot be watermarked.",
            )
            warnings.append(Warned("DRAFT-LEFT-OUT", message.fill(name=name)))
        else:
            data = read(name)
            files[f"{folder}/{name}"] = data
            kind.append(Copied(f"{folder}/{name}", label, sha256(data), len(data)))
    return files, videos, documents, warnings


def alt_paper(media: Sequence[Medium]) -> str:
    """alt.txt: one line per picture."""
    return "".join(f"{m.file.rsplit('/', 1)[-1]}: {m.alt}\n" for m in media if m.alt and not m.cover)


def pictures_of(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The JPEG files among `files`."""
    return {name: data for name, data in files.items() if name.endswith(".jpg")}
