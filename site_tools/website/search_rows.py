"""The search after a change: only the buckets in which a word or a result of a changed post stands are written again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from site_tools.website.index import Index
from site_tools.website.page import Made
from site_tools.website.search_index import BUCKETS, bucket, detail_of, details_file, reference, words_file, years_file
from site_tools.website.summary import Summary

_LENGTH = 8
"""Characters of a reference."""


def search_changes(index: Index, gone: Iterable[Summary], come: Iterable[Summary]) -> Iterator[tuple[str, Made | None]]:
    """Address and content of every file of the search that changes; None where it is no more."""
    words: set[tuple[str, str]] = set()
    details: set[tuple[str, str]] = set()
    before = _years(index)
    for post in gone:
        _take_out(index, post, words, details)
    for post in come:
        _put_in(index, post, words, details)
    years = _years(index)
    for year in before.keys() - years.keys():
        words |= {(year, f"{number:02x}") for number in range(BUCKETS)}
    for year in years.keys() - before.keys():
        words |= {(year, f"{number:02x}") for number in range(BUCKETS)}
    if years != before or words:
        made = years_file(years)
        yield made.address, made
    for year, name in sorted(words):
        held = dict(index.db.execute("SELECT word, refs FROM word WHERE place = ?", (f"{year}/{name}",)))
        made = words_file(year, name, held)
        yield made.address, made if year in years else None
    for year, name in sorted(details):
        entries = {
            ref: json.loads(text) for ref, text in index.db.execute("SELECT ref, entry FROM detail WHERE place = ?", (f"{year}/{name}",))
        }
        made = details_file(year, name, entries)
        yield made.address, made if entries else None


def _years(index: Index) -> dict[str, int]:
    """Posts of every year that the search knows."""
    return dict(index.db.execute("SELECT substr(place, 1, 4), count(*) FROM detail GROUP BY 1"))


def _take_out(index: Index, post: Summary, words: set[tuple[str, str]], details: set[tuple[str, str]]) -> None:
    year, ref = post.date[:4], reference(post.post, post.date)
    index.db.execute("DELETE FROM detail WHERE place = ? AND ref = ?", (f"{year}/{ref[2:4]}", ref))
    details.add((year, ref[2:4]))
    for word in post.words.split():
        place = f"{year}/{bucket(word)}"
        refs = _refs(index, place, word)
        if ref in refs:
            refs.remove(ref)
        _keep(index, place, word, refs)
        words.add((year, bucket(word)))


def _put_in(index: Index, post: Summary, words: set[tuple[str, str]], details: set[tuple[str, str]]) -> None:
    year, ref = post.date[:4], reference(post.post, post.date)
    text = json.dumps(list(detail_of(post)), ensure_ascii=False)
    index.db.execute("INSERT OR REPLACE INTO detail VALUES (?, ?, ?)", (f"{year}/{ref[2:4]}", ref, text))
    details.add((year, ref[2:4]))
    for word in post.words.split():
        place = f"{year}/{bucket(word)}"
        _keep(index, place, word, sorted([*_refs(index, place, word), ref], reverse=True))
        words.add((year, bucket(word)))


def _refs(index: Index, place: str, word: str) -> list[str]:
    row = index.db.execute("SELECT refs FROM word WHERE place = ? AND word = ?", (place, word)).fetchone()
    text = str(row[0]) if row else ""
    return [text[i : i + _LENGTH] for i in range(0, len(text), _LENGTH)]


def _keep(index: Index, place: str, word: str, refs: list[str]) -> None:
    if refs:
        index.db.execute("INSERT OR REPLACE INTO word VALUES (?, ?, ?)", (place, word, "".join(refs)))
    else:
        index.db.execute("DELETE FROM word WHERE place = ? AND word = ?", (place, word))
