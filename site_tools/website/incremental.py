"""`paraf build`: after a change only what it touches, else the whole site; the same bytes either way."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from site_tools.canonical import sha256
from site_tools.model.finding import Problem
from site_tools.ports import Spread, Tree
from site_tools.website import build_json
from site_tools.website.changed import Asked, Found, look
from site_tools.website.ground import fingerprint
from site_tools.website.index import Damaged, Index, begun
from site_tools.website.rejudge import TooMuch
from site_tools.website.told import BuildReport
from site_tools.website.warm import rebuild
from site_tools.workflows.facts import Judge
from site_tools.workflows.library import in_turn


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built, and where."""

    tree: Tree
    root: Path
    config_file: Path
    site_dir: Path
    private: Path | None
    """Folder for indexes, where nothing that is committed can lie; None: nothing is kept."""
    strict: bool = False
    whole: bool = False
    """Make everything again, whatever the index says."""

    @property
    def index(self) -> Path | None:
        """The index of this site folder."""
        return self.private / f"{sha256(str(self.site_dir.resolve()).encode())[:16]}.sqlite" if self.private else None


def build_repository(order: Order, judge: Judge, changes: Asked, *, spread: Spread = in_turn) -> BuildReport:
    """Bring the site up to date.

    Raises:
        Problem: BUILD-CHANGED, BUILD-DIR. CannotJudge: BUILD-FAILED, or there is nothing that could be judged.
    """
    tool = fingerprint()
    report = None if order.whole else _warm(order, judge, changes, tool)
    if report is None:
        # Only now: mkdocs takes longer to load than an incremental build takes.
        from site_tools.website.whole import build_whole  # noqa: PLC0415

        report = build_whole(order, judge, changes, tool, spread=spread)
    return report


def _warm(order: Order, judge: Judge, changes: Asked, tool: str) -> BuildReport | None:
    """An incremental build; None where only a full one will do."""
    if order.index is None:
        return None
    index = None
    try:
        index = Index.open(order.index)
        found = _trusted(order, judge, index, changes, tool)
        if found is None:
            return None
        return rebuild(index, order.index, order.tree, order.config_file, order.site_dir.resolve(), judge, found, strict=order.strict)
    except (Damaged, TooMuch, Problem):
        # What is really wrong is told by the full build.
        return None
    except (sqlite3.Error, OSError, ValueError, TypeError, KeyError, IndexError):
        # What is damaged is made again; a fault in our own rendering would come back in the full build and be told there.
        if begun(order.index).exists():
            with suppress(OSError):
                order.index.unlink(missing_ok=True)
        return None
    finally:
        if index is not None:
            index.close()


def _trusted(order: Order, judge: Judge, index: Index, changes: Asked, tool: str) -> Found | None:
    """What changed; None where the index is of another tool, another site, or of a time that this clock has not reached."""
    now = judge.now.timestamp()
    due = index.about("due")
    if index.about("tool") != tool or float(index.about("now")) > now or (due and float(due) <= now):
        return None
    try:
        same = sha256((order.site_dir / build_json.NAME).read_bytes()) == index.about("site")
    except OSError:
        return None
    return look(index, order.tree, changes, now) if same else None
