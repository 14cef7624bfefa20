"""`verify.json` beside a post: what an outsider needs to check the approval of the version on the page, without this tool.

It holds the entries that completed the gate, statement and signature as they were signed. What the office keeps to itself
stays out of it: where the trail shows titles only, or where an entry carries a note that no page shows, there is the entry's
link in the chain and nothing by which a guess could be tried out, neither a digest of the statement nor its signature.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping

from site_tools.canonical import ABSENT, Piece, links, namespace, part_digest
from site_tools.formats.sshsig import fingerprint, parse, to_armor
from site_tools.model.entry import Entry
from site_tools.model.finding import Problem
from site_tools.model.judged import Judged
from site_tools.model.sop import PARTS
from site_tools.model.verdict import Passage
from site_tools.website import address
from site_tools.website.media import copies
from site_tools.website.page import Source
from site_tools.website.trail import title_of

SCHEMA = "paraf-verify/v1"
NAME = "verify.json"
WITHHELD = "Pernyataan lengkap catatan ini ada pada kantor: "
WHY_TITLES = "kantor ini menampilkan jabatan tanpa nama."
UNREADABLE = "Paraf ini tidak terbaca."
NOTARY = "notaris"
WHY_NOTE = "catatan intern di dalamnya tidak diumumkan."
HOW = (
    "Simpan `statement` sebuah entri tanpa perubahan (UTF-8, diakhiri satu baris baru) sebagai berkas `pernyataan`,",
    "`signature` sebagai `paraf.sig`, dan `allowed_signer` sebagai `kunci`. Lalu, dengan `signer` dan `namespace` entri itu:",
    "ssh-keygen -Y verify -f kunci -I SIGNER -n NAMESPACE -s paraf.sig < pernyataan",
    "SHA-256 atas `statement`, `signature` sebagai satu baris base64 tanpa kepala dan kaki, dan satu baris baru adalah `link`;",
    "baris `previous` pada pernyataan berikutnya menyebut angka itu.",
    "SHA-256 setiap berkas (sha256sum) sama dengan yang ada di `media`; SHA-256 atas baris `sha256  name` yang diurutkan, masing-masing",
    "diakhiri baris baru, sama dengan baris `media` pada pernyataan. Nama `index.md:...` adalah bagian naskah yang ada pada kantor.",
    "Tanyakan kepada kantor apakah kunci itu milik pejabatnya: daftarnya disahkan dalam rantai yang berawal dari `root`.",
)
"""How it is checked with common tools."""


def proof(source: Source, judged: Judged) -> str:
    """The text of the file.

    Shape: `{"schema", "post", "url", "verdict", "round", "approved_at", "root", "policy", "sop", "digests", "media", "entries", "how"}`;
    an entry has `step`, `title`, `decision`, `at`, `previous`, `link`, and either `statement`, `namespace`, `signer`, `fingerprint`,
    `allowed_signer`, `signature` or `withheld` with the reason.
    """
    passage, post, policy = judged.verdict.passages[-1], judged.post, judged.policy
    here = address.post(post.path)
    revision = judged.verdict.revision
    values = {
        "schema": SCHEMA,
        "post": str(post.path),
        "url": f"{source.site_url}{here}" if source.site_url else "",
        "verdict": judged.verdict.code.value,
        "round": passage.round,
        "approved_at": passage.at.isoformat(),
        "root": policy.root,
        "policy": policy.manifests[-1].version if policy.manifests else 0,
        "sop": {"number": revision.sop.number, "sha256": revision.sha256},
        "digests": {part: passage.digests.of(part) for part in PARTS},
        "media": _media(judged, passage),
        "entries": _entries(judged, passage),
        "how": list(HOW),
    }
    return _document(values)


def _document(values: Mapping[str, object]) -> str:
    """A line per field, and one per item of a list: to be read by people too, and quickly made for ten thousand posts."""
    rows = []
    for name, value in values.items():
        items = ",\n  ".join(map(_line, value)) if isinstance(value, list) else ""
        text = f"[\n  {items}\n ]" if items else _line(value)
        rows.append(f' "{name}": {text}')
    return "{\n" + ",\n".join(rows) + "\n}\n"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _media(judged: Judged, passage: Passage) -> list[dict[str, str]]:
    """The pieces that the digest of the media covers: files, and blocks of the front matter.

    Empty where one of the files is not on the site, not even its name is told, or where the front matter says on which drive of the
    office a video lies, a place that no digest shall help to guess.
    """
    post = judged.post
    held = [f for f in post.files if f.part == "media"]
    if any(video.where for video in post.meta.videos):
        return []
    pieces = {**{f.name: f.sha256 for f in held}, **post.blocks}
    on_site = {c.path for c in copies(post)}
    if not all(f"{post.path.folder}/{f.name}" in on_site for f in held):
        return []
    if part_digest(Piece("media", name, digest) for name, digest in pieces.items()) != passage.digests.media:
        return []
    return [{"name": name, "sha256": digest} for name, digest in sorted(pieces.items())]


def _entries(judged: Judged, passage: Passage) -> list[dict[str, object]]:
    """The entries of the passage, each with its place in the whole chain."""
    post, policy = judged.post, judged.policy
    try:
        chain = links(post.entries, post=str(post.path), root=policy.root)
    except ValueError:
        return []
    found: list[dict[str, object]] = []
    for number, entry in enumerate(post.entries):
        if entry not in passage.entries:
            continue
        text, link = chain[number]
        values: dict[str, object] = {
            "step": _step(judged, entry),
            "title": title_of(judged, entry),
            "decision": entry.decision,
            "at": entry.at,
            "previous": chain[number - 1][1] if number else ABSENT,
            "link": link,
        }
        why = _withheld(judged, passage, entry)
        found.append({**values, "withheld": WITHHELD + why} if why else {**values, **_open(entry, text)})
    return found


def _step(judged: Judged, entry: Entry) -> str:
    """The printed number of an entry's step."""
    revision = judged.policy.revision(entry.sop_sha256) or judged.verdict.revision
    step = revision.sop.at(entry.step) if entry.step else None
    return (step.label.rstrip(".") or str(step.step)) if step else str(entry.step or "")


def _withheld(judged: Judged, passage: Passage, entry: Entry) -> str:
    """Why a statement is not published; empty where it is.

    A note that the page shows anyway may be read here too: that of a correction, the reason of a waiver, the office's standard words.
    """
    office = judged.policy.office
    if office.trail_names == "titles":
        return WHY_TITLES
    shown = {"", office.standard_note, *([passage.note] if passage.note else [])}
    return "" if entry.note in shown or entry.decision == "waive" else WHY_NOTE


def _open(entry: Entry, statement: bytes) -> dict[str, object]:
    try:
        signed, armor = parse(entry.signature), to_armor(entry.signature)
    except Problem:
        return {"withheld": UNREADABLE}
    name, key = namespace(entry), base64.b64encode(signed.key).decode()
    # A click on the Git host is signed by the notary of the office, who saw it, not by who clicked.
    signer = NOTARY if entry.review else entry.person
    return {
        "signer": signer,
        "namespace": name,
        "fingerprint": fingerprint(signed.key),
        "allowed_signer": f'{signer} namespaces="{name}" {signed.key_type} {key}',
        "statement": statement.decode(),
        "signature": armor,
    }
