"""The bytes that are signed: statement, part digests, links of the chain. Pure; specified in docs/spesifikasi.md.

Nothing here reads a parsed value back: digests cover raw bytes, and a statement is built from the texts of the
entry exactly as they stand in the file.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from site_tools.model.entry import NO_PARTS, Digests, Entry
from site_tools.model.people import ActingLetter
from site_tools.model.sop import PARTS, Part

STEP_NAMESPACE = "paraf-step@v1"
NOTARY_NAMESPACE = "paraf-notary@v1"
POLICY_NAMESPACE = "paraf-policy@v1"
APPOINTMENT_NAMESPACE = "paraf-appointment@v1"
NOTHING = NO_PARTS.text
"""The digest of a part without pieces."""
ABSENT = "-"
"""Value of a field that does not apply."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, or a block of `index.md`, that belongs to a part.

    `path` is relative to the post folder; a block of index.md is `index.md:captions`, the rest of it `index.md:text`.
    """

    part: Part
    path: str
    sha256: str


def sha256(data: bytes) -> str:
    """64 lower-case hex digits."""
    return hashlib.sha256(data).hexdigest()


def part_digest(pieces: Iterable[Piece]) -> str:
    """The digest of one part: of its lines `sha256  path`, sorted as bytes, each ended by LF."""
    # A file that no post may have is told apart from others too, by the bytes of its name.
    lines = sorted(f"{piece.sha256}  {piece.path}\n".encode(errors="surrogateescape") for piece in pieces)
    return sha256(b"".join(lines))


def part_digests(pieces: Sequence[Piece]) -> Digests:
    """The digests of all five parts."""
    by_part = {part: part_digest(p for p in pieces if p.part == part) for part in PARTS}
    return Digests(**by_part)


def one_line(value: str) -> str:
    """A value as it stands in a statement.

    Raises:
        ValueError: the value is no single line of NFC text without control characters; it would make a second
            field or have a second spelling.
    """
    if value.isascii() and value.isprintable():
        return value
    if not unicodedata.is_normalized("NFC", value):
        raise ValueError("not in Unicode NFC")
    if any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in value):
        raise ValueError("has control characters")
    return value


def _lines(title: str, fields: Iterable[tuple[str, object]]) -> bytes:
    rows = [title]
    for name, value in fields:
        text = one_line(str(value)) if value not in (None, "") else ABSENT
        rows.append(f"{name} {text}")
    return ("\n".join(rows) + "\n").encode()


def statement(entry: Entry, *, post: str, root: str, previous: str) -> bytes:
    """What the signer of an entry signs.

    `post` is the path under `content/`, `root` the sha256 of the office's manifest 0001, `previous` the link of
    the entry before it or `-`.

    Raises:
        ValueError: a value cannot stand in a statement.
    """
    d = entry.digests
    fields: list[tuple[str, object]] = [
        ("office", post.partition("/")[0]),
        ("root", root),
        ("post", post),
        ("sop", entry.sop_number),
        ("sop-sha256", entry.sop_sha256),
        ("step", entry.step),
        ("role", entry.role),
        ("person", entry.person),
        ("capacity", entry.capacity),
        ("decision", entry.decision),
        ("to", entry.to),
        ("until", entry.until),
        ("note", entry.note),
        ("at", entry.at),
        *((part, d.of(part)) for part in PARTS),
        ("previous", previous),
    ]
    if entry.review:
        r = entry.review
        fields += [
            ("forge", r.forge),
            ("repository", r.repository),
            ("pull-request", r.pull_request),
            ("review", r.review),
            ("commit", r.commit),
            ("user", r.user),
            ("state", r.state),
            ("reviewed-at", r.reviewed_at),
        ]
    return _lines("paraf-step/v1", fields)


def namespace(entry: Entry) -> str:
    """The SSHSIG namespace of an entry: a notary's is not a person's."""
    return NOTARY_NAMESPACE if entry.review else STEP_NAMESPACE


def link(statement_bytes: bytes, signature: str) -> str:
    """What the next entry calls `previous`: sha256 over statement, signature and LF."""
    return sha256(statement_bytes + signature.encode() + b"\n")


def links(entries: Sequence[Entry], *, post: str, root: str) -> list[tuple[bytes, str]]:
    """Statement and link of every entry, in order.

    Raises:
        ValueError: a value cannot stand in a statement.
    """
    chain: list[tuple[bytes, str]] = []
    previous = ABSENT
    for entry in entries:
        text = statement(entry, post=post, root=root, previous=previous)
        previous = link(text, entry.signature)
        chain.append((text, previous))
    return chain


def appointment_statement(letter: ActingLetter, *, office: str, root: str) -> bytes:
    """What an appointer signs for an acting official.

    Raises:
        ValueError: a value cannot stand in a statement.
    """
    return _lines(
        "paraf-appointment/v1",
        [
            ("office", office),
            ("root", root),
            ("person", letter.person),
            ("role", letter.role),
            ("capacity", letter.capacity),
            ("letter", letter.letter),
            ("date", letter.date),
            ("from", letter.from_.isoformat()),
            ("until", letter.until.isoformat()),
            ("merangkap", "true" if letter.merangkap else "false"),
            ("signed-by", letter.signed_by),
            ("signed-at", letter.signed_at.isoformat()),
        ],
    )
