"""`paraf new`: the folder of a post, ready to be filled in."""

from __future__ import annotations

import re
import unicodedata

import pytest

from site_tools.adapters.disk import DiskFolder
from site_tools.formats.post_file import post_path, read_post
from site_tools.formats.strict_yaml import read_yaml

from .conftest import refused

SOPS = {"agam": "medsos", "pasaman": "medsos", "kota-bengkulu": "medsos", "pinrang": "jdih", "kepulauan-mentawai": "jdih"}
PAPERS = {"pinrang": ["lembar-disposisi.md", "notula.md"], "kepulauan-mentawai": ["notula.md"]}


def made(story, path):
    """The new post, as the reader sees it."""
    folder = DiskFolder(story.root)
    where = post_path(f"content/{path}/")
    return read_post(where, list(folder.files(where.folder)), folder.read)


@pytest.mark.parametrize("office", SOPS)
def test_a_post_of_every_office(story_of, office):
    story = story_of(office)
    before = story.bytes()
    result = story.run("new", f"{office}/{SOPS[office]}", "Rapat Pleno Terbuka")
    assert (result.code, result.err) == (0, "")
    path = f"{office}/{SOPS[office]}/2026/rapat-pleno-terbuka"
    post = made(story, path)
    assert post.meta.title == "Rapat Pleno Terbuka"
    assert f"{post.meta.date}" == "2026-11-21"
    assert post.meta.platforms
    assert not post.entries
    papers = [f.name.removeprefix("attachments/") for f in post.files]
    assert papers == PAPERS.get(office, [])
    for paper in papers:
        assert "- [ ] " in (story.root / "content" / path / "attachments" / paper).read_text(encoding="utf-8")
    new = {k for k in story.bytes() if k not in before}
    assert all(k.startswith(f"content/{path}/") for k in new)
    assert {k: v for k, v in story.bytes().items() if k not in new} == before
    for name in new:
        assert f"Dibuat: {name}" in result.out
    lint = story.run("lint", f"content/{path}")
    assert "YAML" not in lint.out + lint.err
    assert "SCHEMA" not in lint.out + lint.err
    assert story.of(path)["step"] == 1


def test_one_indonesian_comment_stands_above_each_key(story_of):
    story = story_of("agam")
    story.run("new", "agam/medsos", "Rapat")
    lines = story.index("agam/medsos/2026/rapat").read_text(encoding="utf-8").split("\n---\n")[0].split("\n")
    keys = [n for n, line in enumerate(lines) if re.match(r"[a-z_]+:", line)]
    assert len(keys) >= 9
    for number in keys:
        assert re.match(r"# [A-Z]", lines[number - 1]), lines[number]
        assert not lines[number - 2].startswith("# "), lines[number]


def test_the_sop_may_be_left_out_where_there_is_one(story_of):
    story = story_of("agam")
    assert story.run("new", "agam", "Rapat").code == 0


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Kata \"Merdeka\" dan 'Sah'", "kata-merdeka-dan-sah"),
        ("Jam: 08.00 - 16.00 # catatan", "jam-08-00-16-00-catatan"),
        ("C:\\dokumen\\berita", "c-dokumen-berita"),
        ("Baris satu\nbaris dua", "baris-satu-baris-dua"),
        ("  banyak \t spasi  ", "banyak-spasi"),
        ("- [x] &anchor *alias !tag", "x-anchor-alias-tag"),
        ("Selamat 🎉 Hari Jadi", "selamat-hari-jadi"),
        ("Café de\u0301ja\u0300", "cafe-deja"),
        ("123", "123"),
        ("ya", "ya"),
        ("null", "null"),
        ("2026-11-20", "2026-11-20"),
        ("{kurung} [siku]", "kurung-siku"),
        ("Apa itu abstrak?", "apa-itu-abstrak"),
        ("${HOME} `x` %s {0} {title}", "home-x-s-0-title"),
    ],
)
def test_odd_titles(story_of, title, slug):
    story = story_of("agam")
    result = story.run("new", "agam/medsos", "--", title)
    assert result.code == 0, result.err
    post = made(story, f"agam/medsos/2026/{slug}")
    assert post.meta.title == unicodedata.normalize("NFC", " ".join(title.split()))
    front = story.index(f"agam/medsos/2026/{slug}").read_bytes().split(b"---\n")[1]
    assert read_yaml(front, path="index.md")
    assert story.run("status", f"agam/medsos/2026/{slug}").code == 0


