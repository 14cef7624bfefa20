"""What is told of an incremental build, from the index: of every post, as a full build would tell it."""

from __future__ import annotations

import json
from pathlib import Path

from site_tools.website import codec
from site_tools.website.index import Index
from site_tools.website.record import Told
from site_tools.website.told import BuildReport


def refused(index: Index) -> bool:
    """Whether `strict` refuses the site."""
    told = [codec.load(Told, text) for text in index.column("SELECT told FROM post WHERE told IS NOT NULL")]
    return any(t.strict for t in told) or bool(codec.load(Told, index.about("told")).strict)


def report_of(index: Index, target: Path) -> BuildReport:
    """The report of a site that the index describes."""
    told = [codec.load(Told, text) for text in index.column("SELECT told FROM post WHERE told IS NOT NULL ORDER BY path")]
    ground = codec.load(Told, index.about("told"))
    count = index.db.execute("SELECT count(*) FROM post WHERE summary IS NOT NULL").fetchone()[0]
    return BuildReport(
        site_dir=target,
        built=True,
        shown=int(count),
        withheld=tuple(t.withheld for t in told if t.withheld),
        findings=(*ground.strict, *(f for t in told for f in t.strict)),
        advice=(*ground.advice, *(f for t in told for f in t.advice)),
        warnings=(*json.loads(index.about("mkdocs")), *index.column("SELECT text FROM warning ORDER BY owner, rowid")),
    )
