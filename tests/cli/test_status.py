"""`paraf status`: where every post stands."""

from __future__ import annotations

import re
import shutil

from .conftest import refused


def test_all_posts_in_one_table(story):
    result = story.run("status")
    assert (result.code, result.err) == (0, "")
    assert len(re.findall(r"\[(?:SATISFIED|WAITING|RETURNED)\]", result.out)) == 26
    assert "Giliran langkah 3: Sekretaris (Beringin Tulus Contoh)." in result.out
    english = story.run("status", "--lang", "en").out
    assert "It is the turn of step 3: Sekretaris (Beringin Tulus Contoh)." in english


def test_json_counts_every_verdict(story):
    found = story.run("status", "--json").json
    assert len(found["posts"]) == 26
    assert (found["totals"]["SATISFIED"], found["totals"]["WAITING"], found["totals"]["RETURNED"]) == (16, 5, 5)


def test_one_post_in_full(story):
    result = story.run("status", "sosialisasi-pemilih-pemula-sma")
    assert "Lengkap, siap tayang [SATISFIED]" in result.out
    assert "terunggah 0 dari 3" in result.out
    assert "Giliran langkah 4: Operator" in result.out


def test_a_deadline_that_went_by_is_told_and_blocks_nothing(story_of):
    story = story_of("agam")
    post = "agam/medsos/2026/hari-pahlawan-2026"
    story.clock.at = "2026-11-09T10:30:00+07:00"
    assert "Tenggat: 9 November 2026, 10.35 WIB\n" in story.run("status", post).out
    story.clock.at = "2026-11-09T10:40:00+07:00"
    assert "Tenggat: 9 November 2026, 10.35 WIB (lewat tenggat)" in story.run("status", post).out
    story.signed(post, "beringin-tulus")


def test_an_unreadable_post_is_shown_beside_the_others(story_of):
    story = story_of("agam")
    story.index("agam/medsos/2026/hari-pahlawan-2026").write_bytes(b"\xff\xfe")
    result = story.run("status")
    assert (result.code, result.err) == (0, "")
    assert result.out.count("[INVALID]") == 1
    assert result.out.count("[SATISFIED]") == 4
    assert "[INVALID]" in story.run("status", "hari-pahlawan-2026").out
    found = story.run("status", "hari-pahlawan-2026", "--json").json["posts"][0]
    assert (found["verdict"], found["title"]) == ("INVALID", None)
    assert found["findings"][0]["code"]


def test_what_cannot_be_judged(story_of, tmp_path, monkeypatch):
    story = story_of("agam")
    refused(story.run("status", "tidak-ada"), "POST-MISSING", exits=2)
    (story.root / "sops/trust.txt").unlink()
    refused(story.run("status"), "TRUST-MISSING", exits=2)
    monkeypatch.chdir(tmp_path)
    refused(story.run("status"), "NOT-A-REPOSITORY", exits=2)


def test_an_office_without_posts_is_shown_as_such(story_of):
    story = story_of("agam")
    shutil.rmtree(story.root / "content/agam/medsos")
    assert story.run("status").code == 0
    assert story.run("audit").code == 0
