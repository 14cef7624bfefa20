"""Single pages, made without mkdocs."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from site_tools.model.evidence import Record
from site_tools.model.office import Brand
from site_tools.model.post import Legal, Video
from site_tools.website import address, words
from site_tools.website.brand import NIGHT, PAPER, contrast, stylesheet
from site_tools.website.homes import home, portal
from site_tools.website.listing import archive_listing, archive_pages
from site_tools.website.media import size_text
from site_tools.website.page import Source
from site_tools.website.plain import Written, plain_pages
from site_tools.website.post_page import post_page, tombstone
from site_tools.website.sheet import sheets
from site_tools.website.site import shown as is_shown
from site_tools.website.summary import newest, stone, summary
from site_tools.website.trail import rounds, rows, sentence
from tests.website import make


def text_of(page) -> str:
    """A page body as a reader sees it."""
    html = str(page.body(Markup("<p>Isi.</p>")))
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("&#34;", '"').split())


def html_of(page) -> str:
    return str(page.body(Markup("<p>Isi.</p>")))


def source(*posts, tree=None, **options) -> Source:
    library = make.library(*posts)
    return Source(library, tree or make.tree(library), **options)


NO_WORDS = Written("", "")


def summaries(where: Source) -> tuple:
    return tuple(newest(summary(where, j) for j in where.library.posts if is_shown(where, j)))


def shown(judged) -> str:
    return text_of(post_page(source(judged), judged))


# --- a post ---------------------------------------------------------------------------------------


def test_what_a_post_says():
    judged = make.judged(make.policy(), "a")
    page = post_page(source(judged), judged)
    text = text_of(page)
    assert page.address == "contoh/medsos/2026/a/"
    assert "20 November 2026 · Kegiatan: 19 November 2026" in text
    assert (
        "Diperiksa dan disetujui menurut SOP Nomor 175/ORT.06/1306/2023 oleh Budi Rekaan (Kasubbag Hupmas) dan Citra Rekaan (Sekretaris) "
        "pada 20 November 2026 pukul 09.45 WIB."
    ) in text
    assert "Terunggah 1 dari 3." in text
    assert words.SIGNATURE_LABEL in text
    assert "11" * 32 in text
    assert text.count("SHA256:") == 3
    assert '<img src="foto-1.jpg" alt="Rapat di aula" width="60" height="40" fetchpriority="high" decoding="async">' in html_of(page)


def test_the_trail_in_the_zone_of_the_office():
    judged = make.judged(make.policy(make.office(timezone="Asia/Jayapura")), "a")
    assert "pukul 11.45 WIT." in sentence(judged)
    assert rows(judged)[0].time == "20 November 2026, 11.05 WIT"


def test_titles_only():
    judged = make.judged(make.policy(make.office(trail_names="titles")), "a")
    text = shown(judged)
    assert "Rekaan" not in text
    assert "oleh Kasubbag Hupmas dan Sekretaris pada" in text


def test_an_acting_official_is_called_so():
    entries = (make.chain()[0], replace(make.chain()[1], capacity="plh 12/SDM/2026"), make.chain()[2])
    text = shown(make.judged(make.policy(), "a", entries=entries))
    assert "Plh. Kasubbag Hupmas" in text
    assert "surat 12/SDM/2026" in text


def test_a_return_shows_but_not_its_words():
    first, second, third = make.chain()
    returned = make.entry(2, "pemeriksa", "budi", 5, decision="return", to=1, note="RAHASIA salah nama")
    again = make.entry(1, "operator", "ani", 10, digests=make.digests(text="77" * 32), note="RAHASIA catatan")
    text = shown(make.judged(make.policy(), "a", entries=(first, returned, again, second, third)))
    assert "Dikembalikan" in text
    assert "diubah: naskah" in text
    assert "RAHASIA" not in text


def test_a_correction_says_when_and_what():
    judged = make.judged(make.policy(), "a")
    first = judged.verdict.passages[0]
    later = replace(first, round=2, at=make.NOW, note="Angka diperbaiki.")
    judged = replace(judged, verdict=replace(judged.verdict, passages=(first, later)))
    assert "Ralat, 21 November 2026: Angka diperbaiki." in shown(judged)
    assert post_page(source(judged), judged).updated.isoformat() == "2026-11-21"


UPLOADED = make.entry(4, "operator", "ani", 60)
REVISED = make.entry(1, "operator", "ani", 70, digests=make.digests(text="77" * 32))
REJOINED = make.entry(2, "pemeriksa", "budi", 80, digests=make.digests(text="77" * 32))
RETURNED = make.entry(2, "pemeriksa", "budi", 50, decision="return", to=1, note="salah nama")
AGAIN = make.entry(2, "pemeriksa", "budi", 75)
HIDDEN = make.entry(None, "sekretaris", "citra", 65, decision="withdraw", note="batal: rapat batal")


@pytest.mark.parametrize(
    ("entries", "judged_rounds", "headings"),
    [
        ((), 0, {}),
        (make.chain(), 1, {}),
        ((*make.chain(), RETURNED, make.chain()[0]), 1, {}),
        ((*make.chain(), UPLOADED, UPLOADED), 1, {}),
        ((*make.chain(), UPLOADED, REVISED, REJOINED), 2, {0: "Putaran 1", 4: "Putaran 2 (ralat)"}),
        ((*make.chain(), HIDDEN, REVISED), 2, {0: "Putaran 1", 4: "Putaran 2 (setelah penarikan)"}),
        ((*make.chain(), UPLOADED, HIDDEN, UPLOADED, REVISED), 2, {0: "Putaran 1", 6: "Putaran 2 (setelah penarikan)"}),
        ((*make.chain(), UPLOADED, AGAIN), 1, {}),
        ((*make.chain(), UPLOADED, AGAIN), 2, {0: "Putaran 1", 4: "Putaran 2 (ralat)"}),
        ((*make.chain(), UPLOADED, REVISED, UPLOADED, REVISED), 3, {0: "Putaran 1", 4: "Putaran 2 (ralat)", 6: "Putaran 3 (ralat)"}),
    ],
    ids=[
        "no entry",
        "one round",
        "a return opens none",
        "a supplement opens none",
        "a correction",
        "after a withdrawal",
        "withdrawn, uploads deleted, shown again",
        "signed again for a compromised key",
        "a correction of evidence only",
        "two corrections",
    ],
)
def test_rounds_are_told_apart(entries, judged_rounds, headings):
    judged = make.judged(make.policy(), "a", entries=entries, verdict_changes={"round": judged_rounds})
    assert rounds(judged) == headings
    assert html_of(post_page(source(judged), judged)).count('class="pf-round"') == len(headings)


def test_a_waived_step_is_shown_as_such():
    waived = make.entry(2, "ratifier", "citra", 20, decision="waive", note="Banjir, kantor tidak dapat dicapai.", until="2026-11-23")
    chain = make.chain()
    text = shown(make.judged(make.policy(), "a", code=make.Code.OVERRIDDEN, entries=(chain[0], waived, chain[2])))
    assert "Pengecualian (keadaan kahar): langkah 2 (Memeriksa konsep) dikecualikan oleh Citra Rekaan (Sekretaris)" in text
    assert "berlaku sampai 23 November 2026. Alasan: Banjir, kantor tidak dapat dicapai." in text


def test_facts_of_a_legal_product():
    legal = Legal("Keputusan", "12", "2026", judul="Penetapan", tanggal_penetapan="2026-11-01")
    judged = make.judged(
        make.policy(),
        "a",
        kind="produk-hukum",
        legal=legal,
        files={"foto-1.jpg": make.picture(), "k.pdf": b"%PDF" * 500},
        documents=(make.document("k.pdf", "Salinan"),),
    )
    text = shown(judged)
    assert "Tanggal penetapan 1 November 2026" in text
    assert "Salinan (PDF, 2 KB)" in text
    assert "Abstrak" not in text


@pytest.mark.parametrize(("public", "covered", "seen"), [(True, True, True), (False, True, False), (True, False, False)])
def test_addresses_of_uploads_only_where_the_office_shows_them(public, covered, seen):
    judged = make.judged(make.policy(make.office(evidence_public=public)), "a", verdict_changes={"evidence_covered": covered})
    record = Record(1, "instagram", "posted", make.NOW, make.NOW, "ani", url="https://instagram.example/p/1", screenshot="layar.png")
    judged = replace(judged, post=replace(judged.post, records=(record,)))
    html = html_of(post_page(source(judged), judged))
    assert ("instagram.example/p/1" in html) is seen
    assert "layar.png" not in html


def test_a_video_kept_elsewhere_shows_only_its_still():
    judged = make.judged(
        make.policy(),
        "a",
        files={"poster.jpg": make.picture()},
        images=(),
        videos=(Video("besar.mp4", "ab" * 32, "poster.jpg", "/lain/rahasia/disk", "Pleno"),),
    )
    html = html_of(post_page(source(judged), judged))
    assert 'src="poster.jpg" alt="Pleno"' in html
    assert "besar.mp4" not in html
    assert "rahasia" not in html


def test_a_tombstone_says_no_more_than_it_must():
    judged = make.withdrawn(make.policy(), "a", title="JUDUL")
    text = text_of(tombstone(judged.policy, stone(judged)))
    said = ("Waktu 20 November 2026, 10.35 WIB", "Ditarik oleh Sekretaris", "Alasan memuat data pribadi")
    assert text == f"Kantor Contoh Unggahan ditarik {' '.join(said)} Ke beranda Kantor Contoh Ralat dan penarikan"
    assert stone(make.judged(make.policy(), "b")) is None
    never = replace(judged, verdict=replace(judged.verdict, passages=()))
    assert stone(never) is None


def test_an_unknown_reason_says_nothing():
    assert words.reason("<b>nama orang</b>") == "alasan lain"


# --- sheets, homes, plain pages ---------------------------------------------------------------------


def test_a_sheet_holds_the_whole_document():
    policy = make.policy()
    (page,) = sheets(policy, (), make.NOW)
    text = text_of(page)
    for piece in (
        *(
            "Nomor SOP 175/ORT.06/1306/2023",
            "TANGGAL PEMBUATAN 22 Juni 2023",
            "TANGGAL REVISI (kosong pada dokumen)",
            "Sekretaris Nama Tercetak",
        ),
        *(
            "Dasar Hukum Undang-Undang A Undang-Undang B",
            "Kualifikasi Pelaksana (kosong",
            "Keterkaitan (kosong",
            "Peringatan Wajib sesuai alur.",
        ),
        *("Pencatatan dan Pendataan Matriks kegiatan", "No Kegiatan Pelaksana Mutu Baku Ket.", "Kelengkapan Waktu Output", "30 Menit"),
        *("Jumlah waktu baku: 65 menit.", "Berlaku pada saat ditandatangani.", "Paragraf penjelasan."),
        *(
            "Langkah 3 pelaksana Sekretaris yang memutuskan. sedang",
            "Seluruh dokumen peringatan Urutan ketat. tinggi",
            "ketentuan Satu langkah. rendah",
        ),
        *("Dasar hukum: Kutipan lama.", make.SHA, "versi 1, 5 Januari 2026"),
    ):
        assert piece in text, piece
    assert 'tabindex="0" role="region"' in html_of(page)


def test_an_older_revision_keeps_a_sheet_of_its_own():
    policy = make.policy()
    now = policy.revisions[0]
    old = replace(now, sha256="ef" * 32, path="sops/contoh/medsos/lama.yml", sop=make.sop(number="LAMA"), in_force_until=now.in_force_from)
    old = replace(old, in_force_from=now.in_force_from.replace(year=2020))
    policy = replace(policy, revisions=(old, now))
    pages = {page.address: text_of(page) for page in sheets(policy, (), make.NOW)}
    assert set(pages) == {"contoh/medsos/sop/", "contoh/medsos/sop/lama/"}
    assert "tidak lagi menjadi acuan" in pages["contoh/medsos/sop/lama/"]
    assert "LAMA" in pages["contoh/medsos/sop/"]


def test_the_home_of_an_office():
    policy = make.policy()
    where = source(make.judged(policy, "a"), make.judged(policy, "b", code=make.Code.WAITING))
    text = text_of(home(policy, summaries(where), Written("Beranda Contoh", ""), (), make.NOW))
    assert text.startswith("Beranda Contoh Isi.")
    assert "Judul a" in text
    assert "Judul b" not in text
    assert "@kantor.contoh" in text


def test_newest_first_and_months():
    policy = make.policy()
    days = [make.date(2026, 11, 2), make.date(2026, 10, 30), make.date(2026, 11, 19)]
    where = source(*(make.judged(policy, f"p{n}", date=day) for n, day in enumerate(days)))
    posts = summaries(where)
    pages = {page.address: text_of(page) for page in archive_pages(policy, archive_listing(policy, posts), (), NO_WORDS)}
    assert re.findall(r"Judul p\d", pages["contoh/arsip/"]) == ["Judul p2", "Judul p0", "Judul p1"]
    assert "November 2026 2" in pages["contoh/arsip/"]
    assert set(pages) == {"contoh/arsip/", "contoh/arsip/2026-11/", "contoh/arsip/2026-10/"}
    assert re.findall(r"Judul p\d", pages["contoh/arsip/2026-10/"]) == ["Judul p1"]
    assert "19 November 2026" in text_of(portal([(policy, posts)], None, "Paraf", make.NOW))


def test_a_plain_page_needs_the_manifest():
    policy = make.policy(
        pages=frozenset({"content/contoh/profil.md", "content/contoh/hilang.md", "content/lain/curi.md", "content/contoh/arsip.md"})
    )
    where = source(make.judged(policy, "a"))
    assert [page.address for page in plain_pages(where, policy)] == ["contoh/profil/"]
    assert home(policy, summaries(where), NO_WORDS, (), make.NOW).title == "Kantor Contoh Kabupaten"


# --- small things -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "here", "link"),
    [
        ("", "", "./"),
        ("a/b/", "", "a/b/"),
        ("", "a/b/", "../../"),
        ("a/c/", "a/b/", "../../a/c/"),
        ("a/foto 1.jpg", "a/", "../a/foto%201.jpg"),
    ],
)
def test_links_are_relative(target, here, link):
    assert address.link(target, here) == link


@pytest.mark.parametrize(("size", "text"), [(0, "1 KB"), (340_400, "340 KB"), (1_250_000, "1,2 MB")])
def test_sizes(size, text):
    assert size_text(size) == text


@pytest.mark.parametrize(("items", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A dan B"), (["A", "B", "C"], "A, B, dan C")])
def test_lists(items, text):
    assert words.listed(items) == text


@given(st.from_regex(r"#[0-9a-f]{6}", fullmatch=True), st.from_regex(r"#[0-9a-f]{6}", fullmatch=True))
def test_every_brand_can_be_read(primary, accent):
    css = stylesheet([make.office(brand=Brand(primary, accent))]).splitlines()[1]
    value = dict(re.findall(r"(--pf-[a-z-]+):(#[0-9a-f]{6})", css))
    for name in ("primary", "accent"):
        assert contrast(value[f"--pf-{name}"], value[f"--pf-on-{name}"]) >= 4.5
        assert contrast(value[f"--pf-{name}-text"], PAPER) >= 4.5
        assert contrast(value[f"--pf-{name}-night"], NIGHT) >= 4.5


@pytest.mark.parametrize("colour", ["red", "#fff", "#12345g", "#123456;}body{display:none", "url(//jauh.example)"])
def test_a_stylesheet_takes_nothing_but_colours(colour):
    css = stylesheet([make.office(brand=Brand(colour, colour))])
    assert f":{colour};" not in css
    assert "jauh" not in css
    assert "display" not in css
    assert css.count(f"--pf-primary:{Brand().primary};") == 2
