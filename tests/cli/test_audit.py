"""`paraf audit`: every post, every manifest, every file; and that no byte of an approved post can change unseen."""

from __future__ import annotations

import os
import re
import shutil
import stat

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .conftest import commit_all, git, refused

PASSED = (
    "agam/medsos/2026/infografis-syarat-menjadi-pemilih",
    "agam/medsos/2026/pengumuman-jam-layanan-informasi",
    "agam/medsos/2026/rekapitulasi-daftar-pemilih-triwulan-iii",
    "agam/medsos/2026/sosialisasi-pemilih-pemula-sma",
    "kepulauan-mentawai/jdih/2026/istilah-daerah-pemilihan",
    "kepulauan-mentawai/jdih/2026/keputusan-standar-layanan-jdih",
    "kepulauan-mentawai/jdih/2026/penyuluhan-hukum-siberut",
    "kota-bengkulu/medsos/2026/duka-cita-pegawai-purnatugas",
    "kota-bengkulu/medsos/2026/hari-kesehatan-nasional-ke-62",
    "kota-bengkulu/medsos/2026/kuliah-umum-pendidikan-pemilih",
    "pasaman/medsos/2026/coklit-terbatas-oktober",
    "pasaman/medsos/2026/hari-sumpah-pemuda-ke-98",
    "pasaman/medsos/2026/kunjungan-rumah-pintar-pemilu",
    "pinrang/jdih/2026/istilah-hukum-abstrak-peraturan",
    "pinrang/jdih/2026/keputusan-tim-pengelola-jdih",
    "pinrang/jdih/2026/layanan-ruang-baca-jdih",
)
"""Every sample post that passed its gate."""
WORDS = {
    "text": ("naskah", "text"),
    "captions": ("takarir", "captions"),
    "media": ("media", "media"),
    "attachments": ("lampiran", "attachments"),
}
FIRST_DEAD = {
    # By the columns "changes" of the five SOPs: the latest step that may change the part.
    "agam": {"text": 1, "captions": 1, "media": 1},
    "pasaman": {"text": 3, "captions": 3, "media": 3},
    "kota-bengkulu": {"text": 2, "captions": 2, "media": 2, "attachments": 1},
    "pinrang": {"text": 5, "captions": 5, "media": 5, "attachments": 4},
    "kepulauan-mentawai": {"text": 1, "captions": 6, "media": 5, "attachments": 4},
}
PARTS = [(post, part) for post in PASSED for part in FIRST_DEAD[post.split("/")[0]]]


def file_of(story, post, part):
    """A file of the part, and the place of a byte in it that can be another and still be read."""
    folder = story.root / "content" / post
    index = folder / "index.md"
    data = index.read_bytes()
    if part == "text":
        return index, len(data) - 2
    if part == "captions":
        return index, data.index(b"#", data.index(b"\ncaptions:")) + 1
    if part == "media":
        file = min(folder.glob("*.jpg"))
        return file, file.stat().st_size // 2
    file = min((folder / "attachments").iterdir())
    return file, file.stat().st_size - 2


def flipped(file, place):
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(bytes(data))


def test_the_samples_are_sound_and_every_post_is_counted(story):
    result = story.run("audit")
    assert result.code == 0
    assert not result.err
    assert "Jumlah: 26 kiriman dari 5 kantor, 145 tanda tangan, 0 temuan." in result.out
    for office, count in {"Agam": 6, "Pasaman": 5, "Bengkulu": 5, "Pinrang": 5, "Mentawai": 5}.items():
        assert re.search(rf"{office}.*: {count} kiriman", result.out)
    english = story.run("audit", "--lang", "en")
    assert "Total: 26 posts of 5 offices, 145 signatures, 0 findings." in english.out


