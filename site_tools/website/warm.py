"""An incremental build: judge the posts that changed, make their pages and the listings that name them, and delete what is gone."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from site_tools.canonical import sha256
from site_tools.formats.post_file import post_path
from site_tools.model.judged import Judged, Library
from site_tools.model.policy import Policy
from site_tools.model.post import PostPath
from site_tools.ports import Tree
from site_tools.website import build_json, codec
from site_tools.website.body import Writer
from site_tools.website.changed import Found, remember
from site_tools.website.ground import folder_digest
from site_tools.website.index import Index, Made, Row, begun
from site_tools.website.index_report import refused, report_of
from site_tools.website.machine import office_changes
from site_tools.website.page import Page, Source
from site_tools.website.placing import remove_file, replace_file
from site_tools.website.post_files import post_files
from site_tools.website.post_page import post_page, tombstone
from site_tools.website.press import Press, Surroundings, output
from site_tools.website.record import Around
from site_tools.website.rejudge import Change, TooMuch, changed_posts
from site_tools.website.shell import Shell, Shells
from site_tools.website.site import OfficePosts, menu, shown
from site_tools.website.snapshot import Snapshot
from site_tools.website.summary import Stone, Summary, stone
from site_tools.website.theme_later import theme_when_needed
from site_tools.website.told import BuildReport
from site_tools.website.touched import listings, made_files
from site_tools.website.writing import content
from site_tools.workflows.facts import Judge
from site_tools.workflows.library import judge_post


@dataclass(slots=True)
class Work:
    """An incremental build under way."""

    index: Index
    around: Around
    source: Source
    policies: dict[str, Policy]
    judge: Judge
    press: Press
    files: dict[str, bytes] = field(default_factory=dict)
    """To be written: address -> bytes."""
    gone: set[str] = field(default_factory=set)
    """To be deleted."""


def rebuild(
    index: Index, place: Path, tree: Tree, config_file: Path, target: Path, judge: Judge, found: Found, *, strict: bool
) -> BuildReport | None:
    """Bring a site up to date; None where the old one has to stay for `strict`, which a full build then tells.

    Raises:
        TooMuch: a full build is needed. Problem: BUILD-CHANGED. sqlite3.Error: the index is damaged.
    """
    around = codec.load(Around, index.about("around"))
    snapshot = Snapshot(tree)
    policies = {office: codec.load(Policy, index.about(f"policy:{office}")) for office in around.offices}
    changes = list(changed_posts(index, snapshot, judge, policies, found))
    library = Library(tuple(policies.values()), tuple(c.judged for c in changes if c.judged), (), (), judge.now)
    source = Source(library, snapshot, site_url=around.site_url)
    press = Press(
        Writer(around.dialect),
        Shells(theme_when_needed(config_file), around.site_url, _shell_of(index)),
        Surroundings(around.site_name, around.nav, around.demo),
    )
    work = Work(index, around, source, policies, judge, press)
    index.begin()
    try:
        _rows(work, changes)
        if strict and refused(index):
            index.db.execute("ROLLBACK")
            return None
        _pages(work, changes)
        remember(index, tree, found.head, found.dirty, around.watched)
        index.note("now", repr(judge.now.timestamp()))
        index.db.executemany("INSERT OR REPLACE INTO shell VALUES (?, ?)", ((k, codec.dump(s)) for k, s in press.shells.fresh.items()))
        _written(work, place, target)
    except BaseException:
        with suppress(Exception):
            index.db.execute("ROLLBACK")
        raise
    return report_of(index, target)


def _shell_of(index: Index) -> Callable[[str], Shell | None]:
    """Frames of earlier builds."""

    def known(key: str) -> Shell | None:
        row = index.db.execute("SELECT parts FROM shell WHERE key = ?", (key,)).fetchone()
        return codec.load(Shell, row[0]) if row else None

    return known


def _rows(work: Work, changes: list[Change]) -> None:
    for change in changes:
        if change.after:
            work.index.put([change.after])
        else:
            work.index.drop(str(change.path))


def _pages(work: Work, changes: list[Change]) -> None:
    """Every page and file that is to be written, and every one that is to go."""
    index = work.index
    seen: dict[str, Page] = {}
    moved: set[str] = set()
    for change in changes:
        moved |= _post(work, change, seen)
    touched = [c for c in changes if _listed(c.before) or _listed(c.after)]
    if touched:
        offices = {office: _held(index, office) for office in sorted({c.path.office for c in touched})}
        _same_menus(work, offices)
        pages, names = listings(work.source, work.policies, index, offices, _summaries(touched), work.around)
        for owner, page in pages.items():
            if page is None:
                removed = index.outputs(owner)
                index.forget(owner)
                work.gone |= removed
                moved |= removed
            else:
                if not index.known(output(page.address)):
                    moved.add(output(page.address))
                    index.made([Made(owner, (output(page.address),))])
                seen[owner] = page
        pairs = _summaries(touched)
        machine = office_changes(work.policies, offices, pairs, work.around.site_url)
        for address, made in (*made_files(index, work.around, offices, names, pairs), *machine):
            _file(work, address, made.content.encode() if made else None, moved)
    _linkers(work, moved, seen)
    for owner, page in seen.items():
        pressed = work.press.page(page, index.known)
        outputs: tuple[str, ...] = tuple(index.outputs(owner)) or (pressed.output,)
        index.made([Made(owner, outputs, pressed.links, pressed.warnings)])
        work.files[pressed.output] = pressed.data
    entries = list(index.column("SELECT listed FROM post WHERE listed IS NOT NULL ORDER BY path"))
    text = build_json.document(entries, index.about("offices.json")).encode()
    if sha256(text) != index.about("site"):
        work.files[build_json.NAME] = text
        index.note("site", sha256(text))


def _listed(row: Row | None) -> bool:
    return row is not None and (row.summary is not None or row.stone is not None)


def _post(work: Work, change: Change, seen: dict[str, Page]) -> set[str]:
    """The page and files of one post; which files of the site came or went."""
    owner = f"post:{change.path}"
    before = work.index.outputs(owner)
    page = None
    now: dict[str, bytes] = {}
    judged = change.judged
    if judged and shown(work.source, judged):
        page = post_page(work.source, judged)
        now |= {file.address: content(file, work.source) for file in post_files(work.source, judged).every}
    elif judged and (found := stone(judged)):
        page = tombstone(judged.policy, found)
    if page:
        seen[owner] = page
        now[output(page.address)] = b""
    work.index.made([Made(owner, tuple(now))])
    work.files |= {name: data for name, data in now.items() if page is None or name != output(page.address)}
    work.gone |= before - now.keys()
    return before ^ now.keys()


def _file(work: Work, address: str, data: bytes | None, moved: set[str]) -> None:
    owner = f"page:{address}"
    known = work.index.known(address)
    if data is None:
        if known:
            work.index.forget(owner)
            work.gone.add(address)
            moved.add(address)
        return
    if not known:
        work.index.made([Made(owner, (address,))])
        moved.add(address)
    work.files[address] = data


def _held(index: Index, office: str) -> OfficePosts:
    """What is on the site of an office, as the pages take it."""
    texts = index.column("SELECT summary FROM post WHERE office = ? AND summary IS NOT NULL ORDER BY rank DESC", office)
    read = codec.reader(Summary)
    posts = tuple(read(one) for one in json.loads(f"[{','.join(texts)}]"))
    stones = index.column("SELECT stone FROM post WHERE office = ? AND stone IS NOT NULL ORDER BY path", office)
    return OfficePosts(posts, tuple(codec.load(Stone, text) for text in stones))


def _summaries(changes: Iterable[Change]) -> list[tuple[Summary | None, Summary | None]]:
    """Before and after."""

    def of(row: Row | None) -> Summary | None:
        return codec.load(Summary, row.summary) if row and row.summary else None

    return [(of(c.before), of(c.after)) for c in changes]


def _same_menus(work: Work, offices: dict[str, OfficePosts]) -> None:
    """A menu that changes is on every page of the office.

    Raises:
        TooMuch: one does.
    """
    for office, held in offices.items():
        policy = work.policies[office]
        group = next((item for item in work.around.nav if item.items and item.items[0].address == f"{office}/"), None)
        own = tuple(item for item in group.items) if group else ()
        made = menu(policy, held, (), work.source)
        if group is None or made.title != group.title or own[: len(made.items)] != made.items:
            raise TooMuch


def _linkers(work: Work, moved: set[str], seen: dict[str, Page]) -> None:
    """Pages that name what came or went are made again, though nothing else of them changed.

    Raises:
        TooMuch: one is a page that only a full build makes.
    """
    owners: list[str] = sorted(work.index.linkers(moved))
    for owner in owners:
        if owner in seen:
            continue
        kind, _, path = owner.partition(":")
        place = post_path(f"content/{path}/index.md") if kind == "post" else None
        judged = _again(work, place) if place else None
        if judged is None:
            raise TooMuch
        seen[owner] = post_page(work.source, judged)


def _again(work: Work, path: PostPath) -> Judged | None:
    """A post that did not change, read and judged once more for its page; None if it is not what the index says."""
    policy, row = work.policies.get(path.office), work.index.post(str(path))
    tree = work.source.tree
    files = list(tree.files(path.folder))
    if policy is None or row is None or folder_digest(tree, files) != row.digest:
        return None
    judged = judge_post(tree, path, work.judge, policy, files)
    return judged if isinstance(judged, Judged) and shown(work.source, judged) else None


def _written(work: Work, place: Path, target: Path) -> None:
    """Put the files onto the disk: each whole or not at all. Until the last one is, a mark says that site and index do not fit."""
    mark = begun(place)
    with mark.open("wb") as file:
        os.fsync(file.fileno())
    for name, data in work.files.items():
        replace_file(target / name, data)
    for name in sorted(work.gone - work.files.keys()):
        remove_file(target, name)
    work.index.finish()
    mark.unlink()
