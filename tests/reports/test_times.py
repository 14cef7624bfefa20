"""What the steps of a post took, and until when the expected one is due."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from site_tools import engine
from site_tools.model.judged import Judged
from site_tools.reports.status import due, most_late_first
from site_tools.reports.times import calendar_findings, expected_time, measured, step_times, time_object
from tests.judge.builder import World
from tests.judge.moves import all_scenarios

STORIES = {s.name: s for s in all_scenarios()}


def judged(name: str, *, event: str = "", counting: str = "", shift: int = 0) -> Judged:
    """A story; `shift` moves the world some years on."""
    story = STORIES[name]
    world = World.of(story.sop)
    world.clock = world.clock.replace(year=world.clock.year + shift)
    if counting:
        world.policy = replace(world.policy, office=replace(world.policy.office, day_counting=counting))
    if event:
        world.meta = replace(world.meta, event=dt.date.fromisoformat(event))
    case = world.play(story.given).case()
    return Judged(case.post, engine.judge(case), case.policy)


def test_the_expected_step():
    time = expected_time(judged("counts/two-deciders"))
    assert (time.step.step, time.turn.start.isoformat()) == (3, "2026-11-02T09:10:00+07:00")
    assert time.deadline.due == time.turn.start + dt.timedelta(minutes=180)
    assert (time.late, time.late_seconds) == (None, 0)


def test_a_step_whose_signature_died_counts_from_its_last_handover():
    found = judged("keys/compromised")
    time = expected_time(found)
    assert (found.verdict.step, time.turn.start.isoformat()) == (2, "2026-11-02T09:00:00+07:00")
    assert (time.late.id, time.late_seconds > 0) == ("terlambat 25 menit", True)
    altered = expected_time(judged("altered/agam-text"))
    assert altered.deadline.due is None


def test_what_is_invalid_withdrawn_or_complete_is_due_never():
    for name in ("chain/entry-copied", "withdraw/by-one-holder", "walks/agam-first-to-last"):
        assert expected_time(judged(name)) is None
        assert due(judged(name)) is None
    assert step_times(judged("chain/entry-copied")) == ()


def test_an_office_whose_sop_gives_no_time_has_turns_all_the_same():
    times = step_times(judged("walks/pinrang-first-to-last"))
    assert times[0].deadline is None
    assert (times[0].late, times[0].late_seconds) == (None, None)
    assert times[1].took == dt.timedelta(minutes=20)


def test_every_turn_of_a_finished_post_beside_its_standard():
    times = step_times(judged("walks/pasaman-return", event="2026-10-30"))
    late = [(t.turn.step, t.late and t.late.id) for t in times]
    # Counted from the activity of Friday, 30 October: steps 1 and 5 are late; the others count from the handing over.
    assert late == [(1, "terlambat 2 hari kalender"), *((n, None) for n in (2, 3, 4, 3, 4)), (5, "terlambat 2 hari kalender")]
    found = time_object(times[0], "id")
    assert (found["standard"], found["start"], found["took"], found["ending"]) == ("0-1 hari sesudah kegiatan", None, None, "done")
    assert found["due"] == "2026-10-31T23:59:59+07:00"
    assert found["late_seconds"] == 33 * 3600 + 1
    assert time_object(times[3], "en")["took"] == "10 minutes"
    bare = time_object(step_times(judged("walks/pinrang-first-to-last"))[0], "id")
    assert (bare["standard"], bare["due"], bare["explained"]) == (None, None, None)


def test_a_correction_has_no_time_from_what_happened_in_the_first_round():
    times = [t for t in step_times(judged("walks/pasaman-correction", event="2026-11-02")) if t.turn.round == 2]
    assert [t.turn.step for t in times] == [3, 4, 5]
    assert all(t.deadline.due is None for t in times)
    assert "bahan belum diserahkan dalam putaran ini" in times[0].deadline.explained.id
    assert "SOP tidak memberi waktu bagi ralat" in times[2].deadline.explained.id


def test_an_earlier_round_is_measured_by_its_own_revision():
    found = judged("sop/correction-under-the-new-one")
    assert {t.turn.sop_sha256 for t in step_times(found)} == {r.sha256 for r in found.policy.revisions}


def test_what_steps_took_over_many_posts():
    posts = [judged("walks/agam-first-to-last"), judged("walks/agam-correction-uploaded")]
    by_step = {m.step.step: m for m in measured(posts)}
    assert (by_step[1].completed, by_step[1].median, by_step[1].in_time, by_step[1].late) == (3, None, 0, 0)
    assert (by_step[2].completed, by_step[2].median, by_step[2].in_time) == (3, dt.timedelta(minutes=10), 3)
    assert (by_step[4].completed, by_step[4].in_time, by_step[4].late) == (3, 0, 3)
    assert measured([]) == ()
    both = judged("sop/correction-under-the-new-one")
    assert sum(m.completed for m in measured([both])) < len(both.verdict.turns)


def test_most_late_first_and_what_is_not_due_last():
    posts = [judged("walks/agam-first-to-last"), judged("counts/two-deciders"), judged("keys/compromised")]
    assert [due(p) is None for p in sorted(posts, key=most_late_first)] == [False, False, True]
    assert due(min(posts, key=most_late_first)) == due(posts[2])


def test_a_year_without_known_joint_leave_is_told_once_an_office():
    late = [judged("editing/design-in-mentawai", shift=60)] * 2
    found = calendar_findings(late)
    assert [(f.code, f.severity, f.path) for f in found] == [("CALENDAR-YEAR", "warning", "sops/kepulauan-mentawai/office.yml")]
    assert "2086" in found[0].message.id
    assert calendar_findings([judged("editing/design-in-mentawai")]) == ()
    assert calendar_findings([judged("editing/design-in-mentawai", shift=60, counting="calendar")]) == ()
    assert calendar_findings([judged("walks/agam-first-to-last")]) == ()