def test_json_says_the_same(story):
    found = story.run("audit", "--json").json
    assert found["passed"] is True
    assert {(f["code"], f["severity"]) for f in found["findings"]} <= {("MINORS-CONSENT", "warning"), ("SOP-REVIEW-DUE", "warning")}
    assert len(found["posts"]) == 26 == sum(found["totals"].values())
    assert found["totals"] == {
        "INVALID": 0, "WITHDRAWN": 0, "REJECTED": 0, "RETURNED": 5, "ALTERED": 0, "WAITING": 5, "OVERRIDDEN": 0, "SATISFIED": 16,
    }  # fmt: skip
    assert {p["post"] for p in found["posts"] if p["verdict"] == "SATISFIED"} == set(PASSED)
    assert [o["posts"] for o in found["offices"]] == [6, 5, 5, 5, 5]


@pytest.mark.parametrize(("post", "part"), PARTS)
def test_one_byte_of_a_passed_post_is_seen_and_named(story_of, post, part):
    story = story_of(post.split("/")[0])
    file, place = file_of(story, post, part)
    before = file.read_bytes()
    flipped(file, place)
    result = story.run("audit")
    assert result.code == 1
    assert post in result.out
    dead = FIRST_DEAD[post.split("/")[0]][part]
    assert re.search(
        rf"Isi berubah setelah diparaf: {WORDS[part][0]}\. Paraf langkah {dead}\b.* gugur; giliran langkah {dead}\.", result.out
    ), result.out
    found = next(p for p in story.run("audit", "--json", "--lang", "en").json["posts"] if p["post"] == post)
    assert (found["verdict"], found["step"]) == ("ALTERED", dead)
    assert f": {WORDS[part][1]}." in found["findings"][-1]["message"]
    file.write_bytes(before)
    assert story.run("audit").code == 0


@pytest.mark.parametrize("post", PASSED)
def test_a_file_removed_added_or_renamed_is_seen(story_of, post):
    story = story_of(post.split("/")[0])
    folder = story.root / "content" / post
    picture = min(folder.glob("*.jpg"))
    kept = picture.read_bytes()

    picture.unlink()
    result = story.run("audit")
    assert (result.code, post in result.out) == (1, True)
    (folder / "lain.jpg").write_bytes(kept)
    result = story.run("audit")
    assert (result.code, post in result.out) == (1, True)
    picture.write_bytes(kept)
    result = story.run("audit")
    assert (result.code, post in result.out) == (1, True)
    (folder / "lain.jpg").unlink()
    assert story.run("audit").code == 0


@pytest.mark.parametrize("name", ["attachments/lain.md", "catatan.txt", "foto-1.jpg.bak", "lampiran/notula.md", "sub/foto.jpg", "Foto.jpg"])
def test_a_file_that_nobody_signed_has_no_place(story_of, name):
    story = story_of("agam")
    file = story.root / "content" / PASSED[0] / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"tambahan\n")
    result = story.run("audit")
    assert result.code == 1
    assert PASSED[0] in result.out


@pytest.fixture
def pinrang(story_of):
    return story_of("pinrang")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(choice=st.integers(0, 10**9), where=st.floats(0, 0.999999), mask=st.integers(1, 255))
def test_no_byte_of_any_passed_post_can_change_unseen(pinrang, choice, where, mask):
    story = pinrang
    files = [f for post in PASSED for f in sorted((story.root / "content" / post).rglob("*")) if f.is_file()]
    file = files[choice % len(files)]
    before = file.read_bytes()
    data = bytearray(before)
    data[int(where * len(data))] ^= mask
    try:
        file.write_bytes(bytes(data))
        result = story.run("audit")
    finally:
        file.write_bytes(before)
    assert result.code == 1
    post = "/".join(file.relative_to(story.root / "content").parts[:4])
    assert post in result.out
    assert "kesalahan Paraf" not in result.err


def test_evidence_that_no_entry_covers_is_a_finding_and_the_page_stays(story_of):
    story = story_of("agam")
    post = PASSED[0]
    record = story.root / "content" / post / "evidence/record.yml"
    record.write_text(record.read_text(encoding="utf-8").replace("DqQcFnFYP7k", "DqQcFnFYP7l"), encoding="utf-8")
    result = story.run("audit")
    refused(result, "EVIDENCE-UNSIGNED")
    assert story.of(post)["verdict"] == "SATISFIED"
    assert story.run("build", "-d", "site").code == 0
    assert (story.root / "site" / post / "index.html").is_file()
    assert "DqQcFnFYP7l" not in (story.root / "site" / post / "index.html").read_text(encoding="utf-8")


