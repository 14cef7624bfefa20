"""The signature block: one spelling, and nothing unsigned can hide in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_tools import canonical
from site_tools.formats import entries as block
from site_tools.model.entry import DECISIONS, Digests, Entry, HostReview
from site_tools.model.finding import Problem

REVIEW = HostReview("git.contoh.id", "77", "5", "r1", "c" * 40, "12", "approved", "2026-11-02T09:00:00+07:00")
PLAIN = Entry(
    step=1, role="operator", person="kenanga-lestari", capacity="definitif", decision="done", at="2026-11-02T09:10:00+07:00",
    sop_number="175/ORT.06/1306/2023", sop_sha256="cd" * 32, digests=Digests(*(digit * 64 for digit in "12345")), signature="U0lH",
)  # fmt: skip
ENTRIES = (
    PLAIN,
    replace(PLAIN, step=3, decision="return", to=1, note='Perbaiki "judul" \\ {tanggal: 2}, # lalu', capacity="plh 3/2026"),
    replace(PLAIN, step=2, decision="waive", until="2026-11-05", note="Banjir", role="ratifier"),
    replace(PLAIN, step=None, decision="withdraw", note="hoaks: é"),
    replace(PLAIN, step=2, review=REVIEW, at="2026-11-02T02:10:00Z"),
)
BLOCK = block.render(ENTRIES)


def parse(data: bytes) -> tuple[Entry, ...]:
    return block.parse(data, path="index.md", first_line=10)


def damaged(data: bytes) -> int | None:
    with pytest.raises(Problem) as caught:
        parse(data)
    [finding] = caught.value.findings
    assert (finding.code, finding.path) == ("BLOCK-DAMAGED", "index.md")
    return finding.line


def test_round_trip():
    assert parse(BLOCK) == ENTRIES
    assert block.render(parse(BLOCK)) == BLOCK
    assert [e.line for e in parse(BLOCK)] == [12, 18, 25, 32, 39]


def test_an_entry_is_at_most_eight_lines():
    longest = replace(PLAIN, review=REVIEW, note="x")
    assert block.render((longest,)).count(b"\n") - 2 == 8


def test_nothing_is_nothing():
    assert block.render(()) == b""
    assert parse(b"") == ()


names = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Mn"]), min_size=1, max_size=20)
notes = words.filter(lambda t: t != "-")
hexes = st.text("0123456789abcdef", min_size=64, max_size=64)
any_entry = st.builds(
    Entry, step=st.none() | st.integers(1, 40), role=names, person=names, capacity=st.sampled_from(["definitif", "plh 3/2026", "plt 4"]),
    decision=st.sampled_from(DECISIONS), at=st.just(PLAIN.at), sop_number=notes, sop_sha256=hexes, digests=st.builds(Digests, *[hexes] * 5),
    signature=st.just("U0lH"), to=st.none() | st.integers(1, 9), until=st.sampled_from(["", "2026-11-05"]), note=st.just("") | notes,
)  # fmt: skip


@given(st.lists(any_entry, min_size=1, max_size=4).map(tuple))
def test_what_is_written_is_read(entries):
    try:
        data = block.render(entries)
    except ValueError:  # a character that no front matter may hold
        return
    assert parse(data) == entries


# "a strict grammar: nothing unsigned can hide in the block".
@settings(max_examples=400)
@given(st.integers(0, len(BLOCK) - 1), st.integers(0, 255))
def test_every_other_byte_is_refused_or_is_another_statement(place, byte):
    changed = BLOCK[:place] + bytes([byte]) + BLOCK[place + 1 :]
    same_or_other(changed)


@settings(max_examples=300)
@given(st.integers(0, len(BLOCK)), st.sampled_from([b" ", b"\n", b"#", b'"', b"-", b"\r", b"\t", b"x", b"\xc2\x85", b"0"]))
def test_every_further_byte_too(place, more):
    same_or_other(BLOCK[:place] + more + BLOCK[place:])


@given(st.integers(0, len(BLOCK) - 1), st.integers(1, 400))
def test_and_every_missing_one(place, count):
    same_or_other(BLOCK[:place] + BLOCK[place + count :])


def same_or_other(data: bytes) -> None:
    """Refused, or what is read differs in what is signed: a reader sees that the signature does not hold."""
    try:
        found = parse(data)
    except Problem as problem:
        codes = {f.code for f in problem.findings}
    else:
        codes = set()
    if codes:
        assert codes == {"BLOCK-DAMAGED"}
        return
    assert signed(found) != signed(ENTRIES) or data == BLOCK


def signed(entries: tuple[Entry, ...]) -> list[tuple[bytes, str]]:
    return canonical.links(entries, post="agam/medsos/2026/x", root="ab" * 32)


TEXT = BLOCK.decode()
DAMAGED = {
    "another marker": TEXT.replace("jangan diubah", "silakan diubah"),
    "no entries": "\n".join(TEXT.split("\n")[:2]) + "\n",
    "no newline at the end": TEXT[:-1],
    "a line before the first entry": TEXT.replace("  - step: 1", "    note: x\n  - step: 1", 1),
    "a comment": TEXT.replace("    sop:", "    # x\n    sop:", 1),
    "a line of another column": TEXT.replace("    sop:", "   sop:", 1),
    "a key twice": TEXT.replace("    sop:", "    note: x\n    note: x\n    sop:", 1),
    "an unknown key": TEXT.replace("    sop:", "    judul: x\n    sop:", 1),
    "a missing key": "\n".join(line for line in TEXT.split("\n") if "sha256" not in line),
    "keys in another order": TEXT.replace('role: "operator", person: "kenanga-lestari"', 'person: "kenanga-lestari", role: "operator"', 1),
    "no mapping": TEXT.replace("    by: {", "    by: [", 1),
    "no pair": TEXT.replace("{role: ", "{role:", 1),
    "a pair twice": TEXT.replace('{role: "operator"', '{role: "operator", role: "operator"', 1),
    "an unknown decision": TEXT.replace('decision: "done"', 'decision: "selesai"', 1),
    "a step in words": TEXT.replace("step: 1", "step: satu", 1),
    "a step with a zero before it": TEXT.replace("step: 1", "step: 01", 1),
    "a step beyond all numbers": TEXT.replace("step: 1", "step: 12345", 1),
    "a digit of another script": TEXT.replace("step: 1", "step: ١", 1),
    "a date that does not exist": TEXT.replace("2026-11-02T09:10", "2026-13-02T09:10", 1),
    "a time without offset": TEXT.replace("09:10:00+07:00", "09:10:00", 1),
    "a person with spaces": TEXT.replace("kenanga-lestari", "Kenanga Lestari", 1),
    "a capacity of nobody": TEXT.replace('capacity: "definitif"', 'capacity: "raja"', 1),
    "a dash as note": TEXT.replace('note: "Banjir"', 'note: "-"', 1),
    "an empty note": TEXT.replace('note: "Banjir"', 'note: ""', 1),
    "a note that is no text": TEXT.replace('note: "Banjir"', "note: 5", 1),
    "a note of another spelling": TEXT.replace('note: "Banjir"', r'note: "B\u0061njir"', 1),
    "an end date that is none": TEXT.replace('until: "2026-11-05"', 'until: "besok"', 1),
    "a short digest": TEXT.replace("1" * 64, "1" * 63, 1),
    "capital digits": TEXT.replace("cd" * 32, "CD" * 32, 1),
    "a signature of other letters": TEXT.replace("U0lH", "U0lH!", 1),
    "a click without a field": TEXT.replace('forge: "git.contoh.id", ', "", 1),
    "a click at no time": TEXT.replace("2026-11-02T09:00:00", "2026-11-32T09:00:00", 1),
    "a line too many at the end": TEXT + "    x: y\n",
    "an empty line at the end": TEXT + "\n",
    "deep nesting": TEXT.replace('note: "Banjir"', "note: " + "[" * 100_000, 1),
}


@pytest.mark.parametrize("text", DAMAGED.values(), ids=DAMAGED)
def test_damage_is_found(text):
    assert text != TEXT
    assert damaged(text.encode()) >= 10


def test_the_line_of_the_damage():
    assert damaged(DAMAGED["a step with a zero before it"].encode()) == 12
    assert 25 <= damaged(DAMAGED["an end date that is none"].encode()) <= 27
    assert damaged(DAMAGED["another marker"].encode()) == 10


def test_no_text_at_all():
    assert damaged(b"signatures:\n\xff\n") == 10


def test_too_many_entries():
    assert len(parse(block.render((PLAIN,) * block.MAX_ENTRIES))) == block.MAX_ENTRIES
    assert damaged(block.render((PLAIN,) * (block.MAX_ENTRIES + 1)))
