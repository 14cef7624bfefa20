"""The derived index: what the last build of one site folder was made of, in one SQLite file that may be deleted at any time.

It lies in `.git/paraf/`, where nothing that is committed can ever come to lie. It decides nothing by itself: it saves
work only for posts whose bytes, policy, tool and time say that the judge would answer the same again. Whatever is
wrong with it (damaged, of another version, half written) means: there is none, everything is judged and made again.

Tables: `about` (name, value), `post` (a row per folder under `content/`), `output` (a row per file of the site and who made it),
`link` (which page names which file of the site), `shell` (frames of pages), `word` and `detail` (the search, see
`search_index`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

VERSION: Final = "1"
_SCHEMA: Final = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE post (
  path TEXT PRIMARY KEY, office TEXT NOT NULL, digest TEXT NOT NULL, code TEXT NOT NULL, shown INTEGER NOT NULL,
  due REAL, rank TEXT NOT NULL, summary TEXT, stone TEXT, listed TEXT, told TEXT
) WITHOUT ROWID;
CREATE INDEX by_rank ON post (office, rank) WHERE summary IS NOT NULL;
CREATE INDEX by_due ON post (due) WHERE due IS NOT NULL;
CREATE INDEX by_told ON post (path) WHERE told IS NOT NULL;
CREATE INDEX by_stone ON post (office, path) WHERE stone IS NOT NULL;
CREATE TABLE output (path TEXT PRIMARY KEY, owner TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX by_owner ON output (owner);
CREATE TABLE link (owner TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (owner, target)) WITHOUT ROWID;
CREATE INDEX by_target ON link (target);
CREATE TABLE warning (owner TEXT NOT NULL, text TEXT NOT NULL);
CREATE INDEX by_warned ON warning (owner);
CREATE TABLE shell (key TEXT PRIMARY KEY, parts TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE word (place TEXT NOT NULL, word TEXT NOT NULL, refs TEXT NOT NULL, PRIMARY KEY (place, word)) WITHOUT ROWID;
CREATE TABLE detail (place TEXT NOT NULL, ref TEXT NOT NULL, entry TEXT NOT NULL, PRIMARY KEY (place, ref)) WITHOUT ROWID;
"""


def begun(path: Path) -> Path:
    """A mark beside an index: there while site and index may not fit each other, because files of the site are being written."""
    return path.with_suffix(".begun")


class Damaged(Exception):  # noqa: N818 - says what is known: there is no index that could be used
    """The index cannot be read, or is not one of this version."""


