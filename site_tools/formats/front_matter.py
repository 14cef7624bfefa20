"""`index.md` cut at its key lines, in bytes: what is signed as text, captions and media, and what is the chain.

The grammar is narrow so that our cut, our YAML reader and mkdocs see the same keys at the same lines. Source of
what mkdocs reads: its `get_data`, which also ends a block at `...` and takes headers without fences; neither can
occur in a file that passes here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from site_tools.canonical import Piece, sha256
from site_tools.formats import entries as entries_format
from site_tools.formats.clean_text import SHOWN_PER_CODE, clean_text
from site_tools.formats.strict_yaml import read_yaml
from site_tools.formats.yaml_node import Node
from site_tools.model.entry import Entry
from site_tools.model.finding import Finding, Problem
from site_tools.model.sop import Part
from site_tools.model.text import Text

FENCE: Final = "---"
META_LIMIT: Final = 64 * 1024
"""Bytes of the front matter without its signatures."""
BLOCK_LIMIT: Final = 512 * 1024
"""Bytes of the front matter with them."""
BODY_LIMIT: Final = 128 * 1024
"""Bytes of the Markdown below it."""
PIECES: Final[dict[str, Part]] = {"captions": "captions", "images": "media", "videos": "media", "documents": "media"}
"""Front-matter keys whose blocks are pieces of another part than `text`."""

_KEY_LINE: Final = re.compile(r"([a-z_]+):(?: |$)")
_ALLOWED_LINE: Final = re.compile(r"$|#| |- ")


@dataclass(frozen=True, slots=True)
class Block:
    """A key line and what belongs to it, up to the next key line."""

    key: str
    line: int
    """From 1."""
    data: bytes


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`index.md`, cut."""

    before: bytes
    """Opening fence and what stands before the first key."""
    blocks: tuple[Block, ...]
    """Without `signatures`."""
    node: Node
    """The front matter without `signatures`, parsed."""
    entries: tuple[Entry, ...]
    after: bytes
    """Closing fence and body."""
    body_line: int
    """Line of the first line of the body."""

    @property
    def body(self) -> str:
        """The Markdown below the closing fence."""
        return self.after.split(b"\n", 1)[1].decode()

    def pieces(self) -> tuple[Piece, ...]:
        """What `index.md` contributes to the part digests."""
        named = tuple(Piece(PIECES[b.key], f"index.md:{b.key}", sha256(b.data)) for b in self.blocks if b.key in PIECES)
        rest = self.before + b"".join(b.data for b in self.blocks if b.key not in PIECES) + self.after
        return (*named, Piece("text", "index.md:text", sha256(rest)))

    def with_entries(self, entries: tuple[Entry, ...]) -> bytes:
        """The whole file with these entries; no other byte changes."""
        return self.before + b"".join(b.data for b in self.blocks) + entries_format.render(entries) + self.after


def read_front_matter(data: bytes, *, path: str) -> FrontMatter:
    """Cut `index.md`.

    Raises:
        Problem: not clean text, no front matter, a line outside the grammar (YAML-SHAPE), keys that differ from the
            parser's, a damaged signature block, over a size limit.
    """
    text = clean_text(data, path=path, limit=BLOCK_LIMIT + BODY_LIMIT)
    lines = text.split("\n")
    if lines[0] != FENCE:
        raise _shape(path, 1, "baris pertama harus `---`", "the first line must be `---`")
    try:
        close = lines.index(FENCE, 1)
    except ValueError:
        raise _shape(path, 1, "front matter tidak ditutup dengan `---`", "the front matter is not closed by `---`") from None
    if lines[-1] != "":
        raise _shape(path, len(lines), "berkas harus diakhiri baris baru", "the file must end with a newline")
    after = "\n".join(lines[close:]).encode()
    # Sizes before anything else: what is too large may not cost more than reading it.
    if len(_joined(lines[:close])) > BLOCK_LIMIT:
        raise _shape(path, 1, "front matter terlalu besar", "the front matter is too large", code="TOO-LARGE")
    if len(after) - len(FENCE) - 1 > BODY_LIMIT:
        raise _shape(path, close + 2, "naskah di bawahnya terlalu besar", "the text below it is too large", code="TOO-LARGE")
    starts = _key_lines(lines, close, path)
    first, (last, last_key) = starts[0][0], starts[-1]
    meta = _joined(lines[first : last if last_key == "signatures" else close])
    if len(meta) > META_LIMIT:
        raise _shape(path, 1, "front matter terlalu besar", "the front matter is too large", code="TOO-LARGE")
    marks = [*[number for number, _ in starts], close]
    blocks = [Block(key, number + 1, _joined(lines[number : marks[i + 1]])) for i, (number, key) in enumerate(starts)]
    before = _joined(lines[:first])
    signed = blocks.pop() if last_key == "signatures" else None
    node = read_yaml(meta, path=path, first_line=first + 1, limit=META_LIMIT)
    _same_keys(node, blocks, path)
    return FrontMatter(
        before=before,
        blocks=tuple(blocks),
        node=node,
        entries=entries_format.parse(signed.data, path=path, first_line=signed.line) if signed else (),
        after=after,
        body_line=close + 2,
    )


def _joined(lines: list[str]) -> bytes:
    return "".join(line + "\n" for line in lines).encode()


def _key_lines(lines: list[str], close: int, path: str) -> list[tuple[int, str]]:
    """Index and key of every key line between the fences."""
    found: list[tuple[int, str]] = []
    wrong: list[Finding] = []
    for number in range(1, close):
        match = _KEY_LINE.match(lines[number])
        if match:
            found.append((number, match[1]))
        elif not _ALLOWED_LINE.match(lines[number]) or (not found and lines[number][:1] not in ("", "#")):
            wrong += _shape(
                path,
                number + 1,
                "baris ini bukan kunci, komentar, atau lanjutan nilai",
                "this line is no key, no comment and no continued value",
            ).findings
            if len(wrong) == SHOWN_PER_CODE:
                break
    if wrong:
        raise Problem(*wrong)
    if not found:
        raise _shape(path, 1, "front matter kosong", "the front matter is empty")
    names = [key for _, key in found]
    if "signatures" in names[:-1]:
        line = found[names.index("signatures")][0] + 1
        raise _shape(path, line, "`signatures` harus menjadi kunci terakhir", "`signatures` must be the last key")
    return found


def _same_keys(node: Node, blocks: list[Block], path: str) -> None:
    """The parser's top-level keys are exactly our key lines; otherwise two readers would see two files."""
    ours = {b.key: b.line for b in blocks}
    if dict(node.key_lines) != ours or len(ours) != len(blocks):
        theirs = set(node.key_lines.items()) ^ set(ours.items())
        line = min((number for _, number in theirs), default=1)
        raise _shape(path, line, "kunci tidak terbaca sama oleh setiap pembaca", "readers would not agree on the keys")


def _shape(path: str, line: int, id_: str, en: str, *, code: str = "YAML-SHAPE") -> Problem:
    return Problem(
        Finding(
            code=code,
            message=Text(id=f"Bentuk front matter salah: {id_}.", en=f"The front matter is malformed: {en}."),
            path=path,
            line=line,
            remedy=Text(
                id="Perbaiki baris itu, lalu jalankan `paraf lint {path}`.",
                en="Mend the line, then run `paraf lint {path}`.",
            ).fill(path=path),
        )
    )
