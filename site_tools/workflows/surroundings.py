"""What stands around posts and policies and must not turn them into something else: attributes, strays below `sops/`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import Final

from site_tools.formats.clean_text import clean_text
from site_tools.model.finding import Finding, Problem
from site_tools.model.text import Text
from site_tools.ports import Tree
from site_tools.workflows.policy import TRUST

ATTRIBUTES: Final = ".gitattributes"
AS_STORED: Final = tuple(f"{folder}/** -text -filter -ident -working-tree-encoding" for folder in ("content", "sops"))
"""The lines by which Git hands signed files out byte for byte."""
_OFFICE: Final = re.compile(r"[a-z0-9][a-z0-9-]*")
# A pattern that begins with a plain name of its own cannot reach into content/ or sops/; anything else might.
_ELSEWHERE: Final = re.compile(r"/(?!(?i:content|sops)[/ ])[A-Za-z0-9._-]+(?:/[^\s\"]*)? [^\s].*")


def attribute_findings(tree: Tree) -> Iterator[Finding]:
    """ATTRIBUTES: Git would change what is signed when it writes it to disk, or show other bytes than it stores."""
    try:
        lines = clean_text(tree.read(ATTRIBUTES), path=ATTRIBUTES).split("\n")
    except Problem:
        lines = []
    for line in AS_STORED:
        if line not in lines:
            yield _attributes(None, Text("Baris ini tidak ada: {line}", "This line is missing: {line}").fill(line=line))
    for number, line in enumerate(lines, start=1):
        if line and not line.startswith("#") and line not in AS_STORED and not _ELSEWHERE.fullmatch(line):
            told = Text("Aturan ini dapat mengenai content/ atau sops/: {line}", "This rule may reach content/ or sops/: {line}")
            yield _attributes(number, told.fill(line=line[:80]))


def stray_policy(tree: Tree, offices: Collection[str]) -> Iterator[Finding]:
    """What lies below `sops/` and belongs to no trusted office, once per folder."""
    seen: set[str] = set()
    for file in tree.files("sops"):
        top = file.path.split("/")[1]
        if file.path == TRUST and file.mode != "100644":
            yield Finding("FILE-MODE", Text("Berkas ini harus berkas biasa.", "This must be a regular file."), TRUST)
        if file.path == TRUST or top in offices or top in seen:
            continue
        seen.add(top)
        if unicodedata.normalize("NFKC", top).casefold() in offices:
            yield Finding(
                "SOP-AMBIGUOUS",
                Text("Nama ini kembaran folder kantor yang dipercaya.", "This name is a twin of a trusted office's folder."),
                file.path,
            )
        elif _OFFICE.fullmatch(top) and file.path != f"sops/{top}":
            yield Finding(
                "OFFICE-UNKNOWN",
                Text("Kantor `{office}` tidak ada di sops/trust.txt.", "Office `{office}` is not in sops/trust.txt.").fill(office=top),
                file.path,
            )
        else:
            yield Finding("UNKNOWN-FILE", Text("Berkas ini tidak punya tempat di sops/.", "This file has no place in sops/."), file.path)


def _attributes(line: int | None, message: Text) -> Finding:
    return Finding(
        "ATTRIBUTES",
        message,
        ATTRIBUTES,
        line,
        None,
        Text(
            "Tulis kedua baris untuk content/** dan sops/**, dan awali aturan lain dengan `/NAMA`: paraf explain ATTRIBUTES",
            "Write the two lines for content/** and sops/**, and begin any other rule with `/NAME`: paraf explain ATTRIBUTES",
        ),
    )
