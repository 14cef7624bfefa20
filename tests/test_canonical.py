"""The signed bytes: two different things never give the same ones, and the same thing always does."""

from __future__ import annotations

import datetime as dt
import hashlib
import unicodedata
from dataclasses import fields, replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from site_tools import canonical
from site_tools.canonical import NOTHING, Piece
from site_tools.model.entry import DECISIONS, Digests, Entry, HostReview
from site_tools.model.people import ActingLetter
from site_tools.model.sop import PARTS

POST = "agam/medsos/2026/rapat-pleno"
ROOT = "ab" * 32
REVIEW = HostReview("git.contoh.id", "77", "5", "r1", "c" * 40, "12", "approved", "2026-11-02T09:00:00+07:00")


def digest(label: str) -> str:
    return hashlib.sha256(label.encode()).hexdigest()


ENTRY = Entry(
    step=2, role="admin-pemeriksa", person="mahoni-teduh", capacity="definitif", decision="done", at="2026-11-02T09:10:00+07:00",
    sop_number="175/ORT.06/1306/2023", sop_sha256="cd" * 32, digests=Digests(*(digest(p) for p in PARTS)), signature="U0lH",
)  # fmt: skip

lines = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Co"]), max_size=12).map(
    lambda t: unicodedata.normalize("NFC", t)
)
hexes = st.text("0123456789abcdef", min_size=64, max_size=64)
digests = st.builds(Digests, hexes, hexes, hexes, hexes, hexes)
values = lines.filter(lambda t: t not in ("", "-"))
reviews = st.none() | st.builds(HostReview, *[values] * 8)
entries = st.builds(
    Entry, step=st.none() | st.integers(0, 30), role=values, person=values, capacity=values, decision=st.sampled_from(DECISIONS), at=values,
    sop_number=values, sop_sha256=hexes, digests=digests, signature=values, to=st.none() | st.integers(0, 30),
    until=lines.filter(lambda t: t != "-"), note=lines.filter(lambda t: t != "-"), review=reviews,
)  # fmt: skip


def text(entry: Entry, *, post: str = POST, root: str = ROOT, previous: str = "-") -> bytes:
    return canonical.statement(entry, post=post, root=root, previous=previous)


def test_a_statement_written_out():
    expected = (
        f"paraf-step/v1\noffice agam\nroot {ROOT}\npost {POST}\nsop 175/ORT.06/1306/2023\nsop-sha256 {'cd' * 32}\nstep 2\n"
        "role admin-pemeriksa\nperson mahoni-teduh\ncapacity definitif\n"
        "decision done\nto -\nuntil -\nnote -\nat 2026-11-02T09:10:00+07:00\n"
        + "".join(f"{p} {digest(p)}\n" for p in PARTS)
        + "previous -\n"
    )
    assert text(ENTRY).decode() == expected
    clicked = text(replace(ENTRY, review=REVIEW)).decode().removeprefix(expected)
    assert clicked.split("\n")[0] == "forge git.contoh.id"
    assert clicked.endswith("reviewed-at 2026-11-02T09:00:00+07:00\n")


def test_a_click_has_another_namespace():
    assert canonical.namespace(ENTRY) != canonical.namespace(replace(ENTRY, review=REVIEW))


# "a field that does not apply is `-`; a value is one line": no two entries give one statement.
@given(entries, entries)
def test_a_statement_says_which_entry_it_is(one, two):
    one, two = replace(one, signature="x"), replace(two, signature="x")
    assert (text(one) == text(two)) == (one == two)


@given(entries, st.sampled_from([f.name for f in fields(Entry) if f.name not in ("signature", "line")]), entries)
def test_every_field_of_an_entry_counts(one, name, other):
    changed = replace(one, **{name: getattr(other, name)})
    assume(changed != one)
    assert text(changed) != text(one)


@given(entries, values, values)
def test_place_root_and_predecessor_count(entry, one, two):
    assume(one != two)
    for name in ("post", "root", "previous"):
        assert text(entry, **{name: one}) != text(entry, **{name: two})


@given(entries)
def test_a_statement_has_one_line_a_field(entry):
    data = text(entry).decode()
    assert data.endswith("\n")
    assert data.count("\n") == 21 + (8 if entry.review else 0)
    assert all(" " in line for line in data.split("\n")[1:-1])


@pytest.mark.parametrize("value", ["a\nb", "a\tb", "a\u200bb", "a\u2028b", "a\x85b", "cafe\u0301", "\ud800", "a\u202eb", "\ufeff"])
def test_a_value_is_one_line_of_nfc(value):
    with pytest.raises(ValueError):
        canonical.one_line(value)
    with pytest.raises(ValueError):
        text(replace(ENTRY, note=value))


def test_the_signature_is_no_part_of_what_is_signed_but_of_the_link():
    other = replace(ENTRY, signature="T1RIRVI")
    assert text(ENTRY) == text(other)
    [(_, one)] = canonical.links([ENTRY], post=POST, root=ROOT)
    [(_, two)] = canonical.links([other], post=POST, root=ROOT)
    assert one != two


def test_links_chain():
    chain = canonical.links([ENTRY, ENTRY, ENTRY], post=POST, root=ROOT)
    assert len({link for _, link in chain}) == 3
    assert b"previous -\n" in chain[0][0]
    assert f"previous {chain[0][1]}\n".encode() in chain[1][0]
    assert chain[0][1] == hashlib.sha256(chain[0][0] + b"U0lH\n").hexdigest()


# --- digests ----------------------------------------------------------------------------------------

paths = st.text("abcdefghijklmnopqrstuvwxyz0123456789-./:", min_size=1, max_size=20)
pieces = st.lists(st.builds(Piece, st.sampled_from(PARTS), paths, hexes), max_size=8, unique_by=lambda p: p.path)


@given(pieces, st.randoms())
def test_the_order_of_the_pieces_does_not_matter(found, chance):
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert canonical.part_digests(found) == canonical.part_digests(shuffled)


@given(pieces, pieces)
def test_other_pieces_are_another_digest(one, two):
    same = {(p.part, p.path, p.sha256) for p in one} == {(p.part, p.path, p.sha256) for p in two}
    assert (canonical.part_digests(one) == canonical.part_digests(two)) == same


@given(pieces, st.sampled_from(PARTS), hexes)
def test_a_piece_changes_its_own_part_only(found, part, value):
    before = canonical.part_digests(found)
    after = canonical.part_digests([*found, Piece(part, "new", value)])
    assert after.changed_from(before) == {part}


def test_a_part_without_pieces_is_nothing():
    assert canonical.part_digests([]) == Digests(*[NOTHING] * 5)
    assert hashlib.sha256(b"").hexdigest() == NOTHING


def test_a_part_written_out():
    listed = f"{'a' * 64}  foto-1.jpg\n{'b' * 64}  index.md:images\n"
    assert canonical.part_digest([Piece("media", "index.md:images", "b" * 64), Piece("media", "foto-1.jpg", "a" * 64)]) == digest(listed)


# --- acting officials -------------------------------------------------------------------------------


def test_a_letter_written_out():
    start = dt.datetime.fromisoformat("2026-11-02T00:00:00+07:00")
    letter = ActingLetter("a", "sekretaris", "plh", "3/2026", "2026-11-01", start, start + dt.timedelta(days=1), "b", start)
    data = canonical.appointment_statement(letter, office="agam", root=ROOT).decode()
    assert data.startswith("paraf-appointment/v1\noffice agam\n")
    assert "merangkap false\n" in data
    double = canonical.appointment_statement(replace(letter, merangkap=True), office="agam", root=ROOT).decode()
    assert "merangkap true\n" in double
