"""Group D: the content and its digests. What is signed, what is stored and what is shown must be one thing."""

from __future__ import annotations

import hashlib
import io
import json
import os
import stat
import zipfile
from pathlib import Path

import pytest
from mkdocs.utils.meta import get_data
from PIL import Image

from site_tools.adapters.pictures import picture_problem
from site_tools.formats.front_matter import read_front_matter
from tests.cli.conftest import commit_all, git

from .conftest import COMPLETE, OPERATOR, READY, WAITING, told

INDEX = f"content/{READY}/index.md"
posix = pytest.mark.skipif(os.name != "posix", reason="needs symlinks and modes")


# --- 43 to 50: files ---------------------------------------------------------------------------------


def other_picture():
    with io.BytesIO() as out:
        Image.new("RGB", (1200, 800), (20, 90, 160)).save(out, "JPEG")
        return out.getvalue()


def test_43_a_picture_swapped(insider):
    insider.write(f"content/{READY}/foto-1.jpg", other_picture())
    told(insider.run("check", READY), "ALTERED", INDEX, "media")
    told(insider.run("bundle", READY), "NOT-APPROVED", INDEX)


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ('alt: "Narasumber', 'alt: "Calon', "media"),
        ('credit: "Ilustrasi', 'credit: "Foto', "media"),
        ("  default: |\n    Pelajar", "  default: |\n    Siswa", "takarir"),
        ("platforms: [instagram, facebook, x]", "platforms: [instagram, facebook]", "naskah"),
        ("date: 2026-11-12", "date: 2026-11-13", "naskah"),
        ("kind: kegiatan\n", "kind: kegiatan\npublish_at: 2026-11-12T10:00:00+07:00\n", "naskah"),
        ("tags: [pemilih-pemula, sosialisasi]\n", "", "naskah"),
        ("64 pelajar", "640 pelajar", "naskah"),
    ],
)
def test_43_a_word_swapped(insider, old, new, part):
    insider.swap_in(READY, old, new)
    told(insider.run("check", READY), "ALTERED", INDEX, part)


@pytest.mark.parametrize("name", ["foto-9.jpg", "lain.pdf", "film.mp4"])
def test_44_a_file_added(insider, name):
    insider.write(f"content/{READY}/{name}", other_picture())
    told(insider.run("check", READY), "MEDIA-LISTED", INDEX, name)


@pytest.mark.parametrize("name", ["attachments/lain.md", "evidence/lain.jpg"])
def test_44_a_paper_added(insider, name):
    insider.write(f"content/{READY}/{name}", "lain\n")
    told(insider.run("check", READY), "ALTERED" if name.startswith("att") else "EVIDENCE-UNSIGNED", READY)


def test_44_a_file_removed_or_renamed(insider):
    file = insider.root / "content" / READY / "foto-2.jpg"
    file.rename(file.with_name("foto-7.jpg"))
    told(insider.run("check", READY), "MEDIA-LISTED", INDEX, "foto-2.jpg", "foto-7.jpg")
    insider.swap_in(READY, "file: foto-2.jpg", "file: foto-7.jpg")
    told(insider.run("check", READY), "ALTERED", INDEX)


OUTSIDE = [
    "../foto-1.jpg",
    "/foto-1.jpg",
    "https://contoh.id/foto-1.jpg",
    "//contoh.id/f.jpg",
    "data:image/png;base64,AAAA",
    "attachments/f.jpg",
    "",
]


@pytest.mark.parametrize("name", OUTSIDE)
def test_45_a_picture_from_elsewhere(insider, name):
    post = insider.draft("dari-luar")
    insider.swap_in(post, "file: foto-1.jpg", f'file: "{name}"')
    told(insider.run("check", post), "MEDIA-LISTED", f"content/{post}/index.md")
    told(insider.run("lint"), "MEDIA-LISTED", f"content/{post}/index.md")


@pytest.mark.parametrize("name", OUTSIDE)
def test_45_a_picture_from_elsewhere_in_the_body(insider, name):
    post = insider.draft("dari-luar", f"Naskah.\n\n![Peserta]({name})\n")
    told(insider.run("check", post), "BODY-UNSAFE", f"content/{post}/index.md:14")


def test_45_a_video_on_the_drive_without_its_digest(insider):
    post = insider.draft("video", further='videos:\n  - {file: rapat.mp4, where: "Drive kantor"}\n')
    told(insider.run("check", post), "MEDIA-LISTED", f"content/{post}/index.md:10", "sha256")


