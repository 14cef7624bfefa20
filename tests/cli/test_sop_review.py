"""Kota Bengkulu reviews its SOP twice a year: recorded, ratified, reminded of, and never in anybody's way."""

from __future__ import annotations

import pytest

from .conftest import refused

OFFICE, SOP = "kota-bengkulu", "kota-bengkulu/medsos"
FOLDER = "sops/kota-bengkulu/medsos/reviews"
RATIFIER, OTHER = "permata-teguh", "pualam-adil"
READY = "kota-bengkulu/medsos/2026/hari-kesehatan-nasional-ke-62"


@pytest.fixture
def story(story_of):
    return story_of(OFFICE)


def review(story, *options, outcome="keep", by=(RATIFIER, OTHER)):
    people = [word for person in by for word in ("--by", person)]
    return story.run("sop", "review", SOP, *people, "--outcome", outcome, *options)


def ratify(story):
    done = story.run("sop", "ratify", OFFICE, "--person", RATIFIER, "--key", story.key_of(RATIFIER), "--yes")
    assert done.code == 0, done.err
    return done


def reminders(story) -> list[str]:
    """What the audit says of reviews; it passes all the same, and so does the gate."""
    found = story.run("audit", "--json")
    assert found.code == 0, found.out
    assert story.run("check", READY).code == 0
    told = [f for f in found.json["findings"] if f["code"].startswith("SOP-REVIEW")]
    assert all(f["severity"] == "warning" for f in told)
    return [f["message"] for f in told]


def test_a_review_is_recorded_and_ratified(story):
    story.clock.at = "2026-11-21T10:00:00+07:00"
    [told] = reminders(story)
    assert told == f"Reviu SOP {SOP} untuk semester 2 tahun 2026 belum dicatat; paling lambat 31 Desember 2026."
    assert "SOP-REVIEW-DUE" in story.run("status").err
    assert "semester 2 tahun 2026: belum dicatat" in story.run("sop", "show", SOP).out

    made = review(story, "--note", 'Langkah 5 "tautan" berjalan baik \\ tetap', "--date", "2026-11-20")
    assert made.code == 0, made.err
    assert f"{FOLDER}/2026-1.yml" in made.out
    text = (story.root / FOLDER / "2026-1.yml").read_text(encoding="utf-8")
    assert text == (
        'sop: "4/ORT.06/1771/2/2023"\ndate: 2026-11-20\nby: [permata-teguh, pualam-adil]\noutcome: keep\n'
        'note: "Langkah 5 \\"tautan\\" berjalan baik \\\\ tetap"\n'
    )
    assert story.run("lint").code == 0
    ratify(story)
    assert reminders(story) == []
    assert "SOP-REVIEW" not in story.run("status").err
    assert "semester 2 tahun 2026: dicatat" in story.run("sop", "show", SOP).out
    assert story.run("sop", "show", SOP, "--json").json["reviews"] == [
        {"period": "semester 2 tahun 2026", "until": "2026-12-31", "reviewed": True}
    ]
    again = review(story, outcome="revise")
    assert f"{FOLDER}/2026-2.yml" in again.out


def test_what_is_not_ratified_counts_for_nothing(story):
    story.clock.at = "2026-11-21T10:00:00+07:00"
    assert review(story).code == 0
    assert "POLICY-UNRATIFIED" in story.run("audit").out


def test_the_calendar(story):
    story.clock.at = "2026-07-15T10:00:00+07:00"
    assert review(story, "--date", "2026-07-10").code == 0
    ratify(story)
    for moment, period in {
        "2026-11-21T10:00:00+07:00": None,
        "2027-03-01T10:00:00+07:00": None,
        "2027-05-02T10:00:00+07:00": "semester 1 tahun 2027 belum dicatat; paling lambat 30 Juni 2027",
        "2027-07-01T00:30:00+07:00": "semester 1 tahun 2027 tidak dicatat",
        "2028-02-01T10:00:00+07:00": "semester 2 tahun 2027 tidak dicatat",
    }.items():
        story.clock.at = moment
        told = reminders(story)
        assert len(told) == bool(period), (moment, told)
        assert not period or period in told[0]


def test_no_other_office_is_reminded(story_of):
    agam = story_of("agam")
    agam.clock.at = "2027-12-30T10:00:00+07:00"
    assert "SOP-REVIEW" not in agam.run("audit").out
    assert "Reviu berkala" not in agam.run("sop", "show", "agam").out


@pytest.mark.parametrize(
    ("options", "by", "code", "exits"),
    [
        (("--date", "2026-11-22"), (RATIFIER,), "SOP-REVIEW", 1),
        ((), ("permata-tegu",), "SOP-REVIEW", 1),
        (("--note", "tidak\x00boleh"), (RATIFIER,), "YAML-CONTROL", 1),
    ],
)
def test_a_record_that_cannot_be(options, by, code, exits, story):
    story.clock.at = "2026-11-21T10:00:00+07:00"
    before = story.bytes()
    done = review(story, *options, by=by)
    assert done.code == exits, done.out + done.err
    assert code in done.err
    assert story.bytes() == before


def test_wrong_use(story):
    assert review(story, "--date", "kemarin").code == 2
    assert story.run("sop", "review", SOP, "--outcome", "keep").code == 2
    refused(story.run("sop", "review", "kota-bengkulu/jdih", "--by", RATIFIER, "--outcome", "keep"), "SOP-MISSING", exits=2)


BAD = {
    "another number": ('sop: "4/ORT', 'sop: "5/ORT'),
    "a day to come": ("date: 2026-11-20", "date: 2026-11-30"),
    "nobody known": ("permata-teguh", "permata-teguhh"),
}


@pytest.mark.parametrize(("old", "new"), BAD.values(), ids=BAD)
def test_one_written_by_hand_is_refused_before_it_is_ratified(old, new, story):
    story.clock.at = "2026-11-21T10:00:00+07:00"
    review(story, "--date", "2026-11-20")
    file = story.root / FOLDER / "2026-1.yml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    refused(story.run("lint"), "SOP-REVIEW")
    refused(story.run("sop", "ratify", OFFICE, "--person", RATIFIER, "--key", story.key_of(RATIFIER), "--yes"), "SOP-REVIEW")


def test_one_that_is_no_record_is_told_as_such(story):
    file = story.root / FOLDER / "2026-1.yml"
    file.parent.mkdir()
    file.write_text("by: []\n", encoding="utf-8")
    refused(story.run("lint"), "SCHEMA")


def test_a_ratified_record_stays(story):
    """A ratifier who changes one past our command: the audit tells it, the record counts no more, nothing else stops."""
    story.clock.at = "2026-11-21T10:00:00+07:00"
    review(story, "--date", "2026-11-20")
    ratify(story)
    file = story.root / FOLDER / "2026-1.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("keep", "revise"), encoding="utf-8")
    refused(story.run("sop", "ratify", OFFICE, "--person", RATIFIER, "--key", story.key_of(RATIFIER), "--yes"), "SOP-REVIEW")
