"""A manifest (pengesahan): text with one `field value` per line, and the signature as its last line."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from site_tools.formats.clean_text import clean_text
from site_tools.formats.sshsig import parse_public_key
from site_tools.model.finding import Finding, Problem
from site_tools.model.policy import Manifest, ManifestFile, RatifierKey
from site_tools.model.text import Text

TITLE: Final = "paraf-policy/v1"
LIMIT: Final = 512 * 1024
_FILE: Final = re.compile(r"file ([0-9a-f]{64})  ((?:sops|content)/[a-z0-9][a-z0-9._/-]*)")
_AT: Final = re.compile(r"(?:19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})")


def unsigned(manifest: Manifest) -> bytes:
    """The bytes that a ratifier signs: everything but the `signature` line."""
    lines = [
        TITLE,
        f"office {manifest.office}",
        f"version {manifest.version}",
        f"at {manifest.at}",
        f"person {manifest.person}",
        f"previous {manifest.previous}",
        *(f"ratifier {r.person} {r.key}" for r in manifest.ratifiers),
        *(f"file {f.sha256}  {f.path}" for f in manifest.files),
    ]
    return ("\n".join(lines) + "\n").encode()


def render(manifest: Manifest) -> bytes:
    """The whole file."""
    return unsigned(manifest) + f"signature {manifest.signature}\n".encode()


def parse(data: bytes, *, path: str) -> Manifest:
    """Read a manifest; what it says must be written as `render` writes it.

    Raises:
        Problem: MANIFEST-SHAPE or KEY-FORMAT, with the line; MANIFEST-RATIFIERS.
    """
    lines = clean_text(data, path=path, limit=LIMIT).split("\n")
    values: dict[str, str] = {}
    ratifiers: list[RatifierKey] = []
    files: list[ManifestFile] = []
    keys: set[bytes] = set()
    if lines[0] != TITLE:
        raise _shape(path, 1)
    for number, line in enumerate(lines[1:-1], start=2):
        name, _, value = line.partition(" ")
        if name == "ratifier":
            person, _, key = value.partition(" ")
            keys.add(parse_public_key(key, path=path, line_number=number).blob)
            ratifiers.append(RatifierKey(person, key))
        elif name == "file":
            match = _FILE.fullmatch(line)
            if not match or ".." in match[2]:
                raise _shape(path, number)
            files.append(ManifestFile(match[2], match[1]))
        elif name in ("office", "version", "at", "person", "previous", "signature") and name not in values:
            values[name] = value
        else:
            raise _shape(path, number)
    try:
        manifest = Manifest(
            office=values["office"],
            version=int(values["version"]),
            at=values["at"],
            person=values["person"],
            previous=values["previous"],
            ratifiers=tuple(ratifiers),
            files=tuple(files),
            signature=values["signature"],
        )
        datetime.fromisoformat(manifest.at)
    except (KeyError, ValueError):
        raise _shape(path, 1) from None
    people = [r.person for r in ratifiers]
    paths = [f.path for f in files]
    if not _AT.fullmatch(manifest.at) or render(manifest) != data or len(set(people)) != len(people) or paths != sorted(set(paths)):
        raise _shape(path, 1)
    # One key under two names is one ratifier.
    if len(keys) < max(2, len(people)):
        raise Problem(
            Finding(
                code="MANIFEST-RATIFIERS",
                message=Text(
                    id="Pengesahan memerlukan sedikitnya dua pengesah dengan kunci masing-masing, agar kunci yang hilang tidak membuat "
                    "kantor buntu.",
                    en="A manifest needs at least two ratifiers, each with a key of his own, so that a lost key is no deadlock.",
                ),
                path=path,
                line=1,
            )
        )
    return manifest


def _shape(path: str, line: int) -> Problem:
    return Problem(
        Finding(
            code="MANIFEST-SHAPE",
            message=Text(id="Berkas pengesahan tidak berbentuk semestinya.", en="The manifest is malformed."),
            path=path,
            line=line,
            remedy=Text(
                id="Kembalikan berkas dari Git; pengesahan baru dibuat dengan `paraf sop ratify`.",
                en="Restore the file from Git; a new manifest is made with `paraf sop ratify`.",
            ),
        )
    )