@posix
@pytest.mark.parametrize("target", ["/etc/hostname", "foto-1.jpg", "../../../../index.md", "tidak-ada", "/dev/zero"])
def test_46_a_link_for_a_picture(insider, target):
    file = insider.root / "content" / READY / "foto-2.jpg"
    file.unlink()
    file.symlink_to(target)
    told(insider.run("check", READY), "FILE-MODE", f"content/{READY}/foto-2.jpg")
    assert insider.run("build", "-d", "situs").code == 0
    assert not (insider.root / "situs" / READY).exists()


@posix
@pytest.mark.parametrize("name", ["content/agam/profil.md", "content/index.md", "content/lain", "content/agam/medsos/2026/kiriman"])
def test_46_a_link_among_the_pages(insider, name):
    (insider.root / name).unlink(missing_ok=True)
    (insider.root / name).symlink_to("/etc")
    result = insider.run("audit")
    assert result.code == 1
    assert name in result.out
    assert "[UNKNOWN-FILE]" in result.out or "[POLICY-UNRATIFIED]" in result.out
    told(insider.run("lint"), "FILE-MODE" if name.endswith(".md") else "UNKNOWN-FILE", name)


@posix
def test_47_an_executable(insider):
    file = insider.root / "content" / READY / "foto-2.jpg"
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    told(insider.run("check", READY), "FILE-MODE", f"content/{READY}/foto-2.jpg")


def test_47_a_repository_inside(insider):
    inner = insider.root / "content" / READY / "attachments"
    inner.mkdir()
    git(inner, "init", "-q")
    told(insider.run("check", READY), "FILE-MODE", f"content/{READY}/attachments")


def test_47_a_submodule_on_its_way_into_a_commit(insider):
    commit_all(insider.root)
    head = git(insider.root, "rev-parse", "HEAD").strip()
    git(insider.root, "update-index", "--add", "--cacheinfo", f"160000,{head},content/{READY}/attachments")
    told(insider.run("lint", "--staged"), "FILE-MODE", f"content/{READY}/attachments")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("content/.gitattributes", "UNKNOWN-FILE"),
        ("content/agam/.gitattributes", "UNKNOWN-FILE"),
        ("content/agam/medsos/.gitattributes", "UNKNOWN-FILE"),
        (f"content/{READY}/.gitattributes", "FILE-NAME"),
        (f"content/{READY}/attachments/.gitattributes", "FILE-NAME"),
        ("sops/.gitattributes", "UNKNOWN-FILE"),
        ("sops/agam/.gitattributes", "POLICY-UNRATIFIED"),
        ("sops/agam/medsos/.gitattributes", "POLICY-UNRATIFIED"),
        ("sops/agam/pengesahan/.gitattributes", "MANIFEST-CHAIN"),
        ("sops/agam/appointments/.gitattributes", "UNKNOWN-FILE"),
    ],
)
def test_48_attributes_beside_what_is_signed(insider, name, code):
    insider.write(name, "* text eol=crlf ident\n")
    told(insider.run("audit"), code, name)


@pytest.mark.parametrize("line", ["content/**", "sops/**"])
def test_48_a_line_of_the_attributes_is_gone(insider, line):
    insider.swap(".gitattributes", f"{line} -text -filter -ident -working-tree-encoding\n", "")
    told(insider.run("audit"), "ATTRIBUTES", ".gitattributes", line)
    told(insider.run("build", "-d", "situs", "--strict"), "ATTRIBUTES", ".gitattributes")


def test_48_there_are_no_attributes(insider):
    (insider.root / ".gitattributes").unlink()
    told(insider.run("audit"), "ATTRIBUTES", ".gitattributes")


@pytest.mark.parametrize(
    "line",
    [
        "* text eol=crlf",
        "*.md ident",
        "content/** text",
        "/content/** text eol=crlf",
        "/c*/** ident",
        "sops/agam/** filter=lfs",
        "**/index.md text",
        "/CONTENT/** text",
        "[attr]binary text",
        '"content/**" text',
        " content/** text",
        "/?ontent/** text",
        "/sops text",
        "index.md text",
    ],
)
def test_48_another_line_that_reaches_them(insider, line):
    with insider.path(".gitattributes").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    number = insider.path(".gitattributes").read_text(encoding="utf-8").count("\n")
    told(insider.run("audit"), "ATTRIBUTES", f".gitattributes:{number}")


@pytest.mark.parametrize("line", ["# catatan", "", "/docs/** text", "/.github/** text eol=lf", "/contents/** text", "/README.md text"])
def test_accept_a_line_that_does_not(insider, line):
    with insider.path(".gitattributes").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    assert insider.run("audit").code == 0


