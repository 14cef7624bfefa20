"""The whole website, built by mkdocs from libraries made by hand."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from site_tools.canonical import links
from site_tools.model.finding import CannotJudge, Finding, Problem
from site_tools.model.judged import Unreadable
from site_tools.model.post import PostPath
from site_tools.model.text import same
from site_tools.website.build import build_site
from site_tools.website.plugin import ParafPlugin
from tests.website import make

CONFIG = Path(__file__).resolve().parents[2] / "mkdocs.yml"
POST = "contoh/medsos/2026"


def build(library, site_dir, tree=None, **options):
    tree = tree or make.tree(library)
    return build_site(library, tree, config_file=CONFIG, site_dir=site_dir, **options)


def everything(site: Path) -> str:
    """Every byte of the site that is text."""
    return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in sorted(site.rglob("*")) if path.is_file())


def ours(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


@pytest.fixture(scope="module")
def policy():
    return make.policy(make.office(demo=True))


@pytest.fixture(scope="module")
def library(policy):
    secret = {"foto-1.jpg": make.picture(30, 30, "red")}
    late = make.NOW.replace(day=30)
    return make.library(
        make.judged(
            policy, "rapat-pleno", files={"foto-1.jpg": make.picture(), "attachments/notula.pdf": b"n", "evidence/record.yml": b"e"}
        ),
        make.judged(policy, "rahasia-menunggu", code=make.Code.WAITING, title="RAHASIA-A", body="RAHASIA-B", files=secret),
        make.judged(policy, "rahasia-kembali", code=make.Code.RETURNED, title="RAHASIA-C", body="RAHASIA-D", files=secret),
        make.judged(policy, "rahasia-berubah", code=make.Code.ALTERED, title="RAHASIA-E", body="RAHASIA-F", files=secret),
        make.judged(policy, "rahasia-nanti", title="RAHASIA-G", body="RAHASIA-H", files=secret, publish_at=late),
        make.withdrawn(policy, "ditarik", title="RAHASIA-I", body="RAHASIA-J", files=secret),
        make.withdrawn(policy, "rahasia-tak-pernah", title="RAHASIA-K", publish_at=late),
    )


@pytest.fixture(scope="module")
def tree(library):
    tree = make.tree(library)
    for judged in library.posts:
        for file in judged.post.files:
            tree.held[f"{judged.post.path.folder}/{file.name}"] = (
                make.picture() if judged.post.path.slug == "rapat-pleno" else make.picture(30, 30, "red")
            )
    tree.held["content/contoh/tersembunyi.md"] = b"# RAHASIA-L\n"
    tree.held[f"content/{POST}/rapat-pleno/attachments/notula.pdf"] = b"n"
    return tree


@pytest.fixture(scope="module")
def site(library, tree, tmp_path_factory):
    where = tmp_path_factory.mktemp("situs") / "site"
    assert build(library, where, tree).built
    return where


def test_pages_are_at_their_addresses(site):
    found = {path.relative_to(site).as_posix() for path in ours(site)}
    assert found == {
        *("index.html", "404.html", "verifikasi/index.html", "contoh/index.html", "contoh/arsip/index.html", "contoh/profil/index.html"),
        *("contoh/medsos/sop/index.html", f"{POST}/rapat-pleno/index.html", f"{POST}/ditarik/index.html"),
        *("cari/index.html", "lapor/index.html", "contoh/arsip/2026-11/index.html", "contoh/jenis/kegiatan/index.html"),
        *(f"contoh/{name}/index.html" for name in ("agenda", "informasi-publik", "media-sosial", "ralat", "transparansi")),
    }
    assert (site / f"{POST}/rapat-pleno/foto-1.jpg").is_file()


def test_nothing_of_a_post_that_is_not_public_is_anywhere(site):
    assert not re.search("RAHASIA|rahasia-", everything(site))
    pictures = {path.relative_to(site).as_posix() for path in site.rglob("*.jpg")}
    assert pictures == {f"{POST}/rapat-pleno/foto-1.jpg"}


def test_only_what_is_public_is_read(site, tree):
    assert site
    assert not [p for p in tree.asked if "rahasia" in p or "/attachments/" in p or "/evidence/" in p or p.endswith("tersembunyi.md")]
    assert not [p for p in tree.asked if p.startswith(f"content/{POST}/") and p.endswith(".md")]


def test_a_withdrawn_post_leaves_a_tombstone(site):
    text = (site / f"{POST}/ditarik/index.html").read_text()
    assert "20 November 2026, 10.35 WIB" in text
    assert "memuat data pribadi" in text
    assert "Sekretaris" in text
    assert "NIK" not in text
    assert "Citra" not in text
    assert "noindex" in text


def test_nobody_else_is_asked_for_anything(site):
    text = everything(site)
    for host in ("unpkg", "googleapis", "gstatic", "cdn.", "cdnjs", "jsdelivr", "cloudflare"):
        assert host not in text, host
    for page in ours(site):
        fetched = re.findall(
            r"""<(?:script|img|iframe|source|video|link(?![^>]*rel="canonical"))[^>]*?(?:src|href)=["']?(https?:|//)""", page.read_text()
        )
        assert not fetched, page
    assert not list(site.rglob("*.map"))


