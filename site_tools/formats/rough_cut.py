"""What was signed of an `index.md` that can no longer be read, to say which part broke and which signatures died.

Never a way to accept a file: only `front_matter` does that. Here the bytes are cut at the same lines without asking
whether they are text, so that a damaged byte is blamed on its part.
"""

from __future__ import annotations

import re
from itertools import pairwise

from site_tools.canonical import Piece, sha256
from site_tools.formats import entries as entries_format
from site_tools.formats.front_matter import BLOCK_LIMIT, BODY_LIMIT, PIECES
from site_tools.model.entry import Entry
from site_tools.model.finding import Problem

_FENCE = b"---\n"
_KEY_LINE = re.compile(rb"([a-z_]+):(?: |$)")


def rough_cut(data: bytes, *, path: str) -> tuple[tuple[Piece, ...], tuple[Entry, ...]] | None:
    """The pieces and the entries; None where even the fences or the signatures are damaged, or where it is too large."""
    if len(data) > BLOCK_LIMIT + BODY_LIMIT:
        return None
    lines = [line + b"\n" for line in data.split(b"\n")]
    if lines[0] != _FENCE or _FENCE not in lines[1:]:
        return None
    close = lines.index(_FENCE, 1)
    starts = [(n, m[1].decode()) for n in range(1, close) if (m := _KEY_LINE.match(lines[n].rstrip(b"\n")))]
    if not starts or starts[-1][1] != "signatures":
        return None
    rest = lines[: starts[0][0]]
    pieces = []
    for (start, key), (end, _) in pairwise(starts):
        block = b"".join(lines[start:end])
        if key in PIECES:
            pieces.append(Piece(PIECES[key], f"index.md:{key}", sha256(block)))
        else:
            rest.append(block)
    after = data[sum(len(line) for line in lines[:close]) :]
    pieces.append(Piece("text", "index.md:text", sha256(b"".join(rest) + after)))
    try:
        signed = entries_format.parse(b"".join(lines[starts[-1][0] : close]), path=path, first_line=starts[-1][0] + 1)
    except Problem:
        return None
    return tuple(pieces), signed