def test_49_an_object_replaced(insider):
    commit_all(insider.root)
    post = insider.draft("ganti", "<script>alert(1)</script>\n")
    git(insider.root, "add", "-A")
    bad = git(insider.root, "rev-parse", f":content/{post}/index.md").strip()
    good = git(insider.root, "rev-parse", f":{INDEX}").strip()
    git(insider.root, "replace", bad, good)
    told(insider.run("lint", "--staged"), "BODY-UNSAFE", f"content/{post}/index.md")


def test_49_what_a_replaced_object_puts_on_disk_is_seen(insider):
    commit_all(insider.root)
    right = git(insider.root, "rev-parse", f"HEAD:{INDEX}").strip()
    insider.swap_in(READY, "64 pelajar", "640 pelajar")
    wrong = git(insider.root, "hash-object", "-w", INDEX).strip()
    git(insider.root, "replace", right, wrong)
    git(insider.root, "checkout", "-q", "--", INDEX)
    told(insider.run("check", READY), "ALTERED", INDEX)


POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"4" * 64 + b"\nsize 12345\n"


@pytest.mark.parametrize("name", ["foto-1.jpg", "film.mp4", "kep.pdf"])
def test_50_a_pointer_for_a_file(insider, name):
    further = {"film.mp4": "videos:\n  - {file: film.mp4}\n", "kep.pdf": 'documents:\n  - {file: kep.pdf, title: "Keputusan"}\n'}.get(
        name, ""
    )
    post = insider.draft("penunjuk", further=further)
    insider.write(f"content/{post}/{name}", POINTER)
    told(insider.run("check", post), "MEDIA-BAD", f"content/{post}/{name}")
    told(insider.run("lint"), "MEDIA-BAD", f"content/{post}/{name}")


# --- 51 to 62: one file, one reading -------------------------------------------------------------------

BYTES = {
    "carriage returns": (lambda d: d.replace(b"\n", b"\r\n"), "CANON-CRLF"),
    "one carriage return": (lambda d: d.replace(b"pendamping.\n", b"pendamping.\r\n", 1), "CANON-CRLF"),
    "a byte order mark": (lambda d: b"\xef\xbb\xbf" + d, "YAML-ENCODING"),
    "UTF-16": (lambda d: d.decode().encode("utf-16"), "YAML-ENCODING"),
    "latin-1": (lambda d: d.replace(b"pelajar", b"pelaj\xe9r", 1), "YAML-ENCODING"),
    "no newline at the end": (lambda d: d.rstrip(b"\n"), "YAML-SHAPE"),
    "a space at a line's end": (lambda d: d.replace(b"kind: kegiatan\n", b"kind: kegiatan \n"), "ALTERED"),
    "a newline more": (lambda d: d + b"\n", "ALTERED"),
    "a tab": (lambda d: d.replace(b"pelajar", b"pelajar\t", 1), "YAML-TAB"),
    "NUL": (lambda d: d.replace(b"pelajar", b"pelajar\0", 1), "YAML-CONTROL"),
}


@pytest.mark.parametrize("case", BYTES.values(), ids=BYTES)
def test_51_other_bytes_that_look_the_same(insider, case):
    change, code = case
    insider.index(READY).write_bytes(change(insider.index(READY).read_bytes()))
    told(insider.run("check", READY), code, INDEX)


@pytest.mark.parametrize("further", ["cafe\u0301: x\n", "category: cafe\u0301\n", 'sources: ["kafe\u0301"]\n'])
def test_52_letters_in_pieces(insider, further):
    post = insider.draft("terurai", further=further)
    told(insider.run("check", post), "NOT-NFC", f"content/{post}/index.md:10")


@pytest.mark.parametrize("name", ["foto-e\u0301.jpg", "foto-\u00e9.jpg"])
def test_52_letters_in_pieces_in_a_file_name(insider, name):
    post = insider.draft("terurai")
    insider.write(f"content/{post}/{name}", other_picture())
    told(insider.run("check", post), "FILE-NAME", name)


HIDDEN = {
    "bidi override": "\u202e",
    "bidi isolate": "\u2066",
    "zero width space": "\u200b",
    "zero width joiner": "\u200d",
    "soft hyphen": "\u00ad",
    "word joiner": "\u2060",
    "byte order mark": "\ufeff",
    "tag letter": "\U000e0041",
    "bell": "\x07",
    "escape": "\x1b",
}


@pytest.mark.parametrize("character", HIDDEN.values(), ids=HIDDEN)
def test_53_a_character_that_nobody_sees(insider, character):
    post = insider.draft("tersembunyi", title=f"Rapat {character}pleno")
    told(insider.run("check", post), "YAML-CONTROL", f"content/{post}/index.md:2")
    post = insider.draft("tersembunyi", f"Naskah {character}ini.\n")
    told(insider.run("check", post), "YAML-CONTROL", f"content/{post}/index.md:12")


