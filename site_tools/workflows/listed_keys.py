"""Keys that an office's policy lists: sound ones, and no demonstration key where the office is no demonstration."""

from __future__ import annotations

import base64
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from site_tools.formats.sshsig import parse_public_key
from site_tools.model.finding import Finding, Problem
from site_tools.model.office import Office
from site_tools.model.people import People
from site_tools.model.policy import RatifierKey
from site_tools.model.text import Text
from site_tools.ports import Tree


def bad_keys(
    tree: Tree, office: Office, people: People, ratifiers: Sequence[RatifierKey], demo_keys: Collection[bytes], base: str
) -> Iterator[Finding]:
    """KEY-FORMAT and DEMO-KEY in the policy files below `base`, with the line; `ratifiers` are those of its latest manifest."""
    last = max((f.path for f in tree.files(f"{base}/pengesahan")), default="")
    listed = (
        (f"{base}/office.yml", [(n.id, n.key) for n in office.notaries]),
        (f"{base}/people.yml", [(p.id, k.key) for p in people.people for k in p.keys]),
        (last, [(r.person, r.key) for r in ratifiers]),
    )
    for path, keys in listed:
        data = tree.read(path) if keys else b""
        for owner, line in keys:
            try:
                blob = parse_public_key(line).blob
            except Problem as problem:
                yield from (replace(f, path=path, line=_line(data, line.encode())) for f in problem.findings)
                continue
            if blob in demo_keys and not office.demo:
                yield _demo_key(owner, path, _line(data, base64.b64encode(blob)))


def _demo_key(owner: str, path: str, line: int | None) -> Finding:
    return Finding(
        "DEMO-KEY",
        Text(
            "Kunci {owner} adalah kunci peragaan, yang rahasianya diketahui umum.",
            "The key of {owner} is a demonstration key, whose secret everybody knows.",
        ).fill(owner=owner),
        path,
        line,
        None,
        Text(
            "Buat kunci sendiri (`ssh-keygen -t ed25519`) dan tulis bagian umumnya di sini.",
            "Make a key of your own (`ssh-keygen -t ed25519`) and write its public half here.",
        ),
    )


def _line(data: bytes, words: bytes) -> int | None:
    """The line on which some bytes first stand, from 1."""
    place = data.find(words)
    return data.count(b"\n", 0, place) + 1 if place >= 0 else None
