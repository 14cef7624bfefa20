"""Until when: each wording of a time with real dates, in three zones."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_tools.deadlines import Anchors, anchors, deadline, duration_text, late_by, lateness, standard_text
from site_tools.model.calendar import Calendar, Holiday, NamedDay, Year
from site_tools.model.sop import Step, TimeStandard, Who
from site_tools.model.text import same
from site_tools.model.turn import Turn
from site_tools.reports.national_days import national_days
from tests.judge.builder import policy_of

WIB, WITA, WIT = "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"


def step(minutes=None, days=None, after="previous") -> Step:
    time = TimeStandard(minutes, days, after) if (minutes, days) != (None, None) else None
    return Step(2, "Memeriksa", "decide", Who(any=("pemeriksa",)), time=time)


def calendar(counting="working", zone=WIB, off=(), national=national_days) -> Calendar:
    return Calendar(counting, zone, national, tuple(NamedDay(dt.date.fromisoformat(d), "Hari jadi") for d in off))


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


# --- one moment to count from ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("time", "counting", "zone", "since", "due"),
    [
        # minutes run by the clock: over lunch, over night, over Sunday
        ({"minutes": 15}, "working", WIB, "2026-11-20T09:05:00+07:00", "2026-11-20T09:20:00+07:00"),
        ({"minutes": 15}, "working", WIT, "2026-11-20T09:05:00+07:00", "2026-11-20T11:20:00+09:00"),
        ({"minutes": 180}, "working", WITA, "2026-11-20T23:00:00+08:00", "2026-11-21T02:00:00+08:00"),
        ({"minutes": 0}, "working", WIB, "2026-11-20T09:05:00+07:00", "2026-11-20T09:05:00+07:00"),
        # a day ends at the office's midnight
        ({"days": 1}, "calendar", WIB, "2026-11-19T23:59:59+07:00", "2026-11-20T23:59:59+07:00"),
        ({"days": 1}, "calendar", WIB, "2026-11-20T00:00:00+07:00", "2026-11-21T23:59:59+07:00"),
        ({"days": 1}, "calendar", WITA, "2026-11-19T23:30:00+07:00", "2026-11-21T23:59:59+08:00"),
        ({"days": 1}, "calendar", WIT, "2026-11-19T21:59:59+07:00", "2026-11-20T23:59:59+09:00"),
        ({"days": 1}, "calendar", WIT, "2026-11-19T22:00:00+07:00", "2026-11-21T23:59:59+09:00"),
        ({"days": 1}, "calendar", WIT, "2026-11-19T15:00:00+00:00", "2026-11-21T23:59:59+09:00"),
        # weekends, holidays, the end of the year
        ({"days": 1}, "working", WIB, "2026-11-20T16:00:00+07:00", "2026-11-23T23:59:59+07:00"),
        ({"days": 1}, "working", WIB, "2026-11-21T10:00:00+07:00", "2026-11-23T23:59:59+07:00"),
        ({"days": 0}, "working", WIB, "2026-11-21T10:00:00+07:00", "2026-11-23T23:59:59+07:00"),
        ({"days": [1, 2]}, "working", WITA, "2026-11-19T10:00:00+08:00", "2026-11-23T23:59:59+08:00"),
        ({"days": 1}, "working", WIB, "2026-03-17T10:00:00+07:00", "2026-03-25T23:59:59+07:00"),
        ({"days": 1}, "calendar", WIB, "2026-03-17T10:00:00+07:00", "2026-03-18T23:59:59+07:00"),
        ({"days": 2}, "working", WIB, "2026-12-30T10:00:00+07:00", "2027-01-04T23:59:59+07:00"),
        ({"days": 1}, "calendar", WIB, "2026-12-31T23:00:00+07:00", "2027-01-01T23:59:59+07:00"),
    ],
)
def test_counted_from_the_step_before(time, counting, zone, since, due):
    time = {**time, "days": tuple(time["days"])} if isinstance(time.get("days"), list) else time
    found = deadline(step(**time), Anchors(1, previous=at(since)), calendar(counting, zone))
    assert found.due.isoformat() == due
    assert found.start == at(since)


def test_a_range_has_a_first_day_too():
    found = deadline(step(days=(1, 2)), Anchors(1, previous=at("2026-11-19T10:00:00+08:00")), calendar(zone=WITA))
    assert found.earliest == at("2026-11-20T23:59:59+08:00")
    assert deadline(step(days=1), Anchors(1, previous=found.start), calendar()).earliest is None


def test_an_absent_time_means_none():
    assert deadline(step(), Anchors(1, previous=at("2026-11-19T10:00:00+08:00")), calendar()) is None


# --- Pasaman: "Hari setelah kegiatan berlangsung, maksimal 1 (satu) hari sesudahnya" --------------------

PASAMAN_KNOWN = Anchors(
    1, previous=at("2026-11-21T09:00:00+07:00"), collection=at("2026-11-20T15:00:00+07:00"), event=dt.date(2026, 11, 19)
)


@pytest.mark.parametrize(
    ("number", "due"),
    [(1, "2026-11-20"), (2, "2026-11-21"), (3, "2026-11-21"), (4, "2026-11-21"), (5, "2026-11-20")],
)
def test_pasaman_is_computed_as_written_also_where_the_upload_is_due_first(number, due):
    sop = policy_of("pasaman/medsos").revisions[0].sop
    found = deadline(sop.at(number), PASAMAN_KNOWN, calendar("calendar"))
    assert found.due == at(f"{due}T23:59:59+07:00")


def test_the_event_is_a_day_of_the_office():
    found = deadline(step(days=1, after="event"), Anchors(1, event=dt.date(2026, 11, 19)), calendar(zone=WIT))
    assert (found.start, found.due) == (at("2026-11-19T00:00:00+09:00"), at("2026-11-20T23:59:59+09:00"))
    assert "dihitung dari kegiatan, 19 November 2026 sampai akhir 20 November 2026." in found.explained.id


@pytest.mark.parametrize(
    ("time", "known", "why"),
    [
        ({"minutes": 30}, Anchors(1), "tidak ada catatan kapan langkah ini mulai dikerjakan"),
        ({"days": 1, "after": "collection"}, Anchors(2), "bahan belum diserahkan dalam putaran ini"),
        ({"days": 1, "after": "event"}, Anchors(1), "tanggal kegiatan (`event`) tidak disebut"),
        ({"days": 1, "after": "event"}, Anchors(2, event=dt.date(2026, 11, 19)), "ralat"),
        ({"minutes": 30, "after": "event"}, Anchors(1, event=dt.date(2026, 11, 19)), "tanpa jam"),
        ({"days": 3660, "after": "event"}, Anchors(1, event=dt.date(9999, 12, 30)), "kalender tidak memuat hari itu"),
        ({"days": 0, "after": "event"}, Anchors(1, event=dt.date(9999, 12, 31)), "kalender tidak memuat hari itu"),
        ({"minutes": 30}, Anchors(1, previous=at("9999-12-31T23:59:00+07:00")), "kalender tidak memuat hari itu"),
    ],
)
def test_where_nothing_says_from_when_there_is_no_moment(time, known, why):
    found = deadline(step(**time), known, calendar())
    assert found.due is None
    assert "tenggat tidak dihitung" in found.explained.id
    assert why in found.explained.id
    assert late_by(found, at("2026-11-20T10:00:00+07:00")) == dt.timedelta()
    assert lateness(found, at("2026-11-20T10:00:00+07:00"), calendar()) is None


# --- the words -----------------------------------------------------------------------------------------


def explained(time, since, **options) -> tuple[str, str]:
    found = deadline(step(**time), Anchors(1, previous=at(since), collection=at(since)), calendar(**options))
    return found.explained.id, found.explained.en


def test_the_explanation_of_minutes():
    id_, en = explained({"minutes": 15}, "2026-11-20T09:05:00+07:00")
    assert id_ == "15 menit, menurut jam, dihitung dari awal gilirannya, 20 November 2026, 09.05 WIB."
    assert en == "15 minutes, by the clock, counted from the start of its turn, 20 November 2026, 09:05 WIB."


def test_the_explanation_of_days_names_what_was_left_out():
    id_, en = explained({"days": 1}, "2026-11-19T09:05:00+07:00", off=["2026-11-20"])
    assert id_ == (
        "1 hari, dalam hari kerja, dihitung dari awal gilirannya, 19 November 2026, 09.05 WIB sampai akhir 23 November 2026. "
        "Tidak dihitung: Sabtu dan Minggu; 20 November 2026 (Hari jadi)."
    )
    assert en.endswith("to the end of 23 November 2026. Not counted: Saturdays and Sundays; 20 November 2026 (Hari jadi).")
    id_, _ = explained({"days": 1, "after": "collection"}, "2026-11-18T09:05:00+07:00", off=["2026-11-19"])
    assert id_.startswith("1 hari sesudah bahan terkumpul, dalam hari kerja, dihitung dari penyerahan bahan, 18 November 2026, 09.05 WIB")
    assert id_.endswith("Tidak dihitung: 19 November 2026 (Hari jadi).")
    id_, _ = explained({"days": 1}, "2026-11-19T09:05:00+07:00", counting="calendar")
    assert id_.endswith("dalam hari kalender, dihitung dari awal gilirannya, 19 November 2026, 09.05 WIB sampai akhir 20 November 2026.")


def test_a_long_list_of_days_off_is_cut():
    _, en = explained({"days": 12}, "2026-03-09T09:00:00+07:00", off=["2026-03-10", "2026-03-11", "2026-03-12"])
    assert en.endswith("20 March 2026 (Eid al-Fitr Joint Holiday); and 6 more.")
    assert en.count("(") == 6


def test_what_is_not_certain_is_told():
    def national(year: int) -> Year:
        return Year((Holiday(dt.date(2028, 2, 28), same("Idul Fitri (perkiraan)"), estimated=True),) if year == 2028 else (), year != 2028)

    id_, _ = explained({"days": 1}, "2028-02-24T09:00:00+07:00", national=national)
    assert id_.endswith("sampai akhir 25 Februari 2028. Cuti bersama 2028 belum diketahui.")
    id_, en = explained({"days": 1}, "2028-02-25T09:00:00+07:00", national=national)
    assert "sampai akhir 29 Februari 2028." in id_
    assert id_.endswith("Cuti bersama 2028 belum diketahui. Tanggal perkiraan: Idul Fitri (perkiraan), 28 Februari 2028.")
    assert en.endswith("Dates only reckoned: Idul Fitri (perkiraan), 28 February 2028.")


@pytest.mark.parametrize(
    ("standard", "id_", "en"),
    [
        (TimeStandard(minutes=1), "1 menit", "1 minute"),
        (TimeStandard(minutes=30), "30 menit", "30 minutes"),
        (TimeStandard(days=1), "1 hari", "1 day"),
        (TimeStandard(days=(1, 2)), "1-2 hari", "1-2 days"),
        (TimeStandard(days=(0, 1), after="event"), "0-1 hari sesudah kegiatan", "0-1 days after the event"),
    ],
)
def test_a_standard_in_words(standard, id_, en):
    assert (standard_text(standard).id, standard_text(standard).en) == (id_, en)


@pytest.mark.parametrize(
    ("seconds", "id_", "en"),
    [
        (0, "0 detik", "0 seconds"),
        (59, "59 detik", "59 seconds"),
        (60, "1 menit", "1 minute"),
        (3599, "59 menit", "59 minutes"),
        (3 * 3600, "3 jam", "3 hours"),
        (3 * 3600 + 300, "3 jam 5 menit", "3 hours 5 minutes"),
        (86400 * 2 + 3600 * 3 + 59, "2 hari 3 jam", "2 days 3 hours"),
        (86400 + 59 * 60, "1 hari", "1 day"),
    ],
)
def test_a_duration_in_words(seconds, id_, en):
    long = duration_text(dt.timedelta(seconds=seconds))
    assert (long.id, long.en) == (id_, en)


@pytest.mark.parametrize(
    ("time", "counting", "when", "id_", "en"),
    [
        ({"minutes": 30}, "working", "2026-11-20T09:30:00+07:00", None, None),
        ({"minutes": 30}, "working", "2026-11-20T12:30:00+07:00", "terlambat 3 jam", "late by 3 hours"),
        ({"days": 0}, "working", "2026-11-20T23:59:59+07:00", None, None),
        ({"days": 0}, "working", "2026-11-21T00:00:00+07:00", "terlambat, kurang dari 1 hari kerja", "late by less than 1 working day"),
        ({"days": 0}, "working", "2026-11-23T08:00:00+07:00", "terlambat 1 hari kerja", "late by 1 working day"),
        ({"days": 0}, "working", "2026-11-24T08:00:00+07:00", "terlambat 2 hari kerja", "late by 2 working days"),
        ({"days": 0}, "calendar", "2026-11-23T08:00:00+07:00", "terlambat 3 hari kalender", "late by 3 calendar days"),
        ({"days": 0}, "calendar", "2026-11-20T17:00:01+00:00", "terlambat 1 hari kalender", "late by 1 calendar day"),
    ],
)
def test_lateness_in_the_measure_of_the_standard(time, counting, when, id_, en):
    days = calendar(counting)
    found = deadline(step(**time), Anchors(1, previous=at("2026-11-20T09:00:00+07:00")), days)
    late = lateness(found, at(when), days)
    assert (late and late.id, late and late.en) == (id_, en)
    assert bool(late_by(found, at(when))) == bool(late)


# --- what a step counts from ----------------------------------------------------------------------------


def turn(number: int, start: str, end: str = "", ending="done", round_=1) -> Turn:
    return Turn(number, round_, "00", at(start) if start else None, at(end) if end else None, ending if end else "")


def test_the_collection_is_the_latest_one_of_this_round_before_the_turn():
    sop = policy_of("pasaman/medsos").revisions[0].sop
    one, two, three, four = (
        "2026-11-19T09:00:00+07:00",
        "2026-11-20T09:00:00+07:00",
        "2026-11-21T09:00:00+07:00",
        "2026-11-22T09:00:00+07:00",
    )
    first = turn(1, "", one)
    returned = turn(3, one, two, "return")
    again = turn(1, two, three)
    later = turn(2, three)
    turns = (first, returned, again, later)
    assert anchors(sop, turns, returned, None).collection == at(one)
    assert anchors(sop, turns, later, None) == Anchors(1, at(three), at(three), None)
    assert anchors(sop, turns, Turn(4, 1, "00", None), None).collection == at(three)
    assert anchors(sop, turns, Turn(3, 2, "00", at(four)), dt.date(2026, 11, 19)).collection is None
    assert anchors(sop, turns, first, None).collection is None


def test_a_sop_that_prepares_nothing_collects_at_its_first_step():
    steps = (Step(1, "Menerima", "handover", Who(any=("a",))), Step(2, "Memeriksa", "decide", Who(any=("a",))))
    sop = policy_of("agam/medsos").revisions[0].sop
    sop = type(sop)(sop.number, sop.header, (type(sop.roles[0])("a", "A"),), steps)
    end = "2026-11-19T09:00:00+07:00"
    turns = (turn(1, "", end), turn(2, end))
    assert anchors(sop, turns, turns[1], None).collection == at(end)


MOMENTS = st.integers(0, 540 * 86400).map(lambda seconds: at("2026-01-01T00:00:00+00:00") + dt.timedelta(seconds=seconds))


@given(MOMENTS, st.integers(0, 20), st.sampled_from([WIB, WITA, WIT]))
def test_a_due_moment_ends_a_working_day_of_the_office_and_never_lies_before_its_start(moment, days, zone):
    office = calendar(zone=zone)
    found = deadline(step(days=days), Anchors(1, previous=moment), office)
    assert office.off(found.due.date()) is None
    assert found.due.time() == dt.time(23, 59, 59)
    assert found.due >= found.start == moment
    assert deadline(step(days=days + 1), Anchors(1, previous=moment), office).due >= found.due
    assert lateness(found, found.due, office) is None
