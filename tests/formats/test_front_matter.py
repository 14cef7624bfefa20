"""`index.md` cut at its key lines: ours, the YAML reader's and mkdocs' view of a file are one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from site_tools.canonical import part_digests
from site_tools.formats import front_matter
from site_tools.formats.front_matter import BLOCK_LIMIT, BODY_LIMIT, META_LIMIT, FrontMatter, read_front_matter
from site_tools.model.entry import Digests, Entry
from site_tools.model.finding import Problem

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted(ROOT.glob("content/*/*/*/*/index.md"))
ENTRY = Entry(
    step=1, role="operator", person="kenanga-lestari", capacity="definitif", decision="done", at="2026-11-02T09:10:00+07:00",
    sop_number="9", sop_sha256="cd" * 32, digests=Digests(*["1" * 64] * 5), signature="U0lH",
)  # fmt: skip
META = """title: Rapat Pleno
date: 2026-11-20
# takarir
captions:
  default: "Halo"
images:
- {file: foto-1.jpg, alt: "Peserta rapat"}
tags: [a, b]
"""
FILE = f"---\n# atas\n{META}---\n\n# Judul\n\nNaskah.\n".encode()


def read(data: bytes | str) -> FrontMatter:
    return read_front_matter(data.encode() if isinstance(data, str) else data, path="index.md")


def refused(data: bytes | str) -> list[tuple[str, int | None]]:
    with pytest.raises(Problem) as caught:
        read(data)
    return [(f.code, f.line) for f in caught.value.findings]


def digests(data: bytes | str) -> Digests:
    return part_digests(read(data).pieces())


# --- cutting ----------------------------------------------------------------------------------------


def test_the_blocks():
    front = read(FILE)
    assert [(b.key, b.line) for b in front.blocks] == [("title", 3), ("date", 4), ("captions", 6), ("images", 8), ("tags", 10)]
    assert front.body == "\n# Judul\n\nNaskah.\n"
    assert front.body_line == 12
    assert FILE.decode().split("\n")[front.body_line - 1] == ""
    assert front.entries == ()


def test_the_pieces_are_all_bytes_of_the_file():
    front = read(FILE)
    assert front.before + b"".join(b.data for b in front.blocks) + front.after == FILE
    assert [(p.part, p.path) for p in front.pieces()] == [
        ("captions", "index.md:captions"), ("media", "index.md:images"), ("text", "index.md:text"),
    ]  # fmt: skip


CHANGES = {
    "title": ("Rapat Pleno", "Rapat", {"text"}),
    "comment before a caption": ("# takarir", "# teks", {"text"}),
    "caption": ('"Halo"', '"Hai"', {"captions"}),
    "alt text": ("Peserta", "Hadirin", {"media"}),
    "body": ("Naskah.", "Naskah!", {"text"}),
    "fence of the body": ("# Judul", "## Judul", {"text"}),
}


@pytest.mark.parametrize(("old", "new", "parts"), CHANGES.values(), ids=CHANGES)
def test_what_belongs_to_which_part(old, new, parts):
    assert digests(FILE.decode().replace(old, new)).changed_from(digests(FILE)) == parts


def test_every_byte_is_in_some_part():
    whole = digests(FILE)
    for place in range(len(FILE)):
        changed = FILE[:place] + (b"y" if FILE[place : place + 1] != b"y" else b"z") + FILE[place + 1 :]
        try:
            assert digests(changed).changed_from(whole)
        except Problem:
            continue


# --- signatures -------------------------------------------------------------------------------------


def test_writing_back_touches_only_the_block():
    entries = (ENTRY, replace(ENTRY, step=2, note="Catatan"))
    once = read(FILE).with_entries(entries[:1])
    twice = read(once).with_entries(entries)
    assert read(twice).entries == entries
    assert read(twice).with_entries(()) == FILE
    assert digests(twice) == digests(once) == digests(FILE)
    head, tail = FILE.split(b"---\n\n")
    assert twice.startswith(head)
    assert twice.endswith(b"---\n\n" + tail)
    assert read(twice).body == read(FILE).body


def test_lines_below_the_block_move_with_it():
    assert read(read(FILE).with_entries((ENTRY,))).body_line == 12 + 8


def test_a_signatures_line_in_the_body_is_body():
    data = FILE + b"signatures:\n---\n"
    assert read(data).entries == ()
    assert read(data).body.endswith("signatures:\n---\n")


def test_a_damaged_block_says_so():
    data = read(FILE).with_entries((ENTRY,)).replace(b"operator", b"operator ", 1)
    assert refused(data)[0][0] == "BLOCK-DAMAGED"


# --- what is refused --------------------------------------------------------------------------------

SHAPES = {
    "no fence": ("title: x\n", [("YAML-SHAPE", 1)]),
    "nothing": ("", None),
    "an open end": ("---\ntitle: x\n", [("YAML-SHAPE", 1)]),
    "dots as an end": ("---\ntitle: x\n...\nbody\n", None),
    "empty": ("---\n---\n", [("YAML-SHAPE", 1)]),
    "comments only": ("---\n# x\n---\n", [("YAML-SHAPE", 1)]),
    "no newline at the end": ("---\ntitle: x\n---\nbody", [("YAML-SHAPE", 4)]),
    "a continued line before the first key": ("---\n  x: y\ntitle: x\n---\n", [("YAML-SHAPE", 2)]),
    "a capital key": ("---\nTitle: x\n---\n", [("YAML-SHAPE", 2)]),
    "two wrong lines": ("---\ntitle: x\nJudul\n?x\n---\n", [("YAML-SHAPE", 3), ("YAML-SHAPE", 4)]),
    "a value without a space": ("---\ntitle:x\n---\n", [("YAML-SHAPE", 2)]),
    "signatures not last": ("---\nsignatures:\n  - a\ntitle: x\n---\n", [("YAML-SHAPE", 2)]),
    "a key hidden in a text block": ("---\ntitle: |\n\ndate: 2026-01-01\n---\n", "same"),
    "a key line inside quotes": ('---\ntitle: "a\ndate: b"\n---\n', None),
    "a key twice": ("---\ntitle: x\ntitle: y\n---\n", None),
    "a quoted key": ('---\n"title": x\n---\n', [("YAML-SHAPE", 2)]),
    "a byte order mark": ("\ufeff---\ntitle: x\n---\n", None),
    "carriage returns": ("---\r\ntitle: x\r\n---\r\n", None),
    "a merge key": ("---\ntitle: x\n<<: y\n---\n", [("YAML-SHAPE", 3)]),
}


@pytest.mark.parametrize(("text", "expected"), SHAPES.values(), ids=SHAPES)
def test_shapes(text, expected):
    if expected == "same":
        agrees(text.encode())
    elif expected is None:
        assert refused(text)
    else:
        assert refused(text) == expected


def test_too_large():
    assert refused(f"---\ntitle: {'x' * META_LIMIT}\n---\n") == [("TOO-LARGE", 1)]
    comments = "# x\n" * (BLOCK_LIMIT // 4 + 1)
    assert refused(f"---\n{comments}title: x\n---\n") == [("TOO-LARGE", 1)]


def test_a_body_too_large():
    assert refused(b"---\ntitle: x\n---\n" + b"x" * BODY_LIMIT + b"\n") == [("TOO-LARGE", 4)]


def test_so_many_wrong_lines_are_enough():
    found = refused("---\ntitle: x\n" + "Judul\n" * 5000 + "---\n")
    assert 1 < len(found) < 100


def test_keys_that_readers_would_see_differently(monkeypatch):
    """Were our YAML reader ever to find another key, the file would be refused: the cut is not trusted alone."""
    honest = front_matter.read_yaml

    def blind(data, **settings_):
        return honest(data.replace(b"date", b"dade"), **settings_)

    monkeypatch.setattr(front_matter, "read_yaml", blind)
    assert refused(FILE) == [("YAML-SHAPE", 4)]


# --- mkdocs sees the same ---------------------------------------------------------------------------


def agrees(data: bytes) -> None:
    """mkdocs' own reader: the same keys, the same body, nothing else taken from the file."""
    front = read(data)
    body, meta = get_data(data.decode("utf-8-sig"))
    expected = [b.key for b in front.blocks] + (["signatures"] if front.entries else [])
    assert list(meta) == expected
    assert body.strip("\n") == front.body.strip("\n")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.parent.relative_to(ROOT / "content").as_posix())