def test_53_written_as_an_escape(insider):
    post = insider.draft("tersembunyi", title='"Rapat \\u202Epleno"')
    told(insider.run("check", post), "YAML-CONTROL", f"content/{post}/index.md:2")


@pytest.mark.parametrize("person", ["k\u0435nanga-lestari", "kenanga-lestari\u200b", "KENANGA-LESTARI", "kenanga\u2010lestari"])
def test_53_a_name_that_looks_like_anothers(insider, person):
    insider.swap_in(READY, f'person: "{OPERATOR}"', f'person: "{person}"')
    result = insider.run("check", READY)
    assert result.code == 1
    assert "[BLOCK-DAMAGED]" in result.out or "[YAML-CONTROL]" in result.out
    assert INDEX in result.out


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_54_a_line_break_that_only_some_readers_see(insider, character):
    post = insider.draft("baris", title=f"halo{character}signatures: []")
    told(insider.run("check", post), "YAML-LINEBREAK", f"content/{post}/index.md:2")
    post = insider.draft("baris", title=f'"halo\\u{ord(character):04x}signatures: []"')
    told(insider.run("check", post), "YAML-LINEBREAK", f"content/{post}/index.md:2")


def test_55_a_key_twice(insider):
    post = insider.draft("ganda", further="title: Judul lain\n")
    told(insider.run("check", post), "YAML-DUPLICATE-KEY", f"content/{post}/index.md:10")
    post = insider.draft("ganda")
    insider.swap_in(post, "captions: {", 'captions: {default: "Lain.", ')
    told(insider.run("check", post), "YAML-DUPLICATE-KEY", f"content/{post}/index.md:7")


FEATURES = {
    "merge key": "legal: {<<: {a: b}}\n",
    "anchor": "category: &a Berita\n",
    "alias": "tags: [&a x, *a]\n",
    "tag": "category: !!str Berita\n",
    "code": "category: !!python/object/apply:os.system [ls]\n",
    "environment": "category: !ENV HOME\n",
    "second document": "category: x\n--- \nkind: y\n",
    "directive": "# x\n%YAML 1.1\n",
}


@pytest.mark.parametrize("name", FEATURES)
def test_56_more_yaml_than_needed(insider, name):
    post = insider.draft("fitur")
    insider.swap_in(post, "category: Berita\n", FEATURES[name])
    code = "YAML-SHAPE" if name in ("second document", "directive") else "YAML-FEATURE"
    told(insider.run("check", post), code, f"content/{post}/index.md:")


BOMBS = {
    "laughs": ("sources: &a [x]\ntags: [*a, *a]\n", "YAML-FEATURE"),
    "depth": ("sources: " + "[" * 3000 + "]" * 3000 + "\n", "YAML-DEPTH"),
    "size": ("# " + "x" * 70_000 + "\n", "TOO-LARGE"),
    "a long number": ("legal: {jenis: a, nomor: b, tahun: c, x: " + "9" * 9000 + "}\n", "SCHEMA"),
}


@pytest.mark.parametrize("case", BOMBS.values(), ids=BOMBS)
def test_57_a_file_made_to_exhaust(insider, case):
    further, code = case
    post = insider.draft("bom", further=further)
    told(insider.run("check", post), code, f"content/{post}/index.md")


TYPES = {
    "a date that is none": ("date: 2026-11-20", "date: 2026-11-31", "SCHEMA"),
    "a time that is sixty": ("date: 2026-11-20", "date: 10:30", "SCHEMA"),
    "an octal": ("date: 2026-11-20", "date: 0755", "SCHEMA"),
    "no": ("kind: kegiatan", "kind: NO", "META-WORD"),
    "null": ("platforms: [instagram]", "platforms: ~", "SCHEMA"),
    "a time without zone": ("kind: kegiatan", "kind: kegiatan\npublish_at: 2026-11-21T08:00:00", "SCHEMA"),
    "a number with a line": ("kind: kegiatan", "kind: kegiatan\npublish_at: 1_000", "SCHEMA"),
    "a list for a text": ("title: Rapat pleno", "title: [Rapat, pleno]", "SCHEMA"),
}


@pytest.mark.parametrize("case", TYPES.values(), ids=TYPES)
def test_58_a_value_of_another_type(insider, case):
    old, new, code = case
    post = insider.draft("jenis")
    insider.swap_in(post, old, new)
    told(insider.run("check", post), code, f"content/{post}/index.md:")


