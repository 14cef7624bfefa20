"""The sample posts keep the format of a post, the calendar and their plan; their pictures are what the code draws."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from samples.pdf_page import pdf
from samples.picture_list import DOCUMENTS, PICTURES
from samples.pictures import jpeg, picture, screenshot, screenshot_bytes

ROOT = Path(__file__).resolve().parents[2]
POSTS = ROOT / "samples" / "posts"
VERSIONS = ROOT / "samples" / "versions"
PLAN: dict[str, Any] = yaml.safe_load((ROOT / "samples" / "plan.yml").read_text(encoding="utf-8"))

KEYS = (
    "title",
    "date",
    "event",
    "kind",
    "category",
    "tags",
    "publish_at",
    "platforms",
    "captions",
    "images",
    "videos",
    "documents",
    "legal",
    "repost_of",
    "sources",
)
REQUIRED = {"title", "date", "kind", "category", "platforms", "captions", "images"}
LEGAL = (
    "jenis",
    "singkatan_jenis",
    "nomor",
    "tahun",
    "judul",
    "tanggal_penetapan",
    "tanggal_pengundangan",
    "tempat_terbit",
    "sumber",
    "subjek",
    "status",
    "bahasa",
    "bidang_hukum",
    "teu_badan",
)
LINE = re.compile(r"^(\s*$|#|\s|- |[a-z_]+:( |$))")
DAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"]
ROLES: dict[str, dict[int, set[str]]] = {
    "agam": {1: {"operator"}, 2: {"admin-pemeriksa"}, 3: {"sekretaris"}, 4: {"operator"}},
    "pasaman": {1: {"tim-pelaksana"}, 2: {"admin-medsos"}, 3: {"wakil-pimred"}, 4: {"pimred"}, 5: {"admin-medsos"}},
    "kota-bengkulu": {
        1: {"tim-medsos"},
        2: {"kasubbag-admin"},
        3: {"tim-medsos"},
        4: {"admin-medsos"},
        5: {"admin-medsos"},
        6: {"admin-medsos", "tim-medsos"},
    },
    "pinrang": {
        1: {"pimred"},
        2: {"sekred"},
        3: {"sekred"},
        4: {"pengelola"},
        5: {"sekred"},
        6: {"sekred"},
        7: {"pimred"},
        8: {"sekred"},
        9: {"admin-medsos"},
    },
    "kepulauan-mentawai": {
        1: {"tim"},
        2: {"kasubag-hukum"},
        3: {"tim"},
        4: {"staf"},
        5: {"tim"},
        6: {"kasubag-hukum"},
        7: {"staf"},
    },
}
RETURNS = {
    "agam": {2: {1}, 3: {1}},
    "pasaman": {3: {1}, 4: {1, 3}},
    "kota-bengkulu": {3: {2}},
    "pinrang": {7: {5}},
    "kepulauan-mentawai": {2: {1}, 6: {5}},
}
HOSTS = {"instagram": "www.instagram.com", "facebook": "www.facebook.com", "x": "x.com", "tiktok": "www.tiktok.com"}


def index_files() -> list[Path]:
    return sorted([*POSTS.rglob("index.md"), *VERSIONS.rglob("index*.md")])


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def cut(path: Path) -> tuple[str, str]:
    """Front matter and body."""
    text = path.read_text(encoding="utf-8")
    assert text.startswith("---\n")
    head, body = text[4:].split("\n---\n", 1)
    return head + "\n", body


def front(path: Path) -> dict[str, Any]:
    loaded = yaml.safe_load(cut(path)[0])
    assert isinstance(loaded, dict)
    return loaded


def plan_posts() -> list[dict[str, Any]]:
    posts = PLAN["posts"]
    assert isinstance(posts, list)
    return posts


def plan_steps(post: dict[str, Any]) -> list[dict[str, Any]]:
    return [*post["steps"], *post.get("ralat", {}).get("steps", [])]


@pytest.mark.parametrize("path", index_files(), ids=named)
def test_front_matter_has_the_format_of_a_post(path: Path) -> None:
    raw = path.read_bytes()
    text = raw.decode("utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert b"\r" not in raw
    assert b"\t" not in raw
    assert raw.endswith(b"\n")
    assert not raw.endswith(b"\n\n")
    assert not re.search(r" $", text, re.MULTILINE)
    head, body = cut(path)
    assert [line for line in head.splitlines() if not LINE.match(line)] == []
    data = front(path)
    marks = [line.split(":", 1)[0] for line in head.splitlines() if re.match(r"[a-z_]+:", line)]
    assert marks == list(data) == [key for key in KEYS if key in data]
    assert set(data) >= REQUIRED
    assert 110 <= len(body.split()) <= 350
    assert "![" not in body
    assert "<" not in body
    for caption in data["captions"].values():
        assert len(re.findall(r"#\w", caption)) <= 5
    assert ("x" in data["captions"]) == ("x" in data["platforms"])
    assert len(data["captions"].get("x", "")) < 230


@pytest.mark.parametrize("path", index_files(), ids=named)
def test_each_post_keeps_what_its_office_asks(path: Path) -> None:
    data, office = front(path), path.relative_to(ROOT).parts[2]
    assert data["platforms"] == PLAN["offices"][office]["platforms"]
    assert 1 <= len(data["images"]) <= 4
    for image in data["images"]:
        assert re.fullmatch(r"foto-\d\.jpg", image["file"])
        assert 10 <= len(image["alt"]) <= 125
        assert not image["alt"].lower().startswith(("gambar", "foto"))
    if office == "pasaman":
        assert data["sources"]
        assert data["kind"] != "kegiatan" or len(data["images"]) >= 4
    if office == "kepulauan-mentawai":
        assert data["category"] in ("Produk Hukum", "Informasi Hukum")
    assert (data["kind"] == "produk-hukum") == ("legal" in data) == ("documents" in data)
    if "legal" in data:
        assert list(data["legal"]) == list(LEGAL)


@pytest.mark.parametrize("path", sorted([*index_files(), *POSTS.rglob("attachments/*.md")]), ids=named)
def test_weekdays_are_those_of_the_calendar(path: Path) -> None:
    text = " ".join(path.read_text(encoding="utf-8").split())
    found = [
        (day, dt.date(int(y), MONTHS.index(m) + 1, int(d)))
        for day, d, m, y in re.findall(rf"({'|'.join(DAYS)}), (\d+) ({'|'.join(MONTHS)}) (\d{{4}})", text)
    ]
    found += [(day, dt.date(int(y), int(m), int(d))) for day, d, m, y in re.findall(rf"({'|'.join(DAYS)}) \((\d+)/(\d+)/(\d{{4}})\)", text)]
    assert [(day, date) for day, date in found if DAYS[date.weekday()] != day] == []
    if path.name.startswith("index"):
        data = front(path)
        for key in ("date", "event"):
            assert dt.date(2026, 10, 5) <= data.get(key, data["date"]) <= dt.date(2026, 11, 13)


def test_every_post_is_planned_once_and_every_office_shows_each_state() -> None:
    paths = [post["path"] for post in plan_posts()]
    assert sorted(paths) == sorted(path.parent.relative_to(POSTS).as_posix() for path in POSTS.rglob("index.md"))
    for office, about in PLAN["offices"].items():
        own = [post for post in plan_posts() if post["path"].startswith(f"{office}/{about['sop']}/2026/")]
        assert {post["state"] for post in own} == {"finished", "ready", "waiting", "returned"}, office


@pytest.mark.parametrize("post", plan_posts(), ids=lambda post: str(post["path"]))
def test_the_plan_follows_the_sop(post: dict[str, Any]) -> None:
    office, steps = post["path"].split("/", 1)[0], plan_steps(post)
    zone = PLAN["offices"][office]["zone"]
    assert post["first_at"] == steps[0]["at"]
    times = [dt.datetime.fromisoformat(step["at"]) for step in steps]
    assert times == sorted(set(times))
    assert all(step["at"].endswith(zone) for step in steps)
    for step in steps:
        assert step["role"] in ROLES[office][step["step"]]
        assert step["person"] in ("A", "B")
        if step["decision"] == "return":
            assert step["to"] in RETURNS[office][step["step"]]
            assert step["note"]
        else:
            assert step["decision"] == "done"
            assert "to" not in step
        if office == "pasaman" and step["step"] == 4:
            assert step["note"]
    if office == "kota-bengkulu":
        approvals = [step["person"] for step in steps if step["step"] == 3 and step["decision"] == "done"]
        assert len(approvals) == len(set(approvals))
        assert post["state"] in ("waiting", "returned") or len(approvals) == 2
    assert (steps[-1]["decision"] == "return") == (post["state"] == "returned")
    last = max(ROLES[office])
    assert (post["state"] == "finished") == (steps[-1]["step"] == last) == post["expects"]["complete"]


@pytest.mark.parametrize("post", plan_posts(), ids=lambda post: str(post["path"]))
def test_what_a_step_brings_exists(post: dict[str, Any]) -> None:
    folder = POSTS / post["path"]
    data = front(folder / "index.md")
    brought = [name for step in [*plan_steps(post), *post.get("pending", [])] for name in step.get("brings", [])]
    assert len(brought) == len(set(brought))
    for name in brought:
        assert name in data if "/" not in name else (folder / name).is_file()
    listed = {f"attachments/{path.name}" for path in folder.glob("attachments/*")}
    assert listed <= set(brought)
    for step in plan_steps(post):
        if "index" in step:
            assert (ROOT / step["index"]).is_file()


@pytest.mark.parametrize("post", [post for post in plan_posts() if post["state"] == "finished"], ids=lambda post: str(post["path"]))
def test_uploads_cover_every_platform_and_name_plausible_addresses(post: dict[str, Any]) -> None:
    about = PLAN["offices"][post["path"].split("/", 1)[0]]
    for part in (post, post.get("ralat", post)):
        uploads = [(step, upload) for step in part["steps"] for upload in step.get("uploads", [])]
        assert {upload["platform"] for _, upload in uploads} == set(about["platforms"])
        shots = [upload["screenshot"] for _, upload in uploads]
        assert len(shots) == len(set(shots))
        for step, upload in uploads:
            assert upload["action"] in ("posted", "edited", "deleted")
            assert dt.datetime.fromisoformat(upload["posted_at"]) <= dt.datetime.fromisoformat(step["at"])
            if upload["platform"] == "whatsapp":
                assert "url" not in upload
                continue
            assert upload["url"].startswith(f"https://{HOSTS[upload['platform']]}/")
            assert about["account"] in upload["url"]
            assert upload["account"] == about["account"].removeprefix("@")
            assert about["account"].endswith("_demo")


def test_titles_of_unapproved_posts_stand_nowhere_else() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in POSTS.rglob("*.md")}
    titles = [front(POSTS / post["path"] / "index.md")["title"] for post in plan_posts()]
    assert len(titles) == len(set(titles))
    for title in titles:
        assert sum(title in text for path, text in texts.items() if path.name == "index.md") == 1, title


def test_pictures_and_documents_are_those_the_posts_name() -> None:
    named_files = {
        f"{path.parent.relative_to(POSTS).as_posix()}/{item['file']}"
        for path in POSTS.rglob("index.md")
        for key in ("images", "documents")
        for item in front(path).get(key, [])
    }
    assert named_files == set(PICTURES) | set(DOCUMENTS)
    on_disk = {path.relative_to(POSTS).as_posix() for path in POSTS.rglob("*") if path.suffix in (".jpg", ".pdf")}
    assert on_disk == named_files
    for path in PICTURES:
        raw = (POSTS / path).read_bytes()
        assert len(raw) < 250_000
        assert b"Exif" not in raw
        with Image.open(BytesIO(raw)) as image:
            assert image.format == "JPEG"
            assert image.size in ((1600, 1200), (1200, 1500))


def test_the_same_pillow_draws_the_same_bytes() -> None:
    path = next(iter(PICTURES))
    assert jpeg(picture(path)) == jpeg(picture(path))
    shots = [screenshot_bytes(screenshot("x", "Judul", "akun_demo", "6 Oktober 2026 14.20 WIB", picture=picture(path))) for _ in range(2)]
    assert shots[0] == shots[1]
    assert len(shots[0]) < 80_000
    with Image.open(BytesIO(shots[0])) as image:
        assert image.size == (540, 960)


@pytest.mark.parametrize("path", sorted(DOCUMENTS))
def test_documents_are_valid_one_page_pdf(path: str) -> None:
    raw = pdf(*DOCUMENTS[path])
    assert hashlib.sha256(raw).digest() == hashlib.sha256((POSTS / path).read_bytes()).digest()
    assert raw.startswith(b"%PDF-1.4\n")
    assert raw.endswith(b"%%EOF\n")
    assert b"Date" not in raw
    start = int(raw.rsplit(b"startxref\n", 1)[1].split(b"\n", 1)[0])
    table = raw[start:].split(b"\n")
    assert table[0] == b"xref"
    for number, row in enumerate(table[3 : 2 + int(table[1].split()[1])], 1):
        assert raw[int(row.split()[0]) :].startswith(b"%d 0 obj" % number)


def test_pdf_refuses_what_does_not_fit() -> None:
    with pytest.raises(ValueError, match="A4"):
        pdf("Judul", ["baris"] * 60)
