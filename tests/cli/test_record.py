"""`paraf record`: proof of uploads, platform by platform, by which the publish steps are signed."""

from __future__ import annotations

import io

import pytest
import yaml
from PIL import Image

from site_tools.adapters.disk import DiskFolder
from site_tools.model.finding import Finding, Problem
from site_tools.model.text import same

from .conftest import refused

READY = "agam/medsos/2026/sosialisasi-pemilih-pemula-sma"
WAITING = "agam/medsos/2026/hari-pahlawan-2026"
BENGKULU = "kota-bengkulu/medsos/2026/hari-kesehatan-nasional-ke-62"
PINRANG = "pinrang/jdih/2026/istilah-hukum-abstrak-peraturan"
PASAMAN = "pasaman/medsos/2026/kunjungan-rumah-pintar-pemilu"
MENTAWAI = "kepulauan-mentawai/jdih/2026/istilah-daerah-pemilihan"
URLS = {
    "instagram": "https://www.instagram.com/p/Dxyz123/",
    "facebook": "https://www.facebook.com/kpukabagam_demo/posts/12345",
    "x": "https://x.com/kpukabagam_demo/status/99",
}


@pytest.fixture
def agam(story_of):
    return story_of("agam")


@pytest.fixture
def screenshot(tmp_path):
    out = io.BytesIO()
    Image.new("RGB", (40, 60), "white").save(out, "PNG")
    file = tmp_path / "Tangkapan Layar.PNG"
    file.write_bytes(out.getvalue())
    return str(file)


def records(story, post):
    file = story.root / "content" / post / "evidence/record.yml"
    return yaml.safe_load(file.read_text(encoding="utf-8"))["records"]


def test_platform_by_platform_over_days(agam, screenshot):
    assert agam.of(READY)["uploaded"] == []
    agam.clock.at = "2026-11-21T10:00:00+07:00"
    first = agam.record(READY, "kenanga-lestari", "instagram", "--url", URLS["instagram"], "--screenshot", screenshot)
    assert (first.code, first.err) == (0, "")
    assert "Terunggah 1 dari 3." in first.out
    assert "Giliran langkah 4" in first.out
    assert agam.run("audit").code == 0
    assert agam.of(READY)["verdict"] == "SATISFIED"
    agam.clock.at = "2026-11-22T08:00:00+07:00"
    second = agam.record(READY, "cempaka-wening", "x", "--url", URLS["x"], "--posted-at", "2026-11-21 19.30")
    assert second.code == 0, second.err
    assert "Terunggah 2 dari 3." in second.out
    assert not agam.of(READY)["complete"]
    agam.clock.at = "2026-11-24T08:00:00+07:00"
    third = agam.record(READY, "kenanga-lestari", "facebook", "--url", URLS["facebook"])
    assert "Terunggah 3 dari 3." in third.out
    assert "Tidak ada yang ditunggu." in third.out
    assert agam.of(READY)["complete"] is True
    assert agam.run("audit").code == 0
    kept = records(agam, READY)
    assert [r["platform"] for r in kept] == ["instagram", "x", "facebook"]
    assert kept[0]["screenshot"] == "instagram-1.png"
    assert kept[1]["posted_at"] == "2026-11-21T19:30:00+07:00"
    assert kept[1]["recorded_at"] == "2026-11-22T08:00:00+07:00"
    assert {r["account"] for r in kept} == {"kpukabagam_demo"}


def test_a_later_record_changes_no_earlier_line(agam):
    file = agam.root / "content" / READY / "evidence/record.yml"
    before = b""
    for platform, url in URLS.items():
        assert agam.record(READY, "kenanga-lestari", platform, "--url", url).code == 0
        after = file.read_bytes()
        assert after.startswith(before)
        before = after