def test_58_words_stay_words(insider):
    post = insider.draft("kata", title="NO", further="tags: [yes, 0755, 1e3, null]\n")
    front = read_front_matter(insider.index(post).read_bytes(), path=post)
    assert front.node.value["title"].value == "NO"
    assert [n.value for n in front.node.value["tags"].value] == ["yes", "0755", "1e3", "null"]


SHAPES = {
    "dots for a fence": lambda t: t.replace("\n---\n\n", "\n...\n\n", 1),
    "no fences": lambda t: t.removeprefix("---\n").replace("\n---\n\n", "\n\n", 1),
    "a header of another kind": lambda t: "title: Palsu\nrole: sekretaris\n\n" + t,
    "a space behind the fence": lambda t: t.replace("---\n", "--- \n", 1),
    "an empty line before it": lambda t: "\n" + t,
    "a key that is indented": lambda t: t.replace("title: ", " title: ", 1),
    "a quoted key": lambda t: t.replace("title: ", '"title": ', 1),
    "a key in capitals": lambda t: t.replace("kind: ", "Kind: ", 1),
    "a flow mapping": lambda t: t.replace("title: Rapat pleno", "{title: Rapat pleno}", 1),
    "a question mark key": lambda t: t.replace("title: Rapat pleno", "? title\n: Rapat pleno", 1),
}


@pytest.mark.parametrize("change", SHAPES.values(), ids=SHAPES)
def test_59_a_file_that_another_parser_reads_otherwise(insider, change):
    post = insider.draft("dua-arti")
    insider.write(f"content/{post}/index.md", change(insider.index(post).read_text(encoding="utf-8")))
    told(insider.run("check", post), "YAML-SHAPE", f"content/{post}/index.md:")


def test_accept_what_mkdocs_reads_is_what_we_read():
    files = sorted((Path(__file__).resolve().parents[2] / "content").glob("*/*/*/*/index.md"))
    assert files
    for file in files:
        front = read_front_matter(file.read_bytes(), path=str(file))
        body, meta = get_data(file.read_text(encoding="utf-8"))
        assert list(meta) == [*(block.key for block in front.blocks), *(["signatures"] if front.entries else [])]
        assert body.strip() == front.body.strip()
        assert [e["signature"] for e in meta.get("signatures", [])] == [e.signature for e in front.entries]


def test_60_a_title_behind_the_signatures(insider):
    insider.swap_in(READY, "---\n\n**", "title: Judul palsu\n---\n\n**")
    told(insider.run("check", READY), "YAML-SHAPE", f"{INDEX}:")


@pytest.mark.parametrize(
    "added", ["  # tersembunyi\n", "  tersembunyi: ya\n", "  - tersembunyi\n", "\n", "    title: palsu\n", "#\n", "- step: 4\n"]
)
def test_61_data_hidden_in_the_block(insider, added):
    insider.swap_in(READY, "---\n\n**", f"{added}---\n\n**")
    told(insider.run("check", READY), "BLOCK-DAMAGED", f"{INDEX}:")


def test_62_a_block_in_the_body_is_text(insider):
    block = insider.index(READY).read_text(encoding="utf-8").split("signatures:\n")[1].split("\n---\n")[0]
    post = insider.draft("badan", f"signatures:\n{block}\n\nNaskah.\n")
    assert insider.entries(post) == ()
    assert insider.run("check", post).code == 1
    told(insider.run("bundle", post), "NOT-APPROVED", post)
    with insider.index(READY).open("a", encoding="utf-8") as file:
        file.write("signatures:\n")
    told(insider.run("check", READY), "ALTERED", INDEX)


# --- 63 to 68: what a reader would get -----------------------------------------------------------------

NAMES = [
    "-rf.jpg",
    ".foto.jpg",
    "foto 1.jpg",
    "Foto.jpg",
    "con.jpg",
    "lpt1.jpg",
    "foto:1.jpg",
    "foto\n.jpg",
    "f\u00f6to.jpg",
    "a;b.jpg",
    "$(id).jpg",
    "'.jpg",
    "..jpg",
    "x" * 170 + ".jpg",
]


@posix
@pytest.mark.parametrize("name", NAMES)
def test_63_a_file_name_that_means_something_else(insider, name):
    post = insider.draft("nama")
    insider.write(f"content/{post}/{name}", other_picture())
    told(insider.run("check", post), "FILE-NAME", f"content/{post}/")


@posix
def test_63_names_that_some_disks_take_for_one(insider):
    post = insider.draft("nama")
    insider.write(f"content/{post}/FOTO-1.jpg", other_picture())
    told(insider.run("check", post), "FILE-NAME", f"content/{post}/FOTO-1.jpg")


