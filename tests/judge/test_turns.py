"""Whose turn it was, from when until when: the stories of the scenarios, told by their turns."""

from __future__ import annotations

import pytest

from site_tools import engine
from site_tools.model.turn import Turn
from site_tools.model.verdict import Verdict
from site_tools.turns import completed, running
from tests.judge.builder import World
from tests.judge.moves import all_scenarios, parse

STORIES = {s.name: s for s in all_scenarios()}


def judged(name: str) -> Verdict:
    story = STORIES[name]
    return engine.judge(World.of(story.sop).play(story.given).case())


def short(turn: Turn) -> str:
    start, end = (f"{m:%d-%H:%M}" if m else "-" for m in (turn.start, turn.end))
    return f"{turn.round}.{turn.step} {start} {end} {turn.ending}".rstrip()


ONE, TWO, THREE = "1.1 - 02-09:00 done", "1.2 02-09:00 02-09:10 done", "1.3 02-09:10 02-09:20 done"
TURNS = {
    "order/nothing-signed": [],
    # the second of two signers completes the step; a publish step lasts until every platform is proved
    "counts/two-deciders": [ONE, TWO, "1.3 02-09:10 -"],
    "walks/kota-bengkulu-second-platform-next-day": [
        *(ONE, TWO, "1.3 02-09:10 02-09:30 done"),
        *("1.4 02-09:30 03-10:10 done", "1.5 03-10:10 03-10:20 done", "1.6 03-10:20 -"),
    ],
    # a return or reject begins the turn of the step it sends the post to
    "walks/pasaman-return": [
        *(ONE, TWO, THREE, "1.4 02-09:20 02-09:30 return"),
        *("1.3 02-09:30 02-09:50 done", "1.4 02-09:50 02-10:00 done", "1.5 02-10:00 02-10:20 done"),
    ],
    "reject/changed": [ONE, "1.2 02-09:00 02-09:10 reject", "1.1 02-09:10 02-09:30 done", "1.2 02-09:30 -"],
    # who signs again of his own accord was not asked at any moment
    "order/rewind-passes-again": [
        *(ONE, TWO, THREE, "1.4 02-09:20 02-09:40 overtaken"),
        *("1.1 - 02-09:40 done", "1.2 02-09:40 02-09:50 done", "1.3 02-09:50 02-10:00 done", "1.4 02-10:00 -"),
    ],
    # a new round begins anew, also after a withdrawal
    "walks/agam-correction-uploaded": [
        *(ONE, TWO, THREE, "1.4 02-09:20 02-09:40 done"),
        *("2.1 - 02-10:00 done", "2.2 02-10:00 02-10:10 done", "2.3 02-10:10 02-10:20 done", "2.4 02-10:20 02-10:50 done"),
    ],
    "withdraw/deleted-afterwards": [ONE, TWO, THREE, "1.4 02-09:20 02-09:40 done"],
    "waive/accepted": [ONE, "1.2 02-09:00 02-09:10 waive", THREE, "1.4 02-09:20 -"],
    # a repair after a stolen key moves nothing
    "keys/compromised-signed-again": [ONE, TWO, THREE, "1.4 02-09:20 -"],
}


@pytest.mark.parametrize("name", TURNS)
def test_the_turns_of_a_story(name):
    assert [short(turn) for turn in judged(name).turns] == TURNS[name]


def test_a_waiver_that_lapsed_leaves_its_step_counting_from_the_step_before():
    story = STORIES["waive/lapses"]
    world = World.of(story.sop).play([*story.given, parse("step 2 by admin-pemeriksa A")])
    verdict = engine.judge(world.case())
    assert (verdict.code, verdict.findings) == ("WAITING", ())
    lapsed, again, now = verdict.turns[-3:]
    assert (lapsed.step, lapsed.ending) == (3, "overtaken")
    assert (short(again)[:14], again.ending) == ("1.2 02-09:00 0", "done")
    assert (now.step, now.start) == (3, again.end)


def test_an_upload_cut_short_by_a_correction_is_overtaken():
    story = STORIES["walks/agam-correction-uploaded"]
    given = [parse(str(line)) for line in ("step 1 by operator A", "step 2 by admin-pemeriksa A", "step 3 by sekretaris A",
             "record instagram", "step 4 by operator A", "edit captions", 'step 1 by operator A note "Ralat"')]  # fmt: skip
    turns = engine.judge(World.of(story.sop).play(given).case()).turns
    assert [(t.round, t.step, t.ending) for t in turns[3:]] == [(1, 4, "overtaken"), (2, 1, "done"), (2, 2, "")]
    assert completed(turns, 1, 2) == turns[4].end
    assert completed(turns, 4, 1) is None


@pytest.mark.parametrize("name", STORIES)
def test_turns_follow_one_another(name):
    verdict = judged(name)
    turns = verdict.turns
    assert all(t.start is None or t.end is None or t.start <= t.end for t in turns)
    assert all(t.end is not None for t in turns[:-1]), "only the last turn may last"
    assert all(bool(t.end) == bool(t.ending) for t in turns)
    assert [t.round for t in turns] == sorted(t.round for t in turns)
    lasts = running(turns)
    plain = verdict.code not in ("INVALID", "ALTERED") and not name.startswith(
        ("keys/", "click/notary-compromised", "waive/lapses", "void/")
    )
    if turns and plain and verdict.withdrawn is None:
        assert (lasts.step if lasts else None) == verdict.step
    if verdict.withdrawn:
        assert lasts is None