def test_a_long_title_gets_a_short_folder(story_of):
    story = story_of("agam")
    title = "Sosialisasi pemutakhiran data pemilih berkelanjutan " * 6
    assert len(title) >= 300
    assert story.run("new", "agam/medsos", title).code == 0
    (folder,) = (p for p in (story.root / "content/agam/medsos/2026").iterdir() if p.name.startswith("sosialisasi-pemutakhiran"))
    assert len(folder.name) <= 60
    assert not folder.name.endswith("-")
    assert made(story, f"agam/medsos/2026/{folder.name}").meta.title == " ".join(title.split())
    assert story.run("new", "agam/medsos", "x" * 300).code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "exits"),
    [
        (("agam/medsos", ""), "TITLE", 2),
        (("agam/medsos", "   "), "TITLE", 2),
        (("agam/medsos", "🎉🎉🎉"), "TITLE", 2),
        (("agam/medsos", "— …"), "TITLE", 2),
        (("agam/medsos", "Judul\x00nul"), "TITLE", 2),
        (("agam/medsos", "Judul\x1b[31m merah"), "TITLE", 2),
        (("agam/medsos", "Judul\u202emiring"), "TITLE", 2),
        (("agam/medsos", "Judul\ud800"), "TITLE", 2),
        (("tamu/medsos", "Rapat"), "OFFICE-UNKNOWN", 2),
        (("../agam", "Rapat"), "OFFICE-UNKNOWN", 2),
        (("", "Rapat"), "OFFICE-UNKNOWN", 2),
        (("agam/jdih", "Rapat"), "SOP-MISSING", 2),
        (("agam/medsos/2026", "Rapat"), "SOP-MISSING", 2),
        (("agam/medsos", "Rapat", "--kind", "gosip"), "META-WORD", 2),
        (("agam/medsos", "Rapat", "--slug", "../../keluar"), "TITLE", 2),
        (("agam/medsos", "Rapat", "--slug", "Huruf-Besar"), "TITLE", 2),
        (("agam/medsos", "Rapat", "--slug", "a/b"), "TITLE", 2),
        (("agam/medsos", "Hari Pahlawan", "--slug", "hari-pahlawan-2026"), "FILE-EXISTS", 1),
    ],
)
def test_a_refusal_makes_nothing(story_of, arguments, code, exits):
    story = story_of("agam")
    before = story.bytes()
    folders = {p for p in story.root.rglob("*") if p.is_dir()}
    result = story.run("new", *arguments)
    refused(result, code, exits=exits)
    assert "→" in result.err
    assert story.bytes() == before
    assert {p for p in story.root.rglob("*") if p.is_dir()} == folders


def test_the_same_title_twice(story_of):
    story = story_of("agam")
    assert story.run("new", "agam/medsos", "Rapat").code == 0
    before = story.bytes()
    result = story.run("new", "agam/medsos", "Rapat")
    refused(result, "FILE-EXISTS")
    assert "--slug" in result.err
    assert story.bytes() == before
    assert story.run("new", "agam/medsos", "Rapat", "--slug", "rapat-kedua").code == 0


def test_the_year_is_that_of_the_office(story_of):
    story = story_of("pinrang")
    story.clock.at = "2026-12-31T16:30:00+00:00"
    assert story.run("new", "pinrang", "Tutup tahun").code == 0
    assert story.index("pinrang/jdih/2027/tutup-tahun").is_file()


def test_a_whole_life_from_new_to_published(story_of):
    story = story_of("agam")
    assert story.run("new", "agam/medsos", "Pengumuman Libur Layanan", "--kind", "pengumuman").code == 0
    post = "agam/medsos/2026/pengumuman-libur-layanan"
    index = story.index(post)
    text = index.read_text(encoding="utf-8")
    picture = story.root / "content/agam/medsos/2026/hari-pahlawan-2026/foto-1.jpg"
    (index.parent / "foto-1.jpg").write_bytes(picture.read_bytes())
    text = text.replace('  default: ""', '  default: "Layanan libur pada hari Senin."')
    text = text.replace("images: []", 'images:\n  - {file: foto-1.jpg, alt: "Papan pengumuman", credit: "Humas"}')
    text = text.replace("Tulis naskah di sini.", "Layanan libur pada hari Senin dan dibuka kembali pada hari Selasa.")
    index.write_text(text, encoding="utf-8")
    story.signed(post, "kenanga-lestari")
    story.signed(post, "mahoni-teduh")
    story.signed(post, "beringin-tulus")
    assert story.run("check", post).code == 0
    assert story.run("audit").code == 0
