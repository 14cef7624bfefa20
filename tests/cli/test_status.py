"""`paraf status`: where every post stands."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys

from .conftest import HERE, refused


def test_all_posts_in_one_table(story):
    result = story.run("status")
    assert result.code == 0
    # Kota Bengkulu has not recorded its review yet; nothing else is to be told.
    assert [line for line in result.err.splitlines() if "[" in line and "SOP-REVIEW-DUE" not in line] == []
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
    seen = story.run("status", post).out
    assert "Tenggat: 9 November 2026, 10.35 WIB (terlambat 5 menit)" in seen
    assert "Waktu SOP: 15 menit, menurut jam, dihitung dari awal gilirannya, 9 November 2026, 10.20 WIB." in seen
    assert "Due: 9 November 2026, 10:35 WIB (late by 5 minutes)" in story.run("status", post, "--lang", "en").out
    found = story.of(post)
    assert (found["due"], found["late_seconds"], found["late"]) == ("2026-11-09T10:35:00+07:00", 300, "terlambat 5 menit")
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


MENTAWAI = "kepulauan-mentawai/jdih/2026"


def test_the_post_object_keeps_its_documented_fields(story_of):
    found = story_of("agam").of("agam/medsos/2026/hari-pahlawan-2026")
    documented = {"post", "title", "office", "sop", "verdict", "complete", "pending", "step", "waiting_for", "due", "findings"}
    assert documented <= set(found)


def test_lateness_in_working_days(story_of):
    story = story_of("kepulauan-mentawai")
    post = f"{MENTAWAI}/istilah-daerah-pemilihan"
    story.clock.at = "2026-11-13T23:59:59+07:00"
    assert "Tenggat: 13 November 2026, 23.59 WIB\n" in story.run("status", post).out
    for moment, late in {
        "2026-11-14T09:00:00+07:00": "terlambat, kurang dari 1 hari kerja",
        "2026-11-16T09:00:00+07:00": "terlambat 1 hari kerja",
        "2026-11-17T09:00:00+07:00": "terlambat 2 hari kerja",
    }.items():
        story.clock.at = moment
        assert f"Tenggat: 13 November 2026, 23.59 WIB ({late})" in story.run("status", post).out
    assert f"13 November 2026, 23.59 WIB ({late})" in story.run("status").out


def test_the_most_late_stands_first(story_of):
    story = story_of("kepulauan-mentawai")
    dues = [post["due"] for post in story.run("status", "--due", "--json").json["posts"]]
    told = [due for due in dues if due]
    assert len(told) == 3
    assert told == sorted(told)
    assert dues[3:] == [None] * (len(dues) - 3)
    table = story.run("status", "--due").out.splitlines()
    assert "daftar-keputusan-oktober" in table[1]
    named = story.run("status", f"{MENTAWAI}/istilah-daerah-pemilihan", f"{MENTAWAI}/daftar-keputusan-oktober", "--due").out
    assert named.startswith(f"{MENTAWAI}/daftar-keputusan-oktober")


def test_the_times_of_a_post_beside_their_standard(story_of):
    story = story_of("agam")
    post = "agam/medsos/2026/hari-pahlawan-2026"
    lines = [re.split(r"  +", line.strip()) for line in story.run("status", post, "--times").out.splitlines()]
    assert ["1", "1", "30 menit", "-", "9 November 2026, 10.00 WIB", "-", "-", "selesai"] in lines
    since, until = "9 November 2026, 10.00 WIB", "9 November 2026, 10.20 WIB"
    assert ["1", "2", "15 menit", since, until, "20 menit", "9 November 2026, 10.15 WIB (terlambat 5 menit)", "selesai"] in lines
    found = story.run("status", post, "--times", "--json").json["posts"][0]["times"]
    assert [(t["step"], t["ending"], t["took_seconds"], t["late_seconds"]) for t in found][:2] == [
        (1, "done", None, None),
        (2, "done", 1200, 300),
    ]
    assert "times" not in story.of(post)


def test_the_times_of_all_posts_also_of_those_that_cannot_be_read(story_of):
    story = story_of("agam")
    story.index("agam/medsos/2026/hari-pahlawan-2026").write_bytes(b"\xff\xfe")
    assert "dikembalikan" in story.run("status", "--times").out
    found = {post["post"]: post["times"] for post in story.run("status", "--times", "--json").json["posts"]}
    assert found["agam/medsos/2026/hari-pahlawan-2026"] == []
    assert len(found) == 6


def test_a_post_that_nobody_signed_has_no_times(story_of):
    story = story_of("agam")
    story.run("new", "agam/medsos", "Rapat Baru")
    story.run("status", "rapat-baru")
    seen = story.run("status", "rapat-baru", "--times").out
    assert "Tenggat" not in seen


def test_a_year_without_known_joint_leave_warns_and_holds_up_nothing(story_of):
    story = story_of("kepulauan-mentawai")
    assert story.run("status").err == ""
    post = f"{MENTAWAI}/daftar-keputusan-oktober"
    story.clock.at = "2088-12-30T09:00:00+07:00"
    story.signed(post, "ombak-biru")
    seen = story.run("status", post)
    assert seen.code == 0
    assert "peringatan: KPU Kabupaten Kepulauan Mentawai menghitung hari kerja" in seen.err
    assert "[CALENDAR-YEAR]" in seen.err
    assert "Cuti bersama 2088 belum diketahui." in seen.out
    found = story.run("status", "--json").json["findings"]
    assert {(f["code"], f["severity"]) for f in found} == {("CALENDAR-YEAR", "warning")}
    assert story.run("audit").code == 0


def test_the_table_of_holidays_is_loaded_only_where_working_days_are_counted(story_of):
    story = story_of("agam")
    code = "import sys; from site_tools.cli.main import run; run(['status']); print('holidays' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=story.root, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"
    done = subprocess.run([sys.executable, "-c", "import site_tools.reports.status, sys; print('holidays' in sys.modules)"],
                          cwd=HERE, capture_output=True, text=True, check=True)  # fmt: skip
    assert done.stdout == "False\n"