def test_it_never_says_electronic_signature(site):
    assert "tanda tangan elektronik" not in everything(site).lower()
    assert "paraf digital (persetujuan internal, bukan TTE tersertifikasi)" in (site / f"{POST}/rapat-pleno/index.html").read_text()


def test_every_page_of_a_demo_says_so(site):
    for page in ours(site):
        assert "Peragaan: orang, akun, dan peristiwa di halaman ini rekaan; kunci peragaan." in page.read_text(), page


def test_an_office_that_is_no_demo_does_not_say_so(tmp_path):
    build(make.library(make.judged(make.policy(), "a")), tmp_path / "site")
    assert "Peragaan" not in everything(tmp_path / "site")


class Outline(HTMLParser):
    """What a reader of the markup asks of every page."""

    def __init__(self):
        super().__init__()
        self.h1, self.lang, self.problems = 0, "", []
        self._svg = 0

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.h1 += tag == "h1"
        self._svg += tag == "svg"
        if tag == "html":
            self.lang = given.get("lang", "")
        if tag == "img" and "alt" not in given:
            self.problems.append("img without alt")
        if tag == "th" and "scope" not in given:
            self.problems.append("th without scope")
        self.problems += [f"{tag} {name}" for name in given if name.startswith("on") or (name == "style" and not self._svg)]

    def handle_endtag(self, tag):
        self._svg -= tag == "svg"


def test_every_page_can_be_read_aloud(site):
    for page in ours(site):
        outline = Outline()
        outline.feed(page.read_text())
        assert (outline.h1, outline.lang, outline.problems) == (1, "id", []), page


def test_the_menu_of_an_office(site):
    menu = re.search(r'<nav class="pf-menu".*?</nav>', (site / "contoh/ralat/index.html").read_text(), re.DOTALL)
    assert menu
    assert "rapat-pleno" not in menu[0]
    titles = re.findall(r">([^<>]+)</a>", menu[0])
    assert titles == 2 * [
        *("Beranda", "Berita", "Agenda", "Informasi Publik", "Media Sosial Resmi", "SOP", "Transparansi", "Ralat", "Profil"),
    ], "once to unfold on a telephone, once for wide screens"
    assert re.findall(r'aria-current="page">([^<]+)<', menu[0]) == ["Ralat", "Ralat"]


def test_links_inside_the_site_lead_somewhere(site):
    for page in ours(site):
        if page.name == "404.html":
            continue
        for target in re.findall(r'<a [^>]*href="([^"#:]*)(?:#[^"]*)?"', page.read_text()):
            goal = (page.parent / target).resolve() if target else page
            assert goal.is_file() or (goal / "index.html").is_file(), (page, target)


def test_build_json(site, library, policy):
    text = (site / "build.json").read_text()
    pleno = next(j.post for j in library.posts if j.post.path.slug == "rapat-pleno")
    assert json.loads(text) == {
        "schema": "paraf-build/v1",
        "posts": [
            {"post": f"{POST}/ditarik", "verdict": "WITHDRAWN", "entries": 4, "last": json.loads(text)["posts"][0]["last"]},
            {
                "post": f"{POST}/rapat-pleno",
                "verdict": "SATISFIED",
                "entries": 3,
                "last": links(pleno.entries, post=str(pleno.path), root=policy.root)[-1][1],
            },
        ],
        "offices": [{"office": "contoh", "manifest": 1, "sha256": make.digest(b"paraf-policy/v1\n")}],
    }


def test_the_same_library_gives_the_same_build_json(library, tree, site, tmp_path):
    build(library, tmp_path / "site", tree)
    assert (tmp_path / "site/build.json").read_bytes() == (site / "build.json").read_bytes()


# --- hostile content ------------------------------------------------------------------------------

EVIL = "</title><script>alert('pf-evil')</script><img src=x onerror=alert(1)>\"'{{ 7*7 }}"


