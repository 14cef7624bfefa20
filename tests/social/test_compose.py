from __future__ import annotations

import dataclasses
import datetime as dt
import io
import json
import re
import zipfile
from html.parser import HTMLParser

import pytest
import yaml

from site_tools.canonical import sha256
from site_tools.model.evidence import Record
from site_tools.model.finding import Problem
from site_tools.model.post import Document, Image, Video
from site_tools.model.verdict import Code
from site_tools.social.compose import compose
from site_tools.social.platforms import PLATFORMS
from site_tools.social.watermark import DRAFT_MARK

from .builders import EVERYWHERE, HEAD, SITE, TITLE, WIB, jpeg, made

URL = f"{SITE}/agam/medsos/2026/rapat-pleno/"


def bundle(post=None, **options):
    post = post or made()
    return compose(post.judged, post.read, **{"site_url": SITE, "chain_head": HEAD} | options)


def manifest(files):
    return json.loads(files["bundle.json"])


@pytest.fixture(scope="module")
def full():
    return bundle(made(data={"foto-1.jpg": jpeg(), "foto-2.jpg": jpeg(600, 600)}, tags=("pemilu", "pleno")))


def test_the_layout(full):
    assert sorted(full) == sorted(
        [
            "BACA-DULU.txt",
            "SHA256SUMS",
            "bundle.json",
            "index.html",
            "kit.html",
            "rapat-pleno.zip",
            "record.yml",
            *(f"instagram/{n}" for n in ("caption.txt", "alt.txt", "01-4x5.jpg", "02-4x5.jpg", "story-9x16.jpg")),
            *(f"facebook/{n}" for n in ("caption.txt", "alt.txt", "link.txt", "01.jpg", "02.jpg")),
            *(f"x/{n}" for n in ("01.txt", "alt.txt", "01-16x9.jpg", "02-16x9.jpg")),
            *(f"tiktok/{n}" for n in ("judul.txt", "caption.txt", "alt.txt", "01-9x16.jpg", "02-9x16.jpg")),
            *(f"youtube/{n}" for n in ("judul.txt", "deskripsi.txt", "tag.txt", "thumbnail-16x9.jpg")),
            *(f"whatsapp/{n}" for n in ("pesan.txt", "alt.txt", "01-4x5.jpg", "02-4x5.jpg", "status-9x16.jpg")),
            *(f"threads/{n}" for n in ("caption.txt", "alt.txt", "01-4x5.jpg", "02-4x5.jpg")),
            *(f"telegram/{n}" for n in ("pesan.txt", "alt.txt", "01-4x5.jpg", "02-4x5.jpg")),
            *(f"linkedin/{n}" for n in ("caption.txt", "alt.txt", "01-4x5.jpg", "02-4x5.jpg")),
        ]
    )


def test_the_manifest_names_every_other_file(full):
    value = manifest(full)
    assert value["files"] == {name: sha256(data) for name, data in full.items() if name != "bundle.json"}
    assert value["schema"] == "paraf-bundle/v1"
    assert (value["office"], value["post"], value["url"]) == ("agam", "agam/medsos/2026/rapat-pleno", URL)
    assert (value["title"], value["verdict"], value["chain_head"]) == (TITLE, "SATISFIED", HEAD)
    assert value["sop"]["number"] == "12/SOP/2026"
    assert value["digests"]["captions"] == "2" * 64
    assert [(s["step"], s["title"], s["person"]) for s in value["approval"]] == [
        (1, "Operator", "Budi Contoh"),
        (2, "Kepala Subbagian Teknis", "Ani Contoh"),
    ]
    assert tuple(value["platforms"]) == EVERYWHERE
    for name, card in value["platforms"].items():
        assert card["account"] == f"kantor_{name}"
        assert card["count"]["limit"] == PLATFORMS[name].text.size
        for medium in card["media"]:
            assert (medium["sha256"], medium["bytes"]) == (sha256(full[medium["file"]]), len(full[medium["file"]]))
            assert medium["alt"].startswith("Suasana rapat")


def test_twice_the_same_bytes(full):
    again = bundle(made(data={"foto-1.jpg": jpeg(), "foto-2.jpg": jpeg(600, 600)}, tags=("pemilu", "pleno")))
    assert again == full
    assert list(again) == list(full) == sorted(full)


