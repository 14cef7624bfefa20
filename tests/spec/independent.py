"""What docs/specification.md says, written down a second time and from its text only.

Nothing here knows the program: it imports neither `site_tools` nor anything that does. Where the two disagree, one of
them is wrong or the page is. Chapter numbers are those of the page.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PARTS = ("text", "captions", "media", "attachments", "evidence")
OWN_PIECES = {"captions": "captions", "images": "media", "videos": "media", "documents": "media"}
MARKER = "  # --- paraf: jangan diubah, ditulis otomatis; isi naskah ada di bawah ---"
KEY_LINE = re.compile(rb"([a-z_]+):(?: |$)")

TEXT = r'"((?:[^"\\]|\\["\\])+)"'
NAME = '"([a-z0-9][a-z0-9-]{0,63})"'
NUMBER = "(0|[1-9][0-9]{0,3})"
DIGEST = '"([0-9a-f]{64})"'
DAY = r'"([0-9]{4}-[0-9]{2}-[0-9]{2})"'
MOMENT = r'"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2}))"'

GRAMMAR = {
    "step": rf'  - step: (?:{NUMBER}|"-")',
    "by": rf'    by: {{role: {NAME}, person: {NAME}, capacity: "(definitif|pl[ht] (?:[^"\\]|\\["\\])+)"}}',
    "act": rf'    act: {{decision: "(done|return|reject|withdraw|waive)"(?:, to: {NUMBER})?(?:, until: {DAY})?, at: {MOMENT}}}',
    "note": rf"    note: {TEXT}",
    "sop": rf"    sop: {{number: {TEXT}, sha256: {DIGEST}}}",
    "parts": "    parts: {" + ", ".join(f"{part}: {DIGEST}" for part in PARTS) + "}",
    "review": (
        rf"    review: {{forge: {TEXT}, repository: {TEXT}, pull_request: {TEXT}, review: {TEXT}, "
        rf"commit: {TEXT}, user: {TEXT}, state: {TEXT}, reviewed_at: {MOMENT}}}"
    ),
    "signature": r'    signature: "([A-Za-z0-9+/]+={0,2})"',
}
"""Chapter 4: the lines of an entry, in their order."""
FIELDS = {
    "step": ("step",),
    "by": ("role", "person", "capacity"),
    "act": ("decision", "to", "until", "at"),
    "note": ("note",),
    "sop": ("sop", "sop-sha256"),
    "parts": PARTS,
    "review": ("forge", "repository", "pull-request", "review", "commit", "user", "state", "reviewed-at"),
    "signature": ("signature",),
}
"""What each line's groups are called in the statement."""
OPTIONAL = {"note", "review"}
ORDER = (
    *("office", "root", "post", "sop", "sop-sha256", "step", "role", "person", "capacity", "decision"),
    *("to", "until", "note", "at", *PARTS, "previous"),
)
"""Chapter 5: the fields of a statement."""


class MalformedError(Exception):
    """Not as the page says."""


@dataclass(frozen=True)
class Signed:
    """One statement and what signs it."""

    statement: bytes
    signature: str
    namespace: str
    person: str
    link: str


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def cut(data: bytes) -> tuple[dict[str, bytes], bytes]:
    """Chapter 2: the pieces of index.md by name, and the `signatures` block."""
    if not data.endswith(b"\n") or b"\r" in data or b"\0" in data:
        raise MalformedError("line ends")
    lines = data[:-1].split(b"\n")
    if lines[0] != b"---" or b"---" not in lines[1:]:
        raise MalformedError("fences")
    close = lines.index(b"---", 1)
    pieces: dict[str, bytes] = {"text": b""}
    signatures = b""
    seen: list[str] = []
    for number, line in enumerate(lines):
        if 0 < number < close and (match := KEY_LINE.match(line)):
            seen.append(match[1].decode())
        elif 0 < number < close and not re.match(rb"$|#| |- " if seen else rb"$|#", line):
            raise MalformedError(f"line {number + 1}")
        key = seen[-1] if seen and number < close else ""
        if key == "signatures":
            signatures += line + b"\n"
        else:
            name = key if key in OWN_PIECES else "text"
            pieces[name] = pieces.get(name, b"") + line + b"\n"
    if not seen or len(set(seen)) != len(seen) or "signatures" in seen[:-1]:
        raise MalformedError("keys")
    return pieces, signatures