def test_hostile_words_come_out_as_words(tmp_path):
    office = make.office(
        name=EVIL, short_name=EVIL, address=EVIL, contact=EVIL, accounts=(make.Account(EVIL, EVIL, "javascript:alert(1)", EVIL),)
    )
    sop = make.sop(number=EVIL, legal_basis=(EVIL, EVIL), header=replace(make.sop().header, name=EVIL, unit=EVIL))
    policy = make.policy(office, sop)
    judged = make.judged(
        policy,
        "jahat",
        title=EVIL,
        body=f"# Kop\n\n{EVIL}\n\n[x](javascript:alert(1)) ![y](https://jauh.example/p.png)\n\n<iframe src=//jauh.example></iframe>",
        images=(make.Image("foto-1.jpg", EVIL, EVIL),),
        category=EVIL,
        repost_of="javascript:alert(1)",
    )
    judged = replace(
        judged,
        verdict=replace(judged.verdict, passages=(*judged.verdict.passages, replace(judged.verdict.passages[0], round=2, note=EVIL))),
    )
    build(make.library(judged), tmp_path / "site")
    for page in ours(tmp_path / "site"):
        text = page.read_text()
        assert "<script>alert" not in text, page
        assert 'href="javascript:' not in text, page
        assert not re.search(r"(src|href)=[\"']?(https?:)?//jauh", re.sub(r"&lt;.*?&gt;", "", text)), page
        outline = Outline()
        outline.feed(text)
        assert (outline.h1, outline.problems) == (1, []), page
    script = (tmp_path / "site/assets/paraf/cari.js").read_text()
    assert not re.search("innerHTML|outerHTML|insertAdjacentHTML|document.write|eval", script), "results are words, never markup"


@pytest.mark.parametrize(
    "body", ["title: PALSU\nrole: sekretaris\n\nIsi.", "---\ntemplate: jahat.html\n---\n\nIsi.", "---\n- 1\n...\nIsi."]
)
def test_a_body_is_never_read_for_front_matter(tmp_path, body):
    build(make.library(make.judged(make.policy(), "a", body=body)), tmp_path / "site")
    text = (tmp_path / f"site/{POST}/a/index.html").read_text()
    assert "<title>Judul a - Kantor Contoh</title>" in text
    assert "Isi." in text


@pytest.mark.parametrize(
    "name",
    ["skrip.svg", "halaman.html", "../../index.html", "attachments/notula.pdf", "evidence/layar.png", ".sembunyi.jpg", "tak-ada.jpg"],
)
def test_files_that_are_never_copied(tmp_path, name):
    judged = make.judged(make.policy(), "a", files={name: b"RAHASIA"} if "tak-ada" not in name else {}, images=(make.Image(name, "x"),))
    build(make.library(judged), tmp_path / "site")
    assert "RAHASIA" not in everything(tmp_path / "site")
    assert {p.name for p in (tmp_path / f"site/{POST}/a").iterdir()} == {"index.html", "verify.json"}


def test_a_file_the_front_matter_does_not_name_is_not_copied(tmp_path):
    judged = make.judged(make.policy(), "a", files={"foto-1.jpg": make.picture(), "lain.jpg": make.picture()})
    build(make.library(judged), tmp_path / "site")
    assert not (tmp_path / f"site/{POST}/a/lain.jpg").exists()


# --- a build that fails -----------------------------------------------------------------------------


@pytest.fixture
def old(tmp_path):
    site = tmp_path / "site"
    build(make.library(make.judged(make.policy(), "lama")), site)
    return site


def left_alone(old: Path) -> bool:
    return (old / f"{POST}/lama/index.html").is_file() and {p.name for p in old.parent.iterdir()} == {"site"}


def test_a_file_that_changed_since_it_was_judged(old):
    library = make.library(
        make.judged(make.policy(), "baru", files={"foto-1.jpg": make.picture(), "kep.pdf": b"%PDF"}, documents=(make.document("kep.pdf"),))
    )
    tree = make.tree(library, {"kep.pdf": b"%PDF lain"})
    with pytest.raises(Problem) as refused:
        build(library, old, tree)
    assert refused.value.findings[0].code == "BUILD-CHANGED"
    assert left_alone(old)


def test_a_configuration_that_is_wrong(old, tmp_path_factory):
    library = make.library(make.judged(make.policy(), "baru"))
    config = tmp_path_factory.mktemp("config") / "mkdocs.yml"
    config.write_text("site_name: A\ntheme: tidak-ada\nplugins: [paraf]\n")
    with pytest.raises(CannotJudge) as refused:
        build_site(library, make.tree(library), config_file=config, site_dir=old)
    assert refused.value.findings[0].code == "BUILD-FAILED"
    assert left_alone(old)


def test_no_configuration_at_all(old, tmp_path_factory):
    library = make.library(make.judged(make.policy(), "baru"))
    with pytest.raises(CannotJudge):
        build_site(library, make.tree(library), config_file=tmp_path_factory.mktemp("config") / "mkdocs.yml", site_dir=old)
    assert left_alone(old)


