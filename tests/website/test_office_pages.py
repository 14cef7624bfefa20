"""The pages of an office beside its posts: each from plain values, each saying only what the public may know."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from markupsafe import Markup

from site_tools.model.office import Account
from site_tools.model.post import Legal
from site_tools.website import address
from site_tools.website.frame import frame
from site_tools.website.listing import SHORT, archive_listing, group_listings, listing_pages
from site_tools.website.office_pages import agenda, corrections, official_accounts, products, public_information
from site_tools.website.office_text import report_href
from site_tools.website.page import NavItem, Source
from site_tools.website.plain import Written
from site_tools.website.post_page import post_page, shares
from site_tools.website.scaling import narrower, scaled
from site_tools.website.sheet import sheets
from site_tools.website.site import site
from site_tools.website.step_times import measures, minutes_text, step_times
from site_tools.website.summary import stone
from site_tools.website.transparency import quarter_counts, transparency
from tests.website import make
from tests.website.test_pages import NO_WORDS, html_of, source, summaries, text_of


def of(policy, *posts, **options):
    """The summaries of some posts of an office."""
    return summaries(source(*posts, **options)) if posts else ()


# --- lists --------------------------------------------------------------------------------------------


def test_a_short_listing_is_one_page_and_a_long_one_has_months():
    policy = make.policy()
    few = [make.judged(policy, f"p{n:02d}", date=date(2026, 11 - n % 2, 1 + n % 20), tags=("pdpb",)) for n in range(SHORT)]
    (kind, tag) = group_listings(policy, of(policy, *few))
    assert [page.address for page in listing_pages(policy, tag)] == ["contoh/tag/pdpb/"]
    assert kind.address == "contoh/jenis/kegiatan/"
    more = [*few, make.judged(policy, "satu-lagi", date=date(2025, 1, 1), tags=("pdpb",))]
    tag = group_listings(policy, of(policy, *more))[1]
    pages = {page.address: text_of(page) for page in listing_pages(policy, tag)}
    assert set(pages) == {f"contoh/tag/pdpb/{end}" for end in ("", "2026-11/", "2026-10/", "2025-01/")}
    assert "satu-lagi" in pages["contoh/tag/pdpb/2025-01/"]
    assert "satu-lagi" not in pages["contoh/tag/pdpb/2026-11/"]


def test_a_month_is_made_from_its_own_posts_alone():
    policy = make.policy()
    posts = [make.judged(policy, f"p{n:02d}", date=date(2026, 11, 1 + n), tags=("pdpb",)) for n in range(SHORT + 1)]

    def pages(made):
        return {p.address: html_of(p) for p in listing_pages(policy, group_listings(policy, of(policy, *made))[1])}

    before, after = pages(posts), pages([*posts, make.judged(policy, "lain", date=date(2026, 10, 3), tags=("pdpb",))])
    assert before["contoh/tag/pdpb/2026-11/"] == after["contoh/tag/pdpb/2026-11/"]


@pytest.mark.parametrize("name", ["../../etc", "<script>", "///", "Ärger & Co", ""])
def test_a_name_never_leaves_its_folder(name):
    place = address.group("contoh", "tag", name)
    assert place == "" or re.fullmatch(r"contoh/tag/[a-z0-9-]+/", place)


def test_an_offices_own_name_of_a_kind_is_listed_under_the_known_one():
    policy = make.policy(make.office(kinds={"rapat": "kegiatan"}))
    (kind,) = group_listings(policy, of(policy, make.judged(policy, "a", kind="rapat"), make.judged(policy, "b")))
    assert (kind.address, kind.title, len(kind.posts)) == ("contoh/jenis/kegiatan/", "Kegiatan", 2)


# --- agenda, accounts, law, public information --------------------------------------------------------


def test_the_agenda_looks_ahead_and_back():
    policy = make.policy()
    days = {"besok": make.NOW.date() + timedelta(days=1), "kini": make.NOW.date(), "lalu": make.NOW.date() - timedelta(days=1)}
    page = agenda(policy, of(policy, *(make.judged(policy, name, event=day) for name, day in days.items())), NO_WORDS, make.NOW)
    ahead, behind = text_of(page).split("Telah berlangsung")
    assert re.findall(r"Judul (\w+)", ahead) == ["kini", "besok"]
    assert re.findall(r"Judul (\w+)", behind) == ["lalu"]


def test_accounts_with_their_decision_and_those_of_the_past():
    past, later = make.NOW - timedelta(days=9), make.NOW + timedelta(days=9)
    accounts = (
        Account("instagram", "benar", "https://instagram.example/benar", "Keputusan 13"),
        Account("x", "lama", "https://x.example/lama", "Keputusan 2", until=past),
        Account("tiktok", "nanti", "https://tiktok.example/nanti", "Keputusan 20", from_=later),
    )
    html = html_of(official_accounts(make.policy(make.office(accounts=accounts)), NO_WORDS, make.NOW))
    now, before = html.split("Tidak lagi resmi")
    assert 'href="https://instagram.example/benar"' in now
    assert "Keputusan 13" in now
    assert "lama" not in now
    assert "@lama" in before
    assert "x.example" not in before, "nobody is sent to an account that may be another's by now"
    assert "nanti" not in html


def test_legal_products_by_year():
    policy = make.policy()
    legal = {n: Legal("Keputusan", str(n), year, judul=f"Tentang {n}", status="Berlaku") for n, year in ((1, "2025"), (2, "2026"))}
    posts = [make.judged(policy, f"k{n}", kind="produk-hukum", legal=facts) for n, facts in legal.items()]
    text = text_of(products(policy, of(policy, *posts, make.judged(policy, "lain")), NO_WORDS))
    assert (
        text.index("Tahun 2026") < text.index("Keputusan Nomor 2 Tahun 2026") < text.index("Tahun 2025") < text.index("Nomor 1 Tahun 2025")
    )
    assert "Judul lain" not in text


def test_public_information_by_the_tags_that_were_signed():
    policy = make.policy()
    posts = [make.judged(policy, name, tags=(f"informasi-{name}",)) for name in ("berkala", "serta-merta", "setiap-saat")]
    text = text_of(public_information(policy, of(policy, *posts, make.judged(policy, "biasa")), (), NO_WORDS, make.NOW))
    places = [text.index(f"Judul {name}") for name in ("berkala", "serta-merta", "setiap-saat")]
    assert places == sorted(places)
    assert text.rindex("SOP MEDIA SOSIAL CONTOH") > text.index("Setiap saat Tersedia")
    assert "Judul biasa" not in text


def test_an_offices_own_words_stand_above_a_page_of_ours():
    policy = make.policy(pages=frozenset({"content/contoh/ralat.md"}))
    lib = make.library(make.judged(policy, "a"))
    tree = make.tree(lib)
    tree.held["content/contoh/ralat.md"] = b"# Ralat kami\n\nKami **memperbaiki**.\n"
    (page,) = [p for p in site(Source(lib, tree), "Paraf").pages if p.address == "contoh/ralat/"]
    assert (page.title, page.markdown) == ("Ralat kami", "Kami **memperbaiki**.")
    assert "Ralat kami" in text_of(page)


# --- corrections, reports of mistakes, sharing --------------------------------------------------------


def test_corrections_and_withdrawals_of_an_office():
    policy = make.policy()
    judged = make.judged(policy, "a")
    first = judged.verdict.passages[0]
    judged = replace(
        judged, verdict=replace(judged.verdict, passages=(first, replace(first, round=2, at=make.NOW, note="Angka diperbaiki.")))
    )
    page = corrections(policy, of(policy, judged), [stone(make.withdrawn(policy, "b", title="RAHASIA"))], NO_WORDS)
    text = text_of(page)
    assert "21 November 2026 Judul a Angka diperbaiki." in text
    assert "20 November 2026, 10.35 WIB Sekretaris memuat data pribadi /contoh/medsos/2026/b/" in text
    assert "RAHASIA" not in text
    assert "NIK" not in text


@pytest.mark.parametrize(
    ("contact", "url", "begins"),
    [
        (
            "Surel humas@contoh.go.id, telepon 0752-1",
            "https://situs/",
            "mailto:humas@contoh.go.id?subject=Laporan%20kekeliruan%3A%20J%26%0A",
        ),
        ("Surel humas@contoh.go.id", "", "../../../contoh/ralat/#lapor"),
        ("Datang ke kantor", "https://situs/", "../../../contoh/ralat/#lapor"),
    ],
)
def test_where_a_mistake_is_reported(contact, url, begins):
    href = report_href(make.office(id="contoh", contact=contact), "contoh/a/b/", "J&\n", url)
    assert href.startswith(begins)
    assert "\n" not in href


def test_share_links_are_plain_and_name_the_page():
    assert shares("Judul", "") == []
    judged = make.judged(make.policy(), "a", title="50% & 'lebih' \"baik\"")
    html = html_of(post_page(source(judged, site_url="https://situs.example/"), judged))
    assert (
        "https://wa.me/?text=50%25%20%26%20%27lebih%27%20%22baik%22%20https%3A%2F%2Fsitus.example%2Fcontoh%2Fmedsos%2F2026%2Fa%2F" in html
    )
    assert "<script" not in html
    draft = make.judged(make.policy(), "b", code=make.Code.WAITING)
    assert "wa.me" not in html_of(post_page(source(draft, site_url="https://situs.example/", preview=True), draft))


# --- times and numbers --------------------------------------------------------------------------------

SLOW = make.entry(2, "pemeriksa", "budi", 60)
BACK = make.entry(3, "sekretaris", "citra", 70, decision="return", to=1)
REDONE = (make.entry(1, "operator", "ani", 100), make.entry(2, "pemeriksa", "budi", 110), make.entry(3, "sekretaris", "citra", 115))
POSTED = make.entry(4, "operator", "ani", 200)


@pytest.mark.parametrize(
    ("entries", "took"),
    [
        (make.chain(), {2: 20, 3: 20}),
        ((*make.chain(), POSTED), {2: 20, 3: 20, 4: 160}),
        ((*make.chain(), POSTED, make.entry(4, "operator", "ani", 900)), {2: 20, 3: 20, 4: 160}),
        ((make.chain()[0], SLOW, BACK, *REDONE), {2: 10, 3: 5}),
        ((*make.chain(), POSTED, make.entry(1, "operator", "ani", 500), make.entry(2, "pemeriksa", "budi", 800)), {2: 20, 3: 20, 4: 160}),
        ((), {}),
    ],
    ids=[
        "one round",
        "uploaded",
        "a supplement is no upload",
        "returned: the last time counts",
        "a correction is not measured",
        "no entry",
    ],
)
def test_how_long_steps_took(entries, took):
    judged = make.judged(make.policy(), "a", entries=entries)
    assert {t.step: t.minutes for t in step_times(judged)} == took


def test_times_beside_the_standard():
    policy = make.policy()
    posts = of(
        policy,
        make.judged(policy, "a"),
        make.judged(policy, "b", entries=(make.chain()[0], SLOW, make.entry(3, "sekretaris", "citra", 70))),
    )
    found = {
        m.step: m for m in measures(policy.revisions[0].sop.steps, policy.revisions[0].sop.number, [t for p in posts for t in p.steps])
    }
    assert (found[2].median, found[2].late, found[2].count) == (40.0, 2, 2)
    assert (found[3].median, found[3].late) == (15.0, 1)
    assert (found[4].count, found[4].median) == (0, None)
    text = text_of(transparency(policy, [policy.revisions[0].sop], posts, (), NO_WORDS))
    assert "2. Memeriksa konsep" not in text
    assert "40 menit (2 unggahan)" in text
    assert "2 dari 2" in text
    (sheet,) = sheets(policy, [t for p in posts for t in p.steps], make.NOW)
    assert "40 menit (2 unggahan)" in text_of(sheet)


@pytest.mark.parametrize(("minutes", "text"), [(5, "5 menit"), (119, "119 menit"), (150, "2,5 jam"), (120, "2 jam"), (2 * 1440, "2 hari")])
def test_durations(minutes, text):
    assert minutes_text(minutes) == text


def test_quarters_in_a_row():
    policy = make.policy()
    posts = of(policy, make.judged(policy, "a", date=date(2025, 12, 31)), make.judged(policy, "b", date=date(2026, 5, 1)))
    assert quarter_counts(posts) == [((2025, 3), 0), ((2025, 4), 1), ((2026, 1), 0), ((2026, 2), 1)]
    assert quarter_counts(()) == []


def test_a_draft_counts_nowhere():
    policy = make.policy()
    waiting = make.judged(policy, "b", code=make.Code.WAITING)
    where = source(make.judged(policy, "a"), waiting, preview=True)
    text = text_of(transparency(policy, [policy.revisions[0].sop], summaries(where), (), NO_WORDS))
    assert "unggahan tayang 1" in text


# --- frame and pictures -------------------------------------------------------------------------------


def test_the_frame_knows_where_the_reader_is():
    judged = make.judged(make.policy(), "a")
    page = post_page(source(judged), judged)
    nav = (NavItem("Kantor Contoh", items=(NavItem("Beranda", "contoh/"), NavItem("Berita", "contoh/arsip/"))),)
    found = frame(page, nav, "Paraf", demo=False, preview=False)
    assert [line.title for line in found.menu if line.here] == ["Berita"]
    assert [crumb.href for crumb in found.crumbs] == ["contoh/", "contoh/arsip/", "contoh/arsip/2026-11/"]
    assert found.report == "contoh/ralat/#lapor"
    missing = frame(None, nav, "Paraf", demo=True, preview=False)
    assert (missing.noindex, missing.report, missing.home) == (True, "lapor/", ".")
    assert missing.demo


def test_smaller_pictures():
    assert [narrower(width) for width in (None, 400, 480, 900, 1600)] == [(), (), (), (480,), (480, 960)]
    data = make.picture(1200, 800)
    small = scaled(data, 480)
    assert small == scaled(data, 480)
    assert small[8:12] == b"WEBP"
    assert len(small) < len(data)
    judged = make.judged(make.policy(), "a", files={"foto-1.jpg": data})
    lib = make.library(judged)
    made = site(Source(lib, make.tree(lib, {"foto-1.jpg": data})), "Paraf")
    assert [(s.address.rsplit("/", 1)[1][-9:], s.width) for s in made.scaled] == [("-480.webp", 480), ("-960.webp", 960)]
    html = html_of(next(p for p in made.pages if p.layout == "post"))
    assert "960.webp 960w, foto-1.jpg 1200w" in html


def test_a_page_of_a_post_knows_nothing_of_others():
    policy = make.policy()
    judged = make.judged(policy, "a")
    alone = html_of(post_page(source(judged), judged))
    among = html_of(post_page(source(judged, *(make.judged(policy, f"p{n}") for n in range(5))), judged))
    assert alone == among


def test_the_archive_of_an_office_without_posts():
    policy = make.policy()
    assert archive_listing(policy, ()).months == {}
    assert str(agenda(policy, (), Written("", ""), make.NOW).body(Markup())).count("Belum ada") == 2
