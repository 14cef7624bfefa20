"""Hostile structure: not random bytes, but files that are nearly right, built by rules and then bent."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from site_tools.formats import entries
from site_tools.formats.clean_text import refused_codes
from site_tools.model.entry import DECISIONS, Digests, Entry, HostReview
from site_tools.model.sop import PARTS
from tests.adapters import sig_corpus
from tests.fuzz import targets
from tests.fuzz.targets import CUT, TARGETS

FEW = settings(max_examples=40, deadline=None)

NASTY = st.sampled_from([
    "", "-", "~", "null", "yes", "<<", "*a", "&a b", "!!str x", "a: b", "a #b", '"', "\\", "'", "{path}", "{0}", "%s", "---", "...",
    "? x", "\u2028", "\u200d", "\U0001f468\u200d\U0001f469", "e\u0301", "\ufeff", "\x00", "\t", "\r", "9" * 30, "1_000", "0o7",
    "10:30", "2026-02-31", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "2026-11-20T24:00:00Z",
    "2026-11-20T08:00:00+99:99", "2026-11-20", "../x", "ssh-ed25519 AAAA", "a" * 3_000, "\U0001112e\U00011127",
])  # fmt: skip
WORDS = st.one_of(NASTY, st.text(max_size=20), st.sampled_from([*DECISIONS, *PARTS, "plh 1/2026", "definitif", "prepare", "publish"]))
KEYS = st.one_of(
    st.sampled_from(
        """
        title date kind platforms captions images file alt focus legal exceptions code digest reason judul signatures yes null
        number header roles steps id step activity phase who any all count time days minutes changes returns clauses review demands
        readings people keys key from until acting appointments name timezone accounts brand notaries kinds records round platform
        action posted_at recorded_at by confirmed
        """.split()  # noqa: SIM905 - a page of quoted words is harder to read
    ),
    NASTY,
)
TREES = st.recursive(
    WORDS | st.integers(-(10**30), 10**30),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=6)),
    max_leaves=30,
)


def written(value: Any, depth: int, flow: bool) -> str:
    """A tree as somebody careless writes it: scalars sometimes quoted, keys never."""
    if isinstance(value, dict):
        if flow or depth > 12 or not value:
            return "{" + ", ".join(f"{k}: {written(v, depth + 1, True)}" for k, v in value.items()) + "}"
        return "\n" + "".join(f"{'  ' * depth}{k}: {written(v, depth + 1, depth % 3 == 2)}\n" for k, v in value.items())
    if isinstance(value, list):
        if flow or depth > 12 or not value:
            return "[" + ", ".join(written(v, depth + 1, True) for v in value) + "]"
        return "\n" + "".join(f"{'  ' * depth}- {written(v, depth + 1, True)}\n" for v in value)
    text = str(value)
    return json.dumps(text, ensure_ascii=False) if len(text) % 2 else text


def as_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@settings(max_examples=25, deadline=None)
@given(kind=st.sampled_from(sorted(targets.KINDS)), tree=st.dictionaries(KEYS, TREES, max_size=8))
def test_yaml_of_every_kind(kind: bytes, tree: dict[str, Any]) -> None:
    data = as_bytes(written(tree, 0, False).lstrip("\n"))
    TARGETS["strict_yaml"](data)
    targets.KINDS[kind](data)


LINES = st.one_of(st.builds("{}: {}".format, KEYS, WORDS), NASTY, st.sampled_from([
    "---", "---", "...", "", "# x", "- a", "  b", "signatures:", entries.MARKER, "captions:", "images: []", "title: x",
    "date: 2026-01-02", "kind: kegiatan", "platforms: [x]", "--- ", "----", "a:b", "a:",
]))  # fmt: skip


@FEW
@given(before=st.lists(LINES, max_size=12), after=st.lists(LINES, max_size=4), fenced=st.booleans())
def test_front_matter_of_lines(before: list[str], after: list[str], fenced: bool) -> None:
    lines = ["---", *before, "---", *after] if fenced else [*before, *after]
    data = as_bytes("\n".join(lines) + "\n")
    TARGETS["front_matter"](data)
    TARGETS["post_file"](data)


GOOD_POST = "---\ntitle: x\ndate: 2026-11-20\nkind: kegiatan\nplatforms: [x]\n---\n"
NAMES = st.one_of(st.text(max_size=12).filter(lambda name: "\n" not in name), st.sampled_from([
    "index.md", "foto.jpg", "Foto.JPG", "con.jpg", "com1.pdf", "attachments/a", "evidence/x.png", "lampiran/x", "a//b", "-x.jpg", "x/",
    "../index.md", ".git/config", "index.md\x00", "caf\u00e9.jpg", "cafe\u0301.jpg", "a" * 300 + ".jpg",
]))  # fmt: skip


@FEW
@given(names=st.lists(NAMES, max_size=6), record=WORDS)
def test_a_folder_of_names(names: list[str], record: str) -> None:
    TARGETS["post_file"](CUT.join([GOOD_POST.encode(), as_bytes(f"records:\n- round: {record}\n"), as_bytes("\n".join(names))]))


# --- entries and statements --------------------------------------------------------------------------

HEX = st.sampled_from(["0" * 64, "f" * 64, "A" * 64, "0" * 63])
AT = st.sampled_from(
    [
        "2026-11-20T08:00:00+07:00",
        "2026-11-20T08:00:00Z",
        "2026-02-31T08:00:00Z",
        "9999-12-31T23:59:59-23:59",
        "1899-12-31T08:00:00Z",
        "2026-11-20",
    ]
)
NAME = st.sampled_from(["operator", "a", "a" * 64, "a" * 65, "A", "-", ""])
ENTRIES = st.builds(
    Entry,
    step=st.one_of(st.none(), st.integers(0, 10_001)),
    role=NAME,
    person=NAME,
    capacity=st.one_of(st.sampled_from(["definitif", "plh 1/2026", "plt -", "plh ", "plx 1"]), WORDS),
    decision=st.sampled_from([*DECISIONS, "Done"]),
    at=AT,
    sop_number=WORDS,
    sop_sha256=HEX,
    digests=st.builds(Digests, **dict.fromkeys(PARTS, HEX)),
    signature=st.sampled_from(["AAAA", "A", "AA==", "A===", "", "A" * 8001, 'A"B']),
    to=st.one_of(st.none(), st.integers(-1, 10_001)),
    until=st.sampled_from(["", "2026-12-31", "2026-02-30", "9999-12-31"]),
    note=WORDS,
    review=st.one_of(
        st.none(), st.builds(HostReview, **{f.name: WORDS for f in fields(HostReview) if f.name != "reviewed_at"}, reviewed_at=AT)
    ),
)


@settings(max_examples=100, deadline=None)
@given(made=st.lists(ENTRIES, min_size=1, max_size=2))
def test_entries_of_any_values(made: list[Entry]) -> None:
    try:
        block = entries.render(made)
    except ValueError:  # `quote` says that a text cannot be written: the caller's mistake, since signing looks first
        return
    if not TARGETS["entries"](block):
        assert [replace(e, line=0) for e in entries.parse(block, path="x", first_line=1)] == made


def lines_of(block: bytes) -> list[bytes]:
    return block.rstrip(b"\n").split(b"\n")


PLAIN = Entry(
    1, "operator", "a", "definitif", "done", "2026-11-20T08:00:00Z", "1/2026", "0" * 64, Digests(*["0" * 64] * 5), "AAAA", note="x", line=3
)
BENT = lines_of(
    entries.render([PLAIN, replace(PLAIN, step=2, review=HostReview("g", "1", "2", "3", "c", "4", "s", "2026-11-20T08:00:00Z"))])
)


@FEW
@given(
    order=st.lists(st.integers(0, len(BENT) - 1), max_size=len(BENT) + 3),
    edits=st.lists(st.tuples(st.integers(0, len(BENT) - 1), st.integers(0, 60), WORDS), max_size=2),
    keep=st.booleans(),
)
def test_a_block_that_somebody_edited(order: list[int], edits: list[tuple[int, int, str]], keep: bool) -> None:
    lines = list(BENT) if keep else [BENT[i] for i in order]
    for at, column, text in edits:
        if at < len(lines):
            lines[at] = lines[at][:column] + as_bytes(text) + lines[at][column + 1 :]
    TARGETS["entries"](b"\n".join(lines) + b"\n")


@FEW
@given(note=st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_a_note_that_is_read_can_be_signed(note: str) -> None:
    if not refused_codes(note) and "\n" not in note:
        TARGETS["entries"](entries.render([replace(PLAIN, note=note)]))


def test_an_emoji_joiner_is_no_part_of_an_entry() -> None:
    block = entries.render([replace(PLAIN, note="keluarga \U0001f468\u200d\U0001f469")])
    assert {(f.code, f.line) for f in TARGETS["entries"](block)} == {("BLOCK-DAMAGED", 9 + 2 + 3)}


# --- manifest -----------------------------------------------------------------------------------------

KEY = sig_corpus.good("ed25519").public_key_line.encode()
OTHER_KEY = sig_corpus.ed25519(number=1).public_key_line.encode()
MANIFEST = [
    b"paraf-policy/v1", b"office contoh", b"version 1", b"at 2026-01-05T09:00:00+07:00", b"person a", b"previous -",
    b"ratifier a " + KEY, b"ratifier b " + OTHER_KEY, b"file " + b"0" * 64 + b"  content/contoh/index.md",
    b"file " + b"0" * 64 + b"  sops/contoh/office.yml", b"signature AAAA",
]  # fmt: skip


@FEW
@given(
    drop=st.sets(st.integers(0, len(MANIFEST) - 1), max_size=2),
    twice=st.integers(0, 30),
    edits=st.lists(st.tuples(st.integers(0, len(MANIFEST) - 1), WORDS, st.booleans()), max_size=2),
)
def test_a_manifest_that_somebody_edited(drop: set[int], twice: int, edits: list[tuple[int, str, bool]]) -> None:
    lines = list(MANIFEST)
    for at, text, whole in edits:
        lines[at] = as_bytes(text) if whole else lines[at].split(b" ")[0] + b" " + as_bytes(text)
    lines = [line for i, line in enumerate(lines) for _ in range(2 if i == twice else 1) if i not in drop]
    TARGETS["manifest"](b"\n".join(lines) + b"\n")


def test_that_manifest_is_good_unbent() -> None:
    assert TARGETS["manifest"](b"\n".join(MANIFEST) + b"\n") == ()


# --- signatures and keys --------------------------------------------------------------------------------

FIELD = st.one_of(
    st.binary(max_size=80), st.sampled_from([b"", b"ssh-ed25519", b"sha512", b"sha1", b"paraf-step@v1", b"\x00" * 32, b"\xff" * 64])
)
LENGTH = st.one_of(st.integers(-3, 3), st.sampled_from([2**31, 2**32 - 1]))


def field(data: bytes, wrong: int) -> bytes:
    return ((len(data) + wrong) % 2**32).to_bytes(4, "big") + data


@FEW
@given(
    kind=st.sampled_from(["ed25519", "sk", "ecdsa256", "ecdsa521"]),
    change=st.dictionaries(
        st.sampled_from(["key_type", "key", "algorithm", "value", "namespace", "hash", "sk", "reserved", "after", "magic"]),
        FIELD,
        max_size=2,
    ),
    message=st.sampled_from([sig_corpus.MESSAGE, b""]),
)
def test_a_signature_with_other_fields(kind: str, change: dict[str, bytes], message: bytes) -> None:
    forge = sig_corpus.good(kind).but(**change)
    TARGETS["sshsig"](b"r" + forge.raw + CUT + message)
    TARGETS["sshsig"](b"k" + forge.blob)


@FEW
@given(parts=st.lists(st.tuples(FIELD, LENGTH), max_size=6), first=st.sampled_from([b"", b"SSHSIG\0\0\0\1"]))
def test_a_signature_with_wrong_lengths(parts: list[tuple[bytes, int]], first: bytes) -> None:
    raw = first + b"".join(field(data, wrong) for data, wrong in parts)
    for how in (b"r", b"k"):
        TARGETS["sshsig"](how + raw)


@FEW
@given(
    text=st.one_of(
        WORDS, st.from_regex(r"-----BEGIN SSH SIGNATURE-----\n[A-Za-z0-9+/=\n]{0,99}-----END SSH SIGNATURE-----\n?", fullmatch=True)
    )
)
def test_text_in_place_of_a_signature(text: str) -> None:
    for how in (b"t", b"a", b"k"):
        TARGETS["sshsig"](how + as_bytes(text))
