"""A YAML small enough that every parser reads it alike: the only file that imports a YAML parser.

What is left of YAML: mappings with plain one-line keys, sequences, and scalars that are all text. The rest
(anchors, tags, directives, typed scalars, further documents) is where parsers differ or surprise, and is refused.
Typing is the schema's work (`yaml_shape`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from site_tools.formats import clean_text
from site_tools.formats.yaml_node import NO_KEYS, Node
from site_tools.model.finding import Finding, Problem
from site_tools.model.text import Text

CODES: Final[Mapping[str, Text]] = {
    "TOO-LARGE": Text("Berkas melebihi batas ukuran atau banyaknya nilai.", "The file is larger or has more values than allowed."),
    "YAML-ENCODING": Text("Bukan UTF-8 tanpa BOM.", "Not UTF-8 without BOM."),
    "CANON-CRLF": Text("Ada CR; baris hanya boleh diakhiri LF.", "A carriage return; lines end with LF only."),
    "NOT-NFC": Text("Teks bukan Unicode NFC.", "The text is not Unicode NFC."),
    "YAML-TAB": Text("Ada tab.", "A tab."),
    "YAML-LINEBREAK": Text("Ada pemisah baris selain LF.", "A line break other than LF."),
    "YAML-CONTROL": Text("Ada karakter kendali, tak terlihat, atau pembalik arah.", "A control, invisible or direction character."),
    "YAML-DUPLICATE-KEY": Text("Kunci ditulis dua kali.", "A key is written twice."),
    "YAML-FEATURE": Text("Fitur YAML yang tidak dipakai di sini.", "A feature of YAML that is not used here."),
    "YAML-KEY": Text("Kunci bukan teks polos satu baris.", "A key is not plain text on one line."),
    "YAML-DEPTH": Text("Susunan terlalu dalam.", "Nested too deeply."),
    "YAML-SYNTAX": Text("Bukan YAML yang benar.", "Not correct YAML."),
    "YAML-EMPTY": Text("Tidak ada isi.", "There is no content."),
    "YAML-SHAPE": Text("Kunci ada, nilainya belum diisi.", "A key whose value is missing."),
}
"""Every code of this reader and what it means; YAML-SHAPE is raised by `yaml_shape`."""

MAX_DEPTH: Final = 16
"""Levels of mappings and sequences inside one another, the outermost counted."""
MAX_VALUES: Final = 12_000
"""Scalars, mappings and sequences in one file; 256 KiB of people or of a SOP have some 11,000.

Two bytes are enough to write a value (`a,`), and each that does not fit its schema costs kilobytes to say so.
"""

_QUICK_PARSER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# In { } and [ ] parsers disagree about an unquoted text such as "?x", "x?", ":x", "x:".
_DOUBTFUL_IN_FLOW: Final = re.compile(r"\?|^:|:$|:[\[\]{},]")
# "|#": a comment behind a block mark needs a space before it; one parser does not mind.
_GLUED_COMMENT: Final = re.compile(r"[|>][^\n #]*#")
_BLOCK_STYLES: Final = frozenset("|>")
_AFTER_KEY: Final = re.compile(r" *:(?=[ \n]|\Z)")
_COMMENT: Final = re.compile(r"#[^\n]*")


@dataclass(slots=True)
class _Open:
    """A collection whose end has not been reached; `key` is the mapping's key that waits for its value."""

    line: int
    flow: bool
    pairs: dict[str, Node] | None
    items: list[Node] = field(default_factory=list)
    key: str | None = None
    key_lines: dict[str, int] = field(default_factory=dict)

    def wants_key(self) -> bool:
        return self.pairs is not None and self.key is None

    def add(self, node: Node) -> None:
        if self.pairs is None:
            self.items.append(node)
        else:
            self.pairs.setdefault(self.key or "", node)
            self.key = None

    def closed(self) -> Node:
        if self.pairs is None:
            return Node(tuple(self.items), self.line, key_lines=NO_KEYS)
        return Node(self.pairs, self.line, key_lines=self.key_lines)


class _Stop(Exception):  # noqa: N818 - not an error of its own: ends the walk where going on makes no sense
    """Nothing after this event can be judged."""