UNSAFE = {
    "script": "<script>alert(1)</script>",
    "handler": "<img src=x onerror=alert(1)>",
    "frame": "<iframe src='https://contoh.id'>",
    "style": "<style>*{display:none}</style>",
    "comment": "<!-- tersembunyi -->",
    "vector": "<svg onload=alert(1)>",
    "form": "<form action=x>",
    "a tag with attributes": "<mark onclick=alert(1)>x</mark>",
    "link": "[x](javascript:alert(1))",
    "link in capitals": "[x](JaVaScRiPt:alert(1))",
    "link encoded": "[x](java&#115;cript:alert(1))",
    "link with an entity": "[x](javascript&colon;alert(1))",
    "link with a gap": "[x](java&Tab;script:alert(1))",
    "reference": "[x]: javascript:alert(1)",
    "autolink": "<javascript:alert(1)>",
    "data": "[x](data:text/html,<b>)",
    "vbscript": "[x](vbscript:x)",
    "upper case tag": "<SCRIPT>",
    "closing tag": "</div>",
    "declaration": "<!DOCTYPE html>",
    "instruction": "<?php echo 1 ?>",
}


@pytest.mark.parametrize("body", UNSAFE.values(), ids=UNSAFE)
def test_64_a_body_that_runs(insider, body):
    post = insider.draft("jahat", f"Naskah.\n\n{body}\n")
    told(insider.run("check", post), "BODY-UNSAFE", f"content/{post}/index.md:14")


@pytest.mark.parametrize(
    "body", ['--8<-- "/etc/passwd"', "--8<--\n../../../../sops/trust.txt\n--8<--", ';--8<-- "x"', '-8<- "x"', 'Teks --8<-- "x"']
)
def test_65_a_snippet_of_another_file(insider, body):
    post = insider.draft("cuplikan", f"Naskah.\n\n{body}\n")
    told(insider.run("check", post), "BODY-UNSAFE", f"content/{post}/index.md:14")
    ours = (Path(__file__).resolve().parents[2] / "mkdocs.yml").read_text(encoding="utf-8")
    assert "snippets" not in ours


def test_66_no_verdict_runs_what_mkdocs_yml_names(insider):
    insider.write("hook.py", "from pathlib import Path\nPath('JALAN').touch()\n")
    with insider.path("mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hook.py]\n")
    for command in (("check", READY), ("audit",), ("lint",), ("status",)):
        assert insider.run(*command).code == 0
    assert insider.run("check", WAITING).code == 1
    assert not (insider.root / "JALAN").exists()


REMOTE = {
    "plain": "![x](https://contoh.id/x.png)",
    "without scheme": "![x](//contoh.id/x.png)",
    "in brackets": "![x](<https://contoh.id/x.png>)",
    "with a space": "![x]( https://contoh.id/x.png)",
    "by reference": "![x][y]\n\n[y]: https://contoh.id/x.png",
    "by short reference": "![y]\n\n[y]: https://contoh.id/x.png",
    "by empty reference": "![y][]\n\n[y]: https://contoh.id/x.png",
    "over two lines": "![peserta\nrapat](https://contoh.id/x.png)",
    "with brackets in the text": "![a [b] c](https://contoh.id/x.png)",
    "an escaped bracket": "![a \\] b](https://contoh.id/x.png)",
    "in a link": "[![x](https://contoh.id/x.png)](https://contoh.id)",
    "another scheme": "![x](ftp://contoh.id/x.png)",
    "behind text": "Lihat![x](https://contoh.id/x.png)",
}


@pytest.mark.parametrize("body", REMOTE.values(), ids=REMOTE)
def test_67_a_picture_that_others_can_swap(insider, body):
    post = insider.draft("jauh", f"Naskah.\n\n{body}\n")
    told(insider.run("check", post), "BODY-UNSAFE", f"content/{post}/index.md:14")


@pytest.mark.parametrize(
    "body", ["![Peserta](foto-1.jpg)", '![Peserta rapat](foto-1.jpg "Judul")', "Hore! [tautan](https://contoh.id) &amp; <br>", "Awas!"]
)
def test_accept_an_ordinary_body(insider, body):
    post = insider.draft("biasa", f"Naskah.\n\n{body}\n")
    assert "BODY-UNSAFE" not in insider.run("check", post).out


def saved(kind, size=(64, 64), **options):
    with io.BytesIO() as out:
        Image.new("RGB", size, (200, 30, 30)).save(out, kind, **options)
        return out.getvalue()


