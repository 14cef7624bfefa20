"""The search index as small files: a phone fetches only those of the words it looks for, newest year first.

    cari/indeks/tahun.json       {"2026": 16, "2025": 9}: posts of every year
    cari/indeks/2026/k-<b>.json  {"pemilih": "a30f12c4b2..."}: word -> references of eight characters, newest first
    cari/indeks/2026/d-<b>.json  {"a30f12c4": [address, title, date, kind, office, lead]}: what a result shows
    cari/indeks/halaman.json     [[address, title, description]]: the pages that are no posts

A reference is the day of the year (two characters) and the beginning of the sha256 of the post's path, so that references
sort by date; the word's bucket hangs on its first four letters, so that the beginning of a word finds it too. A file
depends only on the posts of its year that stand in it. `assets/paraf/cari.js` reads the same layout.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from site_tools.canonical import sha256
from site_tools.website import address
from site_tools.website.page import Made, Page

if TYPE_CHECKING:
    from site_tools.website.summary import Summary

Other = tuple[str, str, str]
"""Address, title and description of a page that is no post."""
FOLDER = "cari/indeks"
BUCKETS = 128
"""Files of words per year."""
STEM = 4
"""Letters of a word that decide its bucket."""
MOST_WORDS = 160
"""Different words of a post that are kept: its title and tags come first, then the text from its beginning."""
_SHORTEST = 3
"""Letters of a word that is worth finding; shorter ones only where they have a digit."""
STOP_WORDS = frozenset(
    (
        *("yang", "dan", "di", "ke", "dari", "untuk", "pada", "dengan", "ini", "itu", "adalah"),
        *("dalam", "oleh", "atau", "juga", "akan", "telah", "tidak", "agar", "para", "sebagai", "serta"),
        *("dapat", "tersebut", "bagi", "secara", "antara", "hingga", "sampai", "karena", "bahwa", "ada", "kami"),
        *("anda", "kita", "setiap", "lebih", "saat"),
    )
)
"""Words in nearly every text."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def words_of(*texts: str) -> list[str]:
    """The words of some texts, each once, in the order in which they come."""
    found: dict[str, None] = {}
    for text in texts:
        plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
        for word in re.findall(r"[a-z0-9]+", plain):
            if word not in STOP_WORDS and (len(word) >= _SHORTEST or any(c.isdigit() for c in word)):
                found[word[:24]] = None
    return list(found)[:MOST_WORDS]


def bucket(word: str) -> str:
    """The bucket of a word: FNV-1a over its first letters, two hex digits."""
    value = 0x811C9DC5
    for byte in word[:STEM].encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return f"{value % BUCKETS:02x}"


def reference(post: str, day: str) -> str:
    """How the index calls a post: two characters for the day of the year, six of the sha256 of its path."""
    number = date.fromisoformat(day).timetuple().tm_yday
    return f"{_DIGITS[number // 36]}{_DIGITS[number % 36]}{sha256(post.encode())[:6]}"


def search_files(posts: Iterable[Summary], pages: Iterable[Page]) -> Iterator[Made]:
    """Every file of the index: of public posts alone."""
    years: dict[str, list[Summary]] = defaultdict(list)
    for post in posts:
        years[post.date[:4]].append(post)
    yield years_file({year: len(held) for year, held in years.items()})
    for year, held in sorted(years.items()):
        yield from year_files(year, held)
    yield pages_file(others(pages))


def others(pages: Iterable[Page]) -> list[Other]:
    """The pages that are no posts, as a result shows them."""
    return [(p.address, p.title, p.description) for p in pages if p.layout != "post" and p.searchable and not p.draft]


def pages_file(found: Iterable[Other]) -> Made:
    """The file about the pages that are no posts."""
    return _made("halaman.json", sorted(found))


def years_file(years: Mapping[str, int]) -> Made:
    """How many posts every year has, the newest first."""
    return _made("tahun.json", dict(sorted(years.items(), reverse=True)))


def detail_of(post: Summary) -> tuple[str, str, str, str, str, str]:
    """What a result shows of a post."""
    return address.post(post.post), post.title, post.date, post.kind_label, post.office, post.lead


def words_file(year: str, name: str, words: Mapping[str, str]) -> Made:
    """One bucket of words with their references."""
    return _made(f"{year}/k-{name}.json", dict(sorted(words.items())))


def details_file(year: str, name: str, entries: Mapping[str, object]) -> Made:
    """One bucket of what results show."""
    return _made(f"{year}/d-{name}.json", dict(sorted(entries.items())))


def year_files(year: str, posts: Iterable[Summary]) -> Iterator[Made]:
    """The files of one year."""
    by_word: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    details: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for post in sorted(posts, key=lambda p: reference(p.post, p.date), reverse=True):
        ref = reference(post.post, post.date)
        details[ref[2:4]][ref] = detail_of(post)
        for word in post.words.split():
            by_word[bucket(word)][word].append(ref)
    for number in range(BUCKETS):  # the empty ones too: asking for a file that is missing would be an error in the browser
        name = f"{number:02x}"
        yield words_file(year, name, {word: "".join(refs) for word, refs in by_word[name].items()})
    for name, entries in sorted(details.items()):
        yield details_file(year, name, entries)


def _made(name: str, content: object) -> Made:
    return Made(f"{FOLDER}/{name}", json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n")