class _Builder:
    """Turns parser events into Nodes with a stack of its own, so that no input can exhaust Python's."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text, self.path, self.first_line = text, path, first_line
        self.escapes = "\\" in text
        self.open: list[_Open] = []
        self.root: Node | None = None
        self.documents = 0
        self.values = 0
        self.last_end = 0
        self.findings: list[Finding] = []
        self.counts: dict[str, int] = {}

    def refuse(self, code: str, line: int, message: Text, remedy: Text | None = None) -> None:
        """Keep a finding; so many of one code end the walk."""
        self.counts[code] = self.counts.get(code, 0) + 1
        self.findings.append(Finding(code, message, self.path, line, remedy=remedy))
        if self.counts[code] >= clean_text.SHOWN_PER_CODE:
            raise _Stop

    def feature(self, line: int, name_id: str, name_en: str) -> None:
        """Refuse a feature of YAML by its name."""
        self.refuse(
            "YAML-FEATURE",
            line,
            Text("{name} tidak boleh dipakai di sini.", "{name} may not be used here.").fill(name=Text(name_id, name_en)),
            Text("Tulis nilainya secara langsung; apit teks yang diawali tanda baca dengan tanda kutip.",
                 "Write the value itself; put quotes around text that starts with a punctuation mark."),
        )  # fmt: skip

    def take(self, event: Any) -> None:
        """Judge one event and add it."""
        line = self.first_line + event.start_mark.line
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self.scalar(event, line)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self.start(event, line, mapping=kind is yaml.MappingStartEvent)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self.put(self.open.pop().closed())
        elif kind is yaml.AliasEvent:
            self.feature(line, "Alias (*)", "An alias (*)")
            raise _Stop
        elif kind is yaml.DocumentStartEvent:
            self.document(event, line)
        elif kind is yaml.DocumentEndEvent and event.explicit:
            self.feature(line, 'Tanda akhir dokumen "..."', 'The document end mark "..."')
        self.last_end = event.end_mark.index

    def document(self, event: Any, line: int) -> None:
        """One document; `---` may stand on a line of its own before it."""
        self.documents += 1
        if self.documents > 1:
            self.feature(line, "Dokumen YAML kedua", "A second YAML document")
            raise _Stop
        start = event.start_mark.index
        if event.explicit and self.text[start : start + 4] not in ("---\n", "---"):
            self.feature(line, 'Isi di baris yang sama dengan "---"', 'Content on the line of "---"')

    def start(self, event: Any, line: int, *, mapping: bool) -> None:
        """A collection begins."""
        self.properties(event, line)
        if self.open and self.open[-1].wants_key():
            message = Text("Kunci harus teks, bukan daftar atau pemetaan.", "A key must be text, not a list or mapping.")
            self.refuse("YAML-KEY", line, message)
            raise _Stop
        if len(self.open) >= MAX_DEPTH:
            message = Text("Susunan lebih dari {n} tingkat.", "Nested more than {n} levels deep.").fill(n=MAX_DEPTH)
            self.refuse("YAML-DEPTH", line, message)
            raise _Stop
        flow = bool(event.flow_style)
        if mapping and flow and self.text[event.end_mark.index - 1 : event.end_mark.index] != "{":
            self.feature(line, "Pasangan kunci dan nilai di dalam [ ] tanpa { }", "A key and value inside [ ] without { }")
        self.open.append(_Open(line, flow, {} if mapping else None))

    def scalar(self, event: Any, line: int) -> None:
        """A scalar: a key, or a value that stays text."""
        parent = self.open[-1] if self.open else None
        value, style, flow = event.value, event.style, parent is not None and parent.flow
        quoted = bool(style)
        if event.anchor is not None or event.tag is not None:
            self.properties(event, line)
        if self.escapes and style == '"':
            self.escaped(value, line)
        if style in _BLOCK_STYLES and _GLUED_COMMENT.match(self.text, event.start_mark.index):
            self.refuse("YAML-SYNTAX", line, _SYNTAX, _SYNTAX_REMEDY)
        if flow and not quoted and _DOUBTFUL_IN_FLOW.search(value):
            self.feature(line, 'Teks tanpa kutip dengan "?", atau ":" di tepinya, di dalam { } atau [ ]',
                         'Unquoted text with "?", or ":" at its edge, inside { } or [ ]')  # fmt: skip
        if parent is not None and parent.pairs is not None and parent.key is None:
            self.key(event, value, line, quoted=quoted)
        elif flow and not quoted and not value:
            self.feature(line, "Nilai kosong di dalam { } atau [ ]", "An empty value inside { } or [ ]")
        else:
            self.put(Node(value, line, quoted, NO_KEYS))

    def escaped(self, value: str, line: int) -> None:
        """A double-quoted text with escapes may hold what the file itself may not."""
        for code, characters in clean_text.refused_codes(value).items():
            refused = clean_text.finding(code, characters, path=self.path, line=line)
            self.refuse(code, line, refused.message, refused.remedy)

    def key(self, event: Any, value: str, line: int, *, quoted: bool) -> None:
        """A key: plain, on one line with its colon, written once, not the merge key."""
        parent = self.open[-1]
        start = event.start_mark.index
        end = start + len(value)
        plain_key = not quoted and value and self.text[start:end] == value and _AFTER_KEY.match(self.text, end)
        between = self.text[self.last_end : start]
        if not plain_key or ("?" in between and "?" in _COMMENT.sub("", between)):
            message = Text("Kunci harus teks polos tanpa kutip, diikuti titik dua di baris yang sama.",
                           "A key must be plain text without quotes, followed by a colon on the same line.")  # fmt: skip
            self.refuse("YAML-KEY", line, message)
        elif value == "<<":
            self.feature(line, "Kunci gabung (<<)", "The merge key (<<)")
        elif value in parent.key_lines:
            message = Text("Kunci `{key}` sudah ditulis di baris {first}.", "The key `{key}` was already written on line {first}.")
            remedy = Text("Gabungkan keduanya dan hapus salah satu.", "Merge the two and delete one.")
            self.refuse("YAML-DUPLICATE-KEY", line, message.fill(key=value[:60], first=parent.key_lines[value]), remedy)
        parent.key = value
        parent.key_lines.setdefault(value, line)

    def properties(self, event: Any, line: int) -> None:
        """Anchors and tags, on scalars and collections alike."""
        if event.anchor is not None:
            self.feature(line, "Jangkar (&)", "An anchor (&)")
        if event.tag is not None:
            self.feature(line, "Penanda tipe (!)", "A tag (!)")

    def put(self, node: Node) -> None:
        """Hand a finished value to what encloses it."""
        self.values += 1
        if self.values > MAX_VALUES:
            message = Text("Isinya lebih dari {n} nilai.", "It holds more than {n} values.").fill(n=MAX_VALUES)
            remedy = Text("Bagi menjadi beberapa berkas.", "Split it into several files.")
            self.refuse("TOO-LARGE", self.first_line + self.text.count("\n", 0, self.last_end), message, remedy)
            raise _Stop
        if self.open:
            parent = self.open[-1]
            if node.blank and parent.key is not None:
                node = Node("", parent.key_lines[parent.key], key_lines=NO_KEYS)
            parent.add(node)
        else:
            self.root = node


def _directives(text: str, path: str, first_line: int) -> Iterable[Finding]:
    # Looked for in the text, since one parser refuses an unknown directive and the other passes over it.
    for line, words in enumerate(text.split("\n"), first_line):
        if words.startswith("%"):
            message = Text("Baris tidak boleh diawali `%`.", "A line may not start with `%`.")
            yield Finding("YAML-FEATURE", message, path, line)


def _read(data: bytes, *, path: str, first_line: int, limit: int, parser: Any) -> Node:
    text = clean_text.clean_text(data, path=path, first_line=first_line, limit=limit)
    if text.startswith("%") or "\n%" in text:
        raise Problem(*list(_directives(text, path, first_line))[: clean_text.SHOWN_PER_CODE])
    builder = _Builder(text, path, first_line)
    try:
        for event in yaml.parse(text, Loader=parser):
            builder.take(event)
    except _Stop:
        pass
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        builder.refuse("YAML-SYNTAX", first_line + (mark.line if mark else 0), _SYNTAX, _SYNTAX_REMEDY)
    except (yaml.YAMLError, ValueError, OverflowError):
        # The pure parser lets a ValueError out for an escape beyond Unicode ("\UFFFFFFFF").
        builder.refuse("YAML-SYNTAX", first_line, _SYNTAX, _SYNTAX_REMEDY)
    if builder.findings:
        raise Problem(*builder.findings)
    if builder.root is None or builder.root.blank:
        raise Problem(Finding("YAML-EMPTY", Text("Tidak ada isi untuk dibaca.", "There is nothing to read."), path, first_line))
    return builder.root


_SYNTAX: Final = Text("Tulisan di sekitar baris ini bukan YAML yang benar.", "What is written around this line is not correct YAML.")
_SYNTAX_REMEDY: Final = Text(
    'Periksa lekukan, tanda kutip, kurung, dan titik dua; teks yang memuat ": " atau diawali tanda baca diapit tanda kutip.',
    'Check indentation, quotes, brackets and colons; text with ": " in it or a punctuation mark at its start needs quotes.',
)


def read_yaml(data: bytes, *, path: str, first_line: int = 1, limit: int = 65536) -> Node:
    """Read `data`, at most `limit` bytes of the YAML subset, whose first line is line `first_line` of the file `path`.

    Every scalar is text; a key with nothing behind it holds an empty, unquoted scalar (`Node.blank`). Raises `Problem`
    with all findings up to the first syntax error, and nothing else, for any bytes; codes are in `CODES`.
    """
    return _read(data, path=path, first_line=first_line, limit=limit, parser=_QUICK_PARSER)