def test_the_archive_is_plain_and_complete(full):
    with zipfile.ZipFile(io.BytesIO(full["rapat-pleno.zip"])) as archive:
        names = archive.namelist()
        assert names == sorted(names)
        assert set(names) == {f"rapat-pleno/{n}" for n in full if n not in ("kit.html", "bundle.json", "rapat-pleno.zip")}
        for info in archive.infolist():
            assert (info.date_time, info.external_attr >> 16, info.create_system) == ((1980, 1, 1, 0, 0, 0), 0o100644, 3)
            assert archive.read(info) == full[info.filename.removeprefix("rapat-pleno/")]


class Page(HTMLParser):
    """Collects what a page refers to, and the text of each textarea."""

    def __init__(self, page):
        super().__init__()
        self.refers, self.presses, self.areas, self.ids, self.copies, self._area = [], [], {}, set(), set(), ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            assert given["id"] not in self.ids
            self.ids.add(given["id"])
        if tag in ("img", "script", "link", "iframe", "source"):
            self.refers += [given[k] for k in ("src", "href") if k in given]
        if tag == "a":
            self.presses.append(given["href"])
        if "data-copy" in given:
            self.copies.add(given["data-copy"])
        if tag == "textarea":
            assert "readonly" in given
            self._area = given["id"]
            self.areas[self._area] = ""

    def handle_endtag(self, tag):
        if tag == "textarea":
            self._area = ""

    def handle_data(self, data):
        if self._area:
            self.areas[self._area] += data


@pytest.mark.parametrize("name", ["index.html", "kit.html"])
def test_the_page_asks_nothing_from_outside_and_is_complete(full, name):
    text = full[name].decode()
    page = Page(text)
    assert "data:," in page.refers, "without an icon of its own a browser asks the host for one"
    for target in set(page.refers) - {"data:,"}:
        assert target.startswith("data:image/jpeg;base64,") if name == "kit.html" else target in full
    for target in page.presses:
        if target.startswith("#"):
            assert target[1:] in page.ids
        elif not target.startswith(("https://", "data:")):
            assert target in full
    assert "url(" not in text
    assert "@import" not in text
    assert page.copies == set(page.areas)
    assert "12/SOP/2026" in text
    assert "Kepala Subbagian Teknis (Ani Contoh)" in text
    assert "20 November 2026 pukul 10.15 WIB" in text
    assert "bukan TTE tersertifikasi" in text
    assert "min-height:48px" in text
    assert "&lt;Rekapitulasi&gt;" in text
    for card in manifest(full)["platforms"].values():
        assert card["account"] in text
        for part in card["parts"]:
            assert part["text"] in [area.removeprefix("\n") for area in page.areas.values()]


def test_the_script_is_the_one_the_page_allows(full):
    import base64
    import hashlib

    text = full["index.html"].decode()
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in text


def test_markup_in_captions_stays_text():
    hostile = '</textarea><script>alert(1)</script><img src="https://jahat.example/x">&amp;'
    office = {"accounts": (), "brand": dataclasses.replace(made().judged.policy.office.brand, primary="red}body{background:url(//x)")}
    files = bundle(made(captions={"default": hostile}, title=hostile, images=(Image("foto-1.jpg", hostile),), office=office))
    page = Page(files["index.html"].decode())
    assert all("jahat" not in target for target in page.refers)
    assert page.areas["facebook-1"].removeprefix("\n").startswith(hostile)
    assert b"url(" not in files["index.html"]


def test_the_papers(full):
    assert "kantor_instagram" in full["BACA-DULU.txt"].decode()
    assert "Admin Medsos (waktu menurut SOP: 30 menit)" in full["BACA-DULU.txt"].decode()
    records = yaml.safe_load(full["record.yml"])["records"]
    assert [r["platform"] for r in records] == list(EVERYWHERE)
    assert {r["round"] for r in records} == {1}
    assert set(records[0]) == {field.name for field in dataclasses.fields(Record)}
    assert full["instagram/alt.txt"].decode() == "01-4x5.jpg: Suasana rapat, foto-1.jpg\n02-4x5.jpg: Suasana rapat, foto-2.jpg\n"
    assert full["facebook/link.txt"].decode() == URL + "\n"
    assert full["youtube/tag.txt"] == b"pemilu, pleno\n"
    for line in full["SHA256SUMS"].decode().splitlines():
        digest, name = line.split("  ")
        assert sha256(full[name]) == digest