REFUSALS = {
    "another account": (("x", "--url", "https://x.com/kpu_palsu/status/1"), "EVIDENCE-ACCOUNT"),
    "another account, on a page that names it": (("facebook", "--url", "https://www.facebook.com/kpu.palsu/posts/1"), "EVIDENCE-ACCOUNT"),
    "another host": (("instagram", "--url", "https://instagram.example.com/p/1"), "EVIDENCE-URL"),
    "a host that ends alike": (("x", "--url", "https://notx.com/kpukabagam_demo/status/1"), "EVIDENCE-URL"),
    "a host before an at sign": (("x", "--url", "https://x.com@evil.example/kpukabagam_demo/1"), "EVIDENCE-URL"),
    "another platform's address": (("instagram", "--url", "https://x.com/kpukabagam_demo/status/1"), "EVIDENCE-URL"),
    "a shortener": (("x", "--url", "https://t.co/abcd"), "EVIDENCE-URL"),
    "another shortener": (("facebook", "--url", "https://bit.ly/abcd"), "EVIDENCE-URL"),
    "no encryption": (("x", "--url", "http://x.com/kpukabagam_demo/status/1"), "EVIDENCE-URL"),
    "only the host": (("x", "--url", "https://x.com/"), "EVIDENCE-URL"),
    "no address at all": (("x", "--url", "bukan alamat"), "EVIDENCE-URL"),
    "brackets": (("x", "--url", "https://[x"), "EVIDENCE-URL"),
    "an odd port": (("x", "--url", "https://x.com:99999/kpukabagam_demo/1"), "EVIDENCE-URL"),
    "a script": (("x", "--url", "javascript:alert(1)"), "EVIDENCE-URL"),
    "a line break in it": (("x", "--url", "https://x.com/kpukabagam_demo\n/status/1"), "EVIDENCE-URL"),
    "a platform it is not for": (("tiktok", "--url", "https://www.tiktok.com/@kpukabagam_demo/video/1"), "EVIDENCE-PLATFORM"),
    "the future": (("x", "--url", URLS["x"], "--posted-at", "2026-11-21T10:30"), "EVIDENCE-TIME"),
    "nothing to show": (("x",), "EVIDENCE-MISSING"),
    "skipped without a reason": (("x", "--action", "skipped"), "EVIDENCE-REASON"),
    "not as approved, without a reason": (("x", "--url", URLS["x"], "--not-as-approved"), "EVIDENCE-REASON"),
    "a reason of two lines": (("x", "--action", "skipped", "--reason", "a\nb"), "EVIDENCE-REASON"),
    "by nobody": (("x", "--url", URLS["x"], "--by", "entah-siapa"), "EVIDENCE-PERSON"),
    "a screenshot that is none": (("x", "--url", URLS["x"], "--screenshot", "JUNK"), "EVIDENCE-SCREENSHOT"),
    "a screenshot of another kind": (("x", "--url", URLS["x"], "--screenshot", "TEXT"), "EVIDENCE-SCREENSHOT"),
    "a screenshot that is not there": (("x", "--url", URLS["x"], "--screenshot", "GONE"), "EVIDENCE-SCREENSHOT"),
    "a folder for a screenshot": (("x", "--url", URLS["x"], "--screenshot", "."), "EVIDENCE-SCREENSHOT"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSALS)
def test_what_is_false_in_itself_is_refused(agam, case, tmp_path):
    (platform, *options), code = REFUSALS[case]
    (tmp_path / "junk.png").write_bytes(b"bukan gambar")
    (tmp_path / "teks.txt").write_bytes(b"halo")
    places = {"JUNK": tmp_path / "junk.png", "TEXT": tmp_path / "teks.txt", "GONE": tmp_path / "tidak-ada.png"}
    before = agam.bytes()
    result = agam.record(READY, "kenanga-lestari", platform, *(str(places.get(o, o)) for o in options))
    refused(result, code)
    assert "→" in result.err
    assert agam.bytes() == before


@pytest.mark.parametrize(
    "when", ["kemarin", "2026-13-01T10:00", "2026-11-20", "2026-11-20T25:00", "2026-11-20T10:00+99:00", "0000-00-00T00:00"]
)
def test_a_time_that_is_none(agam, when):
    before = agam.bytes()
    result = agam.record(READY, "kenanga-lestari", "x", "--url", URLS["x"], "--posted-at", when)
    assert result.code == 2
    assert "--posted-at" in result.err
    assert "Traceback" not in result.err
    assert agam.bytes() == before


def test_before_the_approval_it_is_explained(agam):
    before = agam.bytes()
    result = agam.record(WAITING, "kenanga-lestari", "x", "--url", URLS["x"])
    refused(result, "EVIDENCE-EARLY")
    assert "belum disetujui" in result.err
    assert "rekam sesudah disetujui" in result.err
    assert agam.bytes() == before
    agam.signed(WAITING, "beringin-tulus")
    agam.clock.at = "2026-11-21T11:00:00+07:00"
    late = agam.record(WAITING, "kenanga-lestari", "x", "--url", URLS["x"], "--posted-at", "2026-11-20T08:00")
    assert late.code == 0, late.err
    assert records(agam, WAITING)[0]["posted_at"] == "2026-11-20T08:00:00+07:00"


def test_an_address_proves_one_post_once(agam):
    assert agam.record(READY, "kenanga-lestari", "x", "--url", URLS["x"]).code == 0
    before = agam.bytes()
    refused(agam.record(READY, "kenanga-lestari", "x", "--url", URLS["x"]), "EVIDENCE-DUPLICATE")
    agam_other = "https://x.com/kpukabagam_demo/status/2113094991344569666"
    result = agam.record(READY, "kenanga-lestari", "x", "--url", agam_other)
    refused(result, "EVIDENCE-DUPLICATE")
    assert "infografis-syarat-menjadi-pemilih" in result.err
    assert agam.bytes() == before


def test_a_platform_may_be_skipped_for_a_reason(agam):
    result = agam.record(READY, "kenanga-lestari", "instagram", "--action", "skipped", "--reason", "Akun sedang dipulihkan.")
    assert result.code == 0, result.err
    for platform in ("facebook", "x"):
        assert agam.record(READY, "kenanga-lestari", platform, "--url", URLS[platform]).code == 0
    assert agam.of(READY)["complete"] is True
    assert "instagram" not in agam.of(READY)["uploaded"]


def test_who_uploaded_may_be_another_than_who_records(agam):
    assert agam.record(READY, "kenanga-lestari", "x", "--url", URLS["x"], "--by", "angsana-rukun").code == 0
    assert records(agam, READY)[0]["by"] == "angsana-rukun"


def test_who_may_not_publish_may_not_record(agam):
    before = agam.bytes()
    result = agam.record(READY, "beringin-tulus", "x", "--url", URLS["x"])
    refused(result, "ROLE-LAPSED")
    assert agam.bytes() == before
    wrong_key = agam.run(
        "record", READY, "--platform", "x", "--url", URLS["x"], "--person", "kenanga-lestari", "--key", agam.key_of("beringin-tulus")
    )
    refused(wrong_key, "SIGNER-KEY")
    assert agam.bytes() == before


def test_later_news_of_an_upload_is_a_supplement(agam):
    post = "agam/medsos/2026/infografis-syarat-menjadi-pemilih"
    for action, reason in (("edited", ()), ("deleted", ("--reason", "Diminta platform."))):
        agam.clock.at = f"2026-11-2{1 + len(reason)}T10:00:00+07:00"
        result = agam.record(
            post, "kenanga-lestari", "x", "--url", "https://x.com/kpukabagam_demo/status/2113094991344569666", "--action", action, *reason
        )
        assert result.code == 0, result.err
        assert agam.of(post)["verdict"] == "SATISFIED"
    assert agam.run("audit").code == 0


def test_one_proof_completes_two_steps_in_bengkulu(story_of, screenshot):
    story = story_of("kota-bengkulu")
    person = "mutiara-pagi"
    for platform, url in {
        "facebook": "https://www.facebook.com/kpukotabkl_demo/posts/1",
        "instagram": "https://www.instagram.com/kpukotabkl_demo/p/1/",
        "x": "https://x.com/kpukotabkl_demo/status/1",
    }.items():
        result = story.record(BENGKULU, person, platform, "--url", url, "--screenshot", screenshot)
        assert result.code == 0, result.err
        assert story.of(BENGKULU)["step"] == 4
    last = story.record(BENGKULU, person, "tiktok", "--url", "https://www.tiktok.com/@kpukotabkl_demo/video/1", "--screenshot", screenshot)
    assert "langkah 4 oleh" in last.out
    assert "langkah 5 oleh" in last.out
    assert story.of(BENGKULU)["step"] == 6
    assert story.run("audit").code == 0
    story.signed(BENGKULU, person)
    assert story.of(BENGKULU)["step"] == 6
    story.signed(BENGKULU, "kecubung-damai")
    assert story.of(BENGKULU)["complete"] is True
    assert story.run("audit").code == 0


def test_whatsapp_has_no_address_and_is_confirmed(story_of):
    story = story_of("pinrang")
    for platform, options in {
        "instagram": ("--url", "https://www.instagram.com/jdihpinrang_demo/p/1/"),
        "facebook": ("--url", "https://www.facebook.com/jdihpinrang_demo/posts/1"),
        "whatsapp": ("--confirmed",),
    }.items():
        result = story.record(PINRANG, "awan-putih", platform, *options)
        assert result.code == 0, result.err
    assert story.of(PINRANG)["complete"] is True
    assert story.run("audit").code == 0


@pytest.mark.parametrize(
    ("post", "person", "urls"),
    [
        (
            PASAMAN,
            "gelatik-cermat",
            {
                "instagram": "https://www.instagram.com/kpukabpasaman_demo/p/1/",
                "facebook": "https://www.facebook.com/kpukabpasaman_demo/posts/1",
                "tiktok": "https://www.tiktok.com/@kpukabpasaman_demo/video/1",
            },
        ),
        (
            MENTAWAI,
            "tanjung-asri",
            {
                "instagram": "https://www.instagram.com/jdihmentawai_demo/p/1/",
                "facebook": "https://www.facebook.com/jdihmentawai_demo/posts/1",
            },
        ),
    ],
)
def test_the_other_offices_finish_too(story_of, post, person, urls):
    story = story_of(post.split("/")[0])
    for platform, url in urls.items():
        result = story.record(post, person, platform, "--url", url)
        assert result.code == 0, result.err
    assert story.of(post)["complete"] is True


def test_the_page_is_never_taken_down_by_records(agam):
    assert agam.run("build").code == 0
    page = agam.root / "site" / READY / "index.html"
    assert page.is_file()
    for platform, url in URLS.items():
        assert agam.record(READY, "kenanga-lestari", platform, "--url", url).code == 0
        assert agam.of(READY)["verdict"] == "SATISFIED"
    assert agam.run("build").code == 0
    shown = page.read_text(encoding="utf-8")
    assert agam.of(READY)["title"] in shown
    # This office does not show its evidence.
    assert URLS["x"] not in shown


def test_a_write_that_fails_leaves_no_entry_without_its_proof(agam, monkeypatch):
    index = agam.index(READY)
    before = index.read_bytes()
    write = DiskFolder.write

    def fails(self, path, data):
        if path.endswith("record.yml"):
            raise Problem(Finding("FILE-WRITE", same("penuh"), path))
        write(self, path, data)

    monkeypatch.setattr(DiskFolder, "write", fails)
    refused(agam.record(READY, "kenanga-lestari", "x", "--url", URLS["x"]), "FILE-WRITE")
    assert index.read_bytes() == before
