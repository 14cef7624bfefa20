"""`paraf build` and `paraf bundle` over the whole sample repository: nothing leaves the office before its gate."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
from pathlib import Path

import pytest

from site_tools.adapters.demo_keys import demo_key_blobs
from site_tools.adapters.disk import DiskFolder
from site_tools.adapters.pictures import picture_problem
from site_tools.adapters.verifier import verify
from site_tools.cli.main import run
from site_tools.workflows.facts import Judge
from site_tools.workflows.library import load_library

from .conftest import Clock, Result, refused

COMPLETE = "agam/medsos/2026/infografis-syarat-menjadi-pemilih"
WAITING = "agam/medsos/2026/hari-pahlawan-2026"


@pytest.fixture(scope="module")
def published(made_repo, tmp_path_factory):
    """The samples with site/ and bundles/, made once by the commands. Never write into it."""
    root = tmp_path_factory.mktemp("published") / "repo"
    shutil.copytree(made_repo, root)
    kept, results = Path.cwd(), {}
    os.chdir(root)
    try:
        for command in ("build", "bundle"):
            out, err = io.StringIO(), io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = run([command])
            results[command] = Result(code, out.getvalue(), err.getvalue())
    finally:
        os.chdir(kept)
    return root, results


@pytest.fixture
def agam(story_of):
    return story_of("agam")


def secrets(root):
    """Titles and a sentence of the body of every sample post that did not pass its gate."""

    library = load_library(DiskFolder(root), Judge(verify, picture_problem, demo_key_blobs(), Clock().now()))
    held = [j.post for j in library.posts if not j.verdict.publishable]
    assert len(held) == 10
    for post in held:
        lines = [line for line in post.body.splitlines() if len(line) > 60]
        yield str(post.path), post.meta.title, max(lines, key=len)


def what_was_built(published):
    root, results = published
    build, bundle = results["build"], results["bundle"]
    assert build.code == 0, build.err
    assert "16 kiriman tayang, 10 tidak ditayangkan" in build.out
    assert build.err.count("tidak tayang: ") == 10
    assert "mkdocs:" not in build.err
    assert bundle.code == 0, bundle.err
    assert "16 paket di bundles" in bundle.out
    assert (root / "site" / COMPLETE / "index.html").is_file()
    assert (root / "bundles" / COMPLETE).is_dir()
    assert not [p for p in root.iterdir() if p.name.startswith((".site-", ".bundles-"))]


def no_word_of_a_post_that_waits_or_was_returned_leaves_the_office(published):
    root, _ = published
    hidden = list(secrets(root))
    for folder in ("site", "bundles"):
        for file in (root / folder).rglob("*"):
            if not file.is_file() or file.suffix in (".jpg", ".png", ".woff", ".woff2", ".map"):
                continue
            text = file.read_bytes().decode("utf-8", "replace")
            for post, title, sentence in hidden:
                for word in (title, json.dumps(title)[1:-1], sentence):
                    assert word not in text, (file, post)
    years = json.loads((root / "site/cari/indeks/tahun.json").read_text(encoding="utf-8"))
    assert sum(years.values()) == 16
    for post, _, _ in hidden:
        assert not (root / "site" / post).exists()
        assert not (root / "bundles" / post).exists()
        assert post not in (root / "site/sitemap.xml").read_text(encoding="utf-8")


def attachments_and_evidence_stay_in_the_office(published):
    root, _ = published
    names = [p.as_posix() for p in (root / "site").rglob("*")]
    assert not [n for n in names if "/attachments" in n or "/evidence" in n or n.endswith("record.yml")]
    minutes = (root / "content/pinrang/jdih/2026/keputusan-tim-pengelola-jdih/attachments/notula.md").read_text(encoding="utf-8")
    sentence = max(minutes.splitlines(), key=len)
    for file in [*(root / "site").rglob("*.html"), *(root / "site").rglob("*.json")]:
        assert sentence not in file.read_text(encoding="utf-8"), file


@pytest.mark.slow
def test_the_whole_repository_published(published):
    """One test, because it is built once: each of pytest's workers would build it again."""
    what_was_built(published)
    no_word_of_a_post_that_waits_or_was_returned_leaves_the_office(published)
    attachments_and_evidence_stay_in_the_office(published)


def test_strict_stops_at_an_altered_post_and_leaves_the_old_site(agam):
    assert agam.run("build", "--strict").code == 0
    before = {p: p.read_bytes() for p in (agam.root / "site").rglob("*") if p.is_file()}
    with agam.index(COMPLETE).open("a", encoding="utf-8") as file:
        file.write("Tambahan.\n")
    result = agam.run("build", "--strict")
    refused(result, "ALTERED")
    assert COMPLETE in result.err
    assert {p: p.read_bytes() for p in (agam.root / "site").rglob("*") if p.is_file()} == before
    lenient = agam.run("build")
    assert lenient.code == 0
    assert f"tidak tayang: {COMPLETE}: Berubah setelah diparaf [ALTERED]" in lenient.err
    assert not (agam.root / "site" / COMPLETE).exists()


def test_a_foreign_folder_is_never_replaced(agam, tmp_path):
    home = tmp_path / "dokumen"
    home.mkdir()
    (home / "penting.txt").write_text("jangan hapus", encoding="utf-8")
    refused(agam.run("build", "-d", str(home)), "BUILD-DIR")
    refused(agam.run("build", "-d", "content"), "BUILD-DIR")
    refused(agam.run("build", "-d", "."), "BUILD-DIR")
    assert [p.name for p in home.iterdir()] == ["penting.txt"]
    file = tmp_path / "berkas"
    file.write_text("x", encoding="utf-8")
    result = agam.run("build", "-d", str(file))
    assert result.code in (1, 2)
    assert "Traceback" not in result.err
    assert "kesalahan Paraf" not in result.err
    assert file.read_text(encoding="utf-8") == "x"
    assert agam.run("bundle", COMPLETE, "-o", str(home)).code == 0
    assert (home / "penting.txt").read_text(encoding="utf-8") == "jangan hapus"


@pytest.mark.parametrize("data", [None, b"", b"site_name: [\n", b"\xff\xfe", b"- 1\n", b"site_name: X\ntheme: {name: tidak-ada}\n"])
def test_a_bad_mkdocs_yml_is_told_in_words(agam, data):
    config = agam.root / "mkdocs.yml"
    config.unlink()
    if data is not None:
        config.write_bytes(data)
    for command in ("build", "bundle"):
        result = agam.run(command)
        seen = result.out + result.err
        assert "Traceback" not in seen, seen
        assert "kesalahan Paraf" not in seen, seen
        if command == "build":
            assert result.code in (1, 2), seen
    assert not (agam.root / "site").exists()


def test_a_post_appears_with_its_last_paraf_and_not_before(agam):
    title = agam.of(WAITING)["title"]
    assert agam.run("build").code == 0
    assert not (agam.root / "site" / WAITING).exists()
    agam.signed(WAITING, "beringin-tulus")
    assert agam.run("build").code == 0
    assert title in (agam.root / "site" / WAITING / "index.html").read_text(encoding="utf-8")


def test_a_post_is_not_shown_before_its_time(agam):
    agam.signed(WAITING, "beringin-tulus")
    agam.clock.at = "2026-11-10T06:59:00+07:00"
    result = agam.run("build")
    assert not (agam.root / "site" / WAITING).exists()
    assert WAITING in result.err
