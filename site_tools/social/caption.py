"""The text for one platform: within its limits, and every difference from what was approved told as a warning."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from site_tools.model.text import Text
from site_tools.social.counting import UNIT_NAMES, length
from site_tools.social.cutting import cut_position, split
from site_tools.social.platform import Platform, TextLimit, Unit
from site_tools.social.weighted import addresses

ELLIPSIS = "…"
_HASHTAG = re.compile(r"(?<![\w&/#\uff03])[#\uff03]\w*[^\W\d_]\w*")
_MENTION = re.compile(r"(?<![\w.@])@[A-Za-z0-9_][\w.]*")
_EXCERPT = 60
_LIKE_A_TITLE = 12
"""A bare address shorter than this may be an academic title or a missing space."""


@dataclass(frozen=True, slots=True)
class Warned:
    """Something the person who uploads must know; it stands in bundle.json and on the page."""

    code: str
    message: Text
    platform: str = ""
    """Empty where it concerns the whole post."""
    removed: str = ""
    """Text that was approved and is not in the bundle's caption."""


@dataclass(frozen=True, slots=True)
class Caption:
    """The text to paste."""

    parts: tuple[str, ...]
    """One text; on X possibly a thread."""
    value: int
    """Length of the longest part."""
    unit: Unit
    limit: int
    hashtags: tuple[str, ...]
    warnings: tuple[Warned, ...]

    @property
    def text(self) -> str:
        """All parts in one."""
        return "\n\n".join(self.parts)


def hashtags(text: str) -> tuple[str, ...]:
    """The hashtags of a text, in order."""
    return tuple(_HASHTAG.findall(text))


