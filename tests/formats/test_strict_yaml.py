"""The YAML subset: what is read, what is refused, and that no parser behind it makes a difference."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from site_tools.formats import strict_yaml
from site_tools.formats.clean_text import SHOWN_PER_CODE, refused_codes
from site_tools.formats.strict_yaml import CODES, read_yaml
from site_tools.formats.yaml_node import Node, line_at, plain
from site_tools.formats.yaml_write import quote
from site_tools.model.finding import Problem

PARSERS = [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)]


def read(text: str, **settings_: Any) -> object:
    return plain(read_yaml(text.encode(), path="x.yml", **settings_))


def refused(data: bytes | str, **settings_: Any) -> list[tuple[str, int | None]]:
    with pytest.raises(Problem) as caught:
        read_yaml(data.encode() if isinstance(data, str) else data, path="x.yml", **settings_)
    for finding in caught.value.findings:
        assert finding.path == "x.yml"
        assert finding.code in CODES
        assert finding.message.id != finding.message.en
        assert "{" not in finding.message.en.replace("{ }", "")
    return [(f.code, f.line) for f in caught.value.findings]


# --- what is read ----------------------------------------------------------------------------------

READ: dict[str, tuple[str, object]] = {
    "every scalar is text": (
        "a: 1\nb: no\nc: 2026-11-20\nd: 1:30\ne: null\nf: ~\n",
        {"a": "1", "b": "no", "c": "2026-11-20", "d": "1:30", "e": "null", "f": "~"},
    ),
    "a key with nothing behind it": ("a:\nb: x\n", {"a": "", "b": "x"}),
    "flow collections": ("who: {any: [a, b-c], count: -1}\n", {"who": {"any": ["a", "b-c"], "count": "-1"}}),
    "list at its key's column": ("a:\n- x\n- y: z\n", {"a": ["x", {"y": "z"}]}),
    "quotes and escapes": ("a: \"\\x41\\\"\\\\\"\nb: 'it''s'\n", {"a": 'A"\\', "b": "it's"}),
    "block text": ("a: |\n  satu\n  dua\nb: >-\n  satu\n  dua\n", {"a": "satu\ndua\n", "b": "satu dua"}),
    "comments": ("# c\na: b # c\n", {"a": "b"}),
    "a comment with a question mark before a key": ("a: b\n# apa ini?\nc: d\n", {"a": "b", "c": "d"}),
    "one document mark on its own line": ("---\na: b\n", {"a": "b"}),
    "a web address": (
        "a: https://kpu.go.id/?x=1\nb: [https://kpu.go.id/x]\n",
        {"a": "https://kpu.go.id/?x=1", "b": ["https://kpu.go.id/x"]},
    ),
    "emoji and accents": ("a: é 😀 ⚖️\n", {"a": "é 😀 ⚖️"}),
    "sixteen levels": ("[" * 16 + "x" + "]" * 16, json.loads("[" * 16 + '"x"' + "]" * 16)),
    "text alone": ("halo", "halo"),
}


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("parser", PARSERS)
def test_read(name: str, parser: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict_yaml, "_QUICK_PARSER", parser)
    text, value = READ[name]
    assert read(text) == value


def test_lines_and_quotes() -> None:
    node = read_yaml(b"a: x\nb:\n  - 'y'\n  - c:\n", path="x.yml", first_line=2)
    assert isinstance(node.value, Mapping)
    assert (node.line, node.key_lines) == (2, {"a": 2, "b": 3})
    assert node.value["a"] == Node("x", 2)
    items = node.value["b"].value
    assert isinstance(items, tuple)
    assert items[0] == Node("y", 4, quoted=True)
    assert isinstance(items[1].value, Mapping)
    assert items[1].value["c"].blank
    where: dict[tuple[str | int, ...], int] = {
        (): 2,
        ("a",): 2,
        ("b",): 3,
        ("b", 0): 4,
        ("b", 1, "c"): 5,
        ("b", 1, "gone"): 5,
        ("b", 9): 3,
        ("label", "b", 1): 5,
        ("a", "deeper"): 2,
    }
    assert {loc: line_at(node, loc) for loc in where} == where


# --- what is refused -------------------------------------------------------------------------------

REFUSED: dict[str, tuple[bytes | str, list[tuple[str, int]]]] = {
    "nothing": (b"", [("YAML-EMPTY", 1)]),
    "only a comment": ("# a\n", [("YAML-EMPTY", 1)]),
    "only a document mark": ("---\n", [("YAML-EMPTY", 1)]),
    "BOM": (b"\xef\xbb\xbfa: b\n", [("YAML-ENCODING", 1)]),
    "Latin-1": (b"a: b\nc: \xe9\n", [("YAML-ENCODING", 2)]),
    "UTF-16": ("a: b\n".encode("utf-16"), [("YAML-ENCODING", 1)]),
    "encoded surrogate": (b"a: \xed\xa0\x80\n", [("YAML-ENCODING", 1)]),
    "CRLF": ("a: b\r\nc: d\r\n", [("CANON-CRLF", 1), ("CANON-CRLF", 2)]),
    "CR alone": ("a: b\rc: d\n", [("CANON-CRLF", 1)]),
    "NFD": ("a: b\nc: e\u0301\n", [("NOT-NFC", 2)]),
    "tab as indentation": ("a:\n\tb: c\n", [("YAML-TAB", 2)]),
    "tab in text": ("a: 'b\tc'\n", [("YAML-TAB", 1)]),
    "next line": ("a: b\u0085\n", [("YAML-LINEBREAK", 1)]),
    "line separator": ("a: b\u2028c: d\n", [("YAML-LINEBREAK", 1)]),
    "form feed": ("a: b\x0c\n", [("YAML-LINEBREAK", 1)]),
    "NUL": ("a: b\0\n", [("YAML-CONTROL", 1)]),
    "delete": ("a: b\x7f\n", [("YAML-CONTROL", 1)]),
    "right to left": ("x: y\na: \u202eb\n", [("YAML-CONTROL", 2)]),
    "zero width in a key": ("ti\u200btle: b\n", [("YAML-CONTROL", 1)]),
    "noncharacter": ("a: \uffff\n", [("YAML-CONTROL", 1)]),
    "two kinds at once": ("a: b\t\r\n", [("CANON-CRLF", 1), ("YAML-TAB", 1)]),
    "escaped direction mark": ('a: "\\u202E"\n', [("YAML-CONTROL", 1)]),
    "escaped tab": ('a: "\\t"\n', [("YAML-TAB", 1)]),
    "escaped line separator": ('a: "\\L"\n', [("YAML-LINEBREAK", 1)]),
    "escaped accent": ('a: "e\\u0301"\n', [("NOT-NFC", 1)]),
    "escaped key": ('"\\u0061": b\n', [("YAML-KEY", 1)]),
    "escape beyond Unicode": ('a: "\\UFFFFFFFF"\n', [("YAML-SYNTAX", 1)]),
    "key twice": ("a: b\nc: d\na: e\n", [("YAML-DUPLICATE-KEY", 3)]),
    "key twice, deep and in flow": ("x: [{a: b, a: c}]\n", [("YAML-DUPLICATE-KEY", 1)]),
    "anchor": ("a: &x b\n", [("YAML-FEATURE", 1)]),
    "alias": ("a: b\nc: *x\n", [("YAML-FEATURE", 2)]),
    "merge key": ("<<: {a: b}\n", [("YAML-FEATURE", 1)]),
    "tag": ("a: !!python/name:os.system x\n", [("YAML-FEATURE", 1)]),
    "tag on a list": ("a: !!set [x]\n", [("YAML-FEATURE", 1)]),
    "non-specific tag": ("a: ! b\n", [("YAML-FEATURE", 1)]),
    "directive": ("%YAML 1.1\n---\na: b\n", [("YAML-FEATURE", 1)]),
    "unknown directive": ("%X y\n---\na: b\n", [("YAML-FEATURE", 1)]),
    "second document": ("a: b\n---\nc: d\n", [("YAML-FEATURE", 2)]),
    "document end": ("a: b\n...\n", [("YAML-FEATURE", 2)]),
    "text behind the document mark": ("--- a\n", [("YAML-FEATURE", 1)]),
    "pair in a list": ("a: [b: c]\n", [("YAML-FEATURE", 1)]),
    "key alone in flow": ("a: {b: c, d: }\n", [("YAML-FEATURE", 1)]),
    "colon at the edge of a text in flow": ("a: {b:: c}\n", [("YAML-FEATURE", 1)]),
    "list as key": ("? [a]\n: b\n", [("YAML-KEY", 1)]),
    "mapping as key": ("{{a: b}: c}\n", [("YAML-KEY", 1)]),
    "key behind a question mark": ("? a\n: b\n", [("YAML-KEY", 1)]),
    "key behind a question mark, in flow": ("{? a : b}\n", [("YAML-KEY", 1)]),
    "key behind a question mark and a comment": ("{? # x\n a : b}\n", [("YAML-KEY", 2)]),
    "quoted key": ("'a': b\n", [("YAML-KEY", 1)]),
    "empty key": ("?\n: b\n", [("YAML-KEY", 1)]),
    "seventeen levels": ("[" * 17 + "]" * 17, [("YAML-DEPTH", 1)]),
    "seventeen levels of mappings": ("\n".join(" " * n + "a:" for n in range(18)), [("YAML-DEPTH", 17)]),
    "open bracket": ("a: b\nc: [d\n", [("YAML-SYNTAX", 3)]),
    "bad indentation": ("a: b\n  c: d\n", [("YAML-SYNTAX", 2)]),
    "reserved sign": ("a: @b\n", [("YAML-SYNTAX", 1)]),
    "comment glued to a block mark": ("a: |#x\n  b\n", [("YAML-SYNTAX", 1)]),
    "several at once": (
        "a: &x b\na: !t c\n'd': e\n",
        [("YAML-FEATURE", 1), ("YAML-DUPLICATE-KEY", 2), ("YAML-FEATURE", 2), ("YAML-KEY", 3)],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("parser", PARSERS)
def test_refused(name: str, parser: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict_yaml, "_QUICK_PARSER", parser)
    data, expected = REFUSED[name]
    assert sorted(refused(data)) == sorted(expected)


def test_size_limit_is_inclusive() -> None:
    assert read("a: " + "x" * 61, limit=64) == {"a": "x" * 61}
    assert refused("a: " + "x" * 62, limit=64) == [("TOO-LARGE", 1)]


@pytest.mark.parametrize("text", ["a: b\t\n", "a: &x b\n", "- &x b\n", "- \u200b\n", "%\n"])
def test_findings_per_code_are_capped(text: str) -> None:
    assert max(Counter(code for code, _ in refused(text * 5000)).values()) == SHOWN_PER_CODE


def test_lines_count_from_first_line() -> None:
    assert refused("a: b\na: c\n", first_line=2) == [("YAML-DUPLICATE-KEY", 3)]
    assert refused("a: b\nb: \t\n", first_line=10) == [("YAML-TAB", 11)]
    assert refused(b"a: b\n\xff", first_line=10) == [("YAML-ENCODING", 11)]
    assert refused("a: b\nb: [\n", first_line=10) == [("YAML-SYNTAX", 12)]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[a: ", "? - "])
@pytest.mark.parametrize("parser", PARSERS)
def test_deep_nesting_is_a_finding(opening: str, parser: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict_yaml, "_QUICK_PARSER", parser)
    assert refused(opening * 3000)[-1][0] in {"YAML-DEPTH", "YAML-KEY"}


@pytest.mark.parametrize("text", ["[b?c]", "[?b]", "{a: b?}"])
@pytest.mark.parametrize("parser", PARSERS)
def test_a_question_mark_in_flow_needs_quotes(text: str, parser: Any) -> None:
    assert answer(text, parser) == "refused"


# --- properties ------------------------------------------------------------------------------------

PIECES = (
    "a",
    "b: ",
    "c:",
    "- ",
    "\n",
    "\n  ",
    "\n    ",
    " ",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "?",
    "? ",
    "'",
    '"',
    "\\",
    "|",
    "|-",
    "|+2",
    ">",
    "#",
    " #",
    "&a ",
    "*a",
    "!t ",
    "!",
    "!!str ",
    "---",
    "...",
    "\n---\n",
    "\n...\n",
    "\n%",
    "@",
    "`",
    "<<: ",
    "~",
    "é",
    "\\x41",
    "\\ud800",
    "\\U00110000",
    "\\\n",
    "''",
    "-",
    "-1",
    "0",
    "12:30",
    "k: ",
    "\n- ",
    "\n# c?\n",
    "\u00a0",
    "😀",
    "http://x?y",
    "[a, ",
    "k: {",
)
YAMLISH = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)


def answer(text: str, parser: Any) -> object:
    try:
        return strict_yaml._read(text.encode(), path="x", first_line=1, limit=65536, parser=parser)
    except Problem:
        return "refused"


@settings(max_examples=500)
@given(YAMLISH)
def test_both_parsers_give_the_same_answer(text: str) -> None:
    assert answer(text, PARSERS[0]) == answer(text, PARSERS[1])


@settings(max_examples=300)
@given(st.one_of(st.binary(), st.text().map(lambda text: text.encode("utf-8", "surrogatepass")), YAMLISH.map(str.encode)))
def test_no_bytes_raise_anything_but_problem(data: bytes) -> None:
    lines: list[int | None] = []
    try:
        json.dumps(plain(read_yaml(data, path="x.yml")))
    except Problem as problem:
        lines = [finding.line for finding in problem.findings]
    assert all(lines)


@given(YAMLISH)
def test_what_is_read_is_what_any_yaml_reader_reads(text: str) -> None:
    node = answer(text, PARSERS[1])
    if isinstance(node, Node):
        assert yaml.load(text, Loader=yaml.BaseLoader) == plain(node)  # noqa: S506 - the base loader builds text only


@given(st.text())
def test_quoted_text_is_read_back_and_is_json(text: str) -> None:
    if refused_codes(text) or "\n" in text:
        with pytest.raises(ValueError, match="not writable"):
            quote(text)
    else:
        assert read(f"a: {quote(text)}\nb: [{quote(text)}]\n") == {"a": text, "b": [text]}
        assert json.loads(quote(text)) == text


@pytest.mark.parametrize("text", ["\n", "\t", "\r", "\0", "\x7f", "\u2028", "\u202e", "\ud800", "e\u0301"])
def test_quote_refuses(text: str) -> None:
    with pytest.raises(ValueError, match="not writable"):
        quote(f"a{text}")
