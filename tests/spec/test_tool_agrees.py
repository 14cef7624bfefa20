"""The program follows the page where no sample does: every kind of entry, and appointments."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from site_tools import canonical
from site_tools.formats import entries as entries_format
from site_tools.formats.front_matter import read_front_matter
from site_tools.model.entry import Digests, Entry, HostReview
from site_tools.model.people import ActingLetter
from tests.spec import independent
from tests.spec.samples import sample_root, signed_posts

DONE = Entry(
    step=1,
    role="operator",
    person="orang",
    capacity="definitif",
    decision="done",
    at="2026-10-06T13:30:00+07:00",
    sop_number='1/"A"\\2026',
    sop_sha256="a" * 64,
    digests=Digests("1" * 64, "2" * 64, "3" * 64, "4" * 64, "5" * 64),
    signature="AAAA",
)
REVIEW = HostReview("git.contoh.id", "7", "3", "9", "c0ffee", "5", "approved", "2026-10-06T13:29:00Z")
KINDS = {
    "done": DONE,
    "return": replace(DONE, step=3, decision="return", to=1, note='Lengkapi: "tanggal" \\ nomor, \u2013 {a: b}'),
    "reject": replace(DONE, step=3, decision="reject", note="# bukan komentar"),
    "withdraw": replace(DONE, step=None, decision="withdraw", note="salah-data: angka keliru"),
    "waive": replace(DONE, step=2, role="ratifier", decision="waive", until="2026-11-01", note="banjir"),
    "click": replace(DONE, review=REVIEW),
    "acting": replace(DONE, capacity="plh 12/SP/2026", at="2026-10-06T06:30:00Z"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_entry(kind):
    entries = [DONE, KINDS[kind], DONE]
    block = entries_format.render(entries)
    theirs = canonical.links(entries, post="uji/medsos/2026/a", root="b" * 64)
    ours = list(independent.chain(block, post="uji/medsos/2026/a", root="b" * 64))
    assert [(s.statement, s.link) for s in ours] == theirs
    assert [s.namespace for s in ours] == [canonical.namespace(e) for e in entries]
    assert all(len(one.splitlines()) <= 8 for one in block.decode().split("\n  - ")[1:])


def test_pieces_of_every_sample():
    for post in signed_posts():
        data = (sample_root() / "content" / post / "index.md").read_bytes()
        theirs = {p.path.removeprefix("index.md:"): p.sha256 for p in read_front_matter(data, path="index.md").pieces()}
        pieces, _ = independent.cut(data)
        assert {name: independent.sha256(piece) for name, piece in pieces.items()} == theirs


APPOINTMENT = """paraf-appointment/v1
office uji
root {root}
person orang
role sekretaris
capacity plh
letter 12/SP/2026
date 2026-10-01
from 2026-10-01T00:00:00+07:00
until 2026-10-09T00:00:00+00:00
merangkap false
signed-by ketua
signed-at 2026-10-01T08:00:00+07:00
"""


def test_appointment_as_chapter_9_has_it():
    letter = ActingLetter(
        person="orang",
        role="sekretaris",
        capacity="plh",
        letter="12/SP/2026",
        date="2026-10-01",
        from_=datetime.fromisoformat("2026-10-01T00:00:00+07:00"),
        until=datetime.fromisoformat("2026-10-09T00:00:00Z"),
        signed_by="ketua",
        signed_at=datetime.fromisoformat("2026-10-01T08:00:00+07:00"),
    )
    root = "b" * 64
    assert canonical.appointment_statement(letter, office="uji", root=root) == APPOINTMENT.format(root=root).encode()
