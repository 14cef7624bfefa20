"""The `signatures` block: entries to bytes and back, under a grammar with one spelling only.

Each line of an entry is one pattern, and a pattern accepts exactly what `render` writes: nothing unsigned can hide in
the block, and no other parser can see something else in it. At most eight lines an entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final, NoReturn, cast

from site_tools.formats.clean_text import refused_codes
from site_tools.formats.yaml_write import quote
from site_tools.model.entry import DECISIONS, Decision, Digests, Entry, HostReview
from site_tools.model.finding import Finding, Problem
from site_tools.model.sop import PARTS
from site_tools.model.text import Text

HEAD: Final = "signatures:"
MARKER: Final = "  # --- paraf: jangan diubah, ditulis otomatis; isi naskah ada di bawah ---"
MAX_ENTRIES: Final = 500

_REVIEW: Final = ("forge", "repository", "pull_request", "review", "commit", "user", "state", "reviewed_at")
_NAME: Final = "[a-z0-9][a-z0-9-]{0,63}"
# No emoji joiner: a text of ours may hold it, a statement may not, and what cannot be signed is not an entry.
# Possessive: a text of half a megabyte shall not be remembered letter by letter in case of a second try.
_TEXT: Final = r'(?:[^"\\\n\u200d]++|\\["\\])++'
_DIGEST: Final = "[0-9a-f]{64}"
_NUMBER: Final = "[1-9][0-9]{0,3}"
_AT: Final = "(?:19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})"
_DAY: Final = "(?:19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}"


def _named(name: str, pattern: str) -> str:
    return f'"(?P<{name}>{pattern})"'


_BY: Final = (
    f"role: {_named('role', _NAME)}, person: {_named('person', _NAME)}, capacity: {_named('capacity', f'definitif|pl[ht] {_TEXT}')}"
)
_TARGET: Final = f"(?:, to: (?P<to>{_NUMBER}))?(?:, until: {_named('until', _DAY)})?"
_ACT: Final = f"decision: {_named('decision', '|'.join(DECISIONS))}{_TARGET}, at: {_named('at', _AT)}"
_SOP: Final = f"number: {_named('number', _TEXT)}, sha256: {_named('sop', _DIGEST)}"
_PARTS_LINE: Final = ", ".join(f"{part}: {_named(part, _DIGEST)}" for part in PARTS)
_REVIEW_LINE: Final = ", ".join(f"{name}: {_named(name, _AT if name == _REVIEW[-1] else _TEXT)}" for name in _REVIEW)
_LINES: Final[tuple[tuple[str, bool], ...]] = (
    (f'  - step: (?P<step>{_NUMBER}|"-")', True),
    (f"    by: [{{]{_BY}[}}]", True),
    (f"    act: [{{]{_ACT}[}}]", True),
    (f"    note: {_named('note', _TEXT)}", False),
    (f"    sop: [{{]{_SOP}[}}]", True),
    (f"    parts: [{{]{_PARTS_LINE}[}}]", True),
    (f"    review: [{{]{_REVIEW_LINE}[}}]", False),
    (f"    signature: {_named('signature', '[A-Za-z0-9+/]{1,8000}={0,2}')}", True),
)
"""Pattern of each line of an entry, and whether it must be there."""
_ENTRY: Final = re.compile("".join(f"{line}\n" if must else f"(?:{line}\n)?" for line, must in _LINES))
_ESCAPE: Final = re.compile(r'\\(["\\])')


def render(entries: Sequence[Entry]) -> bytes:
    """The whole block, from the key line to the line before the closing fence; nothing for no entries."""
    if not entries:
        return b""
    lines = [HEAD, MARKER]
    for entry in entries:
        lines += _entry_lines(entry)
    return ("\n".join(lines) + "\n").encode()


def _flow(pairs: Iterable[tuple[str, str | int]]) -> str:
    return "{" + ", ".join(f"{k}: {v if isinstance(v, int) else quote(v)}" for k, v in pairs) + "}"


def _entry_lines(e: Entry) -> list[str]:
    act: list[tuple[str, str | int]] = [("decision", e.decision)]
    if e.to is not None:
        act.append(("to", e.to))
    if e.until:
        act.append(("until", e.until))
    act.append(("at", e.at))
    lines = [
        f"  - step: {e.step if e.step is not None else quote('-')}",
        f"    by: {_flow([('role', e.role), ('person', e.person), ('capacity', e.capacity)])}",
        f"    act: {_flow(act)}",
    ]
    if e.note:
        lines.append(f"    note: {quote(e.note)}")
    lines.append(f"    sop: {_flow([('number', e.sop_number), ('sha256', e.sop_sha256)])}")
    lines.append(f"    parts: {_flow((part, e.digests.of(part)) for part in PARTS)}")
    if e.review:
        lines.append(f"    review: {_flow((name, str(getattr(e.review, name))) for name in _REVIEW)}")
    lines.append(f"    signature: {quote(e.signature)}")
    return lines


def parse(block: bytes, *, path: str, first_line: int) -> tuple[Entry, ...]:
    """The entries of a block as `render` writes it.

    Raises:
        Problem: BLOCK-DAMAGED, at the first line that the tool would not have written so.
    """
    if not block:
        return ()
    text = block.decode(errors="replace")
    start = f"{HEAD}\n{MARKER}\n"
    if not text.startswith(start) or text == start or refused_codes(text) or "\ufffd" in text:
        _damaged(path, first_line)
    entries: list[Entry] = []
    at, line = len(start), first_line + 2
    while at < len(text):
        match = _ENTRY.match(text, at)
        entry = _built(match, line) if match and len(entries) < MAX_ENTRIES else None
        if match is None or entry is None:
            _damaged(path, line + _first_wrong(text[at:].split("\n")))
        entries.append(entry)
        at, line = match.end(), line + match[0].count("\n")
    return tuple(entries)


def cut(data: bytes) -> tuple[bytes, tuple[Entry, ...]]:
    """An `index.md` without the signature entries that can be read in it, and these entries: the longest intact beginning.

    To compare two versions of a file, never to accept one: whatever else is wrong with it is not looked at.
    """
    start = f"\n{HEAD}\n{MARKER}\n".encode()
    place = data.find(start)
    if place < 0:
        return data, ()
    # Latin-1 keeps every byte a letter of its own, so that places in the text are places in the bytes.
    text = data[place + len(start) :].decode("latin-1")
    entries: list[Entry] = []
    at = 0
    while match := _ENTRY.match(text, at):
        raw = match[0].encode("latin-1").decode(errors="replace")
        whole = _ENTRY.fullmatch(raw)
        entry = _built(whole, 0) if whole and not refused_codes(raw) and "\ufffd" not in raw else None
        if entry is None:
            break
        entries.append(entry)
        at = match.end()
    head = data[: place + 1] if entries else data[: place + len(start)]
    return head + text[at:].encode("latin-1"), tuple(entries)


def common(one: Sequence[Entry], two: Sequence[Entry]) -> int:
    """How many entries both begin with, byte for byte: an entry has one spelling only."""
    return next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def _first_wrong(lines: list[str]) -> int:
    """Which line of an entry, from 0, is the first that no pattern allows there; 0 where each is well-formed by itself."""
    number = 0
    for pattern, must in _LINES:
        fits = number < len(lines) and re.fullmatch(pattern, lines[number])
        if not fits and must:
            return min(number, len(lines) - 1)
        number += bool(fits)
    return 0


def _built(match: re.Match[str], line: int) -> Entry | None:
    """The entry of a match; None where a value is well-formed but impossible (a 31 February, a `-` that means absence)."""
    found = {k: _ESCAPE.sub(r"\1", v) if v and "\\" in v else v for k, v in match.groupdict().items()}
    if "-" in (found["note"], found["number"], *(found[name] for name in _REVIEW)):
        return None
    review = HostReview(**{name: found[name] for name in _REVIEW}) if found["forge"] is not None else None
    try:
        for moment in (found["at"], *([review.reviewed_at] if review else [])):
            datetime.fromisoformat(moment)
        if found["until"]:
            date.fromisoformat(found["until"])
    except ValueError:
        return None
    return Entry(
        step=None if found["step"] == '"-"' else int(found["step"]),
        role=found["role"],
        person=found["person"],
        capacity=found["capacity"],
        decision=cast("Decision", found["decision"]),
        at=found["at"],
        sop_number=found["number"],
        sop_sha256=found["sop"],
        digests=Digests(**{part: found[part] for part in PARTS}),
        signature=found["signature"],
        to=int(found["to"]) if found["to"] else None,
        until=found["until"] or "",
        note=found["note"] or "",
        review=review,
        line=line,
    )


def _damaged(path: str, line: int) -> NoReturn:
    raise Problem(
        Finding(
            code="BLOCK-DAMAGED",
            message=Text(
                id="Blok tanda tangan berubah: baris ini bukan tulisan paraf.",
                en="The signature block was changed: paraf did not write this line.",
            ),
            path=path,
            line=line,
            remedy=Text(
                id="Kembalikan blok itu seperti semula dari Git (`git checkout -- {path}`), lalu jalankan `paraf check`.",
                en="Restore the block from Git (`git checkout -- {path}`), then run `paraf check`.",
            ).fill(path=path),
        )
    )