def test_mkdocs_reads_every_sample_alike(path):
    data = path.read_bytes()
    agrees(data)
    front = read(data)
    assert front.with_entries(front.entries) == data


def test_mkdocs_reads_a_signed_file_alike():
    agrees(read(FILE).with_entries((ENTRY,)))


HOSTILE = (
    "title: x", "title: 'x'", "date: 2026-01-01", "role: sekretaris", "tags: [a, b]", "- a", "- {a: b}", "  b: c", "  - c", "# x", "",
    "---", "...", "--- x", "title: |", "title: >", "  teks", "captions:", "images:", "a: b: c", 'a: "b', '  c"', "x: &a 1", "y: *a",
    "<<: x", "? a", ": b", "{a: b}", "signatures:", "Role: x", "a: !!str x", "\ta: b", "a:", " ---", " ...", "a: # x", "a: 'b''c'",
    "a: - b",
)  # fmt: skip


@settings(max_examples=600)
@given(st.lists(st.sampled_from(HOSTILE), max_size=8), st.lists(st.sampled_from(HOSTILE), max_size=5))
def test_mkdocs_reads_alike_whatever_we_accept(head, body):
    data = "\n".join(["---", "kind: kegiatan", *head, "---", *body, ""]).encode()
    try:
        read(data)
    except Problem:
        return
    agrees(data)


@settings(max_examples=300)
@given(st.text(st.sampled_from("ab:-#|>'\"[]{},&*!?. \n"), max_size=40))
def test_mkdocs_reads_alike_whatever_characters(text):
    data = f"---\nkind: x\na: {text}\n---\nbody\n".encode()
    try:
        read(data)
    except Problem:
        return
    agrees(data)


@given(st.binary(max_size=60))
def test_no_input_raises_anything_but_a_problem(data):
    for whole in (data, b"---\n" + data, b"---\ntitle: x\n" + data + b"\n---\n"):
        try:
            read(whole)
        except Problem:
            continue