def test_a_folder_that_is_no_site_is_not_deleted(tmp_path):
    (tmp_path / "surat.txt").write_text("penting")
    with pytest.raises(Problem) as refused:
        build(make.library(), tmp_path)
    assert refused.value.findings[0].code == "BUILD-DIR"
    assert (tmp_path / "surat.txt").read_text() == "penting"


def test_a_new_site_takes_the_place_of_the_old_one(old):
    assert build(make.library(make.judged(make.policy(), "baru")), old).built
    assert not (old / f"{POST}/lama").exists()
    assert (old / f"{POST}/baru/index.html").is_file()
    assert {p.name for p in old.parent.iterdir()} == {"site"}


# --- the report, and strict ---------------------------------------------------------------------------


def test_the_report(library, tree, tmp_path):
    report = build(library, tmp_path / "site", tree)
    assert report.shown == 1
    assert {w.post.rsplit("/", 1)[1]: w.verdict.value for w in report.withheld} == {
        "ditarik": "WITHDRAWN",
        "rahasia-berubah": "ALTERED",
        "rahasia-kembali": "RETURNED",
        "rahasia-menunggu": "WAITING",
        "rahasia-nanti": "SATISFIED",
        "rahasia-tak-pernah": "WITHDRAWN",
    }
    assert [f.code for f in report.findings] == ["POST-ALTERED"]


BAD = Finding("UNKNOWN-FILE", same("x"), path="content/x")
STRICT = {
    "invalid": lambda p: make.library(make.judged(p, "a", code=make.Code.INVALID)),
    "altered": lambda p: make.library(make.judged(p, "a", code=make.Code.ALTERED)),
    "unsigned evidence": lambda p: make.library(make.judged(p, "a", verdict_changes={"evidence_covered": False})),
    "bad policy": lambda p: make.library(make.judged(p, "a"), findings=(BAD,)),
    "unreadable": lambda p: make.library(make.judged(p, "a"), unreadable=(Unreadable(PostPath("contoh", "medsos", "2026", "b"), (BAD,)),)),
}


@pytest.mark.parametrize("case", STRICT.values(), ids=STRICT)
def test_strict_refuses(old, case):
    library = case(make.policy())
    report = build(library, old, strict=True)
    assert not report.built
    assert report.findings
    assert left_alone(old)
    assert build(library, old).built


def test_strict_does_not_mind_what_only_waits(tmp_path):
    policy = make.policy()
    library = make.library(
        make.judged(policy, "a", code=make.Code.WAITING), make.judged(policy, "b", code=make.Code.RETURNED), make.withdrawn(policy, "c")
    )
    assert build(library, tmp_path / "site", strict=True).built


def test_a_link_into_nowhere_is_a_warning(tmp_path):
    report = build(make.library(make.judged(make.policy(), "a", body="[x](../tidak-ada/index.md)")), tmp_path / "site", strict=True)
    assert report.built
    assert any("tidak-ada" in warning for warning in report.warnings)


def test_a_preview_shows_drafts_and_what_they_lack(library, tree, tmp_path):
    build(library, tmp_path / "site", tree, preview=True)
    text = (tmp_path / f"site/{POST}/rahasia-menunggu/index.html").read_text()
    assert "Pratinjau: belum tayang." in text
    assert "Menunggu Kasubbag Contoh (Budi Rekaan)" in text
    assert "2. Memeriksa konsep" in text
    assert "noindex" in text
    assert "Waktu tayang: 30 November 2026" in (tmp_path / f"site/{POST}/rahasia-nanti/index.html").read_text()
    assert "RAHASIA-I" not in everything(tmp_path / "site")


def test_no_office_at_all(tmp_path):
    assert build(make.library(), tmp_path / "site").built
    assert "Belum ada kantor." in (tmp_path / "site/index.html").read_text()


def test_two_pages_at_one_address(tmp_path):
    policy = make.policy(pages=frozenset({"content/contoh/medsos.md"}))
    build(make.library(make.judged(policy, "a")), tmp_path / "site")
    twice = make.judged(policy, "a")
    with pytest.raises(Problem) as refused:
        build(make.library(twice, twice), tmp_path / "site")
    assert refused.value.findings[0].code == "BUILD-ADDRESS"


# --- mkdocs started by itself -------------------------------------------------------------------------


def test_mkdocs_alone_judges_first_and_leaves_the_site_when_it_cannot(old):
    """An empty repository cannot be judged; that must come out before mkdocs empties the folder."""
    root = old.parent
    (root / "content").mkdir()
    (root / "mkdocs.yml").write_text("site_name: A\ntheme: material\ndocs_dir: content\nplugins: []\n")
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(old))
    plugin = ParafPlugin()
    plugin.load_config({})
    config.plugins["paraf"] = plugin
    with pytest.raises(Abort):
        mkdocs_build(config)
    assert (old / f"{POST}/lama/index.html").is_file()
