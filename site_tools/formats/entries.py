"""The `signatures` block: entries to bytes and back, under a grammar with one spelling only.

What is parsed is written out again and must give the same bytes: nothing unsigned can hide in the block, and
no other parser can see something else in it. At most eight lines an entry.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final, NoReturn

from site_tools.formats.yaml_write import quote
from site_tools.model.entry import DECISIONS, Digests, Entry, HostReview
from site_tools.model.finding import Finding, Problem
from site_tools.model.sop import PARTS
from site_tools.model.text import Text

HEAD: Final = "signatures:"
MARKER: Final = "  # --- paraf: jangan diubah, ditulis otomatis; isi naskah ada di bawah ---"
MAX_ENTRIES: Final = 500

_PAIR: Final = re.compile(r'([a-z_0-9]+): ("(?:[^"\\]|\\.)*"|[0-9]+)(?:, |$)')
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_AT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})")
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_CAPACITY: Final = re.compile(r"definitif|pl[ht] \S.{0,120}")
_SIGNATURE: Final = re.compile(r"[A-Za-z0-9+/]{1,8000}={0,2}")
_REVIEW: Final = ("forge", "repository", "pull_request", "review", "commit", "user", "state", "reviewed_at")


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
    try:
        text = block.decode()
    except UnicodeDecodeError:
        _damaged(path, first_line)
    lines = text.split("\n")
    if lines[:2] != [HEAD, MARKER] or lines[-1] != "":
        _damaged(path, first_line)
    groups: list[tuple[int, list[str]]] = []
    for number, line in enumerate(lines[2:-1], start=first_line + 2):
        if line.startswith("  - "):
            groups.append((number, ["    " + line[4:]]))
        elif groups:
            groups[-1][1].append(line)
        else:
            _damaged(path, number)
    if not groups or len(groups) > MAX_ENTRIES:
        _damaged(path, first_line)
    entries = tuple(_entry(group, number, path) for number, group in groups)
    written = render(entries).decode().split("\n")
    for offset, (ours, theirs) in enumerate(zip(written, lines, strict=False)):
        if ours != theirs:
            _damaged(path, first_line + offset)
    if len(written) != len(lines):
        _damaged(path, first_line + min(len(written), len(lines)) - 1)
    return entries


def _entry(group: list[str], number: int, path: str) -> Entry:
    values: dict[str, str] = {}
    for offset, line in enumerate(group):
        name, colon, value = line.removeprefix("    ").partition(": ")
        if not colon or not line.startswith("    ") or name in values:
            _damaged(path, number + offset)
        values[name] = value
    try:
        return _build(values, number)
    except (KeyError, ValueError, RecursionError):
        _damaged(path, number)


def _text(raw: str) -> str:
    value = json.loads(raw)
    # "-" stands for an absent field in the statement: as a value it would give two entries one statement.
    # Quoting again must give the same characters: no second spelling, and nothing that cannot be written.
    if not isinstance(value, str) or value in ("", "-") or quote(value) != raw:
        raise ValueError("not a text")
    return value


def _pairs(raw: str) -> dict[str, str]:
    if not (raw.startswith("{") and raw.endswith("}")):
        raise ValueError("not a flow mapping")
    inner = raw[1:-1]
    found: dict[str, str] = {}
    at = 0
    while at < len(inner):
        match = _PAIR.match(inner, at)
        if match is None or match[1] in found:
            raise ValueError("not a pair")
        found[match[1]] = match[2] if match[2].isdigit() else _text(match[2])
        at = match.end()
    return found


def _matching(pattern: re.Pattern[str], value: str) -> str:
    if not pattern.fullmatch(value):
        raise ValueError("not in the form of the field")
    return value


def _number(value: str) -> int:
    if not value.isascii() or not value.isdigit() or len(value) > 4:
        raise ValueError("not a number")
    return int(value)


def _build(values: dict[str, str], line: int) -> Entry:
    by, act, sop, parts = (_pairs(values[name]) for name in ("by", "act", "sop", "parts"))
    decision = next(d for d in DECISIONS if d == act["decision"]) if act["decision"] in DECISIONS else None
    if decision is None:
        raise ValueError("unknown decision")
    review = None
    if "review" in values:
        fields = _pairs(values["review"])
        review = HostReview(**{name: fields[name] for name in _REVIEW})
        _moment(review.reviewed_at)
    entry = Entry(
        step=None if values["step"] == '"-"' else _number(values["step"]),
        role=_matching(_NAME, by["role"]),
        person=_matching(_NAME, by["person"]),
        capacity=_matching(_CAPACITY, by["capacity"]),
        decision=decision,
        at=_moment(act["at"]),
        sop_number=sop["number"],
        sop_sha256=_matching(_DIGEST, sop["sha256"]),
        digests=Digests(**{part: _matching(_DIGEST, parts[part]) for part in PARTS}),
        signature=_matching(_SIGNATURE, _text(values["signature"])),
        to=_number(act["to"]) if "to" in act else None,
        until=act.get("until", ""),
        note=_text(values["note"]) if "note" in values else "",
        review=review,
        line=line,
    )
    if entry.until and date.fromisoformat(entry.until).isoformat() != entry.until:
        raise ValueError("not a date")
    return entry


def _moment(value: str) -> str:
    """RFC 3339 with seconds and offset, of a time that exists."""
    _matching(_AT, value)
    datetime.fromisoformat(value)
    return value


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