def part_lists(folder: Path) -> dict[str, bytes]:
    """Chapter 3: the sorted list of each part's pieces."""
    lines: dict[str, list[bytes]] = {part: [] for part in PARTS}
    pieces, _ = cut((folder / "index.md").read_bytes())
    for name, data in pieces.items():
        lines[OWN_PIECES.get(name, name)].append(f"{sha256(data)}  index.md:{name}\n".encode())
    for file in folder.rglob("*"):
        name = file.relative_to(folder).as_posix()
        if file.is_file() and name != "index.md":
            top = name.split("/")[0]
            part = top if top in ("attachments", "evidence") else "media"
            if part == "media" and not re.fullmatch(r"[^/]+\.(jpg|jpeg|png|webp|mp4|pdf)", name):
                raise MalformedError(name)
            lines[part].append(f"{sha256(file.read_bytes())}  {name}\n".encode())
    return {part: b"".join(sorted(found)) for part, found in lines.items()}


def part_digests(folder: Path) -> dict[str, str]:
    return {part: sha256(found) for part, found in part_lists(folder).items()}


def entries(block: bytes) -> list[dict[str, str]]:
    """Chapter 4: the entries of a block, each value as it stands in the statement."""
    text = block.decode()
    if not text.endswith("\n"):
        raise MalformedError("end")
    first, second, *lines = text[:-1].split("\n")
    if (first, second) != ("signatures:", MARKER) or not lines:
        raise MalformedError("head")
    found: list[dict[str, str]] = []
    while lines:
        entry: dict[str, str] = {}
        for kind, pattern in GRAMMAR.items():
            match = re.fullmatch(pattern, lines[0]) if lines else None
            if match:
                lines.pop(0)
                entry |= {name: _plain(value) for name, value in zip(FIELDS[kind], match.groups(), strict=True)}
            elif kind not in OPTIONAL:
                raise MalformedError(f"{kind} of entry {len(found) + 1}")
        found.append(entry)
    return found


def _plain(raw: str | None) -> str:
    if raw is None:
        return "-"
    value = re.sub(r'\\(["\\])', r"\1", raw)
    if value == "-" or unicodedata.normalize("NFC", value) != value:
        raise MalformedError(value)
    if any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in value):
        raise MalformedError(value)
    return value


def chain(block: bytes, *, post: str, root: str) -> Iterator[Signed]:
    """Chapters 5 and 6: every statement and link of a post."""
    previous = "-"
    for entry in entries(block):
        values = {"note": "-", **entry, "office": post.split("/", maxsplit=1)[0], "root": root, "post": post, "previous": previous}
        clicked = "forge" in entry
        lines = ["paraf-step/v1", *(f"{field} {values[field]}" for field in (*ORDER, *(FIELDS["review"] if clicked else ())))]
        statement = ("\n".join(lines) + "\n").encode()
        previous = sha256(statement + entry["signature"].encode() + b"\n")
        yield Signed(statement, entry["signature"], "paraf-notary@v1" if clicked else "paraf-step@v1", entry["person"], previous)


def manifest(data: bytes) -> tuple[bytes, str, dict[str, list[str]]]:
    """Chapter 8: the signed bytes, the signature, and the values by field name."""
    lines = data.decode().split("\n")
    if lines[0] != "paraf-policy/v1" or lines[-1] or not lines[-2].startswith("signature "):
        raise MalformedError("manifest")
    values: dict[str, list[str]] = {}
    for line in lines[1:-2]:
        field, _, value = line.partition(" ")
        values.setdefault(field, []).append(value)
    return ("\n".join(lines[:-2]) + "\n").encode(), lines[-2].removeprefix("signature "), values


def armor(signature: str) -> str:
    """Chapter 7: what ssh-keygen reads."""
    body = [signature[at : at + 70] for at in range(0, len(signature), 70)]
    return "\n".join(["-----BEGIN SSH SIGNATURE-----", *body, "-----END SSH SIGNATURE-----", ""])


def verifies(message: bytes, signature: str, namespace: str, keys: list[str]) -> bool:
    """Ask OpenSSH whether one of these public keys signed these bytes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = [f'signer namespaces="{namespace}" {key}\n' for key in keys]
        (folder / "allowed").write_text("".join(lines))
        (folder / "sig").write_text(armor(signature))
        command = ["ssh-keygen", "-Y", "verify", "-f", f"{folder}/allowed", "-I", "signer", "-n", namespace, "-s", f"{folder}/sig"]
        return subprocess.run(command, input=message, capture_output=True, check=False).returncode == 0