def zipped():
    with io.BytesIO() as out:
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("setup.exe", b"MZ" * 50)
        return out.getvalue()


def with_gps():
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "S", 2: (0.0, 18.0, 1.0), 3: "E", 4: (100.0, 2.0, 1.0)})
    exif[0x8825] = exif.get_ifd(0x8825)
    return saved("JPEG", exif=exif)


PDF = b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\n%%EOF\n"
MP4 = (24).to_bytes(4, "big") + b"ftypisom" + bytes(12) + (16).to_bytes(4, "big") + b"mdat" + bytes(8)
MEDIA = {
    "too many pixels": ("foto-1.png", lambda: saved("PNG", (8000, 5001))),
    "another kind": ("foto-1.jpg", lambda: saved("PNG")),
    "text": ("foto-1.jpg", lambda: b"<svg onload=alert(1)>"),
    "cut off": ("foto-1.jpg", lambda: saved("JPEG", (900, 900))[:-900]),
    "a place": ("foto-1.jpg", with_gps),
    "a place in XMP": ("foto-1.jpg", lambda: saved("JPEG", xmp=b"<x:xmpmeta exif:GPSLatitude='0,18S'/>")),
    "an archive behind a JPEG": ("foto-1.jpg", lambda: saved("JPEG") + zipped()),
    "an archive behind a PNG": ("foto-1.png", lambda: saved("PNG") + zipped()),
    "an archive behind a WebP": ("foto-1.webp", lambda: saved("WEBP") + zipped()),
    "an archive behind a PDF": ("kep.pdf", lambda: PDF + zipped()),
    "an archive behind a film": ("film.mp4", lambda: MP4 + zipped()),
    "a page behind a JPEG": ("foto-1.jpg", lambda: saved("JPEG") + b"<html><script>alert(1)</script>"),
    "a page in a comment": ("foto-1.jpg", lambda: saved("JPEG", comment=b"*/<ScRiPt>alert(1)</script>")),
    "a page behind a PDF": ("kep.pdf", lambda: PDF + b"<html>"),
    "a film behind a photo": ("foto-1.jpg", lambda: saved("JPEG") + MP4),
    "bytes behind a photo": ("foto-1.jpg", lambda: saved("JPEG", progressive=True) + b"x"),
    "a PDF without end": ("kep.pdf", lambda: PDF[:-7]),
    "a film that is cut off": ("film.mp4", lambda: MP4[:-3]),
    "a photo in front of a PDF": ("kep.pdf", lambda: saved("JPEG") + PDF),
}


@pytest.mark.parametrize("case", MEDIA.values(), ids=MEDIA)
def test_68_a_file_that_is_more_than_it_shows(insider, case):
    name, make = case
    kind = {"kep.pdf": 'documents:\n  - {file: kep.pdf, title: "Keputusan"}\n', "film.mp4": "videos:\n  - {file: film.mp4}\n"}
    post = insider.draft("media", further=kind.get(name, ""))
    if name not in kind:
        (insider.root / "content" / post / "foto-1.jpg").unlink()
        insider.swap_in(post, "foto-1.jpg", name)
    insider.write(f"content/{post}/{name}", make())
    told(insider.run("check", post), "MEDIA-BAD", f"content/{post}/{name}")


def test_68_no_vector_graphics(insider):
    post = insider.draft("vektor")
    insider.write(f"content/{post}/gambar.svg", "<svg onload='alert(1)'/>")
    told(insider.run("check", post), "UNKNOWN-FILE", f"content/{post}/gambar.svg")


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("foto-1.jpg", lambda: saved("JPEG") + saved("JPEG")),
        ("foto-1.jpg", lambda: saved("JPEG", progressive=True) + bytes(64)),
        ("foto-1.jpg", lambda: saved("JPEG", restart_marker_blocks=2)),
        ("foto-1.png", lambda: saved("PNG")),
        ("foto-1.webp", lambda: saved("WEBP", lossless=True)),
        ("kep.pdf", lambda: PDF + b"\r\n\0"),
        ("film.mp4", lambda: MP4),
    ],
    ids=["a preview behind it", "padding", "restarts", "PNG", "WebP", "PDF", "MP4"],
)
def test_accept_ordinary_media(insider, name, make):
    assert picture_problem(name, make()) is None


# --- 69 and 70: what leaves the house, what comes back -------------------------------------------------


def bundle(insider, folder):
    result = insider.run("bundle", READY, "-o", folder)
    assert result.code == 0, result.err
    root = insider.root / folder / READY
    return {f.relative_to(root).as_posix(): f.read_bytes() for f in sorted(root.rglob("*")) if f.is_file()}


