"""`evidence/record.yml`, written append-only: what stands there keeps its bytes."""

from __future__ import annotations

from typing import Final

from site_tools.formats.yaml_write import quote
from site_tools.model.evidence import Record

HEAD: Final = "# Bukti unggah. Ditambah oleh `paraf record`; baris yang sudah ada tidak diubah.\nrecords:\n"


def append(before: bytes, record: Record) -> bytes:
    """The file with one more record; `before` is empty for a new file."""
    return (before or HEAD.encode()) + _lines(record).encode()


def _lines(r: Record) -> str:
    pairs: list[tuple[str, str]] = [
        ("platform", r.platform),
        ("action", r.action),
        ("posted_at", quote(r.posted_at.isoformat(timespec="seconds"))),
        ("recorded_at", quote(r.recorded_at.isoformat(timespec="seconds"))),
        ("by", r.by),
    ]
    pairs += [(name, quote(value)) for name, value in (("account", r.account), ("url", r.url), ("screenshot", r.screenshot)) if value]
    if r.confirmed:
        pairs.append(("confirmed", "true"))
    if not r.as_approved:
        pairs.append(("as_approved", "false"))
    if r.reason:
        pairs.append(("reason", quote(r.reason)))
    return f"  - round: {r.round}\n" + "".join(f"    {name}: {value}\n" for name, value in pairs)