def test_a_policy_file_that_nobody_ratified_stops_that_office_only(story):
    with (story.root / "sops/agam/people.yml").open("a", encoding="utf-8") as file:
        file.write("# tambahan\n")
    found = story.run("audit", "--json").json
    assert not found["passed"]
    assert {f["code"] for f in found["findings"]} >= {"POLICY-UNRATIFIED"}
    by_office = {o["office"] for o in found["offices"]}
    assert by_office == {"pasaman", "kota-bengkulu", "pinrang", "kepulauan-mentawai"}
    assert all(p["verdict"] == "INVALID" for p in found["posts"] if p["post"].startswith("agam/"))
    assert all(p["verdict"] != "INVALID" for p in found["posts"] if not p["post"].startswith("agam/"))


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("content/agam/berita.md", "UNKNOWN-FILE"),
        ("content/lain/index.md", "UNKNOWN-FILE"),
        ("content/agam/medsos/2026/lepas.md", "UNKNOWN-FILE"),
        ("content/tamu/medsos/2026/halo/index.md", "OFFICE-UNKNOWN"),
        ("sops/agam/catatan.txt", "POLICY-UNRATIFIED"),
        ("sops/agam/medsos/lain.yml", "POLICY-UNRATIFIED"),
    ],
)
def test_a_stray_file_is_a_finding(story_of, path, code):
    story = story_of("agam")
    (story.root / path).parent.mkdir(parents=True, exist_ok=True)
    (story.root / path).write_text("---\ntitle: Tamu\n---\n", encoding="utf-8")
    result = story.run("audit")
    refused(result, code)
    assert path.rsplit("/", 1)[0] in result.out


def test_a_plain_page_is_policy_too(story_of):
    story = story_of("agam")
    page = story.root / "content/agam/profil.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nBerita selundupan.\n", encoding="utf-8")
    refused(story.run("audit"), "POLICY-UNRATIFIED")
    page.unlink()
    refused(story.run("audit"), "POLICY-UNRATIFIED")


@pytest.mark.skipif(os.name != "posix", reason="needs symlinks and modes")
@pytest.mark.parametrize("target", ["/etc/hostname", "foto-1.jpg", "../../../../index.md", "tidak-ada"])
def test_a_symlink_in_a_post_is_refused_and_never_followed(story_of, target):
    story = story_of("agam")
    (story.root / "content" / PASSED[0] / "foto-9.jpg").symlink_to(target)
    result = story.run("audit")
    refused(result, "FILE-MODE")
    assert f"{PASSED[0]}/foto-9.jpg" in result.out


@pytest.mark.skipif(os.name != "posix", reason="needs symlinks and modes")
def test_an_executable_and_a_linked_folder_are_refused(story_of):
    story = story_of("agam")
    picture = min((story.root / "content" / PASSED[0]).glob("*.jpg"))
    picture.chmod(picture.stat().st_mode | stat.S_IXUSR)
    refused(story.run("audit"), "FILE-MODE")
    picture.chmod(0o644)
    folder = story.root / "content" / PASSED[1]
    shutil.move(folder, story.root / "asli")
    folder.symlink_to(story.root / "asli", target_is_directory=True)
    result = story.run("audit")
    assert result.code == 1
    assert PASSED[1] in result.out


def test_a_repository_in_a_post_is_refused(story_of):
    story = story_of("agam")
    inner = story.root / "content" / PASSED[0] / "attachments"
    inner.mkdir()
    git(inner, "init", "-q")
    refused(story.run("audit"), "FILE-MODE")


def test_history_and_index_make_no_difference(story_of):
    story = story_of("agam")
    commit_all(story.root)
    git(story.root, "rm", "-q", "--cached", "-r", "content/agam")
    assert story.run("audit").code == 0


def test_a_shallow_copy_without_history_audits(story_of):
    story = story_of("agam")
    shutil.rmtree(story.root / ".git")
    git(story.root, "init", "-q")
    assert story.run("audit").code == 0