@dataclass(frozen=True, slots=True)
class Row:
    """A post folder as the last build found it."""

    path: str
    """Under `content/`."""
    office: str
    digest: str
    """Over the bytes of every file of the folder."""
    code: str
    """The verdict."""
    shown: bool
    """The post has a page."""
    due: float | None
    """Seconds since 1970 at which the answer may change by itself."""
    rank: str
    """Sorts newest last."""
    summary: str | None
    """What listings know of it, as JSON; only of a post that is on the site."""
    stone: str | None
    """What its tombstone says, as JSON."""
    listed: str | None
    """Its line in `build.json`."""
    told: str | None
    """What the report says of it, as JSON; None where there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Made:
    """What one owner (`post:...`, `page:...`, `all:...`) put on the site."""

    owner: str
    outputs: tuple[str, ...]
    links: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


_COLUMNS: Final = "path, office, digest, code, shown, due, rank, summary, stone, listed, told"


class Index:
    """One open index. Every method may raise `sqlite3.DatabaseError`: then it is damaged."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.db = connection

    @classmethod
    def open(cls, path: Path) -> Index:
        """An index that the last build finished.

        Raises:
            Damaged: there is none.
        """
        if path.is_symlink() or not path.is_file() or begun(path).exists():
            raise Damaged(str(path))
        connection = sqlite3.connect(path, isolation_level=None)
        index = cls(connection)
        try:
            if index.about("version") == VERSION:
                return index
        except sqlite3.Error:
            pass
        index.close()
        raise Damaged(str(path))

    @classmethod
    def create(cls, path: Path) -> Index:
        """A new, empty index beside the old one; `replace` puts it in its place.

        Raises:
            OSError, sqlite3.Error: it cannot be written.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        connection = sqlite3.connect(path, isolation_level=None)
        connection.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN; {_SCHEMA}")
        index = cls(connection)
        index.note("version", VERSION)
        return index

    def close(self) -> None:
        """Let go of the file."""
        with suppress(sqlite3.Error):
            self.db.close()

    def begin(self) -> None:
        """Start to change it: all of the changes will hold, or none."""
        self.db.execute("BEGIN IMMEDIATE")

    def finish(self) -> None:
        """All changes hold."""
        self.db.execute("COMMIT")

    def about(self, name: str) -> str:
        """A fact about the whole build; empty where it was not noted."""
        row = self.db.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def note(self, name: str, value: str) -> None:
        """Note a fact about the whole build."""
        self.db.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    def post(self, path: str) -> Row | None:
        """The row of a post."""
        row = self.db.execute(f"SELECT {_COLUMNS} FROM post WHERE path = ?", (path,)).fetchone()  # noqa: S608 - a constant
        return _row(row) if row else None

    def posts(self, where: str, *values: object) -> list[Row]:
        """The rows of posts that fulfil a condition written in this package, in the order of their paths."""
        found = self.db.execute(f"SELECT {_COLUMNS} FROM post WHERE {where} ORDER BY path", values)  # noqa: S608 - conditions are constants
        return [_row(row) for row in found]

    def put(self, rows: Iterable[Row]) -> None:
        """Write rows of posts."""
        self.db.executemany(
            f"INSERT OR REPLACE INTO post ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - a constant
            ((r.path, r.office, r.digest, r.code, r.shown, r.due, r.rank, r.summary, r.stone, r.listed, r.told) for r in rows),
        )

    def drop(self, path: str) -> None:
        """Forget a post."""
        self.db.execute("DELETE FROM post WHERE path = ?", (path,))

    def column(self, sql: str, *values: object) -> Iterator[str]:
        """The first column of a query written in this package."""
        return (row[0] for row in self.db.execute(sql, values))

    def outputs(self, owner: str) -> set[str]:
        """The files that an owner put on the site."""
        return set(self.column("SELECT path FROM output WHERE owner = ?", owner))

    def known(self, output: str) -> bool:
        """Whether the site has a file."""
        return self.db.execute("SELECT 1 FROM output WHERE path = ?", (output,)).fetchone() is not None

    def made(self, made: Iterable[Made]) -> None:
        """Note what owners put on the site, in place of what they put there before."""
        for one in made:
            self.forget(one.owner)
            self.db.executemany("INSERT INTO output VALUES (?, ?)", ((path, one.owner) for path in one.outputs))
            self.db.executemany("INSERT OR IGNORE INTO link VALUES (?, ?)", ((one.owner, target) for target in one.links))
            self.db.executemany("INSERT INTO warning VALUES (?, ?)", ((one.owner, text) for text in one.warnings))

    def forget(self, owner: str) -> None:
        """An owner puts nothing on the site any more."""
        for table in ("output", "link", "warning"):
            self.db.execute(f"DELETE FROM {table} WHERE owner = ?", (owner,))  # noqa: S608 - constants

    def linkers(self, targets: Iterable[str]) -> set[str]:
        """The owners of pages that name one of these files."""
        return {owner for target in targets for owner in self.column("SELECT owner FROM link WHERE target = ?", target)}


def _row(row: tuple[str, str, str, str, int, float | None, str, str | None, str | None, str | None, str | None]) -> Row:
    path, office, digest, code, shown, due, rank, summary, stone, listed, told = row
    return Row(path, office, digest, code, bool(shown), due, rank, summary, stone, listed, told)