def _excerpt(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _EXCERPT else line[:_EXCERPT].rstrip() + ELLIPSIS


def _trim_hashtags(text: str, platform: Platform) -> tuple[str, list[Warned]]:
    most = platform.hashtags_max
    found = list(_HASHTAG.finditer(text))
    if most is None or platform.as_is or len(found) <= most:
        return text, []
    for match in reversed(found[most:]):
        # In a row of hashtags the whole word goes; inside a sentence the word is needed, only its sign goes.
        rest = _HASHTAG.sub("", text[match.end() :].split("\n", 1)[0])
        before = _HASHTAG.sub("", text[: match.start()].rsplit("\n", 1)[-1]).rstrip()
        in_sentence = bool(rest.strip(" .,;")) or (bool(before) and before[-1] not in ".!?…:")
        text = text[: match.start()] + (match[0][1:] if in_sentence else "") + text[match.end() :]
    text = re.sub(r"[ ]{2,}", " ", re.sub(r"[ ]+$", "", text, flags=re.MULTILINE))
    text = re.sub(r"\n{3,}", "\n\n", text).rstrip()
    removed = " ".join(match[0] for match in found[most:])
    message = Text(
        "Hanya {most} tagar yang diterima {name}; tidak disertakan: {removed}.", "{name} accepts {most} hashtags only; left out: {removed}."
    )
    return text, [Warned("HASHTAGS-TRIMMED", message.fill(most=most, name=platform.name, removed=removed), platform.id, removed)]


def _without_forbidden(text: str, platform: Platform) -> tuple[str, list[Warned]]:
    if not any(character in text for character in platform.forbidden):
        return text, []
    message = Text("{name} menolak tanda < dan >; diganti dengan ‹ dan ›.", "{name} refuses the signs < and >; they became ‹ and ›.").fill(
        name=platform.name
    )
    return text.translate(str.maketrans("<>", "‹›")), [Warned("CHARACTER-REPLACED", message, platform.id)]


def _cut(text: str, limit: TextLimit, platform: Platform, *, tail: str, what: Text) -> tuple[str, list[Warned]]:
    """`text` with `tail` behind it, shortened before the tail until both fit."""

    def whole(piece: str) -> str:
        return piece + tail

    if length(whole(text), limit.unit) <= limit.size:
        return whole(text), []
    position = cut_position(text, lambda piece: length(whole(f"{piece} {ELLIPSIS}"), limit.unit) <= limit.size)
    removed = text[position:].strip()
    message = Text(
        "{what} untuk {name} dipotong agar muat dalam {limit} {unit}; {count} karakter tidak disertakan, mulai dari “{excerpt}”.",
        "The {what} for {name} was cut to fit into {limit} {unit}; {count} characters are left out, from “{excerpt}” on.",
    ).fill(what=what, name=platform.name, limit=limit.size, unit=UNIT_NAMES[limit.unit], count=len(removed), excerpt=_excerpt(removed))
    return whole(f"{text[:position].rstrip()} {ELLIPSIS}".lstrip()), [Warned("TEXT-CUT", message, platform.id, removed)]


def _thread(text: str, platform: Platform) -> tuple[tuple[str, ...], list[Warned]]:
    limit = platform.text

    def pieces_of(digits: int) -> list[str]:
        number = f"\n({'9' * digits}/{'9' * digits})"
        return split(text, lambda piece: length(piece + number, limit.unit) <= limit.size)

    # The number at the end of each part takes room of its own, and how much depends on how many parts there are.
    digits = 1
    while len(str(len(pieces := pieces_of(digits)))) > digits:
        digits += 1
    message = Text(
        "Naskah lebih panjang dari {limit} {unit}; dibagi menjadi utas {count} bagian.",
        "The text is longer than {limit} {unit}; it became a thread of {count} parts.",
    ).fill(limit=limit.size, unit=UNIT_NAMES[limit.unit], count=len(pieces))
    numbered = tuple(f"{piece}\n({n}/{len(pieces)})" for n, piece in enumerate(pieces, 1))
    return numbered, [Warned("TEXT-THREAD", message, platform.id)]


def _remarks(text: str, platform: Platform, *, with_media: bool) -> list[Warned]:
    """What the platform may do with the text, though nothing was changed."""
    found: list[Warned] = []
    if not text:
        message = Text("Tidak ada caption untuk {name}.", "There is no caption for {name}.").fill(name=platform.name)
        found.append(Warned("TEXT-EMPTY", message, platform.id))
    if platform.text.unit == "weighted":
        bare = [
            text[a.start : a.end]
            for a in addresses(text)
            if not a.scheme and "/" not in text[a.start : a.end] and a.end - a.start < _LIKE_A_TITLE
        ]
        if bare:
            message = Text(
                "{name} membaca ini sebagai alamat web (masing-masing 23 karakter, bisa ditekan): {words}. Bila ini gelar, beri spasi.",
                "{name} reads this as web addresses (23 characters each, and they can be pressed): {words}. If it is a title, put a space.",
            ).fill(name=platform.name, words=", ".join(dict.fromkeys(bare)))
            found.append(Warned("READ-AS-ADDRESS", message, platform.id))
    links, mentions = sum(a.scheme for a in addresses(text)), len(_MENTION.findall(text))
    for most, count, code, noun in (
        (platform.links_max, links, "LINKS-MANY", Text("tautan", "links")),
        (platform.mentions_max, mentions, "MENTIONS-MANY", Text("sebutan (@)", "mentions (@)")),
    ):
        if most is not None and count > most:
            message = Text(
                "{name} menerima paling banyak {most} {noun}; naskah ini memuat {count}.",
                "{name} accepts at most {most} {noun}; this text has {count}.",
            ).fill(name=platform.name, most=most, noun=noun, count=count)
            found.append(Warned(code, message, platform.id))
    if with_media and platform.media_text_max is not None and len(text) > platform.media_text_max:
        message = Text(
            "Naskah lebih dari {most} karakter: kirim gambar lebih dahulu, lalu naskah sebagai pesan tersendiri.",
            "The text has more than {most} characters: send the picture first, then the text as a message of its own.",
        ).fill(most=platform.media_text_max)
        found.append(Warned("TEXT-APART", message, platform.id))
    return found


def fit_caption(written: str, platform: Platform, *, url: str = "", with_media: bool = False) -> Caption:
    """The approved text made ready for a platform.

    `url` is the address of the post on the website, appended where the platform shows links; `with_media` says that a
    picture or video goes with it.
    """
    text = unicodedata.normalize("NFC", written).strip("\n").rstrip()
    text, warnings = _trim_hashtags(text, platform)
    text, replaced = _without_forbidden(text, platform)
    remarks = _remarks(text, platform, with_media=with_media)
    present = bool(url) and url.rstrip("/") in text
    tail = f"\n\n{url}" if url and platform.shows_links and not present else ""
    if platform.threads and length((text + tail).strip(), platform.text.unit) > platform.text.size:
        parts, changed = _thread((text + tail).strip(), platform)
    else:
        one, changed = _cut(text, platform.text, platform, tail=tail, what=Text("Caption", "caption"))
        if changed and present and url.rstrip("/") not in one:  # the author's own link was in what was cut
            one, changed = _cut(text, platform.text, platform, tail=f"\n\n{url}", what=Text("Caption", "caption"))
        parts = (one.strip(),) if one.strip() else ("",)
    unit = platform.text.unit
    return Caption(
        parts=parts,
        value=max(length(part, unit) for part in parts),
        unit=unit,
        limit=platform.text.size,
        hashtags=hashtags("\n".join(parts)),
        warnings=(*warnings, *replaced, *changed, *remarks),
    )


def fit_title(title: str, platform: Platform) -> tuple[str, tuple[Warned, ...]]:
    """The title for a platform that has one beside the text; empty for the others."""
    if platform.title is None:
        return "", ()
    text, replaced = _without_forbidden(unicodedata.normalize("NFC", title).strip(), platform)
    text, cut = _cut(text, platform.title, platform, tail="", what=Text("Judul", "title"))
    return text, (*replaced, *cut)


def fit_alt(alt: str, platform: Platform, file: str) -> tuple[str, tuple[Warned, ...]]:
    """The alternative text of a picture, in one line."""
    text = " ".join(unicodedata.normalize("NFC", alt).split())
    if platform.alt_max is None:
        return text, ()
    text, cut = _cut(
        text,
        TextLimit(platform.alt_max),
        platform,
        tail="",
        what=Text("Teks alternatif {file}", "alternative text of {file}").fill(file=file),
    )
    return text, tuple(cut)