def test_69_the_text_for_a_platform_differs(insider):
    insider.swap_in(READY, '  x: "Pelajar', '  x: "Kunjungi https://contoh.id Pelajar')
    told(insider.run("bundle", READY), "NOT-APPROVED", INDEX)
    told(insider.run("check", READY), "ALTERED", INDEX, "takarir")


def test_69_a_bundle_is_the_same_each_time_and_names_what_was_signed(insider):
    one = bundle(insider, "satu")
    insider.clock.at = "2026-11-21T17:00:00+07:00"
    two = bundle(insider, "dua")
    assert one == two
    told_of = json.loads(one["bundle.json"])
    last = insider.entries(READY)[-1]
    assert told_of["digests"]["captions"] == last.digests.captions
    assert told_of["files"] == {name: hashlib.sha256(data).hexdigest() for name, data in one.items() if name != "bundle.json"}
    for name, card in told_of["platforms"].items():
        for part in card["parts"]:
            assert one[part["file"]].decode().strip() == part["text"].strip(), name


ADDRESSES = {
    "another host": ("https://contoh.id/p/ABC/", "EVIDENCE-URL"),
    "a shortener": ("https://bit.ly/abc", "EVIDENCE-URL"),
    "the host as a subdomain": ("https://instagram.com.contoh.id/p/ABC/", "EVIDENCE-URL"),
    "the host as a user": ("https://instagram.com@contoh.id/p/ABC/", "EVIDENCE-URL"),
    "without protection": ("http://www.instagram.com/p/ABC/", "EVIDENCE-URL"),
    "a redirector": ("https://l.instagram.com/?u=https://contoh.id", "EVIDENCE-URL"),
    "another account": ("https://www.instagram.com/orang_lain/p/ABC/", "EVIDENCE-ACCOUNT"),
    "no page at all": ("https://www.instagram.com/", "EVIDENCE-URL"),
}


@pytest.mark.parametrize("case", ADDRESSES.values(), ids=ADDRESSES)
def test_70_an_address_of_somebody_else(insider, case):
    url, code = case
    before = insider.bytes()
    told(insider.record(READY, OPERATOR, "instagram", "--url", url), code, f"content/{READY}/evidence/record.yml")
    assert insider.bytes() == before


@pytest.mark.parametrize("case", ADDRESSES.values(), ids=ADDRESSES)
def test_70_the_same_written_and_signed_by_hand(insider, case):
    url, code = case
    urls = {"instagram": url, "facebook": "https://www.facebook.com/kpukabagam_demo/posts/1", "x": "https://x.com/kpukabagam_demo/status/1"}
    records = [
        f"  - round: 1\n    platform: {platform}\n    action: posted\n    posted_at: 2026-11-12T10:00:00+07:00\n"
        f'    recorded_at: 2026-11-12T10:05:00+07:00\n    by: {OPERATOR}\n    url: "{address}"\n'
        for platform, address in urls.items()
    ]
    insider.write(f"content/{READY}/evidence/record.yml", "records:\n" + "".join(records))
    insider.signed(READY, OPERATOR, "--yes", "--step", "4")
    told(insider.run("audit"), code, f"content/{READY}/evidence/record.yml")
    told(insider.run("check", READY), code, f"content/{READY}/evidence/record.yml")


def test_70_a_screenshot_that_is_none(insider):
    insider.write("layar.jpg", "bukan gambar")
    told(insider.record(READY, OPERATOR, "instagram", "--screenshot", "layar.jpg"), "EVIDENCE-SCREENSHOT", READY)


def test_70_a_screenshot_changed_afterwards(insider):
    insider.write(f"content/{COMPLETE}/evidence/instagram.jpg", other_picture())
    told(insider.run("check", COMPLETE), "EVIDENCE-UNSIGNED", f"content/{COMPLETE}/evidence")


def test_70_a_screenshot_from_another_folder(insider):
    insider.swap(f"content/{COMPLETE}/evidence/record.yml", 'screenshot: "instagram.jpg"', 'screenshot: "../foto-1.jpg"')
    told(insider.run("audit"), "EVIDENCE-SCREENSHOT", f"content/{COMPLETE}/evidence/record.yml")


def test_70_one_address_for_two_posts(insider):
    text = (insider.root / f"content/{COMPLETE}/evidence/record.yml").read_text(encoding="utf-8")
    url = next(line.split('"')[1] for line in text.splitlines() if "instagram.com" in line)
    told(insider.record(READY, OPERATOR, "instagram", "--url", url), "EVIDENCE-DUPLICATE", COMPLETE)
