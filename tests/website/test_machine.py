"""Files for programs: feeds, sitemaps, JDIH data, JSON-LD, link cards and verify.json of a built site."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from PIL import Image as Picture

from benchmarks.changes import Draft, World
from site_tools.model.entry import HostReview
from site_tools.model.office import Account, Brand
from site_tools.model.post import Legal
from site_tools.website import feed, jdih, theme_later
from site_tools.website.build import build_site
from site_tools.website.machine import NO_ADDRESS, office_changes, office_files
from site_tools.website.page import Drawn, Source
from site_tools.website.proof import proof
from site_tools.website.scaling import cropped
from site_tools.website.share_card import drawn
from site_tools.website.site import OfficePosts
from site_tools.website.structured import data_block
from site_tools.website.summary import newest, summary
from tests.website import make
from tests.website.test_build import CONFIG, build, everything

# Our own files, made in this test: nothing that others wrote is parsed here.
parse_xml = ET.fromstring
URL = "https://paraf.contoh.id/"
POST = "contoh/medsos/2026"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
EVIL = 'Rapat </script><script>alert(1)</script> & "kutip" <!-- \x0b'
SCHEMA = Path(theme_later.__file__).parent / "theme/assets/paraf/jdih-feed.schema.json"
SECRETS = re.compile("RAHASIA|rahasia")
LATER = datetime.fromisoformat("2026-11-21T08:00:00+07:00")


def corrected(policy, slug, note, **meta):
    """A post whose second version is up."""
    made = make.judged(policy, slug, **meta)
    again = tuple(
        replace(e, at=(LATER + timedelta(minutes=n)).isoformat(), note=note if n == 0 else "") for n, e in enumerate(make.chain())
    )
    passage = replace(made.verdict.passages[0], round=2, at=LATER, note=note, entries=again)
    post = replace(made.post, entries=(*made.post.entries, *again))
    return replace(made, post=post, verdict=replace(made.verdict, passages=(*made.verdict.passages, passage), round=2))


@pytest.fixture(scope="module")
def offices():
    accounts = (
        Account("instagram", "kantor.contoh", "https://instagram.example/kantor.contoh", "Keputusan 1"),
        Account("x", "lama", "https://x.example/lama", "Keputusan 2", until=make.NOW - timedelta(days=1)),
        Account("facebook", "bukan-alamat", "javascript:alert(1)", "Keputusan 3"),
    )
    return make.policy(make.office(accounts=accounts)), make.policy(
        make.office(id="judul", short_name="Kantor Judul", trail_names="titles")
    )


@pytest.fixture(scope="module")
def library(offices):
    policy, titles = offices
    legal = Legal("Keputusan", "12", "2026", "KPT", "Tentang =RUMUS", tanggal_penetapan="2026-10-01", status="Berlaku", subjek="=1+1")
    secret = {"category": "RAHASIA-kategori", "tags": ("RAHASIA-tag",), "title": "RAHASIA", "body": "RAHASIA"}
    document = {"documents": (make.document("kep.pdf"),)}
    photo = {"foto-1.jpg": make.picture(1600, 1200)}
    return make.library(
        make.judged(policy, "rapat", title=EVIL, files=photo, category="Berita", tags=("satu",)),
        corrected(policy, "diralat", "Tanggal keliru.", category="Berita", files={"foto-1.jpg": make.picture(700, 400)}),
        make.judged(policy, "kecil", category="Warta & Kabar", kind="pengumuman"),
        make.judged(policy, "polos", images=(), files={}, kind="pengumuman"),
        make.judged(policy, "produk", kind="produk-hukum", legal=legal, files={**photo, "kep.pdf": b"%PDF"}, **document),
        make.judged(titles, "tanpa-nama"),
        make.judged(policy, "rahasia-menunggu", code=make.Code.WAITING, **secret),
        make.judged(policy, "rahasia-kembali", code=make.Code.RETURNED, **secret),
        make.judged(policy, "rahasia-tolak", code=make.Code.REJECTED, **secret),
        make.judged(policy, "rahasia-nanti", publish_at=make.NOW + timedelta(days=9), **secret),
        make.judged(policy, "rahasia-hukum", code=make.Code.WAITING, kind="produk-hukum", legal=replace(legal, nomor="RAHASIA"), **secret),
        make.withdrawn(policy, "ditarik", kind="produk-hukum", legal=replace(legal, judul="RAHASIA"), **secret),
    )


@pytest.fixture(scope="module")
def site(library, tmp_path_factory):
    where = tmp_path_factory.mktemp("mesin") / "site"
    tree = make.tree(library)
    sizes = {"rapat": (1600, 1200), "produk": (1600, 1200), "diralat": (700, 400)}
    for judged in library.posts:
        held = {"foto-1.jpg": make.picture(*sizes.get(judged.post.path.slug, (60, 40))), "kep.pdf": b"%PDF"}
        for file in judged.post.files:
            tree.held[f"{judged.post.path.folder}/{file.name}"] = held[file.name]
    report = build(library, where, tree)
    assert report.built
    assert NO_ADDRESS not in report.warnings
    return where


def read(site, name):
    return (site / name).read_text(encoding="utf-8")


class Head(HTMLParser):
    """Meta, links and data blocks of a page."""

    def __init__(self, text):
        super().__init__()
        self.meta, self.links, self.data, self._open = {}, [], [], False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "meta":
            self.meta[given.get("property") or given.get("name")] = given.get("content")
        if tag == "link":
            self.links.append(given)
        self._open = tag == "script" and given.get("type") == "application/ld+json"
        if self._open:
            self.data.append("")

    def handle_data(self, data):
        if self._open:
            self.data[-1] += data

    def handle_endtag(self, tag):
        self._open = False


# --- feeds ------------------------------------------------------------------------------------------


def test_every_office_and_category_has_three_feeds(site):
    folders = {p.parent.relative_to(site).as_posix() for p in site.rglob("rss.xml")}
    assert folders == {"contoh", "contoh/kategori/berita", "contoh/kategori/warta-kabar", "judul"}
    for name in ("atom.xml", "feed.json"):
        assert {p.parent.relative_to(site).as_posix() for p in site.rglob(name)} - {"contoh/jdih"} == folders


def test_rss(site):
    channel = parse_xml(read(site, "contoh/rss.xml")).find("channel")
    items = {item.findtext("link"): item for item in channel.iter("item")}
    assert len(items) == 5
    one = items[f"{URL}{POST}/rapat/"]
    assert one.findtext("title") == EVIL.replace("\x0b", "")
    assert one.findtext("guid") == f"{URL}{POST}/rapat/"
    assert parsedate_to_datetime(one.findtext("pubDate")) == make.START + timedelta(minutes=40)
    assert [c.text for c in one.iter("category")] == ["Kegiatan", "Berita", "satu"]
    assert channel.find(f"{ATOM}link").get("href") == f"{URL}contoh/rss.xml"
    assert parsedate_to_datetime(channel.findtext("lastBuildDate")) == LATER, "the latest change, not the time of the build"


def test_a_correction_changes_updated_and_keeps_the_id(site):
    root = parse_xml(read(site, "contoh/kategori/berita/atom.xml"))
    entries = {e.findtext(f"{ATOM}id"): e for e in root.iter(f"{ATOM}entry")}
    assert set(entries) == {f"{URL}{POST}/rapat/", f"{URL}{POST}/diralat/"}
    one = entries[f"{URL}{POST}/diralat/"]
    assert datetime.fromisoformat(one.findtext(f"{ATOM}published")) == make.START + timedelta(minutes=40)
    assert datetime.fromisoformat(one.findtext(f"{ATOM}updated")) == LATER
    assert one.findtext(f"{ATOM}summary").startswith("Ralat, 21 November 2026: Tanggal keliru.")
    assert datetime.fromisoformat(root.findtext(f"{ATOM}updated")) == LATER
    assert root.findtext(f"{ATOM}id") == f"{URL}contoh/kategori/berita/"


def test_json_feed(site):
    held = json.loads(read(site, "contoh/feed.json"))
    assert held["version"] == "https://jsonfeed.org/version/1.1"
    assert held["feed_url"] == f"{URL}contoh/feed.json"
    items = {item["id"]: item for item in held["items"]}
    assert items[f"{URL}{POST}/diralat/"]["date_modified"] == LATER.isoformat()
    for item in items.values():
        if "image" in item:
            assert (site / item["image"].removeprefix(URL)).is_file()


def test_the_newest_fifty(offices):
    policy = offices[0]
    posts = [make.judged(policy, f"a{n:03}", date=make.NOW.date() - timedelta(days=n)) for n in range(60)]
    library = make.library(*posts)

    held = newest(summary(Source(library, make.tree(library)), j) for j in library.posts)
    (found,) = feed.feeds(policy, held, URL)
    assert [i.url for i in found.items] == [f"{URL}{POST}/a{n:03}/" for n in range(50)]


def test_feeds_are_offered_where_readers_are(site):
    office, category = Head(read(site, f"{POST}/rapat/index.html")), Head(read(site, "contoh/kategori/berita/index.html"))
    assert [x["href"] for x in office.links if x["rel"] == "alternate"] == [f"../../../{n}" for n in ("rss.xml", "atom.xml", "feed.json")]
    hrefs = [x["href"] for x in category.links if x["rel"] == "alternate"]
    assert hrefs[:3] == ["rss.xml", "atom.xml", "feed.json"] or hrefs[:3] == ["./rss.xml", "./atom.xml", "./feed.json"]
    assert len(hrefs) == 6
    assert not [x for x in Head(read(site, "index.html")).links if x["rel"] == "alternate"]
    assert 'Langganan Kantor Contoh: <a href="../../../rss.xml">RSS</a>' in read(site, f"{POST}/rapat/index.html")


# --- sitemap ----------------------------------------------------------------------------------------


def test_sitemaps_name_every_page_that_may_be_found_and_no_other(site):
    shards = [e.text for e in parse_xml(read(site, "sitemap.xml")).iter(f"{MAP}loc")]
    named = {}
    for shard in shards:
        for url in parse_xml(read(site, shard.removeprefix(URL))).iter(f"{MAP}url"):
            named[url.findtext(f"{MAP}loc")] = url.findtext(f"{MAP}lastmod")
    assert named[f"{URL}{POST}/diralat/"] == "2026-11-21"
    pages = {p.relative_to(site).as_posix().removesuffix("index.html"): Head(p.read_text()) for p in site.rglob("index.html")}
    assert {u.removeprefix(URL) for u in named} == {a for a, head in pages.items() if head.meta.get("robots") != "noindex"}
    assert f"{URL}{POST}/ditarik/" not in named


# --- link cards -------------------------------------------------------------------------------------


def test_every_page_has_a_picture_for_links_that_is_what_it_says(site):
    for page in site.rglob("*.html"):
        meta = Head(page.read_text()).meta
        file = site / meta["og:image"].removeprefix(URL)
        with Picture.open(file) as picture:
            assert picture.size == (int(meta["og:image:width"]), int(meta["og:image:height"])), page
            assert not picture.getexif()
        assert meta["twitter:card"] == "summary_large_image"
        assert meta["twitter:image"] == meta["og:image"]
        assert meta["og:title"]
        assert meta["og:description"] == meta["description"]


CARDS = {
    f"{POST}/rapat/": (rf"{POST}/rapat/gambar/foto-1-[0-9a-f]{{8}}-tautan\.jpg", (1200, 630)),
    f"{POST}/diralat/": (rf"{POST}/diralat/foto-1\.jpg", (700, 400)),
    f"{POST}/kecil/": (r"assets/paraf/kartu/contoh\.png", (1200, 630)),
    f"{POST}/polos/": (r"assets/paraf/kartu/contoh\.png", (1200, 630)),
    f"{POST}/ditarik/": (r"assets/paraf/kartu/contoh\.png", (1200, 630)),
    "judul/": (r"assets/paraf/kartu/judul\.png", (1200, 630)),
    "": (r"assets/paraf/kartu\.png", (1200, 630)),
}


@pytest.mark.parametrize("place", CARDS)
def test_which_picture(site, place):
    name, size = CARDS[place]
    meta = Head(read(site, f"{place}index.html")).meta
    assert re.fullmatch(re.escape(URL) + name, meta["og:image"])
    assert (int(meta["og:image:width"]), int(meta["og:image:height"])) == size


def test_a_crop_keeps_its_focus():

    picture = Picture.new("RGB", (1200, 1600), "white")
    picture.paste("black", (0, 0, 1200, 400))
    out = io.BytesIO()
    picture.save(out, "PNG")
    tops = []
    for focus in ((0.5, 0.0), (0.5, 1.0)):
        with Picture.open(io.BytesIO(cropped(out.getvalue(), focus))) as made:
            assert made.size == (1200, 630)
            tops.append(made.convert("L").getpixel((600, 5)))
    assert tops[0] < 20
    assert tops[1] > 235


def test_what_shines_through_is_white():

    out = io.BytesIO()
    Picture.new("RGBA", (1300, 700), (0, 0, 0, 0)).save(out, "PNG")
    with Picture.open(io.BytesIO(cropped(out.getvalue(), (0.5, 0.5)))) as made:
        assert min(made.convert("L").getextrema()) > 250


def test_cards_are_the_same_every_time_and_hold_long_names():

    for name in ("KPU", "Komisi Pemilihan Umum Kabupaten Dengan Nama Yang Sangat Panjang Sekali Di Ujung Negeri", "A" * 90, ""):
        card = Drawn("x.png", name, "Baris", Brand("#ffffff", "bukan warna"))
        assert drawn(card) == drawn(card)
        assert len(drawn(card)) < 40_000


# --- JSON-LD ----------------------------------------------------------------------------------------


def test_a_post_is_an_article(site):
    (block,) = Head(read(site, f"{POST}/diralat/index.html")).data
    held = json.loads(block)
    assert held["@type"] == "NewsArticle"
    assert datetime.fromisoformat(held["datePublished"]) == make.START + timedelta(minutes=40)
    assert datetime.fromisoformat(held["dateModified"]) == LATER
    assert held["correction"] == [{"@type": "CorrectionComment", "text": "Tanggal keliru.", "datePublished": LATER.isoformat()}]
    assert held["publisher"]["@type"] == held["author"]["@type"] == "GovernmentOrganization"
    assert (site / held["image"]["url"].removeprefix(URL)).is_file()


def test_no_title_gets_out_of_its_data_block(site):
    text = read(site, f"{POST}/rapat/index.html")
    assert "<script>alert" not in text
    (block,) = Head(text).data
    assert json.loads(block)["headline"] == EVIL
    assert not re.search("[<>&\u2028]", data_block({"a": "<!-- </script> & \u2028"}))


def test_an_office_names_the_accounts_that_are_its_own_now(site):
    held = json.loads(Head(read(site, "contoh/index.html")).data[0])
    assert held["@type"] == "GovernmentOrganization"
    assert held["sameAs"] == ["https://instagram.example/kantor.contoh"]


# --- JDIH -------------------------------------------------------------------------------------------


def test_legal_products_fit_the_schema(site):
    schema = json.loads(SCHEMA.read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    held = json.loads(read(site, "contoh/jdih/feed.json"))
    jsonschema.validate(held, schema, format_checker=jsonschema.FormatChecker())
    assert [row["idData"] for row in held] == [f"{POST}/produk"]
    assert (held[0]["tahun_pengundangan"], held[0]["tanggal_pengundangan"], held[0]["abstrak"]) == ("2026", "", "-")
    assert (site / held[0]["urlDownload"].removeprefix(URL)).is_file()
    assert not (site / "judul/jdih").exists()
    for wrong in ({"operasi": "5"}, {"judul": ""}, {"tanggal_penetapan": "1 Oktober 2026"}, {"lain": "x"}, {"isbn": None}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate([held[0] | wrong], schema)


def test_the_table_runs_nothing(site):
    data = (site / "contoh/jdih/feed.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert tuple(row) == jdih.COLUMNS
    assert row["subjek"] == "'=1+1"
    assert row["isbn"] == "-"
    assert 'href="../../contoh/jdih/feed.csv"' in read(site, "contoh/produk-hukum/index.html")


def test_a_change_makes_what_a_full_build_makes(offices, library):
    """Of the files that a change touches; those of a category or a list that is empty now are taken away."""
    policy = offices[0]
    shown = [j for j in library.posts if library.public(j) and j.policy is policy]
    source = Source(library, make.tree(library, {"kep.pdf": b"%PDF", "foto-1.jpg": make.picture()}))
    held = newest(summary(replace(source, sizes={f.sha256: (60, 40) for j in shown for f in j.post.files}), j) for j in shown)
    for gone in held:
        rest = tuple(s for s in held if s is not gone)
        before = {m.address: m for m in office_files(policy, held, URL)}
        after = {m.address: m for m in office_files(policy, rest, URL)}
        for pair, old, new, now in (((gone, None), before, after, rest), ((None, gone), after, before, tuple(held))):
            changes = dict(office_changes({"contoh": policy}, {"contoh": OfficePosts(now, ())}, [pair], URL))
            result = {place: made for place, made in (old | changes).items() if made}
            assert result == new, gone.post


# --- verify.json ------------------------------------------------------------------------------------


def test_the_approval_of_the_version_on_the_page(site):
    held = json.loads(read(site, f"{POST}/diralat/verify.json"))
    assert (held["round"], held["root"], held["policy"]) == (2, "cd" * 32, 1)
    assert len(held["entries"]) == 3
    assert [e["step"] for e in held["entries"]] == ["1", "2", "3"]
    assert "note Tanggal keliru." in held["entries"][0]["statement"]
    for before, after in zip(held["entries"], held["entries"][1:], strict=False):
        assert after["previous"] == before["link"]
        assert f"previous {before['link']}\n" in after["statement"]
    assert 'href="verify.json"' in read(site, f"{POST}/diralat/index.html")
    assert not (site / f"{POST}/ditarik/verify.json").exists()
    assert {p.parent.name for p in site.rglob("verify.json")} == {"rapat", "diralat", "kecil", "polos", "produk", "tanpa-nama"}


def test_titles_only_means_no_person_and_nothing_to_try_guesses_on(site):
    text = read(site, "judul/medsos/2026/tanpa-nama/verify.json")
    held = json.loads(text)
    assert all(set(e) == {"step", "title", "decision", "at", "previous", "link", "withheld"} for e in held["entries"])
    for word in ("ani", "budi", "citra", "ssh-ed25519", "SHA256:", "BEGIN SSH SIGNATURE"):
        assert not re.search(rf"\b{word}\b", text.split('"how"')[0]), word


def test_a_note_that_no_page_shows_stays_inside(offices):

    policy = offices[0]
    notes = ("", "RAHASIA: tadi sudah ditelepon.", policy.office.standard_note)
    entries = tuple(replace(e, note=n) for e, n in zip(make.chain(), notes, strict=True))
    judged = make.judged(policy, "a", entries=entries)
    text = proof(Source(make.library(judged), make.tree(make.library(judged))), judged)
    assert "RAHASIA" not in text
    assert ["statement" in e for e in json.loads(text)["entries"]] == [True, False, True]


def test_a_click_is_signed_by_the_notary(offices):

    review = HostReview("host.example", "1", "2", "3", "ab" * 20, "4", "APPROVED", make.START.isoformat())
    entries = (*make.chain()[:2], replace(make.chain()[2], review=review))
    judged = make.judged(offices[0], "a", entries=entries)
    held = json.loads(proof(Source(make.library(judged), make.tree(make.library(judged))), judged))
    assert [(e["signer"], e["namespace"]) for e in held["entries"]][1:] == [("budi", "paraf-step@v1"), ("notaris", "paraf-notary@v1")]


# --- what is on no page -------------------------------------------------------------------------------


def test_nothing_of_a_post_that_is_not_public_is_in_any_file(site):
    assert not SECRETS.search(everything(site))
    assert not [p for p in site.rglob("*") if SECRETS.search(p.relative_to(site).as_posix())]


def test_without_an_address_there_are_no_feeds_and_the_build_says_so(library, tmp_path):

    config = tmp_path / "mkdocs.yml"
    config.write_text("\n".join(line for line in CONFIG.read_text().split("\n") if not line.startswith("site_url")))
    one = make.library(make.judged(make.policy(), "a"))
    report = build_site(one, make.tree(one), config_file=config, site_dir=tmp_path / "site")
    assert report.warnings.count(NO_ADDRESS) == 1
    site = tmp_path / "site"
    assert not [p for p in site.rglob("*") if p.name in ("rss.xml", "atom.xml", "feed.json", "feed.csv", "sitemap.xml")]
    head = Head(read(site, f"{POST}/a/index.html"))
    assert "og:image" not in head.meta
    assert not head.data
    assert not [x for x in head.links if x["rel"] == "alternate"]
    assert json.loads(read(site, f"{POST}/a/verify.json"))["url"] == ""


# --- real signatures ----------------------------------------------------------------------------------


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="OpenSSH is not here")
def test_what_verify_json_says_is_enough_for_ssh_keygen(tmp_path):

    root = tmp_path / "repo"
    root.mkdir()
    world = World(root, random.Random(1))  # noqa: S311 - any sequence will do
    world.write(Draft("satu"))
    world.commit()
    world.build()
    (file,) = (root / "site").rglob("verify.json")
    held = json.loads(file.read_text())
    checked = 0
    for entry in held["entries"]:
        if "statement" not in entry:
            continue
        (tmp_path / "kunci").write_text(entry["allowed_signer"] + "\n")
        (tmp_path / "paraf.sig").write_text(entry["signature"])
        command = ["ssh-keygen", "-Y", "verify", "-f", "kunci", "-I", entry["signer"], "-n", entry["namespace"], "-s", "paraf.sig"]

        def says(statement, command=command):
            return subprocess.run(command, input=statement.encode(), cwd=tmp_path, check=False, capture_output=True).returncode

        assert says(entry["statement"]) == 0
        assert says(entry["statement"] + " ") != 0
        checked += 1
    assert checked
    assert {m["name"] for m in held["media"]} == {"foto-1.jpg", "index.md:images"}
    for media in (m for m in held["media"] if ":" not in m["name"]):
        assert make.digest((file.parent / media["name"]).read_bytes()) == media["sha256"]
    lines = "".join(sorted(f"{m['sha256']}  {m['name']}\n" for m in held["media"]))
    assert make.digest(lines.encode()) == held["digests"]["media"]
