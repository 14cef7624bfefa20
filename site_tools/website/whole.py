"""The whole site from nothing, and the index that makes the next build a small one."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from site_tools.canonical import sha256
from site_tools.ports import Spread
from site_tools.website import build_json, codec
from site_tools.website.build import Written, refuse_other_folders, scratch, swap, write_whole
from site_tools.website.changed import Asked, remember
from site_tools.website.ground import CONFIG, repeatable
from site_tools.website.incremental import Order
from site_tools.website.index import Index, Made, begun
from site_tools.website.page import Source
from site_tools.website.record import Around, record
from site_tools.website.snapshot import Texts
from site_tools.website.told import BuildReport, report, strict_findings
from site_tools.workflows.facts import Judge
from site_tools.workflows.library import in_turn, load_library
from site_tools.workflows.policy import trusted_offices


def build_whole(order: Order, judge: Judge, changes: Asked, tool: str, *, spread: Spread = in_turn) -> BuildReport:
    """Judge every post and make every page.

    Raises:
        Problem: BUILD-CHANGED, BUILD-DIR. CannotJudge: BUILD-FAILED, or there is nothing that could be judged.
    """
    target = order.site_dir.resolve()
    texts = Texts(order.tree)
    library = load_library(texts, judge, spread=spread)
    if order.strict and strict_findings(library):
        return report(library, target, built=False, warnings=())
    refuse_other_folders(target)
    with scratch(target) as (stage, empty):
        written = write_whole(Source(library, texts), order.config_file, stage, empty, spread=spread)
        fresh = _index(order, judge, changes, tool, Source(library, texts), written, texts, stage)
        if order.index:
            # From here until both are in place, no index is better than one of another site.
            with suppress(OSError):
                order.index.unlink(missing_ok=True)
                begun(order.index).unlink(missing_ok=True)
        swap(stage, target)
        if fresh and order.index and not order.index.exists():
            with suppress(OSError):
                fresh.replace(order.index)
    return report(library, target, built=True, warnings=written.warnings)


def _index(
    order: Order, judge: Judge, changes: Asked, tool: str, source: Source, written: Written, texts: Texts, stage: Path
) -> Path | None:
    """A new index beside the old one; None where the next build could not rely on it."""
    settings = written.settings
    difference = changes.since("")
    config = order.tree.read(CONFIG) if order.config_file == order.root / CONFIG else b"!ENV"
    if order.index is None or difference is None or settings.dialect is None or not repeatable(config):
        return None
    watched = tuple(Path(w).relative_to(order.root).as_posix() for w in settings.watched if Path(w).is_relative_to(order.root))
    if len(watched) != len(settings.watched):
        return None
    path = order.index.with_suffix(f".{stage.parent.name}")
    try:
        index = Index.create(path)
        try:
            around = Around(
                site_name=settings.site_name,
                site_url=settings.site_url,
                dialect=settings.dialect,
                nav=written.site.nav,
                demo=any(p.office.demo for p in source.library.policies),
                watched=watched,
                offices=tuple(p.office.id for p in source.library.policies),
                trusted=tuple(trusted_offices(order.tree)),
            )
            index.note("around", codec.dump(around))
            index.note("tool", tool)
            index.note("site", sha256((stage / build_json.NAME).read_bytes()))
            remember(index, order.tree, difference.head, difference.dirty, watched)
            known = replace(source, site_url=settings.site_url)
            record(index, known, written.site, [*written.noted, Made("theme:", written.theme)], texts, now=judge.now)
            index.db.executemany("INSERT OR REPLACE INTO shell VALUES (?, ?)", ((k, codec.dump(s)) for k, s in written.shells.items()))
            index.note("mkdocs", codec.dump(list(written.said)))
            index.finish()
        finally:
            index.close()
    except (OSError, sqlite3.Error, TypeError):
        path.unlink(missing_ok=True)
        return None
    return path
