"""A folder to a post: every file has a place or is named, and a post cannot be half read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_tools.canonical import NOTHING
from site_tools.formats.post_file import FILE_LIMIT, part_of, post_path, read_post
from site_tools.model.finding import Problem
from site_tools.model.post import Post, PostPath
from site_tools.ports import TreeFile

PATH = PostPath("agam", "medsos", "2026", "rapat-pleno")
INDEX = b"""---
title: Rapat Pleno
date: 2026-11-20
kind: kegiatan
platforms: [instagram, x]
captions: {default: "Halo"}
images:
  - {file: foto-1.jpg, alt: "Peserta rapat", focus: [0.5, 0.2]}
---

Naskah.
"""
RECORD = b"""records:
  - round: 1
    platform: instagram
    action: posted
    posted_at: "2026-11-21T08:00:00+07:00"
    recorded_at: "2026-11-21T08:05:00+07:00"
    by: kenanga-lestari
    confirmed: true
"""


def post(files: dict[str, bytes], *, modes: dict[str, str] | None = None, sizes: dict[str, int] | None = None) -> Post:
    whole = {f"{PATH.folder}/{name}": data for name, data in files.items()}
    rows = [
        TreeFile(f"{PATH.folder}/{name}", (modes or {}).get(name, "100644"), (sizes or {}).get(name, len(data)))
        for name, data in sorted(files.items())
    ]
    return read_post(PATH, rows, whole.__getitem__)


def refused(files: dict[str, bytes], **facts) -> list[tuple[str, str]]:
    with pytest.raises(Problem) as caught:
        post(files, **facts)
    return [(f.code, f.path.removeprefix(PATH.folder + "/")) for f in caught.value.findings]


def with_file(name: str, data: bytes = b"x", **facts) -> list[tuple[str, str]]:
    return refused({"index.md": INDEX, name: data}, **facts)


def test_a_whole_post():
    found = post(
        {"index.md": INDEX, "foto-1.jpg": b"j", "attachments/notula.md": b"n", "evidence/record.yml": RECORD, "evidence/ig.jpg": b"s"}
    )
    assert (found.meta.title, found.meta.platforms, found.body) == ("Rapat Pleno", ("instagram", "x"), "\nNaskah.\n")
    assert [(f.name, f.part, f.size) for f in found.files] == [
        ("attachments/notula.md", "attachments", 1), ("evidence/ig.jpg", "evidence", 1), ("evidence/record.yml", "evidence", len(RECORD)),
        ("foto-1.jpg", "media", 1),
    ]  # fmt: skip
    assert [r.platform for r in found.records] == ["instagram"]
    assert found.lines["images"] == 7
    assert found.body_line == 10
    assert NOTHING not in (
        found.digests.text,
        found.digests.captions,
        found.digests.media,
        found.digests.attachments,
        found.digests.evidence,
    )


@pytest.mark.parametrize(
    ("name", "part"),
    [("foto-1.jpg", "media"), ("attachments/n.md", "attachments"), ("evidence/record.yml", "evidence"), ("index.md", "text")],
)
def test_a_file_counts_in_its_part_only(name, part):
    files = {"index.md": INDEX, "foto-1.jpg": b"j", "attachments/n.md": b"n", "evidence/record.yml": RECORD}
    before = post(files).digests
    after = post({**files, name: files[name].replace(b"Naskah", b"Teks") if name == "index.md" else files[name] + b"\n"}).digests
    assert after.changed_from(before) == {part}


def test_a_name_counts_too():
    one = post({"index.md": INDEX, "foto-1.jpg": b"j"}).digests
    assert post({"index.md": INDEX, "foto-2.jpg": b"j"}).digests.changed_from(one) == {"media"}


NAMES = {
    "a symlink": ({"name": "foto.jpg", "modes": {"foto.jpg": "120000"}}, "FILE-MODE"),
    "a submodule": ({"name": "foto.jpg", "modes": {"foto.jpg": "160000"}}, "FILE-MODE"),
    "an executable": ({"name": "foto.jpg", "modes": {"foto.jpg": "100755"}}, "FILE-MODE"),
    "capitals": ({"name": "Foto.JPG"}, "FILE-NAME"),
    "spaces": ({"name": "foto satu.jpg"}, "FILE-NAME"),
    "a device of Windows": ({"name": "con.jpg"}, "FILE-NAME"),
    "a hidden file": ({"name": ".foto.jpg"}, "FILE-NAME"),
    "a way out": ({"name": "../x.jpg"}, "FILE-NAME"),
    "a long way": ({"name": "attachments/" + "x" * 160 + ".md"}, "FILE-NAME"),
    "too large": ({"name": "foto.jpg", "sizes": {"foto.jpg": FILE_LIMIT + 1}}, "TOO-LARGE"),
    "a script": ({"name": "foto.svg"}, "UNKNOWN-FILE"),
    "a second page": ({"name": "lagi.md"}, "UNKNOWN-FILE"),
    "an unknown folder": ({"name": "foto/satu.jpg"}, "UNKNOWN-FILE"),
    "an Indonesian folder": ({"name": "lampiran/notula.md"}, "UNKNOWN-FILE"),
}


@pytest.mark.parametrize(("facts", "code"), NAMES.values(), ids=NAMES)
def test_files_without_a_place(facts, code):
    name = facts.pop("name")
    assert with_file(name, **facts) == [(code, name)]


def test_the_right_word_for_a_folder():
    with pytest.raises(Problem) as caught:
        post({"index.md": INDEX, "bukti/record.yml": RECORD})
    assert "evidence/" in caught.value.findings[0].message.id


def test_a_file_twice():
    rows = [TreeFile(f"{PATH.folder}/{n}", "100644", 1) for n in ("index.md", "foto.jpg", "foto.jpg")]
    with pytest.raises(Problem) as caught:
        read_post(PATH, rows, lambda path: INDEX if path.endswith("index.md") else b"x")
    assert [f.code for f in caught.value.findings] == ["FILE-NAME"]


def test_everything_wrong_is_told_at_once():
    assert refused({"Foto.JPG": b"x", "x.exe": b"x"}) == [("FILE-NAME", "Foto.JPG"), ("UNKNOWN-FILE", "x.exe"), ("POST-EMPTY", "index.md")]


@pytest.mark.parametrize(("name", "data"), [("evidence/record.yml", b"records: [x]\n"), ("evidence/Foto 1.JPG", b"x")])
def test_wrong_evidence_is_told_and_holds_up_nothing(name, data):
    found = post({"index.md": INDEX, name: data})
    assert [f.path for f in found.evidence_findings] == [f"{PATH.folder}/{name}"]
    assert found.records == ()


def test_an_indonesian_key_names_the_right_one():
    with pytest.raises(Problem) as caught:
        post({"index.md": INDEX.replace(b"title:", b"judul:")})
    assert any("title" in f"{f.message.id} {f.remedy.id if f.remedy else ''}" for f in caught.value.findings)


PATHS = {
    "content/agam/medsos/2026/rapat-pleno/index.md": PATH,
    "content/agam/medsos/2026/rapat-pleno/evidence/record.yml": PATH,
    "content/agam/index.md": None,
    "content/agam/medsos/26/rapat-pleno/index.md": None,
    "content/agam/medsos/2026/Rapat/index.md": None,
    "content/agam/medsos/2026/rapat-pleno": None,
    "sops/agam/medsos/2026/rapat-pleno/index.md": None,
}


@pytest.mark.parametrize(("path", "expected"), PATHS.items(), ids=PATHS)
def test_the_post_of_a_path(path, expected):
    assert post_path(path) == expected


@given(st.text(max_size=30))
def test_a_part_by_its_place(name):
    assert part_of(f"attachments/{name}") == "attachments"
    assert part_of(f"evidence/{name}") == "evidence"
    assert part_of(name + ".exe") in (None, "attachments", "evidence")
