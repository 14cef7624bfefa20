"""What must hold for any bytes, one function per parser: a value or a `Problem`, never anything else.

`fuzz/` feeds these with inputs it invents, `test_corpus.py` with those that were worth keeping. A function returns the
findings of the refusal, none for a value; what must not happen is an AssertionError or any other exception.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from functools import partial
from typing import Any

import yaml

from site_tools import canonical
from site_tools.adapters.verifier import verify
from site_tools.canonical import part_digests
from site_tools.formats import entries, manifest, sshsig, strict_yaml
from site_tools.formats.front_matter import FrontMatter, read_front_matter
from site_tools.formats.post_file import ALIASES, read_post
from site_tools.formats.rough_cut import rough_cut
from site_tools.formats.yaml_node import plain
from site_tools.formats.yaml_shape import load
from site_tools.model.evidence import RecordFile
from site_tools.model.finding import Finding, Problem
from site_tools.model.office import Office
from site_tools.model.people import ActingLetter, People
from site_tools.model.post import Meta, PostPath
from site_tools.model.sop import Sop
from site_tools.ports import TreeFile
from site_tools.workflows.policy import SOP_LIMIT, TRUST, trusted_offices

PATH = "content/contoh/medsos/2026/rapat/index.md"
POST = PostPath("contoh", "medsos", "2026", "rapat")
MOST_FINDINGS = 200
"""Of one refusal: a screen or two, however bad the file is."""
LONGEST_MESSAGE = 20_000
"""Characters: a key may be a thousand letters long, and sixteen of them name a place."""
CUT = b"\n=====\n"
"""Between the files of one input for `post_file`, and between line and message for `sshsig`."""

Refusal = tuple[Finding, ...]
"""Why not; empty for a value."""


def attempt(call: Callable[[], object], path: str | None) -> tuple[Any, Refusal]:
    """The value and no findings, or None and the findings of a refusal that a person can use.

    `path` is what every finding must name; None where the caller alone knows it.
    """
    try:
        return call(), ()
    except Problem as problem:
        findings = problem.findings
    assert len(findings) <= MOST_FINDINGS, len(findings)
    for finding in findings:
        assert finding.code
        assert finding.code == finding.code.upper()
        assert finding.message.id
        assert finding.message.en
        assert path is None or finding.path == path, finding
        assert finding.line is None or finding.line >= 1, finding
        assert len(finding.message.id) < LONGEST_MESSAGE, finding.code
    return None, findings


def front_matter(data: bytes) -> Refusal:
    """`read_front_matter`: the cut puts together again to the same bytes, and the rough cut of damaged files is the same."""
    front, refusal = attempt(lambda: read_front_matter(data, path=PATH), PATH)
    rough = rough_cut(data, path=PATH)
    if front is not None:
        _whole(front, data)
        assert (rough is not None) == bool(front.entries)
        if rough is not None:
            assert (part_digests(rough[0]), rough[1]) == (part_digests(front.pieces()), front.entries)
    return refusal


def _whole(front: FrontMatter, data: bytes) -> None:
    assert front.with_entries(front.entries) == data
    front.pieces()
    assert read_front_matter(front.with_entries(()), path=PATH).entries == ()
    assert data.decode().split("\n")[front.body_line - 1 :] == front.body.split("\n")


def post_file(data: bytes) -> Refusal:
    """`read_post` of a folder: index.md, record.yml and a list of further names, cut at `CUT`; also what it says of evidence."""
    index, record, names = (*data.split(CUT, 2), b"", b"")[:3]
    folder = POST.folder
    blobs = {f"{folder}/index.md": index}
    if record:
        blobs[f"{folder}/evidence/record.yml"] = record
    extra = [f"{folder}/{name}" for name in names.decode("utf-8", "surrogateescape").split("\n")[:50] if name]
    files = [TreeFile(path, "100644", len(blobs.get(path, b""))) for path in dict.fromkeys((*blobs, *extra))]
    post, refusal = attempt(lambda: read_post(POST, files, lambda path: blobs.get(path, b"")), None)
    if post is not None:
        for entry in post.entries:
            assert entry.moment.astimezone()
        return tuple(post.evidence_findings)
    return refusal


def entry_block(data: bytes) -> Refusal:
    """`entries.parse`: writing gives the same bytes, and everything read can stand in a statement."""
    found, refusal = attempt(lambda: entries.parse(data, path=PATH, first_line=9), PATH)
    if found is not None:
        assert entries.render(found) == data
        chain = canonical.links(found, post=str(POST), root="0" * 64)
        for entry, (text, _) in zip(found, chain, strict=True):
            assert text.count(b"\n") == (29 if entry.review else 21), text
            assert entry.moment.astimezone()
            assert entry.role_moment.astimezone()
    return refusal


def typed(kind: type, limit: int, data: bytes) -> Refusal:
    """`yaml_shape.load` as `kind`."""
    aliases = ALIASES if kind is Meta else {}
    return attempt(lambda: load(kind, data, path=PATH, limit=limit, aliases=aliases), PATH)[1]


KINDS: dict[bytes, Callable[[bytes], Refusal]] = {
    b"s": partial(typed, Sop, SOP_LIMIT),
    b"p": partial(typed, People, SOP_LIMIT),
    b"o": partial(typed, Office, 65536),
    b"l": partial(typed, ActingLetter, 65536),
    b"r": partial(typed, RecordFile, 65536),
    b"m": partial(typed, Meta, 65536),
}
"""First byte of an input for `settings` -> what the rest is read as."""


def settings(data: bytes) -> Refusal:
    """The smaller YAML files, by the first byte: people, office, letter, record, front matter."""
    return KINDS.get(data[:1], KINDS[b"p"])(data[1:])


def strict(data: bytes) -> Refusal:
    """`read_yaml`: the quick parser and the one written in Python give the same values, or both refuse."""
    read = strict_yaml._read
    node, refusal = attempt(lambda: read(data, path=PATH, first_line=1, limit=65536, parser=strict_yaml._QUICK_PARSER), PATH)
    slow, _ = attempt(lambda: read(data, path=PATH, first_line=1, limit=65536, parser=yaml.SafeLoader), PATH)
    assert (node is None) == (slow is None), (node, slow)
    if node is not None and slow is not None:
        assert plain(node) == plain(slow)
    return refusal


def signature(data: bytes) -> Refusal:
    """SSHSIG and keys: text as it is, armored, or as raw bytes put into base64 here, by the first byte."""
    how, rest = data[:1], data[1:]
    body, _, message = rest.partition(CUT)
    if how == b"k":
        raw_type = body[4 : 4 + int.from_bytes(body[:4], "big")][:64].decode("latin-1")
        text = f"{raw_type} {base64.b64encode(body).decode()}"
        key, refusal = attempt(lambda: sshsig.parse_public_key(text), "")
        if key is not None:
            assert key.blob == body
        attempt(lambda: sshsig.parse_public_key(body.decode("utf-8", "replace")), "")
        return refusal
    if how == b"a":
        line, refusal = attempt(lambda: sshsig.from_armor(body.decode("utf-8", "replace")), "")
        if line is not None:
            assert sshsig.from_armor(sshsig.to_armor(line)) == line
        return refusal
    text = base64.b64encode(body).decode() if how == b"r" else body.decode("utf-8", "replace")
    sig, refusal = attempt(lambda: sshsig.parse(text), "")
    seen = verify(text, message, canonical.STEP_NAMESPACE)
    assert seen.ok == (seen.reason is None)
    if sig is None:
        assert not seen.ok
    else:
        assert sshsig.parse(sshsig.from_armor(sshsig.to_armor(text))) == sig
        assert seen.key_blob == sig.key
    return refusal


def manifest_file(data: bytes) -> Refusal:
    """`manifest.parse`: writing gives the same bytes."""
    found, refusal = attempt(lambda: manifest.parse(data, path=PATH), PATH)
    if found is not None:
        assert manifest.render(found) == data
        assert found.moment.astimezone()
    return refusal


class _TrustOnly:
    """A tree with nothing but the list of trusted offices."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def files(self, prefix: str) -> list[TreeFile]:
        return [TreeFile(TRUST, "100644", len(self._data))] if TRUST.startswith(prefix) else []

    def read(self, path: str) -> bytes:
        assert path == TRUST
        return self._data


def trust(data: bytes) -> Refusal:
    """`trusted_offices`: each office has one line, and no line means anything else."""
    found, refusal = attempt(lambda: trusted_offices(_TrustOnly(data)), TRUST)
    if found is not None:
        kept = [line for line in data.decode().split("\n") if line and not line.startswith("#")]
        assert sorted(f"{office} {root}" for office, root in found.items()) == sorted(kept)
    return refusal


TARGETS: dict[str, Callable[[bytes], Refusal]] = {
    "front_matter": front_matter,
    "post_file": post_file,
    "entries": entry_block,
    "sshsig": signature,
    "manifest": manifest_file,
    "strict_yaml": strict,
    "sop": KINDS[b"s"],
    "settings": settings,
    "trust": trust,
}
"""Parser -> its property."""