def test_only_the_platforms_of_the_post():
    files = bundle(made(platforms=("x",)))
    assert {name.split("/")[0] for name in files if "/" in name} == {"x"}


@pytest.mark.parametrize("code", [code for code in Code if code not in (Code.SATISFIED, Code.OVERRIDDEN)])
def test_what_is_not_approved_is_refused(code):
    with pytest.raises(Problem) as caught:
        bundle(made(code=code))
    (finding,) = caught.value.findings
    assert finding.code == "NOT-APPROVED"
    assert TITLE not in str(caught.value)
    assert code is Code.WITHDRAWN or "--preview" in finding.remedy.en


def test_who_must_act_is_named():
    with pytest.raises(Problem) as caught:
        bundle(made(code=Code.WAITING))
    assert "Kasubbag Teknis (Ani Contoh)" in caught.value.findings[0].remedy.id


def test_a_draft_is_marked_everywhere():
    post = made(
        code=Code.WAITING,
        data={"foto-1.jpg": jpeg(), "video.mp4": b"film", "a.pdf": b"%PDF"},
        videos=(Video("video.mp4"),),
        documents=(Document("a.pdf", "Keputusan"),),
        tags=("t",),
    )
    files = bundle(post, preview=True)
    approved = bundle(made(tags=("t",)))
    assert manifest(files)["preview"] is True
    for name, data in files.items():
        if name.endswith(".txt") and name != "BACA-DULU.txt":
            assert data.decode().startswith(DRAFT_MARK)
        if name.endswith(".jpg"):
            assert data != approved[name]
    for name in ("BACA-DULU.txt", "index.html", "kit.html"):
        assert DRAFT_MARK in files[name].decode()
    page = Page(files["index.html"].decode())
    assert all(text.removeprefix("\n").startswith(DRAFT_MARK) for text in page.areas.values())
    assert not [name for name in files if name.startswith(("video/", "dokumen/"))]
    assert "record.yml" not in files
    assert "Sudah disetujui" not in files["index.html"].decode()
    assert not any("intent" in target or "wa.me" in target for target in page.presses)


def test_a_withdrawn_post_is_not_even_shown_as_a_draft():
    with pytest.raises(Problem, match="NOT-APPROVED"):
        bundle(made(code=Code.WITHDRAWN), preview=True)


def test_an_exception_is_said():
    assert "keadaan kahar" in bundle(made(code=Code.OVERRIDDEN))["index.html"].decode()


def test_titles_only_where_the_office_wants_no_names():
    files = bundle(made(office={"trail_names": "titles"}))
    for name in ("index.html", "bundle.json", "BACA-DULU.txt"):
        assert "Ani Contoh" not in files[name].decode()
        assert "Kepala Subbagian Teknis" in files[name].decode()


def test_a_demonstration_says_so():
    files = bundle(made(office={"demo": True}))
    for name in ("index.html", "kit.html", "BACA-DULU.txt"):
        assert "CONTOH" in files[name].decode()


def test_videos_and_documents_go_along_untouched():
    data = {"foto-1.jpg": jpeg(), "pleno.mp4": b"\0film", "keputusan.pdf": b"%PDF"}
    files = bundle(made(data=data, videos=(Video("pleno.mp4"),), documents=(Document("keputusan.pdf", "Keputusan 12"),)))
    assert files["video/pleno.mp4"] == b"\0film"
    assert files["dokumen/keputusan.pdf"] == b"%PDF"
    assert manifest(files)["documents"][0]["title"] == "Keputusan 12"
    assert "dokumen/keputusan.pdf" in Page(files["index.html"].decode()).presses


def test_a_video_kept_elsewhere_is_told_with_its_digest():
    files = bundle(made(data={"poster.jpg": jpeg()}, videos=(Video("besar.mp4", "e" * 64, "poster.jpg", "Drive kantor", "Ketua bicara"),)))
    (warning,) = [w for w in manifest(files)["warnings"] if w["code"] == "VIDEO-ELSEWHERE"]
    assert "Drive kantor" in warning["message"]["id"]
    assert "e" * 64 in files["index.html"].decode()
    assert manifest(files)["platforms"]["youtube"]["media"][0]["source"] == "poster.jpg"


