"""The texts of a post that people outside the office will read, each with its place in `index.md`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_tools.model.post import Post
from site_tools.model.text import Text, same


@dataclass(frozen=True, slots=True)
class Passage:
    """One text and where it stands."""

    name: Text
    """What people call the place."""
    line: int
    """In index.md, of the first line of the text; of the key, where the front matter is not read line by line."""
    text: str
    by_line: bool = False
    """Whether a line of the text is a line of the file, so that a finding can name its own."""

    def line_at(self, offset: int) -> int:
        """The line of the file in which a place of the text lies."""
        return self.line + self.text.count("\n", 0, offset) if self.by_line else self.line


def passages(post: Post) -> Iterator[Passage]:
    """Title, captions, descriptions, legal facts and body: everything that leaves the office as text."""
    meta = post.meta
    yield _of(post, "title", Text("judul", "the title"), meta.title)
    yield _of(post, "category", Text("kategori", "the category"), meta.category)
    yield _of(post, "tags", Text("tag", "the tags"), "\n\n".join(meta.tags))
    for platform, caption in meta.captions.items():
        yield _of(post, "captions", Text("takarir {name}", "the caption {name}").fill(name=platform), caption)
    for image in meta.images:
        yield _of(post, "images", Text("keterangan {name}", "the description of {name}").fill(name=image.file), image.alt)
        yield _of(post, "images", Text("kredit {name}", "the credit of {name}").fill(name=image.file), image.credit)
    for video in meta.videos:
        yield _of(post, "videos", Text("keterangan {name}", "the description of {name}").fill(name=video.file), video.alt)
    for document in meta.documents:
        yield _of(post, "documents", Text("judul {name}", "the title of {name}").fill(name=document.file), document.title)
    if meta.legal:
        facts = (meta.legal.judul, meta.legal.abstrak, meta.legal.subjek, meta.legal.sumber, meta.legal.teu_badan)
        yield _of(post, "legal", same("`legal`"), "\n\n".join(facts))
    for source in meta.sources:
        yield _of(post, "sources", Text("sumber", "the sources"), source)
    yield Passage(Text("naskah", "the body"), post.body_line, post.body, by_line=True)


def _of(post: Post, key: str, name: Text, text: str) -> Passage:
    return Passage(name, post.lines.get(key, 1), text)