def test_surplus_pictures_are_told():
    data = {f"foto-{n}.jpg": jpeg(60, 60) for n in range(1, 7)}
    files = bundle(made(data=data, platforms=("x",)))
    assert sum(name.endswith(".jpg") for name in files) == 4
    warned = {w["code"]: w for w in manifest(files)["warnings"]}
    assert {"IMAGES-LEFT-OUT", "IMAGE-ENLARGED"} <= set(warned)
    assert warned["IMAGES-LEFT-OUT"]["message"]["id"] in files["index.html"].decode()


def test_what_was_cut_stands_in_manifest_and_on_the_page():
    words = "Kalimat yang sama sekali lagi. " * 30 + "Kalimat terakhir yang hilang."
    files = bundle(made(captions={"default": "Pendek.", "threads": words}))
    (warning,) = [w for w in manifest(files)["warnings"] if w["code"] == "TEXT-CUT"]
    assert warning["removed"].endswith("Kalimat terakhir yang hilang.")
    assert "Kalimat terakhir yang hilang." in files["index.html"].decode()
    assert files["threads/caption.txt"].decode() == manifest(files)["platforms"]["threads"]["caption"] + "\n"


MISSING = {
    "no such picture": {"images": (Image("lain.jpg", "x"),)},
    "above the folder": {"images": (Image("../foto-1.jpg", "x"),)},
    "an attachment": {"images": (Image("attachments/notula.jpg", "x"),)},
    "no such document": {"documents": (Document("tidak.pdf", "x"),)},
    "a video without digest": {"videos": (Video("tidak.mp4"),)},
}


@pytest.mark.parametrize("meta", MISSING.values(), ids=MISSING)
def test_only_media_beside_the_post_is_read(meta):
    with pytest.raises(Problem, match="MEDIA-MISSING"):
        bundle(made(**meta))


def test_all_bad_pictures_are_named_at_once():
    data = {"foto-1.jpg": b"rusak", "foto-2.jpg": jpeg(), "foto-3.jpg": jpeg()[:900]}
    with pytest.raises(Problem) as caught:
        bundle(made(data=data))
    assert [f.path.rsplit("/", 1)[1] for f in caught.value.findings] == ["foto-1.jpg", "foto-3.jpg"]


def test_an_unknown_platform_is_refused():
    with pytest.raises(Problem, match="PLATFORM-UNKNOWN"):
        bundle(made(platforms=("friendster",)))


def test_without_a_site_there_is_no_link_and_it_is_told():
    files = bundle(site_url="")
    assert "facebook/link.txt" not in files
    assert "SITE-URL-NONE" in {w["code"] for w in manifest(files)["warnings"]}


def test_an_account_outside_its_window_is_not_shown():
    accounts = made().judged.policy.office.accounts
    old = tuple(dataclasses.replace(a, until=dt.datetime(2026, 11, 1, tzinfo=WIB)) for a in accounts)
    files = bundle(made(platforms=("x",), office={"accounts": old}))
    assert manifest(files)["platforms"]["x"]["account"] == ""
    assert "ACCOUNT-UNKNOWN" in {w["code"] for w in manifest(files)["warnings"]}


def test_a_correction_lists_the_old_uploads():
    when = dt.datetime(2026, 11, 20, 13, tzinfo=WIB)
    records = (
        Record(1, "facebook", "posted", when, when, "budi", url="https://facebook.example/1"),
        Record(1, "x", "posted", when, when, "budi", url="https://x.example/1"),
        Record(1, "x", "deleted", when, when, "budi", url="https://x.example/1"),
        Record(1, "threads", "posted", when, when, "budi", url="https://threads.example/1"),
        Record(2, "threads", "edited", when, when, "budi", url="https://threads.example/1"),
    )
    files = bundle(made(records=records, round_=2))
    page = files["index.html"].decode()
    assert "https://facebook.example/1" in page
    assert "https://x.example/1" not in page
    assert "https://threads.example/1" not in page
    actions = {r["platform"]: (r["round"], r["action"]) for r in yaml.safe_load(files["record.yml"])["records"]}
    assert actions["facebook"] == (2, "edited")
    assert actions["x"] == (2, "posted")
